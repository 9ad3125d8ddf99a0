#!/usr/bin/env python3
"""Read the place names of a gold set and write them in the form that the toponym scorer reads.

    toponyms.py GOLD PRED [--mentions]

GOLD    JSON {"docs": [{"doc_id", "text", "toponyms": [{"start", "end"}]}]}; only texts are read, and with --mentions
        the offsets of the gold's names, which are then only resolved.
PRED    JSON {doc_id: [{"start", "end", "lat", "lon"}]}.
"""

import argparse
import json
from pathlib import Path
from typing import Any

import legation


def rows(found: list[Any]) -> list[dict[str, Any]]:
    """The scorer's rows: offsets with the coordinates of the likeliest place."""
    return [
        {
            "start": name.start,
            "end": name.end,
            "lat": name.place.latitude if name.place else None,
            "lon": name.place.longitude if name.place else None,
        }
        for name in found
    ]


def main() -> None:
    """Read the gold's texts and write the predictions."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("pred", type=Path)
    parser.add_argument("--mentions", action="store_true", help="the gold's names are given, and only resolved")
    options = parser.parse_args()
    docs = json.loads(options.gold.read_text(encoding="utf-8"))["docs"]
    reader = legation.Reader()
    answers = {}
    for doc in docs:
        given = [(name["start"], name["end"]) for name in doc["toponyms"]] if options.mentions else None
        answers[doc["doc_id"]] = rows(reader.toponyms(doc["text"], given))
    options.pred.write_text(json.dumps(answers, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
