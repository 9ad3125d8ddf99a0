"""Which of the rows held in memory are selected: what rows tell is asked of their columns, all else of the database,
which gives the numbers of the claims that fit.
"""

from collections.abc import Sequence

import numpy as np

from legation.register.columns import (
    ASIDE,
    BACKGROUND,
    OPEN_AFTER,
    OPEN_BEFORE,
    Columns,
    Numbers,
    Those,
    among,
    numbers,
)
from legation.register.database import Asked, Database
from legation.register.query import Selection
from legation.register.remembered import remember
from legation.register.ways import NAMES_STATE, ON_DAYS, Condition, is_of_kind, listing


def rows(database: Database, columns: Columns, selection: Selection, *, aside: bool) -> Those:
    """The rows of the claims that are selected; `aside`: whether it is their events that must be background, or not."""
    found = np.ones(len(columns.rows["number"]), dtype=np.bool_)
    for condition in selection.conditions:
        found &= _fitting(database, columns, condition)
    if selection.background is not None:
        found &= columns.marked(ASIDE if aside else BACKGROUND) == selection.background
        if aside:
            found &= columns.rows["event"] > 0
    return found


def one_each(columns: Columns, found: Those) -> Numbers:
    """One row of each event that is among some rows."""
    at = np.flatnonzero(found & (columns.rows["event"] > 0))
    of = np.full(columns.events, -1, dtype=np.int64)
    of[columns.rows["event"][at]] = at
    return of[of >= 0]


def events(columns: Columns, found: Those) -> Those:
    """Which events, by their numbers, are among some rows."""
    told = among(columns.rows["event"][found], columns.events)
    told[0] = False
    return told


def day_number(day: str) -> int:
    """A day, or the beginning of one, as a number that stands in the order of days."""
    return int(day.replace("-", "").ljust(8, "0"))


def day_of(number: int) -> str:
    """The day that a number stands for."""
    return f"{number // 10000:04}-{number // 100 % 100:02}-{number % 100:02}"


def _fitting(database: Database, columns: Columns, condition: Condition) -> Those:
    sql, values = condition
    held = columns.rows
    if sql == ON_DAYS:
        first, last = (day_number(str(day)) for day in values)
        after = (held["last"] >= first) | columns.marked(OPEN_AFTER)
        before = (held["first"] <= last) | columns.marked(OPEN_BEFORE)
        return (held["first"] > 0) & after & before
    if is_of_kind(sql):
        name, asked = "kind", f"SELECT c.number AS number FROM kinds c WHERE {sql}"
    elif sql == NAMES_STATE:
        name, asked = "sides", "SELECT d.sides AS number FROM sided d WHERE d.iso3 = ?"
    else:
        name, asked = "number", listing(sql)
    size = 1 + int(held[name].max(initial=0))
    # a page asks for the same words again and again; eight to a byte, so that many are remembered
    those = remember(database, ("those", asked, values), lambda: np.packbits(_listed(database, asked, values, size)))
    fit: Those = np.unpackbits(those, count=len(those) * 8).astype(np.bool_)
    found: Those = np.pad(fit, (0, max(0, size - len(fit))))[held[name]]
    return found


def _listed(database: Database, asked: str, values: Sequence[Asked], size: int) -> Those:
    (some,) = numbers(database, asked, ("number",), values)
    return among(some, size)
