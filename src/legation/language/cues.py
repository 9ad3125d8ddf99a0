"""The words that hand over to a source: verbs of saying, "according to", "citing", and what they take."""

from collections.abc import Mapping, Sequence

from legation.language.embedding import Frame
from legation.language.reading import Passage
from legation.language.sources import Sources, Voice
from legation.language.words import voice_words

SAID = ("complement", "object", "purpose", "on", "of", "about", "to", "for")
MAIN = ("ROOT", "ccomp", "conj", "parataxis")
NOUN_FORCES = ("say", "allege", "deny", "confirm")
# what a phrase of a speaker is made of
PHRASE = ("NN", "NNS", "NNP", "NNPS", "DT", "JJ", "POS", "IN", "CC", "HYPH", "CD", "PRP$", "VBG")
FINITE = ("VBD", "VBZ", "VBP")
INSIDE = ("appos", "pobj", "prep", "compound", "poss", "conj", "nmod", "case")
SET_OFF = (",", "”", '"', "’", "—", "–", ";")


class Cues:
    """Finds the sources that the words of one passage bring in; `sayings` maps a verb of saying to its force."""

    def __init__(self, passage: Passage, sayings: Mapping[str, str], sources: Sources) -> None:
        self._graph = passage.graph
        self._sayings = sayings
        self._sources = sources
        self._words = voice_words()
        self._asides: dict[int, list[Voice]] = {}
        self._forces: dict[int, str | None] = {}

    def force(self, i: int) -> str | None:
        """The force of a verb that makes its subject a source; None for others, and for those who ask or decline."""
        if i not in self._forces:
            force = self._raw(i)
            silent = force is None or force in self._words["party_forces"] or self._mute(i)
            self._forces[i] = None if silent else force
        return self._forces[i]

    def _raw(self, i: int) -> str | None:
        """The force of a verb of saying, also with a particle that makes no other verb of it: "he went on", and
        with "known": "he made it known".
        """
        if not self._graph.is_verb(i):
            return None
        token = self._graph.token(i)
        particles = (self._graph.token(c) for c in self._graph.parse.children[i])
        forms = [f"{token.lemma} {p.lemma}" for p in particles if p.dep == "prt" or p.text == "known"]
        return next((self._sayings[f] for f in (*forms, self._graph.lemma(i)) if f in self._sayings), None)

    def _takes(self, i: int) -> bool:
        return any(self._graph.token(c).dep in ("xcomp", "ccomp", "dobj") for c in self._graph.parse.children[i])

    def _mute(self, i: int) -> bool:
        """ "the ship carries missiles", "the A was revealed in May": a verb of several senses that no words go with."""
        if (
            self._graph.token(i).lemma not in self._words["doubtful"]
            and self._graph.lemma(i) not in self._words["doubtful"]
        ):
            return False
        deps = {self._graph.token(c).dep for c in self._graph.parse.children[i]}
        done = bool(deps & {"dobj", "nsubjpass"}) or self._graph.token(i).dep in ("amod", "acl", "relcl", "xcomp")
        return done and not deps & {"ccomp", "parataxis"}

    def around(self, token: int, inner: int) -> list[Voice]:
        """The sources that the word at `token` brings in for the word at `inner`, which is embedded in it."""
        if not self._graph.is_verb(token):
            return self._by_noun(token) if self._utters(token, inner) else []
        found = self.according(token)
        force = self.force(token)
        if force is None or token == inner or not self._utters(token, inner):
            return found
        if self._graph.lemma(token) in self._words["citing"] and self._graph.token(token).tag == "VBG":
            cited = self._all(self._citable(self._graph.slot(token, "patient")), force, token)
            if cited:
                return cited + self._who_cites(token) + found
        return self._cited(token, force) + self.speakers(token, force) + found

    def _who_cites(self, i: int) -> list[Voice]:
        """ "TASS reported, citing sources that …": of whoever reports nothing is said but what the sources say."""
        head = self._graph.token(i).head
        force = self.force(head) if self._graph.is_verb(head) else None
        told = any(self._graph.token(c).dep == "ccomp" for c in self._graph.parse.children[head])
        return self.speakers(head, force) if force is not None and not told else []

    def aside(self, sentence: int) -> Sequence[Voice]:
        """Sources that the sentence names beside its main line: "…, the embassy said, …", "…, according to …"."""
        if sentence not in self._asides:
            self._asides[sentence] = self._aside(sentence)
        return self._asides[sentence]

    def _aside(self, sentence: int) -> list[Voice]:
        first, last = self._graph.parse.sentences[sentence]
        found: list[Voice] = []
        for i in range(first, last):
            token = self._graph.token(i)
            if self._graph.is_verb(i):
                force = self.force(i)
                found += self.speakers(i, force) if force is not None and self._parenthetical(i) else []
                inverted = self._inverted(i) if (raw := self._raw(i)) is not None else None
                found += self._all([inverted], raw, i) if inverted is not None and raw is not None else []
                found += self.according(i)
            elif token.dep == "prep" and token.lemma in ("accord", "according"):
                found += [v for v in self.according(token.head) if v not in found]
        return found

    def of_sentence(self, sentence: int) -> list[Voice]:
        """The sources of a sentence's main clause."""
        first, last = self._graph.parse.sentences[sentence]
        found: list[Voice] = []
        for i in range(first, last):
            if not self._graph.is_verb(i):
                continue
            force = self.force(i)
            if force is not None and self._graph.token(i).dep in MAIN and not self._aspectual(i):
                found += [v for v in self.speakers(i, force) if v.source.kind != "agency"]
            found += self.according(i)
        return found

    def told_at(self, i: int) -> list[Voice] | None:
        """The sources of the word at `i`, nearest first, if it hands over to one at all; empty where it names none."""
        token = self._graph.token(i)
        if token.dep == "prep" and token.lemma in ("accord", "according"):
            return self.according(token.head)
        if self._noun_force(i) is not None:
            return self._by_noun(i) or None
        force = self._raw(i)
        bare = force in self._words["party_forces"] and not self._takes(i)
        if force is None or bare or self._aspectual(i) or self._mute(i):
            return None
        return self._cited(i, force) + self._own(i, force)

    def _all(self, heads: Sequence[int], force: str, token: int) -> list[Voice]:
        return [v for a in heads if (v := self._sources.voice(a, force, token)) is not None]

    def _citable(self, heads: Sequence[int]) -> list[int]:
        return [i for i in heads if self._sources.can_be_cited(i)]

    def _parenthetical(self, i: int) -> bool:
        """A verb of saying set off by commas, with a subject and nothing said after it."""
        tokens = self._graph.parse.tokens
        misplaced = self._misplaced(i)
        subject = misplaced if misplaced is not None else self._subject(i)
        if subject is None or tokens[subject].tag.startswith("W"):
            return False
        low = min(self._graph.parse.subtree(subject)[0], i)
        low -= low > 1 and tokens[low - 1].tag == "VBG"  # "visiting Ghanaian Defence Minister Kofi Adu"
        set_off = low > 0 and tokens[low - 1].text in SET_OFF
        taken = ("ccomp", "xcomp") if tokens[i].lemma in self._words["addressee_verbs"] else ("ccomp", "xcomp", "dobj")
        told = any(tokens[c].dep in taken and c > i for c in self._graph.parse.children[i])
        return set_off and not told

    def _subject(self, i: int) -> int | None:
        """The subject next to the verb: of "The drills, he said, go on" the parser may give it both."""
        tokens = self._graph.parse.tokens
        every = [c for c in self._graph.parse.children[i] if tokens[c].dep == "nsubj"]
        found = [c for c in every if not tokens[c].tag.startswith("W")] or every
        return max((c for c in found if c < i), default=found[0] if found else None)

    def _misplaced(self, i: int) -> int | None:
        """ "… delivered tanks, the head of the centre, Kofi Adu, said": the phrase between comma and verb speaks,
        though the parser takes it for a part of what stands before.
        """
        tokens = self._graph.parse.tokens
        if tokens[i].tag not in FINITE or self._raw(i) is None:
            return None
        if (closing := self._closing(i)) is not None:
            return closing
        if any(tokens[c].dep == "nsubj" for c in self._graph.parse.children[i]):
            return None
        first = self._graph.parse.sentences[tokens[i].sentence][0]
        j = i - 2 if tokens[i - 1].text == "," else i - 1
        found = None
        while first < j < i and tokens[j].head not in (j, i):
            before = tokens[self._graph.parse.subtree(j)[0] - 1]
            if tokens[j].dep == "appos" and before.text == "," and before.i >= first:
                found = j
            elif tokens[j].dep not in INSIDE:
                break
            j = tokens[j].head
        return found

    def _closing(self, i: int) -> int | None:
        """ "… flights over the Chaco, Defence Minister Kofi Adu said": somebody who speaks, in the words between the
        last comma and the verb, to which the parser gives another subject or none.
        """
        tokens = self._graph.parse.tokens
        first, _ = self._graph.parse.sentences[tokens[i].sentence]
        last = i - 1
        while last > first and tokens[last].tag == "RB":
            last -= 1
        low = last
        while low > first and tokens[low].tag in PHRASE and tokens[low].text not in SET_OFF:
            low -= 1
        if low in (last, first) or tokens[low].text not in SET_OFF:
            return None
        if not any(self._graph.is_verb(j) for j in range(first, low)):
            return None
        inside = range(low + 1, last + 1)
        end = next((j for j in inside if tokens[j].tag == "IN"), last + 1)
        head = end - 1
        subject = self._subject(i)
        wrong = subject is None or subject not in inside
        return head if wrong and head > low and self._sources.can_speak(head) else None

    def _utters(self, token: int, inner: int) -> bool:
        """True when the inner word lies in what is said, not in a side remark about the speaker."""
        chain = self._graph.chain(inner)
        at = next((n for n, f in enumerate(chain) if f.token == token), None)
        if at is None or self._aspectual(token):
            return False
        steps = [inner, *(f.token for f in chain)]
        if chain[at].relation in ("participle", "temporal") and self._asked(steps[at]):
            return True
        return chain[at].relation in SAID or (at > 0 and self._carries(chain[at - 1], steps[at - 1]))

    def _asked(self, i: int) -> bool:
        """ "Asked whether soldiers had come, the minister said …": what was asked is what is spoken of."""
        return self._graph.token(i).tag == "VBN" and self._graph.token(i).lemma in ("ask", "question")

    def _carries(self, frame: Frame, clause: int) -> bool:
        """ "said in a statement that …": the clause hangs on the noun that carries what is said, though the parser may
        take it for a relative one.
        """
        carriers = self._words["carriers"] | self._words["utterances"] | self._words["nouns_say"]
        marked = any(self._graph.token(c).dep == "mark" for c in self._graph.parse.children[clause])
        said = frame.relation == "complement" or (frame.relation == "relative" and marked)
        return said and self._graph.token(frame.token).lemma in carriers

    def _aspectual(self, token: int) -> bool:
        """ "continue to watch": with an infinitive the verb says how the act goes on, not who says so."""
        children = (self._graph.token(c) for c in self._graph.parse.children[token])
        return self._graph.token(token).lemma in self._words["aspectual"] and any(c.dep == "xcomp" for c in children)

    def speakers(self, token: int, force: str) -> list[Voice]:
        """Who says it, nearest first, and the agency or outlet that is told."""
        behind = self._behind(token, self._graph.features(token).passive)
        return self._all(behind, force, token) + self._own(token, force)

    def _own(self, token: int, force: str) -> list[Voice]:
        """Whom the verb itself makes a source, and the agency or outlet that is told."""
        agents = self._agents(token)
        told = ["to", "in", "with"]
        if self._graph.lemma(token) in self._words["addressee_verbs"]:
            told = ["patient", "dative", *told]
        heard = [v for a in self._graph.slot(token, *told) if (v := self._sources.outlet(a, token)) is not None]
        return self._all(agents, force, token) + heard

    def _agents(self, token: int) -> Sequence[int]:
        """The heads of the phrases that say what the verb at `token` tells."""
        misplaced = self._misplaced(token)
        if misplaced is not None:
            return [misplaced]
        subject = self._subject(token)
        tokens = self._graph.parse.tokens
        several = [c for c in self._graph.parse.children[token] if tokens[c].dep == "nsubj"]
        if subject is not None and (len(several) > 1 or self._graph.features(token).passive):
            return self._graph.conjuncts(subject)
        return self._graph.slot(token, "by" if self._graph.features(token).passive else "agent")

    def _behind(self, token: int, passive: bool) -> Sequence[int]:
        """Who speaks to whoever the verb's subject is: "Interfax quoted X as saying", "BelTA learned from X", "Trend
        was told at the ministry".
        """
        lemma = self._graph.lemma(token)
        if not passive and lemma in self._words["learned"]:
            return self._graph.slot(token, "from")
        if not passive and lemma in self._words["citing"] and self._graph.slot(token, "patient"):
            return self._graph.slot(token, "patient") if self._as_saying(token) else []
        if passive and lemma in self._words["addressee_verbs"] and not self._graph.slot(token, "by"):
            return self._graph.slot(token, "at")
        return []

    def _as_saying(self, token: int) -> bool:
        """ "quoted him as saying", not "cited its success as a source of pride"."""
        tokens, children = self._graph.parse.tokens, self._graph.parse.children
        linked = [c for c in children[token] if tokens[c].lemma == "as"]
        return any(tokens[d].tag == "VBG" for c in linked for d in children[c])

    def _inverted(self, token: int) -> int | None:
        """ "… delivered tanks, announced the minister": a body or a person right behind a verb of saying that a comma
        sets off speaks, though the parser takes it for the object.
        """
        tokens = self._graph.parse.tokens
        deps = {tokens[c].dep: c for c in self._graph.parse.children[token]}
        if tokens[token].dep not in ("conj", "dep") or tokens[token].tag not in FINITE or tokens[token - 1].text != ",":
            return None
        told = deps.get("dobj")
        if told is None or not {"nsubj", "ccomp", "xcomp"}.isdisjoint(deps):
            return None
        return told if self._graph.parse.subtree(told)[0] == token + 1 and self._sources.can_speak(told) else None

    def _by_noun(self, i: int) -> list[Voice]:
        """ "Kyiv's claim that …", "the announcement by the ministry": who owns a noun of saying."""
        force = self._noun_force(i)
        owners = self._graph.slot(i, "by") or self._graph.slot(i, "possessor")
        return self._all(owners, force, i) if force is not None else []

    def _noun_force(self, i: int) -> str | None:
        token = self._graph.token(i)
        if token.pos != "NOUN":
            return None
        return next((f for f in NOUN_FORCES if token.lemma in self._words[f"nouns_{f}"]), None)

    def _cited(self, token: int, force: str) -> list[Voice]:
        for c in self._graph.parse.children[token]:
            child = self._graph.token(c)
            if child.lemma in self._words["citing"] and child.dep in ("advcl", "prep", "conj"):
                return self._all(self._citable(self._graph.slot(c, "patient") or self._graph.slot(c, "to")), force, c)
        return []

    def according(self, token: int) -> list[Voice]:
        """Whom "according to" names beside a word."""
        return self._all(self._graph.slot(token, "according to", "per"), "say", token)
