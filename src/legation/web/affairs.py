"""Affairs: acts that follow each other, from the plan to its end; and what was due and has not been seen."""

from typing import Any

from legation.register.acts import Act
from legation.register.affairs import Affair, affairs
from legation.register.counts import EVENTS
from legation.views.due import due
from legation.views.linked import affair_of
from legation.views.records import act_record, due_record
from legation.web.answer import Call, View
from legation.web.areas import Area
from legation.web.asked import Asked
from legation.web.catalogue import say
from legation.web.days import asked_on, day_of
from legation.web.lists import facets_record, form, nothing

MOST = 400
"""Events among which affairs are looked for; a narrower filter reaches all."""

SIZE = 20
"""Affairs on one sheet."""


def listed(call: Call) -> View:
    """The affairs of more than one act among the events that the filters let through, the latest first."""
    wanted, found, told = _among(call, call.asked)
    several = sorted((one for one in told if len(one.acts) > 1), key=_latest)[::-1]
    some = several[(wanted.at - 1) * SIZE : wanted.at * SIZE]
    record: dict[str, Any] = {
        **found,
        "affairs_total": len(several),
        "single": len(told) - len(several),
        "sheet": wanted.at,
        "sheets": max(1, -(-len(several) // SIZE)),
        "affairs": [_record(one) for one in some],
    }
    return _view(call, wanted, "affairs", record, {"affairs": [(one, in_order(one), relations(one)) for one in some]})


def whole(call: Call) -> View:
    """The whole affair in which an event stands, with what came before and after, and what is due."""
    event = call.register.event(call.part("event_id"))
    affair, day = affair_of(event, call.register.events, call.room.cycles), day_of(call)
    waiting = due([affair], day)
    record = {"event_id": event.event_id, "on": day, **_record(affair), "due": [due_record(one) for one in waiting]}
    shown = {
        "affair": affair,
        "acts": in_order(affair),
        "relations": relations(affair),
        "event": event,
        "waiting": waiting,
        "day": day,
    }
    return View("affair.html", say("affair_title"), record, shown)


def awaited(call: Call) -> View:
    """What the events that the filters let through announced for a day, and of which nothing was seen by another."""
    asked, day = asked_on(call)
    wanted, found, told = _among(call, asked)
    waiting = due(told, day)
    record = {**found, "on": day, "waiting": [due_record(one) for one in waiting]}
    return _view(call, wanted, "due", record, {"waiting": waiting, "day": day})


def _among(call: Call, wanted: Asked) -> tuple[Asked, dict[str, Any], tuple[Affair, ...]]:
    found = call.register.facets(wanted.selection(), of=EVENTS)
    told = affairs(call.register.events(wanted.selection(), limit=MOST), call.room.cycles)
    record: dict[str, Any] = {
        "filters": {name: list(values) for name, values in wanted.filters.items()},
        "total": found.total,
        "looked_at": min(found.total, MOST),
        "facets": facets_record(found),
    }
    if not found.total:
        record["nothing"] = nothing(call, EVENTS, wanted)
    return wanted, record, told


def _view(call: Call, wanted: Asked, what: str, record: dict[str, Any], shown: dict[str, Any]) -> View:
    found = call.register.facets(wanted.selection(), of=EVENTS)
    return View(f"{what}.html", say(f"{what}_title"), record, {**shown, "what": what, **form(call, wanted, found)})


def _latest(affair: Affair) -> tuple[int, str]:
    return max((act.day or 0 for act in affair.acts), default=0), affair.affair_id


def _record(affair: Affair) -> dict[str, Any]:
    return {
        "affair": affair.affair_id,
        "acts": [act_record(act.event) for act in in_order(affair)],
        "links": [{"first": link.first, "second": link.second, "relation": link.relation} for link in affair.links],
    }


def relations(affair: Affair) -> dict[str, list[tuple[str, str]]]:
    """For each act the ids of those that it follows, each with how."""
    found: dict[str, list[tuple[str, str]]] = {}
    for link in affair.links:
        found.setdefault(link.second, []).append((link.first, link.relation))
    return found


def in_order(affair: Affair) -> list[Act]:
    """The acts by the day on which they came about; those of one day by their phases' order."""
    return sorted(affair.acts, key=lambda act: (act.day or 0, act.rank if act.rank is not None else 99, act.event_id))


AREA = Area(pages=(("/affairs", listed), ("/events/{event_id}/affair", whole), ("/due", awaited)))
