#!/usr/bin/env python3
"""Read the times of a gold set and write them in the form that the TIMEX3 scorer reads.

    timex.py GOLD PRED [--lines N] [--seconds]

GOLD    JSON {"docs": [{"doc_id", "dct", "text", ...}]}; only these three fields are read.
PRED    JSON {doc_id: [{"start", "end", "type", "value", "mod"?, "text"}]}.

--lines keeps the predictions in the first N lines of each text only, for sets whose annotation stops there
(MEANTIME: 6).
"""

import argparse
import json
import time
from pathlib import Path
from typing import Any

from legation import Reader, read_times


def read(text: str, published: str | None, reader: Reader) -> list[dict[str, Any]]:
    """The times of one text as the scorer reads them."""
    day = published[:10] if published else None
    found = []
    for row in read_times(text, published=day, reader=reader):
        fields = {"start": row.start, "end": row.end, "type": row.type, "value": row.value, "text": row.text}
        found.append(fields | ({"mod": row.mod} if row.mod else {}))
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
    reader = Reader()
    begun = time.perf_counter()
    answers = {doc["doc_id"]: read(doc["text"], doc["dct"], reader) for doc in docs}
    if options.lines:
        answers = {doc["doc_id"]: _within(doc["text"], answers[doc["doc_id"]], options.lines) for doc in docs}
    spent = time.perf_counter() - begun
    options.pred.write_text(json.dumps(answers, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    if options.seconds:
        print(f"{sum(len(doc['text']) for doc in docs)} characters in {spent:.2f} s")


if __name__ == "__main__":
    main()
