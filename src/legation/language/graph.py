"""The clause graph: parse trees turned into predicates whose arguments stand in the same slots whatever the wording.

Slots of a predicate are `agent` (who does it, also after "by" and through control, coordination and relative clauses),
`patient` (what it is done to, also the subject of a passive), `dative`, `possessor` (of a nominal predicate, also a
demonym), `modifier` (a noun or adjective that stands before a nominal), `attribute` (after "be") and each preposition
by its own name ("to", "from", "in exchange for"). The outward chain of a predicate tells what it is embedded in:
*Reuters reported [ Titorenko said [ Moscow was considering [ expanding … ]]]*.
"""

from dataclasses import dataclass

from legation.language.features import Features, features_of, is_headline, state_of
from legation.language.grammar import (
    COMPLEX_PREPOSITIONS,
    CONDITIONAL_MARKS,
    DISPOSITION_NOUNS,
    GERUND_OF_OBJECT,
    IMPERSONAL,
    MEANS,
    OBJECT_CONTROL,
    ONLOOKING,
    OUT_OF,
    PURPOSE_NOUNS,
    SUBJECT_CONTROL,
    TEMPORAL_MARKS,
    TEMPORAL_PREPOSITIONS,
)
from legation.language.parse import Parse, Token

SUBJECTS = ("nsubj", "csubj", "expl")
PASSIVE_SUBJECTS = ("nsubjpass", "csubjpass")
# adverbs that make one verb with the word before them: "go ahead", "hand back", "fly home"
PARTICLES = frozenset({"ahead", "back", "home", "away", "up", "down", "off", "out", "over"})
RELATIVE_PRONOUNS = frozenset({"that", "which", "who", "whom"})
# what a relative or interrogative clause opens with: such a clause has its gap where the word says
OPENING_TAGS = ("WDT", "WP", "WP$", "WRB")
# phrases that the parser hangs on the thing acted on, where they tell of the act: "deliveries of tanks from Russia to
# Mali"
LIFTED = frozenset({"to", "from", "by", "in", "at", "with", "for", "between"})


@dataclass(frozen=True, slots=True)
class Argument:
    """One phrase that a predicate takes: the slot and the phrase's head token."""

    slot: str
    token: int


@dataclass(frozen=True, slots=True)
class Frame:
    """One step outward from a predicate: the governing word and how the inner one hangs on it.

    `relation` is complement, object, subject, dative, attribute, modifier, purpose, participle, relative, conditional,
    temporal, or a preposition.
    """

    token: int
    relation: str

    @property
    def embeds(self) -> bool:
        """True when the outer word can change how far the inner act got (not when it merely frames or describes it)."""
        return self.relation not in (
            "relative",
            "temporal",
            "participle",
            "conditional",
            "purpose",
            "appositive",
            "coordinate",
        )


