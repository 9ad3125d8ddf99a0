"""A network as plain data: states and organisations, and between two of them an edge for each type and direction.

An edge leads from the party on the acting side, by the codebook's order of a type's roles, to the other; parties in one
role are joined without a direction. Its width grows with the number of events in the years looked at.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from math import hypot, sqrt

from legation.register.sites import Body, Span
from legation.register.ties import Tie, Ties, Years
from legation.views.layout import layout
from legation.views.wording import RoleOrder

WIDTH = 1000

_LOWEST, _HIGHEST, _EACH = 200, 700, 26
"""Height of the smallest and largest drawing, and what each party adds."""

_BEND, _WIDEST = 26, 66
"""How far lines between two parties bend apart, and the furthest that any bends, so that all stay in the drawing."""

MOST_BODIES = 34
"""Parties that are drawn."""

MOST_LINES = 240
"""Lines that are drawn, those with the most events; more of them cannot be told apart."""


@dataclass(frozen=True, slots=True)
class Edge:
    """Events of one type from one party to another, by what `roles` each of them plays; `directed` is False where both
    play the same. `events` tells how many of the acts may lie in the years looked at.
    """

    first: Body
    second: Body
    type: str
    roles: tuple[str, str]
    directed: bool
    events: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """An edge as it is drawn: how many of its events lie between which years, the SVG path of its line, its width."""

    edge: Edge
    spans: tuple[tuple[Span, int], ...]
    path: str
    width: float

    @property
    def spans_told(self) -> str:
        """The spans as a program of the page reads them: "2014:2014:3 2020::1"."""
        return " ".join(f"{first or ''}:{last or ''}:{n}" for (first, last), n in self.spans)


@dataclass(frozen=True, slots=True)
class Node:
    """A party as it is drawn, with the number of its ties' events."""

    body: Body
    x: float
    y: float
    radius: float
    events: int


@dataclass(frozen=True, slots=True)
class Scene:
    """Who is drawn and between whom: the parties with most events, the ties with most among them, and the years
    between which all acts lie. None of it depends on the years looked at.
    """

    bodies: tuple[str, ...]
    weights: Mapping[str, int]
    pulls: Mapping[tuple[int, int], int]
    ties: tuple[Tie, ...]
    years: Years | None
    left_out: int
    lines_left_out: int


@dataclass(frozen=True, slots=True)
class Network:
    """The most frequent edges in the years looked at, and how many there are in all; what is drawn, and the drawing's
    height; how many parties, and how many lines between those that are drawn, are not drawn.
    """

    edges: tuple[Edge, ...]
    total: int
    height: int
    nodes: tuple[Node, ...]
    lines: tuple[Drawn, ...]
    years: Years | None
    stretch: Years | None
    left_out: int
    lines_left_out: int


def scene(ties: Ties) -> Scene:
    """What is to be drawn of some ties."""
    weights = ties.weights()
    chosen = nsmallest(MOST_BODIES, weights, key=lambda key: (-weights[key], key))
    inside = ties.inside(chosen)
    shown_ties = inside.most(MOST_LINES)
    return Scene(
        *(tuple(chosen), {key: weights[key] for key in chosen}, ties.shared(chosen), tuple(shown_ties)),
        *(ties.years(), len(weights) - len(chosen), len(inside) - len(shown_ties)),
    )


def network(
    seen: Scene,
    spans: Mapping[int, tuple[tuple[Span, int], ...]],
    told: Sequence[Tie],
    total: int,
    bodies: Mapping[str, Body],
    roles: RoleOrder,
    stretch: Years | None,
) -> Network:
    """The network as it was between some years, or over all. Where parties are drawn does not depend on the years.

    `spans` tells when the acts of the drawn ties lie, `told` are the ties that the table shows, of so many in all.
    """
    nodes = _nodes([bodies[key] for key in seen.bodies], seen)
    places = {node.body.key: node for node in nodes}
    whole = stretch is None or stretch == seen.years
    within = {tie.number: tie.events if whole else counted(spans[tie.number], stretch) for tie in seen.ties}
    drawn = sorted(
        ((_edge(tie, bodies, roles, within[tie.number]), tie.number) for tie in seen.ties),
        key=lambda one: _order(one[0]),
    )
    lines = _drawn([(edge, spans[number]) for edge, number in drawn], places)
    edges = sorted((_edge(tie, bodies, roles, tie.events) for tie in told), key=_order)
    return Network(
        tuple(edges),
        total,
        _height(len(nodes)),
        nodes,
        tuple(lines),
        seen.years,
        stretch,
        seen.left_out,
        seen.lines_left_out,
    )


