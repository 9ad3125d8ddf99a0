"""An affair as a whole: its acts in order, who takes part, between which days, and which act follows which."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from legation.register.acts import Act
from legation.register.affairs import Affair

MOST_NAMED = 3
"""Parties by which an affair is called."""


def in_order(affair: Affair) -> list[Act]:
    """The acts by the day on which they came about; those of one day by their phases' order."""
    return sorted(affair.acts, key=lambda act: (act.day or 0, act.rank if act.rank is not None else 99, act.event_id))


def who(affair: Affair) -> str:
    """The parties that stand in most acts, as "India, Maldives" or "France, Mali, Chad and 2 more"."""
    acts = [{party.name for _, filled in act.event.lead.actors for party in filled} for act in affair.acts]
    found = Counter(name for names in acts for name in names)
    names = sorted(found, key=lambda name: (-found[name], name))
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    return ", ".join(names[:MOST_NAMED]) + more


def days(affair: Affair) -> tuple[str, str] | None:
    """The first and the last day that its acts name; None where they name none."""
    dates = [act.event.lead.date for act in affair.acts]
    found = [day for date in dates for day in (date.start, date.end) if day]
    return (min(found), max(found)) if found else None


def relations(affair: Affair) -> dict[str, list[tuple[str, list[Act]]]]:
    """For each act how it follows others, and those that it follows in that way, in their order."""
    place = {act.event_id: (at, act) for at, act in enumerate(in_order(affair))}
    found: dict[str, dict[str, list[tuple[int, Act]]]] = defaultdict(lambda: defaultdict(list))
    for link in affair.links:
        found[link.second][link.relation].append(place[link.first])
    return {
        second: [(how, [act for _, act in sorted(ways[how], key=_place)]) for how in _by_first(ways)]
        for second, ways in found.items()
    }


def _by_first(ways: dict[str, list[tuple[int, Act]]]) -> Sequence[str]:
    return sorted(ways, key=lambda how: (min(at for at, _ in ways[how]), how))


def _place(placed: tuple[int, Act]) -> int:
    return placed[0]
