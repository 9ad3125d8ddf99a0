"""Claims into events: which claims tell of one act.

The result depends on the set of claims alone, not on their order. Pairs that surely match are joined best first, each
pair only if no claim of the one side forbids one of the other, so that a vague mention cannot tie two distinct acts
together; one that fits two distinct acts equally well joins neither. Then what is left joins the only event it can
mean, if there is one. Phases chain and never merge.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from legation.model.claim import Claim
from legation.model.event import Event
from legation.model.record import digest
from legation.register.clashes import clash
from legation.register.features import Features, features, keys
from legation.register.matching import Match, match
from legation.register.summary import contradictions, independent_sources, lead_of

Pair = tuple[Match, str, str]
"""Two claims, by their ids, and how well they match."""


@dataclass(frozen=True, slots=True)
class Merged:
    """An event with the reason each claim joined it: for each claim but those alone, its best match with another."""

    event: Event
    joins: Mapping[str, Match]


def merge(claims: Iterable[Claim]) -> tuple[Event, ...]:
    """The events that the claims tell of, sorted by id; each claim stands in exactly one."""
    return tuple(merged.event for merged in merge_with_reasons(claims))


def merge_with_reasons(claims: Iterable[Claim]) -> tuple[Merged, ...]:
    """The events, each with why its claims are thought to tell of one act."""
    # of two readings with one id the surer is kept, whichever came first
    surest = sorted(claims, key=lambda claim: (claim.confidence, claim.rules, claim.page))
    by_id = {claim.claim_id: claim for claim in surest}
    seen = {name: features(by_id[name]) for name in sorted(by_id)}
    pairs = _matches(seen)
    groups = _clusters(seen, pairs)
    best: dict[str, Match] = {}
    home = {name: number for number, group in enumerate(groups) for name in group}
    for found, first, second in pairs:
        if home[first] == home[second]:
            best.setdefault(first, found)
            best.setdefault(second, found)
    events = (
        Merged(make_event([by_id[name] for name in group]), {name: best[name] for name in group if name in best})
        for group in groups
    )
    return tuple(sorted(events, key=lambda merged: merged.event.event_id))


def make_event(claims: Collection[Claim]) -> Event:
    """One event of claims known to tell of one act; its id comes from the smallest claim id."""
    ordered = tuple(sorted(claims, key=lambda claim: claim.claim_id))
    return Event(
        event_id=event_id(ordered[0].claim_id),
        lead=lead_of(ordered),
        claims=ordered,
        reports=len({claim.page for claim in ordered}),
        independent_sources=independent_sources(ordered),
        contradictions=contradictions(ordered),
    )


def event_id(smallest_claim: str) -> str:
    """The event's name, made from the smallest id of its claims."""
    return digest(["event", smallest_claim])


def component(seeds: Iterable[Claim], filed_under: Callable[[Collection[str]], Iterable[Claim]]) -> dict[str, Claim]:
    """The seeds, all claims that they match, those that these match, and so on, by id.

    Joining never crosses such a group, so merging it alone gives the same events as merging everything. `filed_under`
    gives the claims filed under any of some keys.
    """
    found = {claim.claim_id: claim for claim in seeds}
    known: dict[str, Features] = {}
    waiting = sorted(found)
    while waiting:
        here = features(found[waiting.pop()])
        for claim in filed_under(keys(here)[1]):
            if claim.claim_id not in found:
                there = known.setdefault(claim.claim_id, features(claim))
                if match(here, there):
                    found[claim.claim_id] = claim
                    waiting.append(claim.claim_id)
    return found


def _matches(seen: Mapping[str, Features]) -> list[Pair]:
    """Every matching pair, best first; ties are broken by the ids."""
    filed: dict[str, list[str]] = defaultdict(list)
    for name, facts in seen.items():
        for key in keys(facts)[0]:
            filed[key].append(name)
    found = []
    for name, facts in seen.items():
        for other in {other for key in keys(facts)[1] for other in filed.get(key, ()) if other > name}:
            pair = match(facts, seen[other])
            if pair:
                found.append((pair, name, other))
    return sorted(found, key=lambda entry: (-entry[0].score, entry[1], entry[2]))


def _clusters(seen: Mapping[str, Features], pairs: Sequence[Pair]) -> list[list[str]]:
    """The claims of each act: sure matches first, then mentions that can mean only one act."""
    torn = _torn(seen, pairs)
    group = {name: [name] for name in seen}
    for found, first, second in pairs:
        if found.sure and not {first, second} & torn and group[first] is not group[second]:
            _join(group, first, second, seen)
    _join_vague(group, [(a, b) for _, a, b in pairs], seen)
    unique = {id(members): sorted(members) for members in group.values()}
    return sorted(unique.values())


def _join(group: dict[str, list[str]], first: str, second: str, seen: Mapping[str, Features]) -> bool:
    """Put the two sides together, unless a claim of the one forbids one of the other."""
    left, right = group[first], group[second]
    if _forbid(left, right, seen):
        return False
    left.extend(right)
    for name in right:
        group[name] = left
    return True


def _torn(seen: Mapping[str, Features], pairs: Iterable[Pair]) -> set[str]:
    """Claims that fit two acts equally well which cannot be one: "the vehicles" after two batches."""
    best: dict[str, float] = {}
    rivals: dict[str, list[str]] = defaultdict(list)
    for found, *both in pairs:
        for name, other in (both, both[::-1]):
            if found.sure and found.score >= best.setdefault(name, found.score):
                rivals[name].append(other)
    return {name for name, others in rivals.items() if any(_forbid([a], [b], seen) for a, b in combinations(others, 2))}


def _join_vague(group: dict[str, list[str]], pairs: Iterable[tuple[str, str]], seen: Mapping[str, Features]) -> None:
    """Let an event join the only other that it can be, if none of those that would join it forbids another."""
    around: dict[int, dict[int, tuple[str, str]]] = defaultdict(dict)
    for first, second in pairs:
        left, right = group[first], group[second]
        if left is not right and not _forbid(left, right, seen):
            around[id(left)].setdefault(id(right), (first, second))
            around[id(right)].setdefault(id(left), (second, first))
    leaves = {here: next(iter(others.values())) for here, others in around.items() if len(others) == 1}
    joining: dict[int, list[str]] = defaultdict(list)
    for first, second in leaves.values():
        joining[id(group[second])].append(first)
    for first, second in sorted(leaves.values()):
        others = [group[name] for name in joining[id(group[second])] if group[name] is not group[first]]
        if group[first] is not group[second] and not any(_forbid(group[first], other, seen) for other in others):
            _join(group, first, second, seen)


def _forbid(left: Iterable[str], right: Collection[str], seen: Mapping[str, Features]) -> bool:
    return any(clash(seen[a], seen[b], through=True) for a in left for b in right)
