"""Claims into events: which claims tell of one act.

The result depends on the set of claims alone, not on their order: how claims group is told in `cores`. Phases chain and
never merge.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from legation.model.claim import Claim
from legation.model.event import Contradiction, Event
from legation.model.record import digest
from legation.register.contradictions import contradictions
from legation.register.copies.first_seen import is_recirculated
from legation.register.cores import Core, Leaning, chains, clashing, cores, joined, leanings, matching, ruled
from legation.register.features import Features, features
from legation.register.independence import NO_REPRINTS, Reprints, outlets, sources
from legation.register.matching import Match
from legation.register.rulings import NO_RULINGS, Rulings
from legation.register.summary import lead_of


@dataclass(frozen=True, slots=True)
class Merged:
    """An event with the reason each claim joined it: for each claim but those alone, its best match with another."""

    event: Event
    joins: Mapping[str, Match]


def merge(
    claims: Iterable[Claim], rulings: Rulings = NO_RULINGS, reprints: Reprints = NO_REPRINTS
) -> tuple[Event, ...]:
    """The events that the claims tell of, sorted by id; each claim stands in exactly one."""
    return tuple(merged.event for merged in merge_with_reasons(claims, rulings, reprints))


@dataclass(frozen=True, slots=True)
class Grouped:
    """How claims group: their chains, their cores, how each of these leans, and the claims of each act."""

    chains: Sequence[Core]
    cores: Sequence[Core]
    leanings: Mapping[str, Leaning]
    acts: Sequence[Core]


def merge_with_reasons(
    claims: Iterable[Claim], rulings: Rulings = NO_RULINGS, reprints: Reprints = NO_REPRINTS
) -> tuple[Merged, ...]:
    """The events, each with why its claims are thought to tell of one act. With `reprints`, the copies among stories,
    the claims' `page` is the hash of their page.
    """
    by_id = by_claim_id(claims)
    acts = grouped(by_id.values(), rulings).acts
    events = (told_of([by_id[name] for name in act], rulings, reprints) for act in acts)
    return tuple(sorted(events, key=lambda merged: merged.event.event_id))


def by_claim_id(claims: Iterable[Claim]) -> dict[str, Claim]:
    """Claims by their ids; of two readings with one id the surer is kept, whichever came first."""
    surest = sorted(claims, key=lambda claim: (claim.confidence, claim.rules, claim.page))
    found = {claim.claim_id: claim for claim in surest}
    return {name: found[name] for name in sorted(found)}


def grouped(claims: Iterable[Claim], rulings: Rulings = NO_RULINGS) -> Grouped:
    """Group claims, no two of which have one id, to acts."""
    seen = {claim.claim_id: features(claim) for claim in claims}
    clashes, pairs = clashing(seen, rulings.forbid), _pairs(seen, rulings)
    found = cores(seen, pairs, clashes, rulings.forbid)
    leans = leanings(found, pairs, clashes)
    return Grouped(chains(seen, pairs), found, leans, joined(found, leans, clashes))


def told_of(claims: Sequence[Claim], rulings: Rulings = NO_RULINGS, reprints: Reprints = NO_REPRINTS) -> Merged:
    """The event of claims known to tell of one act, with the reason for which each is in it."""
    best: dict[str, Match] = {}
    for found, *both in _pairs({claim.claim_id: features(claim) for claim in claims}, rulings):
        for name in both:
            best.setdefault(name, found)
    return Merged(make_event(claims, reprints), best)


def _pairs(seen: Mapping[str, Features], rulings: Rulings) -> list[tuple[Match, str, str]]:
    """The pairs among some claims that people say are one act, then those that match, best first."""
    matched = [pair for pair in matching(seen) if not rulings.forbid(pair[1:2], pair[2:])]
    return [*ruled(seen, rulings), *matched]


def make_event(
    claims: Collection[Claim], reprints: Reprints = NO_REPRINTS, known: tuple[Contradiction, ...] | None = None
) -> Event:
    """One event of claims known to tell of one act; its id comes from the smallest claim id. Contradictions that are
    `known` already are not looked for.
    """
    ordered = tuple(sorted(claims, key=lambda claim: claim.claim_id))
    roots = sources(ordered, reprints)
    return Event(
        event_id=event_id(ordered[0].claim_id),
        lead=lead_of(ordered),
        claims=ordered,
        reports=len({claim.page for claim in ordered}),
        independent_sources=sum(not root.anonymous for root in roots),
        contradictions=contradictions(ordered, roots, reprints) if known is None else known,
        outlets=outlets(ordered),
        anonymous_sources=sum(root.anonymous for root in roots),
        sources=roots,
        recirculated=any(map(is_recirculated, ordered)),
    )


def event_id(smallest_claim: str) -> str:
    """The event's name, made from the smallest id of its claims."""
    return digest(["event", smallest_claim])
