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


def within(graph: Graph, way: Climb, tokens: range) -> Climb:
    """No time hangs on a verb behind the next semicolon, whatever the parser says: "authorised the force, of up to
    7,500 troops, on January 29; its headquarters is being set up".
    """
    stop = next((i for i in range(tokens[-1] + 1, way.verb) if graph.token(i).text == ";"), None)
    if stop is None or not graph.is_verb(way.verb):
        return way
    start = max((i + 1 for i in range(tokens[0]) if graph.token(i).text == ";"), default=0)
    start = max(start, graph.parse.sentences[graph.token(tokens[0]).sentence][0])
    inside = range(start, stop)
    verb = next((i for i in inside if graph.is_verb(i) and _tops(graph, i, inside)), None)
    return way if verb is None else replace(way, verb=verb)


def _tops(graph: Graph, i: int, inside: range) -> bool:
    head = graph.token(i).head
    return head == i or head not in inside


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
