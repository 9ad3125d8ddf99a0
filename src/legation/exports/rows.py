"""Claims and events as flat rows, a value for each column of `columns`."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from legation.codebook.entries import Codebook
from legation.codebook.mapping import code
from legation.exports import columns, schemes
from legation.model.claim import Claim, Item, Number, Party, Range
from legation.model.event import Event
from legation.register.summary import quantity_words
from legation.views.wording import NO_ORDER, RoleOrder, ordered, source_words

Cell = str | int | float | bool | None

Row = dict[str, Cell]

Codes = Callable[[str, Claim], str | None]
"""The code that a scheme ("plover") has for a claim."""

SHOWN_ACTORS = 2
"""Actors with columns of their own; any more are listed in `other_actors`."""

NUMBER = "quantity"
"""The field of a contradiction that makes a number uncertain."""


def no_codes(scheme: str, claim: Claim) -> None:
    """No code in any scheme, where no codebook is at hand."""


def never(claim: Claim) -> bool:
    """Nothing is ready for a trade register where no codebook tells what is a transfer."""
    return False


@dataclass(frozen=True, slots=True)
class Lore:
    """What rows draw from the codebook: the order of roles, codes of other schemes, and what a trade register takes."""

    roles: RoleOrder = field(default_factory=lambda: NO_ORDER)
    codes: Codes = no_codes
    ready: Callable[[Claim], bool] = never

    @classmethod
    def of(cls, book: Codebook) -> "Lore":
        """What a codebook tells."""
        roles = {one.name: tuple(role.name for role in one.roles) for one in book.types}
        return cls(roles, partial(code, book), schemes.trade_ready(book))


NO_LORE = Lore()


@dataclass(frozen=True, slots=True)
class Around:
    """Where a claim stands: its page's hash and publisher, the words before and after its evidence."""

    sha256: str | None = None
    publisher: str | None = None
    prefix: str | None = None
    suffix: str | None = None


NOWHERE = Around()


def claim_row(claim: Claim, event_id: str | None = None, lore: Lore = NO_LORE, around: Around = NOWHERE) -> Row:
    """The claim as a row."""
    first = claim.attribution[0] if claim.attribution else None
    decided = claim.decided
    return {
        "claim_id": claim.claim_id,
        "event_id": event_id,
        "page": claim.page,
        "url": claim.url,
        "publisher": around.publisher,
        "sha256": around.sha256,
        "story": claim.story.index,
        "title": claim.story.title,
        "published": claim.story.published,
        "published_basis": claim.story.published_basis,
        **_act(claim, lore),
        "quote": " … ".join(span.text for span in claim.evidence),
        "prefix": around.prefix,
        "suffix": around.suffix,
        "start": claim.evidence[0].start if claim.evidence else None,
        "end": claim.evidence[-1].end if claim.evidence else None,
        "said_by": first.name if first else None,
        "said_by_kind": first.kind if first else None,
        "said_by_iso3": first.iso3 if first else None,
        "attribution": " → ".join(source.name for source in claim.attribution),
        "denies": claim.denies,
        "rule_ids": " ".join(claim.rules),
        "confidence": claim.confidence,
        "why": claim.why,
        "codebook_version": claim.codebook,
        "model": claim.model,
        "decision": decided.state if decided else None,
        "reviewer": decided.who if decided else None,
        "reason": decided.why if decided else None,
        "read_as": "; ".join(f"{one.field}: {one.read}" for one in decided.corrections) if decided else None,
    }


