"""The times of a story one after the other: seen from the tense of their clauses and from the times told before."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import count, islice
from typing import TYPE_CHECKING

from legation.language.times.anchors import WIDE, Anchor, ground
from legation.language.times.forms import Form, Month, Season, Shift, TimeExpression, Weekday
from legation.language.times.resolving import resolve
from legation.language.times.same_act import Hung, days_of_hours
from legation.language.times.telling import called_off, told_tense
from legation.language.times.weekdays import agreed, nearer
from legation.model.time import Interval

if TYPE_CHECKING:  # the clause graph itself asks for the times of its text
    from legation.language.graph import Graph

# units from fine to coarse: "that month" goes back to a day or a month told before, never to a year
_FINENESS = {"time": 0, "hour": 0, "minute": 0, "second": 0, "day": 0, "night": 0, "weekend": 1, "week": 1}
_FINENESS |= {"fortnight": 1, "month": 2, "quarter": 3, "season": 3, "half": 3, "year": 4, "decade": 5, "century": 6}


@dataclass(frozen=True, slots=True)
class Told:
    """A time as its story tells it: the expression, what it is seen from, and the days it stands for.

    `on` is the day of a time of day that stands without one, where the rest of the story tells it.
    """

    expression: TimeExpression
    anchor: Anchor
    interval: Interval
    on: Form | None = None


def timeline(
    paragraphs: Iterable[tuple["Graph", Sequence[TimeExpression]]], published: str | None
) -> Iterator[tuple[Told, ...]]:
    """For each paragraph its times in order, anchored at the story's day and at each other."""
    rows = [(graph, [*expressions]) for graph, expressions in paragraphs]
    told = [*_told(rows, published)]
    hung = [
        Hung(graph, one.expression, tokens_at(graph, one.expression), one.anchor.tense, one.interval)
        for (graph, _), times in zip(rows, told, strict=True)
        for one in times
    ]
    days, places = days_of_hours(hung), count()
    for times in told:
        yield tuple(replace(one, on=days.get(next(places))) for one in times)


def _told(rows: Sequence[tuple["Graph", Sequence[TimeExpression]]], published: str | None) -> Iterator[list[Told]]:
    known = published is not None and len(published) == 10
    day = Interval(published, published, "day", "story date", "story") if known else None
    before: list[Interval] = [day] if day else []
    tenses = iter(_tenses(rows, ground(Anchor(published)).day if known else None))
    for _, expressions in rows:
        found, here = [], len(before)
        for expression in expressions:
            tense = next(tenses)
            previous = _same(expression.form, before, here, published)
            previous = previous or _previous(expression.form, tense, before, published)
            anchor = Anchor(published, tense, previous)
            interval = resolve(expression, anchor)
            found.append(Told(expression, anchor, interval))
            if interval.start is not None:
                before.append(interval)
        yield found


def _tenses(rows: Sequence[tuple["Graph", Sequence[TimeExpression]]], day: date | None) -> list[str | None]:
    """The tense of each time of the story, by its clause and by the rest of the story."""
    told = []
    for graph, expressions in rows:
        for expression in expressions:
            tokens = tokens_at(graph, expression)
            tense = told_tense(graph, tokens, expression.preposition)
            if tense == "future" and called_off(graph, tokens):
                tense = nearer(expression.form, day) or tense
            told.append((expression.form, tense))
    return agreed(told, day)


def _same(form: Form, before: Sequence[Interval], here: int, published: str | None) -> Interval | None:
    """ "That day" in a paragraph (its times begin at `here`) that told of a month or a year gone by, and of no day."""
    if not isinstance(form, Shift) or form.base != "narrative" or (form.unit, form.amount) != ("day", 0):
        return None
    wide: Interval | None = None
    for interval in islice(reversed(before), len(before) - here):
        if _FINENESS.get(interval.grain, 9) == 0:
            return None
        if wide is None and interval.grain in WIDE and interval.end is not None:
            wide = interval
    gone = wide is not None and (published is None or (wide.end or "") < published)
    return wide if gone else None


def tokens_at(graph: "Graph", expression: TimeExpression) -> range:
    """The tokens that the expression lies over."""
    tokens = graph.parse.tokens
    first = bisect_right(tokens, expression.start, key=lambda token: token.end)
    behind = bisect_left(tokens, expression.end, key=lambda token: token.start)
    return range(first, behind) if first < behind else range(1)


def _previous(form: Form, tense: str | None, before: Sequence[Interval], published: str | None) -> Interval | None:
    """The last time told that is no coarser than the words ask for; what is to come is no measure of what was."""
    wanted = _FINENESS.get(_unit(form), 0)
    for interval in reversed(before):
        ahead = published is not None and interval.start is not None and interval.start[: len(published)] > published
        if _FINENESS.get(interval.grain, 9) <= wanted and (tense == "future" or not ahead):
            return interval
    return None


def _unit(form: Form) -> str:
    if isinstance(form, Shift):
        return form.unit
    if isinstance(form, (Month, Season)) and form.base == "narrative":
        return "year"
    year = getattr(form, "year", None)
    return "year" if isinstance(year, Shift) and not isinstance(form, Weekday) else "day"
