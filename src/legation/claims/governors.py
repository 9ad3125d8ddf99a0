"""What the words that govern an act make of it, one step outward at a time: "[ refused to [ approve [ the sale ]]]"."""

from legation.claims.mood import Mood
from legation.claims.operators import Operators
from legation.claims.progress import Progress
from legation.codebook.entries import Codebook, Operator
from legation.language.embedding import Frame
from legation.language.features import Features
from legation.language.graph import Graph

# a verb that is no operator still tells tense when the act is its subject or object: "deliveries will follow", "the
# drills took place"
TRANSMITTING = ("object", "subject", "complement", "attribute", "in")
# what a verb merely speaks about is out of its reach: "refused to comment on the office"
TOPICAL = (
    "on",
    "about",
    "over",
    "of",
    "regarding",
    "concerning",
    "against",
    "as",
    "after",
    "since",
    "during",
    "amid",
    "despite",
    "before",
    "according to",
)


# operators that tell of the course of an act: they govern what is done, and no sentence
COURSE = ("begin", "continue", "complete", "suspend", "resume", "extend", "cancel", "postpone", "proceed")


class Governors:
    """Lets the governing words of one passage work on an act."""

    def __init__(
        self, codebook: Codebook, graph: Graph, sayings: dict[str, str], operators: Operators, mood: Mood
    ) -> None:
        self._codebook = codebook
        self._graph = graph
        self._sayings = sayings
        self._operators = operators
        self._mood = mood

    def _relation(self, frame: Frame, inner: int) -> str:
        """The relation to the governing word; "others" where somebody else is to do it: "wants the council to end the
        embargo"; "infinitive" where such a clause makes another verb of it: "told the troops to leave".
        """
        own = any(self._graph.token(c).dep in ("nsubj", "nsubjpass") for c in self._graph.parse.children[inner])
        wanted = frame.relation == "complement" and own and self._graph.is_verb(inner)
        lemma = self._graph.token(frame.token).lemma
        told = self._codebook.operators_by_word.get(("verb", f"{lemma} infinitive"), ())
        if told and self._graph.features(inner).infinitive and frame.relation in ("complement", "purpose"):
            return "infinitive"
        known = self._codebook.operators_by_word.get(("verb", f"{lemma} others"), ())
        return "others" if wanted and known else frame.relation

    def read(self, frame: Frame, inner: int, progress: Progress) -> bool:
        """Let one governing word work on the act; False when the words further out no longer speak of it."""
        i = frame.token
        kind = "verb" if self._graph.is_verb(i) else "adjective" if self._graph.token(i).pos == "ADJ" else "noun"
        features = self._graph.features(i)
        if kind == "verb" and frame.relation in ("subject", "object") and not self._graph.is_verb(inner):
            self._raised(i, progress)
        operator = self._operator(kind, frame, inner, progress)
        progress.told = False
        if operator is not None:
            progress.governors.append(i)
            progress.governed = True
            worded = progress.worded or not self._aims(frame, operator)
            self._operators.apply(operator, i, progress, features.negated)
            progress.worded = worded
            if kind == "verb" and not features.negated:
                self._outer_tense(i, features, progress)
        elif kind == "verb" and frame.relation in TOPICAL:
            progress.governors.append(i)
            return False
        elif kind == "verb" and self._graph.lemma(i) not in self._sayings:
            progress.governors.append(i)
            if frame.relation not in TRANSMITTING:
                return self._beside(i, inner, frame, progress)
            self._towards(i, progress)  # first: "came to nothing" is no past of what it tells
            self._by_tense(i, frame, progress)
            infinitive = self._graph.features(inner).infinitive
            if (
                infinitive
                and frame.relation == "complement"
                and self._graph.token(i).lemma == "be"
                and not self._graph.slot(i, "attribute")
            ):
                self._operators.named("plan", i, progress)
        elif kind == "noun" and self._graph.token(i).lemma in self._codebook.cues["content_nouns"]:
            progress.told = True
            if features.negated:
                self._operators.named("deny", i, progress)
        elif kind == "noun":
            return frame.relation == "complement" or self._graph.token(i).lemma in self._codebook.transparent
        if kind == "verb":
            self._attribute_operators(i, frame, progress)
        return True

    def _operator(self, kind: str, frame: Frame, inner: int, progress: Progress) -> Operator | None:
        """The operator that a governing word is to the act that it governs."""
        i, relation = frame.token, self._relation(frame, inner)
        operator = self._operators.find(i, (kind,), relation) or self.light(i, frame, progress)
        if operator is None or self._only_finds(operator, frame, inner):
            return None
        if operator.id == "agree" and self._is_over(i, inner, progress):
            return self._codebook.operator_by_id["complete"]
        told = operator.id == "refuse" and progress.told
        return self._codebook.operator_by_id["deny"] if told else operator

    def _only_finds(self, operator: Operator, frame: Frame, inner: int) -> bool:
        """Whether a word of talks, of agreement or of leave tells what somebody holds to be so."""
        if operator.id == "authorise" and self._graph.token(inner).lemma == "know":
            return True  # "let it be known that it would sell": tells, and permits nothing
        if operator.id in COURSE and frame.relation == "complement" and self._in_full(inner):
            return True  # "maintains that the jets came": holds it to be so, and keeps nothing up
        if operator.id == "talk":
            return self._graph.is_verb(frame.token) and self._judges(frame.token)
        return operator.id == "agree" and frame.relation == "complement" and self._is_so(inner)

    def _is_over(self, i: int, inner: int, progress: Progress) -> bool:
        """ "The training was concluded": of two sides' texts it tells that they are settled, of all else that it is
        over.
        """
        by_word = self._codebook.operators_by_word
        ends = any(o.id == "complete" for o in by_word.get(("verb", self._graph.lemma(i)), ()))
        lemma = self._graph.token(inner).lemma
        text = any(o.id in ("agree", "order") for o in by_word.get(("noun", lemma), ()))
        settles = "signed" in progress.event_type.all_phases or progress.operators
        return ends and not text and not settles and not self._graph.is_verb(inner)

    def _in_full(self, inner: int) -> bool:
        """Whether a clause is led in by "that" and has a tense of its own."""
        features = self._graph.features(inner)
        that = any(self._graph.token(c).lemma == "that" for c in self._graph.parse.children[inner])
        return that and (features.tense is not None or features.modal is not None)

    def _judges(self, i: int) -> bool:
        """ "The deal is considered crucial": who holds a thing to be something weighs nothing up."""
        if any(self._graph.token(c).dep in ("oprd", "acomp") for c in self._graph.parse.children[i]):
            return True
        clauses = (self._graph.token(c) for c in self._graph.parse.children[i])
        return any(c.dep == "ccomp" and c.pos in ("ADJ", "NOUN") for c in clauses)

    def _is_so(self, inner: int) -> bool:
        """ "agreed that ties have deepened": who finds that something is so binds himself to nothing."""
        features = self._graph.features(inner)
        return self._graph.is_verb(inner) and (features.perfect or features.tense == "past") and not features.modal

    def _aims(self, frame: Frame, operator: Operator) -> bool:
        """ "The drill aims to build trust": what an act itself plans is its aim, and no plan of the act."""
        active = frame.relation == "subject" and not self._graph.features(frame.token).passive
        return active and (operator.like or operator.id) == "plan"

    def _beside(self, i: int, inner: int, frame: Frame, progress: Progress) -> bool:
        """ "ships will sail to the drills", "jets are due for an exercise": what its verb tells of things to come holds
        for an act named beside it.
        """
        features = self._graph.features(i)
        if not self._graph.is_verb(inner) and features.tense == "future" and not features.negated:
            self._operators.named("plan", i, progress)
        self._attribute_operators(i, frame, progress)
        return True

    def _raised(self, i: int, progress: Progress) -> None:
        """ "The departure is to be wrapped up", "the training is to go ahead": the act is the subject, what becomes of
        it stands in the infinitive.
        """
        for c in self._graph.parse.children[i]:
            if self._graph.token(c).dep != "xcomp" or not self._graph.is_verb(c):
                continue
            operator = self._operators.find(c, ("verb",), "object" if self._graph.features(c).passive else "subject")
            if operator is not None and operator.id not in ("plan", "plan_to"):
                progress.governors.append(c)
                progress.governed = True
                self._operators.apply(operator, c, progress, False)
            if self._is_to(c) and (operator is None or operator.id not in ("plan", "plan_to")):
                self._operators.named("plan", c, progress)

    def light(self, i: int, frame: Frame, progress: Progress) -> Operator | None:
        """ "gave its consent to sending", "put an end to the mission", "preparations are under way for": the noun that
        a light verb carries is the operator.
        """
        if self._graph.token(i).lemma not in self._codebook.cues["light_verbs"] or frame.relation not in (
            "to",
            "for",
            "on",
            "about",
            "over",
            "complement",
        ):
            return None
        carried = self._graph.slot(i, "patient") or self._graph.slot(i, "agent")
        found = (self._operators.find(j, ("noun",)) for j in carried if j not in progress.path)
        return next((operator for operator in found if operator is not None), None)

    def _towards(self, i: int, progress: Progress) -> None:
        """ "has come to an end", "was put on hold", "drew to a close", "are under way": the noun that a plain verb
        leads to is the operator.
        """
        for argument in self._graph.arguments(i):
            phrase = f"{argument.slot} {self._graph.token(argument.token).lemma}"
            for operator in self._codebook.operators_by_word.get(("noun", phrase), ()):
                progress.governed = True
                self._operators.apply(operator, i, progress, self._graph.features(i).negated)
                return
        for j in self._graph.slot(i, "to", "on"):
            end = self._operators.find(j, ("noun",))
            if end is not None and end.id in ("complete", "suspend", "begin") and not self._graph.arguments(j):
                progress.governed = True
                self._operators.apply(end, j, progress, False)

    def _by_tense(self, i: int, frame: Frame, progress: Progress) -> None:
        """What the tense of a plain verb tells of the act that is its subject or object."""
        features = self._graph.features(i)
        if frame.relation == "subject" and features.negated and features.tense == "future":
            self._operators.named("cancel", i, progress)  # "the drill will not take place"
        elif features.negated or features.tense != "past" or not self._under_way(i):
            self._mood.read(i, progress)

    def _under_way(self, i: int) -> bool:
        """ "got under way": what the verb leads to is the beginning, whose past is no end."""
        phrases = (f"{a.slot} {self._graph.token(a.token).lemma}" for a in self._graph.arguments(i))
        found = (o for phrase in phrases for o in self._codebook.operators_by_word.get(("noun", phrase), ()))
        return any(operator.id == "begin" for operator in found) and self._graph.token(i).lemma != "be"

    def _outer_tense(self, i: int, features: Features, progress: Progress) -> None:
        """ "will suspend", "may approve": the governing verb's own tense."""
        if features.tense == "future":
            self._operators.named("plan", i, progress)
        elif features.modal in self._codebook.cues["conditional_modals"]:
            self._mood.modal(i, features, progress)
        elif features.infinitive and (self._graph.token(i).dep == "ROOT" or self._is_to(i)):
            self._operators.named("plan", i, progress)

    def _is_to(self, i: int) -> bool:
        """ "is to be wrapped up": due."""
        token = self._graph.token(i)
        head = self._graph.token(token.head)
        return token.dep == "xcomp" and head.lemma == "be" and not self._graph.slot(head.i, "attribute")

    def _attribute_operators(self, i: int, frame: Frame, progress: Progress) -> None:
        """ "delivery is expected", "it would be possible to supply", "the claim is untrue": the adjective after "be"
        operates too.
        """
        if self._graph.token(i).lemma not in ("be", "remain", "become"):
            return
        for j in self._graph.slot(i, "attribute"):
            kinds = ("adjective",) if self._graph.token(j).pos == "ADJ" else ("adjective", "noun")
            operator = self._operators.find(j, kinds, "attribute" if kinds == ("adjective",) else None)
            if operator is not None and j != frame.token and j not in progress.path:
                progress.governed = True
                self._operators.apply(operator, j, progress, self._graph.features(i).negated)