class Graph:
    """Predicates, arguments and chains of one parsed text; each is worked out once, when asked for."""

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self._arguments: dict[int, tuple[Argument, ...]] = {}
        self._features: dict[int, Features] = {}
        self._chains: dict[int, tuple[Frame, ...]] = {}
        self._agents: dict[int, int | None] = {}

    def token(self, i: int) -> Token:
        """The word at position `i`."""
        return self.parse.tokens[i]

    def lemma(self, i: int) -> str:
        """The predicate's lemma, with its particle: "hand over"."""
        token = self.parse.tokens[i]
        for c in self.parse.children[i]:
            if self._is_particle(c):
                return f"{token.lemma} {self.parse.tokens[c].lemma}"
        return token.lemma

    def _is_particle(self, i: int) -> bool:
        token = self.parse.tokens[i]
        if token.dep == "prt":
            return token.lemma in ("over", "out", "up", "back", "down", "away") or not self._objects(i)
        if any((token.lemma, self.parse.tokens[c].lemma) in COMPLEX_PREPOSITIONS for c in self.parse.children[i]):
            return token.lemma == "out" and self.parse.tokens[token.head].lemma in OUT_OF
        return token.dep == "advmod" and token.lemma in PARTICLES and token.i == token.head + 1

    def features(self, i: int) -> Features:
        """How the predicate at `i` is told."""
        if i not in self._features:
            self._features[i] = features_of(self.parse, i)
        return self._features[i]

    def is_verb(self, i: int) -> bool:
        """True for a verb, also one that the tagger calls an auxiliary without a main verb."""
        return self.parse.tokens[i].pos in ("VERB", "AUX")

    def conjuncts(self, i: int) -> list[int]:
        """The phrase heads coordinated with `i`, itself first: "Serbia, Russia and Belarus"."""
        found, stack = [i], [i]
        while stack:
            j = stack.pop()
            for c in self.parse.children[j]:
                if self.parse.tokens[c].dep == "conj" and self._same_category(i, c):
                    found.append(c)
                    stack.append(c)
        return sorted(found)

    def _same_category(self, i: int, j: int) -> bool:
        return self.is_verb(i) == self.is_verb(j)

    def first_conjunct(self, i: int) -> int:
        """The head of the coordination that `i` belongs to."""
        token = self.parse.tokens[i]
        while token.dep == "conj" and self._same_category(token.head, token.i):
            token = self.parse.tokens[token.head]
        return token.i

    def slot(self, i: int, *names: str) -> list[int]:
        """The heads of the phrases in the named slots of predicate `i`, coordinated ones included, in order of the
        names.
        """
        found: list[int] = []
        for name in names:
            for argument in self.arguments(i):
                if argument.slot == name:
                    found += [c for c in self.conjuncts(argument.token) if c not in found]
        return found

    def arguments(self, i: int) -> tuple[Argument, ...]:
        """Every phrase that the predicate at `i` takes, in slot order of the page's words."""
        if i not in self._arguments:
            self._arguments[i] = ()  # a cycle of control relations ends here
            own = self._verb_arguments(i) if self.is_verb(i) else self._noun_arguments(i)
            self._arguments[i] = tuple(own)
        return self._arguments[i]

    def _verb_arguments(self, i: int) -> list[Argument]:
        passive = self.features(i).passive
        found = [Argument("patient" if passive else "agent", c) for c in self._listed_subjects(i)]
        for c in self._dependents(i):
            child = self.parse.tokens[c]
            if child.dep in SUBJECTS and child.dep != "expl" and self._expletive(i, child):
                continue
            if child.dep in SUBJECTS and child.dep != "expl":
                found.append(Argument("patient" if passive else "agent", self._antecedent(c)))
            elif child.dep in PASSIVE_SUBJECTS:
                # "was given a corvette": the thing given is the object, the subject is who gets it
                given = passive and self._direct_object(i) is not None
                found.append(Argument("dative" if given else "patient", self._antecedent(c)))
            elif child.dep == "dobj" and self._speaks(i, c):
                found.append(Argument("agent", c))
            elif child.dep == "dobj" and self._given_to(i, c):
                found.append(Argument("dative", c))
            elif child.dep in ("dobj", "attr", "oprd"):
                found.append(Argument("patient" if child.dep == "dobj" else "attribute", self._antecedent(c)))
            elif child.dep == "dative" and child.pos != "ADP":
                found.append(Argument("dative", c))
            elif child.dep in ("prep", "agent", "dative"):
                found += self._prepositional(c)
            elif child.dep == "acomp":
                found.append(Argument("attribute", c))
                found += [
                    a
                    for p in self.parse.children[c]
                    if self.parse.tokens[p].dep == "prep"
                    for a in self._prepositional(p)
                ]
            elif child.dep == "npadvmod" and self._governs(c):
                found.append(Argument("patient", c))
            elif child.dep in ("npadvmod", "advmod"):
                found.append(Argument("adverb", c))
                found += [
                    a
                    for p in self.parse.children[c]
                    if self.parse.tokens[p].dep == "prep" and child.dep == "advmod"
                    for a in self._prepositional(p)
                ]
                found += self._after_adverb(i, c)
            elif child.dep == "prt":
                found += self._under_particle(i, c, passive)
        return self._with_implied(i, found, passive)

    def _given_to(self, i: int, c: int) -> bool:
        """ "will hand the Fijian military 14 vehicles": of two objects the first is who gets the other."""
        return any(d > c and self.parse.tokens[d].dep == "dobj" for d in self.parse.children[i])

    def _dependents(self, i: int) -> list[int]:
        """The words that belong to a verb: its own, and those which the parser leaves under the "be" or the verb of
        saying beside it.
        """
        own = list(self.parse.children[i])
        if len(self._split_subjects(i)) == 2:
            own.remove(self._split_subjects(i)[0])
        token = self.parse.tokens[i]
        if state_of(self.parse, i) is not None:
            own += [c for c in self.parse.children[token.head] if c != i]
        if token.dep == "ccomp" and not self._has_subject(i):
            own += self._split_subjects(token.head)[:1]
        return sorted(own)

    def _split_subjects(self, i: int) -> list[int]:
        """“The base,” said the general, “will be closed”: two subjects around a verb of saying, the first of which is
        that of the words said.
        """
        subjects = [c for c in self.parse.children[i] if self.parse.tokens[c].dep == "nsubj"]
        said = any(self.parse.tokens[c].dep == "ccomp" and not self._has_subject(c) for c in self.parse.children[i])
        return subjects if len(subjects) == 2 and subjects[0] < i < subjects[1] and said else []

    def _speaks(self, i: int, c: int) -> bool:
        """ "…, insisted the president": after words said, the noun behind a verb without a subject is the speaker."""
        said = [j for j in self.parse.children[i] if j < i and self.parse.tokens[j].dep == "ccomp"]
        return bool(said) and c > i and not self._has_subject(i)

    def _listed_subjects(self, i: int) -> list[int]:
        """ "Poland, Ukraine sign accord": a headline lists its subjects without "and", and the parser takes the first
        for something else.
        """
        subject = next(
            (c for c in self.parse.children[i] if self.parse.tokens[c].dep in (*SUBJECTS, *PASSIVE_SUBJECTS)), None
        )
        first, _ = self.parse.sentences[self.parse.tokens[i].sentence]
        if subject is None or not is_headline(self.parse, i):
            return []
        found: list[int] = []
        low = self.parse.subtree(subject)[0]
        while low - 2 >= first and self.parse.tokens[low - 1].text == "," and self.parse.tokens[low - 2].pos == "PROPN":
            head = low - 2
            low = self.parse.subtree(head)[0] if self.parse.tokens[head].head == i else head
            found.insert(0, head)
        return found if low == first else []

    def _under_particle(self, i: int, particle: int, passive: bool) -> list[Argument]:
        """What the parser hangs on a particle: "handed it over to Mali", "hands over helicopters", and "seized off
        Libya", where it is none.
        """
        found = [
            a
            for p in self.parse.children[particle]
            if self.parse.tokens[p].dep == "prep"
            for a in self._prepositional(p)
        ]
        if not self._is_particle(particle):
            return found + self._prepositional(particle)
        if not passive and self._direct_object(i) is None:
            found += [Argument("patient", o) for o in self._objects(particle)]
        return found

    def _after_adverb(self, i: int, adverb: int) -> list[Argument]:
        """ "held ahead of the summit", and "the base where troops train", in which "where" is in the base."""
        token, word = self.parse.tokens[i], self.parse.tokens[adverb]
        if word.lemma == "where" and token.dep == "relcl":
            return [Argument("in", token.head)]
        found = []
        for p in self.parse.children[adverb]:
            name = COMPLEX_PREPOSITIONS.get((word.lemma, self.parse.tokens[p].lemma))
            if name is not None:
                found += [Argument(name, self._antecedent(o)) for o in self._objects(p)]
        return found

    def _expletive(self, i: int, subject: Token) -> bool:
        """ "it would be possible to supply": "it" stands for the infinitive and does nothing."""
        if subject.text.lower() != "it":
            return False
        kinds = {self.parse.tokens[c].dep for c in self.parse.children[i]}
        return "acomp" in kinds and bool(kinds & {"xcomp", "ccomp", "advcl"})

    def _governs(self, i: int) -> bool:
        """A noun that the parser took for an adverbial but that carries an infinitive or a "by" phrase is an object put
        late.
        """
        kinds = {(self.parse.tokens[c].dep, self.parse.tokens[c].lemma) for c in self.parse.children[i]}
        return (
            any(dep in ("acl", "relcl") or (dep == "prep" and lemma == "by") for dep, lemma in kinds)
            and self._direct_object(self.parse.tokens[i].head) is None
        )

    def _with_implied(self, i: int, found: list[Argument], passive: bool) -> list[Argument]:
        slots = {a.slot for a in found}
        if "patient" not in slots:
            implied = self._implied_patient(i, passive)
            if implied is not None:
                found.append(Argument("patient", implied))
        if "agent" not in slots:
            agent = self._shared_by_phrase(i) if passive else self._implied_agent(i)
            if agent is not None and all(a.token != agent for a in found):
                found.append(Argument("agent", agent))
        return found

    def _prepositional(self, p: int) -> list[Argument]:
        """The arguments under one preposition, its name normalised ("out of" is from, a passive "by" is agent)."""
        token = self.parse.tokens[p]
        name, objects = self._preposition(p)
        doing = token.dep == "agent" and name == "by"
        found = [Argument("agent" if doing and self._can_do(o) else name, self._antecedent(o)) for o in objects]
        for c in self.parse.children[p]:
            if self.parse.tokens[c].dep == "conj" and self.parse.tokens[c].pos == "ADP":
                found += self._prepositional(c)
        return found

    def _can_do(self, i: int) -> bool:
        """False of what stands after "by" in a passive and does nothing: "delivered by rail", "delivered by May"."""
        dated = any(n.label in ("DATE", "TIME") and n.start <= i < n.end for n in self.parse.names)
        return not dated and (self.parse.tokens[i].lemma not in MEANS or bool(self.parse.children[i]))

    def _preposition(self, p: int) -> tuple[str, list[int]]:
        token = self.parse.tokens[p]
        children = [self.parse.tokens[c] for c in self.parse.children[p]]
        name = COMPLEX_PREPOSITIONS.get((token.lemma,), token.lemma)
        for child in children:
            key = (token.text.lower(), child.lemma)
            if child.dep in ("prep", "pcomp") and key in COMPLEX_PREPOSITIONS:
                return COMPLEX_PREPOSITIONS[key], self._objects(child.i) or [
                    o for o in self._objects(p) if o != child.i
                ]
            if child.dep == "advmod" and (child.lemma, token.lemma) in COMPLEX_PREPOSITIONS:
                return COMPLEX_PREPOSITIONS[child.lemma, token.lemma], self._objects(p)
            if child.dep == "pobj":
                for inner in self.parse.children[child.i]:
                    full = (token.lemma, child.lemma, self.parse.tokens[inner].lemma)
                    if full in COMPLEX_PREPOSITIONS:
                        return COMPLEX_PREPOSITIONS[full], self._objects(inner)
        nested = [c.i for c in children if c.dep == "prep"]
        objects = self._objects(p)
        if not objects and nested:
            return self._preposition(nested[0])
        return name, objects

    def _objects(self, p: int) -> list[int]:
        return [c for c in self.parse.children[p] if self.parse.tokens[c].dep in ("pobj", "pcomp", "nmod", "dobj")]

    def _noun_arguments(self, i: int) -> list[Argument]:
        found: list[Argument] = []
        for c in self.parse.children[i]:
            child = self.parse.tokens[c]
            if child.dep == "poss":
                found.append(Argument("possessor", self._antecedent(c)))
            elif child.dep in ("compound", "amod", "nmod", "nummod"):
                found.append(Argument("modifier", c))
                found += [Argument("modifier", g) for g in self._inner_modifiers(c)]
            elif child.dep in ("prep", "agent"):
                found += self._prepositional(c)
            elif child.dep == "appos":
                found.append(Argument("appositive", c))
        return found + self._lifted(found)

    def _lifted(self, found: list[Argument]) -> list[Argument]:
        """Phrases under the noun's own arguments that tell of the act: "deliveries of tanks from Russia", "the sale to
        Taiwan of 66 jets".
        """
        slots = {a.slot for a in found}
        lifted: list[Argument] = []
        for a in found:
            common = self.parse.tokens[a.token].pos == "NOUN"
            if a.slot == "of" and common:
                wanted = LIFTED - slots
            elif a.slot in ("to", "from", "by") and not common and "of" not in slots:
                wanted = frozenset({"of"})
            else:
                continue
            inner = [
                b
                for j in self.conjuncts(a.token)
                for p in self.parse.children[j]
                if self.parse.tokens[p].dep in ("prep", "agent")
                for b in self._prepositional(p)
            ]
            lifted += [
                b for b in inner if b.slot in wanted and (b.slot != "of" or self.parse.tokens[b.token].pos == "NOUN")
            ]
        return lifted

    def _inner_modifiers(self, i: int) -> list[int]:
        inner: list[int] = []
        for c in self.parse.children[i]:
            if self.parse.tokens[c].dep in ("compound", "amod", "nmod", "poss", "npadvmod"):
                inner.append(c)
                inner += self._inner_modifiers(c)
        return inner

    def _antecedent(self, i: int) -> int:
        """A relative pronoun stands for the noun its clause modifies."""
        token = self.parse.tokens[i]
        mistagged = token.tag == "IN" and token.dep in ("nsubj", "nsubjpass", "dobj")
        if (token.lemma not in RELATIVE_PRONOUNS and token.tag != "WP$") or not (
            token.tag.startswith("W") or mistagged
        ):
            return i
        verb = token
        while verb.dep not in ("relcl", "acl") and verb.head != verb.i:
            verb = self.parse.tokens[verb.head]
        return verb.head if verb.dep in ("relcl", "acl") else i

    def _implied_patient(self, i: int, passive: bool) -> int | None:
        """What a verb without an object of its own is done to: the modified noun, or the object it shares with a
        conjunct.
        """
        token = self.parse.tokens[i]
        if token.dep in ("acl", "amod") and token.tag == "VBN":
            return token.head
        if passive and not self._has_subject(i):
            understood = self._understood_patient(token)
            if understood is not None:
                return understood
        if token.dep == "relcl" and not self._has_relative_pronoun(i) and self._has_subject(i) and not self._bare_to(i):
            return token.head
        if token.dep == "conj" and self.is_verb(token.head):
            first = self.features(token.head)
            if passive and first.passive and not self._has_subject(i):
                return next(iter(self.slot(token.head, "patient")), None)
            return None
        shared = [c for c in self.parse.children[i] if self.parse.tokens[c].dep == "conj" and self.is_verb(c)]
        if shared and not passive and not self._has_preposition(i) and not self.features(shared[0]).passive:
            return self._direct_object(shared[0])
        return None

    def _understood_patient(self, token: Token) -> int | None:
        """What a passive without a subject is done to: "tanks to be sent", "is expected to be lifted", "signed in 2010,
        the treaty …".
        """
        if token.dep == "relcl":
            return token.head
        if token.dep in ("xcomp", "ccomp"):
            return self._controller(token)
        outer = self._outer(token.i) if token.dep in ("advcl", "pcomp") else None
        if outer is None or any(self.parse.tokens[c].lemma == "as" for c in self.parse.children[token.i]):
            return None
        given = self._direct_object(outer) if self._bare_to(token.i) else None
        return given if given is not None and given < token.i else self._subject_of(outer)

    def _shared_by_phrase(self, i: int) -> int | None:
        """ "was trained, equipped and paid by Turkey": what follows the last of several participles holds for all of
        them.
        """
        for c in self.parse.children[i]:
            child = self.parse.tokens[c]
            alone = not any(
                self.parse.tokens[g].dep in ("aux", "auxpass", "nsubj", "nsubjpass") for g in self.parse.children[c]
            )
            if child.dep == "conj" and child.tag == "VBN" and alone:
                doers = [
                    a.token
                    for p in self.parse.children[c]
                    if self.parse.tokens[p].dep == "agent"
                    for a in self._prepositional(p)
                ]
                return doers[0] if doers else self._shared_by_phrase(c)
        return None

    def _has_relative_pronoun(self, i: int) -> bool:
        return any(self.parse.tokens[j].tag in OPENING_TAGS for j in range(self.parse.subtree(i)[0], i))

    def _has_subject(self, i: int) -> bool:
        return any(self.parse.tokens[c].dep in (*SUBJECTS, *PASSIVE_SUBJECTS) for c in self.parse.children[i])

    def _has_preposition(self, i: int) -> bool:
        return any(self.parse.tokens[c].dep == "prep" for c in self.parse.children[i])

    def _direct_object(self, i: int) -> int | None:
        return next((c for c in self.parse.children[i] if self.parse.tokens[c].dep == "dobj"), None)

    def agent(self, i: int) -> int | None:
        """Who does what the word at `i` says: of a verb its agent, of a noun its possessor or the agent of the verb
        that carries it.
        """
        if i not in self._agents:
            self._agents[i] = None
            if self.is_verb(i):
                self._agents[i] = next(iter(self.slot(i, "agent")), None)
            else:
                self._agents[i] = self._agent_of_noun(i)
        return self._agents[i]

    def _agent_of_noun(self, i: int) -> int | None:
        owner = next(iter(self.slot(i, "possessor", "by")), None)
        if owner is not None:
            return owner
        chain = self.chain(i)
        if (
            chain
            and self.is_verb(chain[0].token)
            and chain[0].relation in ("object", "attribute")
            and self.lemma(chain[0].token) not in ONLOOKING
        ):
            return next((c for c in self.slot(chain[0].token, "agent") if c != i), None)
        return None

    def _implied_agent(self, i: int) -> int | None:
        """The understood subject of an infinitive, participle, gerund or later conjunct: control, raising and
        coordination.
        """
        token = self.parse.tokens[i]
        if token.dep in ("acl", "relcl") and token.tag == "VBG":
            return token.head
        if token.dep == "acl" or (token.dep == "relcl" and self._bare_to(i)):
            return None if token.tag == "VBN" else self._meant_to_act(token.head, i)
        if token.dep == "conj" and self.is_verb(token.head):
            return self._agent_shared_with(token.head)
        if token.dep in ("xcomp", "ccomp") or (token.dep == "advcl" and self._bare_to(i) and self._controls(token)):
            return self._controller(token)
        if token.dep in ("advcl", "pcomp", "prep"):
            outer = self._outer(i)
            return self._actor_around(token, outer) if outer is not None else None
        return None

    def _actor_around(self, token: Token, outer: int) -> int | None:
        """Who does what a gerund or loose clause says: the subject around; the object of "accused Rwanda of arming"."""
        preposition = self.parse.tokens[token.head].lemma
        if (
            token.dep == "pcomp"
            and self.parse.tokens[outer].lemma in GERUND_OF_OBJECT.get(preposition, ())
            and not self.features(outer).passive
        ):
            return self._direct_object(outer)
        return self._subject_of(outer)

    def _meant_to_act(self, noun: int, infinitive: int) -> int | None:
        """Who is to do what an infinitive under a noun says: its owner ("an Italian request to supply"), who is given
        it, who carries it.
        """
        for_whom = self._for_whom(noun, infinitive)
        if for_whom is not None:
            return for_whom
        called = (
            next(iter(self.slot(noun, "on", "to")), None)
            if self.parse.tokens[noun].lemma in ("call", "appeal", "request", "order")
            else None
        )
        of = ("of",) if self.parse.tokens[noun].lemma in DISPOSITION_NOUNS else ()
        owner = next(iter(self.slot(noun, "possessor", "by", "from", *of)), None)
        if called is not None or owner is not None:
            return called if called is not None else owner
        adjective = next((j for j in self.slot(noun, "modifier") if self.parse.tokens[j].text[:1].isupper()), None)
        if adjective is not None:
            return adjective
        step = self._step(noun)
        if step is not None and self.is_verb(step.token) and step.relation == "object":
            given = next(iter(self.slot(step.token, "dative", "to")), None)
            if given is not None:
                return given
        if step is not None and self.is_verb(step.token) and step.relation == "for":
            return self._subject_of(step.token)
        return self.agent(noun)

    def _for_whom(self, noun: int, infinitive: int) -> int | None:
        """ "permission for Ukraine to strike": the phrase right before the infinitive is its subject."""
        to = next(
            (
                c
                for c in self.parse.children[infinitive]
                if self.parse.tokens[c].tag == "TO" and self.parse.tokens[c].dep == "aux"
            ),
            None,
        )
        if self.parse.tokens[noun].pos == "PROPN" and self.parse.tokens[self.parse.tokens[noun].head].lemma == "for":
            return noun
        return next((o for o in self.slot(noun, "for") if self.parse.subtree(o)[1] == to), None)

    def _agent_shared_with(self, first: int) -> int | None:
        if self.features(first).passive:
            return next(iter(self.slot(first, "patient")), None)
        return self.agent(first)

    def _subject_of(self, i: int) -> int | None:
        if self.is_verb(i) and self.features(i).passive:
            return next(iter(self.slot(i, "patient")), None)
        return self.agent(i)

    def _controller(self, token: Token) -> int | None:
        """Who or what an infinitive or gerund under a verb or adjective is about; nobody under an empty "it" or "the
        aim is".
        """
        found = self._governing_argument(token)
        if found is None:
            return None
        word, governor = self.parse.tokens[found], self.parse.tokens[token.head].lemma
        if word.lemma == "it" and governor in IMPERSONAL:
            return None
        if governor == "be" and word.lemma in PURPOSE_NOUNS:
            return next(iter(self.slot(found, "possessor", "of")), None)
        return found

    def _governing_argument(self, token: Token) -> int | None:
        """Of "cleared Russia to deliver" Russia; of "was authorised to deliver" its subject; of "agreed to deliver" who
        agreed.
        """
        governor = token.head
        if not self.is_verb(governor):
            return self._controller_of_adjective(governor)
        if self.features(governor).passive:
            return next(iter(self.slot(governor, "patient")), None)
        if self.parse.tokens[governor].lemma in SUBJECT_CONTROL:
            return self.agent(governor)
        target = next(
            (c for c in self.parse.children[governor] if self.parse.tokens[c].dep in ("dobj", "dative")), None
        )
        if target is not None and target < token.i and self.parse.tokens[target].pos != "ADP":
            return target
        if self.parse.tokens[governor].lemma in ("call", "appeal", "urge"):
            called = next(iter(self.slot(governor, "on", "to", "upon")), None)
            if called is not None:
                return called
        if token.dep == "ccomp" and self.features(token.i).tense is not None:
            return None
        return self.agent(governor)

    def _controller_of_adjective(self, governor: int) -> int | None:
        head = self.parse.tokens[governor]
        return self.agent(head.head) if head.dep in ("acomp", "attr", "oprd") else self.agent(governor)

    def _outer(self, i: int) -> int | None:
        token = self.parse.tokens[i]
        if token.head == i:
            return None
        head = self.parse.tokens[token.head]
        while (
            head.dep in ("prep", "pcomp", "agent")
            and head.pos in ("ADP", "SCONJ", "ADV", "VERB")
            and head.head != head.i
            and not (head.pos == "VERB" and head.dep == "pcomp")
        ):
            head = self.parse.tokens[head.head]
        return head.i

    def chain(self, i: int) -> tuple[Frame, ...]:
        """What the word at `i` is embedded in, from the nearest governor to the root."""
        if i not in self._chains:
            self._chains[i] = ()
            step = self._step(i)
            if step is not None:
                self._chains[i] = (step, *self.chain(step.token))
        return self._chains[i]

    def _step(self, i: int) -> Frame | None:
        token = self.parse.tokens[i]
        if token.head == i:
            return None
        if token.dep == "conj" and self._same_category(token.head, i):
            return self._step(self.first_conjunct(i))
        relation = "subject" if token.dep == "dobj" and self._speaks(token.head, i) else _DIRECT.get(token.dep)
        if token.dep == "ccomp" and self._coordinate(token):
            return Frame(token.head, "coordinate")
        if relation is not None:
            return Frame(token.head, relation)
        if token.dep in ("pobj", "pcomp"):
            return self._step_over_preposition(token)
        if token.dep in ("advcl", "acl", "relcl"):
            return Frame(token.head, self._clause_relation(token))
        if token.dep in ("prep", "agent"):
            return Frame(token.head, token.lemma)
        return Frame(token.head, "modifier")

    def _coordinate(self, token: Token) -> bool:
        """A clause with its own subject after "and" is no complement, whatever the parser says: "It has none, and Greek
        planes guard its sky".
        """
        between = self.parse.tokens[min(token.i, token.head) : max(token.i, token.head)]
        if any(t.text in (";", ":") for t in between) and self._has_subject(token.i) and token.i < token.head:
            return True
        before = [c for c in self.parse.children[token.head] if c < token.i and self.parse.tokens[c].dep == "cc"]
        return bool(before) and token.head < before[-1] and self._has_subject(token.i)

    def _step_over_preposition(self, token: Token) -> Frame | None:
        prep = self.parse.tokens[token.head]
        words = [prep.lemma]
        while prep.dep in ("prep", "pcomp") and self.parse.tokens[prep.head].dep == "prep" and prep.head != prep.i:
            prep = self.parse.tokens[prep.head]
            words.insert(0, prep.lemma)
        if prep.head == prep.i:
            return None
        name = COMPLEX_PREPOSITIONS.get(tuple(words), words[-1])
        if prep.dep == "agent":
            return Frame(prep.head, "subject")
        governor = self.parse.tokens[prep.head]
        if governor.dep in ("prt", "advmod") and governor.head != governor.i:
            words.insert(0, governor.lemma)
            name = COMPLEX_PREPOSITIONS.get(tuple(words), name)
            governor = self.parse.tokens[governor.head]
        if token.dep == "pcomp":
            words += [
                self.parse.tokens[c].lemma for c in self.parse.children[prep.i] if self.parse.tokens[c].dep == "advmod"
            ]
            relation = "temporal" if {words[0], words[-1]} & TEMPORAL_PREPOSITIONS else "complement"
            return Frame(governor.i, relation)
        return Frame(governor.i, name)

    def _controls(self, token: Token) -> bool:
        """ "cleared Russia in 2017 to supply": the parser hangs the infinitive loosely, but the verb and its object
        before it control it.
        """
        governor = self.parse.tokens[token.head]
        if governor.lemma not in OBJECT_CONTROL:
            return False
        named = any(
            self.parse.tokens[c].dep in ("dobj", "dative", "nsubjpass") and c < token.i
            for c in self.parse.children[governor.i]
        )
        return named or any(
            self.parse.tokens[c].dep == "prep" and self.parse.tokens[c].lemma in ("on", "to") and c < token.i
            for c in self.parse.children[governor.i]
        )

    def _bare_to(self, i: int) -> bool:
        return any(
            self.parse.tokens[c].tag == "TO" and self.parse.tokens[c].dep == "aux" for c in self.parse.children[i]
        )

    def _inverted(self, i: int) -> bool:
        """ "Should talks fail", "had it joined": a clause that opens with its auxiliary is a condition."""
        first = self.parse.tokens[self.parse.subtree(i)[0]]
        return (
            first.head == i
            and first.dep in ("aux", "auxpass")
            and first.text.lower() in ("should", "had", "were")
            and self._has_subject(i)
        )

    def _asked_for(self, governor: int) -> bool:
        """ "called for a force to be sent", "a plan for the mission to leave": what is asked or planned, no purpose."""
        return not self.is_verb(governor) or not any(
            self.parse.tokens[c].dep == "dobj" for c in self.parse.children[governor]
        )

    def _clause_relation(self, token: Token) -> str:
        marks = {
            self.parse.tokens[c].lemma
            for c in self.parse.children[token.i]
            if self.parse.tokens[c].dep in ("mark", "advmod")
        }
        infinitive = self.features(token.i).infinitive or self._bare_to(token.i)
        if token.dep == "relcl":
            return "complement" if self.features(token.i).infinitive or self._bare_to(token.i) else "relative"
        if token.dep == "acl" and token.tag in ("VBD", "VBZ", "VBP") and "that" not in marks:
            return "relative"
        if token.dep == "acl":
            return "complement" if infinitive or token.tag == "VB" or "that" in marks else "participle"
        if marks & CONDITIONAL_MARKS or self._inverted(token.i):
            return "conditional"
        if infinitive and self._controls(token):
            return "complement"
        if infinitive and "for" in marks and self._asked_for(token.head):
            return "complement"
        if "that" in marks or infinitive:
            return "purpose"
        return "temporal" if marks & TEMPORAL_MARKS else "participle"


_DIRECT = {
    "ccomp": "complement",
    "xcomp": "complement",
    "csubj": "subject",
    "csubjpass": "object",
    "parataxis": "complement",
    "dobj": "object",
    "nsubj": "subject",
    "nsubjpass": "object",
    "attr": "attribute",
    "oprd": "attribute",
    "acomp": "attribute",
    "dative": "dative",
    "appos": "appositive",
    "compound": "modifier",
    "amod": "modifier",
    "nmod": "modifier",
    "poss": "possessor",
}
