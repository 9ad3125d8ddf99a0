"""What a time is told from: the story's day, the tense of its clause and the time last told of."""

import re
from dataclasses import dataclass
from datetime import date

from legation.model.time import Interval

SOME_LEAP_YEAR = 2004


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a time can be told from.

    `published` is the story's day (ISO, or "--10-20" when its year is unknown) or None; `tense` is that of the
    clause: past, future, present or None; `previous` is the time last told of in the story.
    """

    published: str | None = None
    tense: str | None = None
    previous: Interval | None = None


@dataclass(frozen=True, slots=True)
class Ground:
    """An anchor read: days, not strings. `yearless` when the story's day has no known year (a leap year stands in)."""

    day: date | None
    yearless: bool
    tense: str | None
    previous: date | None
    text: str

    @property
    def named(self) -> str:
        """The story's day as a reader of `how` should see it."""
        if self.day is None:
            return "an unknown day"
        return f"--{self.day:%m-%d}" if self.yearless else self.day.isoformat()


def ground(anchor: Anchor, text: str = "") -> Ground:
    """The anchor's days; what is no day reads as none."""
    published = anchor.published or ""
    yearless = published.startswith("--")
    day = _iso(published.replace("--", f"{SOME_LEAP_YEAR}-", 1) if yearless else published)
    previous = anchor.previous
    told = _iso((previous.start or previous.end or "") if previous else "")
    return Ground(day, yearless and day is not None, anchor.tense, told, text)


def _iso(text: str) -> date | None:
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
