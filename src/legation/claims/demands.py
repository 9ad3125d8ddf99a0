"""Which words of one passage meet what triggers ask for; each demand is looked into once for each trigger word."""

from collections.abc import Iterator

from legation.claims.concepts import Concepts
from legation.claims.progress import Carried
from legation.claims.rules import Demand
from legation.claims.slots import fillers, own_fillers
from legation.language.graph import Graph


class Demands:
    """Answers whether the words around a trigger word meet a demand."""

    def __init__(self, graph: Graph, concepts: Concepts) -> None:
        self._graph = graph
        self._concepts = concepts
        # None where the words that carry the act decide; then the answers are kept for each set of these
        self._known: dict[tuple[int, Demand], bool | None] = {}
        self._carried: dict[tuple[int, Demand, tuple[int, ...]], bool] = {}

    def met(self, anchor: int, demand: Demand, carried: Carried) -> bool:
        """Whether a phrase in one of the slots asked for belongs to one of the concepts."""
        asked = anchor, demand
        if asked not in self._known:
            self._known[asked] = self._met_by_own(anchor, demand)
        known = self._known[asked]
        if known is not None:
            return known
        by_carriers = anchor, demand, tuple(carried.governors)
        if by_carriers not in self._carried:
            self._carried[by_carriers] = next(self.holders(anchor, demand, carried), None) is not None
        return self._carried[by_carriers]

    def _met_by_own(self, anchor: int, demand: Demand) -> bool | None:
        """The answer that holds whoever carries the act, if there is one."""
        for slot in demand.slots:
            heads = own_fillers(self._graph, anchor, slot)
            if heads is None:
                return None
            for head in heads:
                if self._is_one(head, demand):
                    return True
        return False

    def holders(self, anchor: int, demand: Demand, carried: Carried) -> Iterator[int]:
        """The phrase heads that meet a demand."""
        for slot in demand.slots:
            for head in fillers(self._graph, anchor, slot, carried):
                if self._is_one(head, demand):
                    yield head

    def _is_one(self, head: int, demand: Demand) -> bool:
        if demand.plain:
            token = self._graph.token(head)
            if token.lemma in demand.members or token.text.lower() in demand.members:
                return True
            if len(self._concepts.meant(head)) == 1:
                return False
        elif demand.members.isdisjoint(self._concepts.prospects(head)):
            return False
        return any(self._concepts.holds(head, concept) for concept in demand.concepts)
