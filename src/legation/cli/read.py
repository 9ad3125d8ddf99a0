"""`legation read`: pages to claims, printed and kept."""

import logging
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from legation import journal
from legation.cli.blocks import Look, under_stories
from legation.cli.exits import Exit, Stop
from legation.cli.progress import Progress, shown
from legation.cli.screen import data, messages, print_lines, visible
from legation.cli.telling import Inputs
from legation.cli.version import version
from legation.cli.vocabulary import Known, known_of
from legation.exports import jsonl
from legation.language.gloss.others import can_read, how_to_read
from legation.model.page import Outcome
from legation.pages.inputs import expand
from legation.pipeline import Reader, settle
from legation.pool import FEW, USUAL, Read, read_many
from legation.register.migrate import told
from legation.register.query import EVERYTHING
from legation.register.rows import Run
from legation.register.store import Register

REFUSED_SHOWN = 20
"""Refused inputs that are told one by one; the register holds them all."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What `legation read` was asked for; `register` is None where nothing is to be kept.

    `workers` None reads few inputs in this process and many in as many workers as there are cores; `seconds` is how
    long a worker may take for one input; `resume` passes over inputs of which the register has an outcome. `spread`
    reads on the machines of a cluster, which keep what they read in `parts`.
    """

    paths: tuple[str, ...]
    register: str | None
    published: str | None
    codebook: Path | None
    as_json: bool
    html: Path | None
    verbose: bool
    workers: int | None = None
    seconds: float = USUAL.seconds
    resume: bool = False
    spread: bool = False
    parts: str | None = None


@dataclass(slots=True)
class Tally:
    """What became of the inputs so far; `pages` are the hashes of those that were read, in order.

    `partly` are pages of which a story could not be read; `foreign` counts the stories kept unread for their
    language, `could` tells how some of them would be read; `retold` counts the pages read
    again from the day of an earlier copy.
    """

    statuses: Counter[str] = field(default_factory=Counter)
    refused: list[Outcome] = field(default_factory=list)
    partly: list[Outcome] = field(default_factory=list)
    foreign: int = 0
    could: set[str] = field(default_factory=set)
    retold: int = 0
    pages: dict[str, None] = field(default_factory=dict)
    claims: int = 0

    def count(self, outcome: Outcome) -> None:
        """Count one input."""
        self.statuses[outcome.status] += 1
        if outcome.status == "refused":
            self.refused.append(replace(outcome, data=None))
        elif outcome.reason and outcome.status == "read":
            self.partly.append(replace(outcome, page=None, data=None))
        if outcome.page is not None:
            self.pages[outcome.page.sha256] = None
            self.foreign += sum(not can_read(story.language) for story in outcome.page.stories)
            self.could |= {how for story in outcome.page.stories if (how := how_to_read(story.language))}


def run(asked: Asked) -> None:
    """Read, keep, print; ends with an exit code if inputs were refused."""
    _check_date(asked.published)
    with _logged(asked.verbose):
        _run(asked)


@contextmanager
def _logged(verbose: bool) -> Iterator[None]:
    """Show what the program logs of its own failures, with tracebacks, if the user wants to see it all."""
    log, handler = logging.getLogger("legation"), logging.StreamHandler(sys.stderr)
    if verbose and not journal.is_written():
        log.addHandler(handler)
    try:
        yield
    finally:
        log.removeHandler(handler)


def _run(asked: Asked) -> None:
    reader = Reader(codebook_directory=asked.codebook)
    book = known_of(reader.codebook)
    tally = Tally()
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory()) if asked.register is None else ""
        register = stack.enter_context(Register(asked.register or str(Path(folder) / "once.db")))
        try:
            _keep(asked, reader, register, tally)
        except KeyboardInterrupt:
            raise Stop(Exit.INTERRUPTED, f"interrupted; {_pages(tally)} by then{_where(asked)}") from None
        _print(asked, register, tally, book)
        if asked.html is not None:
            _write_html(asked.html, register, tally, book)
    _summary(asked, tally)
    if tally.refused:
        raise Stop(Exit.REFUSED, f"{len(tally.refused)} of {tally.statuses.total()} inputs refused")
    if tally.partly:
        raise Stop(Exit.REFUSED, f"{len(tally.partly)} of {tally.statuses.total()} inputs read in part only")


