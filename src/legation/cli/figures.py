"""The figures of a watch, in a file that a monitor collects."""

import time
from collections import Counter
from pathlib import Path

from legation.exports.exposition import COUNTER, GAUGE, Family, exposition, single
from legation.exports.figures import of_process, of_register
from legation.feeds.state import State
from legation.register.store import Register

APART = 15.0
"""Seconds between two versions of the file."""


class Figures:
    """Writes the figures now and then; `path` None writes none."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._due = 0.0

    def write(self, state: State, tally: Counter[str], register: Register, *, last: bool = False) -> None:
        """Write them if it is time, and at the end; whoever reads the file sees all of it or the version before."""
        if self._path is None or (time.monotonic() < self._due and not last):
            return
        self._due = time.monotonic() + APART
        items = tuple(("", {"status": status}, float(number)) for status, number in state.counts().items())
        families = [
            Family("legation_watch_items", GAUGE, "Items that sources named, by what became of them.", items),
            single("legation_watch_source_faults_total", COUNTER, "Looks at a source that failed.", tally["faults"]),
            single("legation_watch_round_timestamp_seconds", GAUGE, "When a round last ended.", time.time()),
        ]
        part = self._path.with_name(f".{self._path.name}.part")
        part.write_text(exposition([*families, *of_register(register), *of_process()]), encoding="utf-8")
        part.replace(self._path)
