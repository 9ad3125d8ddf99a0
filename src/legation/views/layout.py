"""Where the parties of a network are drawn: those with many ties near each other, the same on every machine.

Each party pushes every other away, and each tie draws its two together (Fruchterman and Reingold 1991), from a fixed
start: there is no chance in it. Sums and roots alone are used, which every machine computes alike.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import sqrt

Spot = tuple[float, float]

ROUNDS = 90
_CENTRE = 0.6
"""How strongly each party is drawn to the middle, which keeps those without common ties from drifting off."""

_TURN = (-0.7373688780783197, 0.6754902942615238)
"""Cosine and sine of the golden angle: spots around a spiral that never fall together."""

_LETTER, _LINE = 9.4, 23.0
"""Width of a letter and height of a line of a name, in the drawing's units."""


def layout(
    names: Sequence[str], weights: Mapping[tuple[int, int], int], width: float, height: float
) -> tuple[Spot, ...]:
    """A spot for each party, by number, in a drawing of this size. `weights` are the ties by pairs of numbers."""
    return _layout(tuple(names), tuple(sorted(weights.items())), width, height)


@lru_cache(maxsize=64)
def _layout(
    names: tuple[str, ...], weights: tuple[tuple[tuple[int, int], int], ...], width: float, height: float
) -> tuple[Spot, ...]:
    if not names:
        return ()
    spots = _start(len(names))
    pulls = [(a, b, 0.5 + sqrt(weight) / 8) for (a, b), weight in weights]
    ideal = 1 / sqrt(len(names))
    for number in range(ROUNDS):
        _step(spots, pulls, ideal, 0.12 * (1 - number / ROUNDS))
    return tuple(_apart(_fitted(spots, names, width, height), names, width, height))


def _start(count: int) -> list[list[float]]:
    spots, x, y = [], 1.0, 0.0
    for number in range(count):
        far = sqrt((number + 0.5) / count) / 2
        spots.append([x * far, y * far])
        x, y = x * _TURN[0] - y * _TURN[1], x * _TURN[1] + y * _TURN[0]
    return spots


def _step(spots: list[list[float]], pulls: Sequence[tuple[int, int, float]], ideal: float, most: float) -> None:
    """One round: all pushes and pulls, none moving a spot further than `most`."""
    count = len(spots)
    moves = [[-x * _CENTRE, -y * _CENTRE] for x, y in spots]
    square = ideal * ideal
    for a in range(count):
        ax, ay = spots[a]
        for b in range(a + 1, count):
            dx, dy = ax - spots[b][0], ay - spots[b][1]
            push = square / (dx * dx + dy * dy + 1e-6)
            moves[a][0] += dx * push
            moves[a][1] += dy * push
            moves[b][0] -= dx * push
            moves[b][1] -= dy * push
    for a, b, weight in pulls:
        dx, dy = spots[a][0] - spots[b][0], spots[a][1] - spots[b][1]
        pull = weight * sqrt(dx * dx + dy * dy) / ideal
        moves[a][0] -= dx * pull
        moves[a][1] -= dy * pull
        moves[b][0] += dx * pull
        moves[b][1] += dy * pull
    for spot, (dx, dy) in zip(spots, moves, strict=True):
        far = sqrt(dx * dx + dy * dy)
        share = min(1.0, most / far) if far else 0.0
        spot[0] += dx * share
        spot[1] += dy * share


def _fitted(spots: Sequence[Sequence[float]], names: Sequence[str], width: float, height: float) -> list[list[float]]:
    """The spots spread over the drawing, with room for the names at its edges."""
    edge = max(len(name) for name in names) * _LETTER / 2 + 8
    across, down = _spread([x for x, _ in spots]), _spread([y for _, y in spots])
    return [
        [edge + x * (width - 2 * edge), 1.5 * _LINE + y * (height - 3.5 * _LINE)]
        for x, y in zip(across, down, strict=True)
    ]


def _spread(values: Sequence[float]) -> list[float]:
    """From 0 to 1, half by value and half by rank, so that one far off does not press the others together."""
    if len(values) == 1:
        return [0.5]
    low, wide = min(values), max(values) - min(values) or 1.0
    rank = {at: place for place, at in enumerate(sorted(range(len(values)), key=lambda at: (values[at], at)))}
    return [((value - low) / wide + rank[at] / (len(values) - 1)) / 2 for at, value in enumerate(values)]


def _apart(spots: list[list[float]], names: Sequence[str], width: float, height: float) -> list[Spot]:
    """The spots moved up and down until no name lies on another, as far as the drawing has room."""
    halves = [max(len(name) * _LETTER / 2, 14.0) for name in names]
    for _ in range(40):
        moved = False
        for a in range(len(spots)):
            for b in range(a + 1, len(spots)):
                over = 2 * _LINE - abs(spots[a][1] - spots[b][1])
                if over > 0 and abs(spots[a][0] - spots[b][0]) < halves[a] + halves[b]:
                    upper, lower = (a, b) if spots[a][1] <= spots[b][1] else (b, a)
                    spots[upper][1] = max(_LINE, spots[upper][1] - over / 2)
                    spots[lower][1] = min(height - 1.5 * _LINE, spots[lower][1] + over / 2)
                    moved = True
        if not moved:
            break
    return [(round(x, 1), round(min(max(y, _LINE), height - 1.5 * _LINE), 1)) for x, y in spots]
