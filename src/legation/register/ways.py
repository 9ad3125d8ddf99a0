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

CHEAPER = 2
"""How many rows one may walk past in the time in which one is found through an index and put in order."""

MARGIN = 4
"""How much further than expected one looks along the list."""

PROBES = (4_000, 40_000)
"""How far one looks along the list where every condition is common, before all that one of them finds is put in order.
"""

SAMPLE = 10_000
"""Addresses looked at to guess how many hold a part."""

_HAS = re.compile(r"EXISTS \(SELECT 1 FROM (\w+) (\w) WHERE \2\.claim_id = c\.claim_id AND ")
_AMONG = re.compile(r"c\.\w+ IN (words\(\?\)|\(SELECT .*\))", re.DOTALL)

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

NAMES_STATE = "EXISTS (SELECT 1 FROM parties q WHERE q.claim_id = c.claim_id AND q.iso3 = ?)"
"""The condition that a claim names a state, in any role."""


@dataclass(frozen=True, slots=True)
class Way:
    """The first rows of the list to look at (None: look through the indexes); the condition to begin with; the rest.

    With `narrow` the first condition is all there is, and is asked of the narrow rows `f` of `facets`.
    """

    walked: int | None
    first: Condition
    rest: Condition
    narrow: bool = False


def ways(database: Database, conditions: Sequence[Condition], limit: int | None, offset: int = 0) -> Iterator[Way]:
    """The ways that promise most, in turn: a walk may find too little and is then given up."""
    counted = [(_count(database, one), one) for one in conditions]
    counts = [count for count, _ in counted]
    ordered = [one for _, one in sorted(counted, key=lambda pair: pair[0])] or [(ALL, ())]
    if len(conditions) > 1 and all(_is_narrow(sql) for sql, _ in conditions) and _asks_words(counted):
        yield Way(None, narrow(conditions), (ALL, ()), narrow=True)
        return
    if limit is not None and limit <= MOST_WALKED:
        walked = _walk(database, counts, limit + offset)
        far: list[int] = []
        if not counts or walked <= CHEAPER * min(counts):
            far = [walked * MARGIN]
        elif min(counts) >= MOST_COUNTED:
            far = [at for at in PROBES if at > offset]
        for at in far:
            yield Way(at, (ALL, ()), together(conditions))
    sought, values = ordered[0]
    yield Way(None, (seeking(sought), values), together(ordered[1:]))


def together(conditions: Sequence[Condition]) -> Condition:
    """All conditions as one."""
    return (
        " AND ".join(f"({sql})" for sql, _ in conditions) or ALL,
        tuple(value for _, values in conditions for value in values),
    )


def seeking(condition: str) -> str:
    """The same condition, told from the table that hangs on the claims: quicker where few are meant."""
    if condition == ON_DAYS:
        return _DAYS_SOUGHT
    return _HAS.sub(r"c.claim_id IN (SELECT \2.claim_id FROM \1 \2 WHERE ", condition).replace(
        WORDS_FOUND, WORDS_SOUGHT
    )


def narrow(conditions: Sequence[Condition]) -> Condition:
    """All conditions as one on the narrow row `f` of `facets`, which holds what most conditions ask for."""
    return together([(_narrowed(sql), values) for sql, values in conditions])


def _asks_words(counted: Sequence[tuple[int, Condition]]) -> bool:
    """Whether words are asked for beside nothing much rarer: one list of their numbers is quicker than to ask for them
    claim by claim. What lies in many days is not to be listed whole.
    """
    asked = {sql for _, (sql, _) in counted}
    words = min((count for count, (sql, _) in counted if sql == WORDS_FOUND), default=None)
    return words is not None and ON_DAYS not in asked and min(n for n, _ in counted) >= min(words, FEW)


def _is_narrow(condition: str) -> bool:
    """Whether the narrow row tells a condition by numbers alone."""
    told = _OF_KIND.fullmatch(condition) or condition in (NAMES_STATE, ON_DAYS)
    return bool(told or _BY_NUMBER.match(seeking(condition)))


def _narrowed(condition: str) -> str:
    if _OF_KIND.fullmatch(condition):
        return f"f.kind IN (SELECT c.number FROM kinds c WHERE {condition})"
    if condition == NAMES_STATE:
        return "f.sides IN (SELECT d.sides FROM sided d WHERE d.iso3 = ?)"
    sought = seeking(condition)
    if _BY_NUMBER.match(sought):
        return _BY_NUMBER.sub("f.number IN ", sought)
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
    some = f"SELECT strpos(address, ?) AS at FROM addresses LIMIT {SAMPLE}"
    row = next(
        database.execute(
            f"SELECT count(*) AS number, coalesce(sum(CASE WHEN at > 0 THEN 1 ELSE 0 END), 0) AS found FROM ({some}) n",
            values[:1],
        )
    )
    if row["number"] < SAMPLE:
        return int(row["found"])
    addresses = next(database.execute("SELECT count(*) AS number FROM addresses"))["number"]
    return min(MOST_COUNTED, int(row["found"]) * int(addresses) // SAMPLE)


def _walk(database: Database, counts: Sequence[int], limit: int) -> int:
    """How many claims one expects to walk past until so many are found, if conditions fall together by chance."""
    claims = next(database.execute("SELECT coalesce(max(number), 0) + 1 AS number FROM claims"))["number"]
    walked = float(limit)
    for count in counts:
        walked *= claims / max(1, count)
    return int(min(walked, claims))
