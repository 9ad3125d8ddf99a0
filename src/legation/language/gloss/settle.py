"""From the labels of Universal Dependencies to those of the clause graph.

This mapping lets one graph serve every language. Universal trees hang prepositions under their nouns, "be" under what
is said, and helping verbs under the act; the clause graph reads trees in which prepositions and "be" govern. What the
source tells by an ending (a future, a conditional) is told by a helper.
"""

from collections.abc import Mapping
from typing import Any

from legation.language.gloss.lexicon import Lexicon
from legation.language.gloss.phrases import Phrases
from legation.language.gloss.predicates import Predicates
from legation.language.gloss.tenses import Tenses
from legation.language.gloss.words import NEUTRAL, Tree, Word

LABELS = {
    "obj": "dobj", "nsubj:pass": "nsubjpass", "csubj:pass": "csubjpass", "iobj": "dative", "acl:relcl": "relcl",
    "obl": "npadvmod", "obl:mod": "npadvmod", "obl:arg": "npadvmod", "obl:agent": "npadvmod", "aux:pass": "auxpass",
    "aux:tense": "aux", "aux:caus": "aux", "flat:name": "compound", "flat:foreign": "compound", "flat": "compound",
    "expl:subj": "expl", "expl:comp": "prt_", "expl:pass": "prt_", "fixed": "dep", "cop": "aux", "dislocated": "dep",
}  # fmt: skip


def settle(tree: Tree, lexicon: Lexicon, sayings: frozenset[str]) -> None:
    """Settle the grammar of a text in place; `sayings` are the verbs of saying."""
    Predicates(tree, lexicon, sayings).settle()
    Tenses(tree, lexicon).settle()
    Phrases(tree, lexicon).settle()
    for word in tree.words:
        _labelled(word, lexicon.grammar)
    for word in tree.words:
        _has_none(tree, word)


def _labelled(word: Word, grammar: Mapping[str, Any]) -> None:
    negation = word.form in grammar["negations"] and word.pos in ("ADV", "PART") and word.dep == "advmod"
    while negation and word.head is not None and word.head.pos == "ADV" and word.head.head is not None:
        word.head = word.head.head  # "n'a pas encore livré"
    if negation:
        word.dep, word.text, word.lemma, word.tag, word.known = "neg", "not", "not", "RB", True
    elif word.form.rstrip("'’") in ("ne", "n"):
        word.dep, word.text, word.lemma, word.tag = "prt_", "", NEUTRAL, "RB"
    elif word.form.startswith("ni") and word.pos == "CCONJ":
        word.lemma = "nor"
    if word.dep == "parataxis" and word.head is not None:
        word.dep = "ccomp" if word.place < word.head.place else "parataxis"
    word.dep = LABELS.get(word.dep, word.dep)
    if word.head is None:
        word.dep = "ROOT"
    if not word.tag:
        word.tag = _tag(word)
    if word.tag == "PRP$":
        word.dep = "poss"


def _has_none(tree: Tree, word: Word) -> None:
    """ "n'a pas l'intention" is "has no intention": what is denied is the thing that "have" holds."""
    if word.dep != "neg" or word.head is None or word.head.lemma != "have":
        return
    for thing in tree.children(word.head, "dobj"):
        for article in tree.children(thing, "det"):
            article.text, article.dep = "", "prt_"
        word.text, word.lemma, word.tag, word.pos, word.place = "no", "no", "DT", "DET", thing.place - 0.5
        word.hang(thing, "det")


def _tag(word: Word) -> str:
    plural = word.morph.get("Number") == "Plur"
    if word.pos == "NOUN":
        return "NNS" if plural else "NN"
    if word.pos == "PRON":
        relative = word.lemma in ("which", "that") and word.dep != "det"
        return "WDT" if relative else "PRP$" if word.dep in ("det", "poss") else "PRP"
    if word.pos == "DET":
        return "PRP$" if word.lemma in ("its", "their", "our", "my", "your") else "DT"
    return {
        "PROPN": "NNP", "ADJ": "JJ", "ADV": "RB", "ADP": "IN", "SCONJ": "IN", "CCONJ": "CC", "NUM": "CD", "PART": "RP",
        "AUX": "VBZ", "VERB": "VB", "X": "NNP",
    }.get(word.pos, word.text if word.pos == "PUNCT" else "NN")  # fmt: skip
