"""The speed gate: which stories, and which of their paragraphs, are worth a parse; decided on words alone.

A paragraph is on the subject when one of its sentences names a state or an organisation, holds all the words that some
trigger asks for, and with them an item, a word of the subject or many parties. A story is parsed when one sentence
bears several such signs, a long one when it bears more or another does too; the headline counts with the lead. The
whole of it is parsed where a fair share of its paragraphs are on the subject. Else these are parsed, and those that
hold the words of a trigger: all of them where the story comes back to the subject, or those next to the one place where
it touches it. All words come from the codebook and the world tables, so a new type, trigger or weapon opens the gate
for its own words.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ahocorasick_rs import AhoCorasick

from legation.claims.gate_rules import Rules, Sentence, Spoken, words_of
from legation.codebook.entries import Codebook
from legation.model.page import Block, Story
from legation.world import World
from legation.world.folding import fold

PARTIES = ("state", "organisation")
Named = tuple[int, str, str]
Sign = tuple[int, str, int]
Signs = set[tuple[str, int]]
Told = tuple[Sequence[str], Signs, Signs, int]
"""Of a sentence its words, the items and parties it names, and what signs of the subject the first two bear."""
# a story opens with a sentence of so many signs: two parties and an item, or one party and two words of the subject
OPENING = 3
# a text of so few paragraphs opens at any sign: to parse it costs little, and it has no room for more
FEW = 3
# a text longer than so many paragraphs has room for its subject: a sentence of more signs, or several that would open
LONGER, PLAINLY = 4, 4
# so many parties in one sentence are a sign by themselves: "Mali, Niger and Burkina Faso have left ECOWAS"
MANY = 4
# several paragraphs on the subject, and such a share of all, make the whole story one of the subject
SEVERAL, SHARE = 2, 1 / 3
# so does one in a short story: what it goes on to say is of its subject
SHORT = 6
# with less, a paragraph this far from one on the subject may go on about it: "The first batch arrived on Oct. 15."
BESIDE = 1
WORDS_REMEMBERED = 65536
# what is to be parsed is so many times as long as the sentences that let it in: these are tried alone first
MUCH = 2.5
# characters that cost too little to try anything first
LITTLE = 750
# a text of so many paragraphs with so many words of the subject speaks of it all along, in whatever words it tells an
# act: no few sentences of an interview or a feature decide on it
MANY_PARAGRAPHS, ALL_ALONG = 8, 12

# a full stop that ends a sentence beyond doubt: not after a short word with a capital, nor after one letter
_STOP = re.compile(r"(?:\b[a-z][a-z'-]{2,}|\b[A-Z][a-z]{4,}|[\d%)\]\"'])[.!?]+[\"')\]]*(?=\s+[\"'(\[]?[A-Z])")

_BLANK = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Look:
    """For each block of a story whether to parse it; `first` are the sentences that let the story in, where it is so
    much longer that it is worth the while to parse them alone and to see whether they tell an act.
    """

    wanted: tuple[bool, ...]
    first: tuple[Block, ...] = ()


class Gate:
    """Decides page by page, story by story, then paragraph by paragraph; `lemmas` gives every lemma the parser can
    give a word.
    """

    def __init__(self, codebook: Codebook, world: World, lemmas: Callable[[str], frozenset[str]]) -> None:
        self._world = world
        self._rules = Rules(codebook)
        self._topical = AhoCorasick(sorted(self._rules.topical_forms))
        vocabulary = self._rules.vocabulary
        self._known = lru_cache(maxsize=WORDS_REMEMBERED)(lambda word: vocabulary & lemmas(word))

    def may_open(self, text: str) -> bool:
        """Whether a page of this text can hold a story worth a parse, told before the page is taken apart.

        It must not refuse what `wanted` would let through, and asks for what some sentence must hold: a party, and with
        it a word of the subject, an item or many parties.
        """
        if self._rules.own_subjects:
            return True
        folded = fold(text)
        ends = sorted(stop.end() for cut in (_STOP.finditer(folded), _BLANK.finditer(text)) for stop in cut)
        parties: dict[int, set[str]] = {}
        for hit in self._world.names.find(text):
            for entry in (entry for entry in hit.entries if entry.kind in PARTIES):
                parties.setdefault(bisect_right(ends, hit.start), set()).add(entry.key)
        if not parties:
            return False
        return (
            any(bisect_right(ends, start) in parties for start in self._topical_places(folded.lower()))
            or any(len(keys) >= MANY for keys in parties.values())
            or any(bisect_right(ends, start) in parties for start, _, _ in self._items(text))
        )

    def wanted(self, story: Story, blocks: Sequence[Block]) -> list[bool]:
        """For each block whether to parse it, if it comes to that: see `look`."""
        return list(self.look(story, blocks).wanted)

    def look(self, story: Story, blocks: Sequence[Block]) -> Look:
        """What of a story to parse, and what of it first."""
        headline = [b for b in story.blocks if b.kind == "title" and b not in blocks][:1]
        paragraphs, kinds = self._paragraphs(story.text, [*headline, *blocks])
        spoken = Spoken(self._rules, [s for p in paragraphs for s in p], kinds)
        signs = [[self._signs(s, spoken) for s in p] for p in paragraphs]
        strongest = [max(found, default=0) for found in signs]
        if headline and signs:
            paragraphs, signs = paragraphs[1:], signs[1:]
            strongest = [max(strongest[:2]), *strongest[2:]]  # what the headline tells the lead goes on to tell
        if not _opens(strongest):
            return Look((False,) * len(blocks))
        wanted = self._chosen(blocks, paragraphs, [found > 0 for found in strongest], spoken)
        told = [s for n, b in enumerate(blocks) for s in _telling(story.text, b, signs[n])]
        much = sum(b.end - b.start for b, chosen in zip(blocks, wanted, strict=True) if chosen)
        if len(blocks) >= MANY_PARAGRAPHS and sum(s.topical for p in paragraphs for s in p) >= ALL_ALONG:
            return Look(wanted)
        worth = much > max(LITTLE, MUCH * sum(s.end - s.start for s in told))
        return Look(wanted, tuple(told) if worth else ())

    def _chosen(
        self,
        blocks: Sequence[Block],
        paragraphs: Sequence[Sequence[Sentence]],
        central: Sequence[bool],
        spoken: Spoken,
    ) -> tuple[bool, ...]:
        """Which blocks of a story that opens to parse."""
        if sum(central) >= max(SEVERAL, SHARE * len(blocks)) or len(blocks) <= SHORT:
            return (True,) * len(blocks)
        reach = len(blocks) if sum(central) > SEVERAL else BESIDE
        return tuple(
            middle or (_near(central, n, reach) and any(self._meets(s, spoken) for s in paragraphs[n]))
            for n, middle in enumerate(central)
        )

    def _topical_places(self, lowered: str) -> Iterator[int]:
        """Where words of the subject stand in a folded text."""
        size = len(lowered)
        for _, start, end in self._topical.find_matches_as_indexes(lowered, overlapping=True):
            if not (start and lowered[start - 1].isalnum()) and not (end < size and lowered[end].isalnum()):
                yield start

    def _paragraphs(self, text: str, blocks: Sequence[Block]) -> tuple[list[list[Sentence]], frozenset[str]]:
        """The sentences of each block, and the kinds of parties that the text names; nothing where none can open it.

        Each look costs more than the one before, so that the text is given up as soon as one finds nothing.
        """
        nothing: tuple[list[list[Sentence]], frozenset[str]] = [], frozenset()
        hits = self._world.names.find(text)
        named = [(h.start, e.key, 1) for h in hits for e in h.entries if e.kind in PARTIES]
        folded = [fold(text[block.start : block.end]) for block in blocks]
        if not named or not self._touched(text, blocks, folded, named):
            return nothing
        parties = self._parties(text)
        items, names = self._items(text), [(start, key, 1) for start, key, kind in parties if kind != "site"]
        found = [
            [
                self._looked_at(
                    words_of(folded[n][start:end]),
                    _within(items, block.start + start, block.start + end),
                    _within(names, block.start + start, block.start + end),
                )
                for start, end in _sentences(folded[n])
            ]
            for n, block in enumerate(blocks)
        ]
        if not any(self._worth(len(names), topical) for p in found for _, _, names, topical in p):
            return nothing
        return [[self._sentence(*told) for told in p] for p in found], frozenset(kind for _, _, kind in parties)

    def _touched(self, text: str, blocks: Sequence[Block], folded: Sequence[str], named: Sequence[Sign]) -> bool:
        """Whether some paragraph names a party and with it a word of the subject, an item or many parties."""
        here = [(n, len(found)) for n, b in enumerate(blocks) if (found := _within(named, b.start, b.end))]
        if any(number >= MANY or self._rules.open_to(words_of(folded[n])) for n, number in here):
            return True
        items = self._items(text) if here else []
        return any(_within(items, blocks[n].start, blocks[n].end) for n, _ in here)

    def _parties(self, text: str) -> list[Named]:
        """Where the text names states, organisations and military sites, which, and of what kind each is."""
        return [
            (hit.start, entry.key, entry.subkind if entry.kind == "organisation" and entry.subkind else entry.kind)
            for hit in self._world.find(text)
            for entry in hit.entries
            if entry.kind in (*PARTIES, "site")
        ]

    def _items(self, text: str) -> list[Sign]:
        """Where the text names items, which, and how many signs each is: a designation two, one in doubt none."""
        return [
            (hit.start, hit.name, 0 if hit.ambiguous else 2 if hit.designation else 1)
            for hit in self._world.weapons.find(text)
        ]

    def _looked_at(self, words: Sequence[str], items: Signs, names: Signs) -> Told:
        topical = sum(signs for _, signs in items) + self._rules.topical(words)
        return words, items, names, topical

    def _sentence(self, words: Sequence[str], items: Signs, names: Signs, topical: int) -> Sentence:
        known: set[str] = set()
        for word in set(words):
            known |= self._known(word)
        return Sentence(self._rules.with_phrases(known), bool(items), len(names), topical)

    def _worth(self, names: int, topical: int) -> bool:
        """Whether a sentence of so many parties and words of the subject can bear any sign."""
        return names > 0 and (topical > 0 or names >= MANY or self._rules.own_subjects)

    def _signs(self, sentence: Sentence, spoken: Spoken) -> int:
        """How many signs of the subject a sentence bears; 0 where it holds the words of no trigger, or no party."""
        if not self._worth(sentence.names, sentence.topical):
            return 0
        subject = sentence.topical > 0 or sentence.names >= MANY
        most = sentence.names + sentence.topical if subject else 0
        best = 0
        for rule in self._rules.of(sentence):
            found = most if rule.subject else OPENING
            if found > best and spoken.meets(sentence, rule):
                best = found
                if best >= most and not self._rules.own_subjects:
                    break
        return best

    def _meets(self, sentence: Sentence, spoken: Spoken) -> bool:
        return any(spoken.meets(sentence, rule) for rule in self._rules.of(sentence))


def _opens(signs: Sequence[int]) -> bool:
    """Whether a story whose paragraphs bear so many signs is worth a parse."""
    strongest = max(signs, default=0)
    if len(signs) <= FEW:
        return strongest > 0
    if strongest >= PLAINLY or len(signs) <= LONGER:
        return strongest >= OPENING
    return sum(found >= OPENING for found in signs) >= SEVERAL


def _near(central: Sequence[bool], n: int, reach: int) -> bool:
    return any(central[max(0, n - reach) : n + reach + 1])


def _within(named: Sequence[Sign], start: int, end: int) -> Signs:
    found = named[bisect_left(named, (start, "", 0)) : bisect_left(named, (end, "", 0))]
    return {(name, signs) for _, name, signs in found}


def _telling(text: str, block: Block, signs: Sequence[int]) -> Iterator[Block]:
    """The sentences of a paragraph that bear signs, each as a block of its own."""
    words = text[block.start : block.end]
    for (start, end), found in zip(_sentences(fold(words)), signs, strict=True):
        if found:
            lead = len(words[start:end]) - len(words[start:end].lstrip())
            yield Block(block.kind, block.start + start + lead, block.start + end)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """The sentences of a paragraph, parted only where a stop cannot belong to an abbreviation."""
    start = 0
    for stop in _STOP.finditer(text):
        yield start, stop.end()
        start = stop.end()
    yield start, len(text)
