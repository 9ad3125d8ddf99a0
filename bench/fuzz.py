#!/usr/bin/env python3
"""Read N spoiled pages through the real workers into a register, and tell what became of them.

    fuzz.py N SEED [--workers 2] [--time-limit 120] [--only KIND] [--from NUMBER] [--minutes M] [--take-in]

The pages are made from those of the corpus (see fuzzed.py); the same N and SEED make the same pages; after M minutes no
more are given out. With --take-in they are only taken in, not read for claims. Ends with 1 if a
file has no outcome, if the program failed on a page, or if reading one ended a worker or took longer than the limit.
"""

import argparse
import resource
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from fuzzed import MAKERS, Stock, fuzzed

from legation.model.page import Outcome
from legation.pages.inputs import expand, read_input
from legation.pages.source import Input
from legation.pipeline import Reader
from legation.pool import Care, read_pooled
from legation.register.store import Register

ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT / "corpus" / "dev" / "pages"
FAILED = ("could not be taken in", "could not be read (")
ENDED, LATE = "ended the worker", "not read within"


def stock() -> Stock:
    """The pages of the corpus on which rules may be tuned, and the invented examples."""
    files = [path for folder in (PAGES, ROOT / "examples") for path in sorted(folder.iterdir()) if path.is_file()]
    return Stock([(path.read_bytes(), path.suffix) for path in files])


@dataclass
class Told:
    """What became of the pages: outcomes by kind of page, and those on which the program failed, died or took long."""

    kinds: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    faults: list[str] = field(default_factory=list)
    seen: Counter[str] = field(default_factory=Counter)
    claims: int = 0

    def count(self, outcome: Outcome, claims: int) -> None:
        """Count one outcome; its file is named number-kind.ending, of a list with the row behind it."""
        name = Path(outcome.path).name.partition("#")[0]
        kind = name.partition("-")[2].partition(".")[0]
        fault = _fault(outcome.reason)
        if fault:
            self.faults.append(f"{fault}: {outcome.reason[-400:]}")
        self.kinds[kind][fault or outcome.status] += 1
        self.seen[name] += 1
        self.claims += claims


def _fault(reason: str) -> str:
    if ENDED in reason:
        return "died"
    if LATE in reason:
        return "late"
    return "failed" if any(words in reason for words in FAILED) else ""


@dataclass
class Pages:
    """Writes the files as they are asked for, and gives the inputs in them."""

    folder: Path
    numbers: range
    seed: int
    only: str | None = None
    until: float = float("inf")
    names: list[str] = field(default_factory=list)
    bytes: int = 0

    def inputs(self) -> Iterator[Input]:
        """The inputs in order."""
        made_from = stock()
        for number in self.numbers:
            if time.monotonic() > self.until:
                return
            kind, data, ending = fuzzed(made_from, number, self.seed)
            if self.only in (None, kind):
                path = self.folder / f"{number}-{kind}{ending}"
                path.write_bytes(data)
                self.names.append(path.name)
                self.bytes += len(data)
                yield from expand([str(path)])


def take_in(asked: argparse.Namespace) -> int:
    """Only the first step, from bytes to stories, in this process: quick, so that very many can be tried."""
    told, slowest = Told(), [(0.0, "")]
    with tempfile.TemporaryDirectory() as place:
        numbers = range(asked.start, asked.start + asked.number)
        pages = Pages(Path(place), numbers, asked.seed, asked.only)
        began = last = time.monotonic()
        for item in pages.inputs():
            try:
                outcome = read_input(item)
            except Exception as error:
                outcome = Outcome(item.path, "refused", f"{FAILED[0]} ({type(error).__name__}: {error})")
            told.count(outcome, 0)
            if len(pages.names) > 1:
                Path(place, pages.names[-2]).unlink(missing_ok=True)
            last, before = time.monotonic(), last
            slowest = sorted([*slowest, (last - before, Path(item.path).name)])[-5:]
        seconds = time.monotonic() - began
    without = [name for name in pages.names if name not in told.seen]
    _print(told, pages, seconds)
    print("slowest:", ", ".join(f"{name} {spent:.1f} s" for spent, name in reversed(slowest)))
    for line in [*told.faults, *(f"no outcome: {name}" for name in without)]:
        print(line)
    return 1 if told.faults or without else 0


def run(asked: argparse.Namespace) -> int:
    """Read, count, print; 0 if nothing is amiss."""
    told = Told()
    with tempfile.TemporaryDirectory() as place, Register(str(Path(place) / "fuzz.db")) as register:
        folder = Path(place) / "pages"
        folder.mkdir()
        began = time.monotonic()
        numbers = range(asked.start, asked.start + asked.number)
        pages = Pages(folder, numbers, asked.seed, asked.only, began + asked.minutes * 60)
        care = Care(asked.workers, seconds=asked.time_limit)
        for outcome, claims in read_pooled(pages.inputs(), Reader(), care=care):
            register.add(outcome, claims, outcome.data)
            told.count(outcome, len(claims))
            if sum(told.seen.values()) % 100 == 0:
                print(f"{sum(told.seen.values()):,} in {time.monotonic() - began:,.0f} s", file=sys.stderr, flush=True)
        seconds = time.monotonic() - began
        kept = {Path(one.path).name.partition("#")[0] for one in register.outcomes()}
    without = [name for name in pages.names if name not in told.seen or name not in kept]
    _print(told, pages, seconds)
    for line in [*told.faults, *(f"no outcome: {name}" for name in without)]:
        print(line)
    return 1 if told.faults or without else 0


def _print(told: Told, pages: Pages, seconds: float) -> None:
    columns = ("read", "nothing_found", "refused", "failed", "died", "late")
    print(f"{'kind':<12}{'inputs':>8}" + "".join(f"{name:>15}" for name in columns))
    total: Counter[str] = Counter()
    for kind in [name for name in MAKERS if name in told.kinds]:
        counts = told.kinds[kind]
        total += counts
        print(f"{kind:<12}{counts.total():>8}" + "".join(f"{counts[name]:>15}" for name in columns))
    print(f"{'all':<12}{total.total():>8}" + "".join(f"{total[name]:>15}" for name in columns))
    ours, workers = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    spent = ours.ru_utime + ours.ru_stime + workers.ru_utime + workers.ru_stime
    print(
        f"{len(pages.names):,} files, {pages.bytes / 1e6:,.0f} MB, {told.claims:,} claims; {seconds:,.0f} s, "
        f"{len(pages.names) / seconds:.1f} files a second, {spent:,.0f} s of the processors; peak memory "
        f"{workers.ru_maxrss // 1024:,} MiB a worker, {ours.ru_maxrss // 1024:,} MiB what keeps the register"
    )


def main() -> int:
    """Read the command line."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("number", type=int)
    asked.add_argument("seed", type=int)
    asked.add_argument("--workers", type=int, default=2)
    asked.add_argument("--time-limit", type=float, default=120.0)
    asked.add_argument("--only", choices=list(MAKERS))
    asked.add_argument("--minutes", type=float, default=float("inf"))
    asked.add_argument("--from", dest="start", type=int, default=0)
    asked.add_argument("--take-in", action="store_true")
    options = asked.parse_args()
    return take_in(options) if options.take_in else run(options)


if __name__ == "__main__":
    sys.exit(main())
