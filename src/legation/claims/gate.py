"""The speed gate: which paragraphs can hold anything the codebook knows, decided on bytes before any parse.

A paragraph passes when it holds a trigger word of some type and, with the story around it, a name of a state or organisation or a weapon. The stems are
taken from the codebook itself, so a new type or trigger opens the gate for its own words.
"""

import re
from collections.abc import Sequence

from ahocorasick_rs import AhoCorasick

from legation.codebook.entries import Codebook
from legation.model.page import Block, Story
from legation.world import World

# letters that English inflection changes at the end of a stem: deliver-y, suppl(y→ied), ceas(e→ing), plan(→nned)
_ENDINGS = re.compile(r"(?:e|y)$")
SHORTEST_STEM = 3


class Gate:
    """Decides paragraph by paragraph; `wanted` never says no to a paragraph whose neighbours it needs for reference."""

    def __init__(self, codebook: Codebook, world: World) -> None:
        self._words = AhoCorasick(sorted({f" {stem}" for stem in _stems(codebook)}))
        self._strong = AhoCorasick(sorted({f" {stem}" for stem in _topic_stems(codebook)} | {f" {w}" for w in world.weapons.literals()}))

    def wanted(self, story: Story, blocks: Sequence[Block]) -> list[bool]:
        """For each block whether to parse it; a story without one topical word is skipped whole."""
        folded = [" " + re.sub(r"[^\w.-]+", " ", story.text[b.start : b.end].lower()) for b in blocks]
        topical = [self._strong.find_matches_as_indexes(text) != [] for text in folded]
        if not any(topical):
            return [False] * len(blocks)
        triggered = [self._words.find_matches_as_indexes(text) != [] for text in folded]
        return [t or s for t, s in zip(topical, triggered, strict=True)]


def _stem(word: str) -> str:
    first = word.split()[0]
    return _ENDINGS.sub("", first)


def _stems(codebook: Codebook) -> set[str]:
    stems = set()
    for event_type in codebook.types:
        for trigger in event_type.triggers:
            stems |= {_stem(w) for w in (*trigger.verbs, *trigger.nouns)}
    for operator in codebook.operators:
        stems |= {_stem(w) for w in operator.nouns}
    return {s for s in stems if len(s) >= SHORTEST_STEM}


def _topic_stems(codebook: Codebook) -> set[str]:
    """The modifiers and nouns of concepts: words of the subject, not of everyday speech."""
    stems = set()
    for concept in codebook.concepts.values():
        words = concept.modifiers or concept.nouns
        stems |= {_stem(w.lower()) for w in words}
    return {s for s in stems if len(s) >= SHORTEST_STEM}
