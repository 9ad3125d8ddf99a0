"""From an expression and its anchor to the interval it stands for: the place, then the part of it, then the bound."""

from dataclasses import replace
from datetime import date

from legation.language.times import calendar
from legation.language.times.anchors import Anchor, Ground, ground
from legation.language.times.building import period
from legation.language.times.calendar import Placed
from legation.language.times.forms import Length, Range, Shift, TimeExpression, Window
from legation.language.times.narrowing import narrowed
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
    placed = _ahead(expression, at) or _counted_weeks(expression, at) or place(expression.form, at)
    placed = narrowed(placed, expression.modifier, at)
    if not isinstance(expression.form, _UNBOUND):
        placed = _bounded(placed, expression.preposition, expression.modifier)
    return _interval(placed, expression.rule)


def duration_of(expression: TimeExpression) -> str | None:
    """The ISO 8601 length ("P6M") of a stated duration or window; None for vague lengths and for every other time."""
    form = expression.form
    if isinstance(form, (Length, Window)) and form.amount is not None:
        return period(form.unit, form.amount)
    return None


def grounded(expression: TimeExpression, anchor: Anchor) -> Ground:
    """The anchor as the expression sees it: "until Tuesday" looks ahead where no tense says otherwise, "since"
    looks back whatever the tense.
    """
    at = ground(anchor, expression.text)
    awaiting = (*words().raw["looking_ahead"], *words().raw["soonest"])
    ahead = at.tense is None and expression.preposition in awaiting
    if expression.preposition == "since":
        return replace(at, tense="past")
    return replace(at, tense="future") if ahead else at


def _ahead(expression: TimeExpression, at: Ground) -> Placed | None:
    """A length after "in" or "within" in a future clause is a time to come."""
    form = expression.form
    if not isinstance(form, Length) or form.amount is None or at.tense != "future":
        return None
    if expression.preposition == "in":
        return place(Shift(form.unit, int(form.amount), 1, "story"), at)
    return place(Window(form.unit, form.amount, 1), at) if expression.preposition == "within" else None


def _counted_weeks(expression: TimeExpression, at: Ground) -> Placed | None:
    """ "Two weeks ago" is a day, where "last week" is a week."""
    form = expression.form
    counted = expression.rule in ("time.length_ago", "time.distance")
    if not isinstance(form, Shift) or form.unit != "week" or form.amount is None or not counted:
        return None
    return place(replace(form, unit="day", amount=form.amount * 7), at)


def _bounded(placed: Placed, preposition: str | None, modifier: str | None) -> Placed:
    role = words().raw["prepositions"].get(preposition, "within") if preposition else "within"
    if role == "before" and words().raw["modifiers"].get(modifier, {}).get("part") == "end":
        role = "end"  # "before the end of the year" leaves the whole of it
    first, last, how = placed.first, placed.last, f"bounded: {preposition} {placed.how}"
    if role == "end" and first is not None and last is not None:
        return replace(placed, first=None, last=_until(placed, first, last, modifier), how=how)
    if role == "before" and first is not None:
        return replace(placed, first=None, last=calendar.shift_days(first, -1), how=how)
    if role == "start" and first is not None:
        return replace(placed, last=None, how=how)
    if role == "after" and last is not None:
        return replace(placed, first=calendar.shift_days(last, 1), last=None, how=how)
    return placed


def _until(placed: Placed, first: date, last: date, modifier: str | None) -> date:
    """ "By mid-2023" is by the half of the year, though "in mid-2023" may be somewhat later."""
    mid = words().raw["modifiers"].get(modifier, {}).get("part") == "mid"
    return date(first.year, 6, 30) if mid and placed.grain == "year" else last


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
