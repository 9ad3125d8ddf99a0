"""Which words of two stories are the same words: aligned spans, found in a time that grows with their length.

First runs of equal words, each grown from an anchor of a few; then the small gaps between runs that continue each
other on both sides, which are edits. Where a translator has been between the stories, sentences are compared by what
they say.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from legation.register.copies.folding import gist
from legation.register.copies.words import Words

ANCHOR = 4
"""Words that a run begins with: shorter ones recur in any two stories of one affair."""

MOST_PLACES = 8
"""Places of one anchor that are tried; a formula that recurs more often than this tells nothing."""

MOST_EDITED = 6
"""Words between two runs on either side that count as an edit of what was there."""

TRANSLATED = 0.6
"""Share of a sentence's gist that must be found in a sentence of the other story: less is the same news told anew."""

LEAST_GIST = 4
"""Words of gist that a sentence must have to be known again after translation."""


@dataclass(frozen=True, slots=True)
class Span:
    """Words `start` to `end` of one story (end exclusive) that are words `other_start` to `other_end` of the other."""

    start: int
    end: int
    other_start: int
    other_end: int


def runs(a: Sequence[str], b: Sequence[str]) -> tuple[Span, ...]:
    """The runs of equal words, in the order of `a`; the longest at each place, and edits bridged."""
    if a == b:
        return (Span(0, len(a), 0, len(b)),) if len(a) >= ANCHOR else ()
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for j in range(len(b) - ANCHOR + 1):
        places[tuple(b[j : j + ANCHOR])].append(j)
    found: list[Span] = []
    i = 0
    while i <= len(a) - ANCHOR:
        here = places.get(tuple(a[i : i + ANCHOR]), ())
        if not here or len(here) > MOST_PLACES:
            i += 1
            continue
        expected = found[-1].other_end + (i - found[-1].end) if found else 0
        length, j = max((_run(a, b, i, j), -abs(j - expected), j)[::2] for j in here)
        found.append(Span(i, i + length, j, j + length))
        i += length
    return _bridged(found)


def _run(a: Sequence[str], b: Sequence[str], i: int, j: int) -> int:
    length = ANCHOR
    while i + length < len(a) and j + length < len(b) and a[i + length] == b[j + length]:
        length += 1
    return length


def _bridged(found: Sequence[Span]) -> tuple[Span, ...]:
    joined: list[Span] = []
    for span in found:
        last = joined[-1] if joined else None
        if (
            last is not None
            and span.start - last.end <= MOST_EDITED
            and 0 <= span.other_start - last.other_end <= MOST_EDITED
        ):
            joined[-1] = Span(last.start, span.end, last.other_start, span.other_end)
        else:
            joined.append(span)
    return tuple(joined)


def retold(a: Words, b: Words) -> tuple[Span, ...]:
    """The sentences of `a` that say in other words what a sentence of `b` says, the best one for each.

    A translation keeps the sentences apart and in order, and nearly all that each says.
    """
    theirs = b.of_sentences()
    said = [_gists(b, span) for span in theirs]
    where: dict[str, list[int]] = defaultdict(list)
    for number, words in enumerate(said):
        for word in words:
            where[word].append(number)
    found = []
    for span in a.of_sentences():
        mine = _gists(a, span)
        best = _nearest(mine, said, where)
        if best is not None:
            found.append(Span(span.start, span.stop, theirs[best].start, theirs[best].stop))
    return tuple(found)


def _nearest(mine: frozenset[str], said: Sequence[frozenset[str]], where: Mapping[str, Sequence[int]]) -> int | None:
    if len(mine) < LEAST_GIST:
        return None
    shared: dict[int, int] = defaultdict(int)
    for word in mine:
        for number in where.get(word, ()):
            shared[number] += 1
    scored = [(2 * n / (len(mine) + len(said[number])), -number) for number, n in shared.items()]
    score, number = max(scored, default=(0.0, 0))
    return -number if score >= TRANSLATED else None


def _gists(words: Words, span: range) -> frozenset[str]:
    return frozenset(meant for i in span if (meant := gist(words.words[i])) is not None)
