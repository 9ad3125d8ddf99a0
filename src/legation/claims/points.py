"""Points: what a draft gets, and those that the words of its sentence give each type."""

import math
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
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

    @classmethod
    def of(cls, total: float, needed: float, moved: Mapping[str, float], weight: float) -> "Score":
        """The score of so many points, of which each weighs so much in log odds; told in whole points."""
        whole = tuple((name, round(points)) for name, points in moved.items() if round(points))
        return cls(round(total), round(needed), whole, 1 / (1 + math.exp(-weight * total)))

    @property
    def enough(self) -> bool:
        """Whether the draft becomes a claim."""
        return self.total >= self.needed

    def told(self) -> str:
        """The points in words: "scored: words ≤16 +9, thing clause, verb +2, … = 14 ≥ 12"."""
        strongest = sorted(self.moved, key=lambda mark: (-abs(mark[1]), mark[0]))
        named = ", ".join(f"{name} {points:+d}" for name, points in strongest[:NAMED])
        return f"scored: {named}{', …' if len(strongest) > NAMED else ''} = {self.total} ≥ {self.needed}"


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
