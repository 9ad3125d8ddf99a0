"""What hangs on an act: infinitives and participles with their marks, and nouns with their prepositions."""

from legation.language.gloss.lexicon import Lexicon
from legation.language.gloss.words import NEUTRAL, Tree, Word


class Phrases:
    """Settles the phrases of a text, the tense and voice of whose acts are known."""

    def __init__(self, tree: Tree, lexicon: Lexicon) -> None:
        self._tree = tree
        self._lexicon = lexicon
        self._grammar = lexicon.grammar

    def settle(self) -> None:
        """Infinitives first, since a preposition may be the mark of one."""
        for word in list(self._tree.words):
            self._infinitive(word)
        for word in sorted(self._tree.words, key=lambda w: w.place):
            self._case(word)

    def _infinitive(self, word: Word) -> None:
        """ "de livrer" is "to deliver", "après avoir livré" "after delivering", "en livrant" "by delivering"."""
        if (
            word.pos not in ("VERB", "AUX")
            or word.dep in ("aux", "aux:tense", "aux:pass")
            or word.tag not in ("VB", "VBG", "VBN")
        ):
            return
        infinitive = word.tag == "VB" or any(a.tag == "VB" for a in self._tree.children(word, "aux:pass", "aux:tense"))
        finite = any(a.tag in ("MD", "VBD", "VBZ") for a in self._tree.children(word, "aux:pass", "aux:tense", "aux"))
        if finite or word.head is None or word.kind == "helped":
            return
        marks = [c for c in self._tree.children(word, "mark", "case") if c.place < word.place]
        perfect = any(a.tag == "VBG" for a in self._tree.children(word, "aux:tense"))
        form = self._grammar["contracted"].get(marks[0].form, marks[0].form) if marks else ""
        if perfect and form in ("de", "") and not self._blamed(word):
            self._having(word, marks)
        elif infinitive and form in ("de", "à", "") and not self._blamed(word):
            for mark in marks[:1]:
                mark.text, mark.lemma, mark.tag, mark.pos, mark.dep = "to", "to", "TO", "PART", "aux"
                mark.kind = "to"
            if not marks:
                self._tree.helper("to", "to", "TO", "PART", "aux", word)
            word.dep = {"obl:mod": "advcl", "obl:arg": "xcomp", "obj": "xcomp", "nmod": "acl"}.get(word.dep, word.dep)
        elif infinitive and marks[0].lemma == "for":
            marks[0].text, marks[0].lemma, marks[0].tag, marks[0].pos, marks[0].dep = "to", "to", "TO", "PART", "aux"
            word.dep = "advcl" if word.dep not in ("acl", "nmod") else "acl"
        elif marks and (infinitive or perfect or word.tag == "VBG"):
            mark = marks[0]
            mark.text = mark.lemma = "by" if form == "en" else mark.lemma
            mark.pos, mark.tag, mark.kind = "ADP", "IN", "done"
            mark.hang(word.head, "prep")
            word.hang(mark, "pcomp")
            word.tag = "VBG"

    def _having(self, word: Word, marks: list[Word]) -> None:
        """ "a démenti avoir livré": the object of the verb that says so."""
        for mark in marks[:1]:
            mark.text, mark.lemma, mark.pos, mark.dep = "", NEUTRAL, "PART", "prt_"
        word.dep = "xcomp"

    def _blamed(self, word: Word) -> bool:
        return word.head is not None and word.head.lemma in (
            "accuse",
            "suspect",
            "blame",
            "criticise",
            "condemn",
            "thank",
        )

    def _case(self, word: Word) -> None:
        """A preposition governs its noun and hangs where the noun hung."""
        if word.dep in ("prt_", "prep", "aux", "mark", "pcomp"):
            return
        cases = [
            c
            for c in self._tree.children(word, "case")
            if c.place < word.place and c.kind != "done" and c.pos in ("ADP", "DET", "SCONJ", "PRON", "ADV")
        ]
        if not cases or word.head is None or word.tag == "TO":
            return
        case = cases[0]
        form = self._grammar["contracted"].get(case.form, case.form)
        if word.dep == "conj":
            case.dep = "dep"
            return
        if form == "de" and (word.dep in ("obj", "nsubj") or self._some(word)):
            case.dep, case.text, case.lemma = "det", "", NEUTRAL
            word.dep = "nsubj" if word.dep == "nsubj" else "obj"
            return
        if form == "de" and self._owned(word):
            case.dep, case.text, case.lemma, case.tag, case.pos = "case", "", "'s", "POS", "PART"
            word.dep = "poss"
            return
        self._lifted(word, form)
        case.text = case.lemma = self._preposition(word, case, form)
        case.pos, case.tag, case.known = "ADP", "IN", True
        agent = case.lemma == "by" and word.head.tag == "VBN"
        case.hang(word.head, "agent" if agent else "prep")
        word.hang(case, "pobj")

    def _some(self, word: Word) -> bool:
        """ "livrer des armes": behind a verb without an object a thing with "des" is its object."""
        head = word.head
        if (
            head is None
            or head.pos != "VERB"
            or word.kind == "name"
            or word.dep not in ("nmod", "obl:arg", "obl:mod", "obl")
        ):
            return False
        free = head.tag != "VBN" or any(a.tag == "VBG" for a in self._tree.children(head, "aux:tense"))
        none = not self._tree.children(head, "obj", "dobj") and head.lemma not in self._grammar["leaving"]
        return free and none and head.source not in self._grammar["without_object"]

    def _lifted(self, word: Word, form: str) -> None:
        """ "a livré six chars au Mali", "le retrait des soldats du Niger": who gets and whence is of the act."""
        place = word.kind == "name" and word.subkind in ("state", "place")
        wanted = self._grammar["leaving"]
        if form in ("à", "en"):
            wanted = [*self._grammar["receiving"], *(self._grammar["buying"] if form == "à" else ())]
        body = form == "à" and word.pos in ("NOUN", "PROPN")
        if form not in ("à", "en", "de") or not (place or body):
            return
        above = word.head
        inside = ("NOUN", "PROPN", "ADP", "NUM")
        while above is not None and above.lemma not in wanted and above.pos in inside:
            if form == "de" and above.kind == "name":
                return
            above = above.head
        if above is not None and above is not word.head and above.lemma in wanted:
            word.head = above

    def _owned(self, word: Word) -> bool:
        """ "la décision de Paris": a state behind "de" owns what a noun of acts tells."""
        state = word.kind == "name" and word.subkind in ("state", "organisation")
        return state and word.head is not None and word.head.lemma in self._grammar["owned"]

    def _preposition(self, word: Word, case: Word, form: str) -> str:
        head = word.head
        lemma = head.lemma if head is not None else ""
        place = (word.kind == "name" and word.subkind in ("state", "place")) or word.pos == "PROPN"
        if case.kind == "given":
            return case.lemma
        if form in ("à", "en") and place:
            return (
                "to"
                if lemma in self._grammar["receiving"]
                else "from"
                if form == "à" and lemma in self._grammar["buying"]
                else "in"
            )
        if form == "à" and lemma in self._grammar["buying"]:
            return "from"
        if form == "de" and head is not None and head.pos == "VERB":
            return "from"
        if form == "de" and lemma in self._grammar["leaving"] and place:
            return "from"
        return case.lemma if case.known else case.form
