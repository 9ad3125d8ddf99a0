"""Glossed texts: what is read in place of a text of another language, and where each word of it stands in that text.

A gloss says in English words, one for one, what the codebook and the tables know of a text; its grammar is that of the
source. The layers to the right read it as they read English, and what they find is told in the source's own words.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from legation.codebook.languages import LanguageWords
from legation.language.gloss.composing import compose, written
from legation.language.gloss.drafting import Drafter, Shown
from legation.language.gloss.lexicon import Lexicon, grammar
from legation.language.gloss.settle import settle
from legation.language.gloss.timewords import TimeWords
from legation.language.gloss.units import Units
from legation.language.gloss.words import Tree, Word
from legation.language.parse import Name, Parse
from legation.world import World

LABELS = {"PER": "PERSON", "LOC": "GPE", "ORG": "ORG"}


@dataclass(frozen=True, slots=True)
class Glossed:
    """One text's parse in English words; `spans` are the source's characters of each token, `sentences` those of each
    sentence, with the words that English leaves out.
    """

    parse: Parse
    spans: tuple[tuple[int, int], ...]
    sentences: tuple[tuple[int, int], ...] = ()


class Glosser:
    """Reads texts of one language through its model, its words and the world's tables."""

    def __init__(self, words: LanguageWords, world: World, sayings: frozenset[str], nlp: Any) -> None:
        self._nlp = nlp
        self._sayings = sayings
        self._lexicon = Lexicon(words, world)
        times = TimeWords(grammar(words.code, "times"), self._lexicon.numbers["cardinals"])
        self._drafter = Drafter(nlp.vocab, self._lexicon, Units(self._lexicon, times, world.weapons.designations))
        meta = nlp.meta
        self.model = f"{meta['lang']}_{meta['name']}-{meta['version']}+{words.digest}"

    def place(self, name: str) -> str:
        """The English of a place as a dateline prints it."""
        return self._lexicon.place(name)

    def gloss(self, texts: Sequence[str]) -> Iterator[Glossed]:
        """The gloss of each text, in order."""
        shown = [self._drafter.show(text) for text in texts]
        docs = self._nlp.pipe([one.doc for one in shown], disable=["ner"])
        for one, doc in zip(shown, docs, strict=True):
            yield self._glossed(one, doc)

    def _glossed(self, shown: Shown, doc: Any) -> Glossed:
        if not shown.words:
            return Glossed(Parse("", (), ()), ())
        tree = Tree(self._drafter.read(shown, doc))
        made = list(tree.words)
        settle(tree, self._lexicon, self._sayings)
        ordered = compose(tree, shown, self._lexicon)
        text, tokens, bounds, spans = written(ordered)
        position = {id(word): i for i, word in enumerate(ordered)}
        parse = Parse(text, tuple(tokens), tuple(bounds), lambda: self._names(doc, made, position))
        return Glossed(parse, tuple(spans), _sentences(tree.words, ordered))

    def _names(self, doc: Any, made: Sequence[Word], position: dict[int, int]) -> tuple[Name, ...]:
        found = []
        for entity in self._nlp.get_pipe("ner")(doc).ents:
            at = [position[id(w)] for w in made[entity.start : entity.end] if id(w) in position]
            if at and entity.label_ in LABELS:
                found.append(Name(min(at), max(at) + 1, LABELS[entity.label_]))
        return tuple(found)


def _sentences(words: Sequence[Word], ordered: Sequence[Word]) -> tuple[tuple[int, int], ...]:
    """The source's characters of each sentence of the gloss, in order."""
    numbers = dict.fromkeys(word.sentence for word in ordered)
    inside = {n: [word for word in words if word.sentence == n] for n in numbers}
    return tuple((min(w.start for w in found), max(w.end for w in found)) for found in inside.values())