def _check_date(published: str | None) -> None:
    try:
        date.fromisoformat(published or "2000-01-01")
    except ValueError:
        raise Stop(Exit.USAGE, f"--published wants a day as 2020-10-24, not “{published}”") from None


def _keep(asked: Asked, reader: Reader, register: Register, tally: Tally) -> None:
    progress = Progress()
    outcomes = _spread(asked, reader, register) if asked.spread else _here(asked, reader, register, progress)
    inputs_told = Inputs()
    with shown(progress, asked.paths) as step:
        for outcome, claims in outcomes:
            model = claims[0].model if claims else ""
            run_of = Run(version(), reader.codebook.version, model, asked.published)
            raw = outcome.data if asked.register is not None else None
            with inputs_told.kept(outcome, len(claims)):
                register.add(outcome, claims, raw, run=run_of)
            tally.count(outcome)
            step(outcome)
    tally.retold = settle(register, reader)


def _here(asked: Asked, reader: Reader, register: Register, progress: Progress) -> Iterator[Read]:
    """What the cores of this machine read."""
    inputs = expand(asked.paths, sys.stdin.buffer)
    if asked.resume:
        inputs = (item for item in inputs if not register.has_outcome(item.path))
    care = replace(USUAL, seconds=asked.seconds, workers=asked.workers or os.cpu_count() or 1)
    few = 0 if asked.workers is not None else FEW
    return read_many(progress.taken(inputs), reader, asked.published, care, few=few)


def _spread(asked: Asked, reader: Reader, register: Register) -> Iterator[Read]:
    """What the machines of a cluster read."""
    from legation.cli.spread import Kept, outcomes

    care = replace(USUAL, seconds=asked.seconds)
    kept = Kept(asked.parts, asked.register, register.has_outcome if asked.resume else None)
    return outcomes(asked.paths, reader, asked.published, care, asked.workers, kept)


def _print(asked: Asked, register: Register, tally: Tally, book: Known) -> None:
    look = Look(book.types, book.roles, asked.verbose)
    console = data()
    for sha256 in tally.pages:
        found = list(register.claims(EVERYTHING.also("c.sha256 = ?", sha256)))
        tally.claims += len(found)
        if asked.as_json:
            print_lines(jsonl.claim_lines(found))
        else:
            for block in under_stories(found, look):
                console.print(block)


def _write_html(path: Path, register: Register, tally: Tally, book: Known) -> None:
    from legation.cli.export import evidence_page, write

    write(path, evidence_page(register, book, map(register.page, tally.pages)))
    messages().print(f"Evidence page: {path}")


def _summary(asked: Asked, tally: Tally) -> None:
    console = messages()
    for word, outcomes in (("refused", tally.refused), ("partly", tally.partly)):
        for outcome in outcomes[:REFUSED_SHOWN]:
            console.print(f"{word:<9}{visible(_reason(outcome))}", soft_wrap=True)
        if len(outcomes) > REFUSED_SHOWN:
            console.print(f"         and {len(outcomes) - REFUSED_SHOWN} more")
    counts = [_pages(tally), f"nothing found on {tally.statuses['nothing_found']}", f"{len(tally.refused)} refused"]
    if tally.foreign:
        counts.append(f"{tally.foreign} stor{'y' if tally.foreign == 1 else 'ies'} not in English kept unread")
    if tally.retold:
        counts.append(f"{tally.retold} read again from the day of an earlier copy")
    for how in sorted(tally.could):
        console.print(how, soft_wrap=True)
    console.print(f"{', '.join(counts)}; {tally.claims} claim{'' if tally.claims == 1 else 's'}{_where(asked)}")
    if asked.register is not None and asked.html is None and tally.claims:
        option = "" if asked.register == "legation.db" else f" --register {told(asked.register)}"
        console.print(f"The evidence page: legation export html --out evidence.html{option}", soft_wrap=True)


def _reason(outcome: Outcome) -> str:
    return outcome.reason if outcome.reason.startswith(outcome.path) else f"{outcome.path}: {outcome.reason}"


def _pages(tally: Tally) -> str:
    number = tally.statuses["read"]
    return f"{number} page{'' if number == 1 else 's'} read"


def _where(asked: Asked) -> str:
    return f"; kept in {told(asked.register)}" if asked.register is not None else ""
