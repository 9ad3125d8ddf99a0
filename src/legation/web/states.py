"""States: all that are named, one with its partners, and everything between two."""

from typing import Any

from legation.model.record import event_record
from legation.register.affairs import affairs
from legation.register.errors import NotFound
from legation.views.deals import deals
from legation.views.due import due
from legation.views.filters import selection
from legation.views.pairs import pair as paired
from legation.views.records import deal_record, due_record
from legation.web.answer import Call, View
from legation.web.areas import Area
from legation.web.asked import Asked
from legation.web.catalogue import say

MOST = 1000
"""Events between two states that one page shows."""


def states(call: Call) -> View:
    """Every state that the register names, with the number of its events."""
    found = call.register.facets()
    listed = [{"iso3": code, "name": found.names[code], "events": n} for code, n in found.fields["state"]]
    return View("states.html", say("states_title"), {"states": listed})


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
    }
    return View("state.html", name, record)


def pair(call: Call) -> View:
    """Every event in which both states stand, by date, with the direction of each."""
    (first, first_name), (second, second_name) = _named(call, "first"), _named(call, "second")
    wanted = selection({"state": (first, second)})
    total = call.register.facets(wanted).total
    told = list(call.register.events(wanted, limit=MOST))
    found = paired(told, first, second, call.room.roles)
    record: dict[str, Any] = {
        "states": [{"iso3": first, "name": first_name}, {"iso3": second, "name": second_name}],
        "total": total,
        "table": [{"type": name, **ways} for name, ways in found.table],
        "events": [{**event_record(event), "direction": way} for way, event in found.events],
    }
    today = call.register.latest_day() or "0001-01-01"
    given = {
        "forth": deals(told, call.room.cycles, first, second, today),
        "back": deals(told, call.room.cycles, second, first, today),
    }
    waiting = due(affairs(told, call.room.cycles), today)
    record["deals"] = {
        way: [deal_record(deal, *ends, today) for deal in given[way]]
        for way, ends in (("forth", (first, second)), ("back", (second, first)))
    }
    record["on"], record["due"] = today, [due_record(one) for one in waiting]
    title = say("pair_title", first=first_name, second=second_name)
    asked = Asked({"state": (first, second)}, 1, call.room.words)
    shown = {"pair": found, "most": MOST, "deals": given, "waiting": waiting, "day": today, "asked": asked}
    return View("pair.html", title, record, shown)


def _named(call: Call, part: str) -> tuple[str, str]:
    """A state of the address by code and name. Raises NotFound for one that the register does not name."""
    given = call.part(part)
    code = call.room.words.resolve(given)
    name = call.register.facets(selection({"state": code})).names.get(code) if code else None
    if code is None or name is None:
        raise NotFound(say("state_unknown", name=given[:60]))
    return code, name


AREA = Area(pages=(("/states", states), ("/states/{first}", state), ("/states/{first}/{second}", pair)))
