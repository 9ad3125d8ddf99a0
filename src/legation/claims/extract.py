"""Triggers: which words of a passage the codebook knows, and the drafts they make."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from legation.claims.bars import is_barred
from legation.claims.concepts import Concepts
from legation.claims.demands import Demands
from legation.claims.draft import Draft
from legation.claims.gapping import Share, shares
from legation.claims.items import Items
from legation.claims.loose import LooseReader, Met
from legation.claims.marks import words_of
from legation.claims.nearness import Surroundings
from legation.claims.phase import PhaseReader
from legation.claims.progress import Progress
from legation.claims.roles import fill_roles
from legation.claims.rules import Rule, Rules
from legation.claims.scorecard import Judge
from legation.claims.slots import fillers
from legation.codebook.entries import Codebook, Trigger
from legation.language.reading import Passage
from legation.language.voices import Voices
from legation.model.claim import Item


def extract(
    passage: Passage,
    codebook: Codebook,
    rules: Rules,
    phases: PhaseReader,
    concepts: Concepts,
    voices: Voices,
    judge: Judge,
) -> tuple[list[Draft], list[Draft]]:
    """The drafts of one passage that triggers make outright, in the order of its words, and the loose ones."""
    demands = Demands(passage.graph, concepts)
    reader = _Reader(passage, phases, concepts, demands, Items(codebook, passage, concepts), voices)
    spoken = concepts.spoken()
    met = _set_off(passage, rules, concepts)
    outright = reader.outright(met)
    with concepts.looking():
        loose = LooseReader(passage, phases, reader.items, Surroundings(passage, concepts, demands, spoken))
        made = frozenset((d.anchor, d.event_type.name) for d in outright)
        drafts = [reader.filled(d) for d in loose.drafts(_topical(passage, met, judge), made)]
        return outright, [d for d in drafts if not is_barred(d, concepts)]


def _set_off(passage: Passage, rules: Rules, concepts: Concepts) -> list[list[Met]]:
    """For each sentence the words that could set off a trigger, each with the triggers."""
    return [
        [(i, found) for i in range(first, last) if (found := rules.at(passage, i, concepts.class_word(i)))]
        for first, last in passage.parse.sentences
    ]


def _topical(passage: Passage, met: Sequence[Sequence[Met]], judge: Judge) -> Iterator[Met]:
    """The words that could set off a trigger of a type of which their sentence speaks."""
    for number, words in enumerate(met):
        names = judge.topics(words_of(passage, number))
        for i, found in words if names is None or names else ():
            rules = [r for r in found if (names is None or r.event_type.name in names) and not r.any_verb]
            if rules:
                yield i, rules


def _words(passage: Passage, sentence: int) -> frozenset[str]:
    """The lemmas and the words of a sentence."""
    first, last = passage.parse.sentences[sentence]
    return frozenset(word for t in passage.parse.tokens[first:last] for word in (t.lemma, t.text.lower()))


class _Reader:
    """Makes the drafts of one passage whose triggers are met in full."""

    def __init__(
        self,
        passage: Passage,
        phases: PhaseReader,
        concepts: Concepts,
        demands: Demands,
        items: Items,
        voices: Voices,
    ) -> None:
        self.items = items
        self._passage = passage
        self._phases = phases
        self._concepts = concepts
        self._demands = demands
        self._voices = voices

    def outright(self, met: Sequence[Sequence[Met]]) -> list[Draft]:
        """For each type and word of the passage the drafts of the trigger that fills most."""
        drafts: list[Draft] = []
        for number, set_off in enumerate(met):
            words = _words(self._passage, number) if set_off else frozenset()
            for anchor, rules in set_off:
                drafts += self._at(anchor, [r for r in rules if _in_reach(r, words)])
        told = {(d.anchor, d.event_type.name) for d in drafts}
        further = [f for d in drafts for f in self._taken_up(d)]
        return [*drafts, *(f for f in further if (f.anchor, f.event_type.name) not in told)]

    def _taken_up(self, draft: Draft) -> Iterator[Draft]:
        """What the clause of an act tells further of it, as drafts of their own with the same parties."""
        name = draft.event_type.name
        for verb, progress in self._phases.taken_up(draft.anchor, draft.event_type, draft.phase):
            rules = [f"{name}/{draft.trigger.id}", "taken-up", *progress.rules]
            yield replace(
                draft,
                anchor=verb,
                progress=progress,
                roles={role: list(parties) for role, parties in draft.roles.items()},
                rules=rules,
                grounded=set(draft.grounded),
                inherited=list(draft.inherited),
                voices=self._voices.chain(verb),
            )

    def _at(self, anchor: int, rules: Sequence[Rule]) -> list[Draft]:
        concepts = self._concepts
        best: dict[str, list[Draft]] = {}
        if rules and self._only_awaits(anchor):
            return []
        for rule in rules:
            event_type = rule.event_type
            if event_type.martial and not concepts.martial:
                continue
            made = [self.filled(d) for d in self._apply(anchor, rule)]
            if any(is_barred(d, concepts) for d in made):
                concepts.barred.append((event_type.name, made[0].offset))
            elif made and _fullness(made) > _fullness(best.get(event_type.name, [])):
                best[event_type.name] = made
        for made in best.values():
            concepts.establish(t.concept for t in made[0].event_type.triggers if t.concept)
        return [draft for made in best.values() for draft in made]

    def _apply(self, anchor: int, rule: Rule) -> list[Draft]:
        event_type, trigger = rule.event_type, rule.trigger
        if trigger.concept and not self._concepts.holds(anchor, trigger.concept):
            return []
        if trigger.voice and (trigger.voice == "passive") != self._passage.graph.features(anchor).passive:
            return []
        if trigger.follows and not self._passage.graph.is_verb(anchor) and not self._concepts.takes_up(anchor):
            return []
        glance = self._phases.glance(anchor, event_type, trigger, rule.kind)
        for demand in rule.where:
            if not self._demands.met(anchor, demand, glance):
                return []
        for demand in rule.unless:
            if self._demands.met(anchor, demand, glance):
                return []
        progress = glance.progress
        if not trigger.bare and not progress.governed:
            return []
        if progress.dropped or progress.phase not in event_type.all_phases:
            return []
        return self._drafts(anchor, rule, progress)

    def _only_awaits(self, anchor: int) -> bool:
        """ "is set to expire": the verb tells that what its infinitive tells is to come, and no act of its own."""
        graph = self._passage.graph
        if not graph.is_verb(anchor) or not graph.features(anchor).passive or not self._phases.awaits(anchor):
            return False
        return any(graph.token(c).dep == "xcomp" and graph.tree.bare_to(c) for c in graph.parse.children[anchor])

    def _drafts(self, anchor: int, rule: Rule, progress: Progress) -> list[Draft]:
        """One draft, or one for each counted item that the clause lists."""
        event_type, trigger, concepts = rule.event_type, rule.trigger, self._concepts
        found = []
        if trigger.item:
            heads = [h for slot in trigger.item for h in fillers(self._passage.graph, anchor, slot, progress)]
            found = self.items.read(list(dict.fromkeys(heads)), trigger.mode)
        if trigger.follows and not found:
            found = [self.items.unnamed(anchor)]
        drafts = []
        consumed = frozenset(h for demand in rule.where for h in self._demands.holders(anchor, demand, progress))
        meant = [concepts.meant(h) for h in consumed]
        things = frozenset(i for group in meant if any(map(concepts.stands_for, group)) for i in group)
        for item, share in self._shared_out(anchor, found, trigger):
            own = progress.copy()
            draft = Draft(event_type, trigger, self._passage, anchor, own, item=item, consumed=consumed)
            draft.share = share
            draft.things = things
            draft.owners = concepts.owners
            draft.passing = self._can_pass(draft)
            draft.rules += [f"{event_type.name}/{trigger.id}", *progress.rules]
            drafts.append(draft)
        return drafts

    def _shared_out(
        self, anchor: int, items: Sequence[Item], trigger: Trigger
    ) -> Sequence[tuple[Item | None, Share | None]]:
        """The items, each with its share of the verb's parties where every one has a party of its own."""
        found = shares(self._passage.graph, anchor, self.items.is_thing, self._is_party) if trigger.item else []
        told: list[tuple[Item | None, Share | None]] = []
        for number, share in enumerate(found):
            low = self._place(found[number - 1].at) if number else 0
            inside = [item for item in items if low <= (item.start or 0) < self._place(share.at)]
            told += [(item, share) for item in inside or self.items.read([share.head], trigger.mode)]
        return told or [(item, None) for item in items] or [(None, None)]

    def _place(self, i: int) -> int:
        return self._passage.graph.token(i).start + self._passage.offset

    def _is_party(self, i: int) -> bool:
        return bool(self._passage.parties.of(i) or self._passage.parties.owners(i))

    def _can_pass(self, draft: Draft) -> bool:
        passing = draft.event_type.passes_as
        return passing is not None and any(self._concepts.holds(head, passing.things) for head in draft.consumed)

    def filled(self, draft: Draft) -> Draft:
        """The draft with its speakers, and its roles filled from its clause."""
        draft.voices = self._voices.chain(draft.anchor)
        fill_roles(draft)
        return draft


def _in_reach(rule: Rule, words: frozenset[str]) -> bool:
    """Whether a sentence of these words holds one of each demand that words alone can meet."""
    return not any(words.isdisjoint(demanded) for demanded in rule.asked)


def _fullness(drafts: list[Draft]) -> tuple[int, int]:
    """How much a trigger made of its clause: needed role groups filled, then roles; the first trigger wins a tie."""
    if not drafts:
        return (-1, 0)
    first = drafts[0]
    return (
        sum(any(first.roles.get(n) for n in names) for names in first.event_type.minimum),
        len(first.roles) + (first.item is not None),
    )
