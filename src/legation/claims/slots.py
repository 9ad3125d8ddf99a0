"""Where to look for an argument: at the trigger, at the noun it acts on, and at the verbs that carry it."""

from collections.abc import Sequence

from legation.claims.progress import Carried
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
# slots of a verb that the verbs around it may fill
AT_GOVERNORS = frozenset({"in", "to", "with", "for", "at"})
# how many words after the trigger a phrase may stand that the parser hangs elsewhere
REACH = 14


def fillers(graph: Graph, anchor: int, slot: str, progress: Carried) -> tuple[int, ...]:
    """Phrase heads in a slot of the trigger at `anchor`, nearest reading first.

    A slot "^to" looks at the governing verbs only; "patient>modifier" at the modifiers of the patient; "self" is the
    trigger word; "purpose" gives the verbs of an infinitive that tells what the act is for, "complement" those of what
    is said or asked, "complement>modal" their "must" or "should".

    What was found is noted with the graph: several triggers of a word ask for the same.
    """
    own = own_fillers(graph, anchor, slot)
    if own is not None:
        return own
    carried = anchor, slot, "carried", *progress.governors
    found = graph.noted.get(carried)
    if found is None:
        found = graph.noted[carried] = tuple(_carried(graph, anchor, slot, progress))
    return found


def own_fillers(graph: Graph, anchor: int, slot: str) -> tuple[int, ...] | None:
    """The phrase heads that stand in a slot whoever carries the act; None where its governing verbs decide."""
    asked = anchor, slot
    if asked not in graph.noted:
        graph.noted[asked] = _own(graph, anchor, slot)
    return graph.noted[asked]


def _own(graph: Graph, anchor: int, slot: str) -> tuple[int, ...] | None:
    if ">" in slot:
        first, rest = slot.split(">", 1)
        heads = own_fillers(graph, anchor, first)
        return None if heads is None else _along(graph, heads, rest)
    special = _special(graph, anchor, slot)
    if special is not None:
        return tuple(special)
    if slot.startswith("^"):
        return None
    found = graph.slot(anchor, slot)
    if found:
        return found
    if graph.is_verb(anchor):
        if slot in SHARED and slot != "of":
            found = tuple(h for patient in graph.slot(anchor, "patient") for h in graph.slot(patient, slot))
        if not found and slot in AT_GOVERNORS:
            return None
        return found or tuple(_stray(graph, anchor, slot))
    if slot == "agent":
        agent = graph.agent(anchor)
        if agent is not None:
            return graph.conjuncts(agent)
    return None if slot in SHARED or slot in ("agent", "dative") else ()


def _carried(graph: Graph, anchor: int, slot: str, progress: Carried) -> Sequence[int]:
    """What stands in a slot of the verbs that carry the act, where it has no such phrase of its own."""
    if ">" in slot:
        first, rest = slot.split(">", 1)
        return _along(graph, fillers(graph, anchor, first, progress), rest)
    if slot.startswith("^"):
        return _at_governors(graph, anchor, slot[1:], progress)
    return _at_governors(graph, anchor, slot, progress) or _stray(graph, anchor, slot)


def _along(graph: Graph, heads: Sequence[int], path: str) -> tuple[int, ...]:
    return tuple(h for i in heads for h in _path(graph, i, path))


def _special(graph: Graph, anchor: int, slot: str) -> list[int] | None:
    """The fillers of a slot that is no phrase of the trigger; None for any other slot."""
    if slot == "self":
        return [anchor]
    if slot == "apposed":
        return [graph.token(anchor).head] if graph.token(anchor).dep == "appos" else []
    if slot == "^self":
        return [f.token for f in graph.chain(anchor) if f.embeds]
    if slot in ("complement", "modal"):
        return _complements(graph, anchor) if slot == "complement" else _modals(graph, anchor)
    if slot == "clause":
        return _clauses(graph, anchor)
    return _purposes(graph, anchor) if slot == "purpose" else None


def _stray(graph: Graph, anchor: int, slot: str) -> Sequence[int]:
    """A phrase of direction right after the trigger and its things, wherever the parser hangs it: "thanked Latvia for
    its donation of missiles [ to Ukraine ]".
    """
    if slot not in ("to", "from"):
        return []
    _, last = graph.parse.sentences[graph.token(anchor).sentence]
    for i in range(anchor + 1, min(last, anchor + REACH)):
        token = graph.token(i)
        if graph.is_verb(i) or token.text in (";", ":", "(") or token.dep in ("mark", "cc"):
            return []
        if token.dep in ("prep", "dative") and token.lemma == slot:
            return [o for first in graph.tree.objects(i) for o in graph.conjuncts(first)]
    return []


def _purposes(graph: Graph, anchor: int) -> list[int]:
    """The verbs of what the act is for: "sent jets [ to police the airspace ]"."""
    found: list[int] = []
    for i in (anchor, *graph.slot(anchor, "patient", "agent")):
        for c in graph.parse.children[i]:
            token = graph.token(c)
            if token.dep in ("advcl", "xcomp", "acl", "relcl") and graph.tree.bare_to(c):
                found += graph.conjuncts(c)
    return found


def _complements(graph: Graph, i: int) -> list[int]:
    """The verbs of what is said, asked or meant: "demanded [ that the state hand over the suspects ]"."""
    said = [c for c in graph.parse.children[i] if graph.token(c).dep in ("ccomp", "xcomp") and graph.is_verb(c)]
    return [j for c in said for j in graph.conjuncts(c)]


def _modals(graph: Graph, i: int) -> list[int]:
    return [c for c in graph.parse.children[i] if graph.token(c).tag == "MD"]


def _clauses(graph: Graph, noun: int) -> list[int]:
    """The relative and participle clauses on a noun."""
    return [c for c in graph.parse.children[noun] if graph.token(c).dep in ("relcl", "acl")]


def _path(graph: Graph, i: int, path: str) -> Sequence[int]:
    first, _, rest = path.partition(">")
    if first == "modal":
        return _modals(graph, i)
    heads = (
        _complements(graph, i)
        if first == "complement"
        else _clauses(graph, i)
        if first == "clause"
        else graph.slot(i, first)
    )
    return [h for j in heads for h in _path(graph, j, rest)] if rest else heads


def _at_governors(graph: Graph, anchor: int, slot: str, progress: Carried) -> Sequence[int]:
    """The same slot at the verbs that carry the trigger: "opened [ an office ] in Serbia"."""
    carriers = set(progress.governors)
    for frame in graph.chain(anchor):
        if not frame.embeds and not (frame.relation == "appositive" and frame.token in carriers):
            break
        if frame.token not in carriers:  # "as part of the exercise": a noun that only leads to the verb
            continue
        heads = [h for h in graph.slot(frame.token, slot) if h != anchor and anchor not in graph.conjuncts(h)]
        if heads:
            return heads
    return _at_described(graph, anchor, slot)


def _at_described(graph: Graph, anchor: int, slot: str) -> Sequence[int]:
    """The slot at the verb whose subject the trigger describes: "a ship [ carrying tanks ] docked in Mombasa"."""
    chain = graph.chain(anchor)
    if len(chain) > 1 and chain[0].relation in ("participle", "relative") and chain[1].relation == "subject":
        return graph.slot(chain[1].token, slot)
    return []
