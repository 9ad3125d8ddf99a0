"""The place names of a story resolved together, each with the reasons for its rank.

A name is weighed by what it could mean (states and provinces before towns, capitals and larger towns before smaller
ones) and by the story around it: a province or state named right after it ("Tripoli, Lebanon"), the states the story
speaks of, and the other places that it names. Since those are doubtful themselves, the weighing is done several times
over, each time from the places that came first the time before.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from legation.language.toponyms.candidates import Candidates
from legation.language.toponyms.context import Context, lies_in, states_spoken_of
from legation.language.toponyms.forms import named_after
from legation.world.entries import Hit
from legation.world.gazetteer import Gazetteer, Place
from legation.world.names import Names

ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Weights:
    """What each kind of evidence counts for: a convention of ours, in which only what the text says outright decides
    alone. Moved by a quarter to a whole of itself on the public sets, each of them changed the share placed right by
    two points at most.
    """

    state: float = 4.5
    part: float = 1.0
    region: float = 4.0
    own: float = 2.2
    province: float = 1.2
    seat: float = 0.9
    capital: float = 1.0
    size: float = 2.2
    alternate: float = -1.2
    held: float = 5.0
    spoken_province: float = 1.8
    spoken_seat: float = 1.0
    country: float = 1.8
    party: float = 2.0
    division: float = 1.0
    near: float = 1.6


@dataclass(frozen=True, slots=True)
class Resolved:
    """One place name of a story and what it means: offsets (end exclusive), and candidates with weight and reasons,
    likeliest first.
    """

    start: int
    end: int
    text: str
    ranking: tuple[tuple[Place, float, str], ...]

    @property
    def place(self) -> Place | None:
        """The likeliest place, None where no table knows the name."""
        return self.ranking[0][0] if self.ranking else None


class Toponyms:
    """Place names of one story."""

    def __init__(
        self, text: str, hits: Sequence[Hit], names: Names, gazetteer: Gazetteer, weights: Weights | None = None
    ) -> None:
        self._text = text
        self._candidates = Candidates(names, gazetteer)
        self._weights = weights or Weights()
        self._spoken = states_spoken_of(hits)

    def resolve(self, spans: Iterable[tuple[int, int]], parties: Sequence[str] = ()) -> list[Resolved]:
        """What the names at these offsets mean; `parties` are iso3 keys of states that speak for a place in them."""
        wanted = [(start, end, self._text[start:end]) for start, end in spans]
        often = Counter(text for _, _, text in wanted)
        held = {name: self._holders(name, wanted) for name in often}
        chosen: dict[str, Place] = {}
        ranked: dict[str, list[tuple[Place, float, str]]] = {}
        for _ in range(ROUNDS):
            context = Context(self._spoken, chosen, often, frozenset(parties))
            ranked = {name: self._ranked(name, held[name], context) for name in often}
            chosen = {name: ranking[0][0] for name, ranking in ranked.items() if ranking}
        return [Resolved(start, end, text, tuple(ranked[text])) for start, end, text in wanted]

    def _holders(self, name: str, wanted: Sequence[tuple[int, int, str]]) -> tuple[Place, ...]:
        """The places that the text says this one lies in; a list of states ("Russia, Belarus") says nothing."""
        state = any(p.precision == "country" for p in self._candidates.of(name))
        return tuple(
            holder
            for _, end, text in wanted
            if text == name
            for holder in self._candidates.holders(named_after(self._text, end))
            if holder.precision == "province" or not state
        )

    def _ranked(self, name: str, holders: Sequence[Place], context: Context) -> list[tuple[Place, float, str]]:
        scored = []
        for place in self._candidates.of(name):
            parts = [*self._by_itself(name, place), *self._by_story(name, place, holders, context)]
            why = ", ".join(f"{reason} {value:+.1f}" for reason, value in parts if value)
            scored.append((place, round(sum(value for _, value in parts), 3), why))
        return sorted(scored, key=lambda item: (-item[1], -item[0].population, item[0].name, item[0].geonames or 0))

    def _by_itself(self, name: str, place: Place) -> Iterator[tuple[str, float]]:
        weights = self._weights
        if place.precision == "country":
            yield "a state", weights.part if self._candidates.is_part(name, place) else weights.state
        elif place.precision == "province":
            yield "a province", weights.seat if self._candidates.is_seat(name, place) else weights.province
        elif place.precision == "region":
            yield "a region", weights.region
        elif place.geonames is None:
            yield "in the project's table", weights.own
        yield "size", weights.size * math.log10(place.population + 1) / 7
        yield "a capital", weights.capital * place.capital
        yield "another name of it", weights.alternate * (not place.exact)

    def _by_story(
        self, name: str, place: Place, holders: Sequence[Place], context: Context
    ) -> Iterator[tuple[str, float]]:
        weights = self._weights
        if place.precision != "country":
            yield "the text puts it there", weights.held * any(lies_in(place, holder) for holder in holders)
        if place.precision == "province" and context.speaks_of_state(name, place):
            seat = self._candidates.is_seat(name, place)
            yield "a province of a state spoken of", weights.spoken_seat if seat else weights.spoken_province
        yield "its state is spoken of", weights.country * context.country(name, place)
        yield "in a state that takes part", weights.party * (place.country in context.parties)
        yield "its province is spoken of", weights.division * context.division(name, place)
        yield "places near it are named", weights.near * context.nearness(name, place)
