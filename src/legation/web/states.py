"""States: all that are named, one with its partners, and everything between two."""

from typing import Any

from legation.model.record import event_record
from legation.register.affairs import affairs
from legation.register.counts import EVENTS
from legation.register.errors import NotFound
from legation.register.query import Selection
from legation.views.deals import deals_in
from legation.views.due import due
from legation.views.filters import selection
from legation.views.pairs import direction, table
from legation.views.records import deal_record, due_record
from legation.views.stretches import Near
from legation.web.answer import Call, View
from legation.web.areas import Area
from legation.web.asked import Asked, searched, sheet, words_of
from legation.web.catalogue import say
from legation.web.deals import with_whom
from legation.web.lists import form, nothing

SIZE = 50
"""Events between two states on one sheet."""

AROUND = 100
"""Events between two states from which their deals, and what is due, are made: the latest."""


def states(call: Call) -> View:
    """Every state in the events that the filters let through, with their number; or those whose name or code holds some
    words.
    """
    wanted, q = call.asked, searched(call.request.query_params)
    found = call.register.facets(wanted.selection())
    words = words_of(q)
    listed = [
        {"iso3": code, "name": found.names[code], "events": n}
        for code, n in found.fields["state"]
        if all(word in f"{found.names[code]} {code}".lower() for word in words)
    ]
    record: dict[str, Any] = {
        "filters": {name: list(values) for name, values in wanted.filters.items()},
        "q": q or None,
        "total": found.total,
        "named": len(found.fields["state"]),
        "states": listed,
    }
    if not found.total:
        record["nothing"] = nothing(call, EVENTS, wanted)
    return View("states.html", say("states_title"), record, {**form(call, wanted, found), "what": "states"})


def state(call: Call) -> View:
    """One state: with whom it has events, and of which types."""
    code, name = _named(call, "first")
    found = call.register.facets(selection({"state": code}))
    record = {
        "iso3": code,
        "name": name,
        "events": found.total,
        "first": found.first,
        "last": found.last,
        "types": [{"type": kind, "events": n} for kind, n in found.fields["type"]],
        "partners": [{"iso3": other, "name": known, "events": n} for other, known, n in call.register.partners(code)],
        **with_whom(call, code),
    }
    return View("state.html", name, record)


def pair(call: Call) -> View:
    """Every event in which both states stand, by date, with the direction of each."""
    (first, first_name), (second, second_name) = _named(call, "first"), _named(call, "second")
    at = sheet(call.request.query_params)
    wanted = selection({"state": (first, second)})
    total = call.register.facets(wanted).total
    told = list(call.register.events(wanted, limit=SIZE, offset=(at - 1) * SIZE))
    record: dict[str, Any] = {
        "states": [{"iso3": first, "name": first_name}, {"iso3": second, "name": second_name}],
        "total": total,
        "sheet": at,
        "sheets": max(1, -(-total // SIZE)),
        "table": [
            {"type": name, **ways} for name, ways in table(call.register.ties(wanted), first, second, call.room.roles)
        ],
        "events": [
            {**event_record(event), "direction": direction(event, first, second, call.room.roles)} for event in told
        ],
    }
    shown = {
        **(_latest(call, wanted, first, second, record) if at == 1 else {"deals": {}, "waiting": (), "cut": None}),
        "events": told,
        "asked": Asked({"state": (first, second)}, 1, call.room.words),
    }
    return View("pair.html", say("pair_title", first=first_name, second=second_name), record, shown)


def _latest(call: Call, wanted: Selection, first: str, second: str, record: dict[str, Any]) -> dict[str, Any]:
    """What came of the latest events: deals each way, and what is due."""
    today = call.register.latest_day() or "0001-01-01"
    near = Near(call.register, today, AROUND)
    latest = affairs(near(wanted), call.room.cycles)
    given = {
        "forth": deals_in(latest, call.room.cycles, first, second, today),
        "back": deals_in(latest, call.room.cycles, second, first, today),
    }
    waiting = due(latest, today)
    record["deals"] = {
        way: [deal_record(deal, *ends, today) for deal in given[way]]
        for way, ends in (("forth", (first, second)), ("back", (second, first)))
    }
    record["on"], record["due"] = today, [due_record(one) for one in waiting]
    return {"deals": given, "waiting": waiting, "day": today, "cut": AROUND if near.cut else None}


def _named(call: Call, part: str) -> tuple[str, str]:
    """A state of the address by code and name. Raises NotFound for one that the register does not name."""
    given = call.part(part)
    code = call.room.words.resolve(given)
    name = call.register.facets(selection({"state": code})).names.get(code) if code else None
    if code is None or name is None:
        raise NotFound(say("state_unknown", name=given[:60]))
    return code, name


AREA = Area(pages=(("/states", states), ("/states/{first}", state), ("/states/{first}/{second}", pair)))
