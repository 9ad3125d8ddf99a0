"""What the triggers of a codebook ask of a sentence's words: the part of a rule that can be told before any parse.

All that a trigger asks for stands in one sentence: its own word and, for each constraint, one of some lemmas or
concepts. What words cannot tell (who does what to whom) is taken to be right.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from legation.codebook.entries import ANY, Codebook, Concept, Trigger
from legation.language.words import description_words
from legation.world.folding import fold

Word = frozenset[str]
"""A lemma of the codebook as the set of its parts, since texts write "re-export", "re export" and "hand … over"."""

# a word that so many concepts ask for is a word of the subject ("military", "troop"), whatever else it may mean; so is
# one that the codebook calls so ("peacekeeper", "diplomat")
SHARED_BY = 5
# organisations whose missions are known from the phrase alone ("the AU mission")
SENDERS = frozenset({"igo", "regional", "organ"})
_WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> list[str]:
    """The words of a folded text in lower case, parted at every sign."""
    return _WORD.findall(text.lower())


@lru_cache(maxsize=16384)
def parts(word: str) -> Word:
    """The parts of a lemma."""
    return frozenset(words_of(fold(word)))


@dataclass(frozen=True, slots=True)
class Choice:
    """Words of which a sentence must hold one: those of a single part, looked up all at once, and the others."""

    single: frozenset[str]
    joined: tuple[Word, ...]

    @classmethod
    def of(cls, words: Iterable[Word]) -> "Choice":
        """The choice between these words."""
        listed = tuple(words)
        return cls(
            frozenset(part for word in listed if len(word) == 1 for part in word),
            tuple(word for word in listed if len(word) != 1),
        )

    def __bool__(self) -> bool:
        return bool(self.single or self.joined)

    def __iter__(self) -> Iterator[Word]:
        yield from (frozenset((part,)) for part in sorted(self.single))
        yield from self.joined


@dataclass(frozen=True, slots=True)
class Thing:
    """A concept: one of the nouns, with one of the words `beside` it if there are any; or an item, if it has items.

    `stand_ins` mean the concept once the story has named it; parties of the `kinds` may be meant by any phrase. With
    `open`, any noun may stand for it in a story that names one of those concepts. `words` are the nouns and what else
    it is called; a `titled` thing may go by a name of its own in a story that names it; `amid` talk of these
    concepts the nouns alone mean it.
    """

    nouns: Choice
    beside: Choice
    items: bool
    stand_ins: Choice
    kinds: frozenset[str]
    open: tuple[str, ...]
    words: tuple[Word, ...]
    titled: bool
    amid: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A trigger's own words, and for each constraint the lemmas or "@concepts" of which one must stand there.

    `subject` is True where the type has words of the subject; a type with none, such as one that a user adds, is its
    own subject.
    """

    words: Choice
    where: tuple[tuple[str, ...], ...]
    subject: bool


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """The codebook's words that a sentence may hold, whether it names an item, and what signs it bears of the subject.

    `names` counts the states and organisations, `topical` the items beyond doubt and the words of the subject.
    """

    words: frozenset[str]
    item: bool
    names: int
    topical: int


