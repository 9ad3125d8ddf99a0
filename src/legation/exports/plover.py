"""PLOVER: events as records of JSON, one a line, for those who work with POLECAT and its kin.

The code is the codebook's mapping. An act that PLOVER has no code for, or that names no two parties, is left out and
counted. `date` is given only where one day is known; `date_from` and `date_to` always tell what is.
"""

from collections.abc import Iterator
from typing import Any

from legation.exports.jsonl import line
from legation.exports.sides import dyads
from legation.exports.taken import Taken
from legation.model.claim import Party
from legation.model.event import Event

NO_CODE = "events that the scheme has no code for"
NO_DYAD = "events that name fewer than two parties"


def pieces(taken: Taken) -> Iterator[bytes]:
    """A line for each event."""
    for event in taken.events():
        record = record_of(event, taken)
        if record is not None:
            yield line(record).encode("utf-8", "replace")


def record_of(event: Event, taken: Taken) -> dict[str, Any] | None:
    """The event as PLOVER has it; None, counted, where it cannot be."""
    lead = event.lead
    code = taken.lore.codes("plover", lead)
    pairs = list(dyads(lead, taken.lore.roles))
    if code is None or not pairs:
        taken.left[NO_DYAD if code else NO_CODE] += 1
        return None
    sources = {id(pair.source): (pair.source, pair.source_role) for pair in pairs}
    targets = {id(pair.target): (pair.target, pair.target_role) for pair in pairs}
    place = lead.place
    return {
        "id": event.event_id,
        "date": lead.date.start if lead.date.start == lead.date.end else None,
        "date_from": lead.date.start,
        "date_to": lead.date.end,
        "event": code,
        "mode": None,
        "context": ["military"],
        "source": [_actor(*one) for one in sources.values()],
        "target": [_actor(*one) for one in targets.values()],
        "location": place
        and {
            "name": place.name,
            "country": place.country,
            "lat": place.latitude,
            "lon": place.longitude,
            "geonames": place.geonames,
            "precision": place.precision,
        },
        "text": [span.text for span in lead.evidence],
        "title": lead.story.title,
        "published": lead.story.published,
        "url": lead.url,
        "language": "en",
        "coder": f"Legation {taken.tool}, codebook {lead.codebook}",
        "legation": {"type": lead.type, "phase": lead.phase, "modality": lead.modality, "reports": event.reports},
    }


def _actor(party: Party, role: str) -> dict[str, str | None]:
    return {"code": party.iso3, "name": party.name, "part": party.org, "person": party.person, "role": role}
