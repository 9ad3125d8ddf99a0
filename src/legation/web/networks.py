"""The network of states and organisations."""

from dataclasses import asdict
from typing import Any

from legation.register.counts import EVENTS
from legation.register.query import Selection
from legation.views import network as views
from legation.web.answer import Call, View
from legation.web.areas import Area
from legation.web.catalogue import say
from legation.web.lists import facets_record, form, nothing
from legation.web.parameters import Parameter

_A_YEAR = (("type", "string"), ("pattern", "^[0-9]{4}$"))

FIRST = Parameter("first", "The first year that the network shows; unlike `from` it moves nobody", shape=_A_YEAR)
LAST = Parameter("last", "The last year that the network shows; unlike `to` it moves nobody", shape=_A_YEAR)

MOST_ROWS = 300
"""Edges that the table shows."""

MOST_EDGES = 2000
"""Edges that the record holds; the exports for graph tools hold all."""


def network(call: Call) -> View:
    """Who has to do with whom in the events that the filters let through, between two years."""
    query = call.request.query_params
    first, last = _year(FIRST.of(query)), _year(LAST.of(query))
    wanted = call.asked.keeping(first=str(first) if first else None, last=str(last) if last else None)
    selected = wanted.selection()
    found = call.register.facets(selected, of=EVENTS)
    drawn = call.register.remember(("network", selected, first, last), lambda: _drawn(call, selected, first, last))
    record: dict[str, Any] = {
        "filters": {name: list(values) for name, values in wanted.filters.items()},
        "total": found.total,
        "years": list(drawn.years) if drawn.years else None,
        "stretch": list(drawn.stretch) if drawn.stretch else None,
        "facets": facets_record(found),
        "parties": [{**asdict(one.body), "events": one.events, "x": one.x, "y": one.y} for one in drawn.nodes],
        "edges": [
            {
                "from": edge.first.key,
                "to": edge.second.key,
                "type": edge.type,
                "roles": list(edge.roles),
                "directed": edge.directed,
                "events": edge.events,
            }
            for edge in drawn.edges
        ],
        "edges_total": drawn.total,
    }
    if not found.total:
        record["nothing"] = nothing(call, EVENTS, wanted)
    types = sorted({line.edge.type for line in drawn.lines})
    shown = {
        "drawn": drawn,
        "size": (views.WIDTH, drawn.height),
        "name_of": views.shown,
        "drawn_types": types,
        "most_rows": MOST_ROWS,
        "what": "network",
        **form(call, wanted, found),
    }
    return View("network.html", say("network_title"), record, shown)


def _drawn(call: Call, selected: Selection, first: int | None, last: int | None) -> views.Network:
    ties = call.register.ties(selected)
    seen = views.scene(ties)
    stretch = views.stretch_of(seen.years, first, last)
    within = ties if stretch == seen.years else call.register.ties(selected, stretch)
    told = within.most(MOST_EDGES)
    spans = call.register.spans(selected, [tie.number for tie in seen.ties])
    named = {party for tie in (*told, *seen.ties) for party in tie.parties} | set(seen.bodies)
    bodies = call.register.bodies(named)
    return views.network(seen, spans, told, len(within), bodies, call.room.roles, stretch)


def _year(given: str) -> int | None:
    return int(given) if given.isascii() and given.isdigit() and len(given) == 4 else None


AREA = Area(pages=(("/network", network),))
