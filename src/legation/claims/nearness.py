"""How nearly a trigger is met whose demands its own slots do not meet: where else the thing asked for stands."""

from dataclasses import dataclass

from legation.claims.concepts import Concepts
from legation.claims.progress import Carried
from legation.claims.slots import fillers
from legation.codebook.entries import Constraint, Trigger
from legation.language.reading import Passage

# where a thing that a trigger asks for was found, the nearest place first
PLACES = ("slot", "clause", "sentence", "story", "nowhere")
# what can stand for a thing
THINGS = ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "VERB")
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
        """The words of a sentence that belong to a concept."""
        key = (sentence, concept)
        if key not in self._held:
            first, last = self._graph.parse.sentences[sentence]
            things = (i for i in range(first, last) if self._graph.token(i).pos in THINGS)
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
