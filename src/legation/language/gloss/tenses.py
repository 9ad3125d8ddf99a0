"""How an act is told: tense, voice and hearsay, from endings and helping verbs to the tags of the clause graph."""

from legation.language.gloss.lexicon import Lexicon
from legation.language.gloss.words import NEUTRAL, Tree, Word


class Tenses:
    """Settles the verb groups of a text, whose acts are known."""

    def __init__(self, tree: Tree, lexicon: Lexicon) -> None:
        self._tree = tree
        self._lexicon = lexicon
        self._grammar = lexicon.grammar

    def settle(self) -> None:
        """Every verb group of the text."""
        for word in list(self._tree.words):
            self._told(word)

    def _told(self, word: Word) -> None:
        if (
            word.pos not in ("VERB", "AUX")
            or word.dep in ("aux", "aux:tense", "aux:pass", "aux:caus", "cop")
            or word.kind == "helper"
        ):
            return
        tense = self._tree.children(word, "aux:tense")
        be = self._tree.children(word, "aux:pass")
        moved = word.lemma.split()[0] in self._grammar["moved"]
        if not be and not moved and word.morph.get("VerbForm") == "Part":
            be = [a for a in tense if a.source == "être"][:1]
            tense = [a for a in tense if a not in be]
        if moved:
            tense, be = [*be, *tense], []
        if word.morph.get("Voice") == "Pass" and not be and not tense and word.morph.get("VerbForm") == "Fin":
            self._finite(self._tree.helper("be", "be", "VB", "AUX", "aux:pass", word), word.morph)
            word.tag = "VBN"
        elif be:
            self._passive(word, be[-1], [*tense, *be[:-1]])
        elif tense:
            self._compound(word, tense)
        elif word.kind == "helped":
            word.tag = "VBD" if word.morph.get("Tense") == "Past" else "VB"
        else:
            self._finite(word, word.morph)
        for auxiliary in be[-1:]:
            auxiliary.dep = "aux:pass"

    def _passive(self, word: Word, be: Word, others: list[Word]) -> None:
        word.tag = "VBN"
        be.text = be.lemma = "be"
        be.known = True
        if not others:
            self._finite(be, be.morph)
            return
        first = others[0]
        self._after(word, be, first)
        for subject in self._tree.children(word, "nsubj"):
            subject.dep = "nsubj:pass"

    def _compound(self, word: Word, auxiliaries: list[Word]) -> None:
        self._after(word, word, auxiliaries[0])
        for other in auxiliaries[1:]:
            _silent(other)

    def _after(self, word: Word, carrier: Word, have: Word) -> None:
        """A compound tense: "a livré" is the simple past of English news, "aurait livré" the past of hearsay."""
        morph = have.morph
        _silent(have)
        if morph.get("Mood") == "Cnd":
            carrier.tag = "VBD"
            self._tree.helper("reportedly", "reportedly", "RB", "ADV", "advmod", word)
        elif morph.get("Tense") == "Imp":
            carrier.tag = "VBN"
            have.text, have.lemma, have.tag, have.dep = "had", "have", "VBD", "aux:tense"
        elif morph.get("Tense") == "Fut":
            carrier.tag = "VBN"
            have.text, have.lemma, have.tag, have.dep = "will", "will", "MD", "aux:tense"
        elif morph.get("VerbForm") in ("Inf", "Part"):
            carrier.tag = "VBN"
            have.text, have.lemma, have.tag, have.dep = "having", "have", "VBG", "aux:tense"
        else:
            carrier.tag = "VBD"

    def _finite(self, word: Word, morph: dict[str, str]) -> None:
        form, tense, mood = morph.get("VerbForm"), morph.get("Tense"), morph.get("Mood")
        act = word if word.dep != "aux:pass" or word.head is None else word.head
        if form == "Inf":
            word.tag = "VB"
        elif form == "Part":
            word.tag = "VBG" if tense == "Pres" else "VBN"
        elif mood == "Cnd":
            word.tag = "VB"
            self._tree.helper("would", "would", "MD", "AUX", "aux:tense", act).place = word.place - 0.6
        elif tense == "Fut":
            word.tag = "VB"
            self._tree.helper("will", "will", "MD", "AUX", "aux:tense", act).place = word.place - 0.6
        else:
            word.tag = "VBD" if tense in ("Imp", "Past") else "VBZ"


def _silent(auxiliary: Word) -> None:
    """A helping verb that adds nothing to what its act's tag tells."""
    auxiliary.text, auxiliary.lemma, auxiliary.tag, auxiliary.pos, auxiliary.dep = "has", NEUTRAL, "XX", "AUX", "aux"
