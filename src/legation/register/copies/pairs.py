"""Two stories compared: how much of each stands in the other, word for word or in translation."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from legation.register.copies.align import Span, retold, runs
from legation.register.copies.folding import folded, gist, surfaces
from legation.register.copies.printed import Printed, StoryId
from legation.register.copies.words import Words, words_of
from legation.world import World

COPIED = 0.5
"""Share of one story's words found in the other from which the two are one text."""

LEAST_COPIED = 20
"""Words that two stories must share to be one text: short notices are alike by chance."""

LEAST_RETOLD = 2
"""Sentences that must be found in translation: one may be the same news in the same words by chance."""

LEAST_ALIKE = 0.35
"""Share of the shorter story's gist that the other must have for the two to be worth laying beside each other."""

Offsets = tuple[tuple[int, int], ...]
"""Stretches of a story's text: start and end of each, in order."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two stories that are one text. `covered` is the share of each story's words that stand in the other, `verbatim`
    the share that stands there word for word but for the odd edit; `shared` are the stretches of each story that the
    other has too. `same` tells that what they share is printed letter by letter alike.
    """

    first: StoryId
    second: StoryId
    covered: tuple[float, float]
    verbatim: tuple[float, float]
    shared: tuple[Offsets, Offsets]
    same: bool

    def turned(self) -> "Pair":
        """The same pair seen from the second story."""
        return replace(
            self,
            first=self.second,
            second=self.first,
            covered=self.covered[::-1],
            verbatim=self.verbatim[::-1],
            shared=self.shared[::-1],
        )


def compare(first: Printed, second: Printed, world: World) -> Pair | None:
    """The two stories as a pair, or None where they are not one text."""
    if not _may_be_one(words_of(first.story), words_of(second.story)):
        return None
    known = surfaces((_whole(first), _whole(second)), world)
    a, b = folded(words_of(first.story), known), folded(words_of(second.story), known)
    word_for_word = runs(a.words, b.words), runs(b.words, a.words)
    verbatim = _share(a, _own(word_for_word[0])), _share(b, _own(word_for_word[1]))
    translated = retold(a, b), retold(b, a)
    enough = max(verbatim) >= COPIED or max(map(len, translated)) >= LEAST_RETOLD
    spans = tuple(
        _united([*_own(plain), *(_own(anew) if enough else ())])
        for plain, anew in zip(word_for_word, translated, strict=True)
    )
    covered = _share(a, spans[0]), _share(b, spans[1])
    words = max(sum(stop - start for start, stop in found) for found in spans)
    if not enough or max(covered) < COPIED or words < LEAST_COPIED:
        return None
    return Pair(
        first.id,
        second.id,
        covered,
        verbatim,
        (_offsets(a, spans[0]), _offsets(b, spans[1])),
        _alike(first, second, a, b, word_for_word[0]),
    )


def _may_be_one(a: Words, b: Words) -> bool:
    one, other = (frozenset(filter(None, map(gist, words.words))) for words in (a, b))
    return len(one & other) >= LEAST_ALIKE * max(1, min(len(one), len(other)))


def _whole(printed: Printed) -> str:
    return f"{printed.story.title}\n\n{printed.story.text}"


def _own(spans: Sequence[Span]) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in spans]


def _share(words: Words, spans: Sequence[tuple[int, int]]) -> float:
    return round(sum(stop - start for start, stop in spans) / len(words), 4)


def _united(spans: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    joined: list[tuple[int, int]] = []
    for start, stop in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(stop, joined[-1][1])
        else:
            joined.append((start, stop))
    return tuple(joined)


def _offsets(words: Words, spans: Sequence[tuple[int, int]]) -> Offsets:
    return tuple((words.starts[start], words.ends[stop - 1]) for start, stop in spans)


def _alike(first: Printed, second: Printed, a: Words, b: Words, spans: Sequence[Span]) -> bool:
    return all(
        _letters(first, a, span.start, span.end) == _letters(second, b, span.other_start, span.other_end)
        for span in spans
    )


def _letters(printed: Printed, words: Words, start: int, end: int) -> str:
    return "".join(printed.story.text[words.starts[start] : words.ends[end - 1]].split())
