"""What of a story is read: what the gate lets through, up to bounds that no news story comes near."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from legation.claims.gate import Gate
from legation.language.reading import READ_KINDS
from legation.model.page import Block, Story

MOST_SIGNS = 200_000
"""So many signs of a story are parsed at most, a hundred pages of print: each costs KiB of memory for a while, and what
one act leaves open is looked for in all others.
"""

MOST_LOOKED_AT = 1_000_000
"""And so many are looked at for names and words of the subject."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What of a story is read: the story up to where it is looked at, the blocks to parse, those to leave, the
    sentences to try first, and the blocks beyond the bounds.
    """

    story: Story
    blocks: tuple[Block, ...]
    skipped: tuple[Block, ...] = ()
    first: tuple[Block, ...] = ()
    unread: tuple[Block, ...] = ()


def choose(story: Story, gate: Gate | None) -> Chosen:
    """What of a story to read; without a gate every paragraph."""
    story, further = _looked_at(story), beyond(story)
    blocks = [b for b in story.blocks if b.kind in READ_KINDS]
    if gate is None:
        kept, unread = within(blocks, MOST_SIGNS)
        return Chosen(story, kept, unread=(*unread, *further))
    look = gate.look(story, blocks)
    kept, unread = within([b for b, wanted in zip(blocks, look.wanted, strict=True) if wanted], MOST_SIGNS)
    skipped = tuple(b for b, wanted in zip(blocks, look.wanted, strict=True) if not wanted)
    return Chosen(story, kept, skipped, within(look.first, MOST_SIGNS)[0], (*unread, *further))


def within(blocks: Sequence[Block], most: int) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """The blocks that hold so many signs together, and those beyond."""
    ends = accumulate(block.end - block.start for block in blocks)
    few = sum(end <= most for end in ends)
    return tuple(blocks[:few]), tuple(blocks[few:])


def cut(story: Story, unread: Sequence[Block]) -> str:
    """What is said of a story that is too long to be read to its end."""
    signs = sum(block.end - block.start for block in unread)
    words = f"story {story.index} “{story.title}” is very long: {signs:,} of its signs were not read"
    return f"{words}, those of {len(unread):,} paragraphs from sign {unread[0].start:,} on"


def beyond(story: Story) -> tuple[Block, ...]:
    """The blocks of a story that are not looked at, since it is too long."""
    return tuple(block for block in story.blocks if block.end > MOST_LOOKED_AT and block.kind in READ_KINDS)


def _looked_at(story: Story) -> Story:
    """The story up to the last block within `MOST_LOOKED_AT`."""
    if len(story.text) <= MOST_LOOKED_AT:
        return story
    kept = tuple(block for block in story.blocks if block.end <= MOST_LOOKED_AT)
    return replace(story, text=story.text[: kept[-1].end if kept else 0], blocks=kept)
