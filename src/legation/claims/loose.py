"""Loose drafts: the word of a trigger stands there, what it asks for stands elsewhere.

Each sentence gives at most one for each type, that which is nearest to a trigger. Whether it becomes a claim its points
decide, see `scorecard`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from legation.claims.concepts import Concepts
from legation.claims.draft import Draft
from legation.claims.items import Items
from legation.claims.nearness import BARE, Near, Surroundings
from legation.claims.phase import UNDONE, PhaseReader
from legation.claims.progress import Progress
from legation.claims.rules import Rule
from legation.claims.slots import fillers
from legation.codebook.entries import EventType, Trigger
from legation.language.reading import Passage
from legation.model.claim import Item

Met = tuple[int, Sequence[Rule]]
"""A word of the passage and the triggers that it could set off."""

# what speaks against a reading, in steps like those of `Near.cost`
NO_PHASE, DROPPED, UNGOVERNED = 3, 3, 2


@dataclass(frozen=True, slots=True)
class Candidate:
    """A trigger that is nearly met at a word, and how far it is from being met."""

    rank: tuple[int, ...]
    anchor: int
    rule: Rule
    near: Near


class LooseReader:
    """Makes the loose drafts of one passage."""

    def __init__(self, passage: Passage, phases: PhaseReader, items: Items, around: Surroundings) -> None:
        self._passage = passage
        self._phases = phases
        self._items = items
        self._around = around

    def drafts(self, met: Iterable[Met], made: frozenset[tuple[int, str]]) -> list[Draft]:
        """A draft for each sentence and type; none at a word and of a type that has been `made` outright."""
        best: dict[tuple[int, str], Candidate] = {}
        for anchor, rules in met:
            sentence = self._passage.graph.token(anchor).sentence
            rivals = len({rule.event_type.name for rule in rules})
            for rule in rules:
                name = rule.event_type.name
                if (anchor, name) in made:
                    continue
                found = self._candidate(anchor, rule, rivals)
                held = best.get((sentence, name))
                if found is not None and (held is None or found.rank < held.rank):
                    best[sentence, name] = found
        return [self._draft(candidate) for candidate in best.values()]

    def _candidate(self, anchor: int, rule: Rule, rivals: int) -> Candidate | None:
        event_type, trigger, concepts = rule.event_type, rule.trigger, self._items.concepts
        if trigger.follows or (event_type.martial and not concepts.martial):
            return None
        itself = _by_itself(anchor, trigger, concepts)
        if itself is None:
            return None
        if trigger.voice and (trigger.voice == "passive") != self._passage.graph.features(anchor).passive:
            return None
        if not self._around.may_meet(anchor, rule):
            return None
        glance = self._phases.glance(anchor, event_type, trigger, rule.kind)
        near = self._around.near(anchor, rule, glance, itself)
        if near is None:
            return None
        progress = glance.progress
        if progress.dropped in UNDONE:
            return None
        against = NO_PHASE * (progress.phase not in event_type.all_phases) + DROPPED * bool(progress.dropped)
        against += UNGOVERNED * _ungoverned(trigger, progress)
        return Candidate((near.cost + against, rivals, -len(trigger.where), anchor), anchor, rule, near)

    def _draft(self, found: Candidate) -> Draft:
        event_type, trigger = found.rule.event_type, found.rule.trigger
        progress = self._phases.glance(found.anchor, event_type, trigger, found.rule.kind).progress.copy()
        draft = Draft(event_type, trigger, self._passage, found.anchor, progress, near=found.near)
        draft.obstacle = _obstacle(event_type, trigger, progress)
        if progress.phase not in event_type.all_phases:
            progress.phase = trigger.phase
        draft.consumed = frozenset(found.near.heads)
        draft.owners = self._items.concepts.owners
        if trigger.item:
            draft.item = self._item(found, progress)
        draft.rules += [f"{event_type.name}/{trigger.id}", f"loose:{found.near.farthest}", *progress.rules]
        return draft

    def _item(self, found: Candidate, progress: Progress) -> Item | None:
        """The thing that passes: in the trigger's slots, else where it was found."""
        graph, anchor, trigger = self._passage.graph, found.anchor, found.rule.trigger
        slots = (fillers(graph, anchor, slot, progress) for slot in trigger.item)
        heads = [*(head for held in slots for head in held), *found.near.heads]
        items = self._items.read(list(dict.fromkeys(heads)), trigger.mode)
        return next((item for item in items if item.category), None)


def _by_itself(anchor: int, trigger: Trigger, concepts: Concepts) -> tuple[str, ...] | None:
    """How nearly the trigger's word itself belongs to the concept that the trigger is of, if it is of one; None where
    it does not.
    """
    if not trigger.concept or concepts.holds(anchor, trigger.concept):
        return ()
    return (BARE,) if concepts.bare(anchor, trigger.concept) else None


def _ungoverned(trigger: Trigger, progress: Progress) -> bool:
    return not trigger.bare and not progress.governed


def _obstacle(event_type: EventType, trigger: Trigger, progress: Progress) -> str:
    """What in the way the act is told keeps the trigger from making a draft outright; "none" where nothing does."""
    if progress.dropped:
        return progress.dropped
    if progress.phase not in event_type.all_phases:
        return "no phase of the type"
    return "nothing governs it" if _ungoverned(trigger, progress) else "none"
