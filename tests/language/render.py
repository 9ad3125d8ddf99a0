"""The clause graph as text: a proposition with its arguments, and what it is embedded in.

`deliver(agent=Russia, patient=vehicles, to=Mali) < say:complement(minister)`: Russia delivers vehicles to Mali,
says a minister.
"""

from legation.language.embedding import Frame
from legation.language.graph import Graph

LEADING_SLOTS = ("agent", "patient", "dative", "attribute", "possessor", "modifier")
# adverbs and appositions are no arguments of what happened
LEFT_OUT = frozenset({"adverb", "appositive"})


def proposition(graph: Graph, i: int) -> str:
    """The predicate at `i` with its arguments and its chain."""
    return " < ".join(
        [f"{graph.lemma(i)}({', '.join(_arguments(graph, i))})", *(_frame(graph, f) for f in graph.chain(i))]
    )


def find(graph: Graph, name: str) -> int:
    """The predicate that a proposition begins with: its lemma, with "#2" for the second such word of the text."""
    lemma, _, nth = name.partition("#")
    found = [t.i for t in graph.parse.tokens if graph.lemma(t.i) == lemma and t.dep not in ("aux", "auxpass")]
    if len(found) < int(nth or 1):
        raise LookupError(f"{name!r} is not in {graph.parse.text!r}: {[graph.lemma(t.i) for t in graph.parse.tokens]}")
    return found[int(nth or 1) - 1]


def told(graph: Graph, i: int) -> str:
    """Tense, aspect, voice and polarity of the predicate at `i`, in words."""
    features = graph.features(i)
    marks = ("negated", "infinitive", "perfect", "progressive", "passive")
    return " ".join(
        [
            features.tense or "untensed",
            *([features.modal] if features.modal else []),
            *(m for m in marks if getattr(features, m)),
        ]
    )


def _arguments(graph: Graph, i: int) -> list[str]:
    slots = {a.slot for a in graph.arguments(i)} - LEFT_OUT
    shown = {slot: graph.slot(i, slot) for slot in slots}
    agent = graph.agent(i)
    if agent is not None and all(agent not in heads for heads in shown.values()):
        shown["agent"] = graph.conjuncts(agent)
    order = [s for s in LEADING_SLOTS if s in shown] + sorted(set(shown) - set(LEADING_SLOTS))
    return [f"{slot}={'+'.join(graph.token(j).text for j in shown[slot])}" for slot in order]


def _frame(graph: Graph, frame: Frame) -> str:
    agent = graph.agent(frame.token) if graph.is_verb(frame.token) else None
    return f"{graph.lemma(frame.token)}:{frame.relation}" + (
        f"({graph.token(agent).text})" if agent is not None else ""
    )
