"""Triggers: which words of a passage the codebook knows, and the drafts they make."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from legation.claims.bars import is_barred
from legation.claims.concepts import Concepts
from legation.claims.draft import Draft
from legation.claims.items import Items
from legation.claims.loose import LooseReader, Met
from legation.claims.marks import words_of
from legation.claims.nearness import Surroundings
from legation.claims.phase import Kind, PhaseReader, kind_of
from legation.claims.progress import Carried, Progress
from legation.claims.roles import fill_roles
from legation.claims.scorecard import Judge
from legation.claims.slots import fillers
from legation.codebook.entries import ANY, Codebook, Concept, Constraint, EventType, Trigger
from legation.language.reading import Passage
from legation.language.voices import Voices
from legation.model.claim import Item

Asked = tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """A type's trigger with what is known of it before any text: the words it asks for, its kind in terms of phase."""

    event_type: EventType
    trigger: Trigger
    asked: Asked
    kind: Kind


def _asked(trigger: Trigger, codebook: Codebook) -> Asked:
    """For each constraint that words alone can decide the words of which its sentence must hold one.

    Most triggers fail for want of such a word, and looking for it costs a hundredth of reading the clause.
    """
    found = (_words_of(constraint, codebook) for constraint in trigger.where)
    return tuple(words for words in found if words is not None)


def _words_of(constraint: Constraint, codebook: Codebook) -> frozenset[str] | None:
    """The words that can meet a constraint; None where a name, an item or what was said before can meet it too."""
    words: set[str] = set()
    for name in constraint.concepts:
        entry = codebook.concepts.get(name[1:]) if name.startswith("@") else None
        if name == ANY or (entry is not None and _beyond_words(entry)):
            return None
        words.update((*entry.nouns, *entry.called) if entry is not None else (name,))
    return None if any(" " in word or "-" in word for word in words) else frozenset(words)


def _beyond_words(entry: Concept) -> bool:
    flags = (entry.referred, entry.people, entry.places, entry.sites, entry.named)
    return bool(entry.items or entry.parties or entry.open) or any(flags)


class TriggerIndex:
    """Triggers of every type by the word that sets them off."""

    def __init__(self, codebook: Codebook) -> None:
        self.verbs: dict[str, list[Rule]] = {}
        self.nouns: dict[str, list[Rule]] = {}
        for event_type in codebook.types:
            for trigger in event_type.triggers:
                self._add(codebook, event_type, trigger)

    def _add(self, codebook: Codebook, event_type: EventType, trigger: Trigger) -> None:
        rule = Rule(event_type, trigger, _asked(trigger, codebook), kind_of(event_type, trigger))
        for verb in trigger.verbs:
            self.verbs.setdefault(verb, []).append(rule)
        nouns = trigger.nouns
        if trigger.concept:
            concept = codebook.concepts[trigger.concept.removeprefix("@")]
            nouns = (*nouns, *concept.nouns, *concept.called)
        for noun in dict.fromkeys(nouns):
            self.nouns.setdefault(noun, []).append(rule)

    def at(self, passage: Passage, i: int, class_word: str | None = None) -> Sequence[Rule]:
        """The triggers that the word at token `i` could set off, or the `class_word` for which it stands."""
        token = passage.graph.token(i)
        if token.dep in ("aux", "auxpass"):
            return ()
        if token.pos in ("VERB", "AUX"):
            lemma = passage.graph.lemma(i)
            found = self.verbs.get(lemma, [])
            if lemma != token.lemma:
                found = found or self.verbs.get(token.lemma, [])
            found = [*found, *self.verbs.get(ANY, [])]
            if token.tag == "VBG":
                found = [*found, *self.nouns.get(token.text.lower(), [])]
            return found
        if token.pos in ("NOUN", "PROPN", "ADJ") and token.dep != "compound":
            words = (token.lemma, token.text.lower(), class_word or "")
            return next((self.nouns[word] for word in words if word in self.nouns), [])
        return ()


def extract(
    passage: Passage,
    codebook: Codebook,
    index: TriggerIndex,
    phases: PhaseReader,
    concepts: Concepts,
    voices: Voices,
    judge: Judge,
) -> tuple[list[Draft], list[Draft]]:
    """The drafts of one passage that triggers make outright, in the order of its words, and the loose ones."""
    items = Items(codebook, passage, concepts)
    spoken = concepts.spoken()
    outright = _outright(passage, index, phases, concepts, voices, items)
    with concepts.looking():
        reader = LooseReader(passage, phases, items, Surroundings(passage, concepts, spoken))
        made = frozenset((d.anchor, d.event_type.name) for d in outright)
        drafts = [_filled(d, voices) for d in reader.drafts(_topical(passage, index, concepts, judge), made)]
        return outright, [d for d in drafts if not is_barred(d, concepts)]


def _topical(passage: Passage, index: TriggerIndex, concepts: Concepts, judge: Judge) -> Iterator[Met]:
    """The words that could set off a trigger of a type of which their sentence speaks."""
    for number, (first, last) in enumerate(passage.parse.sentences):
        names = judge.topics(words_of(passage, number))
        for i in range(first, last) if names is None or names else ():
            rules = [
                (rule.event_type, rule.trigger, rule.kind)
                for rule in index.at(passage, i, concepts.class_word(i))
                if (names is None or rule.event_type.name in names) and ANY not in rule.trigger.verbs
            ]
            if rules:
                yield i, rules


