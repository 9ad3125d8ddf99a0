"""A timeline as plain data: each event as a bar from its first to its last possible day, and the ticks of the axis.

A date that is not known to the day is a bar as long as the doubt, never a point; a side that is open runs to the end
of the axis. Places on the axis are percent of its length.
"""

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from legation.model.event import Event

MOST_TICKS = 12

_STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200)
"""Months between ticks, of which the first that gives few enough is taken."""


@dataclass(frozen=True, slots=True)
class Bar:
    """An event on the axis. `kind` is day, stretch, since or until: the last two are open on one side."""

    event: Event
    left: float
    width: float
    kind: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A month on the axis, by name; `until` names the last month or year before the next tick."""

    left: float
    label: str
    until: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """Bars in the order in which the events were given, and how many events have no date to draw."""

    first: date | None
    last: date | None
    ticks: tuple[Tick, ...]
    bars: tuple[Bar, ...]
    undated: int


def timeline(events: Iterable[Event], begin: date | None = None, end: date | None = None) -> Timeline:
    """Lay events out on an axis of whole months that holds all their days, or the days from `begin` to `end`: what
    reaches beyond is cut there.
    """
    told = list(events)
    dated = [event for event in told if event.lead.date.start or event.lead.date.end]
    if not dated:
        return Timeline(None, None, (), (), len(told))
    days = [date.fromisoformat(day) for event in dated for day in (event.lead.date.start, event.lead.date.end) if day]
    first = (begin or min(days)).replace(day=1)
    last = _month_end(max(end or max(days), first))
    axis = _Axis(first, (last - first).days + 1)
    return Timeline(first, last, axis.ticks(last), tuple(axis.bar(event) for event in dated), len(told) - len(dated))


@dataclass(frozen=True, slots=True)
class _Axis:
    first: date
    days: int

    def at(self, day: date) -> float:
        """Where a day begins, in percent."""
        return round((day - self.first).days * 100 / self.days, 3)

    def within(self, day: date) -> float:
        """The same, no further than the ends of the axis."""
        return min(100.0, max(0.0, self.at(day)))

    def bar(self, event: Event) -> Bar:
        """From the first day's beginning to the last day's end."""
        when = event.lead.date
        left = self.within(date.fromisoformat(when.start)) if when.start else 0.0
        right = self.within(date.fromisoformat(when.end) + timedelta(1)) if when.end else 100.0
        if when.start and when.end:
            kind = "day" if when.start == when.end else "stretch"
        else:
            kind = "since" if when.start else "until"
        return Bar(event, left, round(right - left, 3), kind)

    def ticks(self, last: date) -> tuple[Tick, ...]:
        """Months at even steps, few enough to be read; years alone where the steps are years."""
        months = (last.year - self.first.year) * 12 + last.month - self.first.month + 1
        step = next((step for step in _STEPS if months / step <= MOST_TICKS), _STEPS[-1])
        start = self.first.year * 12 + self.first.month - 1
        start += -start % step
        made = []
        for month in range(start, last.year * 12 + last.month, step):
            day, end = _first_of(month), _first_of(month + step - 1)
            yearly = step % 12 == 0
            made.append(
                Tick(
                    self.at(day),
                    str(day.year) if yearly else f"{day:%Y-%m}",
                    str(end.year) if yearly else f"{end:%Y-%m}",
                )
            )
        return tuple(made)


def _first_of(month: int) -> date:
    return date(month // 12, month % 12 + 1, 1)


def _month_end(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])
