#!/usr/bin/env python3
"""Measure both parts of the corpus and pin the floors below which no figure may fall.

    pin_floors.py [--allow-lower] [--preliminary POINTS]

Floors rise to the measured figures, F1 rounded down to half a point; one that would fall is refused unless
--allow-lower says so. --preliminary leaves so many points of room, while the corpus is being built.
"""

import argparse
import hashlib
import json
import math
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))
import score_claims

from legation.model.record import claim_record
from legation.pages.inputs import expand
from legation.pipeline import Reader

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
FLOORS = CORPUS / "floors.json"
PARTS = ("dev", "test")
FIGURES = ("found_f1", "core_f1", "trap_false")
STEP = 0.5
Figures = dict[str, float]


def digest(part: str) -> str:
    """The hash of all files of a part, with their names."""
    total = hashlib.sha256()
    root = CORPUS / part
    for path in sorted(p for p in root.rglob("*") if p.is_file()):
        total.update(path.relative_to(root).as_posix().encode() + b"\0")
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def gold(part: str) -> list[dict[str, Any]]:
    """The gold of a part, page by page."""
    return [page for path in sorted((CORPUS / part).glob("gold*.jsonl")) for page in score_claims.load(path)]


def text_of(part: str, page_id: str) -> str | None:
    """The words of a page that a reader sees."""
    for path in (CORPUS / part / "texts" / f"{page_id}.txt", CORPUS / part / "pages" / f"{page_id}.txt"):
        if path.exists():
            return path.read_text(encoding="utf-8")
    return None


def measure(part: str, reader: Reader) -> Figures:
    """F1 of what is found and of its core, in %, and the claims on pages that hold nothing to find."""
    items = expand([str(CORPUS / part / "pages")])
    claims = [claim_record(claim) for _, found in reader.read(items) for claim in found]
    pages = gold(part)
    scores = score_claims.score(pages, claims, lambda page_id: text_of(part, page_id))
    traps = {page["id"] for page in pages if not page["gold_events"]}
    false = sum(Path(claim["page"]).stem in traps for claim in claims)
    return {"found_f1": scores["found"]["f1"], "core_f1": scores["core"]["f1"], "trap_false": false}


def is_worse(name: str, one: float, other: float) -> bool:
    """Whether the first value of a figure is worse than the second: false claims count downwards."""
    return one > other if name == "trap_false" else one < other


def raised(pinned: Mapping[str, Any], measured: Mapping[str, float], allow_lower: bool) -> tuple[Figures, list[str]]:
    """The new floors, and the figures for which a lower floor was refused."""
    floors: Figures = {}
    refused = []
    for name in FIGURES:
        value = measured[name] if name == "trap_false" else math.floor(measured[name] / STEP) * STEP
        old = pinned.get(name)
        if old is not None and is_worse(name, value, old) and not allow_lower:
            refused.append(f"{name}: {value} would lower the floor of {old}")
            value = old
        floors[name] = value
    return floors, refused


def main(arguments: Sequence[str] | None = None) -> int:
    """Pin the floors of both parts; 1 where a lower one was refused."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--allow-lower", action="store_true")
    asked.add_argument("--preliminary", type=float, default=0.0, metavar="POINTS")
    options = asked.parse_args(arguments)
    pinned = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    reader = Reader()
    every: list[str] = []
    for part in PARTS:
        measured = measure(part, reader)
        room = options.preliminary
        eased = {n: v + room if n == "trap_false" else v - room for n, v in measured.items()}
        floors, refused = raised(pinned.get(part, {}), eased, options.allow_lower)
        pinned[part] = {**floors, "sha256": digest(part)}
        every += [f"{part}: {line}" for line in refused]
        print(f"{part}: measured {measured}, floors {floors}")
    for line in every:
        print(f"refused: {line}", file=sys.stderr)
    if not every:
        FLOORS.write_text(json.dumps(pinned, indent=2) + "\n", encoding="utf-8")
    return 1 if every else 0


if __name__ == "__main__":
    sys.exit(main())
