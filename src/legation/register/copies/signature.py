"""Where a story is filed so that its copies are found without comparing every two: MinHash of its sentences."""

import struct
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from rensa import RMinHash

from legation.model.claim import Claim
from legation.model.page import Story
from legation.register.copies.align import LEAST_GIST
from legation.register.copies.folding import field_words, gist
from legation.register.copies.words import words_of

OPENING = 3
"""Sentences of a story's beginning by which its copies are looked for: a reprint keeps what comes first."""

BANDS, ROWS = 16, 4
"""Parts of a signature and numbers in each: two sentences that share half of their gist meet in 64 of 100 cases, and a
copy has several sentences; two that share a tenth meet in 2 of 1,000.
"""

_SEED = 4


@dataclass(frozen=True, slots=True)
class Signature:
    """The keys of a story: of its `opening`, and of `all` sentences that may be found again: opening and evidence."""

    opening: frozenset[int]
    all: frozenset[int]


def signature(story: Story, claims: Iterable[Claim]) -> Signature:
    """Where a story with its claims is filed; one without claims by its opening only."""
    words = words_of(story)
    evidence = _joined({(span.start, span.end) for claim in claims for span in claim.evidence})
    opening: set[int] = set()
    rest: set[int] = set()
    taken = 0
    for sentence in words.of_sentences():
        first, last = words.starts[sentence.start], words.ends[sentence.stop - 1]
        if taken >= OPENING and not _touches(evidence, first, last):
            continue
        meant = frozenset(filter(None, (gist(words.words[i]) for i in sentence))) - field_words()
        if len(meant) < LEAST_GIST:
            continue
        taken += 1
        (opening if taken <= OPENING else rest).update(keys(meant))
    return Signature(frozenset(opening), frozenset(opening | rest))


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The same stretches in order, those that overlap as one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def _touches(spans: Sequence[tuple[int, int]], first: int, last: int) -> bool:
    """Whether one of the stretches, in order and apart from each other, has a sign between `first` and `last`."""
    before = bisect_left(spans, (last, last))
    return before > 0 and first < spans[before - 1][1]


def keys(said: frozenset[str]) -> Iterator[int]:
    """The keys of one sentence's gist, as signed numbers of 64 bits."""
    if not said:
        return
    hashed = RMinHash(num_perm=BANDS * ROWS, seed=_SEED)
    hashed.update(sorted(said))
    numbers = hashed.digest()
    for band in range(BANDS):
        # the band's number goes into the key, so that bands never meet each other's
        part = struct.pack(f">{ROWS + 1}I", band, *numbers[band * ROWS : band * ROWS + ROWS])
        yield int.from_bytes(blake2b(part, digest_size=8).digest(), "big", signed=True)
