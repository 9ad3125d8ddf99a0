"""What passed between two states: their events, each in the direction in which its acting side points."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from legation.model.event import Event
from legation.views.wording import RoleOrder, ordered

FORTH, BACK, TOGETHER = "forth", "back", "together"
"""From the first state to the second, from the second to the first, or with neither on the acting side alone."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Events between two states by direction, and how many there are of each type in each direction."""

    events: tuple[tuple[str, Event], ...]
    table: tuple[tuple[str, dict[str, int]], ...]


def direction(event: Event, first: str, second: str, roles: RoleOrder) -> str:
    """Which of two states acts: the one that alone stands in the type's first role that either of them fills."""
    for _, parties in ordered(event.lead, roles):
        here = {party.iso3 for party in parties} & {first, second}
        if here:
            return TOGETHER if len(here) == 2 else (FORTH if first in here else BACK)
    return TOGETHER


def pair(events: Iterable[Event], first: str, second: str, roles: RoleOrder) -> Pair:
    """The events of two states, told apart by direction."""
    told = tuple((direction(event, first, second, roles), event) for event in events)
    counts = Counter((event.lead.type, way) for way, event in told)
    types = Counter(event.lead.type for _, event in told)
    table = tuple(
        (name, {way: counts[name, way] for way in (FORTH, BACK, TOGETHER)})
        for name, _ in sorted(types.items(), key=lambda entry: (-entry[1], entry[0]))
    )
    return Pair(told, table)
