"""Where to look for an argument: at the trigger, at the noun it acts on, and at the verbs that carry it."""

from legation.claims.phase import Progress
from legation.language.graph import Graph

SHARED = frozenset(
    {
        "in",
        "to",
        "with",
        "from",
        "for",
        "between",
        "against",
        "at",
        "on",
        "by",
        "under",
        "alongside",
        "near",
        "over",
        "of",
    }
)


def fillers(graph: Graph, anchor: int, slot: str, progress: Progress) -> list[int]:
    """Phrase heads in a slot of the trigger at `anchor`, nearest reading first.

    A slot "^to" looks at the governing verbs only; "patient>modifier" at the modifiers of the patient; "self" is the
    trigger word.
    """
    if ">" in slot:
        first, rest = slot.split(">", 1)
        return [h for i in fillers(graph, anchor, first, progress) for h in _path(graph, i, rest)]
    if slot == "self":
        return [anchor]
    if slot == "apposed":
        return [graph.token(anchor).head] if graph.token(anchor).dep == "appos" else []
    if slot == "^self":
        return [f.token for f in graph.chain(anchor) if f.embeds]
    if slot.startswith("^"):
        return _at_governors(graph, anchor, slot[1:], progress)
    found = graph.slot(anchor, slot)
    if found:
        return found
    if graph.is_verb(anchor):
        if slot in SHARED and slot != "of":
            for patient in graph.slot(anchor, "patient"):
                found += graph.slot(patient, slot)
        return found or (
            _at_governors(graph, anchor, slot, progress) if slot in ("in", "to", "with", "for", "at") else []
        )
    if slot == "agent":
        agent = graph.agent(anchor)
        if agent is not None:
            return list(graph.conjuncts(agent))
    if slot in SHARED or slot in ("agent", "dative"):
        return _at_governors(graph, anchor, slot, progress)
    return []


def _path(graph: Graph, i: int, path: str) -> list[int]:
    first, _, rest = path.partition(">")
    heads = graph.slot(i, first)
    return [h for j in heads for h in _path(graph, j, rest)] if rest else heads


def _at_governors(graph: Graph, anchor: int, slot: str, progress: Progress) -> list[int]:
    """The same slot at the verbs that carry the trigger: "opened [ an office ] in Serbia"."""
    carriers = set(progress.governors)
    for frame in graph.chain(anchor):
        if frame.token not in carriers or not frame.embeds:
            break
        heads = graph.slot(frame.token, slot)
        heads = [h for h in heads if h != anchor and anchor not in graph.conjuncts(h)]
        if heads:
            return heads
    return _at_described(graph, anchor, slot)


def _at_described(graph: Graph, anchor: int, slot: str) -> list[int]:
    """The slot at the verb whose subject the trigger describes: "a ship [ carrying tanks ] docked in Mombasa"."""
    chain = graph.chain(anchor)
    if len(chain) > 1 and chain[0].relation in ("participle", "relative") and chain[1].relation == "subject":
        return graph.slot(chain[1].token, slot)
    return []
