"""How far an act got: the phase and modality that its verb group and the words governing it give, by one mechanism for
every type.

From the inside out: the trigger's own phase; its verb group (tense, modal, negation); adjectives and participles on a
nominal trigger ("planned deliveries"); then each governing word along the embedding chain ("[ refused to [ approve [
the sale ]]]"), as operators.yaml says.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from legation.codebook.entries import Codebook, EventType, Operator, Trigger
from legation.language.embedding import Frame
from legation.language.features import Features
from legation.language.grammar import CONDITIONAL_MARKS
from legation.language.graph import Graph

# a verb that is no operator still tells tense when the act is its subject or object: "deliveries will follow", "the
# drills took place"
TRANSMITTING = ("object", "subject", "complement", "attribute", "in")
# a thing at which something happens is no part of what happens to it: "completed a wharf at the base"
PLACES = ("at", "in", "near", "inside", "outside", "from", "off", "under")
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


@dataclass
class Progress:
    """The state of the walk outward: phase and modality so far, roles that operators gave, rules that fired; `dropped`
    says why it is no act. `likely` are roles that an operator's arguments have if nothing else of the clause has them.
    """

    phase: str
    modality: str | None = None
    roles: list[tuple[str, int]] = field(default_factory=list)
    likely: list[tuple[str, int]] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)
    operators: list[str] = field(default_factory=list)
    dropped: str = ""
    stage: str = "act"
    path: set[int] = field(default_factory=set)
    conditional: bool = False
    governors: list[int] = field(default_factory=list)
    governed: bool = False
    told: bool = False
    timeless: bool = False
    tenses: tuple[tuple[str, str], ...] = ()


class PhaseReader:
    """Works out phase and modality of a trigger in a passage's clause graph."""

    def __init__(self, codebook: Codebook, graph: Graph, sayings: dict[str, str]) -> None:
        self._codebook = codebook
        self._graph = graph
        self._sayings = sayings

    def read(self, anchor: int, event_type: EventType, trigger: Trigger) -> Progress:
        """Walk from the trigger word outward to the root of its sentence."""
        if trigger.negated:
            return self._not_doing(anchor, trigger)
        progress = Progress(trigger.phase, trigger.modality, tenses=trigger.tenses)
        if not self._graph.is_verb(anchor):
            self._own_modifiers(anchor, event_type, progress)
            if self._merely_described(anchor) and not progress.operators:
                progress.dropped = "described, not told"
        inside = True
        self._verb_group(anchor, event_type, progress)
        timeless = progress.timeless
        progress.path.add(anchor)
        inner = anchor
        for frame in self._graph.chain(anchor):
            progress.path.add(frame.token)
            if frame.relation == "conditional":
                progress.conditional = True
            inside = inside and frame.embeds and frame.relation != "possessor"
            if inside and inner == anchor and frame.relation in PLACES and not self._graph.is_verb(anchor):
                inside = False
            if inside:
                inside = self._governor(frame, inner, event_type, progress)
            elif frame.relation == "participle" and inner == anchor and self._graph.token(anchor).tag == "VBG":
                self._decreed(frame.token, event_type, progress)
                self._mood_of(frame.token, event_type, progress)
            elif frame.relation == "purpose" and frame is self._graph.chain(anchor)[0]:
                self._intended(frame.token, event_type, progress)
            inner = frame.token
        self._last_of_its_kind(anchor, event_type, trigger, progress)
        progress.timeless = timeless and not progress.operators
        progress.stage = self._codebook.stages.get(progress.phase, "act")
        return progress

    def _decreed(self, noun: int, event_type: EventType, progress: Progress) -> None:
        """ "a decree setting up the office", "a plan sending troops": the participle says what the noun is for."""
        operator = None if self._graph.is_verb(noun) else self._operator(noun, ("noun",))
        if operator is not None and operator.id in ("authorise", "plan", "propose", "request", "agree"):
            self._apply(operator, noun, event_type, progress, False)

    def _mood_of(self, governor: int, event_type: EventType, progress: Progress) -> None:
        """ "inspectors will work in Pskov, checking …": a participle clause is as open as its main verb."""
        features = self._graph.features(governor)
        if self._graph.is_verb(governor) and (features.tense == "future" or features.modal):
            self._verb_group(governor, event_type, progress)

    def _intended(self, governor: int, event_type: EventType, progress: Progress) -> None:
        """ "sent instructors to train the guard", "will stay to train": what is meant to be done has no tense of its
        own.
        """
        features = self._graph.features(governor)
        lent = self._light(governor, Frame(governor, "complement"), progress)
        if lent is not None:
            progress.governed = True
            self._apply(lent, governor, event_type, progress, features.negated)
            return
        if features.tense == "future" or features.modal or features.infinitive:
            self._verb_group(governor, event_type, progress)
        elif not progress.operators:
            self._named("begin", governor, event_type, progress)

    def _not_doing(self, anchor: int, trigger: Trigger) -> Progress:
        """An act that consists in not doing: "did not answer", "had no wish to comment", "declined to comment"."""
        embedding = [f.token for f in self._graph.chain(anchor) if f.embeds]
        for i in (anchor, *embedding):
            operator = self._operator(i, ("verb", "noun", "adjective"))
            if (
                self._graph.features(i).negated
                or self._no_subject(i, set())
                or (operator is not None and operator.id in ("refuse", "decline"))
            ):
                return Progress(
                    trigger.phase, trigger.modality, rules=["negated:wanted"], governors=embedding, governed=True
                )
            if any(
                self._graph.token(c).lemma == "no"
                for j in self._graph.slot(i, "patient")
                for c in self._graph.parse.children[j]
            ):
                return Progress(
                    trigger.phase, trigger.modality, rules=["negated:wanted"], governors=embedding, governed=True
                )
        return Progress(trigger.phase, dropped="not negated")

    def _last_of_its_kind(self, anchor: int, event_type: EventType, trigger: Trigger, progress: Progress) -> None:
        """ "the last troops left", "all six were handed over": nothing more is due."""
        if (
            not self._graph.is_verb(anchor)
            or self._codebook.stages.get(progress.phase) not in ("act", "end")
            or progress.operators
        ):
            return
        asked = {slot for constraint in trigger.where for slot in constraint.slots}
        things = [slot for slot in ("agent", "patient") if slot in asked or not asked & {"agent", "patient"}]
        for head in self._graph.slot(anchor, *things):
            near = (head, *self._graph.parse.children[head])
            words = {
                self._graph.token(c).lemma
                for c in (*near, *(d for n in near[1:] if n < head for d in self._graph.parse.children[n]))
            }
            counted = any(self._graph.token(c).dep == "nummod" for c in self._graph.parse.children[head])
            if words & set(self._codebook.cues["last_words"]) or ("all" in words and counted):
                self._named("complete", anchor, event_type, progress)
                return

    def _merely_described(self, anchor: int) -> bool:
        """ "The exercise is the third of its kind": the noun is what the sentence describes."""
        chain = self._graph.chain(anchor)
        if (
            not chain
            or chain[0].relation != "subject"
            or self._graph.token(chain[0].token).lemma not in ("be", "remain", "become")
        ):
            return False
        return any(
            self._graph.token(j).pos in ("NOUN", "PROPN", "NUM") and self._operator(j, ("noun",)) is None
            for j in self._graph.slot(chain[0].token, "attribute")
        )

    def _own_modifiers(self, anchor: int, event_type: EventType, progress: Progress) -> None:
        for child in self._graph.parse.children[anchor]:
            token = self._graph.token(child)
            if token.dep in ("amod", "acl", "relcl"):
                kinds = (
                    ("verb", "adjective") if token.tag in ("VBN", "VBD", "VBG", "VBZ", "VBP", "VB") else ("adjective",)
                )
                if token.dep == "relcl" and not self._graph.features(child).passive:
                    continue
                operator = self._operator(child, kinds)
                if operator is not None:
                    self._apply(operator, child, event_type, progress, negated=self._graph.features(child).negated)
            elif token.dep == "det" and token.lemma == "no":
                self._none_of_it(anchor, event_type, progress)

    def _none_of_it(self, anchor: int, event_type: EventType, progress: Progress) -> None:
        """ "There are no instructors there, he said": somebody says so, which denies; else it is no act."""
        for frame in self._graph.chain(anchor):
            if (
                frame.relation == "complement"
                and self._graph.is_verb(frame.token)
                and self._graph.lemma(frame.token) in self._sayings
            ):
                self._named("deny", frame.token, event_type, progress)
                return
        progress.dropped = "negated"

    def _verb_group(self, i: int, event_type: EventType, progress: Progress) -> None:
        """Tense, modal, aspect and negation of a verb, also of a governing one."""
        features = self._graph.features(i)
        if not self._graph.is_verb(i):
            return
        if not features.negated and self._no_subject(i, progress.path):
            features = replace(features, negated=True)
        if features.modal and features.perfect:
            progress.dropped = "counterfactual"
            return
        if features.tense == "future" or features.modal == "must" or self._obliged(i):
            self._named("decline_future" if features.negated else "plan", i, event_type, progress)
        elif features.modal in self._codebook.cues["conditional_modals"]:
            self._modal(i, features, event_type, progress)
        elif features.negated:
            self._negated(i, features, event_type, progress)
        elif features.infinitive and self._graph.token(i).dep in ("ROOT", "ccomp"):
            self._named("plan", i, event_type, progress)
        elif features.progressive and features.tense == "present":
            self._tense("progressive", event_type, progress)
        elif features.perfect:
            self._tense("perfect", event_type, progress)
        elif features.tense == "present":
            self._tense("present", event_type, progress)
        elif features.tense == "past" and features.progressive:
            self._tense("past_progressive", event_type, progress)
        elif features.tense == "past":
            self._tense("past", event_type, progress)

    def _obliged(self, i: int) -> bool:
        """ "has to reduce", "needs to withdraw", "is required to hand over": due, not done."""
        token = self._graph.token(i)
        head = self._graph.token(token.head)
        return (
            token.dep == "xcomp"
            and head.lemma in ("have", "need", "require", "oblige")
            and self._graph.features(i).infinitive
        )

    def _saying_around(self, i: int) -> bool:
        return any(
            self._graph.is_verb(f.token) and self._graph.lemma(f.token) in self._sayings
            for f in self._graph.chain(i)
            if f.relation == "complement"
        )

    def _no_subject(self, i: int, path: set[int]) -> bool:
        """ "no drones had come", "nothing was delivered", "none will go": the negation stands on an argument (other
        than the act itself, on its `path`).
        """
        for head in self._graph.slot(i, "agent", "patient", "attribute"):
            if head in path:
                continue
            token = self._graph.token(head)
            if token.lemma in ("nothing", "nobody", "none") or any(
                self._graph.token(c).lemma == "no" and self._graph.token(c).dep == "det"
                for c in self._graph.parse.children[head]
            ):
                return True
        return False

    def _tense(self, name: str, event_type: EventType, progress: Progress) -> None:
        """A type may read a tense of its bare act as a phase: exercises "held" are completed."""
        own = dict(progress.tenses)
        rule = own.get(name) or event_type.tenses.get(f"{name}:{progress.phase}") or event_type.tenses.get(name)
        if rule == "-":
            progress.timeless = not progress.operators
        elif rule and not progress.operators:
            progress.phase = rule
            progress.modality = None
            progress.rules.append(f"tense:{name}")

    def _under_condition(self, i: int) -> bool:
        """ "Once it takes effect, forces would join": the verb has a condition of its own."""
        for c in self._graph.parse.children[i]:
            if self._graph.token(c).dep == "advcl" and any(
                self._graph.token(m).lemma in CONDITIONAL_MARKS for m in self._graph.parse.children[c]
            ):
                return True
        return False

    def _modal(self, i: int, features: Features, event_type: EventType, progress: Progress) -> None:
        conditional = self._under_condition(i)
        progress.conditional = progress.conditional or conditional
        if features.modal == "would" and not conditional and self._reported_past(i):
            self._named("decline_future" if features.negated else "plan", i, event_type, progress)
            return
        if features.negated:
            self._named("refuse" if features.modal in ("would", "can", "could") else "propose", i, event_type, progress)
            return
        stage = self._codebook.stages.get(progress.phase, "act")
        if stage in ("act", "state", "prospect"):
            self._named("propose", i, event_type, progress)
        progress.modality = "conditional"
        progress.rules.append(f"modal:{features.modal}")

    def _reported_past(self, i: int) -> bool:
        """ "said it would deliver": the future of a past report, no condition."""
        for frame in self._graph.chain(i):
            if frame.relation == "complement" and self._graph.features(frame.token).tense == "past":
                return True
            if not frame.embeds:
                return False
        return False

    def _negated(self, i: int, features: Features, event_type: EventType, progress: Progress) -> None:
        if (
            features.tense in ("present", None)
            and not features.perfect
            and not features.progressive
            and features.infinitive
        ):
            self._named("refuse", i, event_type, progress)
            return
        habitual = features.tense == "present" and not features.perfect and not features.progressive
        if habitual and "declined" in event_type.all_phases and not self._saying_around(i):
            self._named("decline", i, event_type, progress)
            return
        standing = self._codebook.stages.get(progress.phase) == "state"
        if features.tense != "present" or features.perfect or features.progressive or standing:
            for frame in self._graph.chain(i):
                if (
                    self._graph.is_verb(frame.token)
                    and self._graph.lemma(frame.token) in self._sayings
                    and frame.relation == "complement"
                ):
                    self._named("deny", frame.token, event_type, progress)
                    return
        progress.dropped = "negated"

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

    def _governor(self, frame: Frame, inner: int, event_type: EventType, progress: Progress) -> bool:
        """Let one governing word work on the act; False when the words further out no longer speak of it."""
        i = frame.token
        kind = "verb" if self._graph.is_verb(i) else "adjective" if self._graph.token(i).pos == "ADJ" else "noun"
        features = self._graph.features(i)
        if kind == "verb" and frame.relation in ("subject", "object") and not self._graph.is_verb(inner):
            self._raised(i, event_type, progress)
        operator = self._operator(i, (kind,), self._relation(frame, inner)) or self._light(i, frame, progress)
        if operator is not None and operator.id == "refuse" and progress.told:
            operator = self._codebook.operator_by_id["deny"]
        progress.told = False
        if operator is not None:
            progress.governors.append(i)
            progress.governed = True
            self._apply(operator, i, event_type, progress, features.negated)
            if kind == "verb" and not features.negated:
                self._outer_tense(i, features, event_type, progress)
        elif kind == "verb" and frame.relation in TOPICAL:
            progress.governors.append(i)
            return False
        elif kind == "verb" and self._graph.lemma(i) not in self._sayings:
            progress.governors.append(i)
            if frame.relation not in TRANSMITTING:
                return True
            self._verb_group(i, event_type, progress)
            self._towards(i, event_type, progress)
            infinitive = self._graph.features(inner).infinitive
            if (
                infinitive
                and frame.relation == "complement"
                and self._graph.token(i).lemma == "be"
                and not self._graph.slot(i, "attribute")
            ):
                self._named("plan", i, event_type, progress)
        elif kind == "noun" and self._graph.token(i).lemma in self._codebook.cues["content_nouns"]:
            progress.told = True
            if features.negated:
                self._named("deny", i, event_type, progress)
        elif kind == "noun":
            return frame.relation == "complement" or self._graph.token(i).lemma in self._codebook.transparent
        if kind == "verb":
            self._attribute_operators(i, frame, event_type, progress)
        return True

    def _raised(self, i: int, event_type: EventType, progress: Progress) -> None:
        """ "The departure is to be wrapped up": the act is the subject, what becomes of it stands in the infinitive."""
        for c in self._graph.parse.children[i]:
            if self._graph.token(c).dep != "xcomp" or not self._graph.is_verb(c):
                continue
            operator = self._operator(c, ("verb",), "object" if self._graph.features(c).passive else "subject")
            if operator is not None and operator.id not in ("plan", "plan_to"):
                progress.governors.append(c)
                progress.governed = True
                self._apply(operator, c, event_type, progress, False)
                if self._is_to(c):
                    self._named("plan", c, event_type, progress)

    def _light(self, i: int, frame: Frame, progress: Progress) -> Operator | None:
        """ "gave its consent to sending", "put an end to the mission": the noun under a light verb is the operator."""
        if self._graph.token(i).lemma not in self._codebook.cues["light_verbs"] or frame.relation not in (
            "to",
            "for",
            "on",
            "about",
            "over",
            "complement",
        ):
            return None
        found = (self._operator(j, ("noun",)) for j in self._graph.slot(i, "patient") if j not in progress.path)
        return next((operator for operator in found if operator is not None), None)

    def _towards(self, i: int, event_type: EventType, progress: Progress) -> None:
        """ "has come to an end", "was put on hold", "drew to a close", "are under way": the noun that a plain verb
        leads to is the operator.
        """
        for argument in self._graph.arguments(i):
            phrase = f"{argument.slot} {self._graph.token(argument.token).lemma}"
            for operator in self._codebook.operators_by_word.get(("noun", phrase), ()):
                progress.governed = True
                self._apply(operator, i, event_type, progress, self._graph.features(i).negated)
                return
        for j in self._graph.slot(i, "to", "on"):
            end = self._operator(j, ("noun",))
            if end is not None and end.id in ("complete", "suspend", "begin") and not self._graph.arguments(j):
                progress.governed = True
                self._apply(end, j, event_type, progress, False)

    def _outer_tense(self, i: int, features: Features, event_type: EventType, progress: Progress) -> None:
        """ "will suspend", "may approve": the governing verb's own tense."""
        if features.tense == "future":
            self._named("plan", i, event_type, progress)
        elif features.modal in self._codebook.cues["conditional_modals"]:
            self._modal(i, features, event_type, progress)
        elif features.infinitive and (self._graph.token(i).dep == "ROOT" or self._is_to(i)):
            self._named("plan", i, event_type, progress)

    def _is_to(self, i: int) -> bool:
        """ "is to be wrapped up": due."""
        token = self._graph.token(i)
        head = self._graph.token(token.head)
        return token.dep == "xcomp" and head.lemma == "be" and not self._graph.slot(head.i, "attribute")

    def _attribute_operators(self, i: int, frame: Frame, event_type: EventType, progress: Progress) -> None:
        """ "delivery is expected", "it would be possible to supply", "the claim is untrue": the adjective after "be"
        operates too.
        """
        if self._graph.token(i).lemma not in ("be", "remain", "become"):
            return
        for j in self._graph.slot(i, "attribute"):
            operator = self._operator(j, ("adjective", "noun"))
            if operator is not None and j != frame.token:
                progress.governed = True
                self._apply(operator, j, event_type, progress, self._graph.features(i).negated)

    def _operator(self, i: int, kinds: tuple[str, ...], relation: str | None = None) -> Operator | None:
        token = self._graph.token(i)
        pairs = [
            f"{self._graph.token(c).lemma} {token.lemma}"
            for c in self._graph.parse.children[i]
            if self._graph.token(c).dep in ("amod", "compound")
        ]
        hyphened = (
            f"{self._graph.token(i - 2).lemma}-{token.lemma}"
            if i > 1 and self._graph.token(i - 1).text == "-"
            else token.lemma
        )
        phrase = f"{token.lemma} {relation}"
        words = dict.fromkeys((*pairs, self._graph.lemma(i), phrase, hyphened, token.lemma, token.text.lower()))
        for kind in kinds:
            for word in words:
                for operator in self._codebook.operators_by_word.get((kind, word), ()):
                    if relation == "subject" and kind == "verb" and not operator.subject and word != phrase:
                        continue
                    if not operator.relations or relation is None or relation in operator.relations:
                        return operator
        return None

    def _named(self, name: str, i: int, event_type: EventType, progress: Progress) -> None:
        if name == "decline_future":
            name = "refuse"
        self._apply(self._codebook.operator_by_id[name], i, event_type, progress, False)

    def _apply(self, operator: Operator, i: int, event_type: EventType, progress: Progress, negated: bool) -> None:
        if negated:
            if not operator.negated:
                progress.dropped = progress.dropped or "negated"
                return
            operator = self._codebook.operator_by_id[operator.negated]
        for role, slots in operator.roles:
            progress.roles += [(role, j) for j in self._graph.slot(i, *slots)]
        for role, slots in event_type.operator_roles.get(operator.id, ()):
            progress.likely += [(role, j) for j in self._graph.slot(i, *slots)]
        stage = self._codebook.stages.get(progress.phase, "act")
        phase = self._result(operator, event_type, progress.phase)
        if phase is None:
            return
        progress.rules.append(f"operator:{operator.id}:{self._graph.lemma(i)}")
        progress.operators.append(operator.id)
        exact = self._exceptions(operator, event_type).get(progress.phase)
        if stage in operator.keeps and exact is None:
            if operator.modality == "planned":
                progress.modality = "planned"
            return
        progress.phase = phase
        progress.modality = operator.modality

    def _exceptions(self, operator: Operator, event_type: EventType) -> Mapping[str, str]:
        """What a type makes of an operator, or of the one it is like."""
        return event_type.operators.get(operator.id) or event_type.operators.get(operator.like or "", {})

    def _result(self, operator: Operator, event_type: EventType, inner: str) -> str | None:
        override = self._exceptions(operator, event_type)
        if override:
            chosen = override.get(inner) or override.get("*")
            return None if chosen in (None, "-") else chosen
        return next((p for p in operator.phases if p in event_type.all_phases), None)
