"""The claims of one story: triggers, roles, voices, dates, standing, and the merging of repeats, in that order."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from legation.claims.background import set_background
from legation.claims.bars import in_barred_affair
from legation.claims.build import build
from legation.claims.chronicles import entry_days
from legation.claims.company import Company
from legation.claims.concepts import Concepts
from legation.claims.consolidate import governed, nested, not_passed, residual
from legation.claims.dating import DatingRules, date_draft
from legation.claims.draft import Draft
from legation.claims.extract import extract
from legation.claims.filling import fill_open
from legation.claims.headline import headed
from legation.claims.ledger import REACH, Ledger
from legation.claims.makers import makers_of
from legation.claims.marks import Talk, filled_marks, standing_marks, words_of
from legation.claims.means import means_of
from legation.claims.phase import PhaseReader
from legation.claims.presupposed import presupposed
from legation.claims.repeats import consolidate
from legation.claims.report_days import issue_month, report_day
from legation.claims.retold import once_told
from legation.claims.roles import sufficient
from legation.claims.rules import Rules
from legation.claims.scenes import Scene, date_in_entry, date_in_scene
from legation.claims.scorecard import Judge, shipped
from legation.claims.settle import FETCHED, settle
from legation.claims.shared import share
from legation.claims.spoken_of import told
from legation.claims.standing import genre_of, is_for_register, is_martial, set_modality, tells_history
from legation.claims.stretches import last_out
from legation.claims.things import Things
from legation.codebook.entries import Codebook, Genre
from legation.language.reading import Passage, Reading
from legation.language.times import Told, timeline
from legation.language.voice import Voice
from legation.language.voices import Voices
from legation.model.claim import Claim
from legation.model.page import Page
from legation.model.time import Interval
from legation.world import World

# paragraphs of a story that may tell the day of its report
OPENING = 2


@lru_cache(maxsize=8)
def _martial(codebook: Codebook) -> frozenset[str]:
    return frozenset(codebook.cues["martial_words"])


@lru_cache(maxsize=8)
def _rules(codebook: Codebook) -> Rules:
    return Rules(codebook)


def read_claims(
    reading: Reading, page: Page, codebook: Codebook, world: World, model: str, judge: Judge | None = None
) -> tuple[Claim, ...]:
    """Every claim of a story, in the order of the words they rest on."""
    drafts = story_drafts(reading, codebook, world, judge)
    claims = {c.claim_id: c for c in (build(d, page, reading.story, codebook, model, world.outlets) for d in drafts)}
    return tuple(claims.values())


def story_drafts(reading: Reading, codebook: Codebook, world: World, judge: Judge | None = None) -> list[Draft]:
    """The story's drafts after merging, before they become claims; the shipped scorecard is the judge unless another
    is given.
    """
    judge = judge or shipped()
    genre = genre_of(reading.story.text, codebook)
    if (genre is not None and genre.drops == "all") or tells_history(_body(reading), codebook):
        return []
    sayings = {lemma: saying.force for lemma, saying in codebook.sayings.items()}
    unconfirmed = any(cue in reading.story.text.lower() for cue in codebook.cues["unconfirmed_cues"])
    found: list[Draft] = []
    before: tuple[Voice, ...] = ()
    hits = (i.hit for p in reading.passages for i in p.overlay.items)
    armed = any(hit.unroca or hit.designation for hit in hits if not hit.by_shape)
    topics = headed(reading.story.title, codebook)
    things = Things(codebook, {"weapon"} if armed else set(), is_martial(reading, codebook), topics)
    for number, passage in enumerate(reading.passages):
        voices = Voices(passage, sayings, before, _opening(reading.passages[number + 1 : number + 2], sayings))
        outright, loose = _passage_drafts(passage, codebook, sayings, voices, things, judge)
        loose = [draft for draft in loose if _is_spoken_of(draft, reading)]
        drafts = [*residual(governed(nested(outright))), *loose]
        for draft in drafts:
            draft.lead = number == 0 and draft.sentence == 0
        found += sorted(drafts, key=lambda draft: draft.anchor)
        before = voices.last()
    return _finish(found, reading, codebook, world, unconfirmed, genre, things.barred, judge)


def _opening(following: Sequence[Passage], sayings: dict[str, str]) -> Callable[[], tuple[Voice, ...]] | None:
    """Whom the paragraph behind names for what stands before it ("This was stated by the minister")."""
    return (lambda: Voices(following[0], sayings).opening()) if following else None


def _is_spoken_of(draft: Draft, reading: Reading) -> bool:
    """Whether the story speaks at all of what the draft's type is about."""
    words = draft.event_type.spoken_of
    return not words or any(word in reading.story.text.lower() for word in words)


def _body(reading: Reading) -> str:
    return " ".join(p.parse.text for p in reading.passages)


def _passage_drafts(
    passage: Passage, codebook: Codebook, sayings: dict[str, str], voices: Voices, things: Things, judge: Judge
) -> tuple[list[Draft], list[Draft]]:
    phases = PhaseReader(codebook, passage.graph, sayings)
    return extract(passage, codebook, _rules(codebook), phases, Concepts(codebook, passage, things), voices, judge)


