"""Lists of events and of claims: filters, facets, sheets, and what was read where nothing is found."""

from collections.abc import Sequence
from typing import Any

from legation.model.record import claim_record, event_record
from legation.register.counts import CLAIMS, EVENTS, Facets
from legation.views.filters import DECISIONS, FIELDS
from legation.web.answer import Call, View
from legation.web.areas import Area
from legation.web.asked import Asked
from legation.web.catalogue import say

SIZE = 50
"""Records on one sheet."""

SHOWN_VALUES = 12
"""Values of a facet that are shown at once."""


def events(call: Call) -> View:
    """The events that the filters let through."""
    wanted = call.asked
    found = call.register.facets(wanted.selection(), of=EVENTS)
    told = list(call.register.events(wanted.selection(), limit=SIZE, offset=(wanted.at - 1) * SIZE))
    return _list(call, EVENTS, wanted, found, [event_record(one) for one in told], {"events": told})


def claims(call: Call) -> View:
    """The claims that the filters let through."""
    wanted = call.asked
    found = call.register.facets(wanted.selection(), of=CLAIMS)
    told = list(call.register.claims(wanted.selection(), limit=SIZE, offset=(wanted.at - 1) * SIZE))
    where = call.register.whereabouts([claim.claim_id for claim, _ in told])
    return _list(call, CLAIMS, wanted, found, [claim_record(*one) for one in told], {"claims": told, "where": where})


def _list(
    call: Call, what: str, wanted: Asked, found: Facets, records: Sequence[Any], shown: dict[str, object]
) -> View:
    sheets = max(1, -(-found.total // SIZE))
    record = {
        "filters": {name: list(values) for name, values in wanted.filters.items()},
        "total": found.total,
        "sheet": wanted.at,
        "sheets": sheets,
        "first": found.first,
        "last": found.last,
        "facets": facets_record(found),
        what: records,
    }
    if not records:
        record["nothing"] = nothing(call, what, wanted)
    return View(f"{what}.html", say(f"{what}_title"), record, {**shown, **form(call, wanted, found), "what": what})


def form(call: Call, wanted: Asked, found: Facets) -> dict[str, object]:
    """What the filter form and the facets beside a list want to know."""
    return {
        "asked": wanted,
        "found": found,
        "fields": FIELDS,
        "decisions": DECISIONS,
        "all_states": sorted(found.names.values()),
        "most_values": SHOWN_VALUES,
    }


def facets_record(found: Facets) -> dict[str, Any]:
    """The facets as plain records."""
    return {
        name: [
            {"value": value or "none", "count": number, **({"name": found.names[value]} if name == "state" else {})}
            for value, number in values
        ]
        for name, values in found.fields.items()
    }


def nothing(call: Call, what: str, wanted: Asked) -> dict[str, Any]:
    """Why a list is empty: what was read, and how many there would be without each filter."""
    held = call.register.holdings()
    without = [
        {"filter": name, "count": call.register.facets(wanted.without(name).selection(), of=what).total}
        for name in wanted.filters
    ]
    return {
        "pages": held.pages,
        "inputs": held.inputs,
        "claims": held.claims,
        "events": held.events,
        "first": held.first,
        "last": held.last,
        "without": without,
    }


AREA = Area(pages=(("/events", events), ("/claims", claims)))