def event_row(event: Event, lore: Lore = NO_LORE) -> Row:
    """The event as a row, with the values of its lead claim."""
    published = sorted(claim.story.published for claim in event.claims if claim.story.published)
    act = _act(event.lead, lore)
    if any(found.field == NUMBER for found in event.contradictions):
        act["quantity_uncertain"] = True
    return {
        "event_id": event.event_id,
        **act,
        "reports": event.reports,
        "outlets": event.outlets,
        "independent_sources": event.independent_sources,
        "anonymous_sources": event.anonymous_sources,
        "sources": "; ".join(map(source_words, event.sources)),
        "recirculated": event.recirculated,
        "contradicted": "; ".join(
            f"{found.field}: " + " | ".join(f"{value} ({', '.join(by)})" for value, by in found.values)
            for found in event.contradictions
        ),
        "first_published": published[0] if published else None,
        "last_published": published[-1] if published else None,
        "lead_claim": event.lead.claim_id,
        "claims": " ".join(claim.claim_id for claim in event.claims),
        "codebook_version": event.lead.codebook,
        "version": event.version,
        "status": event.status,
        "first_seen": event.first_seen,
        "last_changed": event.last_changed,
    }


def party_rows(claim: Claim, event_id: str | None) -> list[Row]:
    """The parties of a claim, a row each."""
    return [
        {
            "claim_id": claim.claim_id,
            "event_id": event_id,
            "role": role,
            "name": party.name,
            "iso3": party.iso3,
            "org": party.org,
            "person": party.person,
            "kind": party.kind,
            "words": party.text,
            "start": party.start,
            "end": party.end,
        }
        for role, parties in claim.actors
        for party in parties
    ]


def bounds(quantity: Number | Range | None) -> tuple[Number | None, Number | None]:
    """The least and the most that a quantity says; None on an open side."""
    return (quantity.low, quantity.high) if isinstance(quantity, Range) else (quantity, quantity)


def _act(claim: Claim, lore: Lore) -> Row:
    place, date = claim.place, claim.date
    told: Row = {
        "type": claim.type,
        "phase": claim.phase,
        "modality": claim.modality,
        "background": claim.background,
        "date_from": date.start,
        "date_to": date.end,
        "date_how": date.how,
        "date_text": date.text,
        "time_precision": date.grain,
        "date_edtf": date.edtf,
        **_actors(claim, lore.roles),
        **(_item(claim.item) if claim.item else {}),
        "place": place.name if place else None,
        "place_text": place.text if place else None,
        "country_iso3": place.country if place else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "geo_precision": place.precision if place else None,
        "duration": claim.duration,
        "until": claim.until,
        "plover": lore.codes("plover", claim),
        "cameo": lore.codes("cameo", claim),
        "sipri_ready": lore.ready(claim),
    }
    return {column.name: told.get(column.name) for column in columns.ACT}


def _item(item: Item) -> Row:
    quantity = item.quantity
    low, high = bounds(quantity)
    parts = "; ".join(f"{quantity_words(part.quantity)} {part.name}".strip() for part in item.parts)
    return {
        "item": item.name,
        "designation": item.designation,
        "item_class": item.category,
        "unroca": item.unroca,
        "quantity": None if isinstance(quantity, Range) else quantity,
        "quantity_range": quantity_words(quantity) if isinstance(quantity, Range) else None,
        "quantity_low": low,
        "quantity_high": high,
        "quantity_uncertain": None if quantity is None else isinstance(quantity, Range),
        "unit": item.unit,
        "batch": item.batch,
        "is_total": item.is_total,
        "mode": item.mode,
        "parts": parts or None,
    }


def _actors(claim: Claim, roles: RoleOrder) -> Row:
    flat = [(role, party) for role, parties in ordered(claim, roles) for party in parties]
    cells: Row = {}
    for number, (role, party) in enumerate(flat[:SHOWN_ACTORS], 1):
        cells[f"actor{number}"] = party.name
        cells[f"actor{number}_role"] = role
        cells[f"actor{number}_iso3"] = party.iso3
        cells[f"actor{number}_org"] = party.org or party.person
    cells["other_actors"] = "; ".join(f"{role}: {_named(party)}" for role, party in flat[SHOWN_ACTORS:]) or None
    return cells


def _named(party: Party) -> str:
    return f"{party.name} ({party.iso3})" if party.iso3 else party.name
