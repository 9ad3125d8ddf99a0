"""Names and things under one word each, so that CAR, "the car" and Central African Republic are one, and an APC is an
infantry vehicle: what a reprint or a translation back words anew.
"""

import csv
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files

from legation.register.copies.held import Held
from legation.register.copies.words import Words, plain_words
from legation.world import World

Surfaces = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
"""The folded forms by their first word: the words of each, longest first, with the word that stands for them."""

_SAME = {"state": "=", "organisation": "=", "branch": "="}
"""Kinds of name that fold, with the sign that no printed word begins with."""

_ITEM = "#"


def surfaces(texts: Iterable[str], world: World) -> Surfaces:
    """The names and things of some texts by the words they are printed in.

    Taken from all texts of a comparison together, so that a name which one of them prints without its capitals is known
    from the other.
    """
    found: dict[tuple[str, ...], str] = {}
    for text in texts:
        for form, meant in _forms(text, world):
            found.setdefault(form, meant)
    by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for words, meant in found.items():
        if words:
            by_first.setdefault(words[0], []).append((words, meant))
    return {first: tuple(sorted(forms, key=lambda form: (-len(form[0]), form))) for first, forms in by_first.items()}


def _forms(text: str, world: World) -> tuple[tuple[tuple[str, ...], str], ...]:
    """The forms in one text, held for the next comparison of the same story."""
    return _held((text, world))


def _forms_of(asked: tuple[str, World]) -> tuple[tuple[tuple[str, ...], str], ...]:
    text, world = asked
    names = (
        (plain_words(hit.text), _SAME[hit.entries[0].kind] + hit.entries[0].key)
        for hit in world.find(text)
        if hit.entries[0].kind in _SAME
    )
    items = (
        (plain_words(item.text), _ITEM + (item.designation or item.category))
        for item in world.weapons.find(text)
        if not item.ambiguous
    )
    return (*names, *items)


_held = Held(_forms_of, lambda asked: len(asked[0]))


def folded(words: Words, known: Surfaces) -> Words:
    """The same words with each known form under its one word."""
    kept: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    sentences: list[int] = []
    i = 0
    while i < len(words):
        length, word = _form_at(words.words, i, known)
        kept.append(word)
        starts.append(words.starts[i])
        ends.append(words.ends[i + length - 1])
        sentences.append(words.sentences[i])
        i += length
    return Words(tuple(kept), tuple(starts), tuple(ends), tuple(sentences))


def _form_at(words: Sequence[str], i: int, known: Surfaces) -> tuple[int, str]:
    for form, meant in known.get(words[i], ()):
        if tuple(words[i : i + len(form)]) == form:
            return len(form), meant
    return 1, words[i]


@lru_cache(maxsize=65536)
def gist(word: str) -> str | None:
    """What a word says, whatever a translator calls it: its group of synonyms or stem; None for words of grammar."""
    if word in _grammar_words():
        return None
    stem = stemmed(word)
    return _synonyms().get(word) or _synonyms().get(stem) or stem


@cache
def field_words() -> frozenset[str]:
    """The gists that say nothing of a story, since any story of the field has them."""
    words = (plain_words(word) for row in _rows("field_words") for word in row["words"].split())
    return frozenset(meant for (word,) in words if (meant := gist(word)) is not None)


def stemmed(word: str) -> str:
    """A word without its ending; only for comparing, where two words that meet by chance do no harm."""
    if word[0] in "=#" or any(sign.isdigit() for sign in word):
        return word
    for ending, kept in _endings():
        if word.endswith(ending) and len(word) - len(ending) >= kept:
            return word[: -len(ending)]
    return word


@cache
def _endings() -> tuple[tuple[str, int], ...]:
    rows = _rows("endings")
    return tuple((row["ending"], int(row["at_least"])) for row in rows)


@cache
def _synonyms() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in _rows("synonyms"):
        for word in row["words"].split():
            found.setdefault(stemmed(word), f"~{row['group']}")
    return found


@cache
def _grammar_words() -> frozenset[str]:
    return frozenset(word for row in _rows("grammar_words") for word in row["words"].split())


def _rows(name: str) -> list[dict[str, str]]:
    text = files("legation.register").joinpath("tables", f"{name}.csv").read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))
