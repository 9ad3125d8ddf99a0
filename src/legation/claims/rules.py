"""Triggers made ready: each with what is known of it before any text, by the words that set it off."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from legation.claims.phase import Kind, kind_of
from legation.codebook.entries import ANY, Codebook, Concept, Constraint, EventType, Trigger
from legation.language.reading import Passage


@dataclass(frozen=True, slots=True, eq=False)
class Demand:
    """What triggers ask for in some slots, one for all triggers that ask for the same.

    `members` are its concepts as a set. Where words alone can meet it, `words` are those of which its sentence must
    hold one; None where a name, an item or what was said before can meet it too. A `plain` one asks for the words that
    it names, and for no concept.
    """

    slots: tuple[str, ...]
    concepts: tuple[str, ...]
    members: frozenset[str]
    words: frozenset[str] | None
    plain: bool


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """A type's trigger with the demands of its `where` and `unless`, and its kind in terms of phase.

    `asked` are the words of each demand that words alone can meet; `any_verb` tells whether every verb sets it off.
    """

    event_type: EventType
    trigger: Trigger
    where: tuple[Demand, ...]
    unless: tuple[Demand, ...]
    kind: Kind
    asked: tuple[frozenset[str], ...]
    any_verb: bool


class Rules:
    """Triggers of every type by the word that sets them off."""

    def __init__(self, codebook: Codebook) -> None:
        self._codebook = codebook
        self._demands: dict[Constraint, Demand] = {}
        self._kinds: dict[Kind, Kind] = {}
        verbs: dict[str, list[Rule]] = {}
        self._nouns: dict[str, list[Rule]] = {}
        for event_type in codebook.types:
            for trigger in event_type.triggers:
                self._add(event_type, trigger, verbs)
        self._any = verbs.pop(ANY, [])
        self._verbs = {verb: [*rules, *self._any] for verb, rules in verbs.items()}

    def _add(self, event_type: EventType, trigger: Trigger, verbs: dict[str, list[Rule]]) -> None:
        kind = kind_of(event_type, trigger)
        number = self._kinds.setdefault(kind, (len(self._kinds),))  # looked up often: a number is quick to compare
        where, unless = tuple(map(self._demanded, trigger.where)), tuple(map(self._demanded, trigger.unless))
        asked = tuple(demand.words for demand in where if demand.words is not None)
        rule = Rule(event_type, trigger, where, unless, number, asked, ANY in trigger.verbs)
        for verb in trigger.verbs:
            verbs.setdefault(verb, []).append(rule)
        nouns = trigger.nouns
        if trigger.concept:
            concept = self._codebook.concepts[trigger.concept.removeprefix("@")]
            nouns = (*nouns, *concept.nouns, *concept.called)
        for noun in dict.fromkeys(nouns):
            self._nouns.setdefault(noun, []).append(rule)

    def _demanded(self, constraint: Constraint) -> Demand:
        if constraint not in self._demands:
            plain = not any(name.startswith("@") or name == ANY for name in constraint.concepts)
            words = _words_of(constraint, self._codebook.concepts)
            self._demands[constraint] = Demand(
                constraint.slots, constraint.concepts, frozenset(constraint.concepts), words, plain
            )
        return self._demands[constraint]

    def at(self, passage: Passage, i: int, class_word: str | None = None) -> Sequence[Rule]:
        """The triggers that the word at token `i` could set off, or the `class_word` for which it stands."""
        token = passage.parse.tokens[i]
        if token.pos not in SETTING_OFF or token.dep in ("aux", "auxpass"):
            return ()
        if token.pos in ("VERB", "AUX"):
            found = self._verbs.get(passage.graph.lemma(i)) or self._verbs.get(token.lemma, self._any)
            if token.tag == "VBG":
                found = [*found, *self._nouns.get(token.text.lower(), [])]
            return found
        if token.dep == "compound":
            return ()
        words = (token.lemma, token.text.lower(), class_word or "")
        return next((self._nouns[word] for word in words if word in self._nouns), ())


SETTING_OFF = frozenset({"VERB", "AUX", "NOUN", "PROPN", "ADJ"})


def _words_of(constraint: Constraint, concepts: Mapping[str, Concept]) -> frozenset[str] | None:
    """The words that can meet a constraint; None where a name, an item or what was said before can meet it too.

    Most triggers fail for want of such a word, and looking for it costs a hundredth of reading the clause.
    """
    words: set[str] = set()
    for name in constraint.concepts:
        entry = concepts.get(name[1:]) if name.startswith("@") else None
        if name == ANY or (entry is not None and _beyond_words(entry)):
            return None
        words.update((*entry.nouns, *entry.called) if entry is not None else (name,))
    return None if any(" " in word or "-" in word for word in words) else frozenset(words)


def _beyond_words(entry: Concept) -> bool:
    flags = (entry.referred, entry.people, entry.places, entry.sites, entry.named)
    return bool(entry.items or entry.parties or entry.open) or any(flags)
