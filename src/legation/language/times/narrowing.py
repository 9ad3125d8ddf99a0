"""The part of a placed time that a modifier speaks of: "early", "the end of", "later in"."""

from dataclasses import replace
from datetime import date

from legation.language.times import calendar
from legation.language.times.anchors import Ground
from legation.language.times.calendar import Placed
from legation.language.times.words import words


def narrowed(placed: Placed, modifier: str | None, at: Ground) -> Placed:
    """The part of the time that the modifier speaks of ("late February": from the 21st to the end)."""
    part = words().raw["modifiers"].get(modifier, {}).get("part") if modifier else None
    first, last = placed.first, placed.last
    if part is None or first is None or last is None:
        return placed
    how = f"{part} of: {placed.how}"
    if part in {"earlier", "later"}:
        return _earlier_or_later(placed, first, last, part, at)
    steps = words().raw["parts"].get(placed.grain, {}).get(part)
    if steps is None:
        return placed
    return replace(
        placed,
        first=_step(first, placed.grain, steps[0], False),
        last=min(last, _step(first, placed.grain, steps[1], True)),
        how=how,
    )


def _step(first: date, grain: str, number: int, end: bool) -> date:
    """The first or last day of the nth step of a unit: days of a month or week, months of a year, years of a decade."""
    if grain in {"month", "week"}:
        return calendar.shift_days(first, number - 1)
    if grain in {"decade", "century"}:
        day = calendar.shift_months(first, 12 * number)
        return day.replace(month=12, day=31) if end else day
    day = calendar.shift_months(first, number - 1)
    return calendar.month_stretch(day.year, day.month)[1] if end else day


def _earlier_or_later(placed: Placed, first: date, last: date, part: str, at: Ground) -> Placed:
    """ "Earlier this month" ends with the day it is told from, "later this year" begins there."""
    now = at.day if at.day is not None and first <= at.day <= last else at.previous
    if now is None or not first <= now <= last:
        return placed
    if part == "earlier":
        return replace(placed, last=now, how=f"{placed.how}, up to {now.isoformat()}")
    return replace(placed, first=now, how=f"{placed.how}, from {now.isoformat()}")
