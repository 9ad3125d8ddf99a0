"""Who stands with whom in events: very many ties, counted, of which few are told."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from typing import Protocol

Years = tuple[int, int]
"""The first and the last of some years."""


@dataclass(frozen=True, slots=True)
class Tie:
    """Events of one type in which one party stands in a role and another in the same or another one.

    A party is a state by its code, or a body by its name. `number` is the tie's in the register. `first` and `last`
    are the earliest and the latest year that is known of any of the acts.
    """

    number: int
    type: str
    roles: tuple[str, str]
    parties: tuple[str, str]
    first: int | None
    last: int | None
    events: int


Counted = tuple[int, int, int | None, int | None]
"""A tie by number, with how many events it has, and the earliest and the latest year known of any of them."""

Known = tuple[str, tuple[str, str], tuple[str, str]]
"""Type, parties and roles of a tie: in this order equally frequent ones are told."""


class Ties(Protocol):
    """Some ties with the number of their events; each is made whole only where it is told."""

    def __len__(self) -> int: ...

    def __iter__(self) -> Iterator[Tie]: ...

    def most(self, number: int) -> list[Tie]:
        """So many of them with most events."""
        ...

    def years(self) -> Years | None:
        """The years between which their acts lie, as far as they are known."""
        ...

    def weights(self) -> Mapping[str, int]:
        """How many events each party has in all its ties."""
        ...

    def inside(self, parties: Collection[str]) -> "Ties":
        """Those between two of some parties."""
        ...

    def shared(self, parties: Sequence[str]) -> Mapping[tuple[int, int], int]:
        """How many events each two of some parties have with each other, by their places there, the smaller first."""
        ...


@dataclass(frozen=True, slots=True)
class ListedTies:
    """Ties in a list; what each is made of is looked up by its number where it is told."""

    counted: Sequence[Counted]
    known: Mapping[int, Known]

    def __len__(self) -> int:
        return len(self.counted)

    def __iter__(self) -> Iterator[Tie]:
        return (whole(self.known, one) for one in self.counted)

    def most(self, number: int) -> list[Tie]:
        """So many of them with most events."""
        return most(self.known, self.counted, number)

    def years(self) -> Years | None:
        """The years between which their acts lie, as far as they are known."""
        dated = {year for _, _, first, last in self.counted for year in (first, last) if year is not None}
        return (min(dated), max(dated)) if dated else None

    def weights(self) -> Mapping[str, int]:
        """How many events each party has in all its ties."""
        found: dict[str, int] = defaultdict(int)
        for number, events, _, _ in self.counted:
            for party in self.known[number][1]:
                found[party] += events
        return found

    def inside(self, parties: Collection[str]) -> "ListedTies":
        """Those between two of some parties."""
        those = frozenset(parties)
        return ListedTies([one for one in self.counted if those.issuperset(self.known[one[0]][1])], self.known)

    def shared(self, parties: Sequence[str]) -> Mapping[tuple[int, int], int]:
        """How many events each two of some parties have with each other, by their places there, the smaller first."""
        place = {party: at for at, party in enumerate(parties)}
        found: dict[tuple[int, int], int] = defaultdict(int)
        for number, events, _, _ in self.inside(parties).counted:
            one, other = sorted(place[party] for party in self.known[number][1])
            found[one, other] += events
        return found


def whole(known: Mapping[int, Known], counted: Counted) -> Tie:
    """A tie with what it is made of."""
    number, events, first, last = counted
    type_, parties, roles = known[number]
    return Tie(number, type_, roles, parties, first, last, events)


def most(known: Mapping[int, Known], counted: Iterable[Counted], number: int) -> list[Tie]:
    """So many of some ties with most events."""
    return [whole(known, one) for one in nsmallest(number, counted, lambda one: (-one[1], known[one[0]]))]
