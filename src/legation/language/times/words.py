"""The words of time as tables the scanner and the resolver look up; all of them come from `data/times.yaml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from legation.language.numerals import table


@dataclass(frozen=True, slots=True)
class Words:
    """Every word of time by its printed form, and what it stands for."""

    months: Mapping[str, int]
    short_months: Mapping[str, int]
    doubtful_months: frozenset[str]
    weekdays: Mapping[str, int]
    short_weekdays: Mapping[str, int]
    units: Mapping[str, str]
    seasons: Mapping[str, str]
    holidays: Mapping[str, str]
    raw: Mapping[str, Any]


def _named(rows: list[dict[str, Any]], key: str) -> dict[str, int]:
    return {form: row["number"] for row in rows for name in row[key] for form in (name, name.upper())}


@cache
def words() -> Words:
    """The loaded tables."""
    raw = table("times")
    months, weekdays = raw["months"], raw["weekdays"]
    doubtful = [row for row in months if row.get("doubtful")]
    return Words(
        months=_named(months, "names"),
        short_months=_named(months, "short"),
        doubtful_months=frozenset(_named(doubtful, "names")),
        weekdays=_named(weekdays, "names"),
        short_weekdays=_named(weekdays, "short"),
        units={word: unit for unit, row in raw["units"].items() for word in row["words"]},
        seasons={word: season for season, row in raw["seasons"].items() for word in row["words"]},
        holidays={name: row["names"][0] for row in raw["holidays"] for name in row["names"]},
        raw=raw,
    )


def month_number(word: str) -> int:
    """The number of a month printed in full or short, with or without its full stop."""
    known, bare = words(), word.rstrip(".")
    return known.months.get(bare) or known.short_months[bare]


def weekday_number(word: str) -> int:
    """The ISO number of a weekday printed in full or short."""
    known, bare = words(), word.rstrip(".")
    return known.weekdays.get(bare) or known.short_weekdays[bare]
