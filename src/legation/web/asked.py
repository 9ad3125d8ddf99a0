"""What an address asks for: filters, the place in a list, and addresses of views that differ in one thing."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from urllib.parse import quote_plus

from starlette.datastructures import QueryParams

from legation.register.query import Selection
from legation.views.filters import FIELDS, FilterError, Vocabulary, lowered, selection
from legation.web.parameters import LONGEST, SHEET, WORDS

QUOTED = 10_000
"""Parts of addresses of which it is remembered how they are written: a page has hundreds of links, all much alike."""

_written = lru_cache(QUOTED)(quote_plus)

_PLACES = {name: place for place, name in enumerate(FIELDS)}

MOST = 40
"""Filters that one address may have."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Filters by name and the sheet of the list. `words` is the vocabulary by which they are understood; `kept` are
    parameters of one view that are no filters, as the part of the world that a map shows.
    """

    filters: Mapping[str, tuple[str, ...]]
    at: int
    words: Vocabulary
    kept: Mapping[str, str] = field(default_factory=dict)

    def selection(self) -> Selection:
        """What the filters select. Raises FilterError."""
        return selection(self.filters, self.words)

    def without(self, name: str) -> "Asked":
        """The same, less one filter, from the first sheet."""
        filters = {key: values for key, values in self.filters.items() if key != name}
        return Asked(filters, 1, self.words, self.kept)

    @property
    def alone(self) -> "Asked":
        """The filters without what belongs to one view, for a link to another one."""
        return replace(self, kept={}, at=1)

    def keeping(self, **changed: str | None) -> "Asked":
        """The same, with parameters of the view set to another value or, None, left out."""
        kept = {**self.kept, **changed}
        return replace(self, kept={name: value for name, value in kept.items() if value})

    def with_state(self, state: str) -> "Asked":
        """The same, with one more state that must take part."""
        states = tuple(dict.fromkeys((*self.filters.get("state", ()), state)))
        return replace(self, filters={**self.filters, "state": states})

    def with_roles(self, type_: str, *roles: str, years: tuple[int, int] | None = None) -> "Asked":
        """The same for one type, with more roles that must be played, and within years where there are any."""
        played = tuple(dict.fromkeys((*self.filters.get("role", ()), *roles)))
        filters = {**self.filters, "type": (type_,), "role": played}
        if years:
            filters |= {"from": (*self.filters.get("from", ()), str(years[0]))}
            filters |= {"to": (*self.filters.get("to", ()), str(years[1]))}
        return replace(self, filters=filters)

    def query(self, *, at: int | None = None, **changed: str | None) -> str:
        """These filters as the query of an address ("" or "?…"), with some set to another value or, None, left out."""
        kept = {name: values for name, values in self.filters.items() if name not in changed}
        pairs = [(name, value) for name, values in kept.items() for value in values]
        pairs += [(name, value) for name, value in changed.items() if value]
        pairs.sort(key=lambda pair: _PLACES[pair[0]])
        pairs += self.kept.items()
        if (at or 1) > 1:
            pairs.append((SHEET.name, str(at)))
        return _query(pairs)


def asked(query: QueryParams, words: Vocabulary) -> Asked:
    """Understand the query of an address; parameters that are no filters are left to the page. Raises FilterError."""
    given = [(name, value.strip()) for name, value in query.multi_items() if name in FIELDS and value.strip()]
    if len(given) > MOST or any(len(value) > LONGEST for _, value in given):
        raise FilterError(f"an address may have {MOST} filters of {LONGEST} signs each")
    filters: dict[str, tuple[str, ...]] = {}
    for name in FIELDS:
        if values := _values(given, name):
            filters[name] = values
    return Asked(filters, sheet(query), words)


def sheet(query: QueryParams) -> int:
    """The number of the sheet that an address asks for. Raises FilterError."""
    given = SHEET.of(query) or "1"
    if not (given.isascii() and given.isdigit() and int(given[:9]) >= 1 and len(given) < 8):
        raise FilterError(f"“{given[:20]}” is no sheet of a list; they are counted from 1")
    return int(given)


def _query(pairs: Iterable[tuple[str, str]]) -> str:
    """Parameters as the query of an address, "" where there are none."""
    told = "&".join(f"{_written(name)}={_written(value)}" for name, value in pairs)
    return f"?{told}" if told else ""


def untidy(query: QueryParams) -> bool:
    """Whether an address holds filters that say nothing, as a form sends them."""
    return any(name in FIELDS and not value.strip() for name, value in query.multi_items())


def tidied(query: QueryParams) -> str:
    """The same query without filters that say nothing."""
    pairs = [(name, value) for name, value in query.multi_items() if value.strip() or name not in FIELDS]
    return _query(pairs)


def _values(given: Iterable[tuple[str, str]], wanted: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for name, value in given if name == wanted))


@dataclass(frozen=True, slots=True)
class Here:
    """What the address of a plain list asks for, by name; empty values ask for nothing."""

    wanted: Mapping[str, str]

    def query(self, *, at: int = 1, **changed: str) -> str:
        """The same as the query of an address, with some things asked for otherwise."""
        pairs = [(name, value) for name, value in {**self.wanted, **changed}.items() if value]
        if at > 1:
            pairs.append((SHEET.name, str(at)))
        return _query(pairs)


def searched(query: QueryParams) -> str:
    """The words that a plain list is searched for."""
    return " ".join(WORDS.of(query).split())


def words_of(q: str) -> tuple[str, ...]:
    """Words and "quoted words" that stand together, in small letters."""
    found = [quoted or word for quoted, word in re.findall(r'"([^"]*)"|([^\s"]+)', q)]
    return tuple(lowered(one.strip()) for one in found if re.search(r"\w", one))[:10]
