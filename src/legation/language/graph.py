"""The clause graph: parse trees turned into predicates whose arguments stand in the same slots whatever the wording.

Slots of a predicate are `agent` (who does it, also after "by" and through control, coordination and relative clauses),
`patient` (what it is done to, also the subject of a passive), `dative`, `possessor` (of a nominal predicate, also a
demonym), `modifier` (a noun or adjective that stands before a nominal), `attribute` (after "be") and each preposition
by its own name ("to", "from", "in exchange for"). The outward chain of a predicate tells what it is embedded in:
*Reuters reported [ Titorenko said [ Moscow was considering [ expanding … ]]]*.
"""

from collections.abc import Callable

from legation.language.control import agent_of_noun, with_implied
from legation.language.embedding import Frame, step
from legation.language.parse import Parse, Token
from legation.language.phrases import Argument, noun_arguments
from legation.language.tree import Tree
from legation.language.verbs import verb_arguments


class Graph:
    """Predicates, arguments and chains of one parsed text; each is worked out once, when asked for.

    `token` is the word at a position; `lemma`, `features`, `is_verb`, `conjuncts`, `antecedent` and
    `first_conjunct` are the tree's.
    `noted` are words that those who use the graph found by questions of their own, kept as long as it is.
    """

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self.tree = Tree(parse)
        # what the parse and its tree answer is asked of them without a step between: it is asked a million times
        self.token: Callable[[int], Token] = parse.tokens.__getitem__
        self.lemma = self.tree.lemma
        self.features = self.tree.features
        self.is_verb = self.tree.is_verb
        self.conjuncts = self.tree.conjuncts
        self.antecedent = self.tree.antecedent
        self.first_conjunct = self.tree.first_conjunct
        self._arguments: dict[int, tuple[Argument, ...]] = {}
        self._chains: dict[int, tuple[Frame, ...]] = {}
        self._agents: dict[int, int | None] = {}
        self._slots: dict[tuple[int, tuple[str, ...]], tuple[int, ...]] = {}
        self.noted: dict[tuple[object, ...], tuple[int, ...] | None] = {}
        self._open = 0

    def slot(self, i: int, *names: str) -> tuple[int, ...]:
        """The heads of the phrases in the named slots of predicate `i`, coordinated ones included, in order of the
        names.
        """
        found = self._slots.get((i, names))
        if found is None:
            found = self._in_slots(i, names)
            if not self._open:  # within a cycle the arguments are not all known yet
                self._slots[i, names] = found
        return found

    def _in_slots(self, i: int, names: tuple[str, ...]) -> tuple[int, ...]:
        found: list[int] = []
        arguments = self.arguments(i)
        for name in names:
            for argument in arguments:
                if argument.slot == name:
                    found += [c for c in self.conjuncts(argument.token) if c not in found]
        return tuple(found)

    def arguments(self, i: int) -> tuple[Argument, ...]:
        """Every phrase that the predicate at `i` takes, in slot order of the page's words."""
        if i not in self._arguments:
            self._arguments[i] = ()  # a cycle of control relations ends here
            self._open += 1
            if self.is_verb(i):
                found = verb_arguments(self.tree, i)
                self._arguments[i] = tuple(with_implied(self, i, found, self.features(i).passive))
            else:
                self._arguments[i] = tuple(noun_arguments(self.tree, i))
            self._open -= 1
        return self._arguments[i]

    def agent(self, i: int) -> int | None:
        """Who does what the word at `i` says: of a verb its agent, of a noun its possessor or the agent of the verb
        that carries it.
        """
        if i not in self._agents:
            self._agents[i] = None
            if self.is_verb(i):
                self._agents[i] = next(iter(self.slot(i, "agent")), None)
            else:
                self._agents[i] = agent_of_noun(self, i)
        return self._agents[i]

    def chain(self, i: int) -> tuple[Frame, ...]:
        """What the word at `i` is embedded in, from the nearest governor to the root."""
        if i not in self._chains:
            self._chains[i] = ()
            outward = step(self.tree, i)
            if outward is not None:
                self._chains[i] = (outward, *self.chain(outward.token))
        return self._chains[i]