def counted(spans: Iterable[tuple[Span, int]], stretch: tuple[int, int] | None) -> int:
    """How many of the events may lie in the years; acts without a date count only where no years are asked for."""
    return sum(n for (first, last), n in spans if stretch is None or _overlaps(first, last, stretch))


def _overlaps(first: int | None, last: int | None, stretch: tuple[int, int]) -> bool:
    if first is None and last is None:
        return False
    return (first is None or first <= stretch[1]) and (last is None or last >= stretch[0])


def stretch_of(years: Years | None, first: int | None, last: int | None) -> Years | None:
    """The years looked at, none of them outside those of the acts."""
    if years is None:
        return None
    low = min(max(first if first is not None else years[0], years[0]), years[1])
    high = max(min(last if last is not None else years[1], years[1]), years[0])
    return (low, high) if low <= high else (high, low)


def _edge(tie: Tie, bodies: Mapping[str, Body], roles: RoleOrder, events: int) -> Edge:
    order = list(roles.get(tie.type, ()))
    ends = sorted(zip(tie.roles, tie.parties, strict=True), key=lambda end: _rank(end[0], order))
    (role_a, a), (role_b, b) = ends
    return Edge(bodies[a], bodies[b], tie.type, (role_a, role_b), role_a != role_b, events)


def _order(edge: Edge) -> tuple[int, str, str, str, tuple[str, str]]:
    return -edge.events, edge.first.name, edge.second.name, edge.type, edge.roles


def _rank(role: str, order: Sequence[str]) -> tuple[int, str]:
    return (order.index(role) if role in order else len(order)), role


def _nodes(bodies: Sequence[Body], seen: Scene) -> tuple[Node, ...]:
    weights = seen.weights
    spots = layout([shown(body.name) for body in bodies], seen.pulls, WIDTH, _height(len(bodies)))
    most = max((weights[body.key] for body in bodies), default=1)
    return tuple(
        Node(body, x, y, round(4 + 9 * sqrt(weights[body.key] / most), 1), weights[body.key])
        for body, (x, y) in zip(bodies, spots, strict=True)
    )


def _height(bodies: int) -> int:
    return min(_HIGHEST, _LOWEST + _EACH * bodies)


def shown(name: str) -> str:
    """A name as it is written into the drawing; long ones are cut."""
    return name if len(name) <= 22 else name[:21].rstrip() + "…"


def _drawn(edges: Sequence[tuple[Edge, tuple[tuple[Span, int], ...]]], places: Mapping[str, Node]) -> Iterable[Drawn]:
    """Lines between the same two parties bend apart from each other."""
    many = Counter(_pair(edge) for edge, _ in edges)
    beside: dict[tuple[str, str], int] = defaultdict(int)
    for edge, spans in edges:
        key = _pair(edge)
        number = beside[key]
        beside[key] += 1
        bend = (number + 1) // 2 * min(_BEND, 2 * _WIDEST / many[key]) * (1 if number % 2 else -1)
        if edge.first.key > edge.second.key:
            bend = -bend
        yield Drawn(edge, spans, _path(places[edge.first.key], places[edge.second.key], bend), width_of(edge.events))


def _pair(edge: Edge) -> tuple[str, str]:
    return min(edge.first.key, edge.second.key), max(edge.first.key, edge.second.key)


def width_of(events: int) -> float:
    """The width of an edge's line."""
    return round(1.2 + 1.3 * sqrt(events), 2) if events else 0.0


def _path(a: Node, b: Node, bend: float) -> str:
    dx, dy = b.x - a.x, b.y - a.y
    far = hypot(dx, dy) or 1.0
    ux, uy = dx / far, dy / far
    middle = ((a.x + b.x) / 2 - uy * bend, (a.y + b.y) / 2 + ux * bend)
    start = _towards(a, middle, a.radius + 2)
    end = _towards(b, middle, b.radius + 8)
    return f"M{start[0]} {start[1]}Q{middle[0]:.1f} {middle[1]:.1f} {end[0]} {end[1]}"


def _towards(node: Node, aim: tuple[float, float], step: float) -> tuple[float, float]:
    dx, dy = aim[0] - node.x, aim[1] - node.y
    far = hypot(dx, dy) or 1.0
    return round(node.x + dx / far * step, 1), round(node.y + dy / far * step, 1)
