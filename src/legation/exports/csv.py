"""CSV: claims or events as rows for spreadsheets and statistics programs.

UTF-8, with a byte-order mark if asked for, since Excel takes anything else for its own code page. Cells that a
spreadsheet would take for a formula are marked by an apostrophe; numbers are left as they are.
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from legation.model.claim import Claim, Party, Range
from legation.model.event import Event
from legation.register.summary import quantity_words
from legation.views.wording import NO_ORDER, RoleOrder, ordered, source_words

Cell = str | int | float | bool | None

Codes = Callable[[str, Claim], str | None]
"""The code that a scheme ("plover") has for a claim."""

BYTE_ORDER_MARK = "\ufeff"

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""First signs that make Excel, LibreOffice or Google Sheets compute a cell."""

SHOWN_ACTORS = 2
"""Actors with columns of their own; any more are listed in `other_actors`."""

_ACT = (
    "type phase modality background date_from date_to date_how date_text time_precision date_edtf "
    "actor1 actor1_role actor1_iso3 actor1_org actor2 actor2_role actor2_iso3 actor2_org other_actors "
    "item designation item_class unroca quantity quantity_range unit batch is_total mode parts "
    "place country_iso3 latitude longitude geo_precision duration until plover cameo"
)

CLAIM_COLUMNS = tuple(
    f"claim_id event_id page url story title published published_basis {_ACT} quote start end said_by said_by_kind "
    "attribution denies rule_ids confidence why codebook_version decision reviewer reason read_as".split()
)

EVENT_COLUMNS = tuple(
    f"event_id {_ACT} reports outlets independent_sources anonymous_sources sources recirculated contradicted "
    "first_published last_published lead_claim claims codebook_version version status first_seen last_changed".split()
)


def no_codes(scheme: str, claim: Claim) -> None:
    """No code in any scheme, where no codebook is at hand."""


def claim_rows(
    claims: Iterable[tuple[Claim, str | None]], roles: RoleOrder = NO_ORDER, codes: Codes = no_codes
) -> Iterator[dict[str, Cell]]:
    """Each claim as a row by column."""
    for claim, event_id in claims:
        first = claim.attribution[0] if claim.attribution else None
        yield {
            "claim_id": claim.claim_id,
            "event_id": event_id,
            "page": claim.page,
            "url": claim.url,
            "story": claim.story.index,
            "title": claim.story.title,
            "published": claim.story.published,
            "published_basis": claim.story.published_basis,
            **_act(claim, roles, codes),
            "quote": " … ".join(span.text for span in claim.evidence),
            "start": claim.evidence[0].start if claim.evidence else None,
            "end": claim.evidence[-1].end if claim.evidence else None,
            "said_by": first.name if first else None,
            "said_by_kind": first.kind if first else None,
            "attribution": " → ".join(source.name for source in claim.attribution),
            "denies": claim.denies,
            "rule_ids": " ".join(claim.rules),
            "confidence": claim.confidence,
            "why": claim.why,
            "codebook_version": claim.codebook,
            **_decision(claim),
        }


def event_rows(
    events: Iterable[Event], roles: RoleOrder = NO_ORDER, codes: Codes = no_codes
) -> Iterator[dict[str, Cell]]:
    """Each event as a row by column, with the values of its lead claim."""
    for event in events:
        published = sorted(claim.story.published for claim in event.claims if claim.story.published)
        yield {
            "event_id": event.event_id,
            **_act(event.lead, roles, codes),
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


def lines(rows: Iterable[Mapping[str, Cell]], *, columns: Sequence[str], excel: bool = False) -> Iterator[str]:
    """The rows as lines of CSV under a line of column names, each ended by CR LF as RFC 4180 has it."""
    held = io.StringIO()
    writer = csv.DictWriter(held, columns, extrasaction="raise")
    writer.writeheader()
    yield (BYTE_ORDER_MARK if excel else "") + _taken(held)
    for row in rows:
        writer.writerow({name: _safe(value) for name, value in row.items()})
        yield _taken(held)


def _act(claim: Claim, roles: RoleOrder, codes: Codes) -> dict[str, Cell]:
    item, place, date = claim.item, claim.place, claim.date
    quantity = item.quantity if item else None
    return {
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
        **_actors(claim, roles),
        "item": item.name if item else None,
        "designation": item.designation if item else None,
        "item_class": item.category if item else None,
        "unroca": item.unroca if item else None,
        "quantity": quantity if not isinstance(quantity, Range) else None,
        "quantity_range": quantity_words(quantity) if isinstance(quantity, Range) else None,
        "unit": item.unit if item else None,
        "batch": item.batch if item else None,
        "is_total": item.is_total if item else None,
        "mode": item.mode if item else None,
        "parts": _parts(claim),
        "place": place.name if place else None,
        "country_iso3": place.country if place else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "geo_precision": place.precision if place else None,
        "duration": claim.duration,
        "until": claim.until,
        **{scheme: codes(scheme, claim) for scheme in ("plover", "cameo")},
    }


def _decision(claim: Claim) -> dict[str, Cell]:
    """What people decided, by whom and why, and what was read where they corrected it."""
    decided = claim.decided
    return {
        "decision": decided.state if decided else None,
        "reviewer": decided.who if decided else None,
        "reason": decided.why if decided else None,
        "read_as": "; ".join(f"{one.field}: {one.read}" for one in decided.corrections) if decided else None,
    }


def _actors(claim: Claim, roles: RoleOrder) -> dict[str, Cell]:
    flat = [(role, party) for role, parties in ordered(claim, roles) for party in parties]
    cells: dict[str, Cell] = {}
    for number in range(SHOWN_ACTORS):
        role, party = flat[number] if number < len(flat) else (None, None)
        cells[f"actor{number + 1}"] = party.name if party else None
        cells[f"actor{number + 1}_role"] = role
        cells[f"actor{number + 1}_iso3"] = party.iso3 if party else None
        cells[f"actor{number + 1}_org"] = (party.org or party.person) if party else None
    cells["other_actors"] = "; ".join(f"{role}: {_named(party)}" for role, party in flat[SHOWN_ACTORS:])
    return cells


def _named(party: Party) -> str:
    return f"{party.name} ({party.iso3})" if party.iso3 else party.name


def _parts(claim: Claim) -> str | None:
    if claim.item is None or not claim.item.parts:
        return None
    return "; ".join(f"{quantity_words(part.quantity)} {part.name}".strip() for part in claim.item.parts)


def _safe(value: Cell) -> Cell:
    """A cell that no spreadsheet computes; an apostrophe marks text, and is not shown."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"'{value}" if isinstance(value, str) and value.lstrip(" ").startswith(FORMULA_STARTS) else value


def _taken(held: io.StringIO) -> str:
    text = held.getvalue()
    held.seek(0)
    held.truncate()
    return text
