"""A network as plain data: states and organisations, and between two of them an edge for each type and direction.

An edge leads from the party on the acting side, by the codebook's order of a type's roles, to the other; parties in one
role are joined without a direction. Its width grows with the number of events in the years looked at.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import hypot, sqrt

from legation.register.sites import Body, Tie
from legation.views.layout import layout
from legation.views.wording import RoleOrder

WIDTH = 1000

_LOWEST, _HIGHEST, _EACH = 200, 700, 26
"""Height of the smallest and largest drawing, and what each party adds."""

MOST_BODIES = 34
"""Parties that are drawn; the table tells of all."""

Span = tuple[int | None, int | None]
"""First and last year between which acts lie; None on an open side, or on both of acts without a date."""


@dataclass(frozen=True, slots=True)
class Edge:
    """Events of one type from one party to another, by what `roles` each of them plays; `directed` is False where both
    play the same. `spans` tells how many events lie between which years, `events` how many of them are looked at.
    """

    first: Body
    second: Body
    type: str
    roles: tuple[str, str]
    directed: bool
    spans: tuple[tuple[Span, int], ...]
    events: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """An edge as it is drawn: the SVG path of its line and its width."""

    edge: Edge
    path: str
    width: float


@dataclass(frozen=True, slots=True)
class Node:
    """A party as it is drawn, with the number of its ties' events."""

    body: Body
    x: float
    y: float
    radius: float
    events: int


@dataclass(frozen=True, slots=True)
class Network:
    """Every edge, the most frequent first; what of it is drawn, and the drawing's height; the years between which
    the acts lie, and those looked at; and how many parties are not drawn.
    """

    edges: tuple[Edge, ...]
    height: int
    nodes: tuple[Node, ...]
    lines: tuple[Drawn, ...]
    years: tuple[int, int] | None
    stretch: tuple[int, int] | None
    left_out: int


def network(
    ties: Iterable[Tie],
    bodies: Mapping[str, Body],
    roles: RoleOrder,
    first: int | None = None,
    last: int | None = None,
) -> Network:
    """The network of ties, as it was between two years. Where parties are drawn does not depend on the years."""
    told = list(ties)
    dated = [year for tie in told for year in (tie.first, tie.last) if year is not None]
    years = (min(dated), max(dated)) if dated else None
    stretch = _stretch(years, first, last)
    every = _edges(told, bodies, roles, None if stretch == years else stretch)
    weights: dict[str, int] = defaultdict(int)
    for tie in told:
        for party in tie.parties:
            weights[party] += tie.events
    chosen = sorted(sorted(weights), key=lambda key: -weights[key])[:MOST_BODIES]
    nodes = _nodes([bodies[key] for key in chosen], weights, told)
    places = {node.body.key: node for node in nodes}
    inside = [edge for edge in every if edge.first.key in places and edge.second.key in places]
    shown = tuple(edge for edge in every if edge.events)
    return Network(
        shown, _height(len(nodes)), nodes, tuple(_drawn(inside, places)), years, stretch, len(weights) - len(chosen)
    )


def counted(spans: Iterable[tuple[Span, int]], stretch: tuple[int, int] | None) -> int:
    """How many of the events may lie in the years; acts without a date count only where no years are asked for."""
    return sum(n for (first, last), n in spans if stretch is None or _overlaps(first, last, stretch))


def _overlaps(first: int | None, last: int | None, stretch: tuple[int, int]) -> bool:
    if first is None and last is None:
        return False
    return (first is None or first <= stretch[1]) and (last is None or last >= stretch[0])


def _stretch(years: tuple[int, int] | None, first: int | None, last: int | None) -> tuple[int, int] | None:
    if years is None:
        return None
    low = min(max(first if first is not None else years[0], years[0]), years[1])
    high = max(min(last if last is not None else years[1], years[1]), years[0])
    return (low, high) if low <= high else (high, low)


def _edges(
    ties: Iterable[Tie], bodies: Mapping[str, Body], roles: RoleOrder, stretch: tuple[int, int] | None
) -> list[Edge]:
    spans: dict[tuple[str, str, str, str, str], dict[Span, int]] = defaultdict(lambda: defaultdict(int))
    for tie in ties:
        order = list(roles.get(tie.type, ()))
        ends = sorted(zip(tie.roles, tie.parties, strict=True), key=lambda end: _rank(end[0], order))
        (role_a, a), (role_b, b) = ends
        spans[tie.type, role_a, a, role_b, b][tie.first, tie.last] += tie.events
    made = []
    for (type_, role_a, a, role_b, b), told in spans.items():
        listed = tuple(sorted(told.items(), key=lambda one: (one[0][0] or 0, one[0][1] or 9999)))
        made.append(
            Edge(bodies[a], bodies[b], type_, (role_a, role_b), role_a != role_b, listed, counted(listed, stretch))
        )
    return sorted(made, key=lambda e: (-e.events, e.first.name, e.second.name, e.type, e.roles))


def _rank(role: str, order: Sequence[str]) -> tuple[int, str]:
    return (order.index(role) if role in order else len(order)), role


def _nodes(bodies: Sequence[Body], weights: Mapping[str, int], ties: Iterable[Tie]) -> tuple[Node, ...]:
    number = {body.key: at for at, body in enumerate(bodies)}
    pulls: dict[tuple[int, int], int] = defaultdict(int)
    for tie in ties:
        a, b = (number.get(party) for party in tie.parties)
        if a is not None and b is not None:
            pulls[min(a, b), max(a, b)] += tie.events
    spots = layout([shown(body.name) for body in bodies], pulls, WIDTH, _height(len(bodies)))
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


def _drawn(edges: Sequence[Edge], places: Mapping[str, Node]) -> Iterable[Drawn]:
    """Lines between the same two parties bend apart from each other."""
    beside: dict[tuple[str, str], int] = defaultdict(int)
    for edge in edges:
        key = (min(edge.first.key, edge.second.key), max(edge.first.key, edge.second.key))
        number = beside[key]
        beside[key] += 1
        bend = (number + 1) // 2 * 26 * (1 if number % 2 else -1)
        if edge.first.key > edge.second.key:
            bend = -bend
        yield Drawn(edge, _path(places[edge.first.key], places[edge.second.key], bend), width_of(edge.events))


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