def _outright(
    passage: Passage, index: TriggerIndex, phases: PhaseReader, concepts: Concepts, voices: Voices, items: Items
) -> list[Draft]:
    """For each type and word of the passage the drafts of the trigger that fills most."""
    drafts: list[Draft] = []
    words = [_words(passage, first, last) for first, last in passage.parse.sentences]
    for token in passage.parse.tokens:
        best: dict[str, list[Draft]] = {}
        for rule in index.at(passage, token.i, concepts.class_word(token.i)):
            event_type = rule.event_type
            if event_type.martial and not concepts.martial:
                continue
            if any(wanted.isdisjoint(words[token.sentence]) for wanted in rule.asked):
                continue
            made = [_filled(d, voices) for d in _apply(passage, token.i, rule, phases, concepts, items)]
            if any(is_barred(d, concepts) for d in made):
                concepts.barred.append((event_type.name, made[0].offset))
            elif made and _fullness(made) > _fullness(best.get(event_type.name, [])):
                best[event_type.name] = made
        for made in best.values():
            drafts += made
            concepts.establish(t.concept for t in made[0].event_type.triggers if t.concept)
    return drafts


def _words(passage: Passage, first: int, last: int) -> frozenset[str]:
    """The lemmas and the words of the tokens [first, last)."""
    return frozenset(word for t in passage.parse.tokens[first:last] for word in (t.lemma, t.text.lower()))


def _fullness(drafts: list[Draft]) -> tuple[int, int]:
    """How much a trigger made of its clause: needed role groups filled, then roles; the first trigger wins a tie."""
    if not drafts:
        return (-1, 0)
    first = drafts[0]
    return (
        sum(any(first.roles.get(n) for n in names) for names in first.event_type.minimum),
        len(first.roles) + (first.item is not None),
    )


def _apply(
    passage: Passage,
    anchor: int,
    rule: Rule,
    phases: PhaseReader,
    concepts: Concepts,
    items: Items,
) -> list[Draft]:
    event_type, trigger = rule.event_type, rule.trigger
    if trigger.concept and not concepts.holds(anchor, trigger.concept):
        return []
    if trigger.voice and (trigger.voice == "passive") != passage.graph.features(anchor).passive:
        return []
    if trigger.follows and not passage.graph.is_verb(anchor) and not concepts.takes_up(anchor):
        return []
    glance = phases.glance(anchor, event_type, trigger, rule.kind)
    if not all(_met(passage, anchor, c, glance, concepts) for c in trigger.where):
        return []
    if any(_met(passage, anchor, c, glance, concepts) for c in trigger.unless):
        return []
    progress = glance.progress
    if not trigger.bare and not progress.governed:
        return []
    if progress.dropped or progress.phase not in event_type.all_phases:
        return []
    return _drafts(passage, anchor, event_type, trigger, phases, progress, items)


def _met(passage: Passage, anchor: int, constraint: Constraint, carried: Carried, concepts: Concepts) -> bool:
    return next(_holders(passage, anchor, constraint, carried, concepts), None) is not None


def _holders(
    passage: Passage, anchor: int, constraint: Constraint, carried: Carried, concepts: Concepts
) -> Iterator[int]:
    """The phrase heads that meet a constraint."""
    for slot in constraint.slots:
        for head in fillers(passage.graph, anchor, slot, carried):
            if any(concepts.holds(head, concept) for concept in constraint.concepts):
                yield head


def _drafts(
    passage: Passage,
    anchor: int,
    event_type: EventType,
    trigger: Trigger,
    phases: PhaseReader,
    progress: Progress,
    items: Items,
) -> list[Draft]:
    """One draft, or one for each counted item that the clause lists."""
    found = []
    if trigger.item:
        heads = [
            h
            for slot in trigger.item
            for h in ([anchor] if slot == "self" else fillers(passage.graph, anchor, slot, progress))
        ]
        found = items.read(list(dict.fromkeys(heads)), trigger.mode)
    if trigger.follows and not found:
        found = [items.unnamed(anchor)]
    drafts = []
    consumed = frozenset(h for c in trigger.where for h in _holders(passage, anchor, c, progress, items.concepts))
    meant = [tuple(items.concepts.meant(h)) for h in consumed]
    things = frozenset(i for group in meant if any(map(items.concepts.stands_for, group)) for i in group)
    listed: list[Item | None] = [*found] or [None]
    for item in listed:
        draft = Draft(
            event_type, trigger, passage, anchor, phases.read(anchor, event_type, trigger), item=item, consumed=consumed
        )
        draft.things = things
        draft.owners = items.concepts.owners
        draft.passing = _can_pass(draft, items.concepts)
        draft.rules += [f"{event_type.name}/{trigger.id}", *progress.rules]
        drafts.append(draft)
    return drafts


def _can_pass(draft: Draft, concepts: Concepts) -> bool:
    passing = draft.event_type.passes_as
    return passing is not None and any(concepts.holds(head, passing.things) for head in draft.consumed)


def _filled(draft: Draft, voices: Voices) -> Draft:
    draft.voices = voices.chain(draft.anchor)
    fill_roles(draft)
    return draft
