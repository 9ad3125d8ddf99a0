"""What comes once a year or once a month: which one is meant, by the year told, by tense and by nearness."""

from collections.abc import Callable
from datetime import date

from legation.language.times import calendar
from legation.language.times.anchors import SOME_LEAP_YEAR, Ground
from legation.language.times.calendar import Placed, Stretch

# how a year that stands in figures was found
PRINTED_YEAR = "explicit year"
_SOON, _LONG_AGO, _FAR_AHEAD = 92, 183, 275


def nearest(candidates: list[Stretch], at: Ground) -> Stretch | None:
    """Of stretches in order, the latest begun by the story's day, or for a future act the earliest not yet over.

    Papers print the year of a day far away: without a tense, a day just ahead goes before one that lies more than
    half a year back, and what was due a short while ago is not due again in a year.
    """
    if at.day is None:
        return None
    past = next((one for one in reversed(candidates) if one[0] <= at.day), None)
    ahead = next((one for one in candidates if one[1] >= at.day), None)
    if past is None or (at.tense == "future" and not _just_missed(past, ahead, at.day)):
        return ahead
    if (
        at.tense is None
        and ahead is not None
        and (ahead[0] - at.day).days <= _SOON
        and (at.day - past[1]).days >= _LONG_AGO
    ):
        return ahead
    return past


def _just_missed(past: Stretch, ahead: Stretch | None, day: date) -> bool:
    return ahead is not None and (ahead[0] - day).days >= _FAR_AHEAD and (day - past[1]).days <= _SOON


def yearly(
    make: Callable[[int], Stretch], given: Placed | None, which: int | None, grain: str, name: str, at: Ground
) -> Placed:
    """Something that comes once a year: in the year told, else in the one nearest by tense, else with an open year."""
    if given is not None:
        if given.first is None or given.open_year:
            return _without_year(make, grain, name)
        how = f"explicit {name}" if given.how == PRINTED_YEAR else f"{name}; year {given.how}"
        return Placed(*made(make, given.first.year), grain, how)
    if at.day is None or at.yearless:
        return _without_year(make, grain, name)
    years = [made(make, at.day.year + step) for step in (-2, -1, 0, 1, 2)]
    if which is None:
        chosen = nearest(years, at)
        return Placed(*(chosen or years[2]), grain, f"explicit {name}; year from story date")
    chosen = _deictic(years, which, at.day)
    return Placed(*chosen, grain, relative(at, which))


def made(make: Callable[[int], Stretch], year: int) -> Stretch:
    """29 February falls on the last day of a February without one."""
    try:
        return make(min(max(year, 2), 9990))
    except ValueError:
        return calendar.month_stretch(year, 2)[1], calendar.month_stretch(year, 2)[1]


def _without_year(make: Callable[[int], Stretch], grain: str, name: str) -> Placed:
    return Placed(*made(make, SOME_LEAP_YEAR), grain, f"explicit {name}; year open", open_year=True)


def _deictic(ordered: list[Stretch], which: int, day: date) -> Stretch:
    """ "Last" is the latest one over before the day, "next" the earliest after it, "this" the one of the day's year."""
    if which < 0:
        return next(one for one in reversed(ordered) if one[1] < day)
    if which > 0:
        return next(one for one in ordered if one[0] > day)
    return next((one for one in ordered if one[0].year == day.year), ordered[2])


def relative(at: Ground, direction: int) -> str:
    """How a time told from the anchor was found, as a reader should see it."""
    side = "before" if direction < 0 else "after" if direction > 0 else "on"
    return f"relative: '{at.text}' {side} {at.named}"
