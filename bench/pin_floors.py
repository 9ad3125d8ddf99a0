#!/usr/bin/env python3
"""Pin the floors of the evaluation gate: `bench/pin_floors.py [--allow-lower]`.

Measures each part of the proving corpus and raises the floors of `corpus/floors.json` to the figures, F1 rounded down
to half a point, with the hash of each part. Writes nothing where a floor would be lowered, or more false records on
traps allowed, unless --allow-lower says so. Parts of French pages are measured where French can be read; else their
floors stay as they are.
"""

import argparse
import json
import math
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from evaluate import CORPUS, corpus_hash, evaluate

from legation.language.gloss.others import can_read, how_to_read
from legation.pipeline import Reader

FLOORS = CORPUS / "floors.json"
PARTS = ("dev", "test", "french/dev", "french/test")
FIGURES = ("found_f1", "core_f1", "trap_false")
STEP = 0.5
Figures = dict[str, float]


def can_measure(part: str) -> bool:
    """Whether the pages of a part can be read here."""
    return not part.startswith("french/") or can_read("fr")


def measured(part: str, reader: Reader) -> Figures:
    """F1 of what is found and of its core, in %, and the records on pages that hold nothing to find."""
    figures = evaluate(CORPUS / part, reader)
    return {
        "found_f1": figures["found"]["f1"],
        "core_f1": figures["core"]["f1"],
        "trap_false": figures["trap_false"],
    }


def is_worse(name: str, one: float, other: float) -> bool:
    """Whether the first value of a figure is worse than the second; of false records, more are worse."""
    return one > other if name == "trap_false" else one < other


def raised(pinned: Mapping[str, Any], figures: Figures, allow_lower: bool) -> tuple[Figures, list[str]]:
    """The new floors of a part, and for each figure that may not be lowered why not."""
    floors: Figures = {}
    refused = []
    for name in FIGURES:
        value = figures[name] if name == "trap_false" else math.floor(figures[name] / STEP) * STEP
        old = pinned.get(name)
        if old is not None and is_worse(name, value, old) and not allow_lower:
            refused.append(f"{name}: {value} would lower the floor of {old}")
            value = old
        floors[name] = value
    return floors, refused


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, compare, write; 1 where a lower floor was refused."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--allow-lower", action="store_true", help="pin lower floors too")
    allow_lower = asked.parse_args(arguments).allow_lower
    pinned = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    reader = Reader()
    new: dict[str, dict[str, Any]] = {}
    refused: list[str] = []
    for part in PARTS:
        if not can_measure(part):
            print(f"{part}: not measured, since {how_to_read('fr')}")
            new[part] = pinned[part]
            continue
        figures = measured(part, reader)
        floors, faults = raised(pinned.get(part, {}), figures, allow_lower)
        new[part] = {**floors, "sha256": corpus_hash(CORPUS / part)}
        refused += [f"{part}.{fault}" for fault in faults]
        print(f"{part}: measured {figures}, floors {floors}")
    for fault in refused:
        print(f"refused: {fault}; say --allow-lower if that is meant", file=sys.stderr)
    if not refused:
        FLOORS.write_text(json.dumps(new, indent=2) + "\n", encoding="utf-8")
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main())
