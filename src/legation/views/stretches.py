"""Long lists in stretches of time: so many events at once as can be looked at together, and all of them in the end."""

from collections.abc import Iterator
from dataclasses import dataclass

from legation.model.event import Event
from legation.register.query import Selection
from legation.register.store import Register


@dataclass(frozen=True, slots=True)
class Stretch:
    """Part of a list of events from its end on, and of how many such parts it is which, from 1; those without any day
    are the last.
    """

    offset: int
    limit: int
    dated: bool
    number: int
    parts: int

    def events(self, register: Register, wanted: Selection) -> list[Event]:
        """The events of a selection that lie in it, by date."""
        if not self.limit:
            return []
        return list(register.events(register.lately(wanted, self.limit, self.offset, dated=self.dated)))


def stretch(register: Register, wanted: Selection, most: int, number: int) -> Stretch:
    """One stretch of a selection's events: the latest `most` are the first, those without any day the last."""
    total = register.facets(wanted).total
    dated = sum(events for _, events in register.months(wanted))
    whole = -(-dated // most)
    parts = max(1, whole + -(-(total - dated) // most))
    if number > parts or not total:
        return Stretch(0, 0, dated=True, number=number, parts=parts)
    if number <= whole:
        return Stretch((number - 1) * most, most, dated=True, number=number, parts=parts)
    return Stretch((number - whole - 1) * most, most, dated=False, number=number, parts=parts)


class Near:
    """Finds the events of a selection, or, where there are too many, those nearest in time to a day; whether any were
    left out, `cut` tells.
    """

    def __init__(self, register: Register, day: str | None, most: int) -> None:
        self._register = register
        self._month = (day or register.latest_day() or "9999")[:7]
        self._most = most
        self.cut = False

    def __call__(self, wanted: Selection) -> Iterator[Event]:
        """The events."""
        if self._register.facets(wanted).total > self._most:
            self.cut = True
            months = self._register.months(wanted)
            after = sum(events for month, events in months if month > self._month)
            here = sum(events for month, events in months if month == self._month)
            dated = sum(events for _, events in months)
            offset = max(0, min(after + here // 2 - self._most // 2, dated - self._most))
            wanted = self._register.lately(wanted, self._most, offset, dated=True)
        yield from self._register.events(wanted)
