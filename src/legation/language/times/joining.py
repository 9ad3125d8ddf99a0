"""Joins neighbouring times that are one: "6 a.m. on Friday", "October last year", "2014 to 2017"."""

import re
from dataclasses import replace
from itertools import pairwise

from legation.language.times.forms import (
    Clock,
    Day,
    Fiscal,
    Form,
    Holiday,
    Month,
    Offset,
    Part,
    Range,
    Season,
    Shift,
    Stage,
    TimeExpression,
    Weekday,
    Year,
)

_DAYS = (Day, Weekday, Holiday)
_WITHOUT_YEAR = (Month, Season, Part, Holiday, Day)
_RANGED = (Day, Weekday, Month, Year, Season, Part, Holiday)
_OF = re.compile(r"\s?,?\s(?:of\s|in\s)?(?:the\s)?")
_ON = re.compile(r"\s?,?\s(?:on\s)?")
_TO = re.compile(r"\s?(?:-|–|—)\s?|\s(?:to|through|until|till)\s(?:the\s)?")


def join(text: str, atoms: list[TimeExpression]) -> list[TimeExpression]:
    """The atoms with every pair joined that belongs together, left to right."""
    joined: list[TimeExpression] = []
    for atom in atoms:
        while joined and (pair := _pair(text, joined[-1], atom)) is not None:
            joined.pop()
            atom = pair
        joined.append(atom)
    return joined


def tell_again(text: str, atoms: list[TimeExpression]) -> list[TimeExpression]:
    """ "At four in the morning (4 a.m. Thursday)": the hour that brackets tell again is of their day."""
    told = [*atoms]
    for i, (atom, after) in enumerate(pairwise(atoms)):
        form, again = atom.form, after.form
        if not isinstance(form, Clock) or not isinstance(again, Clock) or form.on is not None:
            continue
        same = (form.hour, form.minute) == (again.hour, again.minute)
        if same and text[atom.end : after.start].strip() == "(":
            told[i] = replace(atom, form=replace(form, on=again.on))
    return told


def _pair(text: str, left: TimeExpression, right: TimeExpression) -> TimeExpression | None:
    between = text[left.end : right.start]
    if len(between) > 12:
        return None
    for form, rule in (
        (_clocked(left, between, right), "clock"),
        (_dated(left, between, right), "of_year"),
        (_in_week(left, between, right), "of_week"),
        (_counted(left, between, right), "offset"),
        (_ranged(left, between, right), "range"),
    ):
        if form is not None:
            start, end = left.start, right.end
            modifier = None if isinstance(form, Range) else left.modifier
            return replace(
                left, end=end, text=text[start:end], form=form, modifier=modifier, rule=f"{left.rule}+{rule}"
            )
    return None


def _clocked(left: TimeExpression, between: str, right: TimeExpression) -> Form | None:
    form = left.form
    if not isinstance(form, Clock) or form.on is not None or not _ON.fullmatch(between):
        return None
    day = isinstance(right.form, _DAYS) or (isinstance(right.form, Shift) and right.form.unit == "day")
    return replace(form, on=right.form) if day else None


def _dated(left: TimeExpression, between: str, right: TimeExpression) -> Form | None:
    form = left.form
    if not isinstance(form, _WITHOUT_YEAR) or form.year is not None or not _OF.fullmatch(between) or right.modifier:
        return None
    year = right.form
    if isinstance(year, Shift) and year.unit == "year" and year.part is None:
        return replace(form, year=year)
    plain = isinstance(year, Fiscal) or (isinstance(year, Year) and isinstance(form, (Part, Season)))
    return replace(form, year=year) if plain and isinstance(year, (Year, Fiscal)) else None


def _in_week(left: TimeExpression, between: str, right: TimeExpression) -> Form | None:
    """ "Thursday of last week", "Monday next week"."""
    form, week = left.form, right.form
    if not isinstance(form, Weekday) or not isinstance(week, Shift) or form.which is not None or right.modifier:
        return None
    named = week.unit == "week" and week.amount is not None and week.part is None
    return replace(form, week=week) if named and _OF.fullmatch(between) and "," not in between else None


def _counted(left: TimeExpression, between: str, right: TimeExpression) -> Form | None:
    form = left.form
    if not isinstance(form, Shift) or form.amount is None or form.base != "narrative" or between.strip():
        return None
    if (
        not re.search(r"(?:after|before)$", left.text)
        or not isinstance(right.form, (*_DAYS, Month))
        or right.preposition
    ):
        return None
    return Offset(form.unit, form.amount, right.form)


def _ranged(left: TimeExpression, between: str, right: TimeExpression) -> Form | None:
    first, last = left.form, right.form
    if not isinstance(first, _RANGED) or not isinstance(last, _RANGED):
        return None
    pair = left.preposition == "between" and re.fullmatch(r"\sand\s(?:the\s)?", between)
    if not pair and not (_TO.fullmatch(between) and (left.preposition == "from" or type(first) is type(last))):
        return None
    year = None if isinstance(last, (Year, Weekday)) else last.year
    if year is not None and not isinstance(first, (Year, Weekday)) and first.year is None:
        first = replace(first, year=year)
    return Range(_staged(first, left.modifier), _staged(last, right.modifier))


def _staged(form: Form, modifier: str | None) -> Form:
    return form if modifier is None else Stage(form, modifier)
