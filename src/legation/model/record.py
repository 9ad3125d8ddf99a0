"""Claims and events as plain records: the published contract of `--format jsonl`, the register and every export.

The order and the names of the fields are fixed, for readers outside depend on them; a claim written and read again is
the same claim.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

from legation.model.claim import (
    Claim,
    ClaimDate,
    Correction,
    Decided,
    Item,
    ItemPart,
    Number,
    Party,
    Place,
    Range,
    Source,
    StoryRef,
)
from legation.model.event import Contradiction, Event, EventSource
from legation.model.span import Span

Record = dict[str, Any]

ID_LENGTH = 16
"""Hex digits of a claim's or an event's id: 64 bits, so that a register of ten million claims has no chance clash."""


def claim_record(claim: Claim, event_id: str | None = None) -> Record:
    """The claim as the plain record that is printed, one a line; `event_id` is null where no register has merged it."""
    return {
        "claim_id": claim.claim_id,
        "page": claim.page,
        "url": claim.url,
        "story": _story_record(claim.story),
        "type": claim.type,
        "phase": claim.phase,
        "modality": claim.modality,
        "background": claim.background,
        "actors": _actors_record(claim),
        "item": _item_record(claim.item) if claim.item else None,
        "place": _place_record(claim.place) if claim.place else None,
        "date": _date_record(claim.date),
        "duration": claim.duration,
        "until": claim.until,
        "attribution": [_source_record(source) for source in claim.attribution],
        "evidence": [{"start": span.start, "end": span.end, "text": span.text} for span in claim.evidence],
        "rules": list(claim.rules),
        "codebook": claim.codebook,
        "confidence": claim.confidence,
        "why": claim.why,
        "event_id": event_id,
        "model": claim.model,
        "denies": claim.denies,
        "decided": asdict(claim.decided) if claim.decided else None,
    }


def claim_from_record(record: Mapping[str, Any]) -> Claim:
    """The claim that a record tells of, the inverse of `claim_record`. Raises KeyError where a field is missing."""
    return Claim(
        claim_id=record["claim_id"],
        page=record["page"],
        url=record["url"],
        story=_story(record["story"]),
        type=record["type"],
        phase=record["phase"],
        modality=record["modality"],
        background=record["background"],
        actors=tuple((role, tuple(Party(**party) for party in parties)) for role, parties in record["actors"].items()),
        item=_item(record["item"]) if record["item"] else None,
        place=Place(**record["place"]) if record["place"] else None,
        date=_date(record["date"]),
        duration=record["duration"],
        until=record["until"],
        attribution=tuple(Source(**source) for source in record["attribution"]),
        evidence=tuple(Span(**span) for span in record["evidence"]),
        rules=tuple(record["rules"]),
        codebook=record["codebook"],
        model=record["model"],
        confidence=record["confidence"],
        why=record["why"],
        denies=record["denies"],
        decided=_decided(record.get("decided")),
    )


def event_record(event: Event) -> Record:
    """The event as a plain record: the lead claim's values, then what its reports add up to and where they differ."""
    shown = claim_record(event.lead)
    values = (
        "type",
        "phase",
        "modality",
        "background",
        "actors",
        "item",
        "place",
        "date",
        "duration",
        "until",
        "denies",
    )
    published = sorted(claim.story.published for claim in event.claims if claim.story.published)
    return {
        "event_id": event.event_id,
        **{name: shown[name] for name in values},
        "reports": event.reports,
        "outlets": event.outlets,
        "independent_sources": event.independent_sources,
        "anonymous_sources": event.anonymous_sources,
        "sources": [_root_record(source) for source in event.sources],
        "recirculated": event.recirculated,
        "contradictions": [
            {"field": c.field, "values": [{"value": value, "by": list(by)} for value, by in c.values]}
            for c in event.contradictions
        ],
        "first_published": published[0] if published else None,
        "last_published": published[-1] if published else None,
        "lead_claim": event.lead.claim_id,
        "claims": [claim.claim_id for claim in event.claims],
        "pages": sorted({claim.page for claim in event.claims}),
        "codebook": event.lead.codebook,
        "status": event.status,
        "version": event.version,
        "first_seen": event.first_seen,
        "last_changed": event.last_changed,
        "affair": event.affair,
        "links": [asdict(link) for link in event.links],
    }


def contradictions_from(record: Mapping[str, Any]) -> tuple[Contradiction, ...]:
    """The contradictions that the record of an event tells of."""
    return tuple(
        Contradiction(one["field"], tuple((value["value"], tuple(value["by"])) for value in one["values"]))
        for one in record["contradictions"]
    )


def event_of_one(claim: Claim, record: Mapping[str, Any]) -> Event:
    """The event that a single claim makes, from the claim and the event's record."""
    return Event(
        event_id=record["event_id"],
        lead=claim,
        claims=(claim,),
        reports=record["reports"],
        independent_sources=record["independent_sources"],
        contradictions=contradictions_from(record),
        outlets=record["outlets"],
        anonymous_sources=record["anonymous_sources"],
        sources=tuple(EventSource(**source, claims=(claim.claim_id,)) for source in record["sources"]),
        recirculated=record["recirculated"],
    )


