#!/usr/bin/env python3
"""Read N pages in this process and print what it took, as JSON: seconds, claims, and peak memory in MiB.

memory.py corpus N    the corpus' pages over and over
memory.py small N     the first paragraphs of its stories as pages of their own
memory.py news N      first paragraphs of which one in twenty is on topic, each page with a name that no other has: what
                      remembers words would grow; a line at each power of ten from 1,000 on
"""

import json
import random
import re
import resource
import sys
import time
from collections.abc import Iterable, Iterator
from itertools import cycle, islice
from pathlib import Path

from streams import on_topic, other_news

from legation.pages.inputs import read_input
from legation.pages.source import Input
from legation.pipeline import Reader

SYLLABLES = ("ba", "dor", "el", "fin", "gu", "hal", "im", "ko", "len", "mar", "no", "pra", "ril", "su", "tev", "zan")
EVERY = 20
"""Of so many pages of news one is on topic."""


def leads(items: Iterable[Input]) -> list[bytes]:
    """The first paragraph of each story, under its title."""
    stories = [s for item in items if (page := read_input(item).page) for s in page.stories]
    found = [(s.title, next((b for b in s.blocks if b.kind == "paragraph"), None), s.text) for s in stories]
    return [f"{title}\n\n{text[b.start : b.end]}\n".encode() for title, b, text in found if b is not None]


def news(count: int) -> Iterator[Input]:
    """So many pages, nearly all of other news, each with a name of its own."""
    chance = random.Random(1)
    topic, other = cycle(leads(on_topic())), cycle(leads(other_news()[1]))
    for number in range(count):
        data = next(topic if number % EVERY == 0 else other)
        name = "".join(chance.choices(SYLLABLES, k=5)).title()
        yield Input(f"news{number}.txt", data=data + f"\n{name} wrote this for the {name} Gazette {number}.\n".encode())


def pages(kind: str, count: int) -> Iterator[Input]:
    """The first `count` pages of an endless round."""
    if kind == "news":
        yield from news(count)
    elif kind == "small":
        for number, data in enumerate(islice(cycle(leads(on_topic())), count)):
            yield Input(f"small{number}.txt", data=data)
    else:
        yield from islice(cycle(on_topic()), count)


def main() -> None:
    """Read the pages that the command line asks for."""
    kind, count = sys.argv[1], int(sys.argv[2])
    reader = Reader()
    for _ in reader.read(pages(kind, 16)):
        pass
    began, claims = time.process_time(), 0
    for number, (_, found) in enumerate(reader.read(pages(kind, count)), 1):
        claims += len(found)
        if number == count or (kind == "news" and number >= 1000 and number == 10 ** (len(str(number)) - 1)):
            told = {"pages": number, "seconds": round(time.process_time() - began, 2), "claims": claims}
            print(json.dumps({**told, "peak_mib": round(peak_mib())}), flush=True)


def peak_mib() -> float:
    """The peak of this program's own resident memory; on Linux, getrusage would count the process that started it."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(re.findall(r"VmHWM:\s+(\d+) kB", status.read_text())[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform == "linux" else 1024**2)


if __name__ == "__main__":
    main()
