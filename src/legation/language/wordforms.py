"""Part of speech and lemma of tagged words: the model's own rules, asked once for each kind of word.

After tagger and parser the pipeline runs some two hundred patterns over every word, which costs a third of the parse.
All but a few of them look at one word alone, so that what they say of it holds wherever it stands again. A text in
which one of the few patterns of several words holds is left to the rules themselves.
"""

from collections.abc import Iterable, Sequence
from typing import Any

RULER, LEMMATISER = "attribute_ruler", "lemmatizer"
# what the rules can look at in a word, and what they can change
ASKED = ("ORTH", "TAG", "DEP", "POS", "MORPH", "LEMMA")
GIVEN = ("LEMMA", "POS", "DEP")
# kinds of words remembered at a time, so that a long run keeps its memory
REMEMBERED = 65536

Kind = tuple[int, ...]
Form = tuple[int, int, int]
"""Lemma, part of speech and grammatical relation of a word, as numbers of the model's vocabulary."""


class WordForms:
    """The rules of a loaded pipeline, with what they have said so far."""

    components = (RULER, LEMMATISER)
    """The components of the pipeline that need not run where this is asked."""

    def __init__(self, pipeline: Any) -> None:
        from spacy.pipeline import AttributeRuler

        self._vocab = pipeline.vocab
        self._ruler = pipeline.get_pipe(RULER)
        self._lemmatiser = pipeline.get_pipe(LEMMATISER)
        alone = [row for row in self._ruler.patterns if _longest(row) == 1]
        together = [row for row in self._ruler.patterns if _longest(row) > 1]
        self._alone, self._together = AttributeRuler(self._vocab), AttributeRuler(self._vocab)
        self._alone.add_patterns(alone)
        self._together.add_patterns(together)
        self._asked_together = [_plain(self._vocab, pattern) for row in together for pattern in row["patterns"]]
        self._known: dict[Kind, Form] = {}
        _index_words(self._lemmatiser)

    def of(self, doc: Any) -> Sequence[Form]:
        """For each word of a tagged and parsed document what the whole pipeline would give it."""
        if self._can_hold_together(doc) and self._together.match(doc):
            return self._read(self._lemmatiser(self._ruler(doc)))
        kinds = [tuple(row) for row in doc.to_array(ASKED).tolist()]
        unknown = dict.fromkeys(kind for kind in kinds if kind not in self._known)
        if len(self._known) + len(unknown) > REMEMBERED:
            self._known.clear()
            unknown = dict.fromkeys(kinds)
        if unknown:
            self._known.update(zip(unknown, self._ask(unknown), strict=True))
        return [self._known[kind] for kind in kinds]

    def _can_hold_together(self, doc: Any) -> bool:
        """Whether all the plain words and relations of some pattern of several words stand in the document."""
        here = {*doc.to_array("LOWER").tolist(), *doc.to_array("DEP").tolist()}
        return any(asked <= here for asked in self._asked_together)

    def _ask(self, kinds: Iterable[Kind]) -> Sequence[Form]:
        """The rules' word on kinds of words, each by itself."""
        from spacy.tokens import Doc

        listed = list(kinds)
        doc: Any = Doc(self._vocab, words=[self._vocab.strings[kind[0]] for kind in listed])
        for token, (_, tag, dep, pos, morph, lemma) in zip(doc, listed, strict=True):
            token.tag, token.dep, token.pos, token.lemma = tag, dep, pos, lemma
            token.set_morph(morph or None)
        return self._read(self._lemmatiser(self._alone(doc)))

    def _read(self, doc: Any) -> Sequence[Form]:
        return [(lemma, pos, dep) for lemma, pos, dep in doc.to_array(GIVEN).tolist()]


def _index_words(lemmatiser: Any) -> None:
    """Let the lemmatiser look words up in its lists of lemmas: it walks through tens of thousands for each new word."""
    table = lemmatiser.lookups.get_table("lemma_index")
    for kind, words in [*table.items()]:
        table[kind] = frozenset(words)


def _plain(vocab: Any, pattern: Iterable[dict[str, Any]]) -> frozenset[int]:
    """The words and relations that a pattern names outright, as numbers of the vocabulary."""
    named = (word.get(key) for word in pattern for key in ("LOWER", "DEP"))
    return frozenset(vocab.strings.add(value) for value in named if isinstance(value, str))


def _longest(row: dict[str, Any]) -> int:
    return max(len(pattern) for pattern in row["patterns"])
