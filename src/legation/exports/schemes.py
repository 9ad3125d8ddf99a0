"""What the codebook's mappings say of registers of arms transfers: which acts they take, and who stands where."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from legation.codebook.affairs import Deal
from legation.codebook.entries import Codebook, EventType
from legation.model.claim import Claim

TOLD = ("asserted", "state")
"""Modalities of what is told as done or holding: the only acts that a register counts."""


@dataclass(frozen=True, slots=True)
class Trade:
    """A type that trade registers take: who gives and takes, the phases from the order on, and those that count as
    passed. `returned` are the phases that a return to the United Nations counts, `between` the roles of go-betweens.
    """

    type: str
    deal: Deal
    from_order: tuple[str, ...]
    passed: tuple[str, ...]
    returned: tuple[str, ...]
    between: tuple[str, ...]


def trades(book: Codebook) -> dict[str, Trade]:
    """The types that trade registers take, by name."""
    found = (_trade(one) for one in book.types)
    return {one.type: one for one in found if one is not None}


def trade_ready(book: Codebook) -> Callable[[Claim], bool]:
    """Tells whether a claim can stand in a trade register."""
    known = trades(book)
    return lambda claim: is_ready(claim, known)


def is_ready(claim: Claim, known: Mapping[str, Trade]) -> bool:
    """A transfer, at least ordered, told as done, with giver, taker and thing."""
    trade = known.get(claim.type)
    return (
        trade is not None
        and claim.phase in trade.from_order
        and claim.modality in TOLD
        and claim.item is not None
        and bool(claim.role(trade.deal.giver))
        and bool(claim.role(trade.deal.taker))
    )


def _trade(event_type: EventType) -> Trade | None:
    deal, sipri = event_type.affair.deal, _table(event_type, "sipri")
    first = sipri.get("from_phase")
    if deal is None or first not in event_type.phases:
        return None
    unroca = _table(event_type, "unroca")
    return Trade(
        event_type.name,
        deal,
        event_type.phases[event_type.phases.index(str(first)) :],
        deal.counted,
        _names(unroca.get("phases")),
        _names(unroca.get("between")),
    )


def _table(event_type: EventType, scheme: str) -> Mapping[str, object]:
    found = event_type.mappings.get(scheme)
    return found if isinstance(found, dict) else {}


def _names(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list | tuple) else ()
