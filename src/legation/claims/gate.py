"""The speed gate: which stories, and which of their paragraphs, are worth a parse; decided on words alone.

A story is of the subject when one of its sentences names a state or an organisation, holds all the words that some
trigger asks for, and with them an item or a word of the subject. A story with a fair share of such paragraphs is parsed
whole. Of another, these are parsed and those that hold the words of a trigger: all of them where the story comes back
to the subject, else those next to the one place where it touches it. All words come from the codebook and the world
tables, so a new type, trigger or weapon opens the gate for its own words.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from legation.claims.gate_rules import Rules, Sentence, Spoken, words_of
from legation.codebook.entries import Codebook
from legation.model.page import Block, Story
from legation.world import World
from legation.world.folding import fold

# several paragraphs on the subject, and such a share of all, make the whole story one of the subject
SEVERAL, SHARE = 2, 1 / 3
# with less, a paragraph this far from one on the subject may go on about it: "The first batch arrived on Oct. 15."
BESIDE = 1
WORDS_REMEMBERED = 65536

# a full stop that ends a sentence beyond doubt: not after a short word with a capital, nor after one letter
_STOP = re.compile(r"(?:\b[a-z][a-z'-]{2,}|\b[A-Z][a-z]{4,}|[\d%)\]\"'])[.!?]+[\"')\]]*(?=\s+[\"'(\[]?[A-Z])")


class Gate:
    """Decides story by story, then paragraph by paragraph; `lemmas` gives every lemma the parser can give a word."""

    def __init__(self, codebook: Codebook, world: World, lemmas: Callable[[str], frozenset[str]]) -> None:
        self._world = world
        self._rules = Rules(codebook)
        vocabulary = self._rules.vocabulary
        self._known = lru_cache(maxsize=WORDS_REMEMBERED)(lambda word: vocabulary & lemmas(word))

    def wanted(self, story: Story, blocks: Sequence[Block]) -> list[bool]:
        """For each block whether to parse it."""
        none = [False] * len(blocks)
        names = self._party_names(story.text)
        if not names:
            return none
        paragraphs = self._paragraphs(story.text, blocks, [start for start, _ in names])
        spoken = Spoken(self._rules, [s for p in paragraphs for s in p], frozenset(kind for _, kind in names))
        central = [any(self._on_subject(s, spoken) for s in p) for p in paragraphs]
        if not any(central):
            return none
        if sum(central) >= max(SEVERAL, SHARE * len(blocks)):
            return [True] * len(blocks)
        reach = len(blocks) if sum(central) > SEVERAL else BESIDE
        return [
            middle or (_near(central, n, reach) and any(self._meets(s, spoken) for s in paragraphs[n]))
            for n, middle in enumerate(central)
        ]

    def _party_names(self, text: str) -> list[tuple[int, str]]:
        """Where the text names states, organisations and military sites, and of what kind each is."""
        if not any(e.kind in ("state", "organisation") for hit in self._world.names.find(text) for e in hit.entries):
            return []
        return [
            (hit.start, entry.subkind or entry.kind if entry.kind == "organisation" else entry.kind)
            for hit in self._world.find(text)
            for entry in hit.entries
            if entry.kind in ("state", "organisation", "site")
        ]

    def _paragraphs(self, text: str, blocks: Sequence[Block], names: Sequence[int]) -> list[list[Sentence]]:
        hits = self._world.weapons.find(text)
        items = [hit.start for hit in hits]
        sure = [hit.start for hit in hits if not hit.ambiguous]
        found = []
        for block in blocks:
            folded = fold(text[block.start : block.end])
            found.append(
                [
                    Sentence(
                        self._words(folded[start:end]),
                        _within(items, block.start + start, block.start + end),
                        _within(sure, block.start + start, block.start + end),
                        _within(names, block.start + start, block.start + end),
                    )
                    for start, end in _sentences(folded)
                ]
            )
        return found

    def _words(self, sentence: str) -> frozenset[str]:
        known: set[str] = set()
        for word in set(words_of(sentence)):
            known |= self._known(word)
        return self._rules.with_phrases(known)

    def _on_subject(self, sentence: Sentence, spoken: Spoken) -> bool:
        if not sentence.names:
            return False
        named = sentence.sure_item or not sentence.words.isdisjoint(self._rules.subject)
        return any(spoken.meets(sentence, rule) for rule in self._rules.of(sentence) if named or not rule.subject)

    def _meets(self, sentence: Sentence, spoken: Spoken) -> bool:
        return any(spoken.meets(sentence, rule) for rule in self._rules.of(sentence))


def _near(central: Sequence[bool], n: int, reach: int) -> bool:
    return any(central[max(0, n - reach) : n + reach + 1])


def _within(starts: Sequence[int], start: int, end: int) -> bool:
    at = bisect_left(starts, start)
    return at < len(starts) and starts[at] < end


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """The sentences of a paragraph, parted only where a stop cannot belong to an abbreviation."""
    start = 0
    for stop in _STOP.finditer(text):
        yield start, stop.end()
        start = stop.end()
    yield start, len(text)
