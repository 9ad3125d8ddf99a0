"""Days, and the calendar units around them: pure date arithmetic, no words."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, date
from typing import TypeAlias

from legation.language.times.words import words

Stretch: TypeAlias = tuple[date, date]
_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_DAYS = {"day": 1, "night": 1, "week": 7, "fortnight": 14, "weekend": 7}


@dataclass(frozen=True, slots=True)
class Placed:
    """A time put on the calendar: first and last day (None = open), the unit it speaks of, the route that led there."""

    first: date | None
    last: date | None
    grain: str
    how: str
    open_year: bool = False


def month_stretch(year: int, month: int, months: int = 1) -> Stretch:
    """The first and last day of so many months."""
    last = shift_months(date(year, month, 1), months - 1)
    return date(year, month, 1), last.replace(day=monthrange(last.year, last.month)[1])


def shift_months(day: date, months: int) -> date:
    """The same day so many months away (or the last of a shorter month), held within the calendar."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(min(max(index, 12), MAXYEAR * 12 + 11), 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def shift_days(day: date, days: int) -> date:
    """The day so many days away, held within the calendar."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def shift(day: date, unit: str, amount: int) -> date:
    """The day so many units away."""
    if unit in _MONTHS:
        return shift_months(day, _MONTHS[unit] * max(min(amount, 10_000), -10_000))
    hours = {"hour": 24, "minute": 1440, "second": 86400}
    if unit in hours:
        return shift_days(day, amount // hours[unit] if amount >= 0 else -(-amount // hours[unit]))
    return shift_days(day, _DAYS[unit] * max(min(amount, 4_000_000), -4_000_000))


def unit_around(day: date, unit: str) -> Stretch:
    """The calendar unit that the day lies in; weeks begin on Monday."""
    if unit in {"week", "fortnight"}:
        monday = shift_days(day, -day.weekday())
        return monday, shift_days(monday, 6)
    if unit == "weekend":
        monday = shift_days(day, -day.weekday())
        return shift_days(monday, 5), shift_days(monday, 6)
    if unit in {"month", "quarter", "half"}:
        size = _MONTHS[unit]
        return month_stretch(day.year, (day.month - 1) // size * size + 1, size)
    if unit in {"year", "decade", "century"}:
        size = _MONTHS[unit] // 12
        first = (day.year - 1) // size * size + 1 if unit == "century" else max(day.year // size * size, 1)
        return date(first, 1, 1), date(min(first + size - 1, MAXYEAR), 12, 31)
    return day, day


def season_stretch(season: str, year: int) -> Stretch:
    """The season that begins in that year."""
    row = words().raw["seasons"][season]
    length = (row["last"] - row["first"]) % 12 + 1
    return month_stretch(year, row["first"], length)


def holiday_day(name: str, year: int) -> date:
    """The day of a named holiday in a year (its rule stands in the table)."""
    row = next(row for row in words().raw["holidays"] if row["names"][0] == name)
    if "day" in row:
        return date(year, *row["day"])
    if "nth" in row:
        return nth_weekday(year, *row["nth"])
    return shift_days(easter(year), row["easter"])


def nth_weekday(year: int, month: int, weekday: int, place: int) -> date:
    """The nth such ISO weekday of the month; -1 for the last."""
    first, last = month_stretch(year, month)
    if place < 0:
        return shift_days(last, -((last.isoweekday() - weekday) % 7))
    return shift_days(first, (weekday - first.isoweekday()) % 7 + 7 * (place - 1))


def easter(year: int) -> date:
    """Western Easter Sunday (the anonymous Gregorian rule, as Meeus gives it)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    length = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * length) // 451
    month, day = divmod(h + length - 7 * m + 114, 31)
    return date(year, month, day + 1)
