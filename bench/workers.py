#!/usr/bin/env python3
"""How much faster two workers read a mixed stream than one: `workers.py [PAGES]`.

One page in twenty is on topic, as in the news. Wants a machine with two cores that has nothing else to do; how much of
its processors each run got is printed beside it, and where that is less than nine tenths for each worker the ratio says
nothing of the program. The last row is what the two runs took of the processors, which a crowd changes little: work
that two workers do twice would show there.
"""

import os
import sys
import time
from itertools import cycle, islice
from multiprocessing import active_children
from pathlib import Path

from streams import mixed, on_topic, other_news

from legation.pages.source import Input
from legation.pipeline import Reader
from legation.pool import Care, read_pooled

ENOUGH = 0.9
STARTING = 64
"""Pages that are not counted."""


def run(inputs: list[Input], workers: int) -> tuple[float, float]:
    """Seconds by the clock and of the processors for all but the first pages, by which the workers have started."""
    read = read_pooled(inputs, Reader(), care=Care(workers))
    for _ in islice(read, STARTING):
        pass
    began, before = time.perf_counter(), _spent()
    for _ in read:
        pass
    return time.perf_counter() - began, _spent() - before


def _spent() -> float:
    """Seconds of the processors so far, those of the workers that run and of those that have ended."""
    times = os.times()
    ours = times.user + times.system + times.children_user + times.children_system
    running = (Path(f"/proc/{child.pid}/stat").read_text().rpartition(")")[2].split() for child in active_children())
    return ours + sum((int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK") for told in running)


def main(number: int) -> None:
    """Run both and print the table."""
    stream = list(islice(cycle(mixed(on_topic(), other_news()[1])), number))
    taken = {workers: run(stream, workers) for workers in (1, 2)}
    print("| workers | seconds | of the processors | share that each worker got |\n|---|---|---|---|")
    for workers, (clock, spent) in taken.items():
        print(f"| {workers} | {clock:.1f} | {spent:.1f} | {spent / clock / workers:.2f} |")
    crowded = any(spent / clock / workers < ENOUGH for workers, (clock, spent) in taken.items())
    ratio = taken[1][0] / taken[2][0]
    print(f"two workers : one, by the clock {ratio:.2f} (wanted: 1.8)" + (" – on a crowded machine" if crowded else ""))
    print(f"what two took of the processors : one {taken[2][1] / taken[1][1]:.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
