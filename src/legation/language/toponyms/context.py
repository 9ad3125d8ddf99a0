"""What the rest of a story says of where a name may lie."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from legation.world.entries import Hit
from legation.world.folding import key
from legation.world.gazetteer import Place

# kilometres over which the pull of another place of the story falls to a third
NEAR = 250.0
# how many of the nearest other places count
NEIGHBOURS = 2
# kilometres
EARTH = 6371.0

Spoken = Counter[tuple[str, str]]
"""How often each state is spoken of, by the state's iso3 key and the words that do so."""


def states_spoken_of(hits: Sequence[Hit]) -> Spoken:
    """The states that the known names of a text speak of."""
    found: Spoken = Counter()
    for hit in hits:
        first = hit.entries[0] if hit.entries else None
        state = (first.key if first.kind == "state" else first.iso3) if first else None
        if state:
            found[state, hit.text] += 1
    return found


@dataclass(frozen=True, slots=True)
class Context:
    """A story around one of its place names: the states it speaks of, what its other place names were last taken for,
    how often each is named, and the states that take part in the act.
    """

    spoken: Spoken
    chosen: dict[str, Place]
    often: Counter[str]
    parties: frozenset[str]

    def _votes(self, name: str) -> Counter[str]:
        """How often the story speaks of each state in other words than this name."""
        votes: Counter[str] = Counter()
        for (state, words), times in self.spoken.items():
            if words != name:
                votes[state] += times
        for other, where in self._others(name):
            if where.country and where.precision != "country":
                votes[where.country] += self.often[other]
        return votes

    def _others(self, name: str) -> list[tuple[str, Place]]:
        return [(other, where) for other, where in self.chosen.items() if key(other) != key(name)]

    def country(self, name: str, place: Place) -> float:
        """How much the story speaks of the place's state, 0 to 1."""
        if place.country is None:
            return 0.0
        votes = self._votes(name)
        return min(1.0, math.log1p(votes[place.country]) / math.log1p(max(4, sum(votes.values()))))

    def speaks_of_state(self, name: str, place: Place) -> bool:
        """True where the story speaks of the place's state at all."""
        return place.country is not None and self._votes(name)[place.country] > 0

    def division(self, name: str, place: Place) -> float:
        """The share of the story's other places that lie in the same first-level division, 0 to 1."""
        others = [where for _, where in self._others(name) if where.admin1]
        same = [w for w in others if (w.country, w.admin1) == (place.country, place.admin1)]
        return len(same) / max(NEIGHBOURS, len(others)) if place.admin1 else 0.0

    def nearness(self, name: str, place: Place) -> float:
        """How near the nearest other places of the story are, 0 to 1."""
        near = sorted(
            math.exp(-kilometres(place, where) / NEAR)
            for _, where in self._others(name)
            if where.precision in ("town", "point", "province")
        )
        return sum(near[-NEIGHBOURS:]) / NEIGHBOURS


def lies_in(place: Place, holder: Place) -> bool:
    """True of a place in a state or province; where no table knows the province of a town, one near its middle."""
    if place.country != holder.country or place == holder:
        return False
    if holder.precision == "country":
        return True
    return place.admin1 == holder.admin1 if place.admin1 and holder.admin1 else kilometres(place, holder) < NEAR


def kilometres(one: Place, other: Place) -> float:
    """Great-circle distance of two places."""
    low, high = math.radians(one.latitude), math.radians(other.latitude)
    across = math.radians(other.longitude - one.longitude)
    haversine = math.sin((high - low) / 2) ** 2 + math.cos(low) * math.cos(high) * math.sin(across / 2) ** 2
    return 2 * EARTH * math.asin(min(1.0, math.sqrt(haversine)))
