"""The way from a time of a sentence up the clause graph to the verb that has it."""

from dataclasses import dataclass, replace

from legation.language.graph import Graph
from legation.language.times import Told, governor

# participles that give a name
NAMING = ("call", "name", "dub", "know", "codename", "style", "title")
# texts by which an act is done
DEEDS = ("resolution", "decree", "order", "law", "decision", "vote", "ruling", "statement", "letter", "note", "notice")


@dataclass(frozen=True, slots=True)
class Climb:
    """The way from a time up to its verb: the nouns passed, the preposition before the outermost of them."""

    verb: int
    nouns: tuple[int, ...]
    bound: str | None
    naming: bool


def climb(graph: Graph, tokens: range, preposition: str | None, bounds: frozenset[str]) -> Climb:
    """From the time up through the nouns and prepositions around it to a verb, or to the last noun."""
    i = governor(graph, tokens)
    head = next((t for t in tokens if graph.token(t).head not in tokens), tokens[0])
    naming = graph.token(head).dep in ("nummod", "compound", "nmod", "poss", "amod")
    nouns: list[int] = []
    bound: str | None = None
    while not graph.is_verb(i):
        nouns.append(i)
        token = graph.token(i)
        above = graph.token(token.head)
        while above.pos not in ("VERB", "AUX", "NOUN", "PROPN") and above.head != above.i:
            if above.lemma in bounds:
                bound = above.lemma
            above = graph.token(above.head)
        if (
            token.dep == "appos"
            or above.i == i
            or above.pos not in ("VERB", "AUX", "NOUN", "PROPN")
            or (preposition == "of" and len(nouns) == 1 and bound != "since" and not _deed(graph, i))
        ):
            return Climb(i, tuple(nouns), bound, naming and bound is None)
        i = above.i
    token = graph.token(i)
    if token.dep in ("aux", "auxpass"):
        i = token.head
    return Climb(i, tuple(nouns), bound, naming and bound is None)


def past_participles(graph: Graph, way: Climb, tokens: range, told: Told) -> Climb:
    """A participle that cannot have the time passes it on: nothing is built in a time to come ("the ship built by
    Hyundai in 2025"), nothing is called by its name in May ("a drill called Eagle in May"), and a time just before the
    main verb is that verb's ("troops serving there on Friday left").
    """
    token = graph.token(way.verb)
    if token.tag not in ("VBN", "VBG") or token.dep not in ("acl", "advcl"):
        return way
    day, start = told.anchor.published, told.interval.start
    to_come = token.tag == "VBN" and day is not None and start is not None and start > day
    to_come |= token.tag == "VBN" and token.lemma in NAMING
    after = graph.token(min(tokens[-1] + 1, len(graph.parse.tokens) - 1))
    before_main = after.tag in ("VBD", "VBZ", "VBP", "MD") and token.i < after.i
    if not (to_come or before_main):
        return way
    outer = graph.token(token.head)
    while not graph.is_verb(outer.i) and outer.head != outer.i:
        outer = graph.token(outer.head)
    return replace(way, verb=outer.i)


def _deed(graph: Graph, i: int) -> bool:
    """ "By a resolution of 29 April the Council prolonged …": what an act is done by is of its day."""
    token = graph.token(i)
    return token.lemma in DEEDS and token.dep == "pobj" and graph.token(token.head).lemma in ("by", "with")
