"""Finding every known name of a text in one pass."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from ahocorasick_rs import AhoCorasick

from legation.compiled import compiled
from legation.world import lexicon, tables
from legation.world.entries import KINDS, Entry, Hit, State
from legation.world.folding import fold, key
from legation.world.tables import split

__all__ = ["Entry", "Hit", "Names", "State"]

_SMALL = frozenset({"of", "the", "and", "for", "de", "to", "in"})
_RANK = {kind: number for number, kind in enumerate(KINDS)}
_SHORTEST_CAPITALS = 4
"""Names shorter than this are not also sought in capitals: "LAO", "BEL" would be other things."""


def spellings(form: str, entry: Entry) -> Iterator[str]:
    """The ways a form is written in running text and headlines.

    A form the tables write in lower case (a ministry, a title) is found in lower case, with a capital, with
    capitals throughout, and in capitals; one with capitals of its own (a name) as it stands and in capitals.
    """
    yield form
    loose = entry.kind in ("branch", "title") and form == form.lower()
    if loose:
        words = form.split(" ")
        yield form[0].upper() + form[1:]
        yield " ".join(word if word in _SMALL else word[:1].upper() + word[1:] for word in words)
        yield " ".join("-".join(part[:1].upper() + part[1:] for part in word.split("-")) for word in words)
    if loose or len(form) >= _SHORTEST_CAPITALS:
        yield form.upper()


def _order(entry: Entry) -> tuple[int, str, str, str, str]:
    return (_RANK[entry.kind], entry.key, entry.form, entry.org or "", entry.since or "")


_Read = tuple[dict[str, tuple[Entry, ...]], dict[str, State], dict[str, tuple[str, ...]], frozenset[str]]


class Names:
    """All names of the tables behind one automaton: states, organisations, offices, persons, outlets, places."""

    def __init__(
        self,
        gathered: dict[str, tuple[Entry, ...]],
        states: dict[str, State],
        groups: dict[str, tuple[str, ...]],
        collectives: frozenset[str] = frozenset(),
    ) -> None:
        self._literals = list(gathered)
        self._entries = list(gathered.values())
        self._index = {literal: number for number, literal in enumerate(self._literals)}
        self._automaton = AhoCorasick(self._literals)
        self._states = states
        self._groups = groups
        self._collectives = collectives

    @classmethod
    def load(cls, extra: Path | None = None) -> "Names":
        """The names of the packaged tables, with those of a user's directory laid over them.

        Raises `tables.TableError` for a table that is not as described.
        """
        return cls(*(_read(extra) if extra is not None else compiled("names", _read)))

    def find(self, text: str) -> list[Hit]:
        """The known names of a text in order, the leftmost and longest where several overlap.

        Accents, apostrophes and dashes do not matter; names must stand between word boundaries. A hit holds every
        reading of its words; `disambiguate.resolve` settles the doubtful ones and must follow, for lower-case
        forms of short names ("the car's government") are reported here with the form `lowercase`.
        """
        folded = fold(text)
        size = len(folded)
        found: list[tuple[int, int, int]] = []
        for number, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            if start and folded[start - 1].isalnum():
                continue
            if end < size and folded[end].isalnum():
                continue
            found.append((start, -end, number))
        found.sort()
        hits: list[Hit] = []
        reach = 0
        for start, minus_end, number in found:
            if start >= reach:
                reach = -minus_end
                hits.append(Hit(start, reach, text[start:reach], self._entries[number]))
        return hits

    def readings(self, form: str) -> tuple[Entry, ...]:
        """What one printed form can stand for, () if it is unknown."""
        number = self._index.get(fold(form))
        return () if number is None else self._entries[number]

    def state(self, iso3: str) -> State:
        """The state with this key. Raises `KeyError` if there is none."""
        return self._states[iso3]

    @property
    def states(self) -> tuple[State, ...]:
        """All states and disputed entities, in the order of the table."""
        return tuple(self._states.values())

    def region_members(self, word: str) -> tuple[str, ...]:
        """The iso3 keys of the states a region word describes ("Balkan", "NATO member"), () if it is unknown."""
        return self._groups.get(key(word), ())

    def collective(self, region: str) -> tuple[str, ...]:
        """The iso3 keys of the states that act under the name of the region with this key ("the Baltic states"); ()
        where the name says no more than where states lie, as "African countries" does.
        """
        return self._groups[key(region)] if region in self._collectives else ()

    def literals(self) -> list[str]:
        """Every literal the automaton seeks, folded: for a gate that skips texts which hold none."""
        return list(self._literals)


def _read(extra: Path | None = None) -> _Read:
    """What `Names` holds, from the tables."""
    groups: dict[str, tuple[str, ...]] = {}
    for row in tables.read(tables.REGIONS, extra):
        for word in (row["key"], row["name"], *split(row["forms"])):
            groups.setdefault(key(word), split(row["members"]))
    collectives = frozenset(row["key"] for row in tables.read(tables.REGIONS, extra) if row["collective"] == "true")
    states = lexicon.states(extra)
    for word in sorted({word for state in states.values() for word in state.regions}):
        members = tuple(sorted(iso3 for iso3, state in states.items() if word in state.regions))
        groups.setdefault(key(word), members)
    forms = list(lexicon.forms(extra))
    gathered = _gather((*forms, *_lowered(extra, forms)))
    ordered = {spelling: tuple(sorted(found, key=_order)) for spelling, found in gathered.items()}
    return ordered, states, groups, collectives


def _gather(forms: Iterable[lexicon.Form]) -> dict[str, list[Entry]]:
    """Every spelling with its entries; one thing stands there once, under the form the tables write that way."""
    written: dict[str, dict[Entry, None]] = {}
    derived: dict[str, dict[Entry, None]] = {}
    for form, entry in forms:
        own, *others = dict.fromkeys(fold(item) for item in spellings(form, entry))
        written.setdefault(own, {})[entry] = None
        for other in others:
            derived.setdefault(other, {})[entry] = None
    gathered = {spelling: list(entries) for spelling, entries in written.items()}
    for spelling, entries in derived.items():
        found = gathered.setdefault(spelling, [])
        known = {_thing(entry) for entry in found}
        found.extend(entry for entry in entries if _thing(entry) not in known)
    return gathered


def _thing(entry: Entry) -> tuple[str, str, str | None, str | None]:
    return (entry.kind, entry.key, entry.org, entry.since)


def _lowered(extra: Path | None, known: list[lexicon.Form]) -> Iterator[lexicon.Form]:
    wanted = {row["form"] for row in tables.read(tables.AMBIGUITY, extra) if row["lowercase"] == "true"}
    for form, entry in known:
        if form in wanted:
            yield form.lower(), replace(entry, form="lowercase", ambiguous=True)
