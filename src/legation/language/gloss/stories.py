"""A story of another language as a story in its gloss, with the parse of each of its blocks."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from legation.language.gloss.alignment import Alignment
from legation.language.gloss.glossing import Glosser
from legation.language.parse import Parse
from legation.model.page import Block, Story


@dataclass(frozen=True, slots=True)
class GlossedStory:
    """The story in its gloss, the parses of its blocks in their order, and where its words stand in the source."""

    story: Story
    parses: tuple[Parse, ...]
    alignment: Alignment


def glossed_story(story: Story, glosser: Glosser) -> GlossedStory:
    """Gloss every block of a story; what stands between blocks is kept."""
    glosses = list(glosser.gloss([story.text[b.start : b.end] for b in story.blocks]))
    text, at = "", 0
    blocks: list[Block] = []
    bounds: list[tuple[int, int]] = []
    spans: list[tuple[int, int]] = []
    sentences: list[tuple[int, int, int, int]] = []
    for block, gloss in zip(story.blocks, glosses, strict=True):
        text += story.text[at : block.start]
        offset = len(text)
        text += gloss.parse.text
        blocks.append(Block(block.kind, offset, len(text)))
        bounds += [(t.start + offset, t.end + offset) for t in gloss.parse.tokens]
        spans += [(start + block.start, end + block.start) for start, end in gloss.spans]
        for number, (start, end) in enumerate(gloss.sentences):
            low, high = gloss.parse.sentence_span(number)
            sentences.append((low + offset, high + offset, start + block.start, end + block.start))
        at = block.end
    text += story.text[at:]
    title = _title(text, blocks) or story.title
    alignment = Alignment(text, story.text, tuple(bounds), tuple(spans), glosser.model, tuple(sentences))
    return GlossedStory(
        replace(
            story,
            text=text,
            blocks=tuple(blocks),
            title=title,
            dateline_place=story.dateline_place and glosser.place(story.dateline_place),
        ),
        tuple(g.parse for g in glosses),
        alignment,
    )


def _title(text: str, blocks: Sequence[Block]) -> str | None:
    return next((text[b.start : b.end] for b in blocks if b.kind == "title"), None)
