"""`legation watch`: feeds, sitemaps and lists of addresses followed into a register."""

import signal
import sqlite3
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from legation.cli.exits import Exit, Stop
from legation.cli.figures import Figures
from legation.cli.screen import messages, visible
from legation.cli.telling import Inputs, source_seen
from legation.cli.version import version
from legation.feeds.follow import Follower, Tell, Terms
from legation.feeds.state import State
from legation.model.page import Outcome
from legation.pages.source import Input
from legation.pipeline import Reader, settle
from legation.register.rows import Run
from legation.register.store import Register


@dataclass(frozen=True, slots=True)
class Asked:
    """What `legation watch` was asked for; `once` ends when nothing is due any more."""

    sources: tuple[str, ...]
    register: str
    state: Path
    every: float
    once: bool
    private: bool
    codebook: Path | None
    figures: Path | None = None


def run(asked: Asked) -> None:
    """Watch until told to end, or, with `once`, until nothing is due."""
    reader = Reader(codebook_directory=asked.codebook)
    ended = threading.Event()
    _end_well(ended)
    try:
        state = State(asked.state)
    except sqlite3.Error as error:
        raise Stop(Exit.STORE, f"{asked.state}: the state of the watch cannot be kept there ({error})") from None
    tally: Counter[str] = Counter()
    try:
        with Register(asked.register) as register:
            terms = Terms(every=asked.every * 60, private=asked.private)
            follower = Follower(state, lambda made: _keep(made, reader, register, tally), _telling(tally), terms)
            state.follow(asked.sources, follower.clock())
            figures = Figures(asked.figures)
            _rounds(follower, asked, ended, lambda: figures.write(state, tally, register))
            settle(register, reader)
            figures.write(state, tally, register, last=True)
        _told(state, tally)
        if asked.once and (tally["refused"] or tally["faults"]):
            raise Stop(Exit.REFUSED, f"{tally['faults']} sources not read, {tally['refused']} items refused")
    finally:
        state.close()


def _telling(tally: Counter[str]) -> Tell:
    """Say what came of each look at a source, and count the faults."""

    def tell(url: str, told: str, fault: bool) -> None:
        tally["faults"] += fault
        source_seen(url, told, fault=fault)
        messages().print(f"{'not read' if fault else 'source':<14}{visible(url)}: {visible(told)}", soft_wrap=True)

    return tell


def _rounds(follower: Follower, asked: Asked, ended: threading.Event, after: Callable[[], None]) -> None:
    """One round after another. With `once`, sources are looked at once and their items until each has its outcome."""
    while not ended.is_set():
        busy = follower.round()
        after()
        if busy:
            continue
        if asked.once and not follower.state.counts().get("waiting"):
            return
        ended.wait(follower.wait())


def _end_well(ended: threading.Event) -> None:
    """The round that is under way is finished, then the watch ends."""

    def end(number: int, frame: FrameType | None) -> None:
        ended.set()

    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, end)


def _keep(made: Sequence[Input | Outcome], reader: Reader, register: Register, tally: Counter[str]) -> list[Outcome]:
    """Read what was fetched and keep every outcome, in order."""
    told = Inputs()
    read = iter(list(reader.read([one for one in made if isinstance(one, Input)])))
    outcomes = []
    for one in made:
        outcome, claims = (one, ()) if isinstance(one, Outcome) else next(read)
        model = claims[0].model if claims else ""
        with told.kept(outcome, len(claims)):
            register.add(outcome, claims, outcome.data, run=Run(version(), reader.codebook.version, model, None))
        tally[outcome.status] += 1
        tally["claims"] += len(claims)
        messages().print(f"{outcome.status:<14}{visible(outcome.path)}", soft_wrap=True)
        outcomes.append(outcome)
    return outcomes


def _told(state: State, tally: Counter[str]) -> None:
    waiting = state.counts().get("waiting", 0)
    messages().print(
        f"{tally['read']} read, nothing found on {tally['nothing_found']}, {tally['refused']} refused; "
        f"{tally['claims']} claims" + (f"; {waiting} items wait for their time" if waiting else "")
    )
