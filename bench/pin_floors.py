#!/usr/bin/env python3
"""Pin the floors of the evaluation gate: `bench/pin_floors.py [--allow-lower]`.

Measures both parts of the proving corpus and writes `corpus/floors.json`: figures rounded down to half a point, and the hash of each part. Refuses to lower a
floor, or to pin more false records on traps, unless told to with `--allow-lower`.
"""

import json
import math
import pathlib
import sys
from typing import Any

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

from evaluate import CORPUS, corpus_hash, evaluate

from legation.pipeline import Reader

FLOORS = CORPUS / "floors.json"
PARTS = ("dev", "test")


def measured(part: str, reader: Reader) -> dict[str, Any]:
    """The figures of a part as they are pinned."""
    figures = evaluate(CORPUS / part, reader)
    return {
        "found_f1": _half(figures["found"]["f1"]),
        "core_f1": _half(figures["core"]["f1"]),
        "trap_false": figures["trap_false"],
        "sha256": corpus_hash(CORPUS / part),
    }


def _half(value: float) -> float:
    return math.floor(value * 2) / 2


def lowered(old: dict[str, Any], new: dict[str, Any]) -> list[str]:
    """The figures that would get worse."""
    worse = [key for key in ("found_f1", "core_f1") if new[key] < old.get(key, 0)]
    return worse + (["trap_false"] if new["trap_false"] > old.get("trap_false", math.inf) else [])


def main() -> int:
    """Measure, compare, write."""
    old = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    reader = Reader()
    new = {part: measured(part, reader) for part in PARTS}
    worse = [f"{part}.{key}" for part in PARTS for key in lowered(old.get(part, {}), new[part])]
    if worse and "--allow-lower" not in sys.argv[1:]:
        print(f"refused: {', '.join(worse)} would be lowered; say --allow-lower if that is meant", file=sys.stderr)
        return 1
    FLOORS.write_text(json.dumps(new, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(new, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
