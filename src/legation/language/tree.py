"""What a parse tree says by itself: verbs with their particles, coordinations, objects, subjects, antecedents."""

from functools import cached_property

from legation.language.features import Features, features_of, is_headline
from legation.language.grammar import COMPLEX_PREPOSITIONS, OBJECT_CONTROL, OUT_OF
from legation.language.parse import Parse, Token
from legation.language.times.finder import find_times
from legation.language.times.forms import TimeExpression

SUBJECTS = ("nsubj", "csubj", "expl")
PASSIVE_SUBJECTS = ("nsubjpass", "csubjpass")
# adverbs that make one verb with the word before them: "go ahead", "hand back", "fly home"
PARTICLES = frozenset({"ahead", "back", "home", "away", "up", "down", "off", "out", "over", "in"})
RELATIVE_PRONOUNS = frozenset({"that", "which", "who", "whom"})
# what a relative or interrogative clause opens with: such a clause has its gap where the word says
OPENING_TAGS = ("WDT", "WP", "WP$", "WRB")


class Tree:
    """Questions about one parsed text that its tree alone answers."""

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self._features: dict[int, Features] = {}
        self._lemmas: dict[int, str] = {}
        self._conjuncts: dict[int, tuple[int, ...]] = {}

    def token(self, i: int) -> Token:
        """The word at position `i`."""
        return self.parse.tokens[i]

    @cached_property
    def times(self) -> list[TimeExpression]:
        """The times that the text tells, by its words alone."""
        return find_times(self.parse.text)

    def in_time(self, i: int) -> bool:
        """True when the token is a word of a time expression: "in May" is no place."""
        return i in self._in_times

    @cached_property
    def _in_times(self) -> frozenset[int]:
        """The words that stand in a time expression."""
        found: set[int] = set()
        for time in self.times:
            found.update(self.parse.overlapping(time.start, time.end))
        return frozenset(found)

    def lemma(self, i: int) -> str:
        """The predicate's lemma, with its particle: "hand over"."""
        if i not in self._lemmas:
            lemma = self.parse.tokens[i].lemma
            particle = next((c for c in self.parse.children[i] if self.is_particle(c)), None)
            self._lemmas[i] = lemma if particle is None else f"{lemma} {self.parse.tokens[particle].lemma}"
        return self._lemmas[i]

    def is_particle(self, i: int) -> bool:
        """True for an adverb or particle that makes one verb with the word before it."""
        token = self.parse.tokens[i]
        if token.dep == "prt":
            return token.lemma in ("over", "out", "up", "back", "down", "away") or not self.objects(i)
        if any((token.lemma, self.parse.tokens[c].lemma) in COMPLEX_PREPOSITIONS for c in self.parse.children[i]):
            return token.lemma == "out" and self.parse.tokens[token.head].lemma in OUT_OF
        if token.dep != "advmod" or token.lemma not in PARTICLES:
            return False
        given = self.direct_object(token.head)  # "turned that offer down"
        return token.i == token.head + 1 or (given is not None and self.parse.subtree(given)[1] == token.i)

    def features(self, i: int) -> Features:
        """How the predicate at `i` is told."""
        if i not in self._features:
            self._features[i] = features_of(self.parse, i)
        return self._features[i]

    def is_verb(self, i: int) -> bool:
        """True for a verb, also one that the tagger calls an auxiliary without a main verb."""
        return self.parse.tokens[i].pos in ("VERB", "AUX")

    def conjuncts(self, i: int) -> tuple[int, ...]:
        """The phrase heads coordinated with `i`, itself first: "Serbia, Russia and Belarus"."""
        if i not in self._conjuncts:
            self._conjuncts[i] = self._coordinated(i)
        return self._conjuncts[i]

    def _coordinated(self, i: int) -> tuple[int, ...]:
        found, stack = [i], [i]
        while stack:
            j = stack.pop()
            for c in self.parse.children[j]:
                if (self.parse.tokens[c].dep == "conj" or self._listed(c)) and self.same_category(i, c):
                    found.append(c)
                    stack.append(c)
        return tuple(sorted(found))

    def _listed(self, i: int) -> bool:
        """ "Sweden, Norway to stage drills": in a headline a comma joins two names."""
        token = self.parse.tokens[i]
        head = self.parse.tokens[token.head]
        return (
            token.dep == "appos"
            and token.pos == head.pos == "PROPN"
            and head.dep in (*SUBJECTS, *PASSIVE_SUBJECTS)
            and self.parse.tokens[i - 1].text == ","
            and is_headline(self.parse, i)
        )

    def same_category(self, i: int, j: int) -> bool:
        """True when both words are verbs or neither is."""
        return self.is_verb(i) == self.is_verb(j)

    def first_conjunct(self, i: int) -> int:
        """The head of the coordination that `i` belongs to."""
        token = self.parse.tokens[i]
        while token.dep == "conj" and self.same_category(token.head, token.i):
            token = self.parse.tokens[token.head]
        return token.i

    def objects(self, p: int) -> list[int]:
        """What stands under a preposition or particle."""
        return [c for c in self.parse.children[p] if self.parse.tokens[c].dep in ("pobj", "pcomp", "nmod", "dobj")]

    def has_subject(self, i: int) -> bool:
        """True when a subject of its own stands with the verb."""
        return any(self.parse.tokens[c].dep in (*SUBJECTS, *PASSIVE_SUBJECTS) for c in self.parse.children[i])

    def has_relative_pronoun(self, i: int) -> bool:
        """True when the clause opens with a relative or interrogative word."""
        return any(self.parse.tokens[j].tag in OPENING_TAGS for j in range(self.parse.subtree(i)[0], i))

    def has_preposition(self, i: int) -> bool:
        """True when a prepositional phrase hangs on the word itself."""
        return any(self.parse.tokens[c].dep == "prep" for c in self.parse.children[i])

    def direct_object(self, i: int) -> int | None:
        """The object of a verb, None without one."""
        return next((c for c in self.parse.children[i] if self.parse.tokens[c].dep == "dobj"), None)

    def antecedent(self, i: int) -> int:
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

    def bare_to(self, i: int) -> bool:
        """True of an infinitive with "to"."""
        return any(
            self.parse.tokens[c].tag == "TO" and self.parse.tokens[c].dep == "aux" for c in self.parse.children[i]
        )

    def outer(self, i: int) -> int | None:
        """The word that the clause at `i` hangs on, prepositions passed over; None at the root."""
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

    def speaks(self, i: int, c: int) -> bool:
        """ "…, insisted the president": after words said, the noun behind a verb without a subject is the speaker."""
        said = [j for j in self.parse.children[i] if j < i and self.parse.tokens[j].dep == "ccomp"]
        return bool(said) and c > i and not self.has_subject(i)

    def controls(self, token: Token) -> bool:
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
