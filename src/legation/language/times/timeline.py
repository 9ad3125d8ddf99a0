"""The times of a story one after the other: seen from the tense of their clauses and from the times told before."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from legation.language.times.anchors import Anchor
from legation.language.times.forms import Form, Shift, TimeExpression, Weekday
from legation.language.times.resolving import resolve
from legation.language.times.telling import told_tense
from legation.model.time import Interval

if TYPE_CHECKING:  # the clause graph itself asks for the times of its text
    from legation.language.graph import Graph

# units from fine to coarse: "that month" goes back to a day or a month told before, never to a year
_FINENESS = {"time": 0, "hour": 0, "minute": 0, "second": 0, "day": 0, "night": 0, "weekend": 1, "week": 1}
_FINENESS |= {"fortnight": 1, "month": 2, "quarter": 3, "season": 3, "half": 3, "year": 4, "decade": 5, "century": 6}


@dataclass(frozen=True, slots=True)
class Told:
    """A time as its story tells it: the expression, what it is seen from, and the days it stands for."""

    expression: TimeExpression
    anchor: Anchor
    interval: Interval


def timeline(
    paragraphs: Iterable[tuple["Graph", Sequence[TimeExpression]]], published: str | None
) -> Iterator[tuple[Told, ...]]:
    """For each paragraph its times in order, anchored at the story's day and at each other."""
    day = Interval(published, published, "day", "story date", "story") if published and len(published) == 10 else None
    before: list[Interval] = [day] if day else []
    for graph, expressions in paragraphs:
        found = []
        for expression in expressions:
            tense = told_tense(graph, tokens_at(graph, expression), expression.preposition)
            anchor = Anchor(published, tense, _previous(expression.form, tense, before, published))
            interval = resolve(expression, anchor)
            found.append(Told(expression, anchor, interval))
            if interval.start is not None:
                before.append(interval)
        yield tuple(found)


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
        ahead = published is not None and interval.start is not None and interval.start > published
        if _FINENESS.get(interval.grain, 9) <= wanted and (tense == "future" or not ahead):
            return interval
    return None


def _unit(form: Form) -> str:
    if isinstance(form, Shift):
        return form.unit
    year = getattr(form, "year", None)
    return "year" if isinstance(year, Shift) and not isinstance(form, Weekday) else "day"
