"""How far an act got: the phase and modality that its verb group and the words governing it give, by one mechanism for
every type.

From the inside out: the trigger's own phase; its verb group (tense, modal, negation); adjectives and participles on a
nominal trigger ("planned deliveries"); then each governing word along the embedding chain ("[ refused to [ approve [
the sale ]]]"), as operators.yaml says.
"""

from collections.abc import Hashable
from functools import cached_property

from legation.claims.governors import Governors
from legation.claims.lastness import Lastness, sides_of
from legation.claims.mood import Mood
from legation.claims.operators import Operators
from legation.claims.progress import Progress
from legation.claims.taken_up import taken_up
from legation.codebook.entries import Codebook, EventType, Trigger
from legation.language.embedding import Frame
from legation.language.graph import Graph

BY_NOBODY = "done by nobody"
"""Why an act is none of which a sentence says that nobody is there to do it."""

UNDONE = frozenset({BY_NOBODY, "negated", "not done", "counterfactual"})
"""Why an act is none that did not happen by the very words of its sentence: however near it is, it is never told."""

# phases in which nobody is bound to an act, and what can become of it then
UNBOUND = frozenset({"requested", "proposed", "planned", "negotiating"})
THWARTING = frozenset({"refuse", "cancel", "suspend", "postpone"})
# what a noun must say for a participle to tell what it is for: "a decree setting up the office"
DECREEING = ("authorise", "plan", "propose", "request", "agree")
# a thing at which something happens is no part of what happens to it: "completed a wharf at the base"
PLACES = ("at", "in", "near", "inside", "outside", "from", "off", "under")


Kind = tuple[Hashable, ...]
"""What in a trigger bears on how far its act got; triggers that differ in nothing else are read alike."""


def kind_of(event_type: EventType, trigger: Trigger) -> Kind:
    """The kind of a type's trigger."""
    own = (trigger.phase, trigger.modality, trigger.tenses, trigger.negated, trigger.refusing)
    return event_type.name, bool(trigger.concept), own, sides_of(trigger)


class Glance:
    """What a reader would give for an act, to look at and not to change; worked out when first looked at."""

    def __init__(self, reader: "PhaseReader", anchor: int, event_type: EventType, trigger: Trigger) -> None:
        self._asked = reader, anchor, event_type, trigger

    @cached_property
    def progress(self) -> Progress:
        """How far the act got."""
        reader, anchor, event_type, trigger = self._asked
        return reader.read(anchor, event_type, trigger)

    @property
    def governors(self) -> list[int]:
        """The words that govern the act, nearest first."""
        return self.progress.governors


