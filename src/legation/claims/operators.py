"""Words that change how far an act got: which operator stands at a word, and what it makes of the phase so far."""

from collections.abc import Mapping

from legation.claims.progress import Progress
from legation.codebook.entries import Codebook, EventType, Operator
from legation.language.graph import Graph

OF_NOUNS = ("possessor", "by", "from", "modifier")
"""The slots of a noun that tell who does what it names."""
MOODS = ("plan", "propose")
"""Operators that tense and modal of a plain verb stand for: "the drill will deepen trust"."""
ANEW = frozenset({"again", "anew", "afresh"})
DENIED = "denied"
"""The phase of an act of which its speaker says that it did not happen; what it denies is the phase before."""


class Operators:
    """The operators of operators.yaml at the words of one passage."""

    def __init__(self, codebook: Codebook, graph: Graph) -> None:
        self._codebook = codebook
        self._graph = graph
        self._found: dict[tuple[int, tuple[str, ...], str | None], Operator | None] = {}

    def find(self, i: int, kinds: tuple[str, ...], relation: str | None = None) -> Operator | None:
        """The operator that stands at a word of these kinds, where it governs the act by `relation`."""
        asked = i, kinds, relation
        if asked not in self._found:
            self._found[asked] = self._find(i, kinds, relation)
        return self._found[asked]

    def _find(self, i: int, kinds: tuple[str, ...], relation: str | None) -> Operator | None:
        token = self._graph.token(i)
        pairs = [
            f"{self._graph.token(c).lemma} {token.lemma}"
            for c in self._graph.parse.children[i]
            if self._graph.token(c).dep in ("amod", "compound")
        ]
        hyphened = (
            f"{self._graph.token(i - 2).lemma}-{token.lemma}"
            if i > 1 and self._graph.token(i - 1).text == "-"
            else self._graph.lemma(i)
        )
        phrase = f"{token.lemma} {relation}"
        # "goes on advising", "insists on leaving": the parser takes the particle for the gerund's preposition
        before_gerund = [
            f"{token.lemma} {self._graph.token(c).lemma}"
            for c in self._graph.parse.children[i]
            if any(self._graph.token(g).dep == "pcomp" for g in self._graph.parse.children[c])
        ]
        following = self._graph.token(min(i + 1, len(self._graph.parse.tokens) - 1))
        together = [f"{token.lemma} {following.lemma}"] if following.head == i else []
        # "walked away from the deal"; whoever walks away with it has won it
        wholes = [f"{whole} {relation}" for whole in together]
        whole = self._graph.lemma(i)
        # "has been turned out" turns to nobody: with its particle a verb of many senses is another verb
        other = self._graph.is_verb(i) and whole != token.lemma
        words = dict.fromkeys(
            (
                *pairs,
                *before_gerund,
                *self._again(i),
                *together,
                hyphened,
                whole,
                *wholes,
                phrase,
                token.lemma,
                token.text.lower(),
            )
        )
        for kind in kinds:
            for word in words:
                for operator in self._codebook.operators_by_word.get((kind, word), ()):
                    if (
                        relation == "subject"
                        and kind == "verb"
                        and not operator.subject
                        and word not in (phrase, *wholes)
                    ):
                        continue
                    if other and operator.relations and word in (phrase, token.lemma):
                        continue
                    if not operator.relations or relation is None or relation in operator.relations:
                        return operator
        return None

    def _again(self, i: int) -> tuple[str, ...]:
        """ "took the deliveries up again", "began anew": what is begun again is resumed."""
        children = (self._graph.token(c) for c in self._graph.parse.children[i])
        again = any(c.dep == "advmod" and c.lemma in ANEW for c in children)
        return (f"{self._graph.lemma(i)} again",) if again else ()

    def named(self, name: str, i: int, progress: Progress) -> None:
        """Let the operator of this name work on the act, because of the word at `i`."""
        if name == "decline_future":
            name = "refuse"
        worded = progress.worded or name not in MOODS
        self.apply(self._codebook.operator_by_id[name], i, progress, False)
        progress.worded = worded

    def apply(self, operator: Operator, i: int, progress: Progress, negated: bool) -> None:
        """Let an operator at word `i`, negated or not, work on the act."""
        standing = False
        if negated:
            if not operator.negated:
                progress.dropped = progress.dropped or "negated"
                return
            operator = self._codebook.operator_by_id[operator.negated]
            standing = self._habitual(i)
        if not operator.phases:
            progress.dropped = progress.dropped or "not done"
            return
        progress.worded = True
        if set(operator.spares) & set(progress.operators):
            progress.modality = "planned" if operator.modality == "planned" else progress.modality
            return
        for role, slots in operator.roles:
            progress.roles += [(role, j) for j in self._doing(i, slots)]
        for name in (operator.id, *(f"{operator.id} {inner}" for inner in dict.fromkeys(progress.operators))):
            for role, slots in progress.event_type.operator_roles.get(name, ()):
                progress.likely += [(role, j) for j in self._graph.slot(i, *slots)]
        stage = self._codebook.stages.get(progress.phase, "act")
        phase = self._result(operator, progress.event_type, progress.phase)
        if phase is None:
            return
        progress.rules.append(f"operator:{operator.id}:{self._graph.lemma(i)}")
        progress.operators.append(operator.id)
        exact = self._exceptions(operator, progress.event_type).get(progress.phase)
        if stage in operator.keeps and exact is None:
            if operator.modality == "planned":
                progress.modality = "planned"
            return
        if phase == progress.phase and stage in ("end", "halt") and progress.modality == "planned":
            return  # "notified them that it will end the pact": an end that is planned stays planned
        progress.denies = progress.phase if phase == DENIED else None
        progress.phase = phase
        progress.modality = "state" if standing else operator.modality

    def _doing(self, i: int, slots: tuple[str, ...]) -> tuple[int, ...]:
        """Who is in the slots of an operator's word; of a noun its doer is whose it is or comes from: "a Spanish
        request", "a request from Jordan", "the approval by parliament".
        """
        if self._graph.is_verb(i):
            return self._received(i) if "agent" in slots and self._receives(i) else self._graph.slot(i, *slots)
        if "agent" in slots:
            return self._graph.slot(i, *OF_NOUNS) or self._giving(i)
        return self._graph.slot(i, *(name for name in slots if name not in OF_NOUNS))

    def _receives(self, i: int) -> bool:
        return self._graph.lemma(i) in self._codebook.cues["receiving_verbs"]

    def _received(self, i: int) -> tuple[int, ...]:
        """ "The yard received permission from Bern": whoever receives what a noun names is not its doer."""
        nouns = self._graph.slot(i, "patient")
        return (*self._graph.slot(i, "from"), *(j for noun in nouns for j in self._graph.slot(noun, *OF_NOUNS)))

    def _giving(self, i: int) -> tuple[int, ...]:
        """ "Finland has given Estonia permission": whoever gives what a noun names is its doer."""
        verb = self._graph.token(i).head
        given = (
            self._graph.is_verb(verb)
            and self._graph.lemma(verb) in self._codebook.cues["giving_verbs"]
            and i in self._graph.slot(verb, "patient")
        )
        return self._graph.slot(verb, "agent") if given else ()

    def _habitual(self, i: int) -> bool:
        """ "does not permit foreign bases": what is never done is a standing line."""
        features = self._graph.features(i)
        plain = not features.progressive and not features.perfect and not features.modal
        return self._graph.is_verb(i) and features.tense == "present" and plain

    def _exceptions(self, operator: Operator, event_type: EventType) -> Mapping[str, str]:
        """What a type makes of an operator, or of the one it is like."""
        return event_type.operators.get(operator.id) or event_type.operators.get(operator.like or "", {})

    def _result(self, operator: Operator, event_type: EventType, inner: str) -> str | None:
        override = self._exceptions(operator, event_type)
        if override:
            chosen = override.get(inner) or override.get("*")
            return None if chosen in (None, "-") else chosen
        return next((p for p in operator.phases if p in event_type.all_phases), None)
