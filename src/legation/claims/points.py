"""Points: what a draft gets for its marks and words, and the tables that say how much."""

import math
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

# so many marks are named in the reason of a claim
NAMED = 4
# sentences whose points are remembered: those of a story are asked for several times
REMEMBERED = 256


@dataclass(frozen=True, slots=True)
class Score:
    """What a draft got: its points in all, the points needed, those of each mark that moved it, and the share of such
    drafts that were right where the points were learned.
    """

    total: int
    needed: int
    moved: tuple[tuple[str, int], ...]
    confidence: float

    @property
    def enough(self) -> bool:
        """Whether the draft becomes a claim."""
        return self.total >= self.needed

    def told(self) -> str:
        """The points in words: "scored: words ≤16 +9, thing clause, verb +2, … = 14 ≥ 12"."""
        strongest = sorted(self.moved, key=lambda mark: (-abs(mark[1]), mark[0]))
        named = ", ".join(f"{name} {points:+d}" for name, points in strongest[:NAMED])
        return f"scored: {named}{', …' if len(strongest) > NAMED else ''} = {self.total} ≥ {self.needed}"


@dataclass(frozen=True, slots=True)
class Table:
    """Points by mark and value: those every draft has (`base`), those needed, and how much one point weighs."""

    base: int
    needed: int
    weight: float
    points: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    most: Mapping[str, int] = field(init=False, repr=False, compare=False)
    """The most points that each mark can give; a draft of which nothing has been noted has all of these before it."""

    def __post_init__(self) -> None:
        most = {name: max(0, *values.values()) for name, values in self.points.items() if values}
        object.__setattr__(self, "most", most)

    def within_reach(self, marks: Mapping[str, str]) -> bool:
        """Whether a draft of such marks can still get enough, by what other marks may be noted of it."""
        noted = sum(
            self.points[name].get(value, 0) - self.most[name] for name, value in marks.items() if name in self.most
        )
        return self.base + sum(self.most.values()) + noted >= self.needed

    def add_up(self, marks: Mapping[str, str]) -> Score:
        """The score of a draft of such marks; a value that the table does not know moves nothing."""
        known = ((name, value, self.points[name].get(value, 0)) for name, value in marks.items() if name in self.points)
        moved = tuple((f"{name} {value}", points) for name, value, points in known if points)
        total = self.base + sum(points for _, points in moved)
        return Score(total, self.needed, moved, 1 / (1 + math.exp(-self.weight * total)))


class Words:
    """How many points each word gives each type; a type without words is unknown."""

    def __init__(self, rows: Iterable[tuple[str, int, str]]) -> None:
        self._points: dict[str, dict[str, int]] = {}
        self.types: dict[str, int] = {}
        for name, points, word in rows:
            self.types.setdefault(name, 0)
            self._points.setdefault(word, {})[name] = points
        self._rows = {word: tuple(points.items()) for word, points in self._points.items()}
        self._remembered = lru_cache(REMEMBERED)(self._add_up)

    def listed(self) -> list[tuple[str, int, list[str]]]:
        """The table as its file has it: type, points, and the words that give it so many."""
        found: dict[tuple[str, int], list[str]] = {}
        for word, held in self._points.items():
            for name, points in held.items():
                found.setdefault((name, -points), []).append(word)
        return [(name, -points, sorted(words)) for (name, points), words in sorted(found.items())]

    def points(self, words: Collection[str]) -> Mapping[str, int]:
        """The points of each known type by the words of a sentence; those of the last sentences are remembered."""
        return self._remembered(frozenset(words))

    def _add_up(self, words: frozenset[str]) -> Mapping[str, int]:
        found = dict(self.types)
        for word in words:
            for name, points in self._rows.get(word, ()):
                found[name] += points
        return found
