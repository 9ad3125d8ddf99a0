"""Affairs: acts that follow each other, from the plan to its end; and what was due and has not been seen."""

from collections.abc import Sequence
from typing import Any

from legation.model.event import Event
from legation.register.affairs import Affair, affairs
from legation.register.counts import EVENTS, Facets
from legation.views import whole
from legation.views.due import due
from legation.views.linked import affair_of, day_near
from legation.views.records import act_record, due_record
from legation.views.stretches import Near, Stretch, stretch
from legation.views.waiting import MOST_ANSWERS, plans, waiting
from legation.web.answer import Call, View
from legation.web.areas import Area
from legation.web.asked import Asked
from legation.web.catalogue import say
from legation.web.days import asked_on, day_of
from legation.web.lists import facets_record, form, nothing

TOGETHER = 120
"""Events of one stretch of time, among which affairs are looked for."""

PLANS = 40
"""Plans of one stretch of time, of which is told what is due."""

AROUND = 200
"""Events of one pair of states among which the affair of an act is looked for, those nearest to it."""


def listed(call: Call) -> View:
    """The affairs of more than one act in a stretch of time, the latest first."""
    wanted, selected = call.asked, call.asked.selection()
    record, found = _found(call, wanted)
    part = stretch(call.register, selected, TOGETHER, wanted.at)
    events = part.events(call.register, selected)
    told = affairs(events, call.room.cycles)
    several = sorted((one for one in told if len(one.acts) > 1), key=_latest)[::-1]
    record |= {
        **_stretch_record(part, events),
        "affairs_total": len(several),
        "single": len(told) - len(several),
        "affairs": [_record(one) for one in several],
    }
    shown = {"affairs": several, "whole": whole}
    return _view(call, wanted, found, "affairs", record, shown)


def affair_around(call: Call) -> View:
    """The whole affair in which an event stands, with what came before and after, and what is due."""
    event, day = call.register.event(call.part("event_id")), day_of(call)
    near = Near(call.register, day_near(event), AROUND)
    affair = affair_of(event, near, call.room.cycles)
    waiting = due([affair], day)
    record = {"event_id": event.event_id, "on": day, **_record(affair), "due": [due_record(one) for one in waiting]}
    shown = {
        "affair": affair,
        "whole": whole,
        "event": event,
        "waiting": waiting,
        "day": day,
        "cut": AROUND if near.cut else None,
    }
    return View("affair.html", say("affair_of", who=whole.who(affair)), record, shown)


def awaited(call: Call) -> View:
    """What the events that the filters let through announced for a day, and of which nothing was seen by another."""
    wanted, day = asked_on(call)
    record, found = _found(call, wanted)
    meant = plans(wanted.selection(), call.room.cycles)
    part = stretch(call.register, meant, PLANS, wanted.at)
    made = part.events(call.register, meant)
    waited = waiting(call.register, made, call.room.cycles, day)
    latest = waited.waiting[::-1]
    record |= {
        **_stretch_record(part, made),
        "on": day,
        "plans": call.register.facets(meant).total,
        "waiting": [due_record(one) for one in latest],
    }
    shown = {"waiting": latest, "day": day, "cut": MOST_ANSWERS if waited.cut else None}
    return _view(call, wanted, found, "due", record, shown)


def _found(call: Call, wanted: Asked) -> tuple[dict[str, Any], Facets]:
    found = call.register.facets(wanted.selection(), of=EVENTS)
    record: dict[str, Any] = {
        "filters": {name: list(values) for name, values in wanted.filters.items()},
        "total": found.total,
        "facets": facets_record(found),
    }
    if not found.total:
        record["nothing"] = nothing(call, EVENTS, wanted)
    return record, found


def _stretch_record(part: Stretch, events: Sequence[Event]) -> dict[str, Any]:
    days = sorted(day for event in events if (day := day_near(event)))
    return {
        "from": days[0] if days else None,
        "to": days[-1] if days else None,
        "looked_at": len(events),
        "sheet": part.number,
        "sheets": part.parts,
    }


def _view(call: Call, wanted: Asked, found: Facets, what: str, record: dict[str, Any], shown: dict[str, Any]) -> View:
    return View(f"{what}.html", say(f"{what}_title"), record, {**shown, "what": what, **form(call, wanted, found)})


def _latest(affair: Affair) -> tuple[int, str]:
    return max((act.day or 0 for act in affair.acts), default=0), affair.affair_id


def _record(affair: Affair) -> dict[str, Any]:
    return {
        "affair": affair.affair_id,
        "acts": [act_record(act.event) for act in whole.in_order(affair)],
        "links": [{"first": link.first, "second": link.second, "relation": link.relation} for link in affair.links],
    }


AREA = Area(pages=(("/affairs", listed), ("/events/{event_id}/affair", affair_around), ("/due", awaited)))
