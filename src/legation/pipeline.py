"""From paths to claims: the layers put one after the other, in batches that keep the parser busy."""

import logging
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from legation.claims.choosing import MOST_SIGNS, Chosen, beyond, choose, cut, within
from legation.claims.gate import Gate
from legation.claims.own_words import in_own_words
from legation.claims.read import read_claims, story_drafts
from legation.codebook.entries import Codebook
from legation.codebook.load import load
from legation.language.gloss.others import OtherLanguage, can_read, how_to_read, known_languages
from legation.language.gloss.stories import glossed_story
from legation.language.graph import Graph
from legation.language.issuer import issuing_state
from legation.language.joining import Joiner
from legation.language.parse import Parser, SpacyParser, recognise_together
from legation.language.reading import READ_KINDS, Laid, Reading, assemble, joined, lay_names
from legation.language.times import Timex, find_times, timeline, timexes
from legation.language.toponyms import Resolved, Toponyms, recognise
from legation.model.claim import Claim
from legation.model.page import Outcome, Page, Story
from legation.model.record import stamped
from legation.pages.inputs import expand, read_input
from legation.pages.source import Input
from legation.staying import staying
from legation.world import World
from legation.world.entries import Hit

if TYPE_CHECKING:
    from legation.register.store import Register

# pages held at a time: enough paragraphs for full parser batches, few enough for constant memory
PAGES_AT_A_TIME = 16

# paragraphs of a plain text stand apart by an empty line, or begin where a line ended with its sentence
_PARAGRAPH = re.compile(r"\S(?:.*?)(?=\s*\n\s*\n|(?<=[.!?\"'”’])\s*\n|\s*\Z)", re.DOTALL)

OnPage = tuple[Story, Page]
"""A story with the page that it stands on."""

_log = logging.getLogger(__name__)
_log.addHandler(logging.NullHandler())


@dataclass(slots=True)
class _Page:
    """What has come of one page so far: claims, the stories that failed with the error of each, those read only up to
    a bound, how many were read.
    """

    claims: list[Claim] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    cut: list[str] = field(default_factory=list)
    read: int = 0


