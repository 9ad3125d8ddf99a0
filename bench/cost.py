#!/usr/bin/env python3
"""Pages a core-hour, and what a day and a year of news cost in core-hours: `bench/cost.py [--every N] [options]`.

--every N        take every Nth page of those measured (default: 1)
--pages N        pages a day (default: 1,000,000)
--english SHARE  how many of them are in English (default: 0.5)
--topic SHARE    how many of those in English are on the subject (default: 0.05)

Pages of four kinds are measured in seconds of the processor: a web archive's record taken out; a page of the web at
large, in English (the gate shuts most of them out); the same taken apart and not parsed, as pages in other languages
are; a page on the subject, read to its claims; and a page with its claims kept in a register.
"""

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from engines import laid_down
from peers import web_pages
from streams import ELSEWHERE, on_topic

from legation.pages.inputs import expand, read_input
from legation.pipeline import Reader
from legation.register.store import Register

WARM = 16


def seconds(work: Callable[[], Any]) -> float:
    """The processor's seconds."""
    began = time.process_time()
    work()
    return time.process_time() - began


def measured(every: int) -> dict[str, float]:
    """Seconds of the processor for a page of each kind."""
    web, topic, reader = web_pages(ELSEWHERE)[::every], on_topic()[::every], Reader()
    found: list[Any] = []
    for some in (web, topic):
        list(reader.read(some[:WARM]))
    with tempfile.TemporaryDirectory() as folder, Register(Path(folder) / "cost.db") as register:
        archives = laid_down(Path(folder), web)
        return {
            "record": seconds(lambda: list(expand(archives))) / len(web),
            "english": seconds(lambda: list(reader.read(web))) / len(web),
            "foreign": seconds(lambda: [read_input(item) for item in web]) / len(web),
            "topic": seconds(lambda: found.extend(reader.read(topic))) / len(topic),
            "kept": seconds(lambda: [register.add(one, claims, one.data) for one, claims in found]) / len(topic),
        }


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--pages", type=int, default=1_000_000)
    parser.add_argument("--english", type=float, default=0.5)
    parser.add_argument("--topic", type=float, default=0.05)
    asked = parser.parse_args()
    one = measured(asked.every)
    print("| a page | processor, ms | pages a core-hour |\n|---|---|---|")
    for name, text in (
        ("record", "taken out of a web archive"),
        ("english", "of the web at large, in English"),
        ("foreign", "of the web at large, taken apart and kept unread, as one in another language"),
        ("topic", "on the subject, read to its claims"),
        ("kept", "on the subject, kept in the register with its claims (one machine)"),
    ):
        print(f"| {text} | {1000 * one[name]:.1f} | {3600 / one[name]:,.0f} |")
    topical = asked.english * asked.topic
    mean = (
        one["record"]
        + (asked.english - topical) * one["english"]
        + (1 - asked.english) * one["foreign"]
        + topical * one["topic"]
    )
    day, merge = asked.pages * mean / 3600, asked.pages * topical * one["kept"] / 3600
    print(f"\nA page of the mix: {1000 * mean:.1f} ms, {3600 / mean:,.0f} pages a core-hour.\n")
    print("| | pages | reading, core-hours | merging, hours of one core |\n|---|---|---|---|")
    for name, days in (("a day", 1), ("a year", 365)):
        print(f"| {name} | {asked.pages * days:,} | {day * days:,.0f} | {merge * days:,.1f} |")


if __name__ == "__main__":
    main()
