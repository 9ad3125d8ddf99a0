"""Where merging looks for claims of the same act, so that it need not compare each with all.

A claim is filed in drawers, each for an act, its parties and a stretch of time, and looked for in the drawers where
claims that it may match are filed. A drawer's number is made of a hash of what it is for and of the stretch, so that
all stretches of one drawer stand together, and a claim without a day can look through them all. Whether two claims
find each other does not depend on which of them looks.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from itertools import combinations
from zlib import crc32

from legation.register.features import LONG_QUOTE, OPEN_END, OPEN_START, Days, Features

MOST_PAIRED = 12
"""Parties of one claim that are paired for look-up; a list of thirty members need not be found by every pair."""

STRETCH = 128
"""Days of one stretch: about the time within which reports of an undated act may be of the same."""

APART = 3
"""Days by which sources may differ about the day of one act, so that it is filed on both sides of a border."""

LONGEST = 400
"""Days from which a date is so long or open that it may meet any other."""

STRETCHES = 1 << 16
"""Numbers that a drawer has for its stretches, more than the calendar needs."""

TIMELESS, ALL = STRETCHES - 2, STRETCHES - 1
"""The stretch of claims that may be of any time, and the sign for every stretch of a drawer."""

BANDS, ROWS = 4, 3
"""An edited copy is found if in one of the bands all rows agree: nine in ten with three quarters of their words."""


@dataclass(frozen=True, slots=True)
class Drawers:
    """Where a claim is filed, and where claims that it may match are: drawers, or whole drawers by the sign ALL."""

    filed: frozenset[int]
    looked: frozenset[int]


def drawers(seen: Features) -> Drawers:
    """The drawers of a claim.

    A claim of several parties is filed under each pair of them, and under each as part of a pair; a claim of one party
    is filed as lone. So only the few claims of one party ever look through everything a busy state did.
    """
    act = "|".join(str(part or "") for part in seen.act)
    parties = sorted(seen.parties)[:MOST_PAIRED]
    here = {_drawer(f"{act}|story|{seen.page}|{seen.story}")}
    if len(seen.words) >= LONG_QUOTE:
        here.add(_drawer(f"{act}|words|{seen.words}"))
        here.update(_drawer(f"{act}|copy|{band}") for band in _bands(seen.bag))
    pairs = [f"{act}|pair|{first}|{second}" for first, second in combinations(parties, 2)]
    lone, part = [f"{act}|lone|{key}" for key in parties], [f"{act}|part|{key}" for key in parties]
    filed, looked = ([*pairs, *part], [*pairs, *lone]) if len(parties) > 1 else (lone, [*lone, *part])
    times = frozenset(_stretches(seen)) or {TIMELESS}
    wanted = {ALL} if TIMELESS in times else {*times, TIMELESS}
    return Drawers(
        frozenset(here | {_drawer(name) + time for name in filed for time in times}),
        frozenset(here | {_drawer(name) + time for name in looked for time in wanted}),
    )


def bounds(number: int) -> tuple[int, int] | None:
    """The first and last number of a whole drawer, where the sign ALL stands; None for a single stretch."""
    return (number - ALL, number) if number % STRETCHES == ALL else None


def whole(number: int) -> int:
    """The number that stands for all stretches of a drawer."""
    return number - number % STRETCHES + ALL


def _drawer(name: str) -> int:
    """The number of a drawer's first stretch: 47 bits of a hash, so that the whole is a number of any database."""
    return (int.from_bytes(blake2b(name.encode("utf-8", "replace"), digest_size=6).digest()) >> 1) * STRETCHES


def _stretches(seen: Features) -> Iterator[int]:
    """The stretches of time in which a claim may meet others; none where it may meet any.

    What gives no day, or so long a one that it says little, is looked for around its report, from a year before it
    where it tells of earlier acts or of what lasts. Else it would be compared with all that a busy state ever did.
    """
    days = seen.days
    if days is not None and not _is_long(days):
        yield from _between(days[0] - APART, days[1] + APART)
        # an undated report may tell of an act that another only announces
        yield from _between(seen.published, seen.published)
    elif seen.published is not None:
        lasting = seen.background or seen.stage == "state" or days is not None or seen.yearless
        yield from _between(seen.published - (LONGEST if lasting else STRETCH), seen.published + STRETCH)
        yield from _between(*_ends(days))


def _ends(days: Days | None) -> tuple[int | None, int | None]:
    """The day on which a long stretch begins, twice; nothing where that is not known."""
    begun = None if days is None or days[0] == OPEN_START else days[0]
    return begun, begun


def _between(first: int | None, last: int | None) -> Iterable[int]:
    return () if first is None or last is None else range(first // STRETCH, last // STRETCH + 1)


def _is_long(days: Days) -> bool:
    return days[0] == OPEN_START or days[1] == OPEN_END or days[1] - days[0] > LONGEST


def _bands(bag: frozenset[str]) -> Iterator[str]:
    """Signatures of a set of words: two that share most of them share one of these (MinHash)."""
    hashes = [crc32(word.encode("utf-8", "replace")) for word in bag]
    lowest = [min([value * factor & _MASK for value in hashes]) for factor in _FACTORS] if hashes else []
    for at in range(0, len(lowest), ROWS):
        yield f"{at}|{lowest[at : at + ROWS]}"


_MASK = (1 << 32) - 1
_FACTORS = tuple(int.from_bytes(blake2b(bytes([number]), digest_size=4).digest()) | 1 for number in range(BANDS * ROWS))
