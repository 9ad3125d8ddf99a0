"""The speed gate: which paragraphs can hold anything the codebook knows, decided on words before any parse.

A trigger asks for its own word and, for each of its constraints, for one of some words, concepts or kinds of party. All
of them must stand in the same sentence for the trigger to be met, so a story in which no sentence holds the words of
any trigger is not parsed. Everything that is sought comes from the codebook and the world tables, so a new type,
trigger or weapon opens the gate for its own words. What the gate cannot tell from words, it takes to be there.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from legation.codebook.entries import Codebook, Concept, Trigger
from legation.language.words import description_words
from legation.model.page import Block, Story
from legation.world import World
from legation.world.folding import fold

WORDS_REMEMBERED = 65536

SENDERS = frozenset({"igo", "regional", "organ"})
"""Organisations whose missions are known from the phrase alone ("the AU mission")."""

_WORD = re.compile(r"[^\W_]+")
_STOP = re.compile(r"(?:\b[a-z][a-z'-]{2,}|\b[A-Z][a-z]{4,}|[\d%)\]\"'])[.!?]+[\"')\]]*(?=\s+[\"'(\[]?[A-Z])")

Word = frozenset[str]
"""A lemma of the codebook as the set of its parts, since texts write "re-export", "re export" and "hand … over"."""


@dataclass(frozen=True, slots=True)
class _Thing:
    """The words of a concept: a noun, with one of the words `beside` it unless there are none; or, for some, any item.

    `stand_ins` are the nouns that mean it once the story has named it. A `free` one may be any party or thing.
    """

    nouns: tuple[Word, ...]
    beside: tuple[Word, ...]
    items: bool
    stand_ins: tuple[Word, ...]
    kinds: frozenset[str]
    free: bool


@dataclass(frozen=True, slots=True)
class _Rule:
    """What a trigger needs in one sentence: one of its words, and for each constraint one lemma or "@concept"."""

    words: tuple[Word, ...]
    where: tuple[tuple[str, ...], ...]


@dataclass(slots=True)
class _Sentence:
    """The codebook's words that a sentence may hold, whether it names an item, and whether it may describe a mission."""

    words: set[str]
    item: bool
    mission: bool


class Gate:
    """Decides story by story, then paragraph by paragraph; `lemmas` gives every lemma the parser can give a word."""

    def __init__(self, codebook: Codebook, world: World, lemmas: Callable[[str], frozenset[str]]) -> None:
        self._world = world
        anaphoric = tuple(map(_parts, codebook.cues.get("anaphoric_items", ())))
        self._things = {name: _thing(entry, anaphoric) for name, entry in codebook.concepts.items()}
        self._rules: dict[str, list[_Rule]] = {}
        for trigger in (t for event_type in codebook.types for t in event_type.triggers):
            rule = _rule(trigger, self._things)
            for word in rule.words:
                self._rules.setdefault(min(word), []).append(rule)
        self._phrases = _phrases()
        described: dict[str, list[str]] = description_words()["organisation_nouns"]
        self._missions = frozenset(word for word, kinds in described.items() if kinds == ["mission"])
        sought = _vocabulary(self._things.values(), self._rules.values(), self._phrases)
        vocabulary = frozenset(sought) | self._missions
        self._known = lru_cache(maxsize=WORDS_REMEMBERED)(lambda word: vocabulary & lemmas(word))

    def wanted(self, story: Story, blocks: Sequence[Block]) -> list[bool]:
        """For each block whether to parse it; none of a story in which no sentence can hold an act between parties."""
        paragraphs = self._paragraphs(story.text, blocks)
        spoken = _Spoken(self._things, [s for sentences in paragraphs for s in sentences], self._kinds(story.text))
        met = [any(self._met(s, spoken) for s in sentences) for sentences in paragraphs]
        if not any(met):
            return [False] * len(blocks)
        return [True] * len(blocks)

    def _kinds(self, text: str) -> frozenset[str]:
        """The kinds of party that a story names."""
        entries = [entry for hit in self._world.find(text) for entry in hit.entries]
        return frozenset(e.subkind or e.kind if e.kind == "organisation" else e.kind for e in entries)

    def _paragraphs(self, text: str, blocks: Sequence[Block]) -> list[list[_Sentence]]:
        items = [hit.start for hit in self._world.weapons.find(text)]
        found = []
        for block in blocks:
            folded = fold(text[block.start : block.end])
            found.append([self._sentence(folded, s, e, items, block.start) for s, e in _sentences(folded)])
        return found

    def _sentence(self, folded: str, start: int, end: int, items: Sequence[int], offset: int) -> _Sentence:
        words: set[str] = set()
        for word in set(_WORD.findall(folded[start:end].lower())):
            words |= self._known(word)
        words.update(lemma for phrase, lemma in self._phrases if phrase <= words)
        at = bisect_left(items, offset + start)
        return _Sentence(words, at < len(items) and items[at] < offset + end, not words.isdisjoint(self._missions))

    def _met(self, sentence: _Sentence, spoken: "_Spoken") -> bool:
        """Whether the words of any trigger stand in a sentence."""
        rules = (rule for word in sentence.words for rule in self._rules.get(word, ()))
        return any(_stands(rule, sentence, spoken) for rule in rules)


