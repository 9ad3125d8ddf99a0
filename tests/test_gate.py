"""The evaluation gate: accuracy on the parts of the proving corpus may not fall below corpus/floors.json.

A part whose files changed must be pinned anew with `bench/pin_floors.py`, since a figure means nothing on other pages.
Only totals are told: single results of the test part are for nobody's eyes.
"""

import json

import pytest

from bench import pin_floors
from legation.language.gloss.others import how_to_read
from legation.pipeline import Reader

FLOORS = json.loads(pin_floors.FLOORS.read_text(encoding="utf-8"))


@pytest.mark.parametrize("part", pin_floors.PARTS)
def test_the_corpus_is_the_one_the_floors_were_pinned_on(part: str) -> None:
    pinned = FLOORS[part]["sha256"]
    assert pin_floors.corpus_hash(pin_floors.CORPUS / part) == pinned, "the corpus changed: run bench/pin_floors.py"


@pytest.mark.parametrize("part", pin_floors.PARTS)
def test_no_figure_is_below_its_floor(part: str, reader: Reader) -> None:
    if not pin_floors.can_measure(part):
        pytest.skip(str(how_to_read("fr")))
    figures = pin_floors.measured(part, reader)
    worse = [
        f"{name} {figures[name]} (floor {FLOORS[part][name]})"
        for name in pin_floors.FIGURES
        if pin_floors.is_worse(name, figures[name], FLOORS[part][name])
    ]
    assert worse == []


def test_a_floor_is_raised_and_not_lowered() -> None:
    pinned = {"sha256": "x", "found_f1": 80.0, "core_f1": 70.0, "trap_false": 3}
    figures = {"found_f1": 82.8, "core_f1": 69.4, "trap_false": 4}
    floors, refused = pin_floors.raised(pinned, figures, allow_lower=False)
    assert floors == {"found_f1": 82.5, "core_f1": 70.0, "trap_false": 3}
    assert refused == ["core_f1: 69.0 would lower the floor of 70.0", "trap_false: 4 would lower the floor of 3"]
    floors, refused = pin_floors.raised(pinned, figures, allow_lower=True)
    assert floors == {"found_f1": 82.5, "core_f1": 69.0, "trap_false": 4}
    assert refused == []