@dataclass
class Reader:
    """Everything needed to read pages: codebook, world tables, parser. Parts are loaded when first used.

    `codebook` is a loaded codebook or a directory that extends the shipped one; `gated` False parses every paragraph.
    """

    codebook_directory: Path | None = None
    tables_directory: Path | None = None
    model_directory: Path | None = None
    gated: bool = True
    _is_ready: bool = field(default=False, init=False, repr=False, compare=False)

    @cached_property
    def codebook(self) -> Codebook:
        """The codebook in use."""
        return load(self.codebook_directory)

    @cached_property
    def world(self) -> World:
        """The world tables in use."""
        return World.load(self.tables_directory) if self.tables_directory else World.shared()

    @cached_property
    def parser(self) -> Parser:
        """The parser in use."""
        return SpacyParser(self.model_directory, Joiner(self.world.weapons.designations, self.world.names.find))

    @cached_property
    def gate(self) -> Gate:
        """What decides which paragraphs are worth parsing."""
        return Gate(self.codebook, self.world, self.parser.lemmas)

    @cached_property
    def _others(self) -> dict[str, OtherLanguage]:
        sayings = frozenset(self.codebook.sayings)
        return {
            code: OtherLanguage(code, self.world, sayings, self.codebook_directory)
            for code in sorted(known_languages())
        }

    def ready(self) -> None:
        """Load whatever reading needs; raises what a faulty codebook, table or model raises."""
        if not self._is_ready:
            with staying():
                _ = self.codebook, self.world, self.gate, self.parser
            self._is_ready = True

    def read(
        self, inputs: Iterable[Input], published: str | None = None
    ) -> Iterator[tuple[Outcome, tuple[Claim, ...]]]:
        """Read inputs in order; each gives exactly one outcome with its claims.

        A page on which this program fails is refused, with the error's name; the rest is read. Raises ValueError if
        `published` is no ISO day, and whatever a faulty codebook, table or model raises, since no page could be read.
        """
        date.fromisoformat(published or "2000-01-01")
        pending = iter(inputs)
        while batch := list(islice(pending, PAGES_AT_A_TIME)):
            yield from self.read_outcomes([self._taken_in(item, published) for item in batch])

    def read_outcomes(self, outcomes: Sequence[Outcome]) -> Iterator[tuple[Outcome, tuple[Claim, ...]]]:
        """Claims of pages already taken in, parsed together."""
        pages = [_Page() for _ in outcomes]
        stories = [
            (n, story, o.page)
            for n, o in enumerate(outcomes)
            if o.page
            for story in o.page.stories
            if can_read(story.language)
        ]
        readings = self._readings_or_errors([(story, page) for _, story, page in stories])
        for (n, story, _), reading in zip(stories, readings, strict=True):
            self._read_story(outcomes[n], story, reading, pages[n])
        for outcome, page in zip(outcomes, pages, strict=True):
            found = tuple(page.claims)
            yield self._judged(outcome, page), found

    def _judged(self, outcome: Outcome, page: _Page) -> Outcome:
        """The outcome of a page once its stories have been read: refused, read in part, nothing found, or as it was.

        A page refused for errors of the program has no `page`: the register then keeps what an earlier reading found.
        """
        if outcome.status != "read" or outcome.page is None:
            return outcome
        foreign = [story for story in outcome.page.stories if not can_read(story.language)]
        if page.failed and not page.read:
            return replace(outcome, status="refused", reason=f"{outcome.path}: {'; '.join(page.failed)}", page=None)
        unread = [f"story {story.index} “{story.title}” is {_unread(story.language)}" for story in foreign]
        if notes := (*page.failed, *page.cut, *unread):
            outcome = replace(
                outcome, page=replace(outcome.page, notes=tuple(dict.fromkeys((*outcome.page.notes, *notes))))
            )
        if page.failed:
            return replace(outcome, reason="; ".join(page.failed))
        if page.claims:
            return outcome
        if foreign and not page.read:
            found = sorted({story.language for story in foreign})
            languages, how = ", ".join(found), "".join(f"; {told}" for code in found if (told := how_to_read(code)))
            return replace(outcome, status="nothing_found", reason=f"not in English ({languages}); kept unread{how}")
        return replace(outcome, status="nothing_found", reason="no act that the codebook knows")

    def _taken_in(self, item: Input, published: str | None) -> Outcome:
        """The input's page; refused if the program fails on it."""
        if self.gated:
            self.ready()  # a faulty codebook or model fails here, and not on a page
        worth = self.gate.may_open if self.gated else None
        try:
            return read_input(item, published, worth=worth)
        except Exception as error:  # any byte sequence may come in, and one page must not end the run
            told = {"event": "failed", "input": item.path}
            _log.error("%s could not be taken in", item.path, exc_info=error, extra={"told": told})
            return Outcome(item.path, "refused", f"{item.path}: the page could not be taken in ({_told(error)})")

    def toponyms(self, text: str, spans: Sequence[tuple[int, int]] | None = None) -> list[Resolved]:
        """The place names of a text and what they mean; with `spans` only the names at these offsets are resolved."""
        hits = self.world.find(text)
        if spans is None:
            spans = self._place_names(text, hits)
        return Toponyms(text, hits, self.world.names, self.world.gazetteer).resolve(spans)

    def _place_names(self, text: str, hits: Sequence[Hit]) -> list[tuple[int, int]]:
        lines = [(m.start(), m.group()) for m in re.finditer(r"[^\n]*\S[^\n]*", text)]
        found: list[tuple[int, int]] = []
        for (offset, line), parse in zip(lines, self.parser.parse([line for _, line in lines]), strict=True):
            inside = [h for h in hits if offset <= h.start and h.end <= offset + len(line)]
            found += recognise(parse, inside, offset)
        return found

    def claims(self, reading: Reading, page: Page) -> tuple[Claim, ...]:
        """The claims of one story that has been read, named by their content and their page's bytes."""
        gloss = reading.gloss
        found = read_claims(reading, page, self.codebook, self.world, gloss.model if gloss else self.parser.model)
        if gloss is not None:
            title = next(s.title for s in page.stories if s.index == reading.story.index)
            found = tuple(in_own_words(claim, gloss, title) for claim in found)
        return tuple(stamped(claim, page.sha256) for claim in found)

    def reading(self, story: Story, page: Page) -> Reading | None:
        """One story of a page, read; None where the codebook knows nothing of it."""
        return self._readings([(story, page)])[0]

    def _read_story(self, outcome: Outcome, story: Story, reading: Reading | Exception | None, into: _Page) -> None:
        """Add a story's claims to its page's, or the error that it ended in."""
        if outcome.page is None:
            return
        try:
            if isinstance(reading, Exception):
                raise reading
            into.claims.extend(self.claims(reading, outcome.page) if reading is not None else ())
            into.read += 1
            if unread := beyond(story) if reading is None else reading.unread:
                into.cut.append(cut(story, unread))
        except Exception as error:  # one story that the program fails on must not cost the others
            told = {"event": "failed", "input": outcome.path, "story": story.index}
            words = "%s: story %d “%s” could not be read"
            _log.error(words, outcome.path, story.index, story.title, exc_info=error, extra={"told": told})
            into.failed.append(f"story {story.index} “{story.title}” could not be read ({_told(error)})")

    def _readings_or_errors(self, stories: Sequence[OnPage]) -> Sequence[Reading | Exception | None]:
        """The readings of several stories; where one of them fails, each is read by itself, and gives its error."""
        if not stories:
            return []
        # a fault in one of these concerns every page, and must not be taken for a page's own
        self.ready()
        try:
            return self._readings(stories)
        except Exception as error:
            _log.info("reading %d stories one by one, since together they fail: %s", len(stories), _told(error))
        return [self._reading_or_error(story) for story in stories]

    def _reading_or_error(self, story: OnPage) -> Reading | Exception | None:
        try:
            return self.reading(*story)
        except Exception as error:
            return error

    def _readings(self, stories: Sequence[OnPage]) -> list[Reading | None]:
        """The readings of several stories; None where the codebook knows nothing of it."""
        english = iter(self._english([one for one in stories if one[0].language not in self._others]))
        return [
            self._glossed(story, page) if story.language in self._others else next(english) for story, page in stories
        ]

    def _glossed(self, story: Story, page: Page) -> Reading | None:
        """One story of another language, read through its gloss; its model is loaded by the first that is on the
        subject.
        """
        language = self._others[story.language]
        if self.gated and not self.gate.may_open(language.glance(story.text)):
            return None
        kept, unread = within(story.blocks, MOST_SIGNS)
        glossed = glossed_story(replace(story, blocks=kept), language.glosser)
        told = [(b, p) for b, p in zip(glossed.story.blocks, glossed.parses, strict=True) if b.kind in READ_KINDS]
        blocks, parses = [b for b, _ in told], [p for _, p in told]
        reading = assemble(glossed.story, blocks, parses, self.world, (), issuing_state(page, self.world))
        return replace(reading, gloss=glossed.alignment, unread=unread)

    def _english(self, stories: Sequence[OnPage]) -> list[Reading | None]:
        """Gate and parse the paragraphs of several stories in one go; None where the codebook knows nothing of it."""
        chosen = [choose(story, self.gate if self.gated else None) for story, _ in stories]
        pages = [page for _, page in stories]
        doubtful = [n for n, some in enumerate(chosen) if some.first]
        tried = self._parsed([Chosen(chosen[n].story, chosen[n].first) for n in doubtful], [pages[n] for n in doubtful])
        for n, reading in zip(doubtful, tried, strict=True):
            if reading is None or not story_drafts(reading, self.codebook, self.world):
                chosen[n] = Chosen(chosen[n].story, ())
        return self._parsed(chosen, pages)

    def _parsed(self, chosen: Sequence[Chosen], pages: Sequence[Page]) -> list[Reading | None]:
        """The chosen blocks of several stories parsed in one go; None where nothing was chosen."""
        texts = [some.story.text[b.start : b.end] for some in chosen for b in some.blocks]
        parses = iter(self.parser.parse(texts)) if texts else iter(())
        laid = [
            lay_names(some.story, some.blocks, list(islice(parses, len(some.blocks))), self.world)
            if some.blocks
            else None
            for some in chosen
        ]
        recognise_together(parse for one in laid if one is not None for parse in one.in_doubt())
        return [
            self._joined(one, page, some) if one is not None else None
            for one, page, some in zip(laid, pages, chosen, strict=True)
        ]

    def _joined(self, laid: Laid, page: Page, some: Chosen) -> Reading:
        """The reading of a story, some of whose blocks were parsed."""
        return replace(joined(laid, self.world, some.skipped, issuing_state(page, self.world)), unread=some.unread)


