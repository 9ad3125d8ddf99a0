"""What is the act of a clause: verbs of several words, helping verbs, "be", and who says so."""

from legation.language.gloss.lexicon import Lexicon
from legation.language.gloss.words import NEUTRAL, Tree, Word

SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "csubj:pass")
PREPOSITIONS = frozenset({"in", "to", "with", "for", "on", "from", "of", "into"})


class Predicates:
    """Settles which word of a clause governs; each step finds the tree as the steps before left it."""

    def __init__(self, tree: Tree, lexicon: Lexicon, sayings: frozenset[str]) -> None:
        self._tree = tree
        self._lexicon = lexicon
        self._grammar = lexicon.grammar
        self._sayings = sayings

    def settle(self) -> None:
        """All steps in their order."""
        for word in list(self._tree.words):
            self._mended(word)
        for word in list(self._tree.words):
            self._group(word)
        for word in list(self._tree.words):
            self._object(word)
        for word in list(self._tree.words):
            if word.pos in ("VERB", "AUX"):
                self._verb_phrase(word)
        for step in (self._helping, self._copula, self._saying):
            for word in list(self._tree.words):
                step(word)

    def _mended(self, word: Word) -> None:
        """An adjective of a people or a known thing is no verb, whatever the model says."""
        if word.subkind == "demonym":
            noun = self._tree.before(word)
            alone = any(c.dep == "det" for c in self._tree.children(word)) or any(
                c.dep == "case" for c in self._tree.children(word)
            )
            if noun is not None and noun.pos in ("NOUN", "PROPN") and not alone:
                self._tree.hang(word, noun, "amod")
            elif alone:
                word.pos = "PROPN"
        if word.pos == "ADJ" and word.dep in ("xcomp", "acl", "advcl", "ccomp") and word.known:
            noun = self._tree.before(word)
            if noun is not None and noun.pos in ("NOUN", "PROPN"):
                self._tree.hang(word, noun, "amod")
        if (
            word.mistaken
            and word.head is not None
            and word.head.pos in ("NOUN", "PROPN")
            and word.head.place < word.place
        ):
            self._crowned(word, word.head)
        if word.dep in ("acl", "amod") and word.pos == "VERB" and word.morph.get("VerbForm") != "Inf":
            word.morph = {**word.morph, "VerbForm": "Part", "Tense": word.morph.get("Tense", "Past")}
            word.dep = "acl"

    def _crowned(self, word: Word, noun: Word) -> None:
        """ "La Russie prévoit d'ouvrir": a finite verb that the model hung on its subject governs it and the rest."""
        self._tree.swap(word, noun)
        noun.dep = "nsubj"
        for child in self._tree.children(noun):
            if child.place > word.place:
                child.head = word
                child.dep = {"acl": "xcomp", "nmod": "obl:arg"}.get(child.dep, child.dep)

    def _group(self, word: Word) -> None:
        """ "a expulsé": behind a helping verb a participle is the act, whatever the model takes it for."""
        if word.source not in self._grammar["helpers"] or word.dep in ("aux:tense", "aux:pass", "cop"):
            return
        behind = [w for w in self._tree.words if w.place > word.place and w.sentence == word.sentence and w.text]
        behind = sorted(behind, key=lambda w: w.place)[:3]
        act = next((w for w in behind if w.participle), None)
        between = behind[: behind.index(act)] if act is not None else []
        if act is None or any(w.pos != "ADV" and w.form not in self._grammar["negations"] for w in between):
            return
        for child in self._tree.children(word):
            if child is not act and child not in self._tree.above(act):
                child.head = act
        self._tree.hang(word, act, "aux:tense")
        word.pos, act.pos, act.source = "AUX", "VERB", act.participle
        act.morph = {**act.morph, "VerbForm": "Part", "Tense": "Past"}

    def _object(self, word: Word) -> None:
        """A bare noun right behind an active verb without an object is its object, however loosely it hangs."""
        if word.pos != "VERB" or self._tree.children(word, "obj", "aux:pass", "nsubj:pass", "ccomp", "xcomp", "cop"):
            return
        finite = any(w.morph.get("VerbForm") == "Fin" for w in (word, *self._tree.children(word, "aux:tense")))
        if word.source in self._grammar["without_object"] or (finite and not self._tree.children(word, "nsubj")):
            return
        for noun in self._bare_after(word)[:1] or self._beyond(word):
            if noun.dep in ("dep", "nmod", "obl:mod", "obl", "obl:arg", "appos") and noun.pos in ("NOUN", "PROPN"):
                self._tree.hang(noun, word, "obj")

    def _beyond(self, word: Word) -> list[Word]:
        """ "a accordé à une société une concession": the bare noun that the model hangs on who gets it."""
        getters = [c for c in self._tree.children(word) if c.place > word.place and self._tree.children(c, "case")]
        return [noun for c in getters for noun in self._bare_after(c) if noun.kind != "name"][:1]

    def _verb_phrase(self, word: Word) -> None:
        """ "mettre fin à": one verb with the words behind it; what follows its preposition is its object."""
        reflexive = self._tree.children(word, "expl:comp", "expl:pass", "expl:subj")
        reflexive = [c for c in reflexive if c.form.rstrip("'’") in ("se", "s", "me", "nous")] or [
            c for c in self._tree.children(word) if c.form.rstrip("'’") in ("se", "s") and c.pos == "PRON"
        ]
        english, passive = self._lexicon.verb(word.source, bool(reflexive))
        if reflexive:
            for c in reflexive:
                c.dep, c.lemma, c.text, c.pos = "prt_", NEUTRAL, "", "PART"
        if english is not None:
            word.text = word.lemma = english
            word.known = True
        if passive:
            for subject in self._tree.children(word, "nsubj"):
                subject.dep = "nsubj:pass"
            word.morph = {**word.morph, "Voice": "Pass"}
        for rest, target in self._lexicon.verb_phrases.get(word.source, ()):
            if self._fits(word, rest, target):
                return
        for caused in self._tree.children(word, "aux:caus"):
            for rest, target in self._lexicon.verb_phrases.get(caused.source, ()):
                if rest == (word.source,):
                    word.text = word.lemma = target
                    word.known = True
                    self._lent(caused, word)

    def _lent(self, caused: Word, word: Word) -> None:
        """ "a fait savoir": the tense of the verb in front is that of both."""
        for child in self._tree.children(caused):
            child.head = word
        word.morph = caused.morph
        caused.dep, caused.lemma, caused.text, caused.pos = "prt_", NEUTRAL, "", "PART"

    def _fits(self, word: Word, rest: tuple[str, ...], target: str) -> bool:
        preposition = rest[-1] if rest[-1] in ("à", "de") else None
        wanted = rest[:-1] if preposition else rest
        held = [self._under(word, w) for w in wanted]
        if any(w is None for w in held):
            return False
        if preposition is not None and not self._takes(word, [w for w in held if w], preposition, target):
            return False
        for part in held:
            if part is not None:
                for child in self._tree.children(part):
                    child.head = word
                    child.dep = "obl:arg" if child.dep == "nmod" else child.dep
                part.dep, part.lemma, part.text, part.pos = "prt_", NEUTRAL, "", "PART"
                part.head = word
        word.text = word.lemma = target
        word.known = True
        return True

    def _under(self, word: Word, form: str) -> Word | None:
        key = self._lexicon.key(form)
        return next(
            (c for c in self._tree.children(word) if self._lexicon.key(c.form) == key or c.source == form), None
        )

    def _takes(self, word: Word, held: list[Word], preposition: str, target: str) -> bool:
        """Whether the preposition of a verb phrase is there; its noun becomes the object, or takes the English one."""
        for holder in (word, *held):
            for noun in self._tree.children(holder):
                for case in self._tree.children(noun, "case", "mark"):
                    if self._grammar["contracted"].get(case.form, case.form) != preposition:
                        continue
                    if noun.pos == "VERB":
                        return True
                    *_, last = target.split()
                    if last in PREPOSITIONS:
                        case.text = case.lemma = last
                        case.kind = "given"
                    else:
                        case.dep, case.text, case.lemma, case.pos = "prt_", "", NEUTRAL, "PART"
                        noun.hang(word, "obj")
                    return True
        return False

    def _helping(self, word: Word) -> None:
        """ "peut livrer", "va livrer", "doit livrer": the infinitive is the act, the rest tells how."""
        inner = next(
            (c for c in self._tree.children(word, "xcomp", "ccomp", "obj", "conj") if c.morph.get("VerbForm") == "Inf"),
            None,
        )
        if inner is None or word.pos not in ("VERB", "AUX"):
            return
        source = word.source
        if source in self._grammar["due"]:
            word.text = word.lemma = "plan"
            word.known = True
            return
        if source in self._grammar["coming"] and word.morph.get("VerbForm") == "Fin":
            self._subsumed(word, inner, "will", "will")
        elif source in self._lexicon.functions_helping:
            english = self._lexicon.functions_helping[source]
            english = {"Cnd": "could"}.get(word.morph.get("Mood", ""), english)
            self._subsumed(word, inner, english, english)
        elif source in self._grammar["just_done"] and self._tree.children(inner, "mark", "case"):
            for mark in self._tree.children(inner, "mark", "case"):
                mark.dep, mark.text, mark.lemma, mark.pos = "prt_", "", NEUTRAL, "PART"
            self._subsumed(word, inner, "has", NEUTRAL)
            inner.morph = {"VerbForm": "Fin", "Tense": "Past"}

    def _subsumed(self, word: Word, inner: Word, text: str, lemma: str) -> None:
        """Make the governing verb a helper of its infinitive."""
        self._tree.swap(inner, word)
        for child in self._tree.children(word):
            if child is not inner:
                child.head = inner
        word.dep, word.text, word.lemma, word.tag, word.pos = (
            "aux",
            text,
            lemma,
            "MD" if lemma != NEUTRAL else "XX",
            "AUX",
        )
        word.known = True
        word.kind = "helper"
        inner.kind = "helped"

    def _copula(self, word: Word) -> None:
        """ "est prêt": "be" governs what is said, and takes over what belongs to the clause."""
        be = next(iter(self._tree.children(word, "cop")), None)
        if be is None:
            return
        self._tree.swap(be, word)
        be.lemma = "be"
        word.dep = "acomp" if word.pos in ("ADJ", "VERB") else "attr"
        own = ("det", "amod", "nmod", "case", "nummod", "acl", "acl:relcl", "flat:name", "appos", "compound")
        for child in self._tree.children(word):
            if child.dep not in own and child.dep != "conj" and child.dep != "cc":
                child.head = be
        be.pos, be.kind = "AUX", "copula"

    def _saying(self, word: Word) -> None:
        """ "…, a déclaré le ministre": the verb of saying governs the words said before it."""
        if word.pos != "VERB" or word.lemma not in self._sayings or word.morph.get("VerbForm") == "Inf":
            return
        first = min([word, *self._tree.children(word, "aux:tense", "aux:pass", "aux", "prt_")], key=lambda w: w.place)
        before = self._tree.before(first)
        while before is not None and (before.text in ("”", '"', "“") or not before.text):
            before = self._tree.before(before)
        if before is None or before.text != ",":
            return
        subjects = self._tree.children(word, *SUBJECTS)
        if any(s.place < word.place and s.pos != "PRON" for s in subjects) or self._tree.children(word, "cc"):
            return
        self._governs(word)
        if not subjects:
            nominal = self._bare_after(word)
            if nominal:
                nominal[0].dep = "nsubj"

    def _bare_after(self, word: Word) -> list[Word]:
        """The nouns behind a verb that no preposition leads."""
        behind = [c for c in self._tree.children(word) if c.place > word.place]
        return [c for c in behind if c.pos in ("NOUN", "PROPN", "PRON", "ADJ") and not self._tree.children(c, "case")]

    def _governs(self, word: Word) -> None:
        if word.head is None:
            for child in self._tree.children(word, "ccomp", "parataxis", "conj", "advcl", "dislocated", "obj"):
                if child.place < word.place and child.pos in ("VERB", "AUX"):
                    child.dep = "ccomp"
            return
        top = word.head
        while top.head is not None:
            top = top.head
        for child in self._tree.children(word):
            if child.place < word.place and child.dep in SUBJECTS:
                child.head = word.head
        word.hang(None, "ROOT")
        top.hang(word, "ccomp")
