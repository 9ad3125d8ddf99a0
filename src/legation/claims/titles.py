"""Proper names of acts and texts: "Iron Griffin, a command-post exercise", "the drill, dubbed Amber Shield", "Golden
Dragon-23". A name once given stands for its class word in the rest of the story.
"""

import re
from collections.abc import Iterator

from legation.codebook.entries import Codebook
from legation.language.reading import Passage

# "Dosti XIII", "Golden Dragon-23", "Sea Breeze 2021": what comes round again has a number to its name
NUMBERED = re.compile(r"^(?:.*[A-Za-z]-(?:19|20)?\d\d|(?:19|20)\d\d|[IVX]{2,}|\d{1,2})$")
QUOTES = ("'", '"', "‘", "“", "`", "``")
NAMED_BY = ("oprd", "dobj", "attr", "pobj", "appos")


class Titles:
    """The names that one story gives to things of the codebook's `titled` concepts, each with its class word."""

    def __init__(self, codebook: Codebook) -> None:
        titled = [c for c in codebook.concepts.values() if c.titled]
        self._nouns = {noun: noun for c in titled for noun in c.nouns}
        self._naming = frozenset(codebook.cues["naming_verbs"])
        self._events = frozenset(codebook.cues["named_events"])
        self._base: str | None = None
        self._known: dict[str, str] = {}

    def enter(self, passage: Passage) -> None:
        """Note the names that a passage gives."""
        tokens = passage.parse.tokens
        found = [t.i for t in tokens if t.lemma in self._nouns and t.pos in ("NOUN", "PROPN")]
        for i in found:
            self._base = tokens[i].lemma
            for j in _named(passage, i, self._naming):
                self._note(passage, j, tokens[i].lemma)
        if self._base is not None:
            for token in tokens:
                if token.pos == "PROPN" and _by_shape(passage, token.i):
                    self._note(passage, token.i, self._base)

    def _note(self, passage: Passage, i: int, noun: str) -> None:
        token = passage.graph.token(i)
        words = {t.text.lower() for t in passage.parse.tokens[max(0, i - 4) : i + 1]}
        if (
            token.text[:1].isupper()
            and not _otherwise_known(passage, i)
            and not words & self._events
            and not {w.removesuffix("s") for w in words} & self._events
        ):
            self._known.setdefault(token.text.lower(), noun)

    def noun(self, text: str) -> str | None:
        """The class word that a name stands for; None of any other word."""
        return self._known.get(text.lower()) if self._known and text[:1].isupper() else None


def _otherwise_known(passage: Passage, i: int) -> bool:
    known = passage.overlay.at(i), passage.overlay.item_at(i), passage.people.at(i)
    return any(k is not None for k in known) or passage.in_time(i)


def _named(passage: Passage, i: int, naming: frozenset[str]) -> Iterator[int]:
    """The names that the phrase of a class word gives: before it, beside it, after "dubbed"."""
    graph = passage.graph
    token = graph.token(i)
    if token.dep == "appos" and graph.token(token.head).pos == "PROPN":
        yield token.head
    for c in graph.parse.children[i]:
        child = graph.token(c)
        if child.pos == "PROPN" and (child.dep == "appos" or (child.dep in ("compound", "nmod") and c == i - 1)):
            yield c
        if child.lemma in naming:
            yield from _after_naming(passage, c)
    if graph.token(i).dep in ("nsubj", "nsubjpass") and graph.token(token.head).lemma in naming:
        yield from _after_naming(passage, token.head)
    for c in graph.parse.children[token.head]:
        if token.dep in ("nsubj", "nsubjpass") and graph.token(c).dep == "advcl" and graph.token(c).lemma in naming:
            yield from _after_naming(passage, c)  # "Dubbed Amber Shield, the drill was the fourth of its kind"


def _after_naming(passage: Passage, verb: int) -> Iterator[int]:
    graph = passage.graph
    for c in graph.parse.children[verb]:
        if graph.token(c).dep == "prep":
            yield from (j for j in graph.parse.children[c] if graph.token(j).pos == "PROPN")
        elif graph.token(c).dep in NAMED_BY and graph.token(c).pos == "PROPN":
            yield c


def _by_shape(passage: Passage, i: int) -> bool:
    """A name with a number, or between quotation marks, beside a verb: "will stage 'Southern Fraternity'"."""
    graph = passage.graph
    token = graph.token(i)
    if token.dep not in ("nsubj", "nsubjpass", "dobj", "pobj", "appos", "conj", "ROOT"):
        return False
    low, high = i, i + 1
    while low > 0 and graph.token(low - 1).pos == "PROPN" and graph.token(low - 1).head == i:
        low -= 1
    after = graph.token(high) if high < len(graph.parse.tokens) else None
    numbered = NUMBERED.match(token.text) or (after is not None and after.head == i and NUMBERED.match(after.text))
    if numbered and (low < i or "-" in token.text or (after is not None and after.head == i)):
        return not token.text.isdigit()
    return high - low > 1 and low > 0 and graph.token(low - 1).text in QUOTES
