"""Names that the grammar must take as one word: designations, named exercises, fixed phrases.

A statistical parser breaks on "begin exercise Desert Warrior" or "three Ground Master 200 radars"; joined to one token
that stands for its class word, the rest of the sentence comes out right. Which words may carry a name, and which
phrases are fixed, is told by descriptions.yaml.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from legation.language.words import description_words
from legation.world.names import Hit

NAME_WORD = r"[A-Z][A-Za-z’'À-ž]+(?:-\d+|-[A-Z]\w+)?"
NAME = rf"{NAME_WORD}(?:\s(?:{NAME_WORD}|\d{{1,4}}|[IVX]+))*(?:\s?-\s?\d{{2,4}})?"
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
        self._phrases: dict[str, str] = words["fixed_phrases"]
        forms = "|".join(sorted(self._classes, key=len, reverse=True))
        self._after = re.compile(
            rf"\b(?P<w>{forms}),?\s+[{OPENING}](?P<n>{NAME})[{CLOSING}]|\b(?P<w2>{forms})\s(?P<n2>{NAME})"
        )
        self._before = re.compile(rf"(?:[{OPENING}](?P<n>{NAME})[{CLOSING}]|(?P<n2>{NAME}))\s(?P<w>{forms})\b")
        self._fixed = re.compile(
            rf"\b(?:{'|'.join(map(re.escape, sorted(self._phrases, key=len, reverse=True)))})\b", re.IGNORECASE
        )

    def __call__(self, text: str) -> list[Joined]:
        """What to join, in order and without overlap; the longer of two wins."""
        found = [Joined(s, e, None) for s, e in self._designations(text)]
        found += [Joined(m.start(), m.end(), self._phrases[m.group().lower()]) for m in self._fixed.finditer(text)]
        found += self._named(text)
        return list(_apart(sorted(found, key=lambda j: (j.start, -j.end))))

    def _named(self, text: str) -> Iterator[Joined]:
        known: list[tuple[int, int]] | None = None
        for match in self._after.finditer(text):
            name = match["n"] or match["n2"]
            if name.split()[0] not in self._generic:
                yield Joined(match.start(), match.end(), self._classes[match["w"] or match["w2"]])
        for match in self._before.finditer(text):
            known = known if known is not None else [(h.start, h.end) for h in self._names(text)]
            start = match.start() if match["n"] else self._trimmed(text, match.start("n2"), match.start("w"), known)
            if start < match.start("w"):
                yield Joined(start, match.end(), self._classes[match["w"]])

    def _trimmed(self, text: str, start: int, end: int, known: Sequence[tuple[int, int]]) -> int:
        """Where the name proper begins: ordinary capitals and states before it ("The Russian …") are not part of it."""
        first = start
        for word in re.finditer(r"\S+\s", text[start:end]):
            low = start + word.start()
            bare = word.group().strip("'’ \"”")
            if bare in self._generic or any(low < e and low + len(bare) > s for s, e in known):
                first = start + word.end()
        return first


def _apart(found: Sequence[Joined]) -> Iterator[Joined]:
    reach = 0
    for item in found:
        if item.start >= reach:
            yield item
            reach = item.end
