"""Deals: who gives to whom, and of each deal what was agreed against what has passed, batch by batch."""

from collections import defaultdict
from typing import Any

from legation.register.errors import NotFound
from legation.register.sites import Tie
from legation.views.deals import DealView, agreed, deals
from legation.views.filters import selection
from legation.views.records import deal_record
from legation.web.answer import Call, View
from legation.web.areas import Area
from legation.web.catalogue import say
from legation.web.days import asked_on, day_of
from legation.web.lists import facets_record, form, nothing

MOST_PAIRS = 400
"""Pairs that the list shows."""


def pairs(call: Call) -> View:
    """Every pair of a giver and a taker in the events that the filters let through."""
    wanted, day = asked_on(call)
    found = call.register.facets(wanted.selection())
    counts: dict[tuple[str, str], int] = defaultdict(int)
    for tie in call.register.ties(wanted.selection()):
        giver, taker = _sides(call, tie)
        if giver and taker:
            counts[giver, taker] += tie.events
    bodies = call.register.bodies({party for pair in counts for party in pair})
    states = [pair for pair in counts if all(bodies[party].kind == "state" for party in pair)]
    listed = sorted(
        ((pair, counts[pair]) for pair in states),
        key=lambda one: (-one[1], bodies[one[0][0]].name, bodies[one[0][1]].name),
    )
    record: dict[str, Any] = {
        "filters": {name: list(values) for name, values in wanted.filters.items()},
        "on": day,
        "total": len(listed),
        "facets": facets_record(found),
        "pairs": [
            {
                "from": {"iso3": giver, "name": bodies[giver].name},
                "to": {"iso3": taker, "name": bodies[taker].name},
                "events": n,
            }
            for (giver, taker), n in listed[:MOST_PAIRS]
        ],
    }
    if not listed:
        record["nothing"] = nothing(call, "events", wanted)
    shown = {"what": "deals", "day": day, "most": MOST_PAIRS, **form(call, wanted, found)}
    return View("deals.html", say("deals_title"), record, shown)


def between(call: Call) -> View:
    """The deals in which one state gives to another, as known on a day."""
    giver, taker = _state(call, "giver"), _state(call, "taker")
    day = day_of(call)
    wanted = selection({"state": [giver, taker]})
    found = deals(call.register.events(wanted), call.room.cycles, giver, taker, day)
    names = call.register.facets(wanted).names
    title = say("deals_between", giver=names.get(giver, giver), taker=names.get(taker, taker))
    record = {
        "from": {"iso3": giver, "name": names.get(giver, giver)},
        "to": {"iso3": taker, "name": names.get(taker, taker)},
        "on": day,
        "total": len(found),
        "deals": [_record(call, deal, giver, taker, day) for deal in found],
    }
    shown = {"deals": [(deal, agreed(deal, call.room.cycles)) for deal in found], "day": day}
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
