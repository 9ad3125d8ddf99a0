"""A trade register in the manner of SIPRI: one row a deal, what was ordered apart from what was delivered.

A number or year stands in brackets where it is uncertain: a bound or a range, or reports that differ. What nobody told
stays empty; a side that nobody named is "unknown". A deal enters with its order; of plans and offers none is counted.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from legation.exports.csv import lines
from legation.exports.rows import Row
from legation.exports.schemes import Trade, trades
from legation.exports.taken import Taken
from legation.model.claim import Number, Range
from legation.model.event import Event
from legation.register.acts import Act
from legation.register.affairs import Affair, affairs
from legation.register.summary import quantity_words
from legation.views.deals import DealView, deal_view
from legation.views.wording import contradiction_words, plain_name

COLUMNS = (
    "Recipient",
    "Supplier",
    "Year of order",
    "Number ordered",
    "Weapon designation",
    "Weapon description",
    "Number delivered",
    "Year(s) of delivery",
    "Status",
    "Comments",
    "Sources",
    "Affair",
    "Events",
)

UNKNOWN = "unknown"

NOT_ORDERED = "deals of which no order or delivery is told"

Sides = tuple[tuple[str, ...], tuple[str, ...]]


def pieces(taken: Taken) -> Iterator[bytes]:
    """The register in pieces, by recipient and supplier."""
    rows = sorted(_rows(taken), key=lambda row: [str(row[name] or "") for name in (*COLUMNS[:6], "Affair")])
    return (line.encode("utf-8", "replace") for line in lines(rows, columns=COLUMNS, excel=taken.excel))


def _rows(taken: Taken) -> Iterator[Row]:
    known = trades(taken.book)
    events = [event for event in taken.events() if event.lead.type in known]
    day = taken.register.latest_day() or "0001-01-01"
    for affair in affairs(events, taken.book.lifecycles):
        for sides, acts in _deals(affair, known):
            if any(act.phase in known[act.type].from_order for act in acts):
                yield _row(affair, sides, acts, known, deal_view(affair, acts, taken.book.lifecycles, day))
            else:
                taken.left[NOT_ORDERED] += 1


def _deals(affair: Affair, known: dict[str, Trade]) -> Iterator[tuple[Sides, list[Act]]]:
    """The affair's acts that are told, by who gives to whom."""
    found: dict[Sides, list[Act]] = defaultdict(list)
    for act in affair.acts:
        if act.seen.act[2] in ("told", "ahead"):
            deal = known[act.type].deal
            found[_names(act.event, deal.giver), _names(act.event, deal.taker)].append(act)
    for sides in sorted(found):
        yield sides, sorted(found[sides], key=lambda act: (act.day or 0, act.event_id))


def _row(affair: Affair, sides: Sides, acts: Sequence[Act], known: dict[str, Trade], deal: DealView) -> Row:
    passed = [act for act in acts if act.phase in known[act.type].passed and not act.seen.is_total]
    ordered = [act for act in acts if act.phase == known[act.type].from_order[0]]
    item = deal.item
    return {
        "Supplier": " / ".join(sides[0]) or UNKNOWN,
        "Recipient": " / ".join(sides[1]) or UNKNOWN,
        "Year of order": _years(ordered[:1]),
        "Number ordered": _told(ordered),
        "Weapon designation": item.designation if item else None,
        "Weapon description": item.name if item else None,
        "Number delivered": _delivered(deal),
        "Year(s) of delivery": _years(passed),
        "Status": None,
        "Comments": "; ".join(_comments(acts, deal)) or None,
        "Sources": "; ".join(_sources(act.event for act in acts)),
        "Affair": affair.affair_id,
        "Events": " ".join(act.event_id for act in acts),
    }


def _names(event: Event, role: str) -> tuple[str, ...]:
    return tuple(sorted({party.name for claim in event.claims for party in claim.role(role)}))


def _years(acts: Iterable[Act]) -> str | None:
    """The years of acts; those that may lie in more than one stand in brackets, and an open side gives none."""
    told = set()
    for act in acts:
        start, end = act.event.lead.date.start, act.event.lead.date.end
        if start and end:
            told.add(start[:4] if start[:4] == end[:4] else f"({start[:4]}–{end[:4]})")
    return ", ".join(sorted(told, key=lambda year: year.strip("()"))) or None


def _told(acts: Iterable[Act]) -> str | None:
    """The numbers that reports of the first act with any give."""
    for act in acts:
        numbers = {claim.item.quantity for claim in act.event.claims if claim.item and claim.item.quantity is not None}
        if numbers:
            words = sorted(map(quantity_words, numbers))
            sure = len(numbers) == 1 and not any(isinstance(number, Range) for number in numbers)
            return words[0] if sure else f"({' or '.join(words)})"
    return None


def _delivered(deal: DealView) -> str | None:
    if deal.total is None:
        return None
    low, high = deal.total.low, deal.total.high
    sure = low == high and not deal.unknown
    total: Number | Range | None = low if low == high else deal.total
    more = " and more" if deal.unknown and low == high else ""
    return quantity_words(total) if sure else f"({quantity_words(total)}{more})"


def _comments(acts: Sequence[Act], deal: DealView) -> Iterator[str]:
    modes = {claim.item.mode for act in acts for claim in act.event.claims if claim.item and claim.item.mode}
    yield from sorted(modes)
    aside = sorted({act.phase for act in acts if act.rank is None})
    yield from (plain_name(phase) for phase in aside)
    for batch in deal.totals_told:
        words = [f"{quantity_words(number)} ({', '.join(by)})" for number, by in batch.numbers]
        yield f"total told: {' | '.join(words)}"
    for act in acts:
        yield from (contradiction_words(found) for found in act.event.contradictions)
    yield from (f"due by {one.day}, nothing found" for one in deal.due if one.past)


def _sources(events: Iterable[Event]) -> list[str]:
    told = list(events)
    names = {source.name for event in told for source in event.sources}
    pages = {claim.url or claim.page for event in told for claim in event.claims}
    return [*sorted(names), *sorted(pages)]
