"""Deals: who gives to whom, and of each deal what was agreed against what has passed, batch by batch."""

from collections import defaultdict
from heapq import nsmallest
from typing import Any

from legation.register.errors import NotFound
from legation.register.query import Selection
from legation.register.sites import Body
from legation.register.ties import Tie
from legation.views.deals import DealView, agreed, deals
from legation.views.filters import selection
from legation.views.records import deal_record
from legation.views.stretches import Near
from legation.web.answer import Call, View
from legation.web.areas import Area
from legation.web.asked import Asked
from legation.web.catalogue import say
from legation.web.days import asked_on, day_of
from legation.web.lists import facets_record, form, nothing

MOST_PAIRS = 400
"""Pairs that the list shows."""

AROUND = 200
"""Events between two states from which deals are made, those nearest to the day."""


def pairs(call: Call) -> View:
    """Every pair of a giver and a taker in the events that the filters let through."""
    wanted, day = asked_on(call)
    found = call.register.facets(wanted.selection())
    selected = wanted.selection()
    listed, total = call.register.remember(("deals", selected), lambda: _pairs(call, selected))
    record: dict[str, Any] = {
        "filters": {name: list(values) for name, values in wanted.filters.items()},
        "on": day,
        "total": total,
        "facets": facets_record(found),
        "pairs": [
            {
                "from": {"iso3": giver.key, "name": giver.name},
                "to": {"iso3": taker.key, "name": taker.name},
                "events": n,
            }
            for giver, taker, n in listed
        ],
    }
    if not listed:
        record["nothing"] = nothing(call, "events", wanted)
    shown = {"what": "deals", "day": day, "most": MOST_PAIRS, **form(call, wanted, found)}
    return View("deals.html", say("deals_title"), record, shown)


def with_whom(call: Call, code: str) -> dict[str, list[dict[str, Any]]]:
    """Who gives to a state, and to whom it gives, with the number of events, the most first."""
    wanted = selection({"state": code})
    listed, _ = call.register.remember(("deals", wanted), lambda: _pairs(call, wanted))
    return {
        "given_by": [{"iso3": a.key, "name": a.name, "events": n} for a, b, n in listed if b.key == code],
        "given_to": [{"iso3": b.key, "name": b.name, "events": n} for a, b, n in listed if a.key == code],
    }


def _pairs(call: Call, wanted: Selection) -> tuple[tuple[tuple[Body, Body, int], ...], int]:
    """The pairs with most events, each with their number, and how many pairs there are."""
    counts: dict[tuple[str, str], int] = defaultdict(int)
    types = [name for name, cycle in call.room.cycles.items() if cycle.rules.deal]
    for tie in call.register.ties(wanted, types=types):
        giver, taker = _sides(call, tie)
        if giver and taker:
            counts[giver, taker] += tie.events
    bodies = call.register.bodies({party for pair in counts for party in pair})
    told = [(bodies[a], bodies[b], n) for (a, b), n in counts.items()]
    states = [(giver, taker, n) for giver, taker, n in told if giver.kind == taker.kind == "state"]
    return tuple(nsmallest(MOST_PAIRS, states, key=lambda one: (-one[2], one[0].name, one[1].name))), len(states)


def between(call: Call) -> View:
    """The deals in which one state gives to another, as known on a day."""
    giver, taker = _state(call, "giver"), _state(call, "taker")
    day = day_of(call)
    wanted = selection({"state": [giver, taker]})
    near = Near(call.register, day, AROUND)
    found = deals(near(wanted), call.room.cycles, giver, taker, day)
    names = call.register.facets(wanted).names
    title = say("deals_between", giver=names.get(giver, giver), taker=names.get(taker, taker))
    record = {
        "from": {"iso3": giver, "name": names.get(giver, giver)},
        "to": {"iso3": taker, "name": names.get(taker, taker)},
        "on": day,
        "total": len(found),
        "deals": [_record(call, deal, giver, taker, day) for deal in found],
    }
    shown: dict[str, Any] = {
        "cut": AROUND if near.cut else None,
        "day": day,
        "asked": Asked({"state": (giver, taker)}, 1, call.room.words),
    }
    shown |= {"deals": [(deal, agreed(deal, call.room.cycles)) for deal in found]}
    return View("deal.html", title, record, shown)


def _record(call: Call, deal: DealView, giver: str, taker: str, day: str) -> dict[str, Any]:
    told = agreed(deal, call.room.cycles)
    return {**deal_record(deal, giver, taker, day), "agreed": [one.event.event_id for one in told]}


def _sides(call: Call, tie: Tie) -> tuple[str | None, str | None]:
    """Who gives and who takes, where the codebook knows the type as a deal."""
    cycle = call.room.cycles.get(tie.type)
    rules = cycle.rules.deal if cycle else None
    if rules is None or set(tie.roles) != {rules.giver, rules.taker}:
        return None, None
    played = dict(zip(tie.roles, tie.parties, strict=True))
    return played[rules.giver], played[rules.taker]


def _state(call: Call, part: str) -> str:
    given = call.part(part)
    code = call.room.words.resolve(given)
    if code is None:
        raise NotFound(say("state_unknown", name=given[:60]))
    return code


AREA = Area(pages=(("/deals", pairs), ("/deals/{giver}/{taker}", between)))
