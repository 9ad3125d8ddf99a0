"""Everything the language layer knows of one story: for each paragraph its parse, clause graph, names, parties, numbers
and times.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from legation.language.acronyms import with_acronyms
from legation.language.discourse import Discourse
from legation.language.gloss.alignment import Alignment
from legation.language.graph import Graph
from legation.language.models import with_models
from legation.language.names import Overlay
from legation.language.namewords import NameWords
from legation.language.parse import Parse, Parser
from legation.language.parties import Parties
from legation.language.people import People
from legation.language.quantities import find_quantities
from legation.language.quoted import is_quoted
from legation.language.sections import Section, sections
from legation.language.speakers import Speaker, Speakers
from legation.language.times import TimeExpression
from legation.language.toponyms import Toponyms
from legation.language.words import description_words
from legation.model.claim import Party
from legation.model.page import Block, Story
from legation.model.quantity import Quantity
from legation.world import World
from legation.world.names import Hit

FIRST_PERSON = frozenset({"we", "us", "our", "ours"})
READ_KINDS = ("paragraph", "subhead", "caption", "timestamp")


class Passage:
    """One paragraph of a story, read: offsets of the story's text are those of the block plus `offset`.

    `speaker` is who says the words in a transcript; `publisher` the state or organisation whose own words the story's
    are.
    """

    def __init__(
        self,
        block: Block,
        parse: Parse,
        overlay: Overlay,
        discourse: Discourse,
        world: World,
        toponyms: Toponyms,
        speaker: Speaker | None = None,
        publisher: Party | None = None,
    ) -> None:
        self.block = block
        self.toponyms = toponyms
        self.speaker = speaker
        self.publisher = publisher
        self.outlets = world.outlets
        self._names = world.names
        self.discourse = discourse
        self.offset = block.start
        self.parse = parse
        self.graph = Graph(parse)
        self.overlay = overlay
        self.people = People(parse, self.overlay, discourse, world.names, block.start)
        self.parties = Parties(self.graph, self.overlay, self.people, discourse, world.names, block.start)

    def adjective(self, iso3: str) -> str:
        """The usual adjective of a state, "Serbian"; its name where the tables have none."""
        state = self._names.state(iso3)
        return state.adjective or state.name

    def note_topics(self) -> None:
        """Let the story remember the people of whom the paragraph's sentences tell, and how often it says "we"."""
        for token in self.parse.tokens:
            if token.text.lower() in FIRST_PERSON and not is_quoted(self.parse.text, token.start):
                self.discourse.first_persons += 1
            if token.dep in ("nsubj", "nsubjpass") and self.parse.tokens[token.head].dep == "ROOT":
                person = self.people.at(token.i)
                if person is not None and person.person:
                    self.discourse.people.note_topic(self.offset + token.start, person)

    @cached_property
    def quantities(self) -> list[Quantity]:
        """Numbers of the paragraph; offsets are the paragraph's own."""
        return find_quantities(self.parse.text)

    @property
    def times(self) -> list[TimeExpression]:
        """Time expressions of the paragraph; offsets are the paragraph's own."""
        return self.graph.tree.times

    def in_time(self, i: int) -> bool:
        """True when the token is a word of a time expression: "in May" is no place."""
        return self.graph.tree.in_time(i)

    @property
    def story_states(self) -> tuple[str, ...]:
        """The states of the story, nearest before this passage first."""
        return self.discourse.states(self.offset)

    def tokens_between(self, start: int, end: int) -> range:
        """The tokens that overlap the paragraph's characters [start, end)."""
        return self.parse.overlapping(start, end)

    def sentence_text(self, index: int) -> tuple[int, int, str]:
        """A sentence's story offsets and words."""
        start, end = self.parse.sentence_span(index)
        return start + self.offset, end + self.offset, self.parse.text[start:end]


@dataclass(frozen=True)
class Reading:
    """One story, read: its passages in order, each with what its section of the story speaks of.

    `skipped` are blocks in which nothing is to be found, `unread` those beyond what of one story is read. With `gloss`
    the story is that of a gloss, whose words it leads back to the source.
    """

    story: Story
    passages: tuple[Passage, ...]
    skipped: tuple[Block, ...]
    unread: tuple[Block, ...] = ()
    gloss: Alignment | None = None


def read_story(story: Story, parser: Parser, world: World, wanted: Sequence[bool] | None = None) -> Reading:
    """Parse the story's paragraphs (those that the gate wants) and lay the world's names over them."""
    blocks = [b for b in story.blocks if b.kind in READ_KINDS]
    chosen = [b for b, want in zip(blocks, wanted or [True] * len(blocks), strict=True) if want]
    parses = list(parser.parse([story.text[b.start : b.end] for b in chosen]))
    return assemble(story, chosen, parses, world, tuple(b for b in blocks if b not in chosen))


@dataclass(frozen=True, slots=True)
class Laid:
    """The parsed blocks of a story with the names and things that the world's tables know, laid over each."""

    story: Story
    blocks: Sequence[Block]
    parses: Sequence[Parse]
    hits: Sequence[Hit]
    overlays: tuple[Overlay, ...]

    def in_doubt(self) -> Iterator[Parse]:
        """The parses of those blocks in which only the statistical recogniser can tell who is a person."""
        for parse, overlay in zip(self.parses, self.overlays, strict=True):
            if NameWords(parse, overlay).in_doubt():
                yield parse


