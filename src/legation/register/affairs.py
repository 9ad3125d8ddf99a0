"""Acts into affairs: which event follows which, by the codebook's order of phases and its rules across types.

The result depends on the set of events alone. An affair's id is made from the smallest id of its events.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from legation.codebook.affairs import Crossing, Lifecycle
from legation.model.event import Event, Link
from legation.model.record import digest
from legation.register.acts import NO_CYCLE, Act, act_of
from legation.register.blocking import MOST_PAIRED
from legation.register.clashes import apart, same_sides
from legation.register.things import one_family, one_kind

SLACK_DAYS = 3
"""Days by which reports of two acts may be out of order."""

SPAN_DAYS = 1500
"""Days that may lie between two acts of which the one follows the other: orders take years."""

NEXT_BATCH_DAYS = 550
"""Days that may lie between two batches of one deal."""


@dataclass(frozen=True, slots=True)
class Affair:
    """Acts that hang together, and how: each link's second act follows its first."""

    affair_id: str
    acts: tuple[Act, ...]
    links: tuple[Link, ...]


def affairs(events: Iterable[Event], cycles: Mapping[str, Lifecycle]) -> tuple[Affair, ...]:
    """The affairs that the events make up, by id; each event stands in exactly one."""
    acts = sorted((act_of(event, cycles) for event in events), key=lambda act: act.event_id)
    near = list(_candidates(acts, cycles))
    found = _direct(near, cycles)
    together = [(a, b) for a, b, _ in found] + [(a.event_id, b.event_id) for a, b in near if _batches(a, b)]
    home = _united([act.event_id for act in acts], together)
    members: dict[str, list[Act]] = defaultdict(list)
    for act in acts:
        members[home[act.event_id]].append(act)
    links: dict[str, list[Link]] = defaultdict(list)
    for first, second, relation in found:
        links[home[first]].append(Link(first, second, relation))
    return tuple(
        Affair(affair_id(name), tuple(members[name]), tuple(sorted(links[name], key=lambda k: (k.first, k.second))))
        for name in sorted(members)
    )


def affair_id(smallest_event: str) -> str:
    """The affair's name, made from the smallest id of its events."""
    return digest(["affair", smallest_event])


def _candidates(acts: Sequence[Act], cycles: Mapping[str, Lifecycle]) -> Iterator[tuple[Act, Act]]:
    """Pairs of acts, of types of which one may follow the other, that share two parties, or the only one that one of
    them names.
    """
    near = _near(cycles)
    filed: dict[tuple[str, str], list[int]] = defaultdict(list)
    wanted: list[list[tuple[str, str]]] = []
    for number, act in enumerate(acts):
        parties = sorted(act.seen.parties)[:MOST_PAIRED]
        pairs = [f"{one}|{other}" for one, other in combinations(parties, 2)]
        for key in [*pairs, *(f"part|{party}" for party in parties)]:
            filed[key, act.type].append(number)
        keys = pairs or [f"part|{party}" for party in parties]
        wanted.append([(key, type_) for key in keys for type_ in sorted({act.type, *near.get(act.type, ())})])
    seen: set[tuple[int, int]] = set()
    for number, looked in enumerate(wanted):
        for other in (other for key in looked for other in filed.get(key, ()) if other != number):
            pair = (min(number, other), max(number, other))
            if pair not in seen:
                seen.add(pair)
                yield acts[pair[0]], acts[pair[1]]


def _near(cycles: Mapping[str, Lifecycle]) -> dict[str, set[str]]:
    """For each type the others that its acts may follow, or that may follow them."""
    near: dict[str, set[str]] = defaultdict(set)
    for name, cycle in cycles.items():
        for rule in cycle.rules.follows:
            near[name].add(rule.type)
            near[rule.type].add(name)
    return near


def _direct(pairs: Iterable[tuple[Act, Act]], cycles: Mapping[str, Lifecycle]) -> list[tuple[str, str, str]]:
    """Links between acts with no third between them; a plan, a halt or a state between does not part them."""
    after: dict[str, dict[str, str]] = defaultdict(dict)
    steps: set[str] = set()
    for one, other in pairs:
        steps |= {act.event_id for act in (one, other) if act.rank is not None and not act.ahead and not act.holds}
        for first, second in ((one, other), (other, one)):
            relation = _follows(first, second, cycles)
            if relation:
                after[first.event_id][second.event_id] = relation
    return sorted(
        (first, second, relation)
        for first, others in after.items()
        for second, relation in others.items()
        if not any(second in after.get(between, ()) for between in others if between != second and between in steps)
    )


def _follows(first: Act, second: Act, cycles: Mapping[str, Lifecycle]) -> str:
    """How the second act follows the first, in words; empty if it does not."""
    if not _in_time(first, second):
        return ""
    if first.type == second.type:
        site = cycles.get(first.type, NO_CYCLE).rules.site
        return f"{first.phase} → {second.phase}" if _next_phase(first, second) and _thread(first, second, site) else ""
    rules = cycles.get(second.type, NO_CYCLE).rules.follows
    return next((rule.relation for rule in rules if _crosses(rule, first, second)), "")


