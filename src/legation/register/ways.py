"""How to look for what is selected: along the list where it is common, through the indexes of the rarest where not."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from legation.register.database import WORDS_FOUND, WORDS_SOUGHT, Asked, Database

Condition = tuple[str, tuple[Asked, ...]]
"""A condition on the row `c` of `claims`, with its values."""

ALL = "1 = 1"
"""The condition that always holds."""

MOST_COUNTED = 30_000
"""How far one counts what a condition finds; what is found more often is common."""

MOST_WALKED = 200
"""Rows wanted up to which one looks along the list."""

CHEAPER = 2
"""How many rows one may walk past in the time in which one is found through an index and put in order."""

MARGIN = 4
"""How much further than expected one looks along the list."""

_HAS = re.compile(r"EXISTS \(SELECT 1 FROM (\w+) (\w) WHERE \2\.claim_id = c\.claim_id AND ")
_AMONG = re.compile(r"c\.\w+ IN (words\(\?\)|\(SELECT .*\))", re.DOTALL)

_OF_KIND = re.compile(r"(?:c\.decided <> '' AND )?c\.(type|phase|modality|decided) IN \([?, ]+\)")
_BY_NUMBER = re.compile(r"c\.number IN (?!.* OR )", re.DOTALL)

NAMES_STATE = "EXISTS (SELECT 1 FROM parties q WHERE q.claim_id = c.claim_id AND q.iso3 = ?)"
"""The condition that a claim names a state, in any role."""


@dataclass(frozen=True, slots=True)
class Way:
    """The first rows of the list to look at (None: look through the indexes); the condition to begin with; the rest."""

    walked: int | None
    first: Condition
    rest: Condition


def ways(database: Database, conditions: Sequence[Condition], limit: int | None, offset: int = 0) -> Iterator[Way]:
    """The ways that promise most, in turn: a walk may find too little and is then given up."""
    counted = [(_count(database, one), one) for one in conditions]
    counts = [count for count, _ in counted]
    ordered = [one for _, one in sorted(counted, key=lambda pair: pair[0])] or [(ALL, ())]
    if limit is not None and limit <= MOST_WALKED:
        walked = _walk(database, counts, limit + offset)
        if walked <= CHEAPER * min(counts, default=MOST_COUNTED):
            yield Way(walked * MARGIN, (ALL, ()), together(conditions))
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
    return _HAS.sub(r"c.claim_id IN (SELECT \2.claim_id FROM \1 \2 WHERE ", condition).replace(
        WORDS_FOUND, WORDS_SOUGHT
    )


def narrow(conditions: Sequence[Condition]) -> Condition:
    """All conditions as one on the narrow row `f` of `facets`, which holds what most conditions ask for."""
    return together([(_narrowed(sql), values) for sql, values in conditions])


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
    sought = seeking(sql)
    among = _AMONG.fullmatch(sought)
    found = f"{among[1]} f" if among else f"claims c WHERE {sought}"
    counted = f"SELECT count(*) AS number FROM (SELECT 1 FROM {found} LIMIT {MOST_COUNTED}) n"
    return int(next(database.execute(counted, values))["number"])


def _walk(database: Database, counts: Sequence[int], limit: int) -> int:
    """How many claims one expects to walk past until so many are found, if conditions fall together by chance."""
    claims = next(database.execute("SELECT coalesce(max(number), 0) + 1 AS number FROM claims"))["number"]
    walked = float(limit)
    for count in counts:
        walked *= claims / max(1, count)
    return int(min(walked, claims))
