"""Names that the grammar must take as one word: designations, named exercises, fixed phrases.

A statistical parser breaks on "begin exercise Desert Warrior" or "three Ground Master 200 radars"; joined to one token
that stands for its class word, the rest of the sentence comes out right. Which words may carry a name, and which
phrases are fixed, is told by descriptions.yaml.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from legation.language.times.words import words as words_of_time
from legation.language.words import description_words
from legation.world.names import Hit

NAME_WORD = r"[A-Z][A-Za-z’'À-ž]+(?:-\d+|-[A-Z]\w+)?"
NAME = rf"{NAME_WORD}(?:\s(?:{NAME_WORD}|\d{{1,4}}|[IVX]+))*(?:\s?-\s?\d{{2,4}})?"
PARTIES = ("state", "organisation", "branch")
EDITION = r"(?:\s?[-–]\s?|\s)(?:20\d\d|\d\d|[IVX]+)"
OPENING = "\"“'‘"
CLOSING = "\"”'’"


@dataclass(frozen=True, slots=True)
class Joined:
    """A stretch of text that becomes one token; `word` is the class word whose grammar it takes, None for a proper
    name.
    """

    start: int
    end: int
    word: str | None


class Joiner:
    """Finds what to join in a text; `designations` and `names` tell what the world tables know in it."""

    def __init__(
        self, designations: Callable[[str], Sequence[tuple[int, int]]], names: Callable[[str], Sequence[Hit]]
    ) -> None:
        self._designations = designations
        self._names = names
        words = description_words()
        self._classes: dict[str, str] = words["named_things"]
        self._generic = frozenset(words["generic_capitals"])
        self._calendar = frozenset((*words_of_time().months, *words_of_time().weekdays))
        self._phrases: dict[str, str] = words["fixed_phrases"]
        self._ending = re.compile(rf"(?:\s|^)(?:{_any(self._calendar)})(?:\s\d{{1,4}})?$")
        forms = _any(self._classes)
        between = _any(words["named_thing_modifiers"])
        self._after = re.compile(
            rf"\b(?P<w>{forms}),?\s+[{OPENING}](?P<n>{NAME})[{CLOSING}]|\b(?P<w2>{forms})\s(?P<n2>{NAME})"
        )
        self._before = re.compile(
            rf"(?:[{OPENING}](?P<n>{NAME})[{CLOSING}]|(?P<n2>{NAME}))\s(?P<m>(?:(?:{between})\s){{0,3}})(?P<w>{forms})\b"
        )
        alone, dated = _any(words["exercise_names"]), _any(words["exercise_names_with_year"])
        self._known = re.compile(
            rf"(?=[A-Z{OPENING}])[{OPENING}]?\b(?:(?:{alone})(?:{EDITION})?|(?:{dated}){EDITION}"
            rf"|{NAME_WORD}(?:\s{NAME_WORD})*-20\d\d)\b[{CLOSING}]?|[{OPENING}]{NAME}\s?[-–]?\s?20\d\d[{CLOSING}]"
        )
        self._known_word: str = words["exercise_word"]
        self._fixed = re.compile(rf"\b(?:{_any(self._phrases)})\b", re.IGNORECASE)

    def __call__(self, text: str) -> list[Joined]:
        """What to join, in order and without overlap; the longer of two wins."""
        found = [Joined(s, e, None) for s, e in self._designations(text)]
        found += [Joined(m.start(), m.end(), self._phrases[m.group().lower()]) for m in self._fixed.finditer(text)]
        found += [Joined(m.start(), m.end(), self._known_word) for m in self._known.finditer(text)]
        found += self._named(text)
        return list(_apart(sorted(found, key=lambda j: (j.start, -j.end))))

    def _named(self, text: str) -> Iterator[Joined]:
        known: list[tuple[int, int]] | None = None
        for match in self._after.finditer(text):
            name = match["n"] or self._undated(match["n2"])
            known = known if known is not None else self._parties(text)
            start = match.start("n" if match["n"] else "n2")
            end = match.end() if match["n"] else start + len(name)
            if name and name.split()[0] not in self._generic and not _within(start, end, known):
                yield Joined(match.start(), end, self._classes[match["w"] or match["w2"]])
        for match in self._before.finditer(text):
            known = known if known is not None else self._parties(text)
            start = match.start() if match["n"] else self._trimmed(text, match.start("n2"), match.end("n2"), known)
            told = bool(match["n"]) or bool(re.search(r"[\s\d]", text[start : match.end("n2")]))
            if text[start : match.end("n2")] in self._calendar:
                continue  # "the February exercise"
            if start < match.end("n" if match["n"] else "n2") and (told or not match["m"]):
                yield Joined(start, match.end(), self._classes[match["w"]])

    def _undated(self, name: str) -> str:
        """A name without the day or month that ends it: nothing of "Thursday", "Desert Fox" of "Desert Fox Monday"."""
        while ended := self._ending.search(name):
            name = name[: ended.start()]
        return name

    def _parties(self, text: str) -> list[tuple[int, int]]:
        """Where states and organisations are named; an outlet's name may be part of a thing's: "Sea Guardian"."""
        return [(h.start, h.end) for h in self._names(text) if any(e.kind in PARTIES for e in h.entries)]

    def _trimmed(self, text: str, start: int, end: int, known: Sequence[tuple[int, int]]) -> int:
        """Where the name proper begins: ordinary capitals and states before it ("The Russian …") are not part of it."""
        first = start
        for word in re.finditer(r"\S+(?:\s|$)", text[start:end]):
            low = start + word.start()
            bare = word.group().strip("'’ \"”")
            if bare in self._generic or any(low < e and low + len(bare) > s for s, e in known):
                first = start + word.end()
        return first


def _within(start: int, end: int, known: Sequence[tuple[int, int]]) -> bool:
    """Whether one known name takes up the whole stretch: "the exercise Poland hosted" """
    return any(low <= start and end <= high for low, high in known)


def _any(words: Iterable[str]) -> str:
    """A pattern for any of the words, longer ones first."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


def _apart(found: Sequence[Joined]) -> Iterator[Joined]:
    reach = 0
    for item in found:
        if item.start >= reach:
            yield item
            reach = item.end
