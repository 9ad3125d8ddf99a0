"""How nearly a trigger is met whose demands its own slots do not meet: where else the thing asked for stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from legation.claims.concepts import Concepts
from legation.claims.demands import Demands
from legation.claims.progress import Carried
from legation.claims.rules import Demand, Rule
from legation.claims.slots import fillers
from legation.codebook.entries import ANY
from legation.language.reading import Passage

# in its slot, but by its noun alone: "signed the accord"
BARE = "bare"
# where a thing that a trigger asks for was found, the nearest place first
PLACES = ("slot", "clause", BARE, "sentence", "story", "nowhere")
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

    def __init__(self, passage: Passage, concepts: Concepts, demands: Demands, spoken: frozenset[str]) -> None:
        self._graph = passage.graph
        self._concepts = concepts
        self._demands = demands
        self._spoken = spoken
        self._reached: dict[tuple[int, Demand], bool] = {}
        self._held: dict[tuple[int, Demand], list[int]] = {}
        self._holders: dict[tuple[int, str], list[int]] = {}
        self._clauses: dict[int, tuple[int, int]] = {}
        self._things: dict[int, dict[str, list[int]]] = {}

    def may_meet(self, anchor: int, rule: Rule) -> bool:
        """Whether no demand is out of the sentence's reach: the cheapest look, and most triggers fail at it.

        A demand for plain words must find one of them there; one for concepts a word that could belong to them, unless
        the story spoke of them before or a noun names the act, which can do without.
        """
        sentence = self._graph.token(anchor).sentence
        noun = not self._graph.is_verb(anchor)
        return all(self._in_reach(sentence, d) or (noun and not d.plain) for d in rule.where)

    def _in_reach(self, sentence: int, demand: Demand) -> bool:
        key = sentence, demand
        if key not in self._reached:
            words = self._things_of(sentence).keys() if demand.plain else self._concepts.within(sentence)
            spoken = not demand.plain and any(c.removeprefix("@") in self._spoken for c in demand.concepts)
            self._reached[key] = spoken or not demand.members.isdisjoint(words)
        return self._reached[key]

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

    def near(self, anchor: int, rule: Rule, carried: Carried, itself: Sequence[str] = ()) -> Near | None:
        """How nearly a trigger is met, its word `itself` included; None where a thing that it asks for is not spoken of
        at all. A noun can do without, since it names the act.
        """
        places = [*itself]
        heads: list[int] = []
        noun = not self._graph.is_verb(anchor)
        for demand in rule.where:
            place, found = self._place(anchor, demand, carried)
            if place == "nowhere" and not (noun and any(name.startswith("@") for name in demand.concepts)):
                return None
            places.append(place)
            heads += found
        excluded = any(self._demands.met(anchor, demand, carried) for demand in rule.unless)
        return Near(tuple(places), tuple(dict.fromkeys(heads)), excluded)

    def _place(self, anchor: int, demand: Demand, carried: Carried) -> tuple[str, list[int]]:
        if self._demands.met(anchor, demand, carried):
            return "slot", []
        held = [i for i in self._holding(self._graph.token(anchor).sentence, demand) if i != anchor]
        if held:
            low, high = self._clause(anchor)
            inside = [i for i in held if low <= i < high]
            if inside:
                return "clause", inside
        bare = [] if demand.plain else self._bare(anchor, demand, carried)
        if bare:
            return BARE, bare
        if held:
            return "sentence", [min(held, key=lambda i: abs(i - anchor))]
        spoken = any(concept.removeprefix("@") in self._spoken for concept in demand.concepts)
        return ("story" if spoken else "nowhere"), []

    def _bare(self, anchor: int, demand: Demand, carried: Carried) -> list[int]:
        """The phrases in a trigger's slots whose nouns alone would meet its demand."""
        heads = (head for slot in demand.slots for head in fillers(self._graph, anchor, slot, carried))
        return [head for head in heads if any(self._concepts.bare(head, concept) for concept in demand.concepts)]

    def _holding(self, sentence: int, demand: Demand) -> list[int]:
        """The words of a sentence that would meet a demand if they stood in its slots."""
        key = sentence, demand
        if key not in self._held:
            self._held[key] = [i for concept in demand.concepts for i in self._holders_of(sentence, concept)]
        return self._held[key]

    def _holders_of(self, sentence: int, concept: str) -> list[int]:
        """The words of a sentence that belong to a concept, or are the word itself."""
        if concept != ANY and not concept.startswith("@"):
            return self._things_of(sentence).get(concept, [])
        key = (sentence, concept)
        if key not in self._holders:
            self._holders[key] = self._concepts.among(sentence, concept)
        return self._holders[key]

    def _clause(self, anchor: int) -> tuple[int, int]:
        """The words of the verb that carries the trigger, and all that hangs on it."""
        if anchor not in self._clauses:
            i = anchor
            while not self._graph.is_verb(i) and self._graph.token(i).head != i:
                i = self._graph.token(i).head
            self._clauses[anchor] = self._graph.parse.subtree(i)
        return self._clauses[anchor]
