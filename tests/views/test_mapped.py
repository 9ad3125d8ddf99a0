"""What is known of a state as a whole shades it; marks stand only where a place is known."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.register.sites import Site
from legation.views.mapped import PARTS, by_party, by_place, scale_of

CHAD = Site("Chad", "TCD", "country", 15.0, 19.0, 3)
NDJAMENA = Site("N'Djamena", "TCD", "town", 12.1, 15.0, 5)
ORAN = Site("Oran", "DZA", "province", 35.6, -0.7, 1)
BALTIC = Site("Baltic", None, "region", 57.0, 24.0, 2)
UNION = Site("Soviet Union", "SUN", "country", None, None, 1)


def test_a_state_is_shaded_and_gets_no_mark() -> None:
    drawn = by_place([CHAD, NDJAMENA, ORAN, BALTIC, UNION])
    assert {one.land.iso3: one.events for one in drawn.shades if one.events} == {"TCD": 3}
    assert [mark.site for mark in drawn.marks] == [NDJAMENA, ORAN]
    assert drawn.undrawn == (BALTIC, UNION)
    assert drawn.marks[0].radius > drawn.marks[1].radius


def test_a_part_of_the_world_leaves_out_what_lies_beyond() -> None:
    drawn = by_place([NDJAMENA, ORAN], "europe")
    assert [mark.site for mark in drawn.marks] == [ORAN] and drawn.beyond == 1
    assert "BRA" not in {one.land.iso3 for one in drawn.shades}


def test_parties_shade_their_states_wherever_they_act() -> None:
    drawn = by_party({"RUS": 7, "SUN": 2}, {"RUS": "Russia", "SUN": "Soviet Union"})
    assert {one.name: one.events for one in drawn.shades if one.events} == {"Russia": 7}
    assert [site.name for site in drawn.undrawn] == ["Soviet Union"] and drawn.marks == ()


@pytest.mark.parametrize(
    ("most", "scale"), [(0, ()), (1, (1,)), (4, (1, 2, 3, 4)), (8, (1, 2, 5)), (30, (1, 2, 5, 10, 20))]
)
def test_a_scale_has_few_round_steps(most: int, scale: tuple[int, ...]) -> None:
    assert scale_of(most) == scale


@given(st.integers(1, 10**6))
def test_every_number_is_on_the_scale(most: int) -> None:
    scale = scale_of(most)
    assert scale[0] == 1 and scale[-1] <= most and len(scale) <= 5
    assert all(a < b for a, b in pairwise(scale))


def test_every_part_has_lands() -> None:
    for part in PARTS:
        assert len(by_place([], part).shades) > 15, part
