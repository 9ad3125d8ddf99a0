"""From paths to claims: the layers put one after the other, in batches that keep the parser busy."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from legation.claims.gate import Gate
from legation.claims.read import read_claims, story_drafts
from legation.codebook.entries import Codebook
from legation.codebook.load import load
from legation.language.parse import Parser, SpacyParser
from legation.language.reading import READ_KINDS, Reading, assemble
from legation.model.claim import Claim
from legation.model.page import Outcome, Page, Story
from legation.pages.inputs import Input, expand, read_input
from legation.world import World

# pages held at a time: enough paragraphs for full parser batches, few enough for constant memory
PAGES_AT_A_TIME = 16


@dataclass
class Reader:
    """Everything needed to read pages: codebook, world tables, parser. Parts are loaded when first used.

    `codebook` is a loaded codebook or a directory that extends the shipped one; `gated` False parses every paragraph.
    """

    codebook_directory: Path | None = None
    tables_directory: Path | None = None
    model_directory: Path | None = None
    gated: bool = True

    @cached_property
    def codebook(self) -> Codebook:
        """The codebook in use."""
        return load(self.codebook_directory)

    @cached_property
    def world(self) -> World:
        """The world tables in use."""
        return World.load(self.tables_directory)

    @cached_property
    def parser(self) -> Parser:
        """The parser in use."""
        return SpacyParser(self.model_directory, self.world.weapons.designations)

    @cached_property
    def gate(self) -> Gate:
        """What decides which paragraphs are worth parsing."""
        return Gate(self.codebook, self.world)

    def read(self, inputs: Iterable[Input], published: str | None = None) -> Iterator[tuple[Outcome, tuple[Claim, ...]]]:
        """Read inputs in order; each gives exactly one outcome with its claims."""
        pending = iter(inputs)
        while batch := list(islice(pending, PAGES_AT_A_TIME)):
            yield from self.read_outcomes([read_input(item, published) for item in batch])

    def read_outcomes(self, outcomes: Sequence[Outcome]) -> Iterator[tuple[Outcome, tuple[Claim, ...]]]:
        """Claims of pages already taken in, parsed together."""
        stories = [(n, story) for n, o in enumerate(outcomes) if o.page for story in o.page.stories if story.language == "en"]
        readings = self._readings([story for _, story in stories])
        claims: dict[int, list[Claim]] = {}
        for (n, _), reading in zip(stories, readings, strict=True):
            page = outcomes[n].page
            if page is not None and reading is not None:
                claims.setdefault(n, []).extend(self.claims(reading, page))
        for n, outcome in enumerate(outcomes):
            found = tuple(claims.get(n, ()))
            yield _judged(outcome, found), found

    def claims(self, reading: Reading, page: Page) -> tuple[Claim, ...]:
        """The claims of one story that has been read."""
        return read_claims(reading, page, self.codebook, self.world, self.parser.model)

    def _readings(self, stories: Sequence[Story]) -> list[Reading | None]:
        """Gate and parse the paragraphs of several stories in one go; None for a story that holds nothing the codebook knows."""
        chosen = []
        for story in stories:
            blocks = [b for b in story.blocks if b.kind in READ_KINDS]
            wanted = self.gate.wanted(story, blocks) if self.gated else [True] * len(blocks)
            chosen.append(([b for b, w in zip(blocks, wanted, strict=True) if w], tuple(b for b, w in zip(blocks, wanted, strict=True) if not w)))
        texts = [story.text[b.start : b.end] for story, (blocks, _) in zip(stories, chosen, strict=True) for b in blocks]
        parses = iter(self.parser.parse(texts)) if texts else iter(())
        return [
            assemble(story, blocks, list(islice(parses, len(blocks))), self.world, skipped) if blocks else None
            for story, (blocks, skipped) in zip(stories, chosen, strict=True)
        ]


def _judged(outcome: Outcome, claims: tuple[Claim, ...]) -> Outcome:
    """A page that was read but told of nothing the codebook knows has that as its outcome."""
    if outcome.status != "read" or claims:
        return outcome
    languages = sorted({s.language for s in outcome.page.stories}) if outcome.page else []
    if languages and "en" not in languages:
        return replace(outcome, status="nothing_found", reason=f"not in English ({', '.join(languages)}); kept unread")
    return replace(outcome, status="nothing_found", reason="no act that the codebook knows")


def read_outcomes(
    paths: Sequence[str],
    *,
    published: str | None = None,
    codebook: Path | None = None,
    stdin: BinaryIO | None = None,
    reader: Reader | None = None,
) -> Iterator[tuple[Outcome, tuple[Claim, ...]]]:
    """Read files, folders, lists and standard input; each input gives one outcome, with its claims.

    `published` is the publication day that the user vouches for, ISO. `codebook` is a directory that extends the shipped codebook.
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


