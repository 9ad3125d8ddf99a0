"""Whose act it is decides: what doctors, airlines or clubs do is none of the acts of a type that bars them."""

from legation.claims.concepts import Concepts
from legation.claims.draft import Draft
from legation.claims.roles import parties_behind
from legation.claims.slots import fillers


def is_barred(draft: Draft, concepts: Concepts) -> bool:
    """Whether the words that should fill a role are of those whom the type bars, "the airline", "Cuban doctors"."""
    bars = draft.event_type.bars
    return bool(bars) and any(_stands_in(draft, slots, bars, concepts) for _, slots in draft.trigger.roles)


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