def lay_names(story: Story, blocks: Sequence[Block], parses: Sequence[Parse], world: World) -> Laid:
    """Lay the names and things of a story over its parsed blocks."""
    hits = with_acronyms(story.text, world.find(story.text))
    items = with_models(story.text, world.weapons.find(story.text), hits)
    overlays = []
    for block, parse in zip(blocks, parses, strict=True):
        inside = [h for h in hits if block.start <= h.start and h.end <= block.end]
        weapons = [w for w in items if block.start <= w.start and w.end <= block.end]
        overlays.append(Overlay(parse, inside, weapons, block.start))
    return Laid(story, blocks, parses, hits, tuple(overlays))


def assemble(
    story: Story,
    blocks: Sequence[Block],
    parses: Sequence[Parse],
    world: World,
    skipped: tuple[Block, ...] = (),
    issuer: str | None = None,
) -> Reading:
    """Join parsed blocks and the story's names into a reading; `issuer` is the state whose body speaks in the story."""
    return joined(lay_names(story, blocks, parses, world), world, skipped, issuer)


def joined(laid: Laid, world: World, skipped: tuple[Block, ...] = (), issuer: str | None = None) -> Reading:
    """The reading of a story over whose blocks the names have been laid."""
    story, hits = laid.story, laid.hits
    discourses = _discourses(story, hits, world, issuer)
    toponyms = Toponyms(story.text, hits, world.names, world.gazetteer)
    speakers = Speakers(story, hits, world, issuer)
    passages = []
    for block, parse, overlay in zip(laid.blocks, laid.parses, laid.overlays, strict=True):
        discourse = next(d for part, d in discourses if part.start <= block.start < part.end)
        said_by = (speakers.at(block), speakers.publisher)
        passages.append(Passage(block, parse, overlay, discourse, world, toponyms, *said_by))
        passages[-1].parties.note_bodies()
        passages[-1].note_topics()
    return Reading(story, tuple(passages), skipped)


def _discourses(story: Story, hits: Sequence[Hit], world: World, issuer: str | None) -> list[tuple[Section, Discourse]]:
    """What each section of the story speaks of."""
    title_end = next((b.end for b in story.blocks if b.kind == "title"), 0)
    dateline = _setting(story, hits, world)
    datelines = [(b.start, b.end) for b in story.blocks if b.kind == "dateline"]
    found = []
    parts = sections(story, hits, world)
    shared = _of_all(parts, hits)
    for part in parts:
        own = [h for h in hits if part.start <= h.start < part.end]
        inside = [h for h in (*(shared if part.setting else ()), *own) if not _tells_style(story.text, h)]
        scenes = frozenset(h.start for h in inside if _opens_sentence(story.text, h))
        start = max(title_end, part.start)
        told = Discourse(world.names, inside, start, dateline, part.setting, issuer, scenes, datelines)
        found.append((part, told))
    return found


def _of_all(parts: Sequence[Section], hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """The one state that all before the sections names is what they are about: "Who sends what to Ukraine"."""
    first = parts[0]
    if len(parts) == 1 or first.setting:
        return ()
    named = [h for h in hits if h.start < first.end and h.entries and h.entries[0].kind == "state"]
    return tuple(named) if len({h.entries[0].key for h in named}) == 1 else ()


def _tells_style(text: str, hit: Hit) -> bool:
    """Whether a name only dates or describes a thing: "Soviet-era base"; the story does not speak of that state."""
    part = re.match(r"-(\w+)", text[hit.end : hit.end + 20])
    return part is not None and part[1].lower() in description_words()["style_parts"]


def _opens_sentence(text: str, hit: Hit) -> bool:
    """Whether a place stands at the head of its sentence, set off by a comma: "In Burkina Faso, …"."""
    return text[hit.end : hit.end + 1] == "," and _fronted().search(text, max(0, hit.start - 30), hit.start) is not None


@cache
def _fronted() -> re.Pattern[str]:
    """What stands before such a place, from the end of the sentence before."""
    words = description_words()
    prepositions, before, after = (
        "|".join(words[name]) for name in ("scene_prepositions", "scene_openers", "scene_articles")
    )
    return re.compile(
        rf"(?:^|\n|[.!?:][\"”’]?\s+)(?:(?:{before}),? )?(?:{prepositions}) (?:(?:{after}) )?$", re.IGNORECASE
    )


def _setting(story: Story, hits: Sequence[Hit], world: World) -> str | None:
    """The state whose place stands in the dateline, if the tables or the gazetteer know it."""
    if story.dateline_place is None:
        return None
    own = next((e.key for e in world.names.readings(story.dateline_place) if e.kind == "state"), None)
    named = tuple(dict.fromkeys(h.entries[0].key for h in hits if h.entries and h.entries[0].kind == "state"))
    found = world.gazetteer.find(story.dateline_place, named) if own is None else ()
    return own or next((place.country for place in found), None)
