"""Triggers in each other's reach: which of several readings of one clause is the act."""

from collections.abc import Sequence

from legation.claims.company import by_sentence, sentence_of
from legation.claims.draft import Draft
from legation.claims.roles import key
from legation.model.claim import Item

# categories of bare cover terms: "weapons", "military equipment", a mixed package
COVER_TERMS = ("arms", "military_equipment", "mixed")
# how a phrase hangs on the thing that it describes
DESCRIBING = ("relative", "participle", "appositive")
# a clause that hangs so on another tells of an act of its own
LOOSE = ("relative", "temporal", "conditional", "appositive", "coordinate")
# and what hangs so is beside the point of the other
DETACHED = ("participle", "modifier", "after", "before", "since", "amid", "despite", "during", "because of")


def nested(drafts: list[Draft]) -> list[Draft]:
    """Drop a trigger that another trigger of the same type governs: "signed a contract to deliver" is one act; its
    words go to the outer one.
    """
    kept: list[Draft] = []
    beside = by_sentence(drafts)
    for draft in drafts:
        outer = _governing(draft, beside[sentence_of(draft)])
        if outer is None:
            kept.append(draft)
        else:
            _lend(outer, draft)
    return kept


def _describes(draft: Draft, other: Draft) -> bool:
    """A phrase on the thing of another act of the type, with no time of its own, only describes it: "five drones
    [ bought from Turkey ]", "left Bagram, [ their largest base ]". What people are still to do is an act of its own:
    "sent officers, one of whom [ will lead the office ]".
    """
    if draft.progress.stage == "prospect" and not draft.trigger.item:
        return False
    graph = draft.passage.graph
    chain = graph.chain(draft.anchor)
    things = other.consumed | {i for head in other.consumed for i in graph.slot(head, "of")}
    if not chain or chain[0].relation not in DESCRIBING or chain[0].token not in things:
        return False
    return not (has_time(draft) or (draft.phase != other.phase and _has_both_sides(draft)))


def has_time(draft: Draft) -> bool:
    """Whether the act's own phrase holds a time."""
    low, high = draft.passage.parse.subtree(draft.anchor)
    start, end = draft.passage.parse.tokens[low].start, draft.passage.parse.tokens[high - 1].end
    return any(start <= t.start < end for t in draft.passage.times)


def _has_both_sides(draft: Draft) -> bool:
    """Whether the act's own words name both its sides: "six helicopters [ that it ordered from Italy ]"."""
    return bool(draft.event_type.distinct) and all(draft.roles.get(n) for n in draft.event_type.distinct)


def _governing(draft: Draft, beside: Sequence[Draft]) -> Draft | None:
    chain = []
    for frame in draft.passage.graph.chain(draft.anchor):
        if not frame.embeds and frame.relation != "purpose":
            break
        chain.append(frame.token)
    for other in beside:
        if other is draft or other.event_type is not draft.event_type:
            continue
        # what takes up an act told before has no thing of its own to lend: "won [ a contract to supply tanks ]"
        if other.trigger.follows and not draft.trigger.follows:
            continue
        if other.anchor != draft.anchor and _describes(draft, other):
            return other
        if other.anchor == draft.anchor or not same_item(other.item, draft.item):
            continue
        if draft.phase == "planned" != other.phase and has_time(draft):
            continue  # "ordered two ships, the first to be delivered in May"
        if other.anchor in chain or draft.anchor in other.consumed:
            return other
    return None


def _lend(outer: Draft, inner: Draft) -> None:
    for role, parties in inner.roles.items():
        held = (
            {key(p)[0] for name in outer.event_type.distinct for p in outer.roles.get(name, ())}
            if role in outer.event_type.distinct
            else set()
        )
        free = [p for p in parties if key(p)[0] not in held]
        if free and role in outer.event_type.role_names:
            outer.roles.setdefault(role, free)
    if outer.item is None:
        outer.item = inner.item


def residual(drafts: list[Draft]) -> list[Draft]:
    """A type that yields to others gives way in a sentence where one of them was found."""
    kept = []
    beside = by_sentence(drafts)
    for draft in drafts:
        rivals = [
            d for d in beside[sentence_of(draft)] if d is not draft and d.event_type.name in draft.event_type.yields_to
        ]
        if not any(_close(draft, r) for r in rivals):
            kept.append(draft)
    return kept


def not_passed(drafts: list[Draft]) -> list[Draft]:
    """Without the acts on things that, as the story tells, pass between their two parties: "the frigates sailed for
    Manila".
    """
    return [d for d in drafts if not (d.passing and any(_passes(d, other) for other in drafts))]


