#!/usr/bin/env python3
"""Read the times of a gold set and write them in the form that the TIMEX3 scorer reads.

    timex.py GOLD PRED [--seconds] [--lines N]

GOLD    JSON {"docs": [{"doc_id", "dct", "text", ...}]}; only these three fields are read.
PRED    JSON {doc_id: [{"start", "end", "type", "value", "mod"?, "text"}]}.

--lines keeps the predictions in the first N lines of each text only, for sets whose annotation stops there
(MEANTIME: 6). There is no parse here: a future clause is guessed from the nearest verb cue in the same sentence.
"""

import argparse
import json
import re
import time
from pathlib import Path
from typing import Any

from legation.language.times import Anchor, TimeExpression, find_times, resolve, timex
from legation.language.times.forms import Range
from legation.model.time import Interval

FUTURE = re.compile(
    r"\b(?:will|'ll|shall|(?:is|are|was|were) (?:to|due|expected|scheduled|set|slated|going)|"
    r"(?:plan|plans|planned|planning|expects?|expected|scheduled|slated|set|deadline) (?:to|for)|"
    r"as (?:early|soon) as|upcoming|slated)\b"
)
PAST = re.compile(
    r"\b(?:would|could|was|were|had|has|have|did|said|told|"
    r"came|went|took|made|met|began|became|left|held|won|fell|rose|sent|"
    r"(?!plann|expect|schedul|slat)[a-z]{2,}ed)\b"
)
CLAUSE = 90


def tense(text: str, expression: TimeExpression) -> str | None:
    """The future where the nearest verb cue of the sentence, before the expression or else after it, says so."""
    left = re.split(r"[.!?;]\s|\n|\"|''", text[max(0, expression.start - CLAUSE) : expression.start])[-1]
    right = re.split(r"[.!?;]\s|\n|\"|''", text[expression.end : expression.end + CLAUSE])[0]
    if expression.text.endswith(("'s", "\u2019s")):
        return None
    for part, last in ((left, True), (right, False)):
        future = [match.start() for match in FUTURE.finditer(part)]
        past = [match.start() for match in PAST.finditer(part)]
        if future or past:
            pick = max if last else min
            ahead = bool(future) and (not past or pick(future) == pick(future + past))
            return "future" if ahead else None
    return None


def rows(expression: TimeExpression, anchor: Anchor) -> list[dict[str, Any]]:
    """The expression in TIMEX3; a range of two told times as the two of them, as the public sets mark it."""
    halves = [
        half
        for half in re.finditer(r"(?:(?!\s(?:and|to|through|until)\s).)+", expression.text)
        if isinstance(expression.form, Range)
    ]
    parts = [(half.start() + part.start, part) for half in halves for part in find_times(half[0])]
    if len(parts) != 2:
        parts = [(0, expression)]
    found = []
    for offset, part in parts:
        kind, value, mod = timex(part, anchor)
        start = expression.start + offset
        row = {"start": start, "end": start + len(part.text), "type": kind, "value": value, "text": part.text}
        found.append(row | ({"mod": mod} if mod else {}))
    return found


def read(text: str, published: str | None) -> list[dict[str, Any]]:
    """The times of one text in TIMEX3."""
    published = published[:10] if published else None
    previous = Interval(published, published, "day", "story date", "bench")
    found = []
    for expression in find_times(text):
        anchor = Anchor(published, tense(text, expression), previous)
        found.extend(rows(expression, anchor))
        interval = resolve(expression, anchor)
        if interval.grain in {"day", "time"} and interval.start is not None:
            previous = interval
    return found


def _within(text: str, answers: list[dict[str, Any]], lines: int) -> list[dict[str, Any]]:
    limit = sum(len(line) + 1 for line in text.split("\n")[:lines])
    return [answer for answer in answers if answer["end"] <= limit]


def main() -> None:
    """Read the gold's texts and write the predictions."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("pred", type=Path)
    parser.add_argument("--seconds", action="store_true", help="also print the seconds and characters read")
    parser.add_argument("--lines", type=int, help="keep only what stands in the first N lines")
    options = parser.parse_args()
    docs = json.loads(options.gold.read_text(encoding="utf-8"))["docs"]
    begun = time.perf_counter()
    answers = {doc["doc_id"]: read(doc["text"], doc["dct"]) for doc in docs}
    if options.lines:
        answers = {doc["doc_id"]: _within(doc["text"], answers[doc["doc_id"]], options.lines) for doc in docs}
    spent = time.perf_counter() - begun
    options.pred.write_text(json.dumps(answers, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    if options.seconds:
        print(f"{sum(len(doc['text']) for doc in docs)} characters in {spent:.2f} s")


if __name__ == "__main__":
    main()
