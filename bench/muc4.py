#!/usr/bin/env python3
"""Which dispatches tell of an attack, and did it happen: `bench/muc4.py GOLD PRED` reads the texts of a MUC-4 file with
the second codebook, writes the acts of violence it finds to PRED, and prints how far the documents agree.

GOLD    JSON lines {"doc_id", "text", "templates"}; a document without templates tells of nothing wanted
PRED    JSON lines {"doc_id", "acts": [{"type", "phase", "modality", "date", "words"}]}

The texts are printed in capitals throughout: each sentence is lower-cased but for its first letter and for names of the
world tables. Figures: documents with an act against documents with a template (precision, recall, F1 in %; all
documents called relevant beside it), and for those found, whether an act that was done, or only threatened, is told
where the templates say so. The slots of the templates are not filled: persons and buildings are not what this reads.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from records import claims_of

from legation.pipeline import Reader

ROOTS = ("ASSAULT", "COERCE")
"""Attack, bombing, arson; kidnapping. A threat of one of them is THREATEN."""

DATELINE = re.compile(r"^.*?\[(?:TEXT|RECORDING|EXCERPTS?)[^\]]*\]", re.DOTALL)
DAY = "1990-01-01"
"""A day for the reports, most of which are of these years; no figure rests on it."""


def recased(text: str, reader: Reader) -> str:
    """A text in capitals as it would be printed today; no letter is added or lost."""
    flat = re.sub(r"[ \t]*\n(?!\s*\n)[ \t]*", " ", DATELINE.sub("", text, count=1)).lower()
    flat = re.sub(r"(^|[.!?\"]\s+|\n\s*)([a-z])", lambda m: m[1] + m[2].upper(), flat)
    names = {hit.text.lower() for hit in reader.world.find(flat.title())}
    words = re.compile("|".join(rf"\b{re.escape(n)}\b" for n in sorted(names, key=len, reverse=True)) or r"(?!)")
    return words.sub(lambda m: m[0].title(), flat)


def predict(documents: list[dict[str, Any]], reader: Reader) -> Iterator[dict[str, Any]]:
    """The acts of each document."""
    texts = [recased(document["text"], reader) for document in documents]
    for document, claims in zip(documents, claims_of(reader, texts, DAY), strict=True):
        found = (claim for claim in claims if claim.type in (*ROOTS, "THREATEN"))
        acts = [
            {
                "type": c.type,
                "phase": c.phase,
                "modality": c.modality,
                "date": c.date.start,
                "words": c.evidence[0].text,
            }
            for c in found
        ]
        yield {"doc_id": document["doc_id"], "acts": acts}


def figures(documents: list[dict[str, Any]], said: list[dict[str, Any]]) -> dict[str, float]:
    """Agreement of documents, in %."""
    gold = [bool(d["templates"]) for d in documents]
    ours = [any(a["type"] in ROOTS and a["phase"] == "done" for a in row["acts"]) for row in said]
    both = sum(g and o for g, o in zip(gold, ours, strict=True))
    precision, recall = both / max(1, sum(ours)), both / sum(gold)
    every = sum(gold) / len(gold)
    threats = [
        (row, any("THREATENED" in str(t.get("INCIDENT: STAGE OF EXECUTION")) for t in d["templates"]))
        for d, row in zip(documents, said, strict=True)
    ]
    told = [
        any(a["type"] == "THREATEN" or a["phase"] == "planned" for a in row["acts"])
        for row, wanted in threats
        if wanted
    ]
    return {
        "documents": len(documents),
        "precision": 100 * precision,
        "recall": 100 * recall,
        "F1": 100 * 2 * precision * recall / max(precision + recall, 1e-9),
        "F1, every document": 100 * 2 * every / (1 + every),
        "documents with a threat": len(told),
        "of these told as a threat": sum(told),
    }


def main() -> None:
    """Write PRED and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("pred", type=Path)
    arguments = parser.parse_args()
    documents = [json.loads(line) for line in arguments.gold.read_text(encoding="utf-8").splitlines()]
    said = list(predict(documents, Reader(codebook_directory=Path("plover"), gated=False)))
    arguments.pred.write_text("".join(json.dumps(row) + "\n" for row in said), encoding="utf-8")
    for name, value in figures(documents, said).items():
        print(f"{name:28} {value:.1f}" if isinstance(value, float) else f"{name:28} {value}")


if __name__ == "__main__":
    main()
