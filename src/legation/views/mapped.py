"""A map as plain data: states shaded by what is known of them as a whole, and marks where a place is known.

What is known only to have happened somewhere in a state shades that state and gets no mark; a mark in its middle would
say more than is known. Regions and lands that the atlas does not draw are told beside the map.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from legation.register.sites import Site
from legation.world.atlas import WIDTH, Land, lands, project

Box = tuple[float, float, float, float]
"""Left, top, width and height in the drawing's units."""

DEGREES = {
    "europe": (34.0, -12.0, 71.0, 46.0),
    "middle-east": (10.0, 24.0, 44.0, 66.0),
    "africa": (-36.0, -20.0, 38.0, 54.0),
    "asia": (-12.0, 58.0, 56.0, 150.0),
    "americas": (-56.0, -130.0, 62.0, -32.0),
}
"""Parts of the world that can be looked at: south, west, north, east."""

WORLD = "world"
PARTS = (WORLD, *DEGREES)

MOST_MARKS = 500
"""Marks that are drawn, those with the most events; more of them hide each other."""

MOST_SHADES = 5
_SERIES = tuple(figure * 10**power for power in range(7) for figure in (1, 2, 5))
_SOUTH_OF_MAPS = -58.0
_SMALLEST, _LARGEST = 4.0, 17.0
"""Radius of a mark for one event and for the most, in thousandths of the map's width."""


@dataclass(frozen=True, slots=True)
class Shade:
    """A land with its outline, its name in the register, the number of its events, and its step on the scale from 1;
    0 for none.
    """

    land: Land
    name: str
    events: int
    step: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A place on the map, with the radius of its mark."""

    site: Site
    x: float
    y: float
    radius: float


@dataclass(frozen=True, slots=True)
class MapView:
    """What is drawn in one part of the world, the smallest number of each step of the scale with the most
    of any land, and what is not drawn:
    `beyond` tells how many marks lie outside the part, `too_many` how many inside it have too few events to be drawn,
    `undrawn` which places have no land or point to draw.
    """

    part: str
    box: Box
    shades: tuple[Shade, ...]
    scale: tuple[int, ...]
    most: int
    marks: tuple[Mark, ...]
    beyond: int
    too_many: int
    undrawn: tuple[Site, ...]


def by_place(sites: Sequence[Site], part: str = WORLD) -> MapView:
    """A map of places: those known as a state alone shade it, the others are marked."""
    whole = [site for site in sites if site.precision == "country" and site.country in lands()]
    exact = [site for site in sites if site.precision not in ("country", "region") and site.latitude is not None]
    counts: dict[str, int] = {}
    for site in whole:
        counts[str(site.country)] = counts.get(str(site.country), 0) + site.events
    drawn = {id(site) for site in (*whole, *exact)}
    names = {str(site.country): site.name for site in reversed(whole)}
    return _view(counts, names, exact, [site for site in sites if id(site) not in drawn], part)


def by_party(counts: Mapping[str, int], names: Mapping[str, str], part: str = WORLD) -> MapView:
    """A map of parties: each state shaded by the events in which it stands, wherever these were."""
    there = {code: events for code, events in counts.items() if code in lands()}
    rest = [Site(names[code], code, "country", None, None, n) for code, n in counts.items() if code not in there]
    return _view(there, names, [], rest, part)


def scale_of(most: int) -> tuple[int, ...]:
    """The smallest number of each step of a scale that reaches a number: few and round ones."""
    if most <= MOST_SHADES:
        return tuple(range(1, most + 1))
    steps = [step for step in _SERIES if step <= most]
    if len(steps) <= MOST_SHADES:
        return tuple(steps)
    return tuple(steps[round(n * (len(steps) - 1) / (MOST_SHADES - 1))] for n in range(MOST_SHADES))


def box_of(part: str) -> Box:
    """What of the drawing a part of the world takes."""
    if part == WORLD:
        return 0.0, 0.0, float(WIDTH), round(project(_SOUTH_OF_MAPS, 0)[1], 1)
    south, west, north, east = DEGREES[part]
    edges = [
        project(lat, lon) for lat in (south, (south + north) / 2, north) for lon in (west, (west + east) / 2, east)
    ]
    across, down = [x for x, _ in edges], [y for _, y in edges]
    return (
        round(min(across), 1),
        round(min(down), 1),
        round(max(across) - min(across), 1),
        round(max(down) - min(down), 1),
    )


def _view(
    counts: Mapping[str, int], names: Mapping[str, str], exact: Iterable[Site], undrawn: Sequence[Site], part: str
) -> MapView:
    box = box_of(part)
    most = max(counts.values(), default=0)
    scale = scale_of(most)
    shades = [
        Shade(
            land, names.get(code, land.name), counts.get(code, 0), sum(counts.get(code, 0) >= least for least in scale)
        )
        for code, land in lands().items()
        if _meets(land, box)
    ]
    marks = _marks(list(exact), box)
    inside = [mark for mark in marks if _within(mark, box)]
    drawn = tuple(inside[:MOST_MARKS])
    beyond, too_many = len(marks) - len(inside), len(inside) - len(drawn)
    # states with something on them are drawn last, so that their borders lie above the others'
    ordered = sorted(shades, key=lambda shade: (shade.step > 0, shade.land.iso3))
    return MapView(part, box, tuple(ordered), scale, most, drawn, beyond, too_many, tuple(undrawn))


def _marks(sites: Sequence[Site], box: Box) -> list[Mark]:
    most = max((site.events for site in sites), default=1)
    made = []
    for site in sites:
        x, y = project(site.latitude or 0.0, site.longitude or 0.0)
        radius = max(_SMALLEST, _LARGEST * sqrt(site.events / max(most, 12))) * box[2] / 1000
        made.append(Mark(site, round(x, 1), round(y, 1), round(radius, 2)))
    return sorted(made, key=lambda mark: -mark.site.events)


def _meets(land: Land, box: Box) -> bool:
    left, top, right, bottom = land.box
    return left <= box[0] + box[2] and right >= box[0] and top <= box[1] + box[3] and bottom >= box[1]


def _within(mark: Mark, box: Box) -> bool:
    return box[0] <= mark.x <= box[0] + box[2] and box[1] <= mark.y <= box[1] + box[3]
