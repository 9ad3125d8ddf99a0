"""Claims into events: which claims tell of one act.

The result depends on the set of claims alone, not on their order. Pairs that surely match are joined best first, each
pair only if no claim of the one side forbids one of the other, so that a vague mention cannot tie two distinct acts
together; one that fits two distinct acts equally well joins neither. Then what is left joins the only event it can
mean, if there is one. Phases chain and never merge.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from legation.model.claim import Claim
from legation.model.event import Contradiction, Event
from legation.model.record import digest
from legation.register.blocking import drawers, whole
from legation.register.clashes import clash
from legation.register.contradictions import contradictions
from legation.register.copies.first_seen import is_recirculated
from legation.register.features import Features, features
from legation.register.independence import NO_REPRINTS, Reprints, outlets, sources
from legation.register.matching import Match, match
from legation.register.rulings import NO_RULINGS, RULED, Rulings
from legation.register.summary import lead_of

Pair = tuple[Match, str, str]
"""Two claims, by their ids, and how well they match."""


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


def merge_with_reasons(
    claims: Iterable[Claim], rulings: Rulings = NO_RULINGS, reprints: Reprints = NO_REPRINTS
) -> tuple[Merged, ...]:
    """The events, each with why its claims are thought to tell of one act. With `reprints`, the copies among stories,
    the claims' `page` is the hash of their page.
    """
    # of two readings with one id the surer is kept, whichever came first
    surest = sorted(claims, key=lambda claim: (claim.confidence, claim.rules, claim.page))
    by_id = {claim.claim_id: claim for claim in surest}
    seen = {name: features(by_id[name]) for name in sorted(by_id)}
    ruled = [(RULED, first, second) for first, second in sorted(rulings.same) if first in seen and second in seen]
    pairs = [*ruled, *(pair for pair in _matches(seen) if not rulings.forbid(pair[1:2], pair[2:]))]
    groups = _clusters(seen, pairs, rulings)
    best: dict[str, Match] = {}
    home = {name: number for number, group in enumerate(groups) for name in group}
    for found, first, second in pairs:
        if home[first] == home[second]:
            best.setdefault(first, found)
            best.setdefault(second, found)
    events = (
        Merged(
            make_event([by_id[name] for name in group], reprints), {name: best[name] for name in group if name in best}
        )
        for group in groups
    )
    return tuple(sorted(events, key=lambda merged: merged.event.event_id))


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


def component(
    seeds: Iterable[Claim],
    filed_in: Callable[[Collection[int]], Iterable[Claim]],
    tied: Callable[[str], Iterable[Claim]] | None = None,
) -> dict[str, Claim]:
    """The seeds, all claims that they match, those that these match, and so on, by id.

    Joining never crosses such a group, so merging it alone gives the same events as merging everything. `filed_in`
    gives the claims filed in any of some drawers, `tied` those that people say are of one act with a claim.
    """
    found = {claim.claim_id: claim for claim in seeds}
    known: dict[str, Features] = {}
    waiting = sorted(found)
    while waiting:
        name = waiting.pop()
        here = features(found[name])
        for claim in tied(name) if tied else ():
            if claim.claim_id not in found:
                found[claim.claim_id] = claim
                waiting.append(claim.claim_id)
        for claim in filed_in(drawers(here).looked):
            if claim.claim_id not in found:
                there = known.setdefault(claim.claim_id, features(claim))
                if match(here, there):
                    found[claim.claim_id] = claim
                    waiting.append(claim.claim_id)
    return found


def _matches(seen: Mapping[str, Features]) -> list[Pair]:
    """Every matching pair, best first; ties are broken by the ids."""
    filed: dict[int, list[str]] = defaultdict(list)
    places = {name: drawers(facts) for name, facts in seen.items()}
    for name, place in places.items():
        for number in place.filed:
            filed[number].append(name)
        for number in {whole(number) for number in place.filed}:
            filed[number].append(name)
    found = []
    for name, facts in seen.items():
        for other in {other for number in places[name].looked for other in filed.get(number, ()) if other > name}:
            pair = match(facts, seen[other])
            if pair:
                found.append((pair, name, other))
    return sorted(found, key=lambda entry: (-entry[0].score, entry[1], entry[2]))


def _clusters(seen: Mapping[str, Features], pairs: Sequence[Pair], rulings: Rulings) -> list[list[str]]:
    """The claims of each act: what people say, then sure matches, then mentions that can mean only one act."""
    clashing = _Clashing(seen, rulings)
    torn = _torn(pairs, clashing)
    group = {name: [name] for name in seen}
    for found, first, second in pairs:
        if found is RULED:
            if group[first] is not group[second] and not rulings.forbid(group[first], group[second]):
                _put_together(group, group[first], group[second])
        elif found.sure and not {first, second} & torn and group[first] is not group[second]:
            _join(group, first, second, clashing)
    _join_vague(group, [(a, b) for _, a, b in pairs], clashing)
    unique = {id(members): sorted(members) for members in group.values()}
    return sorted(unique.values())


def _join(group: dict[str, list[str]], first: str, second: str, clashing: "_Clashing") -> None:
    """Put the two sides together, unless a claim of the one forbids one of the other."""
    left, right = group[first], group[second]
    if not clashing(left, right):
        _put_together(group, left, right)


def _put_together(group: dict[str, list[str]], left: list[str], right: list[str]) -> None:
    left.extend(right)
    for name in right:
        group[name] = left


def _torn(pairs: Iterable[Pair], clashing: "_Clashing") -> set[str]:
    """Claims that fit two acts equally well which cannot be one: "the vehicles" after two batches."""
    best: dict[str, float] = {}
    rivals: dict[str, list[str]] = defaultdict(list)
    for found, *both in pairs:
        for name, other in (both, both[::-1]):
            if found.sure and found.score >= best.setdefault(name, found.score):
                rivals[name].append(other)
    # copies have many rivals in common, so each two of them are compared once
    beside: dict[str, set[str]] = defaultdict(set)
    for others in rivals.values():
        for one in others:
            beside[one].update(others)
    against: dict[str, set[str]] = defaultdict(set)
    for one, near in beside.items():
        for other in near:
            if one < other and clashing([one], [other]):
                against[one].add(other)
                against[other].add(one)
    return {
        name
        for name, others in rivals.items()
        if any(one in against and not against[one].isdisjoint(others) for one in others)
    }


def _join_vague(group: dict[str, list[str]], pairs: Iterable[tuple[str, str]], clashing: "_Clashing") -> None:
    """Let an event join the only other that it can be, if none of those that would join it forbids another."""
    around: dict[int, dict[int, tuple[str, str]]] = defaultdict(dict)
    known: dict[tuple[int, int], bool] = {}
    for first, second in pairs:
        left, right = group[first], group[second]
        if left is right:
            continue
        both = (id(left), id(right)) if id(left) < id(right) else (id(right), id(left))
        if both not in known:
            known[both] = clashing(left, right)
        if not known[both]:
            around[id(left)].setdefault(id(right), (first, second))
            around[id(right)].setdefault(id(left), (second, first))
    leaves = {here: next(iter(others.values())) for here, others in around.items() if len(others) == 1}
    joining: dict[int, list[str]] = defaultdict(list)
    for first, second in leaves.values():
        joining[id(group[second])].append(first)
    for first, second in sorted(leaves.values()):
        others = [group[name] for name in joining[id(group[second])] if group[name] is not group[first]]
        if group[first] is not group[second] and not any(clashing(group[first], other) for other in others):
            _join(group, first, second, clashing)


@dataclass(frozen=True, slots=True)
class _Clashing:
    """Says whether two groups of claims cannot be one event, by what they tell or by what people say."""

    seen: Mapping[str, Features]
    rulings: Rulings

    def __call__(self, left: Collection[str], right: Collection[str]) -> bool:
        return self.rulings.forbid(left, right) or any(
            clash(self.seen[a], self.seen[b], through=True) for a in left for b in right
        )
