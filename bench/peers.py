#!/usr/bin/env python3
"""Legation beside its peers on the same pages in one run, as Markdown: `bench/peers.py [--every N] [--other DIR]`.

--every N    take every Nth page of each stream (default: 1, all of them)
--other DIR  folder of the sets of other news (default: ../shared/eval beside the repository)

Times are those of the processor, in one process, everything loaded before; the best of three runs where a run is short.
"""

import argparse
import gzip
import hashlib
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluate import CORPUS, gold_of, text_of
from pattern_baseline import made, records
from score_claims import score
from speed import bare_pass, paragraphs, usual_pipeline
from streams import ELSEWHERE, mixed, on_topic, other_news, words

from legation.model.record import claim_record
from legation.pages.source import Input
from legation.pipeline import Reader

SHORT_SECONDS = 2.0
REPEATS = 3
OURS = "Legation"


@dataclass(frozen=True)
class Measured:
    """What one reader took for a stream, in seconds of the processor and of the clock, and the records it found (None:
    it finds none).
    """

    name: str
    seconds: float
    clock: float
    found: list[dict[str, Any]] | None = None


def timed(name: str, work: Callable[[], list[dict[str, Any]] | None]) -> Measured:
    """A reader, measured."""
    best: Measured | None = None
    for _ in range(REPEATS):
        began, clock = time.process_time(), time.perf_counter()
        found = work()
        run = Measured(name, time.process_time() - began, time.perf_counter() - clock, found)
        best = run if best is None or run.seconds < best.seconds else best
        if run.seconds > SHORT_SECONDS:
            break
    assert best is not None
    return best


def data(item: Input) -> bytes:
    """The bytes of an input."""
    return item.data if item.data is not None else item.file.read_bytes() if item.file else b""


def hashed(items: Iterable[Input]) -> None:
    """The limit: every byte read and hashed."""
    for item in items:
        hashlib.sha256(data(item)).hexdigest()


def extracted(items: Iterable[Input]) -> None:
    """Article text by trafilatura alone."""
    import trafilatura

    for item in items:
        trafilatura.extract(data(item).decode("utf-8", "replace"))


def claims(reader: Reader, items: Iterable[Input]) -> list[dict[str, Any]]:
    """What Legation finds."""
    return [claim_record(claim) for _, found in reader.read(items) for claim in found]


def measured(reader: Reader, items: Sequence[Input], *, html: bool) -> list[Measured]:
    """All readers on one stream."""
    patterns = made(reader)
    texts = paragraphs(items)
    usual = usual_pipeline(reader)
    bare_pass(usual, texts[:32])
    claims(reader, items[:16])
    found = [
        timed("reading the bytes and hashing them", lambda: hashed(items)),
        timed("regular expressions", lambda: list(records(patterns, items))),
        timed("the parser alone, all its components", lambda: bare_pass(usual, texts)),
        timed(OURS, lambda: claims(reader, items)),
    ]
    if html:
        found.insert(1, timed("trafilatura alone", lambda: extracted(items)))
    return found


def table(title: str, items: Sequence[Input], rows: Sequence[Measured], gold: Sequence[dict[str, Any]]) -> None:
    """Print what was measured on one stream."""
    size, bytes_ = sum(map(words, items)), sum(len(data(item)) for item in items)
    ours = next(row.seconds for row in rows if row.name == OURS)
    print(f"\n{title}: {len(items):,} pages, {size:,} words with their markup, {bytes_ / 1e6:.2f} MB\n")
    print(
        "| reader | processor, s | clock, s | words a second (processor) | Legation : it | records | found P, R, F1 |"
    )
    print("|---|---|---|---|---|---|---|")
    for row in rows:
        records_, judged = "–", "–"
        if row.found is not None:
            records_ = f"{len(row.found):,}"
            judged = accuracy(row.found, gold)
        rate = size / max(row.seconds, 1e-9)
        ratio = ours / max(row.seconds, 1e-9)
        cells = (row.name, f"{row.seconds:.2f}", f"{row.clock:.2f}", f"{rate:,.0f}", f"{ratio:,.2f}", records_, judged)
        print(f"| {' | '.join(cells)} |")


def accuracy(found: list[dict[str, Any]], gold: Sequence[dict[str, Any]]) -> str:
    """Precision, recall and F1 of records found on pages that have gold."""
    if not gold:
        return "–"
    ids = {str(page["id"]) for page in gold}
    told = [record for record in found if Path(record["page"]).stem in ids]
    figures = score(gold, told, lambda page: text_of(CORPUS / "dev", page))["found"]
    return " ".join(str(figures[name]) for name in ("precision", "recall", "f1"))


def web_pages(folder: Path) -> list[Input]:
    """Pages of the web at large, as their servers sent them."""
    files = sorted((folder / "article-extraction" / "html").glob("*.html.gz"))
    return [Input(f"{path.stem}", data=gzip.decompress(path.read_bytes())) for path in files]


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--other", type=Path)
    asked = parser.parse_args()
    reader = Reader()
    reader.ready()
    topic = on_topic()[:: asked.every]
    gold = {str(page["id"]): page for page in gold_of(CORPUS / "dev")}
    table(
        "Pages on the subject",
        topic,
        measured(reader, topic, html=False),
        [gold[Path(item.path).stem] for item in topic],
    )
    origin, other = other_news(asked.other)
    stream = mixed(topic, other[:: asked.every])
    table(f"One word in twenty on the subject, the rest {origin}", stream, measured(reader, stream, html=False), [])
    web = web_pages(asked.other or ELSEWHERE)[:: asked.every]
    if web:
        table("Pages of the web at large, as HTML", web, measured(reader, web, html=True), [])


if __name__ == "__main__":
    main()
