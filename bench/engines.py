#!/usr/bin/env python3
"""Two workers against one, on the cores of this machine and on a Ray cluster on it: `bench/engines.py [--pages N]`.

The mixed stream (bench/streams.py) is laid down as web archives and read by one and by two workers that are loaded
already. The ratio of the clock is what is wanted, and holds only where two cores are free; beside it stands that of the
processor's time for the same work (1: a second worker costs nothing more), which holds on a crowded machine, too.
"""

import argparse
import gzip
import os
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path

from peers import data
from streams import mixed, on_topic, other_news

from legation.machines.on_ray import read_spread
from legation.machines.parts import Parts
from legation.pages.inputs import expand, files
from legation.pages.source import Input
from legation.pipeline import Reader
from legation.pool import Care, Pool

SHARDS = 12
TICK = os.sysconf("SC_CLK_TCK")
Run = tuple[float, float, int]
"""Seconds of the clock, seconds of the processor over all processes, and claims found."""


def laid_down(folder: Path, pages: Sequence[Input]) -> list[str]:
    """The pages in web archives, page by page in turn, so that each archive is a stream like the whole."""
    names = []
    for number in range(SHARDS):
        path = folder / f"{number:02}.warc.gz"
        path.write_bytes(b"".join(map(_record, pages[number::SHARDS])))
        names.append(str(path))
    return names


def _record(item: Input) -> bytes:
    body = data(item)
    medium = "text/html" if item.path.endswith((".html", ".htm")) else "text/plain"
    head = f"WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: {medium}\r\nContent-Length: {len(body)}\r\n\r\n"
    return gzip.compress(head.encode() + body + b"\r\n\r\n")


def spent() -> float:
    """Seconds of the processor that this process and all below it have used so far."""
    return sum(_ticks(pid) for pid in _family(os.getpid())) / TICK


def _family(pid: int) -> Iterator[int]:
    yield pid
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in path.read_text().split():
            yield from _family(int(child))


def _ticks(pid: int) -> int:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def measured(work: Callable[[], Iterable[object]]) -> Run:
    """One run of workers that stay alive."""
    began, clock, claims = spent(), time.perf_counter(), 0
    for _, found in work():  # type: ignore[misc]
        claims += len(found)
    return time.perf_counter() - clock, spent() - began, claims


def locally(reader: Reader, names: Sequence[str], workers: int) -> Run:
    """The pool of one machine."""
    pool = Pool(reader, care=Care(workers=workers))
    try:
        warm = list(islice(cycle(expand(names[:1])), 32 * workers))
        for _ in pool.read(warm):
            pass
        return measured(lambda: pool.read(expand(names)))
    finally:
        pool.close()


def on_ray(reader: Reader, names: Sequence[str], workers: int, folder: Path) -> Run:
    """A Ray cluster of two cores; both workers were loaded by a run before."""
    parts = Parts(str(folder / f"parts{workers}"))
    return measured(lambda: read_spread(files(names), reader, parts, workers=workers))


def row(name: str, one: Run, two: Run, pages: int) -> str:
    """A line of the table."""
    assert one[2] == two[2], "the claims differ"
    cells = (f"{one[0]:.1f}", f"{two[0]:.1f}", f"{one[0] / two[0]:.2f}", f"{one[1]:.1f}", f"{two[1]:.1f}")
    rate = 3600 * pages / one[1]
    return f"| {' | '.join((name, *cells, f'{two[1] / one[1]:.2f}', f'{rate:,.0f}'))} |"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=2400)
    asked = parser.parse_args()
    origin, other = other_news()
    stream = list(islice(cycle(mixed(on_topic(), other)), asked.pages))
    reader = Reader()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        names = laid_down(folder, stream)
        rows = [row("local", *(locally(reader, names, workers) for workers in (1, 2)), len(stream))]
        import ray

        os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
        ray.init(num_cpus=2, object_store_memory=200_000_000, include_dashboard=False, log_to_driver=False)
        try:
            for _ in read_spread(files(names[:4]), reader, Parts(str(folder / "warm"))):
                pass
            rows.append(row("ray", *(on_ray(reader, names, workers, folder) for workers in (1, 2)), len(stream)))
        finally:
            ray.shutdown()
    print(f"{len(stream):,} pages in {SHARDS} web archives, one word in twenty on the subject, other news: {origin}.")
    print(f"Load of the machine at the end: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores.\n")
    print("| engine | clock, one worker, s | two, s | ratio | processor, one, s | two, s | ratio | pages a core-hour |")
    print("|---|---|---|---|---|---|---|---|\n" + "\n".join(rows))


if __name__ == "__main__":
    main()
