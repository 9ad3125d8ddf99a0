"""Dates as printed in headers, datelines and addresses; never a guess where the figures can be read two ways."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from legation.pages.tables import table


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date as it stands in a text from `start` to `end`: `year` is None where it is not printed.

    `weekday` counts from Monday = 0. `swapped` is the other reading (month and day exchanged) of slashed figures;
    None where the print allows only one.
    """

    year: int | None
    month: int
    day: int
    start: int
    end: int
    text: str
    weekday: int | None = None
    swapped: tuple[int, int] | None = None

    @property
    def value(self) -> str:
        """The ISO day, or an EDTF date with open year ("--10-20")."""
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}" if self.year else f"--{self.month:02d}-{self.day:02d}"

    def in_year(self, year: int) -> date | None:
        """Return the day in the given year, or None where that year has no such day (29 February)."""
        return _day(year, self.month, self.day)

    @property
    def exact(self) -> date | None:
        """The day itself where the year is printed."""
        return self.in_year(self.year) if self.year else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@cache
def _names(kind: str) -> dict[str, int]:
    """Return the names of months or weekdays in lower case with their numbers."""
    return {name.lower(): number for number, names in table("dates")[kind]["rows"].items() for name in names}


@cache
def _full_months() -> frozenset[str]:
    return frozenset(names[0].lower() for names in table("dates")["months"]["rows"].values())


@cache
def month_pattern() -> str:
    """Return the regular expression group of month names, an abbreviation's point left out."""
    return "(?:" + "|".join(sorted(_names("months"), key=lambda name: (-len(name), name))) + ")"


@cache
def weekday_pattern() -> str:
    """Return the regular expression group of weekday names, longest first."""
    return "(?:" + "|".join(sorted(_names("weekdays"), key=lambda name: (-len(name), name))) + ")"


def weekday_number(name: str) -> int:
    """Return the number of a weekday name, Monday being 0."""
    return _names("weekdays")[name.lower().rstrip(".")]


def month_number(name: str) -> int:
    """Return the number of a month name, January being 1."""
    return _names("months")[name.lower().rstrip(".")]


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    week = rf"(?:(?P<week>\b{weekday_pattern()})\b\.?,?\s*(?:the\s+|\()?)?"
    month = rf"(?P<month>{month_pattern()})\b\.?"
    year = r"(?P<year>(?:19|20)\d\d)"
    day = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
    sources = (
        rf"{week}\b{year}-(?P<m>\d\d)-(?P<day>\d\d)(?!\d)",
        rf"{week}\b{year}/(?P<m>\d{{1,2}})/(?P<day>\d{{1,2}})(?!\d)",
        rf"{week}\b{day}[\s\-]+(?:of\s+)?{month}(?:,?[\s\-]+{year}\b)?",
        rf"{week}\b{month}\s*{day}(?![\d:])(?:,?\s+{year}\b)?",
        rf"{week}(?<![\d.])(?P<day>\d{{1,2}})\.\s?(?P<m>\d{{1,2}})\.\s?{year}(?!\d)",
        rf"{week}(?<![\d.]){year}\.\s?(?P<m>\d\d)\.\s?(?P<day>\d\d)(?!\d)",
        rf"{week}(?<![\d/])(?P<a>\d{{1,2}})[/\-](?P<b>\d{{1,2}})[/\-]{year}(?!\d)",
    )
    return tuple(re.compile(source, re.IGNORECASE) for source in sources)


def _figures(found: re.Match[str]) -> tuple[int, int, tuple[int, int] | None]:
    """Return month, day and the exchanged reading of a match."""
    groups = found.groupdict()
    if "a" in groups:
        first, second = int(groups["a"]), int(groups["b"])
        if first > 12:
            return second, first, None
        if second > 12 or first == second:
            return first, second, None
        return second, first, (first, second)
    month = int(groups["m"]) if groups.get("m") else month_number(groups["month"])
    return month, int(groups["day"]), None


def _read(found: re.Match[str]) -> PrintedDate | None:
    month, day, swapped = _figures(found)
    year = int(found["year"]) if found["year"] else None
    # A leap year stands in for the year that is not printed, so that 29 February passes.
    if _day(year or 2000, month, day) is None:
        return None
    week = weekday_number(found["week"]) if found["week"] else None
    text = found[0]
    if text.endswith(".") and text[:-1].split()[-1].lower() in _full_months():
        text = text[:-1]  # the stop of a sentence, not of an abbreviation
    return PrintedDate(year, month, day, found.start(), found.start() + len(text), text, week, swapped)


_DIGIT = re.compile(r"\d")
# texts whose dates are remembered, for each check of a story's day goes over the same sentences; none of so many
# characters
REMEMBERED, LONG = 512, 2000


def find_dates(text: str) -> tuple[PrintedDate, ...]:
    """Return the dates printed in a text, in order, the longest where two overlap; days without a month are none.

    Dotted figures are read day first (the use of all countries that write them); slashed figures that allow both
    readings are returned day first with `swapped` set.
    """
    if _DIGIT.search(text) is None:
        return ()
    return _remembered(text) if len(text) <= LONG else _found(text)


def _found(text: str) -> tuple[PrintedDate, ...]:
    read = [one for form in _forms() for found in form.finditer(text) if (one := _read(found)) is not None]
    kept: list[PrintedDate] = []
    for one in sorted(read, key=lambda d: (d.start - d.end, d.start)):
        if all(one.end <= other.start or one.start >= other.end for other in kept):
            kept.append(one)
    return tuple(sorted(kept, key=lambda d: d.start))


_remembered = lru_cache(maxsize=REMEMBERED)(_found)


_SEPARATE = re.compile(r"/((?:19|20)\d\d)[/\-_](\d{1,2}|[a-z]{3,9})[/\-_](\d{1,2})(?=\D|$)", re.IGNORECASE)
_RUN = re.compile(r"(?<=[/\-_])((?:19|20)\d\d)([01]\d)([0-3]\d)(?=\D|$)")


def date_in_url(url: str) -> date | None:
    """Return the day an address names in its path ("/2020/10/24/", "/2020/oct/24/", "-20201024"), or None."""
    path = re.sub(r"^\w+://[^/]*", "", url)
    for found in (*_SEPARATE.finditer(path), *_RUN.finditer(path)):
        year, month, day = found.groups()
        if not month.isdigit() and month.lower() not in _names("months"):
            continue
        number = int(month) if month.isdigit() else month_number(month)
        if (read := _day(int(year), number, int(day))) is not None:
            return read
    return None
