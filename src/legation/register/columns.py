"""The narrow rows of a register as columns in memory, for a program that asks again and again: counting a hundred
thousand of them takes a millisecond, and a change of the register brings in only the rows that it wrote.

Whatever is asked of the columns is asked of the tables, too (`counts.py`, `sites.py`), by programs that ask but once.
Numbers stand for what rows hold: days as 20200131, months as 202001, 0 for none; 9999 for the day of what has none.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from legation.register.database import Asked, Database, marks, portions

Numbers = NDArray[np.int64]
Those = NDArray[np.bool_]
"""For each row of a table, or each number, whether it is meant."""

NOTHING: Numbers = np.empty(0, dtype=np.int64)

MIXED, BACKGROUND, ASIDE, OPEN_AFTER, OPEN_BEFORE = 1, 2, 4, 8, 16
"""What the marks of a row add up from."""

WHOLE = 4
"""Where more than one in so many events has changed, everything is read again."""

_ROWS = (
    "SELECT number, coalesce(event, 0) AS event, kind, sides, "
    f"mixed + {BACKGROUND} * background + {ASIDE} * coalesce(aside, 0) + {OPEN_AFTER} * open AS marks, "
    "CAST(coalesce(replace(first, '-', ''), '0') AS INTEGER) AS first, "
    "CAST(coalesce(replace(last, '-', ''), '0') AS INTEGER) AS last, "
    "CAST(coalesce(replace(month, '-', ''), '0') AS INTEGER) AS month, "
    "CAST(coalesce(replace(substr(at, 1, 10), '-', ''), '0') AS INTEGER) AS at FROM facets"
)
_OF_TIES, _OF_SITES = ("event", "tie", "first", "last"), ("event", "site")
_NAMES = ("number", "event", "kind", "sides", "marks", "first", "last", "month", "at")
_TIED = "SELECT event, tie, coalesce(first, 0) AS first, coalesce(last, 0) AS last FROM tied"
_WAITING = "SELECT number FROM events WHERE status IN ('reported', 'reopened')"
_SITED = "SELECT event, site FROM sited"


@dataclass(frozen=True, slots=True)
class Columns:
    """All narrow rows as of one turn. `rows` are those of claims, by column; `tied` those of ties in the order of ties
    (event, tie, first and last year); `sited` those of places (event, site). `sided` tells which states the numbers of
    sides mean (sides in their order, place in `codes`), `waits` which events nobody has decided of.
    """

    turn: int
    rows: dict[str, Numbers]
    tied: tuple[Numbers, Numbers, Numbers, Numbers]
    sited: tuple[Numbers, Numbers]
    sided: tuple[Numbers, Numbers]
    codes: tuple[str, ...]
    waits: Those

    @property
    def events(self) -> int:
        """One more than the highest number of an event."""
        return len(self.waits)

    def marked(self, mark: int) -> Those:
        """The rows that bear a mark."""
        bear: Those = (self.rows["marks"] & mark) != 0
        return bear


_HELD: dict[tuple[str, str], Columns] = {}
_LOCK = Lock()


def held(database: Database) -> Columns | None:
    """The columns as the register is now; None where the program does not hold any of it."""
    if not database.holding:
        return None
    turn = next(database.execute("SELECT name, number FROM turns"))
    key = (database.where, str(turn["name"]))
    with _LOCK:
        old = _HELD.get(key)
        if old is None or old.turn > turn["number"]:
            _HELD[key] = _read(database, turn["number"])
        elif old.turn < turn["number"]:
            _HELD[key] = _brought_up(database, old, turn["number"])
        return _HELD[key]


def of(database: Database) -> Columns:
    """The columns of a register that the program holds."""
    columns = held(database)
    if columns is None:
        raise ValueError("the program does not hold this register's columns")
    return columns


def numbers(database: Database, sql: str, names: Sequence[str], values: Sequence[Asked] = ()) -> list[Numbers]:
    """The columns of an answer, all of which are whole numbers."""
    return [np.fromstring(text, dtype=np.int64, sep=",") for text in database.columnar(sql, names, values)]


def among(some: Numbers, size: int) -> Those:
    """Which of the numbers below a size are among some."""
    found = np.zeros(size, dtype=np.bool_)
    found[some[some < size]] = True
    return found


def _read(database: Database, turn: int) -> Columns:
    rows = dict(zip(_NAMES, numbers(database, _ROWS, _NAMES), strict=True))
    tied = numbers(database, _TIED, _OF_TIES)
    sited = numbers(database, _SITED, _OF_SITES)
    (waiting,) = numbers(database, _WAITING, ("number",))
    waits = among(waiting, _size(rows["event"], tied[0], sited[0], waiting))
    return _made(turn, rows, tied, sited, waits, _sided(database, (NOTHING, NOTHING), ()))


def _brought_up(database: Database, old: Columns, turn: int) -> Columns:
    """The columns with what has changed since: rows that were written, those that are gone, and all that is known of
    each event in which one of them stands or stood.
    """
    new = dict(zip(_NAMES, numbers(database, f"{_ROWS} WHERE turn > ?", _NAMES, [old.turn]), strict=True))
    stays = ~np.isin(old.rows["number"], new["number"])
    total = int(next(database.execute("SELECT count(*) AS n FROM facets"))["n"])
    if int(stays.sum()) + len(new["number"]) != total:
        (there,) = numbers(database, "SELECT number FROM facets", ("number",))
        stays &= np.isin(old.rows["number"], there)
    touched = np.unique(np.concatenate([old.rows["event"][~stays], new["event"]]))
    if len(touched) * WHOLE > len(old.rows["number"]):
        return _read(database, turn)
    rows = {name: np.concatenate([column[stays], new[name]]) for name, column in old.rows.items()}
    tied = _again(database, _TIED, _OF_TIES, old.tied, touched)
    sited = _again(database, _SITED, _OF_SITES, old.sited, touched)
    (waited,) = np.nonzero(old.waits)
    (waiting,) = _again(database, _WAITING, ("number",), (waited,), touched)
    waits = among(waiting, _size(rows["event"], tied[0], sited[0], waiting))
    return _made(turn, rows, tied, sited, waits, _sided(database, old.sided, old.codes))


def _again(
    database: Database, sql: str, names: Sequence[str], old: Sequence[Numbers], touched: Numbers
) -> list[Numbers]:
    """Columns of which the first has numbers of events, those of some events read again."""
    stays = ~np.isin(old[0], touched)
    columns = [column[stays] for column in old]
    for some in portions([int(one) for one in touched]):
        # what fills a list up is asked for once
        new = numbers(database, f"SELECT * FROM ({sql}) y WHERE {names[0]} IN ({marks(some)})", names, some)
        columns = [np.concatenate(both) for both in zip(columns, new, strict=True)]
    return columns


def _made(
    turn: int,
    rows: dict[str, Numbers],
    tied: Sequence[Numbers],
    sited: Sequence[Numbers],
    waits: Those,
    sided: tuple[tuple[Numbers, Numbers], tuple[str, ...]],
) -> Columns:
    event, tie, first, last = (column[np.argsort(tied[1], kind="stable")] for column in tied)
    return Columns(turn, rows, (event, tie, first, last), (sited[0], sited[1]), *sided, waits)


def _size(*events: Numbers) -> int:
    """One more than the highest number of an event."""
    return 1 + max(int(some.max(initial=0)) for some in events)


def _sided(
    database: Database, before: tuple[Numbers, Numbers], codes: tuple[str, ...]
) -> tuple[tuple[Numbers, Numbers], tuple[str, ...]]:
    """Which states are meant by the numbers of sides: a list that only ever grows."""
    new = list(
        database.execute(
            "SELECT iso3, sides FROM sided WHERE sides > ? ORDER BY sides, iso3", [int(before[0].max(initial=0))]
        )
    )
    codes = (*codes, *sorted({row["iso3"] for row in new} - {*codes}))
    place = {code: at for at, code in enumerate(codes)}
    sides = np.array([row["sides"] for row in new], dtype=np.int64)
    states = np.array([place[row["iso3"]] for row in new], dtype=np.int64)
    return (np.concatenate([before[0], sides]), np.concatenate([before[1], states])), codes
