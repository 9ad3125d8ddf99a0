"""Claims and events as blocks of lines in the terminal: dense, aligned, in the colour of their type."""

import colorsys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderResult
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from legation.cli.screen import visible
from legation.exports.html import colour
from legation.model.claim import Claim
from legation.model.event import Contradiction, Event
from legation.views.wording import (
    RoleOrder,
    chain_words,
    contradiction_words,
    item_words,
    ordered,
    party_words,
    plain_name,
    source_words,
    when_words,
)

Line = tuple[str, Text]


@dataclass(frozen=True, slots=True)
class Look:
    """What blocks need to know: the codebook's types and roles in their order, and whether rules are wanted."""

    types: Sequence[str]
    roles: RoleOrder
    verbose: bool = False


@dataclass(frozen=True, slots=True)
class StoryHead:
    """The story that the claims under it stand in: where, its title, and when it was published."""

    claim: Claim

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        story = self.claim.story
        known = f"published {story.published} ({story.published_basis})"
        published = known if story.published else "publication day unknown"
        yield Rule(style="dim")
        yield Text(visible(story.title or "Without a title"), "bold")
        yield Padding(_soft(f"{self.claim.page} · {published}"), (0, 0, 1, 0), expand=False)


@dataclass(frozen=True, slots=True)
class ClaimBlock:
    """One claim: what kind of act, who and whom, what, when, where, who says so, and the words.

    `headed` claims stand under the head of their story, which tells their page.
    """

    claim: Claim
    event_id: str | None
    look: Look
    headed: bool = False

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield _head(self.claim, self.look, "", f"claim {self.claim.claim_id}")
        source = _source(self.claim, "" if self.headed else self.claim.page)
        yield _lines([*_facts(self.claim, self.look), *source, *_decided(self.claim), *self._making()])

    def _making(self) -> Iterator[Line]:
        if not self.look.verbose:
            return
        claim = self.claim
        yield "why", _soft(claim.why)
        yield "rules", _soft(" ".join(claim.rules))
        made = f"confidence {claim.confidence:.2f} · codebook {claim.codebook} · {claim.model}"
        yield "made", _soft(made + (f" · event {self.event_id}" if self.event_id else ""))


@dataclass(frozen=True, slots=True)
class EventBlock:
    """One event: its lead's values, how many reports and sources, and where they differ."""

    event: Event
    look: Look

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        event = self.event
        told = f"{_count(event.reports, 'report')}, {_count(event.independent_sources, 'source')}"
        told += f", {event.status}" if event.status != "reported" else ""
        told += f", {event.anonymous_sources} not named" if event.anonymous_sources else ""
        told += " · recirculated" if event.recirculated else ""
        yield _head(event.lead, self.look, told, f"event {event.event_id}")
        roots = [("from", Text(visible("; ".join(map(source_words, event.sources)))))] if event.sources else []
        differ = [*map(_difference, event.contradictions), *_links(event)]
        yield _lines([*_facts(event.lead, self.look), *roots, *differ, *_source(event.lead, event.lead.page)])


def under_stories(claims: Iterable[tuple[Claim, str | None]], look: Look) -> Iterator[StoryHead | ClaimBlock]:
    """The blocks of claims that come in the order of their pages, each story's under one head."""
    last: tuple[str, int] | None = None
    for claim, event_id in claims:
        if last != (claim.page, claim.story.index):
            last = (claim.page, claim.story.index)
            yield StoryHead(claim)
        yield ClaimBlock(claim, event_id, look, headed=True)


def claim_with_join(claim: Claim, joins: Mapping[str, tuple[float, str]]) -> Text:
    """Why a claim stands in its event, in a line."""
    if claim.claim_id not in joins:
        return _soft("  the only claim of its event")
    score, reasons = joins[claim.claim_id]
    return _soft(f"  joined with {score:.2f}: {reasons}")


def _head(claim: Claim, look: Look, middle: str, right: str) -> Table:
    tint = type_colour(claim.type, look.types)
    left = Text.assemble(("■ ", tint), (visible(plain_name(claim.type)), "bold"), "  ", (_phase(claim), f"bold {tint}"))
    if claim.modality != claim.phase:
        left.append(f" · {visible(plain_name(claim.modality))}")
    if claim.background:
        left.append(" · background", "dim")
    if middle:
        left.append(f"   {middle}")
    row = Table.grid(expand=True)
    row.add_column(ratio=1)
    row.add_column(justify="right", no_wrap=True)
    row.add_row(left, _soft(right))
    return row


def _phase(claim: Claim) -> str:
    return visible(plain_name(claim.phase) + (f" ({plain_name(claim.denies)})" if claim.denies else ""))


def _facts(claim: Claim, look: Look) -> Iterator[Line]:
    yield "who", _who(claim, look)
    if claim.item:
        yield "what", Text(visible(item_words(claim.item)))
    when = Text(visible(when_words(claim)))
    how = ", ".join(filter(None, (f"“{claim.date.text}”" if claim.date.text else "", claim.date.how)))
    if how and claim.date.how != "not stated":
        when.append(f"  {visible(how)}", "dim")
    yield "when", when
    if claim.place:
        place = Text(visible(claim.place.name))
        place.append(f"  {claim.place.country}" if claim.place.country else "", "dim")
        yield "where", place


def _who(claim: Claim, look: Look) -> Text:
    who = Text()
    for number, (role, parties) in enumerate(ordered(claim, look.roles)):
        who.append(" → " if number else "", "dim")
        who.append(visible(", ".join(map(party_words, parties))), "bold")
        who.append(f" {visible(plain_name(role))}", "dim")
    return who or _soft("nobody is named")


def _source(claim: Claim, page: str) -> Iterator[Line]:
    yield "says", Text(visible(chain_words(claim)))
    for span in claim.evidence:
        quote = Text(f"“{visible(span.text)}”", "italic")
        quote.append(f"  {visible(page)}:{span.start}-{span.end}", "not italic dim")
        yield "", quote


def _decided(claim: Claim) -> Iterator[Line]:
    if claim.decided is None:
        return
    by = f" by {claim.decided.who}" + (f": {claim.decided.why}" if claim.decided.why else "")
    yield "people", Text(visible(claim.decided.state + by), "yellow")
    for one in claim.decided.corrections:
        yield "", Text(visible(f"{one.field}: {one.value}, read as {one.read}"), "yellow")


def _difference(found: Contradiction) -> Line:
    return "differ", Text(visible(contradiction_words(found)), "yellow")


def _links(event: Event) -> Iterator[Line]:
    for link in event.links:
        before = link.second == event.event_id
        other = link.first if before else link.second
        yield ("after" if before else "before"), _soft(f"{plain_name(link.relation)} · event {other}")


def _lines(lines: Sequence[Line]) -> Padding:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(style="dim", min_width=6)
    grid.add_column(overflow="fold")
    for name, words in lines:
        grid.add_row(name, words)
    return Padding(grid, (0, 0, 1, 2), expand=False)


def _soft(words: str) -> Text:
    return Text(visible(words), "dim")


def type_colour(name: str, types: Sequence[str]) -> str:
    """The type's colour as on the evidence page, light enough for dark terminals and dark enough for light ones."""
    chosen = colour(name, types)
    red, green, blue = colorsys.hls_to_rgb(chosen.hue / 360, 0.5, 0.35 if chosen.dull else 0.65)
    return f"#{round(red * 255):02x}{round(green * 255):02x}{round(blue * 255):02x}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
