"""Claims of a glossed story told in the story's own words: offsets and texts of the source in place of the gloss's."""

import re
from collections.abc import Iterable
from dataclasses import replace

from legation.language.gloss.alignment import Alignment
from legation.model.claim import Claim, Item, ItemPart, Party, Place, Source
from legation.model.record import claim_id
from legation.model.span import Span


def in_own_words(claim: Claim, gloss: Alignment, title: str) -> Claim:
    """The claim with what it quotes in the words of the source; canonical names stay. `title` is the story's own."""
    near = [(span.start, span.end) for span in claim.evidence]
    told = replace(
        claim,
        story=replace(claim.story, title=title),
        actors=tuple((role, tuple(_party(p, gloss) for p in parties)) for role, parties in claim.actors),
        item=None if claim.item is None else _item(claim.item, gloss, near),
        place=None if claim.place is None else _place(claim.place, gloss),
        date=replace(claim.date, text=_found(claim.date.text, gloss, near)),
        attribution=tuple(_source(source, gloss, near) for source in claim.attribution),
        evidence=tuple(_span(span, gloss) for span in claim.evidence),
        model=gloss.model,
    )
    return replace(told, claim_id=claim_id(told))


def _span(span: Span, gloss: Alignment) -> Span:
    bounds = gloss.sentence(span.start, span.end)
    return span if bounds is None else Span(*bounds, gloss.source[bounds[0] : bounds[1]])


def _party(party: Party, gloss: Alignment) -> Party:
    if party.start is None or party.end is None:
        return replace(party, text=_found(party.text, gloss, ()) or "")
    bounds = gloss.back(party.start, party.end)
    if bounds is None:
        return party
    return replace(party, text=gloss.source[bounds[0] : bounds[1]], start=bounds[0], end=bounds[1])


def _item(item: Item, gloss: Alignment, near: Iterable[tuple[int, int]]) -> Item:
    parts = tuple(_part(part, gloss) for part in item.parts)
    if item.start is None or item.end is None or (bounds := gloss.back(item.start, item.end)) is None:
        return replace(item, text=_found(item.text, gloss, near) or "", parts=parts)
    return replace(item, text=gloss.source[bounds[0] : bounds[1]], start=bounds[0], end=bounds[1], parts=parts)


def _part(part: ItemPart, gloss: Alignment) -> ItemPart:
    if part.start is None or part.end is None or (bounds := gloss.back(part.start, part.end)) is None:
        return part
    return replace(part, text=gloss.source[bounds[0] : bounds[1]], start=bounds[0], end=bounds[1])


def _place(place: Place, gloss: Alignment) -> Place:
    if place.start is None or place.end is None or (bounds := gloss.back(place.start, place.end)) is None:
        return replace(place, text=_found(place.text, gloss, ()) or "")
    return replace(place, text=gloss.source[bounds[0] : bounds[1]], start=bounds[0], end=bounds[1])


def _source(source: Source, gloss: Alignment, near: Iterable[tuple[int, int]]) -> Source:
    """A speaker that is only described is named by the description, which is the page's."""
    text = _found(source.text, gloss, near) or ""
    described = bool(source.text) and source.name == source.text and source.iso3 is None
    return replace(source, text=text, name=text if described and text else source.name)


def _found(words: str | None, gloss: Alignment, near: Iterable[tuple[int, int]]) -> str | None:
    """The source's words for some of the gloss's, looked for in the evidence first; None where they stand nowhere."""
    if not words:
        return words
    for start, end in (*near, (0, len(gloss.text))):
        at = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", gloss.text[start:end])
        if at is not None:
            return gloss.words(start + at.start(), start + at.end())
    return None
