"""Whose act it is decides: what doctors, airlines or clubs do is none of the acts of a type that bars them."""

from legation.claims.affair import GUESSES, NEAR
from legation.claims.concepts import Concepts
from legation.claims.draft import Draft
from legation.claims.roles import parties_behind
from legation.claims.slots import fillers


def is_barred(draft: Draft, concepts: Concepts) -> bool:
    """Whether the words that should fill a role are of those whom the type bars, "the airline", "Cuban doctors"."""
    bars = draft.event_type.bars
    roles = draft.trigger.roles if bars else ()
    return any(_stands_in(draft, slots, bars, concepts) for name, slots in roles if not _only_where(draft, name))


def _only_where(draft: Draft, role: str) -> bool:
    """Whether a role merely tells where the act of parties named beside it is: "the armies of India and Japan began a
    drill at a school".
    """
    located = {r.name for r in draft.event_type.roles if r.located}
    return role in located and any(name not in located for name in draft.roles)


def _stands_in(draft: Draft, slots: tuple[str, ...], bars: tuple[str, ...], concepts: Concepts) -> bool:
    filled = False
    for slot in slots:
        if filled and slot != "agent":
            continue
        heads = [] if slot == "voice" else fillers(draft.passage.graph, draft.anchor, slot, draft.progress)
        if heads and all(any(concepts.holds(head, bar) for bar in bars) for head in heads):
            return True
        filled = filled or any(parties_behind(draft, head) for head in heads)
    return False


def in_barred_affair(draft: Draft, earlier: list[Draft], barred: list[tuple[str, int]]) -> bool:
    """Whether an act that leaves a side open goes on about one just told that is barred: "Two more will follow" after
    what an airline got. It is noted as barred itself.
    """
    if not any(rule.split(":")[0] in (*GUESSES, "inherited", "maker") for rule in draft.rules):
        return False
    own = draft.event_type
    last = max((start for name, start in barred if name == own.name and start < draft.offset), default=None)
    nearer = any(d.event_type is own and last is not None and last < d.offset < draft.offset for d in earlier)
    if last is None or nearer or draft.offset - last > NEAR:
        return False
    barred.append((own.name, draft.offset))
    return True
