"""The evaluation gate: accuracy on both parts of the proving corpus may not fall below the pinned floors."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from legation.pipeline import Reader

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "bench"))

import evaluate  # noqa: E402
import pin_floors  # noqa: E402

FLOORS: dict[str, dict[str, Any]] = json.loads((ROOT / "corpus" / "floors.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("part", pin_floors.PARTS)
def test_accuracy_holds_its_floor(reader: Reader, part: str) -> None:
    figures = evaluate.evaluate(ROOT / "corpus" / part, reader)
    floor = FLOORS[part]
    assert figures["unlocated_gold"] == 0
    assert figures["found"]["f1"] >= floor["found_f1"]
    assert figures["core"]["f1"] >= floor["core_f1"]
    assert figures["trap_false"] <= floor["trap_false"]


@pytest.mark.parametrize("part", pin_floors.PARTS)
def test_corpus_is_the_pinned_one(part: str) -> None:
    assert evaluate.corpus_hash(ROOT / "corpus" / part) == FLOORS[part]["sha256"]


def test_a_floor_is_not_lowered_by_the_way() -> None:
    old = {"found_f1": 70.0, "core_f1": 40.0, "trap_false": 1}
    assert pin_floors.lowered(old, {"found_f1": 70.5, "core_f1": 40.0, "trap_false": 0}) == []
    assert pin_floors.lowered(old, {"found_f1": 69.5, "core_f1": 39.5, "trap_false": 2}) == ["found_f1", "core_f1", "trap_false"]
