"""Claims into events: which claims tell of one act.

The result depends on the set of claims alone, not on their order. Pairs that match are joined best first, each pair
only if no claim of the one side forbids one of the other, so that a vague mention cannot tie two distinct acts
together. Phases chain and never merge.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from legation.model.claim import Claim
from legation.model.event import Event
from legation.model.record import digest
from legation.register.features import Features, features, keys
from legation.register.matching import Match, clash, match
from legation.register.summary import contradictions, independent_sources, lead_of


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


def _matches(seen: Mapping[str, Features]) -> list[tuple[Match, str, str]]:
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


def _clusters(seen: Mapping[str, Features], pairs: Iterable[tuple[Match, str, str]]) -> list[list[str]]:
    group = {name: [name] for name in seen}
    for _, first, second in pairs:
        left, right = group[first], group[second]
        if left is right or any(clash(seen[a], seen[b]) for a in left for b in right):
            continue
        left.extend(right)
        for name in right:
            group[name] = left
    unique = {id(members): sorted(members) for members in group.values()}
    return sorted(unique.values())
