"""What a clause does further to the act before it: "put the visits on hold in spring and took them up again in the
autumn", "was extended in March and lifted in May", "asked for tanks in 1978 and was turned down".
"""

from collections.abc import Iterator

from legation.claims.operators import Operators
from legation.claims.progress import Progress
from legation.codebook.entries import EventType, Operator
from legation.language.graph import Graph

# operators of what becomes of an act that is there already
FURTHER = frozenset({"resume", "cancel", "suspend", "postpone", "extend", "complete"})
# whoever asked or was offered to can be told no
ASKED = frozenset({"requested", "proposed"})
POINTING = frozenset({"it", "they", "these", "those", "this", "that"})
SUBJECTS = ("nsubj", "nsubjpass")


def taken_up(
    graph: Graph, operators: Operators, anchor: int, event_type: EventType, phase: str
) -> Iterator[tuple[int, Progress]]:
    """The verbs that do more to an act told at `anchor`, each with how far the act has got by it."""
    verb = _verb_of(graph, anchor)
    if verb is None:
        return
    for other in graph.conjuncts(graph.first_conjunct(verb)):
        operator = operators.find(other, ("verb",), "object") if other > verb and graph.is_verb(other) else None
        if operator is None or not _tells_of_it(graph, verb, other, operator, phase):
            continue
        progress = Progress(event_type, phase)
        operators.apply(operator, other, progress, graph.features(other).negated)
        if graph.features(other).tense == "future":
            operators.named("plan", other, progress)
        if not progress.dropped and progress.phase not in (phase, "") and progress.phase in event_type.all_phases:
            progress.governed = True
            yield other, progress


def _verb_of(graph: Graph, anchor: int) -> int | None:
    """The verb that tells of an act: its own word, or what is done to its noun."""
    if graph.is_verb(anchor):
        return anchor
    first = next(iter(graph.chain(anchor)), None)
    done = first is not None and first.relation == "object" and graph.is_verb(first.token)
    return first.token if first is not None and done else None


def _tells_of_it(graph: Graph, verb: int, other: int, operator: Operator, phase: str) -> bool:
    """Whether a further verb is about the same thing: by a pronoun, or by the subject that both share."""
    children = [graph.token(c) for c in graph.parse.children[other]]
    if any(c.dep in SUBJECTS for c in children):
        return False
    kind, passive = operator.like or operator.id, graph.features(other).passive
    if kind == "refuse":
        return passive and phase in ASKED and not graph.features(verb).passive
    if kind not in FURTHER:
        return False
    if passive:
        return graph.features(verb).passive
    return any(c.dep == "dobj" and c.lemma.lower() in POINTING for c in children)
