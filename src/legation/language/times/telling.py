"""The clause that a time hangs on, and whether that clause looks back or ahead."""

from typing import TYPE_CHECKING

from legation.language.times.words import words

if TYPE_CHECKING:  # the clause graph itself asks for the times of its text
    from legation.language.graph import Graph

# how far out a time without a verb of its own looks for one
_REACH = 8


def governor(graph: "Graph", tokens: range) -> int:
    """The verb or noun that the time expression in these tokens hangs on."""
    token = graph.token(_head(graph, tokens))
    while token.head != token.i:
        token = graph.token(token.head)
        if token.i not in tokens and token.pos in ("VERB", "AUX", "NOUN", "PROPN") and token.dep != "case":
            return token.i
    return token.i


def _head(graph: "Graph", tokens: range) -> int:
    heads = [i for i in tokens if graph.token(i).head not in tokens]
    return heads[0] if heads else tokens[0]


def told_tense(graph: "Graph", tokens: range, preposition: str | None = None) -> str | None:
    """The tense in which the time is told: past, future, or None where no clause decides.

    What is planned, due or expected lies ahead, whatever the tense of the planning ("had scheduled talks for Friday").
    A noun or a participle that carries the time ("ministers spoke of talks in April", "…, closing it in May") shares
    the future of its clause, but not its past.
    """
    i = governor(graph, tokens)
    if preposition in (None, "on") and tokens[-1] < i and _done_then(graph, i):
        return "past"
    if _names_its_thing(graph, tokens):
        return "future" if _awaited(graph, i) else None
    loose = not graph.is_verb(i) or graph.token(i).tag == "VBG"
    for _ in range(_REACH):
        if _awaited(graph, i) or _bids_to(graph, i, tokens):
            return "future"
        features = graph.features(i)
        if preposition in words().raw["looking_ahead"] and graph.is_verb(i):
            over = features.negated or features.perfect  # "had left by the end of November"
            return "past" if over and features.tense == "past" else "future"
        if graph.is_verb(i) and features.modal in words().raw["open_modals"] and not features.perfect:
            return None
        tense = _tense(graph, i)
        if tense is not None:
            return tense if tense == "future" or not loose else None
        head = graph.token(i).head
        if head == i or _aims(graph, i):
            return None
        i = head
    return None


def _done_then(graph: "Graph", i: int) -> bool:
    """ "On Friday postponed the drill": a time before the verb is when it was put off, not until when."""
    features = graph.features(i)
    return graph.is_verb(i) and features.tense == "past" and not features.passive and not features.progressive


def _names_its_thing(graph: "Graph", tokens: range) -> bool:
    """ "Wednesday's ruling", "the August 7 bombings"."""
    return graph.token(_head(graph, tokens)).dep in ("poss", "compound", "nmod", "nummod", "amod")


def _aims(graph: "Graph", i: int) -> bool:
    """ "celebrations to mark the entry on Friday": an aim has no tense, nor that of its clause."""
    return graph.features(i).infinitive and graph.token(i).dep != "xcomp"


def _tense(graph: "Graph", i: int) -> str | None:
    """The tense of the word's own group; a bare participle looks back."""
    token, features = graph.token(i), graph.features(i)
    if not graph.is_verb(i):
        return None
    if features.perfect or features.tense == "past":
        return "past"
    if features.modal or features.tense in ("future", "present") or (features.infinitive and token.dep == "xcomp"):
        return "future"
    return "past" if token.tag == "VBN" else None


def called_off(graph: "Graph", tokens: range) -> bool:
    """The time is that of a thing planned which the clause tells was cancelled or put off: "the drill planned for
    Saturday was cancelled". It lies on either side of the telling.
    """
    i = governor(graph, tokens)
    if graph.token(i).dep == "acl":
        i = graph.token(i).head
    verb = graph.token(i).head
    if graph.token(i).dep not in ("nsubjpass", "nsubj", "dobj") or not graph.is_verb(verb):
        return False
    particles = [graph.token(c).text.lower() for c in graph.parse.children[verb] if graph.token(c).dep == "prt"]
    named = " ".join([graph.token(verb).lemma, *particles])
    return named in words().raw["calling_off"] and _tense(graph, verb) == "past"


def _bids_to(graph: "Graph", i: int, tokens: range) -> bool:
    """ "Invited them to talks on Friday": behind what somebody is asked to come to stands when that is."""
    if graph.token(i).lemma not in words().raw["inviting"]:
        return False
    asked = (c for c in graph.parse.children[i] if i < c < tokens[0] - 1)
    return any(graph.token(c).text.lower() == "to" and graph.token(c).dep == "prep" for c in asked)


def _awaited(graph: "Graph", i: int) -> bool:
    """The word is one of awaiting, or stands under one: "is due on", "scheduled talks", "the planned visit"."""
    awaiting = words().raw["awaiting"]
    near = (i, *(c for c in graph.parse.children[i] if graph.token(c).dep in ("amod", "acomp", "acl")))
    participles = words().raw["awaiting_participles"]
    return any(
        graph.token(j).lemma in awaiting
        or graph.token(j).text.lower() in awaiting
        or (graph.token(j).tag == "VBN" and graph.token(j).lemma in participles)
        for j in near
    )
