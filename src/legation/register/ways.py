"""How to look for what is selected: along the list where it is common, through the indexes of the rarest where not."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from legation.register.database import WORDS_FOUND, WORDS_SOUGHT, Asked, Database

Condition = tuple[str, tuple[Asked, ...]]
"""A condition on the row `c` of `claims`, with its values."""

ALL = "1 = 1"
"""The condition that always holds."""

MOST_COUNTED = 8_000
"""How far one counts what a condition finds; what is found more often is common."""

FEW = 1_000
"""How many claims one asks one by one whether they hold a word."""

MOST_WALKED = 200
"""Rows wanted up to which one looks along the list."""

MARGIN = 4
"""How much further than expected one looks along the list."""

SAMPLE = 10_000
"""Addresses looked at to guess how many hold a part."""


@dataclass(frozen=True, slots=True)
class Costs:
    """What looking for rows costs in one list, as multiples of a row found through an index and put in order: a row
    walked past, and a row of which the claim itself is asked. How far one looks along the list where every condition
    is common, before all that one of them finds is put in order. `by_day`: the list begins with the first of the days
    asked for, and holds little else from there on.
    """

    walked: float
    asked: float
    probes: tuple[int, ...]
    by_day: bool = False


OF_EVENTS = Costs(0.1, 1.0, (20_000, 100_000), by_day=True)
"""The list of events has an index in its order that holds all that most conditions ask for."""

OF_CLAIMS = Costs(0.5, 1.0, (4_000, 40_000))
"""The list of claims goes by the paths of pages."""

_HAS = re.compile(r"EXISTS \(SELECT 1 FROM (\w+) (\w) WHERE \2\.claim_id = c\.claim_id AND ")
_AMONG = re.compile(r"c\.\w+ IN (words\(\?\)|\((?:SELECT|WITH) .*\))", re.DOTALL)

_OF_KIND = re.compile(r"(?:c\.decided <> '' AND )?c\.(type|phase|modality|decided) IN \([?, ]+\)")
_BY_NUMBER = re.compile(r"c\.number IN (?!.* OR )", re.DOTALL)

ON_DAYS = (
    "(c.date_to IS NULL OR c.date_to >= ?) AND (c.date_from IS NULL OR c.date_from <= ?) "
    "AND (c.date_from IS NOT NULL OR c.date_to IS NOT NULL)"
)
"""The condition that a claim's days overlap those from the first to the last given."""

_SPANNING = "w.date_from IS NOT NULL AND (w.date_to IS NULL OR w.date_to <> w.date_from)"

_DAYS_SOUGHT = (
    "c.number IN (WITH d(first, last) AS (SELECT CAST(? AS TEXT), CAST(? AS TEXT)) "
    "SELECT w.number FROM d CROSS JOIN claims w "
    "WHERE w.date_from >= d.first AND w.date_from <= d.last AND (w.date_to IS NULL OR w.date_to >= d.first) "
    f"UNION ALL SELECT w.number FROM d CROSS JOIN claims w WHERE {_SPANNING} "
    "AND w.date_from < d.first AND (w.date_to IS NULL OR w.date_to >= d.first) "
    "UNION ALL SELECT w.number FROM d CROSS JOIN claims w "
    "WHERE w.date_from IS NULL AND w.date_to IS NOT NULL AND w.date_to >= d.first)"
)
"""The same, from the indexes of days."""

EARLIER = (
    f"SELECT w.number FROM claims w WHERE {_SPANNING} AND w.date_from < ? AND (w.date_to IS NULL OR w.date_to >= ?) "
    "UNION SELECT f.number FROM facets f WHERE f.early = 1 AND f.first >= ?"
)
"""The claims that can bring an event into a list of some days which stands in the list of all before their first; asked
with that day three times.
"""

