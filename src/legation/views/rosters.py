"""Rosters: how every rule or body of a kind stands on a day, state by state."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from legation.codebook.affairs import Lifecycle
from legation.model.claim import Party
from legation.model.event import Event
from legation.register.plain import plain
from legation.views.standing import Stand, kinds, standings


@dataclass(frozen=True, slots=True)
class Roster:
    """One whose rules or bodies these are, and how each stands."""

    whose: str
    name: str
    stands: tuple[Stand, ...]


def rosters(events: Iterable[Event], cycles: Mapping[str, Lifecycle], kind: str, on: str) -> tuple[Roster, ...]:
    """How everything of a kind that the events tell of stands on a day, by the name of whose it is."""
    told = list(events)
    rules = cycles[kinds(cycles)[kind]].rules.standing
    if rules is None:
        return ()
    mine: dict[str, tuple[str, list[Event]]] = {}
    for event in told:
        for key, name in sorted({_owner(p) for claim in event.claims for p in claim.role(rules.of)}):
            mine.setdefault(key, (name, []))[1].append(event)
    found = [
        Roster(key, name, standings(list({e.event_id: e for e in some}.values()), cycles, kind, key, on))
        for key, (name, some) in mine.items()
    ]
    return tuple(sorted((one for one in found if one.stands), key=lambda one: (one.name, one.whose)))


def _owner(party: Party) -> tuple[str, str]:
    return (
        (party.iso3, party.name if party.kind == "state" else party.iso3)
        if party.iso3
        else (
            plain(party.name),
            party.name,
        )
    )