@dataclass(frozen=True, slots=True)
class _Times:
    """The times of a story by the offset of their paragraph, the day they are told from, and those of entries."""

    published: str | None
    times: dict[int, tuple[Told, ...]]
    entries: dict[int, str]


def _times(reading: Reading, sayings: frozenset[str]) -> "_Times":
    """The day that the story's times are told from, and its times by the offset of their paragraph.

    A story of no known day is told from the full day that its opening gives to a report, or the month of its issue; an
    entry of a chronicle from its own day.
    """
    published = reading.story.published
    paragraphs = [(p.graph, p.times) for p in reading.passages]
    told = tuple(timeline(paragraphs, published))
    if published is None:
        opening = zip(reading.passages[:OPENING], told, (True, False), strict=False)
        published = next((d for p, t, leads in opening if (d := report_day(p, t, sayings, leads)) is not None), None)
        published = published or issue_month(reading.passages[:OPENING])
        told = tuple(timeline(paragraphs, published)) if published else told
    entries = entry_days(reading.passages, told)
    times = dict(zip((p.offset for p in reading.passages), told, strict=True))
    for passage in reading.passages:
        if (day := entries.get(passage.offset)) is not None:
            times[passage.offset] = next(timeline([(passage.graph, passage.times)], day))
    return _Times(published, times, entries)


def _finish(
    drafts: list[Draft],
    reading: Reading,
    codebook: Codebook,
    world: World,
    unconfirmed: bool,
    genre: Genre | None,
    barred: list[tuple[str, int]],
    judge: Judge,
) -> list[Draft]:
    rules = DatingRules.of(codebook)
    days = _times(reading, frozenset(codebook.sayings))
    published = days.published
    previous: Interval | None = None
    scenes: list[Scene] = []
    makers = makers_of(reading.passages)
    kept: list[Draft] = []
    outright = [d for d in drafts if d.near is None]
    company = Company(outright)
    ledger = Ledger(outright, means_of(world))
    talk = Talk.of(reading.story.text, reading.passages, _martial(codebook))
    for draft in drafts:
        before = [d for d in kept[-REACH:] if d.passage.discourse is draft.passage.discourse]
        if draft.trigger.follows and not any(d.event_type is draft.event_type for d in before):
            continue
        if not barred and not _within_reach(draft, company, codebook, judge, talk):
            continue  # where something is barred it might bar what follows
        draft.sentences.append(draft.passage.sentence_text(draft.sentence))
        name = draft.event_type.name
        fill_open(draft, before, outright, makers, codebook, world.names)
        company.became(draft, name)
        if kept and not sufficient(draft):
            settle(draft, ledger, before, makers, FETCHED)
        if not sufficient(draft) or in_barred_affair(draft, before, barred):
            continue
        if draft.near is None:
            settle(draft, ledger, before, makers)
        set_modality(draft, codebook, unconfirmed)
        entry = days.entries.get(draft.passage.offset)
        own = date_draft(draft, days.times[draft.passage.offset], entry or published, rules)
        narrative = own or date_in_entry(draft, entry) or date_in_scene(draft, scenes) or previous
        last_out(draft)
        previous = narrative if draft.near is None else previous
        set_background(draft, codebook, published)
        if not is_for_register(draft, codebook, narrative) or (genre is not None and not draft.voices):
            continue
        marks = _marks(draft, company, codebook, talk) | filled_marks(draft, kept)
        if not _is_enough(draft, marks, judge):
            continue
        if draft.near is not None:  # only now: to weigh who stands on its sides costs most of all
            settle(draft, ledger, before, makers)
        share(draft, world.names)
        previous = narrative
        scenes += [scene] if (scene := Scene.of(draft, published)) is not None else []
        kept.append(draft)
        kept += presupposed(draft)
    return told(once_told(consolidate(not_passed(kept))))


def _marks(draft: Draft, outright: Company, codebook: Codebook, talk: Talk) -> dict[str, str]:
    rules = _rules(codebook).at(draft.passage, draft.anchor)
    return standing_marks(draft, outright, [r.event_type.name for r in rules if not r.any_verb], talk)


def _within_reach(draft: Draft, outright: Company, codebook: Codebook, judge: Judge, talk: Talk) -> bool:
    """Whether a draft can still become a claim; an act that may turn out to be part of another type's can."""
    if draft.near is None or draft.event_type.part_of is not None:
        return True
    words = words_of(draft.passage, draft.sentence)
    return judge.within_reach(draft, _marks(draft, outright, codebook, talk), words)


def _is_enough(draft: Draft, marks: dict[str, str], judge: Judge) -> bool:
    """Whether a draft's points make it a claim; its score is noted."""
    draft.score = judge.score(draft, marks, words_of(draft.passage, draft.sentence))
    return draft.near is None if draft.score is None else draft.score.enough
