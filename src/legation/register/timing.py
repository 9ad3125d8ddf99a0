"""Whether what two claims tell of the day of their acts can be one day, and how much that speaks for one act."""

from dataclasses import dataclass
from datetime import date

from legation.register.features import OPEN_END, OPEN_START, Days, Features

FORTNIGHT = 14
"""Days between the reports of an act within which an undated one is the act that is in the news."""

SEASON = 120
"""Days between two reports within which an undated act may still be the other's, if nothing else could be."""

YEAR = 366
"""Days between an act and a report that gives no day, within which it may still be of that act."""

NEAR_DAYS = 3
"""Days by which sources may differ about the day of one act, where all else agrees."""

MONTH_DAYS = 31
"""Length in days of a date that names a month: of two months side by side the sources may mean one."""

TIGHT_DAYS = 7
"""Length in days of a date that is close enough to tell two acts apart though the sources differ on the number."""

LONG_DAYS = 92
"""Length in days of a stretch whose overlap with another says little."""

SHIFT_DAYS = 31
"""Days by which the shift of a reprint's dates may differ from the shift of its own day: relative dates are vague."""


UNKNOWN = "day_unknown"
"""The reason that of one claim neither its day nor its page's is known: it says nothing, and makes no match sure."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two claims share besides their time: whether the words are a copy; whether all but the day `agrees`; whether
    it agrees as far as it is `told`, numbers unknown on one side; whether something `telling` is shared, such as a
    designation, a number or a place.
    """

    copied: bool = False
    agrees: bool = False
    told: bool = False
    telling: bool = False


NOTHING = Likeness()
"""Two claims of which nothing more is known than their times."""


def timing(a: Features, b: Features, alike: Likeness = NOTHING) -> str | None:
    """The reason that speaks for one act by its time ("" where nothing does), or None where the times forbid it."""
    if a.yearless or b.yearless:
        return _yearless(a, b)
    if a.days and b.days:
        return _dated(a.days, b.days, a, b, alike)
    return _undated(a, b, alike)


def tight(days: Days | None) -> bool:
    """Whether a date is as good as a day."""
    return days is not None and days[1] - days[0] < TIGHT_DAYS


def overlap(a: Days, b: Days) -> bool:
    """Whether two stretches share a point."""
    return a[0] <= b[1] and b[0] <= a[1]


def _dated(a: Days, b: Days, one: Features, other: Features, alike: Likeness) -> str | None:
    if overlap(a, b):
        if a == b:
            return "same_dates"
        return "dates_overlap" if max(a[1] - a[0], b[1] - b[0]) <= LONG_DAYS else "dates_loose"
    if max(a[0], b[0]) - min(a[1], b[1]) <= NEAR_DAYS and _as_good(a, b, alike):
        return "dates_near"
    return "" if alike.copied and _shifted(a, b, one, other) else None


def _as_good(a: Days, b: Days, alike: Likeness) -> bool:
    """Whether what two claims share outweighs days that differ a little."""
    if tight(a) and tight(b):
        return alike.agrees or alike.told
    return alike.agrees and alike.telling and max(a[1] - a[0], b[1] - b[0]) <= MONTH_DAYS


def _shifted(a: Days, b: Days, one: Features, other: Features) -> bool:
    """A reprint under a new day: its dates, told from that day, have moved as the day did."""
    if one.published is None or other.published is None:
        return True
    moved = one.published - other.published
    return abs(moved) > FORTNIGHT and min(abs(a[0] - b[0] - moved), abs(a[1] - b[1] - moved)) <= SHIFT_DAYS


def _undated(a: Features, b: Features, alike: Likeness) -> str | None:
    same_story = a.story_key == b.story_key
    if same_story:
        return None if a.background != b.background else ""
    if a.stage == b.stage == "state" and not (a.days and b.days):
        return "holds"
    if _timeless(a) or _timeless(b):
        known = not (_timeless(a) and _timeless(b))
        return "" if alike.copied else UNKNOWN if alike.telling and known else None
    gap = _gap(a, b)
    if gap is None:
        return "" if alike.copied else None
    if gap <= FORTNIGHT and a.background == b.background:
        return "reported_together"
    most = YEAR if (a.days or b.days) and a.stage != "prospect" else SEASON
    return "" if gap <= most or a.background or b.background or alike.copied else None


def _timeless(seen: Features) -> bool:
    """Whether nobody knows when it was told, nor of when."""
    return seen.days is None and seen.published is None


def _gap(a: Features, b: Features) -> int | None:
    """Days between two reports, or between a report and the act that it may tell of; None where the act came later, or
    too little is known.
    """
    undated, dated = (a, b) if b.days else (b, a)
    if undated.published is None:
        return None
    between = abs(undated.published - dated.published) if dated.published is not None else None
    if dated.days is None or undated.stage == "prospect":
        return between
    if dated.days[0] > undated.published + 1:
        return None
    if dated.days[1] in (OPEN_END, OPEN_START) or dated.days[0] == OPEN_START:
        return between
    since = max(0, undated.published - dated.days[1])
    return since if between is None else min(between, since)


def _yearless(a: Features, b: Features) -> str | None:
    if a.yearless and b.yearless:
        return "same_dates" if a.yearless == b.yearless else None
    yearless, days = (a.yearless, b.days) if a.yearless else (b.yearless, a.days)
    if days is None:
        return "" if a.story_key == b.story_key else None
    fits = days[0] == days[1] and date.fromordinal(days[0]).isoformat()[4:] == yearless[1:]
    return "dates_overlap" if fits else None