def _passes(draft: Draft, other: Draft) -> bool:
    passing = draft.event_type.passes_as
    if passing is None or other.event_type.name != passing.type or other.offset == draft.offset:
        return False
    sides = {key(p)[0] for name in draft.event_type.distinct for p in draft.roles.get(name, ())}
    return sides <= {key(p)[0] for name in passing.roles for p in other.roles.get(name, ())}


def governed(drafts: list[Draft]) -> list[Draft]:
    """Drop an act inside another act that the codebook says governs it: what is refused, demanded or threatened has not
    happened. The outer act takes over the parties that it lacks. One that cedes to the act inside gives way itself.
    """
    beside = by_sentence(drafts)
    drafts = [d for d in drafts if not any(_cedes(d, other) for other in beside[sentence_of(d)])]
    kept = []
    beside = by_sentence(drafts)
    for draft in drafts:
        outer = [d for d in beside[sentence_of(draft)] if _governs(d, draft)]
        for other in outer:
            _fill_from(other, draft)
        if not outer:
            kept.append(draft)
    return kept


def _governs(outer: Draft, inner: Draft) -> bool:
    names = outer.event_type.governs
    if outer.event_type is inner.event_type:
        return False
    if "*" not in names and inner.event_type.name not in names:
        return False
    return inner.anchor != outer.anchor and outer.anchor in _around(inner, LOOSE)


def _cedes(outer: Draft, inner: Draft) -> bool:
    if inner.event_type.name not in outer.event_type.cedes_to:
        return False
    return inner.anchor == outer.anchor or outer.anchor in _around(inner, (*LOOSE, *DETACHED))


def _around(draft: Draft, ends: tuple[str, ...]) -> list[int]:
    """The words that govern an act, outward to where its clause hangs on another in one of these ways."""
    chain = draft.passage.graph.chain(draft.anchor)
    reach = next((n for n, f in enumerate(chain) if f.relation in ends), len(chain))
    return [f.token for f in chain[:reach]]


def _fill_from(outer: Draft, inner: Draft) -> None:
    """The roles that an act inside lends: who is to do it, or to whom it would be done."""
    for role, lenders in outer.event_type.lends:
        taken = {key(p) for held in outer.roles.values() for p in held}
        lent = ([p for p in inner.roles.get(name, ()) if key(p) not in taken] for name in lenders)
        found = next((parties for parties in lent if parties), None)
        if found and not outer.roles.get(role):
            outer.roles[role] = found
            outer.rules.append(f"lent:{role}:{inner.event_type.name}")


def _close(draft: Draft, rival: Draft) -> bool:
    """Near in the tree: one word, one governs the other, or both hang from one verb."""
    graph = draft.passage.graph
    mine = {draft.anchor, *(f.token for f in graph.chain(draft.anchor) if f.embeds)}
    theirs = {rival.anchor, *(f.token for f in graph.chain(rival.anchor) if f.embeds), *_purpose(rival)}
    shared = {i for i in mine & theirs if graph.token(i).dep != "ROOT"}
    return draft.anchor in theirs or rival.anchor in mine or bool(shared) or _does_it(draft, rival)


def _does_it(draft: Draft, rival: Draft) -> bool:
    """What the other act does or aims at is no act beside it: "the drill will deepen and widen cooperation"."""
    graph = draft.passage.graph
    first = next(iter(graph.chain(rival.anchor)), None)
    if first is None or first.relation != "subject" or not graph.is_verb(first.token):
        return False
    within = {graph.first_conjunct(draft.anchor)}
    for frame in graph.chain(draft.anchor):
        if frame.relation not in ("object", "complement"):
            break
        within.add(graph.first_conjunct(frame.token))
    return first.token in within


def _purpose(draft: Draft) -> tuple[int, ...]:
    """What is done in order that the act may be: "stay on [ to train the crews ]"."""
    graph = draft.passage.graph
    chain = graph.chain(draft.anchor)
    first = graph.token(draft.anchor).dep != "conj"
    return (chain[0].token,) if first and chain and chain[0].relation == "purpose" else ()


def same_item(one: Item | None, other: Item | None) -> bool:
    """Items that can be one: no differing number, batch or designation."""
    if one is None or other is None:
        return True
    if one.quantity is not None and other.quantity is not None and one.quantity != other.quantity:
        return False
    if one.batch and other.batch and one.batch != other.batch:
        return False
    if one.is_total != other.is_total:
        return False
    if one.designation and other.designation:
        return one.designation == other.designation
    return (
        one.category == other.category or not one.category or not other.category or is_generic(one) or is_generic(other)
    )


def is_generic(item: Item) -> bool:
    """Whether a thing is told by a bare cover term."""
    return item.category in COVER_TERMS
