"""Rosters at a date: which embargoes hold, which offices and bases are open, as the codebook has it."""

from typing import Any

from legation.register.errors import NotFound
from legation.views.filters import selection
from legation.views.records import stand_record
from legation.views.rosters import rosters
from legation.views.standing import kinds
from legation.web.answer import Call, View
from legation.web.areas import Area
from legation.web.catalogue import say
from legation.web.days import day_of

MOST = 4000
"""Events from which one roster is made."""


def overview(call: Call) -> View:
    """The kinds of roster, with the number of events behind each."""
    counts = dict(call.register.facets().fields["type"])
    listed = [{"kind": kind, "type": type_, "events": counts.get(type_, 0)} for kind, type_ in _kinds(call).items()]
    return View("rosters.html", say("rosters_title"), {"kinds": listed}, {"day": day_of(call)})


def roster(call: Call) -> View:
    """How everything of one kind stands on a day, for every state or for one."""
    kind, day = call.part("kind"), day_of(call)
    types = _kinds(call)
    if kind not in types:
        raise NotFound(say("roster_unknown", kind=kind[:60], kinds=", ".join(sorted(types))))
    state = call.request.query_params.get("state", "").strip()
    code = call.room.words.resolve(state) if state else None
    if state and code is None:
        raise NotFound(say("state_unknown", name=state[:60]))
    wanted = selection({"type": types[kind], "state": code})
    events = list(call.register.events(wanted, limit=MOST))
    found = rosters(events, call.room.cycles, kind, day)
    if code:
        found = tuple(one for one in found if one.whose == code)
    known = call.register.facets(selection({"type": types[kind]}))
    record: dict[str, Any] = {
        "kind": kind,
        "type": types[kind],
        "on": day,
        "state": code,
        "events": len(events),
        "stands": [stand_record(stand, kind, one.whose, day) for one in found for stand in one.stands],
    }
    shown = {
        "rosters": found,
        "day": day,
        "kinds": list(types),
        "states": [(code, known.names[code]) for code, _ in known.fields["state"]],
        "names": known.names,
        "most": MOST,
    }
    return View("roster.html", say("roster_title", kind=kind.capitalize(), day=day), record, shown)


def _kinds(call: Call) -> dict[str, str]:
    return kinds(call.room.cycles)


AREA = Area(pages=(("/rosters", overview), ("/rosters/{kind}", roster)))
