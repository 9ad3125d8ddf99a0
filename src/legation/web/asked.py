"""What an address asks for: filters, the place in a list, and addresses of views that differ in one thing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from legation.register.query import Selection
from legation.views.filters import FIELDS, FilterError, Vocabulary, selection

AT = "at"
"""The parameter that tells which sheet of a list is wanted, from 1; `page` is a filter."""

LONGEST = 500
"""Signs that one filter may have."""

MOST = 40
"""Filters that one address may have."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Filters by name and the sheet of the list. `words` is the vocabulary by which they are understood."""

    filters: Mapping[str, tuple[str, ...]]
    at: int
    words: Vocabulary

    def selection(self) -> Selection:
        """What the filters select. Raises FilterError."""
        return selection(self.filters, self.words)

    def without(self, name: str) -> "Asked":
        """The same, less one filter, from the first sheet."""
        return Asked({key: values for key, values in self.filters.items() if key != name}, 1, self.words)

    def query(self, *, at: int | None = None, **changed: str | None) -> str:
        """These filters as the query of an address ("" or "?…"), with some set to another value or, None, left out."""
        kept = {name: values for name, values in self.filters.items() if name not in changed}
        pairs = [(name, value) for name, values in kept.items() for value in values]
        pairs += [(name, value) for name, value in changed.items() if value]
        pairs.sort(key=lambda pair: FIELDS.index(pair[0]))
        if (at or 1) > 1:
            pairs.append((AT, str(at)))
        return f"?{urlencode(pairs)}" if pairs else ""


def asked(query: QueryParams, words: Vocabulary) -> Asked:
    """Understand the query of an address; parameters that are no filters are left to the page. Raises FilterError."""
    given = [(name, value.strip()) for name, value in query.multi_items() if name in FIELDS and value.strip()]
    if len(given) > MOST or any(len(value) > LONGEST for _, value in given):
        raise FilterError(f"an address may have {MOST} filters of {LONGEST} signs each")
    filters: dict[str, tuple[str, ...]] = {}
    for name in FIELDS:
        if values := _values(given, name):
            filters[name] = values
    return Asked(filters, sheet(query.get(AT, "1")), words)


def sheet(given: str) -> int:
    """The number of a sheet. Raises FilterError."""
    if not (given.isascii() and given.isdigit() and int(given[:9]) >= 1 and len(given) < 8):
        raise FilterError(f"“{given[:20]}” is no sheet of a list; they are counted from 1")
    return int(given)


def untidy(query: QueryParams) -> bool:
    """Whether an address holds filters that say nothing, as a form sends them."""
    return any(name in FIELDS and not value.strip() for name, value in query.multi_items())


def tidied(query: QueryParams) -> str:
    """The same query without filters that say nothing."""
    pairs = [(name, value) for name, value in query.multi_items() if value.strip() or name not in FIELDS]
    return f"?{urlencode(pairs)}" if pairs else ""


def _values(given: Iterable[tuple[str, str]], wanted: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for name, value in given if name == wanted))
