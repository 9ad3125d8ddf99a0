"""Whether an act is the last of its kind: after "the last tanks", "all six were handed over", nothing more is due."""

from legation.claims.operators import Operators
from legation.claims.progress import Progress
from legation.codebook.entries import Codebook, Trigger
from legation.language.graph import Graph

SIDES = ("agent", "patient")
# how "all" hangs on a verb that tells of all there is
FLOATING = ("advmod", "dep", "nsubj", "nsubjpass", "det")


class Lastness:
    """Reads of the acts of one passage whether they are the last of their kind."""

    def __init__(self, codebook: Codebook, graph: Graph, operators: Operators) -> None:
        self._codebook = codebook
        self._graph = graph
        self._operators = operators

    def read(self, anchor: int, trigger: Trigger, progress: Progress) -> None:
        """ "the last troops left", "all six were handed over", "the arrival of the last tanks": nothing more is due."""
        if self._codebook.stages.get(progress.phase) not in ("act", "end") or progress.operators:
            return
        sides = (sides_of(trigger) or SIDES) if self._graph.is_verb(anchor) else ("of",)
        for head in self._graph.slot(anchor, *sides):
            near = (head, *self._graph.parse.children[head])
            around = (*near, *(d for n in near[1:] if n < head for d in self._graph.parse.children[n]))
            words = {self._graph.token(c).lemma for c in around if not self._graph.is_verb(c)}
            if words & set(self._codebook.cues["last_words"]) or self._all_of_them(anchor, head, words):
                self._operators.named("complete", anchor, progress)
                return

    def _all_of_them(self, anchor: int, head: int, words: set[str]) -> bool:
        """ "all six were handed over", "the tanks have all been delivered", "all the equipment has arrived": with the
        number, with the verb, or with the article; not "all tanks delivered to Serbia are new".
        """
        children = self._graph.parse.children
        done = self._graph.features(anchor).tense is not None
        if done and any(
            self._graph.token(c).lemma == "all" and self._graph.token(c).dep in FLOATING for c in children[anchor]
        ):
            return True
        named = {self._graph.token(c).dep for c in children[head]}
        the = any(self._graph.token(c).lemma in ("the", "these", "those") for c in children[head])
        return "all" in words and ("nummod" in named or (done and the))


def sides_of(trigger: Trigger) -> tuple[str, ...]:
    """On which sides of the act a trigger looks for its thing."""
    asked = {slot for constraint in trigger.where for slot in constraint.slots}
    return tuple(slot for slot in SIDES if slot in asked)
