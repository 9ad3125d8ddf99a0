"""How much a story speaks of each state: each naming counts one, in the headline and in the lead more."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from legation.language.mentions import Mentioned
from legation.model.claim import Party

IN_TITLE = 2
IN_LEAD = 1
# characters after the headline that a news story's first sentence takes, as a rule
LEAD = 250


@dataclass(slots=True)
class _Weighed:
    """A state as the story first names it, where it is named, and how much has been spoken of it by then."""

    first: Party
    starts: list[int] = field(default_factory=list)
    weights: list[int] = field(default_factory=list)

    def add(self, start: int, weight: int) -> None:
        self.starts.append(start)
        self.weights.append(weight + (self.weights[-1] if self.weights else 0))

    def before(self, offset: int) -> int:
        """How much is spoken of the state before an offset that lies behind its first naming."""
        return self.weights[bisect_left(self.starts, offset) - 1]


class StateWeights:
    """The weights of the states that a story's mentions name; `title_end` is where its headline ends, `issuer` the
    state whose body issues the page.
    """

    def __init__(self, mentions: Iterable[Mentioned], title_end: int, issuer: str | None) -> None:
        self._title_end = title_end
        self._issuer = issuer
        self._named: dict[str, _Weighed] = {}
        for mention in mentions:
            if mention.party.kind == "state" and mention.party.iso3:
                named = self._named.setdefault(mention.party.iso3, _Weighed(mention.party))
                named.add(mention.start, self._weight(mention))

    def _weight(self, mention: Mentioned) -> int:
        if mention.start < self._title_end:
            return 1 + IN_TITLE
        return 1 + IN_LEAD if mention.start < self._title_end + LEAD else 1

    @cached_property
    def ranked(self) -> list[tuple[int, str]]:
        """The states with their weights, most first; of equals that named first."""
        weights = {iso3: named.weights[-1] for iso3, named in self._named.items()}
        if self._issuer is not None:
            weights[self._issuer] = weights.get(self._issuer, 0) + IN_TITLE
        return sorted(((weight, iso3) for iso3, weight in weights.items()), key=lambda pair: -pair[0])

    def of(self, iso3: str | None) -> int:
        """The weight of a state."""
        return next((weight for weight, key in self.ranked if key == iso3), 0)

    def most_named(self, offset: int) -> tuple[Party, ...]:
        """The two states that a story has spoken of most before an offset; nothing before it has named two."""
        named = [(state.before(offset), state.first) for state in self._named.values() if state.starts[0] < offset]
        top = sorted(named, key=lambda weighed: -weighed[0])[:2]
        return tuple(party for _, party in top) if len(top) == 2 else ()
