"""From an expression and its anchor to the interval it stands for: the place, then the part of it, then the bound."""

from dataclasses import replace
from datetime import date

from legation.language.times import calendar
from legation.language.times.anchors import Anchor, Ground, ground
from legation.language.times.building import period
from legation.language.times.calendar import Placed
from legation.language.times.forms import Length, Range, Shift, TimeExpression, Window
from legation.language.times.placing import place
from legation.language.times.words import words
from legation.model.time import Interval

_UNBOUND = (Window, Length, Range)


def resolve(expression: TimeExpression, anchor: Anchor) -> Interval:
    """The days the expression stands for, seen from the anchor; sides that nothing fixes stay open.

    A modifier narrows it (codebook section 6, ruling 10); "by", "until", "before" keep only the end, "since", "from",
    "after" only the start.
    """
    at = grounded(expression, anchor)
    placed = _ahead(expression, at) or place(expression.form, at)
    placed = narrowed(placed, expression.modifier, at)
    if not isinstance(expression.form, _UNBOUND):
        placed = _bounded(placed, expression.preposition)
    return _interval(placed, expression.rule)


def duration_of(expression: TimeExpression) -> str | None:
    """The ISO 8601 length ("P6M") of a stated duration or window; None for vague lengths and for every other time."""
    form = expression.form
    if isinstance(form, (Length, Window)) and form.amount is not None:
        return period(form.unit, form.amount)
    return None


def grounded(expression: TimeExpression, anchor: Anchor) -> Ground:
    """The anchor as the expression sees it: "until Tuesday" looks ahead where no tense says otherwise."""
    at = ground(anchor, expression.text)
    ahead = at.tense is None and expression.preposition in words().raw["looking_ahead"]
    return replace(at, tense="future") if ahead else at


def _ahead(expression: TimeExpression, at: Ground) -> Placed | None:
    """A length after "in" or "within" in a future clause is a time to come."""
    form = expression.form
    if not isinstance(form, Length) or form.amount is None or at.tense != "future":
        return None
    if expression.preposition == "in":
        return place(Shift(form.unit, int(form.amount), 1, "story"), at)
    return place(Window(form.unit, form.amount, 1), at) if expression.preposition == "within" else None


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


def _bounded(placed: Placed, preposition: str | None) -> Placed:
    role = words().raw["prepositions"].get(preposition, "within") if preposition else "within"
    first, last, how = placed.first, placed.last, f"bounded: {preposition} {placed.how}"
    if role == "end" and last is not None:
        return replace(placed, first=None, how=how)
    if role == "before" and first is not None:
        return replace(placed, first=None, last=calendar.shift_days(first, -1), how=how)
    if role == "start" and first is not None:
        return replace(placed, last=None, how=how)
    if role == "after" and last is not None:
        return replace(placed, first=calendar.shift_days(last, 1), last=None, how=how)
    return placed


def _interval(placed: Placed, rule: str) -> Interval:
    if not placed.open_year:
        start = placed.first.isoformat() if placed.first else None
        end = placed.last.isoformat() if placed.last else None
        return Interval(start, end, placed.grain, placed.how, rule)
    edtf = _edtf(placed.first, placed.last)
    return Interval(None, None, placed.grain, f"{placed.how}: {edtf}", rule, edtf)


def _edtf(first: date | None, last: date | None) -> str:
    """What is known without the year: "--10-15", "--10", "--10-21/--10-31", "../--10-15"."""
    if first is not None and last is not None:
        if first == last:
            return f"--{first:%m-%d}"
        if (first, last) == calendar.month_stretch(first.year, first.month):
            return f"--{first:%m}"
    left = f"--{first:%m-%d}" if first else ".."
    right = f"--{last:%m-%d}" if last else ".."
    return f"{left}/{right}"