MOST_ROUNDS = 3
"""How often pages are read again because others were: a copy of a copy may need a second time."""


def settle(register: "Register", reader: Reader) -> int:
    """Read again what a register holds under a day that cannot be right, since an earlier copy of the same text is
    known; gives how many pages were read. Without it the register stays as it was read, and no event is `recirculated`.
    """
    number = 0
    for _ in range(MOST_ROUNDS):
        pages = list(register.untold())
        for at in range(0, len(pages), PAGES_AT_A_TIME):
            some = [Outcome(page.path, "read", "", page.sha256, page) for page in pages[at : at + PAGES_AT_A_TIME]]
            for outcome, claims in reader.read_outcomes(some):
                if outcome.page is not None:
                    register.retell(outcome.page, claims)
                    number += 1
        if not pages:
            break
    return number


def _unread(language: str) -> str:
    """What is said of a story that is kept unread for its language."""
    how = how_to_read(language)
    return f"not in English ({language}): kept unread{f'; {how}' if how else ''}"


def _told(error: Exception) -> str:
    words = " ".join(str(error).split())[:200]
    return f"{type(error).__name__}: {words}" if words else type(error).__name__


def read_outcomes(
    paths: Sequence[str],
    *,
    published: str | None = None,
    codebook: Path | None = None,
    stdin: BinaryIO | None = None,
    reader: Reader | None = None,
) -> Iterator[tuple[Outcome, tuple[Claim, ...]]]:
    """Read files, folders, lists and standard input; each input gives one outcome, with its claims.

    `published` is the publication day that the user vouches for, ISO. `codebook` is a directory that extends the
    shipped codebook.
    """
    reader = reader or Reader(codebook_directory=codebook)
    yield from reader.read(expand(paths, stdin), published)


def read_page(path: str | Path, *, published: str | None = None, codebook: Path | None = None) -> tuple[Claim, ...]:
    """The claims of one page on disk; raises ValueError with the reason when the page is refused."""
    for outcome, claims in read_outcomes([str(path)], published=published, codebook=codebook):
        if outcome.status == "refused":
            raise ValueError(f"{outcome.path}: {outcome.reason}")
        return claims
    raise ValueError(f"{path}: nothing to read")


def read_times(text: str, *, published: str | None = None, reader: Reader | None = None) -> tuple[Timex, ...]:
    """The times that a plain text tells, in order, seen from the day it was published (ISO) and from each other."""
    reader = reader or Reader()
    bounds = [(m.start(), m.end()) for m in _PARAGRAPH.finditer(text)]
    graphs = [Graph(parse) for parse in reader.parser.parse([text[start:end] for start, end in bounds])]
    paragraphs = [(graph, find_times(graph.parse.text, epochs=True)) for graph in graphs]
    told = zip(bounds, timeline(paragraphs, published), strict=True)
    return tuple(row for (start, _), times in told for one in times for row in timexes(one, start))
