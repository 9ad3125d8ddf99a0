"""The words around an act that tell it, outward to the first clause that only describes or times it."""

from legation.language.graph import Graph

APART = ("appositive", "coordinate")


def carriers(graph: Graph, anchor: int) -> list[int]:
    """The words around the act that tell it, up to the first clause that only describes or times it."""
    found: list[int] = []
    inner = anchor
    for frame in graph.chain(anchor):
        if (frame.relation in APART and _set_off(graph, inner, frame.token)) or (
            frame.relation in ("relative", "temporal") and _timed(graph, inner)
        ):
            break
        found.append(frame.token)
        inner = frame.token
    return found


def says(graph: Graph, anchor: int, verb: int, sayings: frozenset[str]) -> bool:
    """The verb tells the act, and is not what the act does: "the exercise concluded"."""
    frame = next((frame for frame in graph.chain(anchor) if frame.token == verb), None)
    return graph.lemma(verb) in sayings and (frame is None or frame.relation != "subject")


def opens_with(graph: Graph, verb: int, *words: str) -> bool:
    """Whether one of the words hangs on the verb: "when they met"."""
    return any(graph.token(c).lemma in words for c in graph.parse.children[verb])


def _set_off(graph: Graph, inner: int, outer: int) -> bool:
    """Whether a mark stands between two words: "the exercise LAMITIYE" is one phrase, whatever the parser says."""
    if inner < outer or any(graph.is_verb(i) for i in (inner, outer)):
        return True
    return any(graph.token(i).text in (",", "(", "–", "—", ":", ";", "-") for i in range(outer + 1, inner))


def _timed(graph: Graph, verb: int) -> bool:
    """A clause that looks back by itself: "after the government refused", "which has troops there"; not "after
    completing a course", "soldiers who would train them", "a report that it has agreed".
    """
    features = graph.features(verb)
    content = any(graph.token(c).dep == "mark" and graph.token(c).lemma == "that" for c in graph.parse.children[verb])
    return features.tense in ("past", "present") and not content
