"""A return in the manner of the United Nations Register of Conventional Arms: what each state exported and imported in
a year, by category. Only what is told as delivered counts, each batch once.
"""

from collections.abc import Iterator

from legation.exports.csv import lines
from legation.exports.rows import Row
from legation.exports.schemes import TOLD, Trade, trades
from legation.exports.sipri import UNKNOWN
from legation.exports.taken import Taken
from legation.model.claim import Party, Range
from legation.model.event import Event
from legation.register.summary import quantity_words
from legation.views.wording import contradiction_words

COLUMNS = (
    "Reporting state",
    "Calendar year",
    "Direction",
    "Category",
    "Other state",
    "Number of items",
    "Intermediate location",
    "Description of items",
    "Comments",
    "Event",
    "Sources",
)

NO_CATEGORY = "deliveries of things in no category of the Register"
TOTALS = "totals told of earlier deliveries"


def pieces(taken: Taken) -> Iterator[bytes]:
    """The returns in pieces, by state and year."""
    rows = sorted(_rows(taken), key=lambda row: [str(row[name] or "") for name in COLUMNS])
    return (line.encode("utf-8", "replace") for line in lines(rows, columns=COLUMNS, excel=taken.excel))


def _rows(taken: Taken) -> Iterator[Row]:
    known = trades(taken.book)
    for event in taken.events():
        trade = known.get(event.lead.type)
        if trade is None or event.lead.phase not in trade.returned or event.lead.modality not in TOLD:
            continue
        item = event.lead.item
        if item is None or item.unroca is None or item.is_total:
            taken.left[TOTALS if item and item.unroca else NO_CATEGORY] += 1
            continue
        yield from _returns(event, trade)


def _returns(event: Event, trade: Trade) -> Iterator[Row]:
    givers, takers = event.lead.role(trade.deal.giver), event.lead.role(trade.deal.taker)
    for direction, reporting, others in (("export", givers, takers), ("import", takers, givers)):
        for party in reporting:
            # a company bears its state's code, and is no state
            if party.iso3 and party.kind == "state":
                yield _row(event, trade, direction, party, others)


def _row(event: Event, trade: Trade, direction: str, reporting: Party, others: tuple[Party, ...]) -> Row:
    lead, item = event.lead, event.lead.item
    quantity = item.quantity if item else None
    differ = any(found.field == "quantity" for found in event.contradictions)
    number = quantity_words(quantity)
    comments = [item.mode if item else None, *map(contradiction_words, event.contradictions)]
    what = f"{item.designation} ({item.name})" if item and item.designation else item.name if item else None
    between = [party.name for role in trade.between for party in lead.role(role)]
    start, end = lead.date.start, lead.date.end
    return {
        "Reporting state": reporting.name,
        "Calendar year": start[:4] if start and end and start[:4] == end[:4] else None,
        "Direction": direction,
        "Category": item.unroca if item else None,
        "Other state": " / ".join(party.name for party in others) or UNKNOWN,
        "Number of items": f"({number})" if number and (differ or isinstance(quantity, Range)) else number or None,
        "Intermediate location": " / ".join(between) or None,
        "Description of items": what,
        "Comments": "; ".join(filter(None, comments)) or None,
        "Event": event.event_id,
        "Sources": "; ".join(sorted({claim.url or claim.page for claim in event.claims})),
    }
