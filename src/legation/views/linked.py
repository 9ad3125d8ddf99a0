"""Events with their affair: its id, and which acts come before and after."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from itertools import combinations

from legation.codebook.affairs import Lifecycle
from legation.model.event import Event
from legation.register.affairs import Affair, affairs
from legation.register.query import Selection
from legation.views.filters import selection

Find = Callable[[Selection], Iterable[Event]]
"""Gives the events that a selection lets through."""

MOST_ROUNDS = 4
"""How often the events around are looked for: acts of one affair share their parties, so that two are enough nearly
always.
"""

MOST_STATES = 6
"""States of one event by whose pairs its affair is looked for."""


def with_affairs(events: Iterable[Event], find: Find, cycles: Mapping[str, Lifecycle]) -> tuple[Event, ...]:
    """The events with their affair's id and their links, which are found among all that share two states with them, or
    the only one.
    """
    asked = {event.event_id: event for event in events}
    told = {}
    for affair in affairs_around(asked.values(), find, cycles):
        for act in affair.acts:
            links = tuple(link for link in affair.links if act.event_id in (link.first, link.second))
            told[act.event_id] = (affair.affair_id, links)
    return tuple(replace(event, affair=told[name][0], links=told[name][1]) for name, event in asked.items())


def affairs_around(events: Iterable[Event], find: Find, cycles: Mapping[str, Lifecycle]) -> tuple[Affair, ...]:
    """The affairs that the events make up together with all that hangs together with them, and what else was found
    with the same states.
    """
    asked = {event.event_id: event for event in events}
    around, looked = dict(asked), set[tuple[str, ...]]()
    near, told = list(asked.values()), None
    for _ in range(MOST_ROUNDS):
        wanted = {states for event in near for states in _pairs(event)} - looked
        if not wanted:
            break
        for states in sorted(wanted):
            around.update((event.event_id, event) for event in find(selection({"state": list(states)})))
        looked |= wanted
        told = affairs(around.values(), cycles)
        together = [affair for affair in told if any(act.event_id in asked for act in affair.acts)]
        near = [act.event for affair in together for act in affair.acts]
    return affairs(around.values(), cycles) if told is None else told


def affair_of(event: Event, find: Find, cycles: Mapping[str, Lifecycle]) -> Affair:
    """The whole affair in which an event stands, with its other acts."""
    return next(
        affair
        for affair in affairs_around([event], find, cycles)
        if any(act.event_id == event.event_id for act in affair.acts)
    )


def day_near(event: Event) -> str | None:
    """The day by which events of its time are found: its own, or that of its first report."""
    lead = event.lead.date
    reported = min((claim.story.published for claim in event.claims if claim.story.published), default=None)
    return lead.start or lead.end or reported


def _pairs(event: Event) -> list[tuple[str, ...]]:
    parties = (party for claim in event.claims for _, held in claim.actors for party in held)
    states = sorted({party.iso3 for party in parties if party.iso3 and len(party.iso3) == 3})[:MOST_STATES]
    return list(combinations(states, 2)) or [(state,) for state in states]
