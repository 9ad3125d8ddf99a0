"""Lands are drawn where they lie, and a place falls into the box of its land."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.world import tables
from legation.world.atlas import HEIGHT, WIDTH, lands, project


@pytest.mark.parametrize(
    ("latitude", "longitude", "x", "y"),
    [(0, 0, WIDTH / 2, HEIGHT / 2), (90, 0, WIDTH / 2, 0), (-90, 0, WIDTH / 2, HEIGHT), (0, -180, 0, HEIGHT / 2)],
)
def test_the_ends_of_the_world(latitude: float, longitude: float, x: float, y: float) -> None:
    assert project(latitude, longitude) == pytest.approx((x, y), abs=1e-6)


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_every_place_is_in_the_drawing(latitude: float, longitude: float) -> None:
    x, y = project(latitude, longitude)
    assert -1e-6 <= x <= WIDTH + 1e-6 and -1e-6 <= y <= HEIGHT + 1e-6


def test_capitals_lie_in_the_boxes_of_their_states() -> None:
    known = lands()
    seen = 0
    for row in tables.read(tables.STATES, None):
        # the atoll on which Tarawa lies is too small to be drawn
        if row["iso3"] in known and row["capital_lat"] and row["iso3"] != "KIR":
            left, top, right, bottom = known[row["iso3"]].box
            x, y = project(float(row["capital_lat"]), float(row["capital_lon"]))
            assert left - 4 <= x <= right + 4 and top - 4 <= y <= bottom + 4, row["iso3"]
            seen += 1
    assert seen > 190


def test_disputed_lands_are_as_the_chosen_atlas_has_them() -> None:
    known = lands()
    assert {"ESH", "MAR", "XKX", "XSL", "XNC"} <= set(known) and "ATA" not in known
    x, y = project(45.0, 34.1)  # Simferopol
    assert _inside(known["UKR"].path, x, y) and not _inside(known["RUS"].path, x, y)
    x, y = project(24.0, -14.0)  # the middle of Western Sahara
    assert _inside(known["ESH"].path, x, y) and not _inside(known["MAR"].path, x, y)


@pytest.mark.parametrize(
    ("iso3", "latitude", "longitude"), [("RUS", 66, 179), ("RUS", 66.5, -172), ("FJI", -17.8, 178)]
)
def test_lands_across_the_date_line_are_drawn_on_both_sides(iso3: str, latitude: float, longitude: float) -> None:
    assert _inside(lands()[iso3].path, *project(latitude, longitude))
    assert not _inside(lands()[iso3].path, *project(66, -60))


def _inside(path: str, x: float, y: float) -> bool:
    """Whether a point lies within the rings of a path, by counting the sides that a ray crosses."""
    crossed = 0
    for ring in path.split("M")[1:]:
        start, _, steps = ring.rstrip("z").partition("l")
        (px, py), numbers = (int(n) for n in start.split()), [int(n) for n in re.findall(r"-?\d+", steps)]
        points = [(px, py)]
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            points.append((points[-1][0] + dx, points[-1][1] + dy))
        for (ax, ay), (bx, by) in zip(points, [*points[1:], points[0]], strict=True):
            crossed += (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax
    return crossed % 2 == 1
