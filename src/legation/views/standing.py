"""How embargoes, bases and offices stand on a day, from the acts that brought them about, changed or ended them.

Which types these are, and how they stand after an act, the codebook tells (`affair.standing` of a type).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from legation.codebook.affairs import Lifecycle, Standing
from legation.model.claim import Party, Place
from legation.model.event import Event
from legation.register.acts import Act, act_of
from legation.register.affairs import affairs
from legation.register.clashes import apart
from legation.register.features import OPEN_START, party_key
from legation.register.plain import plain
from legation.views.due import Due, due

UNKNOWN = "not known"
"""How something stands of which nothing was told by the day."""

RAN_OUT = "run out"
"""How a rule stands whose term is over and of whose renewal nothing was found."""


@dataclass(frozen=True, slots=True)
class Stand:
    """How one rule or body stands on a day: `state` by the act of `event`, on `since` (None if unknown), until the day
    `until` where a term was set. `acts` are those known by the day in their order, `later` those after it.
    """

    by: Party | None
    place: Place | None
    state: str
    since: str | None
    until: str | None
    event: Event | None
    acts: tuple[Event, ...]
    later: tuple[Event, ...]
    due: tuple[Due, ...]


def kinds(cycles: Mapping[str, Lifecycle]) -> dict[str, str]:
    """What can be asked for, and the type that tells it: "embargo", "offices"."""
    return {c.rules.standing.name: name for name, c in cycles.items() if c.rules.standing is not None}


def standings(
    events: Iterable[Event], cycles: Mapping[str, Lifecycle], kind: str, whose: str, on: str
) -> tuple[Stand, ...]:
    """How each rule or body of the kind stands on a day, for a state by code or another party by name.

    `events` may be any of the register's.
    """
    name = kinds(cycles)[kind]
    rules = cycles[name].rules.standing
    if rules is None:
        return ()
    asked = [event for event in events if event.lead.type == name and _plays(event, rules.of, whose)]
    acts = [act for act in (act_of(event, cycles) for event in asked) if act.seen.act[2] == "told"]
    found = [_stand(group, rules, cycles, on) for group in _apart(acts, rules, cycles[name].rules.site)]
    return tuple(sorted(found, key=lambda one: (one.by.name if one.by else "", one.since or "", one.state)))


def _plays(event: Event, role: str, state: str) -> bool:
    parties = [party for claim in event.claims for party in claim.role(role)]
    return any(party.iso3 == state or plain(state) in (plain(party.name), plain(party.org or "")) for party in parties)


def _apart(acts: Sequence[Act], rules: Standing, site: bool) -> Iterator[list[Act]]:
    """The acts of each rule or body: by who keeps it, and at each place where places tell them apart."""
    by: dict[str, list[Act]] = defaultdict(list)
    for act in sorted(acts, key=lambda act: act.event_id):
        keys = sorted(act.seen.roles.get(rules.by, frozenset()))
        by[" ".join(keys)].append(act)
    if len(by) == 2 and "" in by:
        # where there is only one, an act that does not say whose it is is of that one
        nobody = by.pop("")
        next(iter(by.values())).extend(nobody)
    for key in sorted(by):
        yield from _sites(by[key]) if site else [by[key]]


def _sites(acts: Sequence[Act]) -> list[list[Act]]:
    """The acts of each place; those that name none are of the only one, or of one of their own."""
    sites: list[list[Act]] = []
    nowhere = [act for act in acts if not act.seen.place]
    for act in (act for act in acts if act.seen.place):
        home = next((site for site in sites if not apart(site[0].seen, act.seen)), None)
        if home is None:
            sites.append([act])
        else:
            home.append(act)
    if len(sites) == 1:
        sites[0].extend(nowhere)
    elif nowhere:
        sites.append(nowhere)
    return sites


def _stand(acts: Sequence[Act], rules: Standing, cycles: Mapping[str, Lifecycle], on: str) -> Stand:
    today = date.fromisoformat(on).toordinal()
    phases = list(rules.states)
    ordered = sorted(acts, key=lambda act: (_day(act), phases.index(act.phase) if act.phase in phases else -1))
    known = [act for act in ordered if _day(act) <= today]
    telling = [act for act in known if act.phase in rules.states]
    last = telling[-1] if telling else None
    until = _term(telling)
    state = rules.states[last.phase] if last else UNKNOWN
    ran_out = last is not None and until is not None and until < on and last.seen.stage in ("act", "state")
    return Stand(
        by=_keeper(ordered, rules.by),
        place=next((c.place for act in ordered for c in act.event.claims if c.place and act.seen.place), None),
        state=RAN_OUT if ran_out else state,
        since=_iso(last) if last else None,
        until=until,
        event=last.event if last else None,
        acts=tuple(act.event for act in known),
        later=tuple(act.event for act in ordered if _day(act) > today),
        due=due(affairs([act.event for act in acts], cycles), on),
    )


def _day(act: Act) -> int:
    """The day from which the act holds: a state from its beginning, if that is told; else as early as nobody knows."""
    days = act.seen.days
    if act.seen.stage == "state" and days and days[0] != OPEN_START:
        return days[0]
    return act.day if act.day is not None else OPEN_START


def _iso(act: Act) -> str | None:
    day = _day(act)
    return date.fromordinal(day).isoformat() if day != OPEN_START else None


def _term(telling: Sequence[Act]) -> str | None:
    """The day until which the rule was last said to hold; none where an act after that day shows that it held on."""
    term: str | None = None
    for act in telling:
        until = max((claim.until for claim in act.event.claims if claim.until), default=None)
        held_on = term is not None and (_iso(act) or "") > term
        term = until or (None if held_on else term)
    return term


def _keeper(acts: Iterable[Act], role: str) -> Party | None:
    """The party that keeps the rule or body, by the first of its keys."""
    parties = [party for act in acts for claim in act.event.claims for party in claim.role(role)]
    return min(parties, key=lambda party: (party_key(party), party.name), default=None)
