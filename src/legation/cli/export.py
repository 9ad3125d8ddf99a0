"""`legation export` and `legation dictionary`: the register in another form, and what its fields mean."""

import json
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from legation.cli.exits import Exit, Stop
from legation.cli.options import Filters
from legation.cli.screen import messages
from legation.cli.version import version
from legation.cli.vocabulary import Known, known
from legation.exports import evidence, site
from legation.exports.dictionary import dictionary, markdown
from legation.exports.formats import BY_NAME, Format
from legation.exports.taken import Taken
from legation.model.page import Page
from legation.register.query import EVERYTHING
from legation.register.store import Register
from legation.views.filters import selection

DICTIONARY = ".dictionary.md"
"""What the name of the data dictionary beside a file ends in."""


def run(
    kind: str,
    register_at: str,
    filters: Filters,
    codebook: Path | None,
    out: Path | None,
    *,
    what: str | None,
    excel: bool,
    explained: bool,
) -> None:
    """Write what the filters let through, to the file or to standard output; `explained` adds the dictionary."""
    form = BY_NAME.get(kind)
    if form is None:
        raise Stop(Exit.USAGE, f"“{kind}” is no format; there are {', '.join(BY_NAME)}")
    what, book = what or form.whats[0], known(codebook)
    if what not in form.whats:
        raise Stop(Exit.USAGE, f"{kind} holds {', '.join(form.whats)}; “--what {what}” is none of these")
    wanted = selection(filters, book.words)
    with Register(register_at, create=False) as register:
        asked = "; ".join(f"{name}={value}" for name, values in filters.items() for value in values)
        taken = Taken(register, book.book, what, wanted, asked, version(), excel)
        _put(form, taken, out)
    if out is not None and explained and out.is_file():
        beside = out.with_name(out.name + DICTIONARY)
        write(beside, [markdown(dictionary(book.book, version(), (what,))).encode()])
    for reason, number in sorted(taken.left.items()):
        messages().print(f"Left out: {number}, {reason}")
    if out is not None:
        messages().print(f"Written: {out}")


def tell_dictionary(codebook: Path | None, out: Path | None, *, as_json: bool) -> None:
    """Print the data dictionary of all tables."""
    told = dictionary(known(codebook).book, version())
    text = json.dumps(told, ensure_ascii=False, indent=1) + "\n" if as_json else markdown(told)
    if out is None:
        sys.stdout.write(text)
    else:
        write(out, [text.encode()])
        messages().print(f"Written: {out}")


def evidence_page(register: Register, book: Known, pages: Iterable[Page]) -> Iterator[bytes]:
    """The evidence page of some pages, with all their claims."""
    taken = Taken(register, book.book, wanted=EVERYTHING, tool=version())
    return (piece.encode("utf-8", "replace") for piece in evidence.page(taken, pages))


def _put(form: Format, taken: Taken, out: Path | None) -> None:
    if out is not None and form is BY_NAME["site"] and out.suffix != ".zip":
        unpack(out, site.files(taken))
        return
    pieces = form.pieces(taken)
    if out is not None:
        write(out, pieces)
    elif form.is_text or not sys.stdout.isatty():
        _print(pieces)
    else:
        raise Stop(Exit.USAGE, f"{form.name} is nothing to be read on a screen; name a file with --out")


def _print(pieces: Iterable[bytes]) -> None:
    """Bytes to standard output as they are; a stream of text alone gets them as text."""
    raw = getattr(sys.stdout, "buffer", None)
    for piece in pieces:
        if raw is None:
            sys.stdout.write(piece.decode())
        else:
            raw.write(piece)
    sys.stdout.flush()


def write(path: Path, pieces: Iterable[bytes]) -> None:
    """Write a file wholly or not at all; a device or pipe is written as it comes, and never replaced by a file."""
    try:
        if path.exists() and not path.is_file():
            with path.open("wb") as device:
                device.writelines(pieces)
            return
        handle, part = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.writelines(pieces)
            # a temporary file is private; the result has the rights that any new file has
            Path(part).chmod(0o666 & ~_mask())
            Path(part).replace(path)
        except BaseException:
            Path(part).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise Stop(Exit.STORE, f"{path} cannot be written: {error.strerror or error}") from error


def unpack(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Write files into a folder that is new or empty, so that nothing of an older site is left among them."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Stop(Exit.STORE, f"{folder} is there already and is no empty folder")
    try:
        for name, data in files:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    except OSError as error:
        raise Stop(Exit.STORE, f"{folder} cannot be written: {error.strerror or error}") from error


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