class PhaseReader:
    """Works out phase and modality of a trigger in a passage's clause graph."""

    def __init__(self, codebook: Codebook, graph: Graph, sayings: dict[str, str]) -> None:
        self._codebook = codebook
        self._graph = graph
        self._sayings = sayings
        self._operators = Operators(codebook, graph)
        self._mood = Mood(codebook, graph, sayings, self._operators)
        self._lastness = Lastness(codebook, graph, self._operators)
        self._governors = Governors(codebook, graph, sayings, self._operators, self._mood)
        self._seen: dict[tuple[int, Kind], Glance] = {}
        self._act_nouns: dict[str, frozenset[str]] = {}

    def awaits(self, i: int) -> bool:
        """Whether a participle can tell of something to come: "set", "due", "scheduled"."""
        operators = self._codebook.operators_by_word.get(("adjective", self._graph.token(i).text.lower()), ())
        return any(operator.id == "plan" for operator in operators)

    def taken_up(self, anchor: int, event_type: EventType, phase: str) -> list[tuple[int, Progress]]:
        """What further verbs do to an act told at a word, see `taken_up`."""
        return list(taken_up(self._graph, self._operators, anchor, event_type, phase))

    def glance(self, anchor: int, event_type: EventType, trigger: Trigger, kind: Kind) -> Glance:
        """What `read` gives, to look at; triggers of one kind share it."""
        key = anchor, kind
        if key not in self._seen:
            self._seen[key] = Glance(self, anchor, event_type, trigger)
        return self._seen[key]

    def read(self, anchor: int, event_type: EventType, trigger: Trigger) -> Progress:
        """Walk from the trigger word outward to the root of its sentence."""
        if trigger.negated or trigger.refusing:
            return self._not_doing(anchor, event_type, trigger)
        progress = Progress(event_type, trigger.phase, trigger.modality, tenses=trigger.tenses)
        if not self._graph.is_verb(anchor):
            self._own_modifiers(anchor, progress)
            if self._merely_described(anchor) and not progress.operators:
                progress.dropped = "described, not told"
        inside = reached = True
        self._due_by_itself(anchor, progress)
        self._mood.read(anchor, progress)
        timeless = progress.timeless
        progress.path.add(anchor)
        inner = anchor
        for frame in self._graph.chain(anchor):
            progress.path.add(frame.token)
            if frame.relation == "conditional":
                progress.conditional = True
            if trigger.concept and self._names(anchor, frame, inner):
                progress.governors.append(frame.token)
                inner = frame.token
                continue
            frame = self._reported(frame, inner)
            inside = inside and frame.embeds and frame.relation != "possessor"
            if inside and inner == anchor and self._stands_at(frame, anchor):
                inside = False
            if inside:
                inside = self._governors.read(frame, inner, progress)
            elif frame.relation == "participle" and inner == anchor and self._graph.token(anchor).tag == "VBG":
                inside = self._decreed(frame.token, progress) or self._is_the_act(frame.token, event_type)
                self._mood_of(frame.token, progress)
                self._by_nobody(frame.token, progress)
            elif frame.relation == "purpose" and frame is self._graph.chain(anchor)[0]:
                self._intended(frame.token, progress)
            elif frame.relation == "relative" and reached:
                self._thwarted(frame.token, inner, progress)
            reached = inside
            inner = frame.token
        self._lastness.read(anchor, trigger, progress)
        progress.timeless = timeless and not progress.operators
        progress.stage = self._codebook.stages.get(progress.phase, "act")
        return progress

    def _due_by_itself(self, anchor: int, progress: Progress) -> None:
        """ "an inspection was scheduled for March": the word of the act itself tells that it is to come."""
        participle = self._graph.token(anchor).tag == "VBN" and self._graph.features(anchor).passive
        if participle and self.awaits(anchor) and self._codebook.stages.get(progress.phase) == "act":
            self._operators.named("plan", anchor, progress)

    def _thwarted(self, noun: int, inner: int, progress: Progress) -> None:
        """ "The office that it wished to open was blocked": what becomes of a thing becomes of the act that was to
        bring it, as long as nobody is bound to it.
        """
        frame = next(iter(self._graph.chain(noun)), None)
        if frame is None or progress.phase not in UNBOUND or noun in self._graph.slot(inner, "agent"):
            return
        operator = self._operators.find(frame.token, ("verb",), frame.relation) if frame.relation == "object" else None
        if operator is not None and (operator.like or operator.id) in THWARTING:
            self._operators.apply(operator, frame.token, progress, self._graph.features(frame.token).negated)

    def _reported(self, frame: Frame, inner: int) -> Frame:
        """ "denied reports claiming that it sold tanks": what the report claims is what it is about."""
        told = self._graph.token(inner).tag == "VBG" and self._graph.lemma(inner) in self._sayings
        report = self._graph.token(frame.token).lemma in self._codebook.cues["content_nouns"]
        return Frame(frame.token, "complement") if frame.relation == "participle" and told and report else frame

    def _stands_at(self, frame: Frame, anchor: int) -> bool:
        """ "completed a wharf at the base": where a thing is no part of it; "are in talks" tells of the talks."""
        if frame.relation not in PLACES or self._graph.is_verb(anchor):
            return False
        engaged = frame.relation == "in" and self._operators.find(anchor, ("noun",)) is not None
        return not (engaged and self._graph.token(frame.token).lemma == "be")

    def _names(self, anchor: int, frame: Frame, inner: int) -> bool:
        """ "Desert Wolf, a drill of three armies, was held": the name before the act's noun stands for the act."""
        named = self._graph.token(frame.token)
        return (
            inner == anchor
            and frame.relation == "appositive"
            and named.text[:1].isupper()
            and not self._graph.is_verb(anchor)
        )

    def _decreed(self, noun: int, progress: Progress) -> bool:
        """ "a decree setting up the office", "a plan sending troops": the participle says what the noun is for; what is
        done to the noun is done to the act, then: "approved a motion extending their stay".
        """
        operator = None if self._graph.is_verb(noun) else self._operators.find(noun, ("noun",))
        if operator is None or (operator.like or operator.id) not in DECREEING:
            return False
        self._operators.apply(operator, noun, progress, False)
        return True

    def _is_the_act(self, noun: int, event_type: EventType) -> bool:
        """ "The exercise involving two navies ended": what the participle describes is the act itself."""
        acts = self._act_nouns.get(event_type.name)
        if acts is None:
            named = (self._codebook.concepts[t.concept[1:]] for t in event_type.triggers if t.concept)
            acts = frozenset(word for c in named if not c.people and not c.items for word in c.nouns)
            self._act_nouns[event_type.name] = acts
        # "exercise Sand Viper" is one word where the name was joined to it
        return any(self._graph.token(i).lemma.split()[0] in acts for i in (noun, *self._graph.slot(noun, "modifier")))

    def _mood_of(self, governor: int, progress: Progress) -> None:
        """ "inspectors will work in Pskov, checking …": a participle clause is as open as its main verb."""
        features = self._graph.features(governor)
        if self._graph.is_verb(governor) and (features.tense == "future" or features.modal):
            self._mood.read(governor, progress)

    def _by_nobody(self, noun: int, progress: Progress) -> None:
        """ "does not have soldiers training them", "has no people there guarding it": nobody does it."""
        verb = self._graph.token(noun).head
        if self._graph.is_verb(noun) or self._graph.token(noun).dep not in ("dobj", "attr"):
            return
        no = any(self._graph.token(c).lemma == "no" for c in self._graph.parse.children[noun])
        if self._graph.token(verb).lemma in ("have", "be", "keep") and (no or self._graph.features(verb).negated):
            self._none_of_it(verb, progress)
            progress.dropped = progress.dropped and BY_NOBODY

    def _intended(self, governor: int, progress: Progress) -> None:
        """ "sent instructors to train the guard", "will stay to train": what is meant to be done has no tense of its
        own.
        """
        features = self._graph.features(governor)
        lent = self._governors.light(governor, Frame(governor, "complement"), progress)
        if lent is not None:
            progress.governed = True
            self._operators.apply(lent, governor, progress, features.negated)
            return
        sent = self._operators.find(governor, ("verb",), "purpose")
        if features.tense == "future" or features.modal or features.infinitive:
            self._mood.read(governor, progress)
        elif sent is not None and sent.relations == ("purpose",) and not progress.operators:
            self._operators.apply(sent, governor, progress, features.negated)
        elif not progress.operators:
            self._operators.named("begin", governor, progress)

    def _not_doing(self, anchor: int, event_type: EventType, trigger: Trigger) -> Progress:
        """An act that consists in not doing: "did not answer", "had no wish to comment", "declined to comment"."""
        embedding = [f.token for f in self._graph.chain(anchor) if f.embeds]
        progress = Progress(event_type, trigger.phase, trigger.modality)
        if not any(self._keeps_from(i, trigger.refusing, own=i == anchor) for i in (anchor, *embedding)):
            progress.dropped = "not negated"
            return progress
        progress.rules.append("negated:wanted")
        progress.governors, progress.governed = embedding, True
        return progress

    def _keeps_from(self, i: int, refusing: bool, own: bool) -> bool:
        """Whether the word at `i` says that something is not done, or that somebody will not do it; who says "no" says
        something, so that the act's `own` word is no refusal of it.
        """
        operator = None if own else self._operators.find(i, ("verb", "noun", "adjective"))
        features = self._graph.features(i)
        if operator is not None and operator.id in ("refuse", "decline"):
            return True
        if refusing:
            return features.negated and (features.tense == "future" or features.modal is not None)
        if features.negated or self._mood.negative_argument(i, set()):
            return True
        return any(
            self._graph.token(c).lemma == "no"
            for j in self._graph.slot(i, "patient")
            for c in self._graph.parse.children[j]
        )

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
            self._graph.token(j).pos in ("NOUN", "PROPN", "NUM") and self._operators.find(j, ("noun",)) is None
            for j in self._graph.slot(chain[0].token, "attribute")
        )

    def _own_modifiers(self, anchor: int, progress: Progress) -> None:
        for child in self._graph.parse.children[anchor]:
            token = self._graph.token(child)
            if token.dep in ("amod", "acl", "relcl"):
                kinds = (
                    ("verb", "adjective") if token.tag in ("VBN", "VBD", "VBG", "VBZ", "VBP", "VB") else ("adjective",)
                )
                if token.dep == "relcl" and not self._graph.features(child).passive:
                    self._told_of(child, anchor, progress)
                    continue
                # "close cooperation": an adjective that governs by what stands under it says nothing of its noun
                operator = self._operators.find(child, kinds, "modifier" if kinds == ("adjective",) else None)
                if operator is not None:
                    self._operators.apply(operator, child, progress, negated=self._graph.features(child).negated)
            elif token.dep == "det" and token.lemma == "no":
                self._none_of_it(anchor, progress)

    def _told_of(self, clause: int, anchor: int, progress: Progress) -> None:
        """ "drills that ended on Friday", "a course which will open in May": what a relative clause says of the act."""
        if anchor not in self._graph.slot(clause, "agent"):
            return
        features = self._graph.features(clause)
        operator = self._operators.find(clause, ("verb",), "subject")
        if operator is not None and not features.negated:
            self._operators.apply(operator, clause, progress, False)
        if features.tense == "future" and not features.negated:
            self._operators.named("plan", clause, progress)

    def _none_of_it(self, anchor: int, progress: Progress) -> None:
        """ "There are no instructors there, he said": somebody says so, which denies; else it is no act."""
        for frame in self._graph.chain(anchor):
            if (
                frame.relation == "complement"
                and self._graph.is_verb(frame.token)
                and self._graph.lemma(frame.token) in self._sayings
            ):
                self._operators.named("deny", frame.token, progress)
                return
        progress.dropped = "negated"
