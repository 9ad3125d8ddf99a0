"""Short stories read by the real reader, and parties and voices written as text."""

from legation.language.names import span_head
from legation.language.reading import Passage, Reading, assemble
from legation.language.voice import Voice
from legation.model.claim import Party
from legation.model.page import Block, Story
from legation.pipeline import Reader


def reading(reader: Reader, text: str) -> Reading:
    """A story of one paragraph for each line of the text."""
    blocks, start = [], 0
    for line in text.split("\n"):
        blocks.append(Block("paragraph", start, start + len(line)))
        start += len(line) + 1
    story = Story(0, "", text, tuple(blocks), "2021-06-15", "given")
    parses = list(reader.parser.parse([text[b.start : b.end] for b in blocks]))
    return assemble(story, blocks, parses, reader.world)


def locate(read: Reading, words: str) -> tuple[Passage, int]:
    """The passage and the head token of the last occurrence of some words; "#1" after them picks the first instead."""
    words, _, first = words.partition("#")
    text = read.story.text
    start = text.index(words) if first else text.rindex(words)
    passage = next(p for p in read.passages if p.block.start <= start < p.block.end)
    tokens = passage.tokens_between(start - passage.offset, start - passage.offset + len(words))
    return passage, span_head(passage.parse, tokens[0], tokens[-1] + 1)


def party_text(party: Party) -> str:
    """A party in short: "MLI", "MLI Armed Forces", "Ana Petrova, RUS Embassy", "NATO"."""
    name = party.iso3 if party.iso3 and party.kind in ("state", "person") else party.name
    body = " ".join(filter(None, [name if name != party.person else None, party.org]))
    return ", ".join(filter(None, [party.person, body]))


def voice_text(voice: Voice) -> str:
    """A voice in short: its force and its name, "say: Ana Petrova"."""
    return f"{voice.force}: {voice.source.name}"
