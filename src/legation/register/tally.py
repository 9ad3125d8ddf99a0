"""What is counted by its values, and listed by months, in the columns that a program holds."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from legation.register import chosen
from legation.register.columns import MIXED, Columns, Numbers, of
from legation.register.database import Database
from legation.register.query import Selection
from legation.register.remembered import remember

_FIELDS = (("type", "type"), ("phase", "phase"), ("modality", "modality"), ("decision", "decided"))
"""What is counted, and the column of `kinds` that tells it."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many are selected, by the values of what makes up a kind, and by state; the days between which they lie."""

    total: int
    fields: dict[str, Counter[str]]
    states: Counter[str]
    first: str | None
    last: str | None


def counted(database: Database, selection: Selection, events: bool) -> Tally:
    """Counts of the selected events, or of the claims. An event counts once under each value that a claim of it has."""
    columns = of(database)
    found = chosen.rows(database, columns, selection, aside=events)
    if events:
        mixed = found & columns.marked(MIXED)
        alone, several = chosen.one_each(columns, found & ~mixed), np.flatnonzero(mixed)
    else:
        alone, several = np.flatnonzero(found), np.empty(0, dtype=np.int64)
    rows = columns.rows
    fields = _by_kind(database, rows["kind"][alone], rows["kind"][several], rows["event"][several])
    states = _by_state(columns, rows["sides"][alone], rows["sides"][several], rows["event"][several])
    total = len(alone) + len(np.unique(rows["event"][several]))
    first, last = rows["first"][found], rows["last"][found]
    first, last = first[first > 0], last[last > 0]
    days = (chosen.day_of(int(first.min())), chosen.day_of(int(last.max()))) if len(first) else (None, None)
    return Tally(total, fields, states, *days)


def months(database: Database, selection: Selection) -> tuple[tuple[str, int], ...]:
    """How many of the selected events are listed under each month."""
    columns = of(database)
    at = chosen.one_each(columns, chosen.rows(database, columns, selection, aside=True))
    found, n = np.unique(columns.rows["month"][at], return_counts=True)
    return tuple((f"{m // 100:04}-{m % 100:02}", k) for m, k in zip(found.tolist(), n.tolist(), strict=True) if m)


def lately(
    database: Database, selection: Selection, limit: int, offset: int, *, dated: bool, back: bool
) -> Sequence[int]:
    """The numbers of some of the selected events, those of the latest months first (not `back`: of the earliest)."""
    columns = of(database)
    at = chosen.one_each(columns, chosen.rows(database, columns, selection, aside=True))
    month, event = columns.rows["month"][at], columns.rows["event"][at]
    here = (month > 0) == dated
    month, event = month[here], event[here]
    order = np.lexsort((event, month))
    if back:
        order = order[::-1]
    some: list[int] = event[order[offset : offset + limit]].tolist()
    return some


MOST_LISTED = 2_000
"""How many events one asks for by their numbers, to show some of them."""


def listed(database: Database, selection: Selection, limit: int, offset: int) -> tuple[list[int], int] | None:
    """The numbers of the selected events on the days on which part of their list lies, and how many of them come before
    that part; None where these are too many.
    """
    columns = of(database)
    at = chosen.one_each(columns, chosen.rows(database, columns, selection, aside=True))
    # what has no day comes last
    day = np.where(columns.rows["at"][at] == _NO_DAY, _LAST_DAY, columns.rows["at"][at])
    if offset >= len(day):
        return [], 0
    last = min(offset + limit, len(day)) - 1
    first_day, last_day = np.partition(day, (offset, last))[[offset, last]]
    here = (day >= first_day) & (day <= last_day)
    if here.sum() > MOST_LISTED:
        return None
    return columns.rows["event"][at[here]].tolist(), offset - int((day < first_day).sum())


_NO_DAY, _LAST_DAY = 9999, 9999_99_99


def _by_kind(database: Database, alone: Numbers, several: Numbers, events: Numbers) -> dict[str, Counter[str]]:
    """Counts by the values that make up a kind: of events whose claims are all alike, and of the rows of others."""
    asked = "SELECT number, type, phase, modality, decided FROM kinds ORDER BY number"
    kinds = remember(database, "kinds", lambda: list(database.execute(asked)))
    size = 1 + max((row["number"] for row in kinds), default=0)
    found = {}
    for field, column in _FIELDS:
        values = sorted({row[column] for row in kinds})
        place = {value: at for at, value in enumerate(values)}
        value_of = np.zeros(size, dtype=np.int64)
        for row in kinds:
            value_of[row["number"]] = place[row[column]]
        n = np.bincount(value_of[alone], minlength=len(values)) + _once_each(value_of[several], events, len(values))
        found[field] = Counter({value: k for value, k in zip(values, n.tolist(), strict=True) if k})
    return found


def _by_state(columns: Columns, alone: Numbers, several: Numbers, events: Numbers) -> Counter[str]:
    """The same by state, of which a row has several."""
    (sides, state), codes = columns.sided, columns.codes
    size = 1 + int(sides.max(initial=0))
    of_sides = np.bincount(alone, minlength=size)[sides]
    n = np.bincount(state, weights=of_sides, minlength=len(codes)).astype(np.int64)
    begins = np.searchsorted(sides, several, side="left")
    each = np.searchsorted(sides, several, side="right") - begins
    within = np.arange(int(each.sum())) - np.repeat(np.cumsum(each) - each, each)
    named = state[np.repeat(begins, each) + within]
    n += _once_each(named, np.repeat(events, each), len(codes))
    return Counter({code: k for code, k in zip(codes, n.tolist(), strict=True) if k})


def _once_each(values: Numbers, events: Numbers, size: int) -> Numbers:
    """How many events there are with each value; one counts once under each."""
    if not len(values):
        return np.zeros(size, dtype=np.int64)
    return np.bincount(np.unique(events * size + values) % size, minlength=size)
