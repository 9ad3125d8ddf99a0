"""Things that pass under one verb, each to or from a party of its own: "gave two boats to Senegal and five to Togo".

The parser hangs the second thing on the first party; the order of the words tells: a thing, a preposition with a
party, then another thing and the same preposition with another party.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from legation.language.graph import Graph

DIRECTIONS = frozenset({"to", "from", "for"})
APART = frozenset({";", ":", "(", ")"})


@dataclass(frozen=True, slots=True)
class Share:
    """One thing of several: the head of its phrase, the preposition before its party and where it stands, the heads of
    that party; `others` are the things and parties of the other shares.
    """

    head: int
    preposition: str
    at: int
    parties: tuple[int, ...]
    others: frozenset[int] = frozenset()

    def of_slot(self, slot: str, heads: Sequence[int]) -> Sequence[int]:
        """Of the phrases in a slot of the verb those of this share."""
        if slot.split(">")[-1] == self.preposition and not slot.startswith("^"):
            return self.parties
        return [head for head in heads if head not in self.others]


def shares(graph: Graph, anchor: int, is_thing: Callable[[int], bool], is_party: Callable[[int], bool]) -> list[Share]:
    """The shares of a verb's things, in the order of the words; empty where it tells of fewer than two."""
    found = _in_a_row(graph, anchor, is_thing, is_party) if graph.is_verb(anchor) else []
    if len(found) < 2:
        return []
    words = [frozenset((s.head, *s.parties)) for s in found]
    everybody = frozenset[int]().union(*words)
    return [Share(s.head, s.preposition, s.at, s.parties, everybody - own) for s, own in zip(found, words, strict=True)]


def _in_a_row(
    graph: Graph, anchor: int, is_thing: Callable[[int], bool], is_party: Callable[[int], bool]
) -> list[Share]:
    _, last = graph.parse.sentences[graph.token(anchor).sentence]
    found: list[Share] = []
    thing = next((i for i in reversed(graph.slot(anchor, "patient")) if i < anchor and is_thing(i)), None)
    for i in range(anchor + 1, last):
        token = graph.token(i)
        if token.text in APART or (graph.is_verb(i) and token.dep not in ("amod", "compound")):
            break
        if is_thing(i):
            thing = i
        elif thing is not None and token.lemma in DIRECTIONS and token.pos in ("ADP", "SCONJ"):
            named = [c for o in graph.tree.objects(i) for c in graph.conjuncts(o)]
            parties = tuple(o for o in named if is_party(o) and not is_thing(o))
            if parties and (not found or found[0].preposition == token.lemma):
                found.append(Share(thing, token.lemma, i, parties))
                thing = None
    return found
