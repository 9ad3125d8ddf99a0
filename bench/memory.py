#!/usr/bin/env python3
"""Read N pages in this process and print what it took, as JSON: seconds, claims, and peak memory in MiB.

memory.py corpus N    the corpus' pages over and over
memory.py small N     the first paragraphs of its stories as pages of their own
"""

import json
import re
import resource
import sys
import time
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

from streams import on_topic

from legation.pages.inputs import read_input
from legation.pages.source import Input
from legation.pipeline import Reader


def small_pages() -> list[bytes]:
    """Lead paragraphs of the corpus' stories."""
    stories = [s for item in on_topic() if (page := read_input(item).page) for s in page.stories]
    leads = [(s.title, next((b for b in s.blocks if b.kind == "paragraph"), None), s.text) for s in stories]
    return [f"{title}\n\n{text[b.start : b.end]}\n".encode() for title, b, text in leads if b is not None]


def pages(kind: str, count: int) -> Iterator[Input]:
    """The first `count` pages of an endless round."""
    if kind == "small":
        for number, data in enumerate(islice(cycle(small_pages()), count)):
            yield Input(f"small{number}.txt", data=data)
    else:
        yield from islice(cycle(on_topic()), count)


def main() -> None:
    """Read the pages that the command line asks for."""
    kind, count = sys.argv[1], int(sys.argv[2])
    reader = Reader()
    for _ in reader.read(pages(kind, 16)):
        pass
    began = time.process_time()
    claims = sum(len(found) for _, found in reader.read(pages(kind, count)))
    seconds = time.process_time() - began
    print(json.dumps({"pages": count, "seconds": round(seconds, 2), "claims": claims, "peak_mib": round(peak_mib())}))


def peak_mib() -> float:
    """The peak of this program's own resident memory; on Linux, getrusage would count the process that started it."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(re.findall(r"VmHWM:\s+(\d+) kB", status.read_text())[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform == "linux" else 1024**2)


if __name__ == "__main__":
    main()
