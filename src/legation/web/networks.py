"""The network of states and organisations."""

from dataclasses import asdict
from typing import Any

from legation.register.counts import EVENTS
from legation.register.query import Selection
from legation.register.store import Register
from legation.views import network as views
from legation.views.wording import plain_name
from legation.web.answer import TWIN, Call, View
from legation.web.areas import Area
from legation.web.asked import Asked
from legation.web.catalogue import count, say
from legation.web.lists import facets_record, form, nothing
from legation.web.parameters import Parameter
from legation.web.room import Room

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
    # the page tells fewer than its record
    most = MOST_EDGES if call.request.url.path.endswith(TWIN) else MOST_ROWS
    scene = drawn(call.room, call.register, selected, first, last, most)
    record: dict[str, Any] = {
        "filters": {name: list(values) for name, values in wanted.filters.items()},
        "total": found.total,
        "years": list(scene.years) if scene.years else None,
        "stretch": list(scene.stretch) if scene.stretch else None,
        "facets": facets_record(found),
        "parties": [{**asdict(one.body), "events": one.events, "x": one.x, "y": one.y} for one in scene.nodes],
        "edges": [
            {
                "from": edge.first.key,
                "to": edge.second.key,
                "type": edge.type,
                "roles": list(edge.roles),
                "directed": edge.directed,
                "events": edge.events,
            }
            for edge in scene.edges
        ],
        "edges_total": scene.total,
    }
    if not found.total:
        record["nothing"] = nothing(call, EVENTS, wanted)
    types = sorted({line.edge.type for line in scene.lines})
    shown = {
        "drawn": scene,
        "size": (views.WIDTH, scene.height),
        "name_of": views.shown,
        "told": _told,
        "between": _Links(wanted.alone, scene),
        "drawn_types": types,
        "most_rows": MOST_ROWS,
        "what": "network",
        **form(call, wanted, found),
    }
    return View("network.html", say("network_title"), record, shown)


class _Links:
    """The addresses of the acts between two parties; many lines stand in the table, too."""

    def __init__(self, wanted: Asked, scene: views.Network) -> None:
        self._wanted = wanted
        self._years = scene.stretch if scene.stretch != scene.years else None
        self._held: dict[tuple[str, ...], str] = {}

    def __call__(self, edge: views.Edge) -> str:
        """The list of the acts of an edge."""
        played = [f"{role}:{body.key}" for role, body in zip(edge.roles, (edge.first, edge.second), strict=True)]
        key = (edge.type, *played)
        if key not in self._held:
            self._held[key] = "/events" + self._wanted.with_roles(edge.type, *played, years=self._years).query()
        return self._held[key]


def _told(edge: views.Edge) -> str:
    """An edge in words: "Russia → Serbia: arms transfer, 3 events"."""
    way = "→" if edge.directed else "–"
    return f"{edge.first.name} {way} {edge.second.name}: {plain_name(edge.type)}, {count(edge.events, 'event')}"


def drawn(
    room: Room, register: Register, selected: Selection, first: int | None, last: int | None, most: int = MOST_ROWS
) -> views.Network:
    """The network of the selected events between two years, or over all, with so many edges told; remembered until the
    register changes.
    """
    question = ("network", selected, first, last, most)
    return register.remember(question, lambda: _drawn(room, register, selected, first, last, most))


def _drawn(
    room: Room, register: Register, selected: Selection, first: int | None, last: int | None, most: int
) -> views.Network:
    ties = register.ties(selected)
    seen = views.scene(ties)
    stretch = views.stretch_of(seen.years, first, last)
    within = ties if stretch == seen.years else register.ties(selected, stretch)
    told = within.most(most)
    spans = register.spans(selected, [tie.number for tie in seen.ties])
    named = {party for tie in (*told, *seen.ties) for party in tie.parties} | set(seen.bodies)
    bodies = register.bodies(named)
    return views.network(seen, spans, told, len(within), bodies, room.roles, stretch)


def _year(given: str) -> int | None:
    return int(given) if given.isascii() and given.isdigit() and len(given) == 4 else None


AREA = Area(pages=(("/network", network),))
