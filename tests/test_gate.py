"""The evaluation gate: figures on both parts of the corpus may not fall below the floors pinned in corpus/floors.json.

Floors are raised with `bench/pin_floors.py`. A part whose files changed must be pinned anew, since a figure means
nothing on other pages. Only totals are told: single results of the test part are for nobody's eyes.
"""

import json

import pytest

from bench import pin_floors
from legation.pipeline import Reader

FLOORS = json.loads(pin_floors.FLOORS.read_text(encoding="utf-8"))


@pytest.mark.parametrize("part", pin_floors.PARTS)
def test_the_corpus_is_the_one_the_floors_were_pinned_on(part: str) -> None:
    assert pin_floors.digest(part) == FLOORS[part]["sha256"], "the corpus changed: run bench/pin_floors.py"


@pytest.mark.parametrize("part", pin_floors.PARTS)
def test_no_figure_is_below_its_floor(part: str, reader: Reader) -> None:
    measured = pin_floors.measure(part, reader)
    worse = [
        f"{name} {measured[name]} (floor {FLOORS[part][name]})"
        for name in pin_floors.FIGURES
        if pin_floors.is_worse(name, measured[name], FLOORS[part][name])
    ]
    assert worse == []


def test_a_floor_is_raised_and_not_lowered() -> None:
    pinned = {"sha256": "x", "found_f1": 80.0, "core_f1": 70.0, "trap_false": 3}
    measured = {"found_f1": 82.8, "core_f1": 69.4, "trap_false": 4}
    raised, refused = pin_floors.raised(pinned, measured, allow_lower=False)
    assert raised == {"found_f1": 82.5, "core_f1": 70.0, "trap_false": 3}
    assert refused == ["core_f1: 69.0 would lower the floor of 70.0", "trap_false: 4 would lower the floor of 3"]
    lowered, refused = pin_floors.raised(pinned, measured, allow_lower=True)
    assert lowered == {"found_f1": 82.5, "core_f1": 69.0, "trap_false": 4}
    assert refused == []
