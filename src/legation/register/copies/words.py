"""A story as a row of comparable words: what house style, spelling and spelt-out numbers change is made equal."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from legation.language.numerals import table
from legation.model.page import Story
from legation.register.copies.held import Held
from legation.world.folding import fold

COMPARED = ("paragraph", "caption", "subhead")
"""Kinds of block that are compared: titles, bylines and datelines are what every house writes anew."""

MOST_COMPARED = 1_000_000
"""Signs of a story of which the words are compared: no page of news has a hundredth part of them."""

PRINTED_REMEMBERED = 65536
"""Printed words of which the comparable form is remembered."""

_WORD = re.compile(r"\d+(?:st|nd|rd|th)\b|\d+(?:[.,]\d+)*|[^\W\d_]+(?:['-][^\W_]+|-\d+[^\W_]*)*|[^\W_]+")
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
_END = re.compile(r"[.!?][\"')\]]*\s+(?=[\"'(\[]*[A-Z0-9])")
_ABBREVIATED = re.compile(r"(?:\b[A-Z][a-z]{0,3}|\b[A-Za-z])\.[\"')\]]*\s+\Z")


@dataclass(frozen=True, slots=True)
class Words:
    """The compared words of a story in order: each with its offsets in the story's text, and the number of the
    sentence it stands in.
    """

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sentences: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.words)

    def of_sentences(self) -> tuple[range, ...]:
        """The words of each sentence, as ranges of their numbers."""
        found: list[range] = []
        start = 0
        for i in range(1, len(self.words) + 1):
            if i == len(self.words) or self.sentences[i] != self.sentences[start]:
                found.append(range(start, i))
                start = i
        return tuple(found)


def words_of(story: Story) -> Words:
    """The compared words of a story; those of the last stories are held."""
    return _held(story)


def _words_of(story: Story) -> Words:
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    sentences: list[int] = []
    text = fold(story.text[:MOST_COMPARED])
    for number, (start, end) in enumerate(_sentences(story, text)):
        for match in _WORD.finditer(text, start, end):
            for word in _plain(match[0]):
                words.append(word)
                starts.append(match.start())
                ends.append(match.end())
                sentences.append(number)
    return Words(tuple(words), tuple(starts), tuple(ends), tuple(sentences))


_held = Held(_words_of, lambda story: len(story.text))


def plain_words(text: str) -> tuple[str, ...]:
    """The words of any text in the same comparable form."""
    return tuple(word for match in _WORD.finditer(fold(text)) for word in _plain(match[0]))


def _sentences(story: Story, text: str) -> Iterator[tuple[int, int]]:
    for block in story.blocks:
        if block.kind not in COMPARED:
            continue
        start, last = block.start, min(block.end, MOST_COMPARED)
        for match in _END.finditer(text, start, last):
            if not _ABBREVIATED.search(text, start, match.end()):
                yield start, match.end()
                start = match.end()
        if start < last:
            yield start, last


@lru_cache(maxsize=PRINTED_REMEMBERED)
def _plain(printed: str) -> tuple[str, ...]:
    """One printed word in comparable form; a hyphenated compound is its parts, and a possessive is its owner."""
    word = printed.casefold()
    for ending in ("'s", "s'"):
        if word.endswith(ending):
            word = word[: -len(ending)] + ending.strip("'s")
    if ordinal := _ORDINAL.fullmatch(word):
        return (f"{ordinal[1]}th",)
    if any(sign.isdigit() for sign in word):
        return (word.replace("'", "").replace(",", ""),)
    return tuple(_spelt(part) for part in word.replace("'", "").split("-") if part)


def _spelt(word: str) -> str:
    """A word in one spelling: numbers in digits, one side of the Atlantic."""
    numbers = table("numbers")
    if word in numbers["cardinals"]:
        return str(numbers["cardinals"][word])
    if word in numbers["ordinals"]:
        return f"{numbers['ordinals'][word]}th"
    for pattern, replacement in _spellings():
        changed, times = pattern.subn(replacement, word)
        if times:
            return changed
    return word


@cache
def _spellings() -> tuple[tuple[re.Pattern[str], str], ...]:
    text = files("legation.register").joinpath("tables", "spellings.csv").read_text("utf-8")
    return tuple((re.compile(row["pattern"]), row["replacement"]) for row in csv.DictReader(text.splitlines()))
