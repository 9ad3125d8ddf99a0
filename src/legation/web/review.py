"""Review: what waits, one event after another, and decisions made, kept and taken back."""

from collections.abc import Mapping
from dataclasses import asdict

from legation.model.decision import VERDICTS
from legation.model.record import event_record
from legation.register.decisions import standing_record
from legation.register.errors import NoDecision
from legation.views.correcting import check_word, correctable
from legation.web.answer import Call, View
from legation.web.areas import Area
from legation.web.asked import sheet
from legation.web.catalogue import say
from legation.web.lists import form, nothing
from legation.web.records import columns
from legation.web.room import Room

SIZE = 200
"""Decisions on one sheet."""


def review(call: Call) -> View:
    """The event at one place of the queue, with its claims side by side and a button for each verdict."""
    wanted = call.asked
    queue = call.register.waiting(wanted.selection())
    place = min(wanted.at, max(1, len(queue)))
    record: dict[str, object] = {
        "filters": {name: list(values) for name, values in wanted.filters.items()},
        "waiting": len(queue),
        "place": place,
        "queue": [asdict(one) for one in queue[place - 1 : place + 19]],
    }
    found = call.register.facets(wanted.selection())
    shown = {**form(call, wanted, found), "what": "review", "event": None}
    if not queue:
        record["event"] = None
        record["nothing"] = nothing(call, "events", wanted)
        return View("review.html", say("review_title"), record, shown)
    current = queue[place - 1]
    event = call.register.event(current.event_id)
    where = call.register.whereabouts([claim.claim_id for claim in event.claims])
    record["event"] = event_record(event)
    shown |= {
        "event": event,
        "current": current,
        "columns": columns(event, where),
        "where": where,
        "joins": call.register.joins(event.event_id),
        "others": [claim for claim in event.claims if claim.claim_id != event.lead.claim_id],
        "correctable": correctable(call.room.roles.get(event.lead.type, ())),
    }
    return View("review.html", say("review_title"), record, shown)


def decisions(call: Call) -> View:
    """Every decision, the latest first, with what became of it."""
    at = sheet(call.request.query_params.get("at", "1"))
    made = list(call.register.decisions())[::-1]
    some = made[(at - 1) * SIZE : at * SIZE]
    record = {
        "total": len(made),
        "sheet": at,
        "sheets": max(1, -(-len(made) // SIZE)),
        "decisions": [standing_record(one) for one in some],
    }
    return View("decisions.html", say("decisions_title"), record, {"made": some})


def decide(room: Room, fields: Mapping[str, str]) -> int:
    """Keep one decision as a form gives it."""
    verdict, about = fields.get("verdict", ""), fields.get("claim", "")
    if verdict not in VERDICTS or verdict == "undo":
        raise NoDecision(say("no_verdict"))
    field = value = None
    other = None
    if verdict == "correct":
        field, value = fields.get("field", ""), fields.get("value", "").strip()
        if not value:
            raise NoDecision(say("no_value"))
        check_word(field, value, room.words)
    elif verdict in ("same", "different", "unsure"):
        other = fields.get("other", "").strip() or None
    why = fields.get("why", "").strip()
    if verdict == "note" and not why:
        raise NoDecision(say("no_note"))
    with room.open() as register:
        return register.decide(verdict, about, other, who=room.who, why=why, field=field, value=value).number


def undo(room: Room, fields: Mapping[str, str]) -> int:
    """Take one decision back."""
    number = fields.get("number", "")
    if not (number.isascii() and number.isdigit() and len(number) < 10):
        raise NoDecision(say("no_number"))
    with room.open() as register:
        return register.undo(int(number), who=room.who, why=fields.get("why", "").strip()).number


AREA = Area(
    pages=(("/review", review), ("/decisions", decisions)),
    forms=(("/decide", decide), ("/undo", undo)),
)