AT_ADDRESS = (
    "c.sha256 IN (SELECT a.sha256 FROM addresses a WHERE strpos(a.address, ?) > 0 "
    "UNION SELECT p.sha256 FROM pages p WHERE p.sha256 = ?)"
)
"""The condition that an address of a claim's page holds a part in small letters, or that it is the page's hash."""

_ASKED_AT_ADDRESS = (
    "EXISTS (SELECT 1 FROM addresses a WHERE a.sha256 = c.sha256 AND strpos(a.address, ?) > 0) OR c.sha256 = ?"
)
"""The same, asked of one claim after the other."""


def names_holding(table: str, column: str) -> str:
    """The names in a column that hold the words asked for, each looked at once: a register repeats few names often."""
    following = f"SELECT (SELECT min({column}) FROM {table} WHERE {column} > told) FROM named WHERE told IS NOT NULL"
    every = f"WITH RECURSIVE named(told) AS (SELECT min({column}) FROM {table} UNION ALL {following})"
    return f"({every} SELECT told FROM named WHERE lower(told) LIKE lower(?) ESCAPE '\\')"


_ITEMS, _DESIGNATIONS = names_holding("claims", "item"), names_holding("claims", "designation")

OF_ITEM = f"c.item IN {_ITEMS} OR c.designation IN {_DESIGNATIONS}"
"""The condition that the name of a claim's item, or its designation, holds a part."""

_ITEM_SOUGHT = (
    f"c.number IN (SELECT w.number FROM claims w WHERE w.item IN {_ITEMS} "
    f"UNION ALL SELECT w.number FROM claims w WHERE w.designation IN {_DESIGNATIONS})"
)
"""The same, from the indexes of both."""

NAMES_STATE = "EXISTS (SELECT 1 FROM parties q WHERE q.claim_id = c.claim_id AND q.iso3 = ?)"
"""The condition that a claim names a state, in any role."""


_ON_DAYS_NARROW = "f.first <> '' AND (f.last >= ? OR f.open = 1) AND (f.first <= ? OR f.open = 2)"
"""ON_DAYS, asked of the narrow row."""


@dataclass(frozen=True, slots=True)
class Way:
    """How to look for what is selected, in narrow rows `f` of `facets`.

    `walked` is the number of rows of the list to look at from where it begins (None: look through the indexes);
    `first` the condition to begin with, on rows of `tables`, `rest` all others. `among`: words are asked as a list of
    numbers. A walk is not worth while where the one before found fewer than it `needs`.
    """

    walked: int | None
    first: Condition
    rest: Condition
    tables: str = "facets f"
    among: bool = False
    needs: int = 0


