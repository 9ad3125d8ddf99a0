"""How nearly a trigger is met whose demands its own slots do not meet: where else the thing asked for stands."""

from dataclasses import dataclass

from legation.claims.concepts import Concepts
from legation.claims.progress import Carried
from legation.claims.slots import fillers
from legation.codebook.entries import ANY, Constraint, Trigger
from legation.language.reading import Passage

# where a thing that a trigger asks for was found, the nearest place first
PLACES = ("slot", "clause", "sentence", "story", "nowhere")
# what can stand for a thing
THINGS = ("NOUN", "PROPN", "PRON", "NUM")
# an exclusion of the trigger that holds counts as so many steps away
EXCLUDED = 2


@dataclass(frozen=True, slots=True)
class Near:
    """For each demand of a trigger where its thing stands, the heads found outside the slots, and whether something
    stands there that the trigger excludes.
    """

    places: tuple[str, ...]
    heads: tuple[int, ...] = ()
    excluded: bool = False

    @property
    def cost(self) -> int:
        """How many steps the trigger is from being met."""
        return sum(map(PLACES.index, self.places)) + EXCLUDED * self.excluded

    @property
    def farthest(self) -> str:
        """Where the thing stands that is farthest away; "none" where nothing is asked for."""
        return max(self.places, key=PLACES.index) if self.places else "none"


class Surroundings:
    """Looks for the things that triggers ask for in one passage; `spoken` are concepts that the story spoke of before.

    A passage's words are asked for each concept once.
    """

    def __init__(self, passage: Passage, concepts: Concepts, spoken: frozenset[str]) -> None:
        self._graph = passage.graph
        self._concepts = concepts
        self._spoken = spoken
        self._held: dict[tuple[int, str], list[int]] = {}
        self._clauses: dict[int, tuple[int, int]] = {}
        self._things: dict[int, dict[str, list[int]]] = {}
        self._words: dict[int, frozenset[str]] = {}

    def may_meet(self, anchor: int, trigger: Trigger) -> bool:
        """Whether the sentence holds a word of every demand that plain words alone can meet; the cheapest look."""
        words = self._words_of(self._graph.token(anchor).sentence)
        return not any(_is_plain(c) and words.isdisjoint(c.concepts) for c in trigger.where)

    def _words_of(self, sentence: int) -> frozenset[str]:
        if sentence not in self._words:
            first, last = self._graph.parse.sentences[sentence]
            tokens = self._graph.parse.tokens[first:last]
            self._words[sentence] = frozenset(word for t in tokens for word in (t.lemma, t.text.lower()))
        return self._words[sentence]

    def _things_of(self, sentence: int) -> dict[str, list[int]]:
        """Where the lemmas and words of a sentence stand."""
        if sentence not in self._things:
            first, last = self._graph.parse.sentences[sentence]
            found: dict[str, list[int]] = {}
            for token in self._graph.parse.tokens[first:last]:
                for word in {token.lemma, token.text.lower()}:
                    found.setdefault(word, []).append(token.i)
            self._things[sentence] = found
        return self._things[sentence]

    def near(self, anchor: int, trigger: Trigger, carried: Carried) -> Near | None:
        """How nearly a trigger is met; None where a thing that it asks for is not spoken of at all. A noun can do
        without, since it names the act.
        """
        places: list[str] = []
        heads: list[int] = []
        for constraint in trigger.where:
            place, found = self._place(anchor, constraint, carried)
            named = not self._graph.is_verb(anchor) and any(c.startswith("@") for c in constraint.concepts)
            if place == "nowhere" and not named:
                return None
            places.append(place)
            heads += found
        excluded = any(self._in_slots(anchor, c, carried) for c in trigger.unless)
        return Near(tuple(places), tuple(dict.fromkeys(heads)), excluded)

    def _in_slots(self, anchor: int, constraint: Constraint, carried: Carried) -> bool:
        return any(
            self._concepts.holds(head, concept)
            for slot in constraint.slots
            for head in fillers(self._graph, anchor, slot, carried)
            for concept in constraint.concepts
        )

    def _place(self, anchor: int, constraint: Constraint, carried: Carried) -> tuple[str, list[int]]:
        if self._in_slots(anchor, constraint, carried):
            return "slot", []
        sentence = self._graph.token(anchor).sentence
        held = [i for concept in constraint.concepts for i in self._holding(sentence, concept) if i != anchor]
        low, high = self._clause(anchor)
        inside = [i for i in held if low <= i < high]
        if inside:
            return "clause", inside
        if held:
            return "sentence", sorted(held, key=lambda i: abs(i - anchor))[:1]
        spoken = any(concept.removeprefix("@") in self._spoken for concept in constraint.concepts)
        return ("story" if spoken else "nowhere"), []

    def _holding(self, sentence: int, concept: str) -> list[int]:
        """The words of a sentence that belong to a concept, or are the word itself."""
        if concept != ANY and not concept.startswith("@"):
            return self._things_of(sentence).get(concept, [])
        key = (sentence, concept)
        if key not in self._held:
            first, last = self._graph.parse.sentences[sentence]
            things = (t.i for t in self._graph.parse.tokens[first:last] if t.pos in THINGS or t.tag == "VBG")
            self._held[key] = [i for i in things if self._concepts.holds(i, concept)]
        return self._held[key]

    def _clause(self, anchor: int) -> tuple[int, int]:
        """The words of the verb that carries the trigger, and all that hangs on it."""
        if anchor not in self._clauses:
            i = anchor
            while not self._graph.is_verb(i) and self._graph.token(i).head != i:
                i = self._graph.token(i).head
            self._clauses[anchor] = self._graph.parse.subtree(i)
        return self._clauses[anchor]


def _is_plain(constraint: Constraint) -> bool:
    return not any(name.startswith("@") or name == ANY for name in constraint.concepts)
