"""The day of a time of day that stands without one: that of its clause, or the one told of the same act elsewhere."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from legation.language.times.forms import Clock, Day, Distance, Form, Offset, TimeExpression, Year
from legation.language.times.telling import governor
from legation.language.times.words import words
from legation.model.time import Interval

if TYPE_CHECKING:  # the clause graph itself asks for the times of its text
    from legation.language.graph import Graph


@dataclass(frozen=True, slots=True)
class Hung:
    """A time in its paragraph: the tokens it lies over, the tense of its clause, and the days it stands for."""

    graph: "Graph"
    expression: TimeExpression
    tokens: range
    tense: str | None
    interval: Interval


@dataclass(slots=True)
class Days:
    """The days that a story tells: by the tokens they lie over or hang on, and by act and tense."""

    by_token: dict[tuple[int, int], set[str]] = field(default_factory=dict)
    by_act: dict[tuple[str, str | None], set[str]] = field(default_factory=dict)

    def add(self, hung: Hung) -> None:
        """Keep a time that is one day."""
        first, last = hung.interval.start, hung.interval.end
        if hung.interval.grain not in ("day", "time") or first is None or first != last:
            return
        verb = governor(hung.graph, hung.tokens)
        for token in {*hung.tokens, verb}:
            self.by_token.setdefault((id(hung.graph), token), set()).add(first)
        act = _act(hung.graph, verb)
        if act is not None:
            self.by_act.setdefault((act, hung.tense), set()).add(first)

    def beside(self, hung: Hung, verb: int) -> Form | None:
        """The day that hangs on the same word."""
        return _one(self.by_token.get((id(hung.graph), verb), set()))

    def told_of(self, act: str | None, tense: str | None) -> Form | None:
        """The one day on which the story tells the act."""
        return None if act is None else _one(self.by_act.get((act, tense), set()))


def days_of_hours(story: Sequence[Hung]) -> dict[int, Form]:
    """For each time of day that the story leaves without a day, by its place among the times: the day it is of.

    "On Friday the bomb went off at 10:35 a.m."; "the guards were seized last May 3 … they were seized at 6 a.m."; "he
    left at 6 a.m. three days after the vote". An act that the story puts on two days gives none.
    """
    loose = [place for place, hung in enumerate(story) if _loose(hung.expression.form)]
    if not loose:
        return {}
    days = Days()
    for hung in story:
        days.add(hung)
    found = {place: _day(story[place], days) for place in loose}
    return {place: day for place, day in found.items() if day is not None}


def _loose(form: Form) -> bool:
    return isinstance(form, Clock) and (form.on is None or isinstance(form.on, Distance))


def _day(hung: Hung, days: Days) -> Form | None:
    form = hung.expression.form
    if isinstance(form, Clock) and isinstance(form.on, Distance):
        return _far_from(hung, form.on, days)
    verb = governor(hung.graph, hung.tokens)
    return days.beside(hung, verb) or days.told_of(_act(hung.graph, verb), hung.tense)


def _far_from(hung: Hung, distance: Distance, days: Days) -> Form | None:
    """ "Three days after the vote", where the story tells when they voted."""
    graph, marker = hung.graph, hung.tokens[-1] + 1
    if distance.amount is None or distance.amount != int(distance.amount) or marker >= len(graph.parse.tokens):
        return None
    things = [c for c in graph.parse.children[marker] if graph.token(c).dep == "pobj"]
    known = [c for c in things if any(graph.token(d).text.lower() == "the" for d in graph.parse.children[c])]
    day = days.told_of(_act(graph, known[0]), "past") if known else None
    return None if day is None else Offset(distance.unit, int(distance.amount) * distance.direction, day)


def _act(graph: "Graph", token: int) -> str | None:
    """What "they bombed" and "the bombing" have in common; None for words that tell of many acts."""
    lemma = graph.token(token).lemma.lower()
    if lemma in words().raw["many_acts"] or graph.token(token).pos not in ("VERB", "NOUN"):
        return None
    return lemma.removesuffix("ing").removesuffix("e")


def _one(days: Collection[str]) -> Form | None:
    if len(days) != 1:
        return None
    day = date.fromisoformat(next(iter(days)))
    return Day(day.month, day.day, Year(day.year))
