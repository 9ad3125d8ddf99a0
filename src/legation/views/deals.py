"""Deals between two states with what was agreed, what has passed batch by batch, and what is due.

Numbers are summed only over the phases that the codebook counts, each batch once; totals that somebody told stand
beside the sum and are never added. Which types are deals, the codebook tells (`affair.deal` of a type).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from legation.codebook.affairs import Deal, Lifecycle
from legation.model.claim import Claim, Item, Number, Range
from legation.model.event import Event
from legation.register.acts import Act, act_of
from legation.register.affairs import Affair, affairs
from legation.register.summary import speaker
from legation.views.due import Due, due

Said = tuple[tuple[Number | Range, tuple[str, ...]], ...]
"""The numbers told, each with who says so, the most often told first."""


@dataclass(frozen=True, slots=True)
class Batch:
    """One batch that has passed, or a total told of several: its act, and the numbers that were told of it."""

    event: Event
    numbers: Said


@dataclass(frozen=True, slots=True)
class DealView:
    """One deal: its thing, its acts in their order, its batches, what they add up to, totals told, what is due.

    `total` has both bounds where sources differ; `unknown` is how many batches no number was told of.
    """

    affair_id: str
    item: Item | None
    acts: tuple[Event, ...]
    batches: tuple[Batch, ...]
    total: Range | None
    unknown: int
    totals_told: tuple[Batch, ...]
    due: tuple[Due, ...]


def deals(
    events: Iterable[Event], cycles: Mapping[str, Lifecycle], giver: str, taker: str, on: str
) -> tuple[DealView, ...]:
    """The deals in which one state gives to another, as known on a day, by the day of their first act."""
    return deals_in(affairs(events, cycles), cycles, giver, taker, on)


def deals_in(
    told: Iterable[Affair], cycles: Mapping[str, Lifecycle], giver: str, taker: str, on: str
) -> tuple[DealView, ...]:
    """The same from affairs that are at hand."""
    today = date.fromisoformat(on).toordinal()
    found = []
    for affair in told:
        of_deal = [act for act in affair.acts if _between(act, cycles, giver, taker)]
        shown = sorted((act for act in of_deal if act.when is None or act.when[0] <= today), key=_order)
        if shown:
            found.append((_order(shown[0]), deal_view(affair, shown, cycles, on)))
    return tuple(view for _, view in sorted(found, key=lambda one: (one[0], one[1].affair_id)))


def agreed(deal: DealView, cycles: Mapping[str, Lifecycle]) -> tuple[Batch, ...]:
    """What was meant to pass: the acts of a deal that come before those that are counted, with the numbers told."""
    return tuple(_batch(act) for act in (act_of(event, cycles) for event in deal.acts) if _comes_before(act, cycles))


def _comes_before(act: Act, cycles: Mapping[str, Lifecycle]) -> bool:
    cycle = cycles[act.type]
    if cycle.rules.deal is None or act.rank is None or act.seen.act[3] is not None:
        return False
    counted = [cycle.phases.index(phase) for phase in cycle.rules.deal.counted if phase in cycle.phases]
    return bool(counted) and act.rank < min(counted) and act.event.lead.item is not None


def _between(act: Act, cycles: Mapping[str, Lifecycle], giver: str, taker: str) -> bool:
    rules = cycles[act.type].rules.deal if act.type in cycles else None
    if rules is None:
        return False
    roles = act.seen.roles
    return giver in roles.get(rules.giver, ()) and taker in roles.get(rules.taker, ())


def _order(act: Act) -> tuple[int, int, str]:
    rank = act.rank if act.rank is not None else len(act.phase)
    return (act.day if act.day is not None else 0, rank, act.event_id)


def deal_view(affair: Affair, acts: Sequence[Act], cycles: Mapping[str, Lifecycle], on: str) -> DealView:
    """The deal that some acts of an affair make up, as known on a day."""
    counted = [act for act in acts if _counts(act, cycles[act.type].rules.deal)]
    batches = tuple(_batch(act) for act in counted if not act.seen.is_total)
    numbers = [_bounds(batch.numbers) for batch in batches if batch.numbers]
    return DealView(
        affair_id=affair.affair_id,
        item=_thing(acts),
        acts=tuple(act.event for act in acts),
        batches=batches,
        total=_sum(numbers) if numbers else None,
        unknown=sum(not batch.numbers for batch in batches),
        totals_told=tuple(_batch(act) for act in counted if act.seen.is_total),
        due=tuple(one for one in due([affair], on) if one.event in [act.event for act in acts]),
    )


def _counts(act: Act, rules: Deal | None) -> bool:
    return rules is not None and act.phase in rules.counted and act.seen.act[2] == "told"


def _batch(act: Act) -> Batch:
    said: dict[Number | Range, set[str]] = {}
    for claim in act.event.claims:
        if claim.item is not None and claim.item.quantity is not None:
            said.setdefault(claim.item.quantity, set()).add(speaker(claim))
    ordered = sorted(said.items(), key=lambda told: (-len(told[1]), _limits(told[0])))
    return Batch(act.event, tuple((number, tuple(sorted(by))) for number, by in ordered))


def _bounds(numbers: Said) -> tuple[Number, Number | None]:
    limits = [_limits(number) for number, _ in numbers]
    highs = [high for _, high in limits if high is not None]
    return min(low for low, _ in limits), max(highs) if len(highs) == len(limits) else None


def _limits(number: Number | Range) -> tuple[Number, Number | None]:
    if isinstance(number, Range):
        return number.low or 0, number.high
    return number, number


def _sum(numbers: Sequence[tuple[Number, Number | None]]) -> Range:
    highs = [high for _, high in numbers if high is not None]
    return Range(sum(low for low, _ in numbers), sum(highs) if len(highs) == len(numbers) else None)


def _thing(acts: Sequence[Act]) -> Item | None:
    """The item that tells most: one with a designation before a class word."""
    claims: list[Claim] = [claim for act in acts for claim in act.event.claims]
    items = [claim.item for claim in claims if claim.item is not None]
    return max(items, key=_telling, default=None)


def _telling(item: Item) -> tuple[bool, int, str]:
    return item.designation is not None, len(item.designation or item.name), item.name
