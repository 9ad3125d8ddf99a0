"""Sections of a story that gathers news: by place ("HONIARA. Chinese instructors …", a subhead "Baghdad" or "Mombasa"),
or as a mere list of what happened, a sentence for each event.

Each is read as a story of its own: what "the country" or "the two sides" mean in one says nothing of the next.
"""

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from legation.language.words import description_words
from legation.model.page import Block, Story
from legation.world import World
from legation.world.names import Hit

# a place in capitals that opens a paragraph, with what may follow it before the text
_OPENING = re.compile(r"([^\W\d_a-z][^\da-z.:–—()]{2,40}?)(?:, [^.:–—]{2,40}?)? ?(?:[.:–—]|-)\s+(?=[\"“'‘]?[A-Z0-9])")
_LONGEST_SUBHEAD = 5  # words
_LONGEST_NAME = 3  # words
_STOP = re.compile(r"(?<!\b[A-Z])[.!?][\"”’)]*\s+[\"“‘(]?[A-Z]")
_LIST = 6  # paragraphs that make a list of events
_ODD = 0.2  # share of them that may have more than a sentence
_NEAR = 12  # signs before a state's name that opens a sentence: "The retired …"
_OPEN = 0.7  # share of them that a state's name opens
_COMMON = 0.5  # share of them that may name the same state


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch [start, end) of a story's text, and the state its heading or its opening sets it in."""

    start: int
    end: int
    setting: str | None = None


def sections(story: Story, hits: Sequence[Hit], world: World) -> tuple[Section, ...]:
    """The sections of a story in order; one for the whole of it unless two or more places head parts of it."""
    heads = [(b.start, place) for b in story.blocks if (place := _place_heading(story, b, hits, world)) is not None]
    if len({place for _, place in heads}) < 2:
        if listed := _listed(story, hits):
            bounds = [0, *(block.start for block in listed[1:]), len(story.text)]
            return tuple(Section(s, e) for s, e in itertools.pairwise(bounds))
        setting = heads[0][1] if heads and _opens_text(story, heads[0][0]) else None
        return (Section(0, len(story.text), setting),)
    starts = [0 if n == 0 and _opens_text(story, start) else start for n, (start, _) in enumerate(heads)]
    first = () if starts[0] == 0 else (Section(0, starts[0]),)
    ends = [*starts[1:], len(story.text)]
    return (*first, *(Section(s, e, place) for s, e, (_, place) in zip(starts, ends, heads, strict=True)))


def _listed(story: Story, hits: Sequence[Hit]) -> list[Block]:
    """The paragraphs of a story that is a list of unrelated events: each a sentence about other states than the one
    before, and none takes up what another said.
    """
    blocks = [block for block in story.blocks if block.kind in ("paragraph", "subhead")]
    texts = [story.text[block.start : block.end] for block in blocks]
    if len(blocks) < _LIST or sum(_STOP.search(text) is not None for text in texts) > _ODD * len(blocks):
        return []
    states = [
        [(h.start - block.start, h.entries[0].key) for h in hits if block.start <= h.start < block.end and _is_state(h)]
        for block in blocks
    ]
    opening = sum(any(at <= _NEAR for at, _ in named) for named in states)
    told = Counter(key for named in states for key in {key for _, key in named})
    commonest = max(told.values(), default=0)
    return blocks if opening >= _OPEN * len(blocks) and commonest <= _COMMON * len(blocks) else []


def _is_state(hit: Hit) -> bool:
    return bool(hit.entries) and hit.entries[0].kind == "state"


def _opens_text(story: Story, start: int) -> bool:
    """Whether nothing but the title stands before."""
    return all(block.kind == "title" for block in story.blocks if block.start < start)


def _place_heading(story: Story, block: Block, hits: Sequence[Hit], world: World) -> str | None:
    """The one state that a block's heading sets it in."""
    text = story.text[block.start : block.end]
    if block.kind in ("subhead", "title"):
        own = _only_state(text, [h for h in hits if block.start <= h.start and h.end <= block.end])
        return own or (_lies_in(text, hits, world) if block.kind == "subhead" and _is_name(text) else None)
    if block.kind != "paragraph":
        return None
    opening = _OPENING.match(text)
    return _state_of(opening[1].strip(" -"), hits, world) if opening else None


def _only_state(text: str, inside: Sequence[Hit]) -> str | None:
    """The state that a short subhead names and nothing else."""
    rest = text
    for hit in inside:
        rest = rest.replace(hit.text, " ")
    found = {e.key for hit in inside for e in hit.entries[:1] if e.kind == "state"}
    other = [word for word in re.findall(r"\w+", rest.lower()) if word not in description_words()["heading_words"]]
    plain = len(text.split()) <= _LONGEST_SUBHEAD and not other
    return found.pop() if plain and len(found) == 1 else None


def _state_of(words: str, hits: Sequence[Hit], world: World) -> str | None:
    """The state that a place in capitals names or lies in."""
    if not words.isupper():
        return None
    for form in (words, words.title()):
        own = next((e.key for e in world.names.readings(form) if e.kind == "state"), None)
        if own is not None:
            return own
    return _lies_in(words.title(), hits, world)


def _is_name(text: str) -> bool:
    """Whether a subhead may be one name: short, every word with a capital."""
    words = text.split()
    return len(words) <= _LONGEST_NAME and all(word[:1].isupper() for word in words)


def _lies_in(place: str, hits: Sequence[Hit], world: World) -> str | None:
    """The state in which a place lies, if the story names it."""
    named = tuple(dict.fromkeys(h.entries[0].key for h in hits if h.entries and h.entries[0].kind == "state"))
    return next((p.country for p in world.gazetteer.find(place, named) if p.country in named and p.exact), None)
