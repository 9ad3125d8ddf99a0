"""`legation export`: the register in another form."""

import os
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from legation.cli.exits import Exit, Stop
from legation.cli.options import Filters
from legation.cli.screen import messages, print_lines
from legation.cli.vocabulary import Known, known
from legation.exports import csv, jsonl
from legation.exports.html import Shown, document
from legation.model.page import Page
from legation.register.query import Selection
from legation.register.store import Register
from legation.views.filters import selection


def run(
    kind: str, register_at: str, filters: Filters, codebook: Path | None, out: Path | None, *, events: bool, excel: bool
) -> None:
    """Write what the filters let through, to the file or to standard output."""
    book = known(codebook)
    wanted = selection(filters, book.words)
    if events and kind == "html":
        raise Stop(Exit.USAGE, "the evidence page shows claims on their pages; leave --what out")
    with Register(register_at, create=False) as register:
        if kind == "html":
            lines = evidence_page(register, wanted, book, register.pages(wanted), unread=not filters)
        elif kind == "csv":
            lines = _csv(register, wanted, book, events=events, excel=excel)
        else:
            lines = jsonl.event_lines(register.events(wanted)) if events else jsonl.claim_lines(register.claims(wanted))
        if out is None:
            print_lines(lines)
        else:
            write(out, lines)
            messages().print(f"Written: {out}")


def evidence_page(
    register: Register, wanted: Selection, book: Known, pages: Iterable[Page], *, unread: bool = False
) -> Iterator[str]:
    """The evidence page of some pages, with the claims that are wanted; `unread` adds the inputs that gave none."""
    shown = (Shown(page, list(register.claims(on_page(wanted, page.sha256)))) for page in pages)
    outcomes = register.outcomes() if unread else ()
    differences = {event.event_id: event.contradictions for event in register.events(wanted) if event.contradictions}
    return document(
        shown,
        types=book.types,
        roles=book.roles,
        outcomes=outcomes,
        differences=differences,
        title="Legation: the evidence",
    )


def on_page(wanted: Selection, sha256: str) -> Selection:
    """The same selection, on one page only."""
    return wanted.also("c.sha256 = ?", sha256)


def write(path: Path, lines: Iterable[str]) -> None:
    """Write a file wholly or not at all; a device or pipe is written as it comes, and never replaced by a file."""
    try:
        if path.exists() and not path.is_file():
            with path.open("w", encoding="utf-8", errors="replace", newline="") as device:
                device.writelines(lines)
            return
        handle, part = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", errors="replace", newline="") as file:
                file.writelines(lines)
            # a temporary file is private; the result has the rights that any new file has
            Path(part).chmod(0o666 & ~_mask())
            Path(part).replace(path)
        except BaseException:
            Path(part).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise Stop(Exit.STORE, f"{path} cannot be written: {error.strerror or error}") from error


def _csv(register: Register, wanted: Selection, book: Known, *, events: bool, excel: bool) -> Iterator[str]:
    if events:
        rows = csv.event_rows(register.events(wanted), book.roles, book.codes)
        return csv.lines(rows, columns=csv.EVENT_COLUMNS, excel=excel)
    return csv.lines(
        csv.claim_rows(register.claims(wanted), book.roles, book.codes), columns=csv.CLAIM_COLUMNS, excel=excel
    )


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
