"""What the runners for coded event records share: texts read as pages of one paragraph, and the scores of labels."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import legation
from legation.codebook.mapping import code
from legation.pages.source import Input

Record = dict[str, Any]


def records_of(path: Path) -> list[Record]:
    """The records of a JSON lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def write_records(path: Path, records: Iterable[Record]) -> None:
    """Write records as JSON lines."""
    path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records), encoding="utf-8")


def claims_of(reader: legation.Reader, texts: Sequence[str], published: str) -> list[tuple[legation.Claim, ...]]:
    """The claims of each text, read as a page that was published on the day given."""
    pages = [Input(f"{number}.txt", data=text.encode()) for number, text in enumerate(texts)]
    return [claims for _, claims in reader.read(pages, published)]


def closed(text: str) -> str:
    """A text with a stop at its end: without one, a line by itself is a headline."""
    return text if text.rstrip().endswith((".", "!", "?", '"', "”", "'")) else f"{text.rstrip()}."


def coded(reader: legation.Reader, claim: legation.Claim, scheme: str) -> str | None:
    """What the codebook's published mapping makes of a claim."""
    return code(reader.codebook, scheme, claim)


def occurrences(text: str, words: str) -> Iterator[tuple[int, int]]:
    """Where some words stand in a text, as written but for capitals."""
    low, sought = text.lower(), words.lower().strip()
    at = low.find(sought) if sought else -1
    while at >= 0:
        yield at, at + len(sought)
        at = low.find(sought, at + 1)


Scores = tuple[str, int, float, float, float]
"""A label, its records in the gold, precision, recall and F1 in per cent."""


def label_scores(gold: Sequence[str], told: Sequence[str | None], labels: Sequence[str]) -> list[Scores]:
    """The scores of each label."""
    right = Counter(g for g, t in zip(gold, told, strict=True) if g == t)
    wanted, given = Counter(gold), Counter(told)
    rows = []
    for label in labels:
        precision = 100 * right[label] / given[label] if given[label] else 0.0
        recall = 100 * right[label] / wanted[label] if wanted[label] else 0.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        rows.append((label, wanted[label], precision, recall, f1))
    return rows
