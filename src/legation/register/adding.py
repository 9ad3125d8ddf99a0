"""Claims that a person found on a page where none was read. They are decisions, so that they outlive every new reading.

An added claim stands among those of its page as long as its decision is in force and its words are on the page. Where
a reading finds the same by itself, the claim that was read takes its place.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from legation.model.claim import Claim, ClaimDate, Party, Source, StoryRef
from legation.model.decision import Decision
from legation.model.page import Page, Story
from legation.model.record import claim_from_record, stamped
from legation.model.span import Span
from legation.register import corrections
from legation.register.errors import NoDecision

ADDED = "added.by-person"
"""The rule that an added claim names."""

LONGEST = 2000
"""Signs that the words of one claim may have."""

Resolve = Callable[[str], str | None]
"""Gives a state's code for any of its names."""


def no_state(name: str) -> str | None:
    """Know no state by another name than its code."""
    return None


@dataclass(frozen=True, slots=True)
class Missed:
    """What a person says that a story claims. `words` are the story's, `near` the offset about which they stand.

    `roles` gives names by role, separated by semicolons; `fields` what `corrections` knows; `says` who says so.
    """

    story: int
    words: str
    type: str
    phase: str
    modality: str
    near: int = 0
    roles: Mapping[str, str] = field(default_factory=dict)
    fields: Mapping[str, str] = field(default_factory=dict)
    says: str = ""


def is_added(claim: Claim) -> bool:
    """Whether a person added the claim."""
    return ADDED in claim.rules


def added_claim(page: Page, missed: Missed, read: Sequence[Claim], codebook: str, who: str, resolve: Resolve) -> Claim:
    """The claim that a person adds. Raises NoDecision where the words are not on the page or a field cannot be."""
    story = next((one for one in page.stories if one.index == missed.story), None)
    if story is None:
        raise NoDecision(f"the page has no story {missed.story}")
    span = found(story.text, missed.words, missed.near)
    if span is None:
        raise NoDecision("these words do not stand in the story; select them in its text")
    if not any(names.strip() for names in missed.roles.values()):
        raise NoDecision("a claim wants at least one party in a role")
    claim = _bare(page, story, span, missed, read, codebook, who)
    for name, value in missed.fields.items():
        claim = corrections.corrected(claim, name, value)
    parties = {role: _parties(names, span, resolve) for role, names in sorted(missed.roles.items()) if names.strip()}
    return stamped(replace(claim, actors=tuple(parties.items())), page.sha256)


def with_added(
    read: Iterable[Claim], made: Iterable[Decision], stories: Mapping[int, str], sha256: str, path: str
) -> list[Claim]:
    """The claims of a page with those that people added, which are in `made`; `stories` are the page's texts."""
    claims = [claim for claim in read if not is_added(claim)]
    for decision in made:
        if decision.verdict == "add" and decision.claim is not None:
            placed = _placed(claim_from_record(decision.claim.record), stories)
            if placed is not None and not any(_same(claim, placed) for claim in claims):
                claims.append(stamped(replace(placed, page=path), sha256))
    return claims


def found(text: str, words: str, near: int = 0) -> Span | None:
    """Where words stand in a text, nearest to an offset; line ends and spaces count alike."""
    parts = words.split()
    if not parts or len(words) > LONGEST:
        return None
    places = [one.span() for one in re.finditer(r"\s+".join(map(re.escape, parts)), text)]
    if not places:
        return None
    start, end = min(places, key=lambda place: (abs(place[0] - near), place))
    return Span(start, end, text[start:end])


def _bare(
    page: Page, story: Story, span: Span, missed: Missed, read: Sequence[Claim], codebook: str, who: str
) -> Claim:
    """The claim without its parties and things; the outlet is that of the story's other claims."""
    told = next((claim for claim in read if claim.story.index == story.index and claim.attribution), None)
    outlet = told.attribution[-1:] if told else (Source(page.site, "outlet"),) if page.site else ()
    speaker = missed.says.strip()
    says = (Source(speaker, "person", None, speaker if speaker in story.text else ""),) if speaker else ()
    dating = told.story.dating if told else ()
    return Claim(
        claim_id="",
        page=page.path,
        url=page.url,
        story=StoryRef(story.index, story.title, story.published, story.published_basis, dating),
        type=missed.type,
        phase=missed.phase,
        modality=missed.modality,
        background=False,
        actors=(),
        item=None,
        place=None,
        date=ClaimDate(),
        duration=None,
        until=None,
        attribution=(*says, *outlet),
        evidence=(span,),
        rules=(ADDED,),
        codebook=codebook,
        model="",
        confidence=1.0,
        why=f"added by {who}",
    )


def _parties(names: str, span: Span, resolve: Resolve) -> tuple[Party, ...]:
    return tuple(_party(name.strip(), span, resolve) for name in names.split(";") if name.strip())


def _party(name: str, span: Span, resolve: Resolve) -> Party:
    """A state by any of its names, or whoever is called so, with the words where the evidence has them."""
    code = resolve(name)
    known = corrections.party_named(code or name)
    at = span.text.find(name)
    if at < 0:
        return known
    return replace(known, text=name, start=span.start + at, end=span.start + at + len(name))


def _placed(claim: Claim, stories: Mapping[int, str]) -> Claim | None:
    """The claim where its words stand now: in its story, else in another; None where they are gone."""
    words, near = claim.evidence[0].text, claim.evidence[0].start
    for index in (claim.story.index, *sorted(set(stories) - {claim.story.index})):
        span = found(stories.get(index, ""), words, near)
        if span is not None:
            shift = span.start - near
            actors = tuple((role, tuple(_moved(party, shift) for party in parties)) for role, parties in claim.actors)
            return replace(claim, evidence=(span,), actors=actors, story=replace(claim.story, index=index))
    return None


def _moved(party: Party, shift: int) -> Party:
    if party.start is None or party.end is None:
        return party
    return replace(party, start=party.start + shift, end=party.end + shift)


def _same(read: Claim, added: Claim) -> bool:
    """Whether a claim says what was added: the same act of the same parties, on words in common."""
    if (read.type, read.phase, read.story.index) != (added.type, added.phase, added.story.index):
        return False
    if _names(read) != _names(added):
        return False
    return any(a.start < b.end and b.start < a.end for a in read.evidence for b in added.evidence)


def _names(claim: Claim) -> dict[str, set[str]]:
    return {role: {party.iso3 or party.name for party in parties} for role, parties in claim.actors}
