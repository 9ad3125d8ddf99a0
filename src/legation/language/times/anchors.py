"""What a time is told from: the story's day, the tense of its clause and the time last told of."""

import re
from dataclasses import dataclass
from datetime import date

from legation.language.times.calendar import month_stretch
from legation.model.time import Interval

SOME_LEAP_YEAR = 2004
# times too wide to be a day themselves, and narrow enough to hold "that day"
WIDE = frozenset({"month", "year"})


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a time can be told from.

    `published` is the story's day (ISO, "--10-20" when its year is unknown, "2020-10" when only its month is known) or
    None; `tense` is that of the
    clause: past, future, present or None; `previous` is the time last told of in the story.
    """

    published: str | None = None
    tense: str | None = None
    previous: Interval | None = None


@dataclass(frozen=True, slots=True)
class Ground:
    """An anchor read: days, not strings. `yearless` when the story's day has no known year (a leap year stands in);
    `monthly` when only its month is known, whose last day stands in: what is told as past lies before it.

    `within` is the time last told of where that is a month, a year or a weekend, of which "that day" is some day.
    """

    day: date | None
    yearless: bool
    tense: str | None
    previous: date | None
    text: str
    within: tuple[date, date] | None = None
    monthly: bool = False

    @property
    def named(self) -> str:
        """The story's day as a reader of `how` should see it."""
        if self.day is None:
            return "an unknown day"
        if self.monthly:
            return f"{self.day:%Y-%m}"
        return f"--{self.day:%m-%d}" if self.yearless else self.day.isoformat()


def ground(anchor: Anchor, text: str = "") -> Ground:
    """The anchor's days; what is no day reads as none."""
    published = anchor.published or ""
    yearless = published.startswith("--")
    month = re.fullmatch(r"(\d{4})-(\d\d)", published)
    day = _iso(published.replace("--", f"{SOME_LEAP_YEAR}-", 1) if yearless else published)
    if month is not None:
        day = month_stretch(int(month[1]), int(month[2]))[1]
    previous = anchor.previous
    told = _iso((previous.start or previous.end or "") if previous else "")
    return Ground(day, yearless and day is not None, anchor.tense, told, text, _within(previous), month is not None)


def _within(previous: Interval | None) -> tuple[date, date] | None:
    if previous is None or previous.grain not in (*WIDE, "day") or previous.start == previous.end:
        return None
    first, last = _iso(previous.start or ""), _iso(previous.end or "")
    return None if first is None or last is None else (first, last)


def _iso(text: str) -> date | None:
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