def explain(path: str, *, published: str | None = None, codebook: Path | None = None) -> list[tuple[str, list[str]]]:
    """What each layer made of a page: (layer, lines) pairs in the order of the way of the data."""
    reader = Reader(codebook_directory=codebook)
    found: list[tuple[str, list[str]]] = []
    for item in expand([path]):
        outcome = read_input(item, published)
        found.append(("page", _page_lines(outcome)))
        if outcome.page is None:
            continue
        for story in outcome.page.stories:
            found += _story_layers(story, outcome.page, reader)
    return found


def _page_lines(outcome: Outcome) -> list[str]:
    lines = [f"{outcome.path}: {outcome.status} {outcome.reason}".rstrip(), f"sha256 {outcome.sha256}"]
    if outcome.page is not None:
        lines += [f"{outcome.page.media}, {outcome.page.encoding}, {len(outcome.page.stories)} stories", *outcome.page.notes]
        lines += [f"dropped ({d.reason}): {d.text[:90]}" for d in outcome.page.dropped]
    return lines


def _story_layers(story: Story, page: Page, reader: Reader) -> list[tuple[str, list[str]]]:
    head = [f"“{story.title}”", f"published {story.published or 'unknown'} ({story.published_basis})"]
    head += [f"  {'kept' if c.accepted else 'refused'} {c.value} from {c.basis}: {c.why}" for c in story.dating]
    head += [f"{b.kind} {b.start}–{b.end}" for b in story.blocks]
    reading = reader._readings([story])[0]
    if reading is None:
        return [(f"story {story.index}", head), ("gate", ["no paragraph holds anything the codebook knows"])]
    layers = [(f"story {story.index}", head), ("gate", [f"not parsed: {story.text[b.start : b.end][:90]}" for b in reading.skipped])]
    layers.append(("names", _name_lines(reading)))
    layers.append(("clauses", _clause_lines(reading)))
    drafts = story_drafts(reading, reader.codebook, reader.world)
    layers.append(("drafts", [f"{d.event_type.name} {d.phase} at {d.offset}: {', '.join(d.rules)}" for d in drafts]))
    layers.append(("claims", [f"{c.claim_id} {c.type} {c.phase} {c.modality}: {c.why}" for c in reader.claims(reading, page)]))
    return layers


def _name_lines(reading: Reading) -> list[str]:
    return [
        f"{a.start}–{a.end} “{a.text}” {a.entry.kind} {a.entry.name} ({a.entry.form})" for p in reading.passages for a in p.overlay.atoms
    ] + [f"{i.hit.start}–{i.hit.end} “{i.hit.text}” item {i.hit.name} ({i.hit.rule})" for p in reading.passages for i in p.overlay.items]


def _clause_lines(reading: Reading) -> list[str]:
    lines = []
    for passage in reading.passages:
        graph = passage.graph
        for token in passage.parse.tokens:
            if token.pos in ("VERB", "AUX") and token.dep not in ("aux", "auxpass") and graph.arguments(token.i):
                slots = ", ".join(f"{a.slot}={graph.token(a.token).text}" for a in graph.arguments(token.i))
                outer = " < ".join(f"{graph.lemma(f.token)}:{f.relation}" for f in graph.chain(token.i))
                lines.append(f"{graph.lemma(token.i)}({slots}){' < ' + outer if outer else ''}")
    return lines