def ways(
    database: Database, conditions: Sequence[Condition], limit: int | None, offset: int, costs: Costs
) -> Iterator[Way]:
    """The ways that promise most, in turn: a walk may find too little and is then given up."""
    counted = [(_count(database, one), one) for one in conditions]
    ordered = [one for _, one in sorted(counted, key=lambda pair: (pair[0], not _is_told(pair[1][0])))]
    if len(conditions) > 1 and all(_is_narrow(sql) for sql, _ in conditions) and _asks_words(counted):
        yield _among(ordered)
        return
    if limit is not None and limit <= MOST_WALKED:
        before = 0
        for far in _walks(database, counted, limit + offset, costs):
            needs = min(limit, (limit + offset) * before * 2 // far)
            yield Way(far, (ALL, ()), one_by_one(conditions), needs=needs)
            before = far
    if not ordered:
        yield Way(None, (ALL, ()), (ALL, ()))
        return
    (sought, values), *others = ordered
    tables, first = _led(sought)
    yield Way(None, (first, values), one_by_one(others), tables)


def _among(conditions: Sequence[Condition]) -> Way:
    """How to look where words are asked for as one list: through the rarest kind or set of states if any is asked for,
    each row of which is looked up in the list; else through all lists.
    """
    lead = next((one for one in conditions if _OF_KIND.fullmatch(one[0]) or one[0] == NAMES_STATE), None)
    if lead is None:
        return Way(None, together([(_sought(sql), values) for sql, values in conditions]), (ALL, ()), among=True)
    tables, first = _led(lead[0])
    rest = [
        (_told(sql) if _is_told(sql) else f"+{_sought(sql)}", values) for sql, values in conditions if sql != lead[0]
    ]
    more = [(_told(sql), values) for sql, values in conditions if sql == lead[0] and values != lead[1]]
    return Way(None, (first, lead[1]), together([*rest, *more]), tables, among=True)


def _walks(database: Database, counted: Sequence[tuple[int, Condition]], wanted: int, costs: Costs) -> list[int]:
    """How far along the list it is worth looking, in turn."""
    counts = [count for count, (sql, _) in counted if sql != ON_DAYS or not costs.by_day]
    walked = _walk(database, counts, wanted)
    if not counts:
        return [walked * MARGIN]
    each = costs.walked + costs.asked * sum(not _is_told(sql) for _, (sql, _) in counted)
    if walked * each <= min(counts):
        return [walked * MARGIN]
    if min(counts) >= MOST_COUNTED:
        return [far for far in costs.probes if far > wanted]
    # what is common may be far more common than was counted
    return [far] if max(counts) >= MOST_COUNTED and (far := int(min(counts) / each / 2)) > wanted else []


def together(conditions: Sequence[Condition]) -> Condition:
    """All conditions as one."""
    return (
        " AND ".join(f"({sql})" for sql, _ in conditions) or ALL,
        tuple(value for _, values in conditions for value in values),
    )


def seeking(condition: str) -> str:
    """The same condition, told from the table that hangs on the claims: quicker where few are meant."""
    if condition in _SOUGHT:
        return _SOUGHT[condition]
    return _HAS.sub(r"c.claim_id IN (SELECT \2.claim_id FROM \1 \2 WHERE ", condition).replace(
        WORDS_FOUND, WORDS_SOUGHT
    )


_SOUGHT = {ON_DAYS: _DAYS_SOUGHT, OF_ITEM: _ITEM_SOUGHT}


def is_of_kind(condition: str) -> bool:
    """Whether a condition asks for type, phase, modality or decision alone."""
    return bool(_OF_KIND.fullmatch(condition))


def listing(condition: str) -> str:
    """The query that lists the numbers of the claims of which a condition holds."""
    sought = seeking(condition)
    among = _AMONG.fullmatch(sought) if _BY_NUMBER.match(sought) else None
    if among:
        return f"WITH n(number) AS (SELECT * FROM {among[1]} x) SELECT number FROM n"
    return f"SELECT c.number AS number FROM claims c WHERE {sought}"


def narrow(database: Database, conditions: Sequence[Condition]) -> Condition:
    """All conditions as one on the narrow row `f` of `facets`, where all that fit are wanted; which days are common is
    asked of the rows, and what is rare is looked up.
    """
    wide = {one for one in conditions if one[0] == ON_DAYS and _count(database, one) >= MOST_COUNTED}
    return together(
        [(_ON_DAYS_NARROW if one in wide else _sought(one[0]), one[1]) for one in conditions],
    )


def one_by_one(conditions: Sequence[Condition]) -> Condition:
    """All conditions as one on the narrow row `f` that is at hand: first what the row tells by itself, then what its
    claim does. No index leads there: + keeps a number from being looked up.
    """
    told = [(_told(sql), values) for sql, values in conditions if _is_told(sql)]
    asked, values = together(
        [(_ASKED_AT_ADDRESS if sql == AT_ADDRESS else sql, values) for sql, values in conditions if not _is_told(sql)]
    )
    if asked != ALL:
        told.append((f"EXISTS (SELECT 1 FROM claims c WHERE c.number = f.number AND {asked})", values))
    return together(told)


def _is_told(condition: str) -> bool:
    """Whether the narrow row has what a condition asks for."""
    return bool(_OF_KIND.fullmatch(condition)) or condition in (NAMES_STATE, ON_DAYS)


def _told(condition: str) -> str:
    return _ON_DAYS_NARROW if condition == ON_DAYS else "+" + _sought(condition)


def _asks_words(counted: Sequence[tuple[int, Condition]]) -> bool:
    """Whether words are asked for beside nothing much rarer: one list of their numbers is quicker than to ask for them
    claim by claim. What lies in many days is not to be listed whole.
    """
    asked = {sql for _, (sql, _) in counted}
    words = min((count for count, (sql, _) in counted if sql == WORDS_FOUND), default=None)
    return words is not None and ON_DAYS not in asked and min(n for n, _ in counted) >= min(words, FEW)


def _is_narrow(condition: str) -> bool:
    """Whether the narrow row tells a condition by numbers alone."""
    return bool(_is_told(condition) or _BY_NUMBER.match(seeking(condition)))


def _led(condition: str) -> tuple[str, str]:
    """The tables to begin with, in their order, and a condition on their rows: a database that does not know how few
    kinds or sets of states there are would rather look through all claims.
    """
    if _OF_KIND.fullmatch(condition):
        return "kinds k CROSS JOIN facets f", f"f.kind = k.number AND {condition.replace('c.', 'k.')}"
    if condition == NAMES_STATE:
        return "sided d CROSS JOIN facets f", "d.iso3 = ? AND f.sides = d.sides"
    return "facets f", _sought(condition)


def _sought(condition: str) -> str:
    """A condition on the narrow row that an index leads to."""
    if _OF_KIND.fullmatch(condition):
        return f"f.kind IN (SELECT c.number FROM kinds c WHERE {condition})"
    if condition == NAMES_STATE:
        return "f.sides IN (SELECT d.sides FROM sided d WHERE d.iso3 = ?)"
    sought = seeking(condition)
    if condition in _SOUGHT or _BY_NUMBER.match(sought):
        return "f" + sought.removeprefix("c")
    return f"f.number IN (SELECT c.number FROM claims c WHERE {sought})"


def _count(database: Database, condition: Condition) -> int:
    """How many rows a condition finds, counted no further than to what is common."""
    sql, values = condition
    if sql == AT_ADDRESS:
        return _guessed(database, values)
    sought = seeking(sql)
    among = _AMONG.fullmatch(sought)
    found = f"{among[1]} f" if among else f"claims c WHERE {sought}"
    counted = f"SELECT count(*) AS number FROM (SELECT 1 FROM {found} LIMIT {MOST_COUNTED}) n"
    return int(next(database.execute(counted, values))["number"])


def _guessed(database: Database, values: Sequence[Asked]) -> int:
    """About how many claims stand at addresses that hold a part: looking through all of them twice would cost more."""
    # in the order of hashes they are in none
    some = f"SELECT strpos(address, ?) AS at FROM addresses ORDER BY sha256 LIMIT {SAMPLE}"
    row = next(
        database.execute(
            f"SELECT count(*) AS number, coalesce(sum(CASE WHEN at > 0 THEN 1 ELSE 0 END), 0) AS found FROM ({some}) n",
            values[:1],
        )
    )
    if row["number"] < SAMPLE:
        return int(row["found"])
    return min(MOST_COUNTED, int(row["found"]) * _claims(database) // SAMPLE)


def _claims(database: Database) -> int:
    """About how many claims there are."""
    return int(next(database.execute("SELECT coalesce(max(number), 0) + 1 AS number FROM claims"))["number"])


def _walk(database: Database, counts: Sequence[int], limit: int) -> int:
    """How many claims one expects to walk past until so many are found, if conditions fall together by chance."""
    claims, walked = _claims(database), float(limit)
    for count in counts:
        walked *= claims / max(1, count)
    return int(min(walked, claims))
