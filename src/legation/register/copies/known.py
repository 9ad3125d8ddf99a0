"""A copy as people look at it: what it is a copy of, and what it adds."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from legation.model.page import Story
from legation.register.copies.pairs import Offsets
from legation.register.copies.words import COMPARED, words_of

FEWEST_ADDED = 5
"""Words that must stand together for a copy to add something: fewer are an edit."""


@dataclass(frozen=True, slots=True)
class KnownCopy:
    """A story that is a copy, and its origin: where each stands, its title and the day that it is told from.

    `kind` is identical, house_edit, excerpt or back_translation, `kept` the share of the copy's words that are the
    origin's, and `adds` what stands in the copy only. `first_seen` tells that the copy is told from the day of the
    origin, since its own cannot be right.
    """

    page: str
    story: int
    title: str
    published: str | None
    of_page: str
    of_story: int
    of_title: str
    of_published: str | None
    kind: str
    kept: float
    first_seen: bool
    adds: tuple[str, ...] = ()


def added(story: Story, shared: Offsets) -> tuple[str, ...]:
    """What stands in a copy and not in its origin, as printed."""
    words = words_of(story)
    found = []
    for start, end in _outside(story, shared):
        number = sum(start <= at < end for at in words.starts)
        if number >= FEWEST_ADDED:
            found.append(" ".join(story.text[start:end].strip(" \n.,;:").split()))
    return tuple(found)


def _outside(story: Story, shared: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for block in story.blocks:
        if block.kind not in COMPARED:
            continue
        at = block.start
        for start, end in sorted(shared):
            if start >= block.end or end <= block.start:
                continue
            yield at, max(at, start)
            at = max(at, min(end, block.end))
        yield at, block.end
