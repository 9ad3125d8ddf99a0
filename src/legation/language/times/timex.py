"""TIMEX3 type, value and modifier of an expression: the notation of the public test sets."""

import re
from dataclasses import dataclass, replace

from legation.language.times.anchors import Anchor, Ground
from legation.language.times.building import period
from legation.language.times.calendar import Placed
from legation.language.times.forms import (
    Clock,
    Distance,
    Fiscal,
    Form,
    Length,
    Part,
    Range,
    Recurring,
    Reference,
    Season,
    Shift,
    Stage,
    TimeExpression,
    Weekday,
    Window,
)
from legation.language.times.placing import place
from legation.language.times.resolving import grounded, resolve
from legation.language.times.timeline import Told
from legation.language.times.words import words


@dataclass(frozen=True, slots=True)
class Timex:
    """A time of a text in the notation of TIMEX3, and the days it stands for (None = open).

    `start` and `end` are offsets into the text, and `text` is verbatim between them; `type` is DATE, TIME, DURATION or
    SET, `value` and `mod` are as the TimeML 1.2.1 guidelines write them; `first` and `last` are ISO days.
    """

    start: int
    end: int
    text: str
    type: str
    value: str
    mod: str | None
    first: str | None
    last: str | None


_BETWEEN = re.compile(r"\s(?:and|to|through|until|till|or)\s(?:the\s)?")
_OF_A_DAY = ("hour", "minute", "second")
_TYPES = {"date": "DATE", "duration": "DURATION", "set": "SET", "time": "TIME"}


def timex(expression: TimeExpression, anchor: Anchor) -> tuple[str, str, str | None]:
    """The TIMEX3 (type, value, mod) by the TimeML 1.2.1 guidelines; X stands for what is not known."""
    at = grounded(expression, anchor)
    form = expression.form
    mod = words().raw["modifiers"].get(expression.modifier, {}).get("timex") if expression.modifier else None
    kind = "DURATION" if isinstance(form, Window) else _TYPES[expression.kind]
    if isinstance(form, (Shift, Weekday)) and form.part:
        kind = "TIME"
    if _hours_on(form):
        kind = "DURATION"
    return kind, value(form, at), mod


def timexes(told: Told, offset: int = 0) -> list[Timex]:
    """The TIMEX3 rows of a told time; a range of two times gives the two of them, as the guidelines ask."""
    expression, anchor, interval = told.expression, told.anchor, told.interval
    if told.on is not None and isinstance(expression.form, Clock):
        expression = replace(expression, form=replace(expression.form, on=told.on))
        interval = resolve(expression, anchor)
    found = []
    for part in _parts(expression):
        kind, said, mod = timex(part, anchor)
        start, end = part.start + offset, part.end + offset
        found.append(Timex(start, end, part.text, kind, said, mod, interval.start, interval.end))
    return found


def _hours_on(form: Form) -> bool:
    """ "An hour later": of an hour that nobody told only the distance is known."""
    hours = isinstance(form, Shift) and form.base == "narrative" and form.unit in _OF_A_DAY
    return hours and isinstance(form, Shift) and form.amount is not None


def _parts(expression: TimeExpression) -> list[TimeExpression]:
    form, between = expression.form, _BETWEEN.search(expression.text)
    if not isinstance(form, Range) or between is None:
        return [expression]
    first = replace(expression, end=expression.start + between.start(), form=form.first)
    last = replace(expression, start=expression.start + between.end(), form=form.last)
    return [
        replace(part, text=expression.text[part.start - expression.start : part.end - expression.start])
        for part in (first, last)
    ]


def value(form: Form, at: Ground) -> str:
    """The TIMEX3 value of a form."""
    if isinstance(form, (Length, Window, Distance)):
        return _length(form.unit, form.amount)
    if isinstance(form, Shift) and form.amount is not None and _hours_on(form):
        return _length(form.unit, float(abs(form.amount)))
    if isinstance(form, Recurring):
        return form.value
    if isinstance(form, Reference):
        return form.name
    if isinstance(form, Clock):
        return f"{_day(form.on, at)}T{form.hour:02d}:{form.minute:02d}{'Z' if form.zone in {'GMT', 'UTC'} else ''}"
    if isinstance(form, Shift) and form.amount is None:
        return "PAST_REF" if form.direction < 0 else "FUTURE_REF"
    if isinstance(form, Range):
        return f"{value(form.first, at)}/{value(form.last, at)}"
    if isinstance(form, Stage):
        return value(form.of, at)
    if isinstance(form, Fiscal):
        return f"FY{form.year or 'XXXX'}"
    return _placed(form, place(form, at), at)


def _length(unit: str, amount: float | None) -> str:
    if amount is not None:
        return period(unit, amount) if unit != "quarter" else f"P{amount:g}Q"
    iso = {"decade": "DE", "century": "CE"}.get(unit, words().raw["units"][unit]["iso"])
    return "PXY" if unit == "decade" else f"P{iso[:-1]}X{iso[-1]}" if len(iso) == 2 and iso[0] == "T" else f"PX{iso}"


def _day(form: Form | None, at: Ground) -> str:
    if form is not None and not isinstance(form, Distance):
        return value(form, at)
    if form is not None:
        return "XXXX-XX-XX"
    return "XXXX-XX-XX" if at.day is None else at.day.isoformat()


def _placed(form: Form, placed: Placed, at: Ground) -> str:
    if placed.first is None:
        return {"year": "XXXX", "month": "XXXX-XX", "week": "XXXX-WXX"}.get(placed.grain, "XXXX-XX-XX")
    year = "XXXX" if placed.open_year else f"{placed.first.year:04d}"
    if isinstance(form, Season):
        return f"{year}-{words().raw['seasons'][form.season]['code']}"
    if isinstance(form, Part):
        return f"{year}-{'Q' if form.unit == 'quarter' else 'H'}{form.number}"
    week = f"{placed.first.isocalendar().year:04d}-W{placed.first.isocalendar().week:02d}"
    if isinstance(form, Shift) and form.unit == "weekend":
        return f"{week}-WE"
    day = f"{year}-{placed.first:%m-%d}"
    part = form.part if isinstance(form, (Shift, Weekday)) else None
    if part:
        return f"{day}{words().raw['day_parts'][part]}"
    if isinstance(form, Shift) and form.unit == "day" and placed.last is not None and placed.first != placed.last:
        return f"{year}-{placed.first:%m}-XX" if placed.first.month == placed.last.month else f"{year}-XX-XX"
    quarter = f"{year}-Q{(placed.first.month + 2) // 3}"
    return {
        "year": year,
        "month": f"{year}-{placed.first:%m}",
        "week": week,
        "quarter": quarter,
        "decade": f"{year[:3]}X",
        "century": f"{year[:2]}XX",
    }.get(placed.grain, day)
