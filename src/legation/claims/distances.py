"""Acts told by how far they lie from another: "the talks come six days after [ the two sides signed ]"."""

from collections.abc import Sequence

from legation.claims.draft import Draft
from legation.language.graph import Graph
from legation.language.times import Anchor, TimeExpression, Told, governor, resolve
from legation.language.times.forms import Distance, Shift
from legation.language.times.timeline import tokens_at
from legation.model.time import Interval


def at_a_distance(draft: Draft, times: Sequence[Told], published: str | None) -> tuple[TimeExpression, Interval] | None:
    """The time of an act inside the clause that a distance is told from, counted back from the clause around it."""
    graph = draft.passage.graph
    for told in times:
        form = told.expression.form
        if not isinstance(form, Distance) or form.amount is None or form.amount != int(form.amount):
            continue
        inner = _inner(graph, tokens_at(graph, told.expression))
        if inner is None or inner not in _above(graph, draft.anchor):
            continue
        base = _base(graph, inner, times, published)
        if base is None:
            continue
        steps = -int(form.amount) * form.direction
        back = Shift(form.unit, steps, 1 if steps > 0 else -1, "narrative")
        moved = TimeExpression(
            told.expression.start,
            told.expression.end,
            told.expression.text,
            "date",
            back,
            None,
            told.expression.modifier,
            told.expression.rule,
        )
        return moved, resolve(moved, Anchor(published, "past", base))
    return None


def _inner(graph: Graph, tokens: range) -> int | None:
    """The word that the distance is told from: behind "after" or "before"."""
    marker = graph.token(min(tokens[-1] + 1, len(graph.parse.tokens) - 1))
    if marker.dep == "mark":
        return marker.head
    inside = [c for c in graph.parse.children[marker.i] if graph.token(c).dep in ("pobj", "pcomp", "advcl", "ccomp")]
    return inside[0] if inside else None


def _above(graph: Graph, anchor: int) -> set[int]:
    """The act's word with those that carry it, coordinated ones included."""
    found = {anchor, graph.first_conjunct(anchor)}
    for frame in graph.chain(anchor):
        if not frame.embeds:
            break
        found |= {frame.token, graph.first_conjunct(frame.token)}
    return found


def _base(graph: Graph, inner: int, times: Sequence[Told], published: str | None) -> Interval | None:
    """When the clause around is: its own day, else the story's day for what is not to come."""
    outer = graph.token(inner).head
    while not graph.is_verb(outer) and graph.token(outer).head != outer:
        outer = graph.token(outer).head
    for told in times:
        if told.interval.start is not None and governor(graph, tokens_at(graph, told.expression)) == outer:
            return told.interval
    features = graph.features(outer)
    if published is None or len(published) != 10 or features.tense == "future" or features.modal:
        return None
    return Interval(published, published, "day", "story date", "story")