class _Spoken:
    """Which concepts the sentences of one story name in full; a shorter phrase then stands for them ("the drills")."""

    def __init__(self, things: dict[str, _Thing], sentences: Sequence[_Sentence], kinds: frozenset[str]) -> None:
        self._things = things
        self._kinds = kinds
        self._sentences = sentences
        self._named: dict[str, bool] = {}

    def of(self, name: str) -> bool:
        """Whether the story names the concept anywhere."""
        if name not in self._named:
            self._named[name] = any(_named(self._things[name], s) for s in self._sentences)
        return self._named[name]

    def holds(self, sentence: _Sentence, name: str) -> bool:
        """Whether a phrase of the sentence can be the lemma or the "@concept"."""
        if not name.startswith("@"):
            return _parts(name) <= sentence.words
        thing = self._things[name[1:]]
        if thing.free or thing.kinds & self._kinds or _named(thing, sentence):
            return True
        if "mission" in thing.kinds and sentence.mission and self._kinds & SENDERS:
            return True
        return _has(thing.stand_ins, sentence) and self.of(name[1:])


def _named(thing: _Thing, sentence: _Sentence) -> bool:
    if thing.items and sentence.item:
        return True
    return _has(thing.nouns, sentence) and (not thing.beside or _has(thing.beside, sentence))


def _has(words: Iterable[Word], sentence: _Sentence) -> bool:
    return any(word <= sentence.words for word in words)


def _stands(rule: _Rule, sentence: _Sentence, spoken: _Spoken) -> bool:
    if not _has(rule.words, sentence):
        return False
    return all(any(spoken.holds(sentence, name) for name in names) for names in rule.where)


@lru_cache(maxsize=WORDS_REMEMBERED)
def _parts(word: str) -> Word:
    return frozenset(_WORD.findall(fold(word).lower()))


def _thing(entry: Concept, anaphoric: tuple[Word, ...]) -> _Thing:
    nouns = tuple(map(_parts, entry.nouns))
    beside = tuple(map(_parts, (*entry.modifiers, *entry.near)))
    return _Thing(nouns, beside, bool(entry.items), anaphoric if entry.items else nouns, frozenset(entry.parties), bool(entry.open))


def _rule(trigger: Trigger, things: dict[str, _Thing]) -> _Rule:
    words = tuple(map(_parts, (*trigger.verbs, *trigger.nouns)))
    where = tuple(constraint.concepts for constraint in trigger.where)
    if trigger.concept:
        words += things[trigger.concept.removeprefix("@")].nouns
        where = ((trigger.concept,), *where)
    return _Rule(tuple(word for word in dict.fromkeys(words) if word), where)


def _phrases() -> list[tuple[Word, str]]:
    """Phrases that the parser takes for one word, with the lemma of that word."""
    words = description_words()
    return [(_parts(p), lemma) for p, lemma in sorted({**words["fixed_phrases"], **words["named_things"]}.items())]


def _vocabulary(things: Iterable[_Thing], rules: Iterable[list[_Rule]], phrases: Iterable[tuple[Word, str]]) -> Iterator[str]:
    """Every word that the gate looks for."""
    for thing in things:
        yield from (part for word in (*thing.nouns, *thing.beside, *thing.stand_ins) for part in word)
    for rule in (r for found in rules for r in found):
        yield from (part for word in rule.words for part in word)
        yield from (part for names in rule.where for name in names for part in _parts(name))
    for phrase, lemma in phrases:
        yield from (*phrase, lemma)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """The sentences of a paragraph, parted only where a stop cannot belong to an abbreviation."""
    start = 0
    for stop in _STOP.finditer(text):
        yield start, stop.end()
        start = stop.end()
    yield start, len(text)
