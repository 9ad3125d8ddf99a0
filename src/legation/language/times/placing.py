"""Puts a form on the calendar, from the story's day and the time last told of. One function for each form."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from legation.language.times import calendar
from legation.language.times.anchors import SOME_LEAP_YEAR, Ground
from legation.language.times.calendar import Placed, Stretch
from legation.language.times.forms import (
    Base,
    Century,
    Clock,
    Day,
    DayOfMonth,
    Decade,
    Distance,
    Fiscal,
    Form,
    Holiday,
    Length,
    Month,
    Offset,
    Part,
    Range,
    Recurring,
    Reference,
    Season,
    Shift,
    Stage,
    Week,
    Weekday,
    Window,
    Year,
    YearForm,
)
from legation.language.times.narrowing import narrowed
from legation.language.times.words import words
from legation.language.times.yearly import PRINTED_YEAR, made, nearest, relative, yearly


def place(form: Form, at: Ground) -> Placed:
    """The days a form stands for."""
    return _PLACERS[type(form)](form, at)


def nothing(grain: str, how: str) -> Placed:
    """A time that nothing places."""
    return Placed(None, None, grain, how)


def _given(year: YearForm | None, at: Ground) -> Placed | None:
    return None if year is None else place(year, at)


def _day(form: Day, at: Ground) -> Placed:
    if form.swapped and isinstance(form.year, Year):
        return _swapped_day(form, form.year.year, at)

    def on_that_day(year: int) -> Stretch:
        day = date(year, form.month, form.day)
        return day, day

    try:
        date(SOME_LEAP_YEAR, form.month, form.day)
    except ValueError:
        return nothing("day", "no such day in the calendar")
    name = "day" if isinstance(form.year, Year) else "day and month"
    if form.weekday is not None and form.year is None and at.day is not None and not at.yearless:
        return _day_by_weekday(on_that_day, form.weekday, at.day) or yearly(on_that_day, None, None, "day", name, at)
    return yearly(on_that_day, _given(form.year, at), None, "day", name, at)


def _day_by_weekday(make: Callable[[int], Stretch], weekday: int, story: date) -> Placed | None:
    """ "Monday, Oct. 26": of the years around, the one in which the day falls on that weekday."""
    fitting = [d for step in (0, -1, 1) if (d := made(make, story.year + step)[0]).isoweekday() == weekday]
    nearest = min(fitting, key=lambda day: abs((day - story).days), default=None)
    return None if nearest is None else Placed(nearest, nearest, "day", "explicit day and month; year from its weekday")


def _swapped_day(form: Day, year: int, at: Ground) -> Placed:
    """ "04/05/2020" is 4 May or 5 April: the one within a month of the story, else both bound it."""
    one, other = sorted((date(year, form.month, form.day), date(year, form.day, form.month)))
    if at.day is not None and not at.yearless:
        near = [day for day in (one, other) if abs((day - at.day).days) <= 31]
        if len(near) == 1:
            return Placed(near[0], near[0], "day", "explicit day in figures; order from story date")
    return Placed(
        one, other, "day", f"bounded: {one.isoformat()} or {other.isoformat()}, the order of figures is not known"
    )


def _day_of_month(form: DayOfMonth, at: Ground) -> Placed:
    if form.month is not None:
        return _day_in(form, form.month, at)
    if at.day is None:
        return nothing("day", f"day {form.day} of an unknown month")
    months = [calendar.shift_months(at.day.replace(day=1), step) for step in (-2, -1, 0, 1, 2)]
    days = [
        month.replace(day=form.day)
        for month in months
        if form.day <= calendar.month_stretch(month.year, month.month)[1].day
    ]
    chosen = nearest([(day, day) for day in days], at) or (at.day, at.day)
    return Placed(*chosen, "day", "explicit day of the month; month from story date", open_year=at.yearless)


def _day_in(form: DayOfMonth, month: Shift, at: Ground) -> Placed:
    placed = place(month, at)
    if placed.first is None or placed.last is None or form.day > placed.last.day:
        return nothing("day", f"day {form.day}; {placed.how}")
    day = placed.first.replace(day=form.day)
    return Placed(day, day, "day", f"explicit day of the month; {placed.how}", placed.open_year)


def _from(base: Base, which: int | None, at: Ground) -> Ground:
    """ "The following October": counted from the time last told of, and behind all of it."""
    if base != "narrative" or which is None or at.previous is None:
        return at
    day = at.within[1] if which > 0 and at.within is not None else at.previous
    return replace(at, day=day, yearless=False, monthly=False)


def _month(form: Month, at: Ground) -> Placed:
    at = _from(form.base, form.which, at)
    return yearly(
        lambda year: calendar.month_stretch(year, form.month), _given(form.year, at), form.which, "month", "month", at
    )


def _season(form: Season, at: Ground) -> Placed:
    name = f"{form.season} (northern)"
    at = _from(form.base, form.which, at)
    return yearly(
        lambda year: calendar.season_stretch(form.season, year), _given(form.year, at), form.which, "season", name, at
    )


def _part(form: Part, at: Ground) -> Placed:
    months = 3 if form.unit == "quarter" else 6
    if isinstance(form.year, Fiscal):
        return replace(place(form.year, at), grain=form.unit)
    return yearly(
        lambda year: calendar.month_stretch(year, months * (form.number - 1) + 1, months),
        _given(form.year, at),
        None,
        form.unit,
        form.unit,
        at,
    )


def _holiday(form: Holiday, at: Ground) -> Placed:
    return yearly(
        lambda year: calendar.unit_around(calendar.holiday_day(form.name, year), form.unit),
        _given(form.year, at),
        form.which,
        form.unit,
        f"holiday {form.name}",
        at,
    )


def _year(form: Year, at: Ground) -> Placed:
    return Placed(date(form.year, 1, 1), date(form.year, 12, 31), "year", PRINTED_YEAR)


def _fiscal(form: Fiscal, at: Ground) -> Placed:
    if form.year is None:
        return nothing("year", "fiscal year without its number")
    (back, first), (forth, last) = words().raw["fiscal"]["first"], words().raw["fiscal"]["last"]
    return Placed(
        date(form.year + back, first, 1),
        calendar.month_stretch(form.year + forth, last)[1],
        "year",
        "bounded: fiscal year",
    )


def _decade(form: Decade, at: Ground) -> Placed:
    return Placed(date(form.year, 1, 1), date(form.year + 9, 12, 31), "decade", "explicit decade")


def _century(form: Century, at: Ground) -> Placed:
    if not 1 <= form.number <= 98:
        return nothing("century", "no such century")
    return Placed(date(form.number * 100 - 99, 1, 1), date(form.number * 100, 12, 31), "century", "explicit century")


def _weekday(form: Weekday, at: Ground) -> Placed:
    if form.week is not None:
        return _weekday_in(form, form.week, at)
    base = at.previous if form.base == "narrative" else at.day
    grain = "time" if form.part else "day"
    name = _WEEKDAY_NAMES[form.weekday]
    if base is None or ((at.yearless or at.monthly) and form.base == "story"):
        return nothing(grain, f"weekday: {name}, no day to tell it from")
    if form.which is None:
        return _bare_weekday(form, base, name, grain, at)
    back, ahead = (base.isoweekday() - form.weekday) % 7, (form.weekday - base.isoweekday()) % 7
    # "last Thursday" said on a Friday is no yesterday
    steps = {-1: -(back + 7 if back < 2 else back), 0: form.weekday - base.isoweekday(), 1: ahead or 7}
    day = calendar.shift_days(base, steps[form.which])
    return Placed(day, day, grain, relative(replace(at, day=base), form.which))


def _weekday_in(form: Weekday, week: Shift, at: Ground) -> Placed:
    placed = place(week, at)
    if placed.first is None:
        return nothing("day", f"weekday: {_WEEKDAY_NAMES[form.weekday]}; {placed.how}")
    day = calendar.shift_days(placed.first, form.weekday - placed.first.isoweekday())
    return Placed(day, day, "time" if form.part else "day", f"weekday: {_WEEKDAY_NAMES[form.weekday]}; {placed.how}")


def _bare_weekday(form: Weekday, base: date, name: str, grain: str, at: Ground) -> Placed:
    back, ahead = (base.isoweekday() - form.weekday) % 7, (form.weekday - base.isoweekday()) % 7
    future = at.tense == "future"
    day = calendar.shift_days(base, ahead if future else -back)
    return Placed(day, day, grain, f"weekday: {name} on or {'after' if future else 'before'} {at.named}")


_WEEKDAY_NAMES = {row["number"]: row["names"][0] for row in words().raw["weekdays"]}

# units that can be counted from a month
_MONTHLY = frozenset({"month", "quarter", "half", "season", "year", "decade", "century"})


def _shift(form: Shift, at: Ground) -> Placed:
    base = at.previous if form.base == "narrative" else at.day
    grain = "time" if form.part else {"night": "day", "weekend": "day", "fortnight": "week"}.get(form.unit, form.unit)
    if base is None:
        return nothing(
            grain, f"{'narrative' if form.base == 'narrative' else 'relative'}: '{at.text}' of an unknown day"
        )
    if (
        form.base == "story"
        and at.yearless
        and form.unit in {"week", "weekend", "fortnight", "quarter", "year", "decade", "century"}
    ):
        return nothing(grain, f"relative: '{at.text}' of {at.named}, year open")
    if form.base == "story" and at.monthly and form.unit not in _MONTHLY:
        return nothing(grain, f"relative: '{at.text}' of some day of {at.named}")
    if form.amount is None:
        return _vague_shift(form, base, grain, at)
    if form.base == "narrative" and (form.unit, form.amount) == ("day", 0) and at.within is not None:
        return Placed(*at.within, grain, f"bounded: '{at.text}' within {at.within[0].isoformat()[:7]}")
    if form.unit == "weekend" and form.amount == 0:
        return _weekend(form, base, at)
    first, last = calendar.unit_around(calendar.shift(base, form.unit, form.amount), form.unit)
    return Placed(
        first,
        last,
        _known_grain(grain),
        relative(replace(at, day=base), form.direction),
        open_year=_open_year(form, at),
    )


def _open_year(form: Shift, at: Ground) -> bool:
    return at.yearless and form.base == "story"


def _known_grain(grain: str) -> str:
    return "time" if grain in {"hour", "minute", "second"} else grain


def _vague_shift(form: Shift, base: date, grain: str, at: Ground) -> Placed:
    if grain in {"hour", "minute", "second"}:
        return Placed(base, base, "time", relative(replace(at, day=base), form.direction))
    how = f"bounded: '{at.text}' {'before' if form.direction < 0 else 'after'} {base.isoformat()}"
    before = form.direction < 0
    return Placed(
        None if before else base, base if before else None, _known_grain(grain), how, open_year=_open_year(form, at)
    )


def _weekend(form: Shift, base: date, at: Ground) -> Placed:
    """ "The weekend" is the last one unless the clause looks ahead, "this weekend" the next unless it looks back."""
    first, last = calendar.unit_around(base, "weekend")
    back = at.tense != "future" if form.direction < 0 else at.tense == "past"
    if back and base < first:
        first, last = calendar.shift_days(first, -7), calendar.shift_days(last, -7)
    return Placed(first, last, "day", relative(at, 0))


def _window(form: Window, at: Ground) -> Placed:
    if at.day is None or at.yearless or at.monthly:
        return nothing(_known_grain(form.unit), f"window: '{at.text}' of an unknown day")
    how = f"window: '{at.text}' {'up to' if form.direction < 0 else 'from'} {at.named}"
    far = None if form.amount is None else calendar.shift(at.day, form.unit, int(form.amount) * form.direction)
    first, last = (far, at.day) if form.direction < 0 else (at.day, far)
    return Placed(first, last, _known_grain(form.unit), how)


def _length(form: Length, at: Ground) -> Placed:
    return nothing("none", "a length of time, not a place in it")


def _recurring(form: Recurring, at: Ground) -> Placed:
    return nothing("none", "comes round, no one place in time")


def _reference(form: Reference, at: Ground) -> Placed:
    if at.day is None or form.name == "PRESENT_REF":
        return nothing("none", f"{form.name.split('_')[0].lower()}: '{at.text}'")
    past = form.name == "PAST_REF"
    how = f"bounded: '{at.text}' {'before' if past else 'after'} {at.named}"
    return Placed(None if past else at.day, at.day if past else None, "none", how, open_year=at.yearless)


def _clock(form: Clock, at: Ground) -> Placed:
    if form.on is None:
        return nothing("time", "time of day without its day")
    return replace(place(form.on, at), grain="time")


def _offset(form: Offset, at: Ground) -> Placed:
    base = place(form.of, at)
    if base.first is None or base.last is None:
        return nothing(_known_grain(form.unit), f"offset: {base.how}")
    origin = base.first if form.amount < 0 else base.last
    first, last = calendar.unit_around(calendar.shift(origin, form.unit, form.amount), form.unit)
    return Placed(first, last, _known_grain(form.unit), f"offset: '{at.text}'; {base.how}", base.open_year)


def _week(form: Week, at: Ground) -> Placed:
    base = place(form.of, at)
    if base.first is None or base.open_year:
        return nothing("week", f"week: {base.how}")
    day = base.first
    if form.number is not None:
        # a week is of the month that holds its Thursday, as ISO 8601 has it for years
        first, last = calendar.nth_weekday(day.year, day.month, 4, 1), calendar.nth_weekday(day.year, day.month, 4, -1)
        day = last if form.number < 0 else calendar.shift_days(first, 7 * (form.number - 1))
    return Placed(*calendar.unit_around(day, "week"), "week", f"week: {base.how}")


def _distance(form: Distance, at: Ground) -> Placed:
    return nothing("none", "a distance from another act")


def _stage(form: Stage, at: Ground) -> Placed:
    return narrowed(place(form.of, at), form.modifier, at)


def _range(form: Range, at: Ground) -> Placed:
    first, last = place(form.first, at), place(form.last, at)
    if (
        first.open_year == last.open_year
        and first.first
        and last.last
        and first.first > last.last
        and not isinstance(form.last, Year)
    ):
        first = _back_a_round(form.first, first)
    ordered = first.first is not None and last.last is not None and first.first <= last.last
    if not ordered or first.open_year != last.open_year:
        return nothing(last.grain, f"range: {first.how}")
    return Placed(first.first, last.last, last.grain, f"range: {last.how}", last.open_year)


def _back_a_round(form: Form, placed: Placed) -> Placed:
    """ "November to February", "Friday to Monday": the beginning lies a round before where it alone would."""
    if placed.first is None or placed.last is None:
        return placed
    if isinstance(form, Weekday):
        return replace(placed, first=calendar.shift_days(placed.first, -7), last=calendar.shift_days(placed.last, -7))
    return replace(placed, first=calendar.shift_months(placed.first, -12), last=calendar.shift_months(placed.last, -12))


_PLACERS: dict[type, Callable[[Any, Ground], Placed]] = {
    Shift: _shift,
    Window: _window,
    Year: _year,
    Fiscal: _fiscal,
    Day: _day,
    DayOfMonth: _day_of_month,
    Month: _month,
    Weekday: _weekday,
    Season: _season,
    Part: _part,
    Decade: _decade,
    Century: _century,
    Holiday: _holiday,
    Clock: _clock,
    Length: _length,
    Recurring: _recurring,
    Reference: _reference,
    Offset: _offset,
    Week: _week,
    Distance: _distance,
    Stage: _stage,
    Range: _range,
}
