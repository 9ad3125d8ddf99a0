"""Views as plain records: what `--format jsonl` prints of them, one a line."""

from dataclasses import asdict
from typing import Any

from legation.model.claim import Item, Number, Range
from legation.model.event import Event
from legation.model.record import event_record
from legation.views.deals import Batch, DealView
from legation.views.due import Due
from legation.views.standing import Stand

Record = dict[str, Any]


def stand_record(stand: Stand, kind: str, state: str, on: str) -> Record:
    """How one rule or body stands, with the acts behind it."""
    return {
        "kind": kind,
        "state": state,
        "on": on,
        "by": asdict(stand.by) if stand.by else None,
        "place": stand.place.name if stand.place else None,
        "standing": stand.state,
        "since": stand.since,
        "until": stand.until,
        "event_id": stand.event.event_id if stand.event else None,
        "acts": [act_record(event) for event in stand.acts],
        "later": [act_record(event) for event in stand.later],
        "due": [due_record(one) for one in stand.due],
    }


def deal_record(deal: DealView, giver: str, taker: str, on: str) -> Record:
    """One deal, with its batches, their sum and what is due."""
    return {
        "affair": deal.affair_id,
        "from": giver,
        "to": taker,
        "on": on,
        "item": _item(deal.item),
        "acts": [act_record(event) for event in deal.acts],
        "batches": [_batch(batch) for batch in deal.batches],
        "total": asdict(deal.total) if deal.total else None,
        "batches_without_number": deal.unknown,
        "totals_told": [_batch(batch) for batch in deal.totals_told],
        "due": [due_record(one) for one in deal.due],
    }


def act_record(event: Event) -> Record:
    """An event in a line: what a list of acts needs, the values those of the lead claim."""
    whole = event_record(event)
    names = ("event_id", "type", "phase", "modality", "item", "date", "until", "reports", "independent_sources")
    return {name: whole[name] for name in names}


def due_record(due: Due) -> Record:
    """What is due, and that nothing was found of it."""
    told = {"event_id": due.event.event_id, "phase": due.event.lead.phase}
    return {**told, "due": due.day, "past": due.past, "found": None}


def _item(item: Item | None) -> Record | None:
    return {"name": item.name, "designation": item.designation, "category": item.category} if item else None


def _batch(batch: Batch) -> Record:
    item = batch.event.lead.item
    return {
        **act_record(batch.event),
        "batch": item.batch if item else None,
        "numbers": [{"value": _number(number), "by": list(by)} for number, by in batch.numbers],
    }


def _number(number: Number | Range) -> Any:
    return asdict(number) if isinstance(number, Range) else number
