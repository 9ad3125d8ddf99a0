"""The parties that a story names, in the order of its text: who was named nearest before a word, and where each is."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from legation.model.claim import Party

# characters between two names of one list
LISTED = 12


@dataclass(frozen=True, slots=True)
class Mentioned:
    """One party the story has named, at a character offset."""

    start: int
    end: int
    party: Party
    form: str


class Mentions:
    """Every naming of a party in a story, by its offset; what stands before `title_end` is the headline.

    A story may name parties ten thousand times, and is asked for each of its acts: nothing here walks through all of
    them for one question.
    """

    def __init__(self, found: Sequence[Mentioned], title_end: int = 0) -> None:
        self._all = tuple(found)
        self._starts = [m.start for m in self._all]
        self._title_end = title_end
        self._in_title = bisect_left(self._starts, title_end)

    def __iter__(self) -> Iterator[Mentioned]:
        return iter(self._all)

    def before(self, offset: int) -> Iterator[Mentioned]:
        """Those before an offset, nearest first; the headline counts last."""
        upto = bisect_left(self._starts, offset)
        for n in range(upto - 1, self._in_title - 1, -1):
            yield self._all[n]
        for n in range(min(upto, self._in_title) - 1, -1, -1):
            yield self._all[n]

    def within(self, reach: int, offset: int) -> Iterator[Mentioned]:
        """Those that begin at most so many characters before an offset, nearest first."""
        return takewhile(lambda mention: offset - mention.start <= reach, self.before(offset))

    def upto(self, offset: int) -> Sequence[Mentioned]:
        """Those before an offset, in the order of the text."""
        return self._all[: bisect_left(self._starts, offset)]

    def listed(self, offset: int, count: int) -> tuple[Party, ...]:
        """Whom "the three nations" stands for: those of the nearest list of so many states before `offset`, else the
        states that the story has named by then, if there are so many.
        """
        run: dict[str | None, Party] = {}
        named: dict[str | None, Party] = {}
        reached: int | None = None
        for mention in self.before(offset):
            if mention.party.kind != "state":
                continue
            if reached is not None and reached - mention.end > LISTED:
                if len(run) == count:
                    return tuple(run.values())
                run = {}
            reached = mention.start
            for found in (run, named):
                found.setdefault(mention.party.iso3, mention.party)
        found = run if len(run) == count else named
        return tuple(found.values()) if len(found) == count else ()

    def parties(self, offset: int) -> list[Party]:
        """Each party once, as it is named nearest before an offset, nearest first, the headline last; then those that
        are named only later.
        """
        nearest = (self._nearest(starts, named, offset) for starts, named in self._by_party.values())
        return [party for _, party in sorted(nearest, key=lambda pair: pair[0])]

    def _nearest(self, starts: Sequence[int], named: Sequence[Party], offset: int) -> tuple[tuple[int, int], Party]:
        """How near the nearest naming of a party is, to sort by, and the party as it is named there."""
        before = bisect_left(starts, offset) - 1
        if before < 0:
            return (2, starts[0]), named[0]
        return (0 if starts[before] >= self._title_end else 1, -starts[before]), named[before]

    @cached_property
    def _by_party(self) -> dict[tuple[str, str], tuple[list[int], list[Party]]]:
        """Where each party stands and as what, by name and kind."""
        found: dict[tuple[str, str], tuple[list[int], list[Party]]] = {}
        for m in self._all:
            starts, named = found.setdefault((m.party.iso3 or m.party.name, m.party.kind), ([], []))
            starts.append(m.start)
            named.append(m.party)
        return found

    @cached_property
    def starts(self) -> dict[str, list[int]]:
        """Where each party is named, by its ISO3 code, or its name where it has none."""
        found: dict[str, list[int]] = {}
        for m in self._all:
            found.setdefault(m.party.iso3 or m.party.name, []).append(m.start)
        return found