class Rules:
    """The rules of a codebook by their words, its concepts, and the words of its subject."""

    def __init__(self, codebook: Codebook) -> None:
        anaphoric = tuple(map(parts, codebook.cues.get("anaphoric_items", ())))
        short = tuple(parts(w) for key in ("thing_pronouns", "people_heads") for w in codebook.cues.get(key, ()))
        self.things = {name: _thing(entry, anaphoric, short) for name, entry in codebook.concepts.items()}
        asked = Counter(word for thing in self.things.values() for word in _asked(thing))
        shared = (word for word, concepts in asked.items() if concepts >= SHARED_BY)
        self.subject = frozenset((*shared, *codebook.cues.get("subject_words", ())))
        described = description_words()
        self._phrases = [
            (parts(p), w) for p, w in sorted({**described["fixed_phrases"], **described["named_things"]}.items())
        ]
        self.missions = frozenset(w for w, kinds in described["organisation_nouns"].items() if kinds == ["mission"])
        self._topical = _forms(self.subject)
        self.own_subjects = False
        self._by_word: dict[str, list[tuple[Word, Rule]]] = {}
        self._any_verb: list[Rule] = []
        for event_type in codebook.types:
            asking = [self._rule(trigger, codebook.cues.get("refusal_marks", ())) for trigger in event_type.triggers]
            subject = any(self.subject & part for rule in asking for part in self._sought(rule))
            self.own_subjects |= not subject
            asking = [Rule(rule.words, rule.where, subject) for rule in asking]
            self._any_verb += [rule for t, rule in zip(event_type.triggers, asking, strict=True) if ANY in t.verbs]
            for rule in asking:
                for word in rule.words:
                    self._by_word.setdefault(min(word), []).append((word, rule))

    def _rule(self, trigger: Trigger, refusal: tuple[str, ...]) -> Rule:
        words = tuple(map(parts, (*(verb for verb in trigger.verbs if verb != ANY), *trigger.nouns)))
        where = tuple(constraint.concepts for constraint in trigger.where)
        if trigger.concept:
            words = (*words, *self.things[trigger.concept.removeprefix("@")].words)
            where = ((trigger.concept,), *where)
        if trigger.refusing:
            where += (refusal,)
        return Rule(Choice.of(word for word in dict.fromkeys(words) if word), where, True)

    def _sought(self, rule: Rule) -> Iterator[Word]:
        yield from rule.words
        for name in (name for names in rule.where for name in names):
            thing = self.things.get(name.removeprefix("@")) if name.startswith("@") else None
            yield from (*thing.nouns, *thing.beside) if thing else (parts(name),)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word that any rule asks for."""
        found = {word for phrase, lemma in self._phrases for word in (*phrase, lemma)} | self.missions
        rules = {id(rule): rule for listed in self._by_word.values() for _, rule in listed}.values()
        for rule in (*rules, *self._any_verb):
            found.update(part for word in rule.words for part in word)
            asked = (name for names in rule.where for name in names if not name.startswith("@"))
            found.update(part for name in asked for part in parts(name))
        for thing in self.things.values():
            found.update(part for word in (*thing.nouns, *thing.beside, *thing.stand_ins) for part in word)
        return frozenset(found)

    def with_phrases(self, words: set[str]) -> frozenset[str]:
        """The words with the lemmas of those phrases that the parser takes for one word."""
        return frozenset(words).union(lemma for phrase, lemma in self._phrases if phrase <= words)

    def topical(self, words: Iterable[str]) -> int:
        """How many words of the subject are among the words as they stand; "based" and "forced" are none."""
        found = self._topical.keys() & words
        return len(set().union(*(self._topical[word] for word in found)))

    @property
    def topical_forms(self) -> frozenset[str]:
        """Every form in which a word of the subject stands in a text, in lower case."""
        return frozenset(self._topical)

    def open_to(self, words: Sequence[str]) -> bool:
        """Whether a text of these words can be on the subject at all; any can where a type is its own subject."""
        return self.own_subjects or not self._topical.keys().isdisjoint(words)

    def of(self, sentence: Sentence) -> Iterator[Rule]:
        """The rules of which a word stands in the sentence, each once, and those that any verb meets."""
        yield from self._any_verb
        seen: set[int] = set()
        for first in sentence.words:
            for word, rule in self._by_word.get(first, ()):
                if id(rule) not in seen and (len(word) == 1 or word <= sentence.words):
                    seen.add(id(rule))
                    yield rule


class Spoken:
    """What the sentences of one story name between them, which decides what its shorter phrases can stand for."""

    def __init__(self, rules: Rules, sentences: Sequence[Sentence], kinds: frozenset[str]) -> None:
        self._rules = rules
        self._sentences = sentences
        self._kinds = kinds
        self._named: dict[str, bool] = {}
        self._held: dict[tuple[Sentence, str], bool] = {}

    def meets(self, sentence: Sentence, rule: Rule) -> bool:
        """Whether all that a rule asks for can stand in the sentence."""
        return all(any(self._holds(sentence, name) for name in names) for names in rule.where)

    def _holds(self, sentence: Sentence, name: str) -> bool:
        key = sentence, name
        if key not in self._held:
            self._held[key] = self._can_hold(sentence, name)
        return self._held[key]

    def _can_hold(self, sentence: Sentence, name: str) -> bool:
        if not name.startswith("@"):
            return parts(name) <= sentence.words
        thing = self._rules.things[name[1:]]
        if _named(thing, sentence) or self._party(thing, sentence):
            return True
        if thing.open:
            return any(map(self._anywhere, thing.open)) and (not thing.beside or _has(thing.beside, sentence))
        spoken_of = self._anywhere(name[1:]) or any(map(self._anywhere, thing.amid))
        return spoken_of and (thing.titled or _has(thing.stand_ins, sentence))

    def _party(self, thing: Thing, sentence: Sentence) -> bool:
        if thing.kinds & self._kinds:
            return True
        described = not sentence.words.isdisjoint(self._rules.missions) and bool(self._kinds & SENDERS)
        return described and "mission" in thing.kinds

    def _anywhere(self, name: str) -> bool:
        if name not in self._named:
            self._named[name] = any(_named(self._rules.things[name], s) for s in self._sentences)
        return self._named[name]


def _named(thing: Thing, sentence: Sentence) -> bool:
    if thing.items and sentence.item:
        return True
    return _has(thing.nouns, sentence) and (not thing.beside or _has(thing.beside, sentence))


def _has(choice: Choice, sentence: Sentence) -> bool:
    return not choice.single.isdisjoint(sentence.words) or any(word <= sentence.words for word in choice.joined)


def _thing(entry: Concept, anaphoric: tuple[Word, ...], short: tuple[Word, ...]) -> Thing:
    nouns = tuple(map(parts, entry.nouns))
    beside = tuple(map(parts, (*entry.modifiers, *entry.near)))
    kinds = frozenset(entry.parties) | ({"state"} if entry.places else set()) | ({"site"} if entry.sites else set())
    stand_ins = (
        *(anaphoric if entry.items else (*nouns, *map(parts, entry.called))),
        *(short if entry.referred else ()),
    )
    words = (*nouns, *map(parts, entry.called))
    choices = Choice.of(nouns), Choice.of(beside), bool(entry.items), Choice.of(stand_ins)
    return Thing(*choices, kinds, entry.open, words, entry.titled, entry.amid)


def _forms(nouns: Iterable[str]) -> dict[str, frozenset[str]]:
    """The forms of nouns, singular and plural, each with the nouns that it may be a form of."""
    found: dict[str, set[str]] = {}
    for noun in nouns:
        for form in (noun, f"{noun}s", *([f"{noun[:-1]}ies"] if noun.endswith("y") else ())):
            found.setdefault(form, set()).add(noun)
    return {form: frozenset(meant) for form, meant in found.items()}


def _asked(thing: Thing) -> frozenset[str]:
    return thing.nouns.single | thing.beside.single
