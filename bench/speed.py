#!/usr/bin/env python3
"""Measure speed, the gate and memory in one run, as ratios of processor time, and print a Markdown table.

    speed.py [--other DIR] [--no-growth]

--other      folder of the sets of other news (default: ../shared/eval beside the repository, where there is one)
--no-growth  leave out memory and growth, which read thousands of pages
"""

import argparse
import gc
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from streams import mixed, on_topic, other_news, words

from legation.language.gloss.others import ENGLISH
from legation.language.parse import BATCH
from legation.language.reading import READ_KINDS
from legation.model.claim import Claim
from legation.pages.inputs import read_input
from legation.pages.source import Input
from legation.pipeline import Reader

REPEATS = 3
Key = tuple[str, int, str, str, str]


def timed(work: Callable[[], Any], repeats: int = REPEATS) -> float:
    """The least processor time of several runs, in seconds."""
    taken = []
    for _ in range(repeats):
        gc.collect()
        began = time.process_time()
        work()
        taken.append(time.process_time() - began)
    return min(taken)


def fastest(*works: Callable[[], Any]) -> list[float]:
    """The least processor time of each of several works, done in turn: a busy hour then slows all of them alike."""
    rounds = [[timed(work, 1) for work in works] for _ in range(REPEATS)]
    return [min(taken) for taken in zip(*rounds, strict=True)]


def paragraphs(items: Iterable[Input]) -> list[str]:
    """Every paragraph of the pages that the chain could parse."""
    stories = [s for item in items if (page := read_input(item).page) for s in page.stories]
    return [s.text[b.start : b.end] for s in stories if s.language == ENGLISH for b in s.blocks if b.kind in READ_KINDS]


def own_pipeline(reader: Reader) -> Any:
    """The parser's pipeline as the chain has loaded it, its matrices multiplied by another library than usual."""
    return reader.parser._nlp  # type: ignore[attr-defined]


def usual_pipeline(reader: Reader) -> Any:
    """The same model as its library loads it, for whoever needs a parse and nothing else."""
    import spacy

    return spacy.load(own_pipeline(reader).path)


def bare_pass(pipeline: Any, texts: Sequence[str], without: Sequence[str] = ()) -> None:
    """A parser's pipeline over the texts, nothing kept."""
    for _ in pipeline.pipe(texts, batch_size=BATCH, disable=list(without)):
        pass


def keys(reader: Reader, items: Sequence[Input]) -> set[Key]:
    """What a run finds, as far as the gate can lose it: type, phase and evidence."""
    return {_key(c) for _, claims in reader.read(items) for c in claims}


def _key(claim: Claim) -> Key:
    return claim.page, claim.story.index, claim.type, claim.phase, claim.evidence[0].text


def on_topic_rows(gated: Reader) -> list[tuple[str, str, str]]:
    """The chain against the parser alone, on on-topic pages."""
    items = on_topic()
    texts = paragraphs(items)
    usual, own = usual_pipeline(gated), own_pipeline(gated)
    bare_pass(usual, texts[:64])
    bare_pass(own, texts[:64])
    keys(gated, items[:16])
    chain, bare, half, quick = fastest(
        lambda: keys(gated, items),
        lambda: bare_pass(usual, texts),
        lambda: bare_pass(usual, texts, ("ner",)),
        lambda: bare_pass(own, texts),
    )
    size = sum(len(t.split()) for t in texts)
    return [
        (f"whole chain : bare parser pass, {size:,} words on topic", "≤ 1.4", f"{chain / bare:.2f}"),
        ("the same against a bare pass without the name recogniser", "–", f"{chain / half:.2f}"),
        ("the same against a bare pass with the chain's library of matrices", "–", f"{chain / quick:.2f}"),
    ]


def mixed_rows(gated: Reader, full: Reader, folder: Path | None) -> list[tuple[str, str, str]]:
    """A stream of which a twentieth is on topic, with and without the gate, and what the gate loses."""
    origin, other = other_news(folder)
    stream = mixed(on_topic(), other)
    found: dict[bool, set[Key]] = {}

    def run(reader: Reader) -> None:
        found[reader.gated] = keys(reader, stream)

    fast, slow = timed(lambda: run(gated), 2), timed(lambda: run(full), 1)
    others = {item.path for item in other}
    lost = found[False] - found[True]
    topical = [k for k in found[False] if k[0] not in others]
    lost_topical = [k for k in lost if k[0] not in others]
    size = sum(map(words, stream))
    return [
        (f"mixed stream without : with the gate, {size:,} words, other news: {origin}", "≥ 6", f"{slow / fast:.2f}"),
        (f"claims lost on the {len(topical)} of its on-topic pages", "≤ 1 %", _share(len(lost_topical), len(topical))),
        (
            f"claims “lost” on its pages of other news ({len(found[False]) - len(topical)} without the gate)",
            "–",
            str(len(lost) - len(lost_topical)),
        ),
    ]


def corpus_row(gated: Reader, full: Reader) -> tuple[str, str, str]:
    """What the gate loses on the whole corpus."""
    items = on_topic()
    without = keys(full, items)
    lost = without - keys(gated, items)
    return f"claims lost on all on-topic pages ({len(without)} claims)", "≤ 1 %", _share(len(lost), len(without))


def _share(part: int, whole: int) -> str:
    return f"{part} ({100 * part / whole if whole else 0:.1f} %)"


def child(kind: str, count: int) -> dict[str, Any]:
    """One run of memory.py in a process of its own."""
    script = Path(__file__).with_name("memory.py")
    done = subprocess.run([sys.executable, str(script), kind, str(count)], capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout))


def growth_rows() -> list[tuple[str, str, str]]:
    """Peak memory, and how time and memory grow with the number of pages."""
    big = child("corpus", 2000)
    few, many = child("small", 100), child("small", 10_000)
    return [
        ("peak memory, 2,000 pages of the corpus", "≤ 900 MiB", f"{big['peak_mib']} MiB"),
        (
            "time of 10,000 small pages : 100 times that of 100",
            "about 1",
            f"{many['seconds'] / few['seconds'] / 100:.2f}",
        ),
        ("peak memory at 100 and at 10,000 small pages", "flat", f"{few['peak_mib']} and {many['peak_mib']} MiB"),
    ]


def main() -> None:
    """Print the table."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--other", type=Path)
    asked.add_argument("--no-growth", action="store_true")
    options = asked.parse_args()
    gated, full = Reader(), Reader(gated=False)
    full.__dict__.update(codebook=gated.codebook, world=gated.world, parser=gated.parser)
    rows = on_topic_rows(gated) + mixed_rows(gated, full, options.other) + [corpus_row(gated, full)]
    if not options.no_growth:
        rows += growth_rows()
    print("| measure | target | measured |\n|---|---|---|")
    for row in rows:
        print("| " + " | ".join(row) + " |")


if __name__ == "__main__":
    main()
