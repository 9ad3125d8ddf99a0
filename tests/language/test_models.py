"""Things that only their shape tells: which words of a text become items, with what designation and class."""

import pytest

from legation.language.models import with_models
from legation.world import World


@pytest.fixture(scope="module")
def world() -> World:
    return World.load()


FORCES = "The navy was there. "
# words after FORCES -> (designation, category) of the items that no table knows
ROWS = (
    ("Four Tamandua-K trucks came.", [("Tamandua-K", "truck"), (None, "truck")]),
    ("Two RXB 44 launches came.", [("RXB 44", "naval_vessel"), (None, "naval_vessel")]),
    ("The army has 22 vehicles.", [(None, "armoured_vehicle")]),
    ("They got four fast French boats.", [(None, "naval_vessel")]),
    ("Three Zorrilla patrol boats came.", [("Zorrilla", "patrol_vessel")]),
    ("Three fishing boats sank.", []),
    ("The boats left.", []),
    ("A launch was seen.", []),
)


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_shapes(world: World, text: str, expected: list[tuple[str | None, str]]) -> None:
    text = FORCES + text
    found = with_models(text, world.weapons.find(text), world.find(text))
    assert [(hit.designation, hit.category) for hit in found if hit.by_shape] == expected


def test_no_shapes_without_forces(world: World) -> None:
    text = "Four Tamandua-K trucks came with 22 vehicles."
    assert with_models(text, world.weapons.find(text), world.find(text)) == []
