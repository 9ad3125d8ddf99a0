"""Ties and places counted in the columns that a program holds."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from threading import Lock

import numpy as np

from legation.register import chosen
from legation.register.columns import NOTHING, Columns, Numbers, Those, among, numbers, of
from legation.register.database import Database, marks
from legation.register.query import EVERYTHING, Selection
from legation.register.ties import Counted, Known, Tie, Ties, Years, most, whole

_LATE = 10_000


class Parties:
    """The parties of all ties, each by a number of its own; the list of ties only ever grows."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self._numbers: dict[str, int] = {}
        self.ends = np.empty((2, 0), dtype=np.int64)

    def grown(self, known: Mapping[int, Known]) -> "Parties":
        """With the ties that are new."""
        first = self.ends.shape[1]
        last = max(known, default=0) + 1
        if last > first:
            ends = [known[number][1] if number in known else ("", "") for number in range(first, last)]
            new = [[self._number(one), self._number(other)] for one, other in ends]
            self.ends = np.concatenate([self.ends, np.array(new, dtype=np.int64).T], axis=1)
        return self

    def places(self, some: Sequence[str]) -> Numbers:
        """The places that some parties have among these, by their numbers; -1 for all others."""
        found = np.full(len(self.names), -1, dtype=np.int64)
        for at, name in enumerate(some):
            if name in self._numbers:
                found[self._numbers[name]] = at
        return found

    def _number(self, name: str) -> int:
        if name not in self._numbers:
            self._numbers[name] = len(self.names)
            self.names.append(name)
        return self._numbers[name]


@dataclass(frozen=True, slots=True)
class HeldTies:
    """Ties in columns: numbers, how many events, first and last year (0: none is known)."""

    number: Numbers
    events: Numbers
    first: Numbers
    last: Numbers
    known: Mapping[int, Known]
    parties: Parties

    def __len__(self) -> int:
        return len(self.number)

    def __iter__(self) -> Iterator[Tie]:
        return (whole(self.known, one) for one in self._counted(np.arange(len(self.number))))

    def most(self, number: int) -> list[Tie]:
        """So many of them with most events."""
        if number >= len(self.number):
            some = np.arange(len(self.number))
        else:
            # those that have as many events as the last are told by what they are made of
            least = np.partition(self.events, -number)[-number]
            some = np.flatnonzero(self.events >= least)
        return most(self.known, self._counted(some), number)

    def years(self) -> Years | None:
        """The years between which their acts lie, as far as they are known."""
        first, last = self.first[self.first > 0], self.last[self.last > 0]
        return (int(first.min()), int(last.max())) if len(first) else None

    def weights(self) -> Mapping[str, int]:
        """How many events each party has in all its ties."""
        size = len(self.parties.names)
        one, other = (np.bincount(ends[self.number], self.events, size) for ends in self.parties.ends)
        n = one + other
        return {self.parties.names[at]: int(n[at]) for at in np.flatnonzero(n)}

    def inside(self, parties: Collection[str]) -> "HeldTies":
        """Those between two of some parties."""
        one, other = self._places([*parties])
        here = (one >= 0) & (other >= 0)
        return HeldTies(
            *(self.number[here], self.events[here], self.first[here], self.last[here]), self.known, self.parties
        )

    def shared(self, parties: Sequence[str]) -> Mapping[tuple[int, int], int]:
        """How many events each two of some parties have with each other, by their places there, the smaller first."""
        one, other = self._places(parties)
        here = (one >= 0) & (other >= 0)
        pair = np.minimum(one, other)[here] * len(parties) + np.maximum(one, other)[here]
        n = np.bincount(pair, self.events[here])
        return {divmod(int(at), len(parties)): int(n[at]) for at in np.flatnonzero(n)}

    def _places(self, some: Sequence[str]) -> tuple[Numbers, Numbers]:
        """The places that both ends of each tie have among some parties."""
        places = self.parties.places(some)
        one, other = self.parties.ends
        return places[one[self.number]], places[other[self.number]]

    def _counted(self, some: Numbers) -> Iterator[Counted]:
        columns = (column[some].tolist() for column in (self.number, self.events, self.first, self.last))
        return ((n, events, first or None, last or None) for n, events, first, last in zip(*columns, strict=True))


def ties(
    database: Database,
    known: Mapping[int, Known],
    selection: Selection,
    years: Years | None,
    types: Collection[str] | None,
) -> Ties:
    """Who stands with whom in the selected events, in those that may lie in some years, or in all; of some types."""
    columns, parties = of(database), _parties(known)
    event, tie, first, last = columns.tied
    here = _events(database, columns, selection)[event]
    if types is not None:
        asked = f"SELECT number FROM ties WHERE type IN ({marks(sorted(types)) or 'NULL'})"
        (those,) = numbers(database, asked, ("number",), sorted(types))
        here &= among(those, 1 + int(tie.max(initial=0)))[tie]
    if years is not None:
        here &= ((first == 0) | (first <= years[1])) & ((last == 0) | (last >= years[0])) & ((first > 0) | (last > 0))
    tie, first, last = tie[here], first[here], last[here]
    # ties lie in their order: each begins where the number changes
    begins = np.flatnonzero(np.concatenate([[True], tie[1:] != tie[:-1]])) if len(tie) else NOTHING
    if not len(begins):
        return HeldTies(tie, tie, tie, tie, known, parties)
    earliest = np.minimum.reduceat(np.where(first > 0, first, np.where(last > 0, last, _LATE)), begins)
    latest = np.maximum.reduceat(np.where(last > 0, last, first), begins)
    n = np.diff(np.concatenate([begins, [len(tie)]]))
    return HeldTies(tie[begins], n, np.where(earliest < _LATE, earliest, 0), latest, known, parties)


def spans(
    database: Database, selection: Selection, some: Collection[int]
) -> Iterator[tuple[int, tuple[int | None, int | None], int]]:
    """Between which years the selected events of some ties lie: tie, first and last year, how many events."""
    columns = of(database)
    event, tie, first, last = columns.tied
    those = among(np.array(sorted(some), dtype=np.int64), 1 + int(tie.max(initial=0)))
    here = those[tie] & _events(database, columns, selection)[event]
    found, n = np.unique((tie[here] * _LATE + first[here]) * _LATE + last[here], return_counts=True)
    for key, events in zip(found.tolist(), n.tolist(), strict=True):
        number, years = divmod(key, _LATE * _LATE)
        begin, end = divmod(years, _LATE)
        yield number, (begin or None, end or None), events


def sites(database: Database, selection: Selection) -> Iterator[tuple[int, int]]:
    """The places of the selected events by number, each with how many events are there."""
    columns = of(database)
    event, site = columns.sited
    n = np.bincount(site[_events(database, columns, selection)[event]])
    return ((int(number), int(n[number])) for number in np.flatnonzero(n))


def placed(database: Database, selection: Selection) -> int:
    """How many of the selected events have a place."""
    columns = of(database)
    event = columns.sited[0]
    return int(among(event[_events(database, columns, selection)[event]], columns.events).sum())


_PARTIES: dict[int, Parties] = {}
_LOCK = Lock()


def _parties(known: Mapping[int, Known]) -> Parties:
    """The parties of a list of ties, which lasts as long as the program."""
    with _LOCK:
        return _PARTIES.setdefault(id(known), Parties()).grown(known)


def _events(database: Database, columns: Columns, selection: Selection) -> Those:
    if selection == EVERYTHING:
        return np.ones(columns.events, dtype=np.bool_)
    return chosen.events(columns, chosen.rows(database, columns, selection, aside=True))