def _in_time(first: Act, second: Act) -> bool:
    """Whether the second act can have come after the first, within the years that an affair takes."""
    if first.when is None or second.when is None:
        return True
    possible = second.when[1] >= first.when[0] - SLACK_DAYS
    return possible and (first.lasting or second.when[0] - first.when[1] <= SPAN_DAYS)


def _next_phase(first: Act, second: Act) -> bool:
    """Whether the phase comes after the other in the type's order; what is halted, refused or denied, what comes after
    that, new plans and renewals, by the days.
    """
    if second.seen.act[3] is not None:
        return second.seen.act[3] == first.phase
    if first.seen.act[3] is not None or _adds_up(first) or _adds_up(second):
        return False
    if first.phase == second.phase:
        return _again(first, second)
    if first.rank is not None and second.rank is not None:
        if first.rank < second.rank:
            return not _rest_of(first, second)
        return _more_to_come(first, second) and _before(first, second)
    exit_after = first.rank is not None and first.when == second.when is not None
    return exit_after or _before(first, second)


def _again(first: Act, second: Act) -> bool:
    """Whether what was planned is planned anew, for another day, or what lasts for a term was renewed."""
    if first.ahead and second.ahead:
        return first.due is not None and second.due is not None and first.due != second.due and _before(first, second)
    return second.renews and _before(first, second)


def _rest_of(plan: Act, done: Act) -> bool:
    """Whether a plan is what was still to come after an act, and so not what led to it."""
    later = plan.due is not None and done.day is not None and plan.due > done.day
    return later and _more_to_come(done, plan) and _before(done, plan)


def _more_to_come(first: Act, second: Act) -> bool:
    """Whether the second is a plan that may follow what was done: another day after a decision, the rest of a deal
    after a batch. What is over has no rest.
    """
    if not second.ahead or first.ahead:
        return False
    return first.seen.stage == second.seen.stage or (first.seen.stage == "act" and first.in_batches)


def _before(first: Act, second: Act) -> bool:
    return first.when is not None and second.when is not None and sum(first.when) < sum(second.when)


def _adds_up(act: Act) -> bool:
    """A total told of what was done before is no step of the affair."""
    return act.seen.is_total and act.seen.stage != "prospect"


def _thread(first: Act, second: Act, site: bool) -> bool:
    """Whether two acts of a type are about the same parties, thing, batch and, where that matters, place."""
    a, b = first.seen, second.seen
    shared = a.roles.keys() & b.roles.keys()
    if not shared or not all(same_sides(a.roles[role], b.roles[role]) for role in shared):
        return False
    if a.batch and b.batch and a.batch != b.batch:
        return False
    return _one_thing(first, second) and not (site and apart(a, b))


def _one_thing(first: Act, second: Act) -> bool:
    a, b = first.seen, second.seen
    if not (a.item and b.item):
        return True
    if a.designation and b.designation:
        return one_family(a.designation, b.designation)
    return not (a.kind and b.kind) or one_kind(a.kind, b.kind)


def _crosses(rule: Crossing, first: Act, second: Act) -> bool:
    if rule.type != first.type or first.phase not in rule.phases or (rule.then and second.phase not in rule.then):
        return False
    if not (_told(first) and _told(second)):
        return False
    played = 0
    for role, others in rule.roles:
        mine = first.seen.roles.get(role, frozenset())
        theirs = frozenset[str]().union(*(second.seen.roles.get(other, frozenset()) for other in others))
        if mine and theirs and not mine & theirs:
            return False
        played += len(mine & theirs)
    return played >= min(2, len(first.seen.parties), len(second.seen.parties))


def _told(act: Act) -> bool:
    return act.seen.act[3] is None and act.seen.act[2] in ("told", "ahead")


def _batches(one: Act, other: Act) -> bool:
    """Whether two acts are of one deal by their batches: the same thing by name between the same parties, a batch or a
    total on either side.
    """
    a, b = one.seen, other.seen
    if one.type != other.type or a.roles != b.roles or not (_told(one) and _told(other) and a.item and b.item):
        return False
    if not (a.batch or b.batch or a.is_total != b.is_total):
        return False
    near = one.day is None or other.day is None or abs(one.day - other.day) <= NEXT_BATCH_DAYS
    named = one_family(a.designation, b.designation) if a.designation and b.designation else bool(a.kind & b.kind)
    return near and named


def _united(names: Collection[str], pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """For each name the smallest that it hangs together with."""
    home = {name: name for name in names}

    def top(name: str) -> str:
        while home[name] != name:
            home[name] = home[home[name]]
            name = home[name]
        return name

    for one, other in pairs:
        low, high = sorted((top(one), top(other)))
        home[high] = low
    return {name: top(name) for name in names}
