"""The map."""

from dataclasses import fields
from typing import Any

from legation.register.counts import EVENTS
from legation.register.sites import Site
from legation.views.mapped import PARTS, WORLD, MapView, by_party, by_place
from legation.web.answer import Call, View
from legation.web.areas import Area
from legation.web.catalogue import say
from legation.web.lists import facets_record, form, nothing
from legation.web.parameters import Parameter

MOST_ROWS = 300
"""Rows of the table, and places without land or point that the record holds."""

PLACES, PARTIES = "places", "parties"
"""What the map shows: where acts happened, or which states take part in them."""

PART = Parameter("part", "The part of the world that the map shows", PARTS)
BY = Parameter("by", "Whether the map shows where acts happened or which states take part in them", (PLACES, PARTIES))


def map_(call: Call) -> View:
    """The events that the filters let through, on a map of a part of the world."""
    query = call.request.query_params
    part, by = PART.of(query) or WORLD, BY.of(query) or PLACES
    wanted = call.asked.keeping(part=part if part != WORLD else None, by=by if by != PLACES else None)
    found = call.register.facets(wanted.selection(), of=EVENTS)
    if by == PARTIES:
        drawn, placed = by_party(dict(found.fields["state"]), found.names, part), found.total
    else:
        drawn, placed = (
            by_place(call.register.sites(wanted.selection()), part),
            call.register.placed(wanted.selection()),
        )
    record: dict[str, Any] = {
        "filters": {name: list(values) for name, values in wanted.filters.items()},
        "part": part,
        "by": by,
        "total": found.total,
        "without_place": found.total - placed,
        "facets": facets_record(found),
        **_record(drawn),
    }
    if not found.total:
        record["nothing"] = nothing(call, EVENTS, wanted)
    shown = {
        "drawn": drawn,
        "most_rows": MOST_ROWS,
        "parts_of_world": PARTS,
        "what": "map",
        **form(call, wanted, found),
    }
    return View("map.html", say("map_title"), record, shown)


def _record(drawn: MapView) -> dict[str, Any]:
    return {
        "states": [
            {"iso3": one.land.iso3, "name": one.name, "events": one.events} for one in drawn.shades if one.events
        ],
        "places": [_site(mark.site) for mark in drawn.marks],
        "beyond": drawn.beyond,
        "not_drawn": drawn.too_many,
        "undrawn": [_site(site) for site in drawn.undrawn[:MOST_ROWS]],
    }


_OF_SITE = tuple(field.name for field in fields(Site))


def _site(site: Site) -> dict[str, Any]:
    return {name: getattr(site, name) for name in _OF_SITE}


AREA = Area(pages=(("/map", map_),))
