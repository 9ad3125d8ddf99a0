"""What a verb group makes of an act: its tense, aspect, modal and negation, also of a verb that governs the act."""

from dataclasses import replace

from legation.claims.operators import Operators
from legation.claims.progress import Progress
from legation.codebook.entries import Codebook
from legation.language.features import Features
from legation.language.grammar import CONDITIONAL_MARKS
from legation.language.graph import Graph
from legation.language.words import voice_words

FORMERLY = frozenset({"once", "formerly", "previously"})
UNTIL = frozenset({"until", "till"})
MEANWHILE = frozenset({"present", "moment", "time"})
"""What a phrase of time is about that stands within a verb group: "are at present training"."""


class Mood:
    """Reads the verb groups of one passage."""

    def __init__(self, codebook: Codebook, graph: Graph, sayings: dict[str, str], operators: Operators) -> None:
        self._codebook = codebook
        self._graph = graph
        self._sayings = sayings
        self._operators = operators
        self._negating: dict[int, tuple[int, ...]] = {}
        # what somebody utters: "in a statement", "in a letter"
        self._utterances = frozenset((*voice_words()["nouns_say"], *voice_words()["utterances"]))

    def read(self, i: int, progress: Progress) -> None:
        """Tense, modal, aspect and negation of a verb, also of a governing one."""
        features = self._group(i)
        if not self._graph.is_verb(i):
            return
        if not features.negated and self.negative_argument(i, progress.path):
            features = replace(features, negated=True)
        if features.modal and features.perfect:
            progress.dropped = "counterfactual"
            return
        if features.infinitive and features.perfect and self._head_is_past(i):
            self._operators.named("cancel", i, progress)
        elif features.tense == "future" or features.modal == "must" or self._obliged(i):
            self._operators.named("decline_future" if features.negated else "plan", i, progress)
        elif features.modal in self._codebook.cues["conditional_modals"]:
            self.modal(i, features, progress)
        elif features.negated:
            self._negated(i, features, progress)
        elif features.infinitive and self._graph.token(i).dep in ("ROOT", "ccomp"):
            self._operators.named("plan", i, progress)
        elif features.progressive and features.tense == "present":
            self.tense("progressive", progress, "perfect_progressive" if features.perfect else None)
        elif features.perfect:
            lasting = features.tense == "present" and self._lasts(i)
            closer = "perfect_progressive" if features.progressive else "perfect_since" if lasting else None
            self.tense("perfect", progress, closer)
        elif features.tense == "present":
            self.tense("present", progress, "present_passive" if features.passive else None)
        elif features.tense == "past" and features.progressive:
            self.tense("past_progressive", progress)
        elif features.tense == "past":
            self.tense("past", progress, "past_ended" if self._ended(i) else None)

    def _group(self, i: int) -> Features:
        """What is told by the verb group of a word, its "be" included where a phrase keeps it off."""
        features, being = self._graph.features(i), self._being(i)
        if being is None:
            return features
        return replace(features, tense=self._graph.features(being).tense, progressive=True)

    def _being(self, i: int) -> int | None:
        """The "be" of "are at present going through a course", which a phrase of time keeps from its participle."""
        token = self._graph.token(i)
        be = self._graph.token(token.head)
        if token.tag != "VBG" or token.dep != "advcl" or be.lemma != "be" or be.i > i:
            return None
        between = {self._graph.token(j).lemma for j in self._graph.slot(be.i, "at", "for") if j < i}
        bare = not self._graph.slot(be.i, "attribute")
        return be.i if bare and between & MEANWHILE and self._graph.token(i - 1).text != "," else None

    def _head_is_past(self, i: int) -> bool:
        """ "was to have brought": it did not come to be."""
        token = self._graph.token(i)
        head = self._graph.token(token.head)
        return token.dep == "xcomp" and head.lemma == "be" and self._graph.features(head.i).tense == "past"

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

    def negative_argument(self, i: int, path: set[int]) -> bool:
        """ "no drones had come", "nothing was delivered", "none will go": the negation stands on an argument (other
        than the act itself, on its `path`).
        """
        if i not in self._negating:
            heads = self._graph.slot(i, "agent", "patient", "attribute")
            self._negating[i] = tuple(head for head in heads if self._is_none(head))
        return any(head not in path for head in self._negating[i])

    def _is_none(self, head: int) -> bool:
        return self._graph.token(head).lemma in ("nothing", "nobody", "none") or any(
            self._graph.token(c).lemma == "no" and self._graph.token(c).dep == "det"
            for c in self._graph.parse.children[head]
        )

    def _lasts(self, i: int) -> bool:
        """ "has barred the sale of arms since 1982": what began then goes on."""
        tokens = self._graph.parse.tokens
        last = self._graph.parse.subtree(i)[1]
        return any(tokens[j].lemma == "since" and self._stands_under(j, i) for j in range(i + 1, last))

    def _ended(self, i: int) -> bool:
        """ "was based there until 1993", "once served there", "was at one time home to": what was so is so no more."""
        children = [self._graph.token(c) for c in self._graph.parse.children[i]]
        if any(c.dep == "advmod" and c.lemma in FORMERLY for c in children):
            return True
        bounds = {c.lemma for c in children if c.dep == "prep"}
        return bool(bounds & UNTIL) or "time" in self._ones(i)

    def _ones(self, i: int) -> set[str]:
        """What "at one …" under a verb is about."""
        at = self._graph.slot(i, "at")
        return {
            self._graph.token(j).lemma
            for j in at
            if any(self._graph.token(c).lemma == "one" for c in self._graph.parse.children[j])
        }

    def _stands_under(self, j: int, verb: int) -> bool:
        """Whether no other verb stands between a word and a verb above it."""
        tokens = self._graph.parse.tokens
        while j != verb and tokens[j].head != j:
            j = tokens[j].head
            if j != verb and self._graph.is_verb(j):
                return False
        return j == verb

    def tense(self, name: str, progress: Progress, closer: str | None = None) -> None:
        """A type may read a tense of its bare act as a phase: exercises "held" are completed. If the codebook knows a
        closer name of the tense, that goes first.
        """
        if closer is not None and self._phase_by(closer, progress) is not None:
            name = closer
        rule = self._phase_by(name, progress)
        if rule == "-":
            progress.timeless = not progress.operators
        elif rule and not progress.operators:
            progress.phase = rule
            progress.modality = None
            progress.rules.append(f"tense:{name}")

    def _phase_by(self, tense: str, progress: Progress) -> str | None:
        by_type = progress.event_type.tenses
        return dict(progress.tenses).get(tense) or by_type.get(f"{tense}:{progress.phase}") or by_type.get(tense)

    def _under_condition(self, i: int) -> bool:
        """ "Once it takes effect, forces would join": the verb has a condition of its own."""
        for c in self._graph.parse.children[i]:
            if self._graph.token(c).dep == "advcl" and any(
                self._graph.token(m).lemma in CONDITIONAL_MARKS for m in self._graph.parse.children[c]
            ):
                return True
        return False

    def modal(self, i: int, features: Features, progress: Progress) -> None:
        """ "would", "could", "might": a proposal, the future of a past report, or a refusal."""
        conditional = self._under_condition(i)
        progress.conditional = progress.conditional or conditional
        if features.modal == "would" and not conditional and self._reported_past(i):
            self._operators.named("decline_future" if features.negated else "plan", i, progress)
            return
        if features.negated:
            self._operators.named("refuse" if features.modal in ("would", "can", "could") else "propose", i, progress)
            return
        stage = self._codebook.stages.get(progress.phase, "act")
        if stage in ("act", "state", "prospect"):
            self._operators.named("propose", i, progress)
        progress.modality = "conditional"
        progress.rules.append(f"modal:{features.modal}")

    def _reported_past(self, i: int) -> bool:
        """ "said it would deliver", "said, adding that it would", "had said in a letter that it would", "came home with
        the news that it would": the future of a past report, no condition.
        """
        inner, contents = i, self._codebook.cues["content_nouns"]
        for frame in self._graph.chain(i):
            handed_on = inner != i and (self._tells(inner) or self._graph.token(inner).lemma in contents)
            if (frame.relation == "complement" or handed_on) and self._graph.features(frame.token).tense == "past":
                return True
            if not frame.embeds and not handed_on:
                return False
            inner = frame.token
        return False

    def _tells(self, i: int) -> bool:
        """Whether a word hands on what somebody said without a tense of its own: "adding", "in a statement"."""
        token = self._graph.token(i)
        if self._graph.is_verb(i):
            return token.tag == "VBG" and self._graph.lemma(i) in self._sayings
        return token.lemma in self._utterances

    def _negated(self, i: int, features: Features, progress: Progress) -> None:
        if (
            features.tense in ("present", None)
            and not features.perfect
            and not features.progressive
            and features.infinitive
        ):
            self._operators.named("refuse", i, progress)
            return
        habitual = features.tense == "present" and not features.perfect and not features.progressive
        if habitual and "declined" in progress.event_type.all_phases and not self._saying_around(i):
            self._operators.named("decline", i, progress)
            return
        standing = self._codebook.stages.get(progress.phase) == "state"
        # "does not have a contract to supply": of a text that is there or not
        possessed = self._graph.token(i).lemma == "have" and bool(progress.operators)
        if features.tense != "present" or features.perfect or features.progressive or standing or possessed:
            for frame in self._graph.chain(i):
                if (
                    self._graph.is_verb(frame.token)
                    and self._graph.lemma(frame.token) in self._sayings
                    and frame.relation == "complement"
                ):
                    self._operators.named("deny", frame.token, progress)
                    return
        progress.dropped = "negated"
