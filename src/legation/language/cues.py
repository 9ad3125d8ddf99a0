"""The words that hand over to a source: verbs of saying, "according to", "citing", and what they take."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from legation.language.embedding import Frame
from legation.language.reading import Passage
from legation.language.saying_verbs import SayingVerbs
from legation.language.sources import Sources
from legation.language.speaker_phrases import FINITE, SET_OFF
from legation.language.voice import Voice
from legation.language.words import voice_words

SAID = ("complement", "object", "purpose", "on", "of", "about", "to", "for")
MAIN = ("ROOT", "ccomp", "conj", "parataxis")
NOUN_FORCES = ("say", "allege", "deny", "confirm")


class Cues:
    """Finds the sources that the words of one passage bring in; `sayings` maps a verb of saying to its force."""

    def __init__(self, passage: Passage, sayings: Mapping[str, str], sources: Sources) -> None:
        self._graph = passage.graph
        self._sources = sources
        self._words = voice_words()
        self._asides: dict[int, list[Voice]] = {}
        self._verbs = SayingVerbs(passage.graph, sayings, sources)
        self._phrases = self._verbs.phrases

    def around(self, token: int, inner: int) -> list[Voice]:
        """The sources that the word at `token` brings in for the word at `inner`, which is embedded in it."""
        if not self._graph.is_verb(token):
            return self._by_noun(token) if self._utters(token, inner) else []
        found = self.according(token)
        force = self._verbs.force(token)
        if force is None or token == inner or not self._utters(token, inner):
            return found
        if self._graph.lemma(token) in self._words["citing"] and self._graph.token(token).tag == "VBG":
            cited = self._all(self._citable(self._graph.slot(token, "patient")), force, token)
            if cited:
                return cited + self._who_cites(token) + found
        return self._cited(token, force) + self.speakers(token, force) + found

    def in_itself(self, i: int) -> list[Voice]:
        """ "The minister insisted that soldiers were there": of an act for which the verb of saying itself is taken,
        its speaker; to notify, verify or announce may be the act.
        """
        force = self._verbs.force(i) if self._graph.is_verb(i) else None
        told = any(self._graph.token(c).dep == "ccomp" and c > i for c in self._graph.parse.children[i])
        return self.speakers(i, force) if force in ("allege", "deny") and told else []

    def _who_cites(self, i: int) -> list[Voice]:
        """ "TASS reported, citing sources that …": of whoever reports nothing is said but what the sources say."""
        head = self._graph.token(i).head
        force = self._verbs.force(head) if self._graph.is_verb(head) else None
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
                force = self._verbs.force(i)
                found += self.speakers(i, force) if force is not None and self._parenthetical(i) else []
                inverted = self._inverted(i) if (raw := self._verbs.raw(i)) is not None else None
                found += self._all([inverted], raw, i) if inverted is not None and raw is not None else []
                found += self._as_told(i)
                found += self.according(i)
            elif token.dep == "prep" and token.lemma in ("accord", "according"):
                found += [v for v in self.according(token.head) if v not in found]
            elif (shown := self._shown(i)) is not None:
                for voice in self._all([shown], "say", i):
                    name = voice.source.name.removesuffix(f" {token.text}")
                    found.append(replace(voice, source=replace(voice.source, name=name, text=name)))
        return found

    def _as_told(self, i: int) -> list[Voice]:
        """ "…, as a clerk testified on Monday", "…, as an aide put it": who tells what the sentence says."""
        force = "say" if self._puts_it(i) else self._verbs.raw(i)
        if force in (None, "think", *self._words["party_forces"]) or not self._set_off_by_as(i):
            return []
        beside = {self._graph.token(c).dep: c for c in self._graph.parse.children[i]}
        told = "dobj" in beside and not self._puts_it(i)  # "as the envoy announced a visit": another matter is told
        about = self._graph.slot(i, "of", "about", "for")
        if told or about or {"ccomp", "xcomp", "prt"} & set(beside) or force is None:
            return []
        return self._all(self._graph.conjuncts(beside["nsubj"]), force, i)

    def _puts_it(self, i: int) -> bool:
        """ "as an aide put it"."""
        behind = self._graph.parse.tokens[i + 1 : i + 2]
        return self._graph.token(i).lemma == "put" and any(t.text == "it" and t.dep == "dobj" for t in behind)

    def _set_off_by_as(self, i: int) -> bool:
        """Whether a verb stands behind its subject in a clause with "as" that opens its sentence or is set off."""
        tokens = self._graph.parse.tokens
        beside = {tokens[c].dep: c for c in self._graph.parse.children[i]}
        marked, subject = beside.get("mark"), beside.get("nsubj")
        if tokens[i].tag not in FINITE or marked is None or subject is None or tokens[marked].lemma != "as":
            return False
        opens = marked == self._graph.parse.sentences[tokens[i].sentence][0]
        return marked < subject < i and (opens or tokens[marked - 1].text in SET_OFF)

    def _shown(self, i: int) -> int | None:
        """ "…, a letter to the minister shows": the document between the last comma and the word that closes its
        sentence, which the parser takes for a noun.
        """
        tokens = self._graph.parse.tokens
        token = tokens[i]
        if token.text not in ("show", "shows") or token.pos != "NOUN":
            return None
        if i + 1 == len(tokens) or tokens[i + 1].text not in (".", ",", "”", '"'):
            return None
        first, _ = self._graph.parse.sentences[token.sentence]
        comma = next((j for j in range(i - 1, first, -1) if tokens[j].text == ","), i)
        named = next((j for j in range(comma + 1, i) if tokens[j].pos in ("NOUN", "VERB", "CCONJ")), i)
        return named if tokens[named].lemma in self._words["documents"] else None

    def of_sentence(self, sentence: int) -> list[Voice]:
        """The sources of a sentence's main clause."""
        first, last = self._graph.parse.sentences[sentence]
        found: list[Voice] = []
        for i in range(first, last):
            if not self._graph.is_verb(i):
                continue
            force = self._verbs.force(i)
            if force is not None and self._graph.token(i).dep in MAIN and not self._verbs.is_aspectual(i):
                found += [v for v in self.speakers(i, force) if v.source.kind != "agency"]
            found += self.according(i)
        return found

    def of_what_was_told(self, sentence: int) -> list[Voice]:
        """ "This was stated by the minister", "The general said this on Monday": who said the sentence before."""
        first, last = self._graph.parse.sentences[sentence]
        root = next((t for t in self._graph.parse.tokens[first:last] if t.dep == "ROOT"), None)
        force = self._verbs.force(root.i) if root is not None and self._graph.is_verb(root.i) else None
        if root is None or force not in ("say", "confirm"):
            return []
        passive = self._graph.features(root.i).passive
        for c in self._graph.parse.children[root.i]:
            child = self._graph.token(c)
            pointing = child.text.lower() in self._words["what_was_told"] or (
                child.lemma in self._words["what_is_told"] and self._graph.parse.tokens[c - 1].text.lower() == "this"
            )
            if pointing and child.dep == ("nsubjpass" if passive else "dobj"):
                return self.speakers(root.i, force)
        return []

    def told_at(self, i: int) -> list[Voice] | None:
        """The sources of the word at `i`, nearest first, if it hands over to one at all; empty where it names none."""
        token = self._graph.token(i)
        if token.dep == "prep" and token.lemma in ("accord", "according"):
            return self.according(token.head)
        if self._noun_force(i) is not None:
            return self._by_noun(i) or None
        force = self._verbs.raw(i)
        bare = force in self._words["party_forces"] and not self._verbs.takes(i)
        if force is None or bare or self._verbs.is_aspectual(i) or self._verbs.mute(i):
            return None
        return self._cited(i, force) + self._own(i, force)

    def _all(self, heads: Sequence[int], force: str, token: int) -> list[Voice]:
        return [v for a in heads if (v := self._sources.voice(a, force, token)) is not None]

    def _citable(self, heads: Sequence[int]) -> list[int]:
        return [i for i in heads if self._sources.can_be_cited(i)]

    def _parenthetical(self, i: int) -> bool:
        """A verb of saying set off by commas, with a subject and nothing said after it."""
        tokens = self._graph.parse.tokens
        misplaced = self._phrases.misplaced(i)
        subject = misplaced if misplaced is not None else self._phrases.subject(i)
        if subject is None or tokens[subject].tag.startswith("W"):
            return False
        closing = self._phrases.closing_phrase(i)
        low = closing[0] if closing is not None else min(self._phrases.own_start(subject), i)
        low -= low > 1 and tokens[low - 1].tag == "VBG"  # "visiting Ghanaian Defence Minister Kofi Adu"
        set_off = low > 0 and tokens[low - 1].text in SET_OFF
        hears = tokens[i].lemma in self._words["addressee_verbs"] or self._as_saying(i)
        taken = ("ccomp", "xcomp") if hears else ("ccomp", "xcomp", "dobj")
        told = any(tokens[c].dep in taken and c > i for c in self._graph.parse.children[i])
        return set_off and not told

    def _utters(self, token: int, inner: int) -> bool:
        """True when the inner word lies in what is said, not in a side remark about the speaker."""
        chain = self._graph.chain(inner)
        at = next((n for n, f in enumerate(chain) if f.token == token), None)
        if at is None or self._verbs.is_aspectual(token):
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
        misplaced = self._phrases.misplaced(token)
        if misplaced is not None:
            return [misplaced]
        subject = self._phrases.subject(token)
        tokens = self._graph.parse.tokens
        several = [c for c in self._graph.parse.children[token] if tokens[c].dep == "nsubj"]
        if subject is not None and (len(several) > 1 or self._graph.features(token).passive):
            return self._graph.conjuncts(subject)
        return self._graph.slot(token, *(("by", "agent") if self._graph.features(token).passive else ("agent",)))

    def _behind(self, token: int, passive: bool) -> Sequence[int]:
        """Who speaks to whoever the verb's subject is: "Interfax quoted X as saying", "BelTA learned from X", "Trend
        was told at the ministry".
        """
        lemma = self._graph.lemma(token)
        if not passive and lemma in self._words["learned"]:
            return self._graph.slot(token, "from")
        if not passive and lemma in self._words["citing"] and self._graph.slot(token, "patient"):
            return self._graph.slot(token, "patient") if self._as_saying(token) else []
        if passive and lemma in self._words["citing"]:  # "…," the envoy was quoted as saying
            subject = self._phrases.subject(token)
            heads = self._graph.slot(token, "patient") or ([subject] if subject is not None else [])
            return heads if self._as_saying(token) else []
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
        """Whom "according to" names beside a word, or "per", if it can be a source: not "per inhabitant"."""
        heads = (*self._graph.slot(token, "according to"), *self._citable(self._graph.slot(token, "per")))
        return self._all(heads, "say", token)