def _root_record(source: EventSource) -> Record:
    return {
        "name": source.name,
        "kind": source.kind,
        "iso3": source.iso3,
        "side": source.side,
        "anonymous": source.anonymous,
        "voice_of": source.voice_of,
    }


def claim_id(claim: Claim, sha256: str = "") -> str:
    """The claim's stable name, made from what it says and where it stands: the same on every run and machine.

    `sha256` is the hash of the page's bytes; the path plays no part, since it differs from machine to machine. Two
    identical claims on one page have one id. Codebook, model, rules and confidence play no part: they tell how it was
    read.
    """
    record = claim_record(claim)
    said = {
        "page": sha256,
        "story": claim.story.index,
        **{name: record[name] for name in ("type", "phase", "modality", "background", "actors", "item", "denies")},
        "place": claim.place.name if claim.place else None,
        "date": [claim.date.start, claim.date.end, claim.date.edtf],
        "until": claim.until,
        "attribution": [[source.name, source.iso3] for source in claim.attribution],
        "evidence": record["evidence"],
    }
    return digest(said)


def stamped(claim: Claim, sha256: str) -> Claim:
    """The same claim with the id that its content and the hash of its page give it."""
    return replace(claim, claim_id=claim_id(claim, sha256))


def digest(value: object) -> str:
    """The short name of a plain value: the first hex digits of the SHA-256 of its canonical JSON."""
    canonical = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()[:ID_LENGTH]


def _story_record(story: StoryRef) -> Record:
    return {
        "index": story.index,
        "title": story.title,
        "published": story.published,
        "published_basis": story.published_basis,
        "dating": [dict(candidate) for candidate in story.dating],
    }


def _story(record: Mapping[str, Any]) -> StoryRef:
    return StoryRef(**{**record, "dating": tuple(dict(candidate) for candidate in record["dating"])})


def _actors_record(claim: Claim) -> Record:
    return {role: [_party_record(party) for party in parties] for role, parties in claim.actors}


def _party_record(party: Party) -> Record:
    return {
        "name": party.name,
        "iso3": party.iso3,
        "org": party.org,
        "person": party.person,
        "kind": party.kind,
        "text": party.text,
        "start": party.start,
        "end": party.end,
    }


def _item_record(item: Item) -> Record:
    return {
        "text": item.text,
        "name": item.name,
        "designation": item.designation,
        "category": item.category,
        "unroca": item.unroca,
        "quantity": _quantity_record(item.quantity),
        "unit": item.unit,
        "batch": item.batch,
        "is_total": item.is_total,
        "mode": item.mode,
        "parts": [_part_record(part) for part in item.parts],
        "start": item.start,
        "end": item.end,
    }


def _item(record: Mapping[str, Any]) -> Item:
    parts = tuple(ItemPart(**{**part, "quantity": _quantity(part["quantity"])}) for part in record["parts"])
    return Item(**{**record, "quantity": _quantity(record["quantity"]), "parts": parts})


def _part_record(part: ItemPart) -> Record:
    return {
        "name": part.name,
        "designation": part.designation,
        "category": part.category,
        "quantity": _quantity_record(part.quantity),
        "text": part.text,
        "start": part.start,
        "end": part.end,
    }


def _quantity_record(quantity: Number | Range | None) -> Number | str | None:
    """A number, or a bounded range as the text "10..16", with nothing on an open side: "..16", "42.."."""
    if isinstance(quantity, Range):
        low, high = ("" if n is None else str(_number(n)) for n in (quantity.low, quantity.high))
        return f"{low}..{high}"
    return _number(quantity)


def _number(number: Number | None) -> Number | None:
    """Five is written 5, never 5.0: one number has one form, and so one id."""
    return int(number) if isinstance(number, float) and number.is_integer() else number


def _quantity(value: Any) -> Number | Range | None:
    if isinstance(value, str):
        low, _, high = value.partition("..")
        return Range(_parsed(low), _parsed(high))
    number: Number | None = value
    return number


def _parsed(text: str) -> Number | None:
    if not text:
        return None
    return float(text) if "." in text or "e" in text else int(text)


def _place_record(place: Place) -> Record:
    return {
        "name": place.name,
        "country": place.country,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "geonames": place.geonames,
        "precision": place.precision,
        "text": place.text,
        "start": place.start,
        "end": place.end,
    }


def _date_record(date: ClaimDate) -> Record:
    return {
        "from": date.start,
        "to": date.end,
        "text": date.text,
        "how": date.how,
        "grain": date.grain,
        "edtf": date.edtf,
    }


def _date(record: Mapping[str, Any]) -> ClaimDate:
    rest = {name: value for name, value in record.items() if name not in ("from", "to")}
    return ClaimDate(start=record["from"], end=record["to"], **rest)


def _decided(record: Mapping[str, Any] | None) -> Decided | None:
    if record is None:
        return None
    return Decided(**{**record, "corrections": tuple(Correction(**one) for one in record["corrections"])})


def _source_record(source: Source) -> Record:
    return {"name": source.name, "kind": source.kind, "iso3": source.iso3, "text": source.text}
