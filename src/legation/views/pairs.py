"""What passed between two states: their events, each in the direction in which its acting side points."""

from collections import defaultdict
from collections.abc import Iterable

from legation.model.event import Event
from legation.register.ties import Tie
from legation.views.wording import RoleOrder, ordered

FORTH, BACK, TOGETHER = "forth", "back", "together"
"""From the first state to the second, from the second to the first, or with neither on the acting side alone."""


def direction(event: Event, first: str, second: str, roles: RoleOrder) -> str:
    """Which of two states acts: the one that alone stands in the type's first role that either of them fills."""
    for _, parties in ordered(event.lead, roles):
        here = {party.iso3 for party in parties} & {first, second}
        if here:
            return TOGETHER if len(here) == 2 else (FORTH if first in here else BACK)
    return TOGETHER


def table(ties: Iterable[Tie], first: str, second: str, roles: RoleOrder) -> tuple[tuple[str, dict[str, int]], ...]:
    """How many acts of each type point from one of two states to the other, the most frequent type first.

    An act in which the two stand against each other in several roles counts in each direction that these give.
    """
    counts: dict[str, dict[str, int]] = defaultdict(lambda: dict.fromkeys((FORTH, BACK, TOGETHER), 0))
    for tie in ties:
        if set(tie.parties) == {first, second}:
            counts[tie.type][_way(tie, first, roles)] += tie.events
    return tuple(sorted(counts.items(), key=lambda entry: (-sum(entry[1].values()), entry[0])))


def _way(tie: Tie, first: str, roles: RoleOrder) -> str:
    if tie.roles[0] == tie.roles[1]:
        return TOGETHER
    order = list(roles.get(tie.type, ()))
    place = [order.index(role) if role in order else len(order) for role in tie.roles]
    acting = tie.parties[0] if (place[0], tie.roles[0]) < (place[1], tie.roles[1]) else tie.parties[1]
    return FORTH if acting == first else BACK
