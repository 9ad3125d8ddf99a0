"""Pages and claims as rows of the register's tables, and back. Nothing here decides anything."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from legation.model.claim import Claim, Number, Party, Range, Source
from legation.model.page import Block, DateCandidate, Dropped, Page, Story
from legation.model.record import claim_from_record, claim_record, digest
from legation.model.span import Span
from legation.register.database import Row, Value


@dataclass(frozen=True, slots=True)
class Run:
    """How a page was read: versions of program, codebook and model, and the day given as `--published`."""

    tool: str = ""
    codebook: str = ""
    model: str = ""
    published: str | None = None

    @property
    def run_id(self) -> str:
        """The name of these settings."""
        return digest([self.tool, self.codebook, self.model, self.published])


def reading(page: Page, claims: Iterable[Claim], run: Run) -> str:
    """The digest of all that was read from a page. Its path plays no part: bytes read from two places are one page."""
    told: list[dict[str, Any]] = [{**claim_record(claim), "page": ""} for claim in claims]
    placeless: dict[str, Any] = {**asdict(page), "path": ""}
    told.sort(key=lambda record: str(record["claim_id"]))
    return digest([placeless, told, run.run_id])


def run_row(run: Run) -> dict[str, Value]:
    """The run's row in `runs`."""
    return {"run_id": run.run_id, **asdict(run)}


def page_row(page: Page, run: Run, read: str) -> dict[str, Value]:
    """The page's row in `pages`."""
    return {
        "sha256": page.sha256,
        "path": page.path,
        "url": page.url,
        "site": page.site,
        "media": page.media,
        "encoding": page.encoding,
        "notes": _json(page.notes),
        "reading": read,
        "run_id": run.run_id,
    }


def story_row(page: Page, story: Story) -> dict[str, Value]:
    """The story's row in `stories`."""
    return {
        "sha256": page.sha256,
        "story": story.index,
        "title": story.title,
        "text": story.text,
        "published": story.published,
        "published_basis": story.published_basis,
        "byline": story.byline,
        "dateline_place": story.dateline_place,
        "language": story.language,
        "official": story.official,
        "credits": _json(story.credits),
        "dating": _json([asdict(candidate) for candidate in story.dating]),
        "blocks": _json([[block.kind, block.start, block.end] for block in story.blocks]),
    }


def dropped_row(sha256: str, number: int, piece: Dropped) -> dict[str, Value]:
    """The row in `dropped` of a piece that was left out."""
    return {"sha256": sha256, "position": number, "text": piece.text, "reason": piece.reason}


def claim_row(claim: Claim, sha256: str, number: int) -> dict[str, Value]:
    """The claim's row in `claims`; parties, evidence and sources have rows of their own."""
    item, place, date = claim.item, claim.place, claim.date
    low, high = _bounds(item.quantity) if item else (None, None)
    return {
        "number": number,
        "claim_id": claim.claim_id,
        "sha256": sha256,
        "story": claim.story.index,
        "type": claim.type,
        "phase": claim.phase,
        "modality": claim.modality,
        "denies": claim.denies,
        "background": claim.background,
        "item": item.name if item else None,
        "designation": item.designation if item else None,
        "category": item.category if item else None,
        "unroca": item.unroca if item else None,
        "quantity_low": low,
        "quantity_high": high,
        "unit": item.unit if item else None,
        "batch": item.batch if item else None,
        "is_total": item.is_total if item else None,
        "mode": item.mode if item else None,
        "place": place.name if place else None,
        "country": place.country if place else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "date_from": date.start,
        "date_to": date.end,
        "date_how": date.how,
        "edtf": date.edtf,
        "duration": claim.duration,
        "until": claim.until,
        "published": claim.story.published,
        "said_by": claim.attribution[0].name if claim.attribution else None,
        "codebook": claim.codebook,
        "confidence": claim.confidence,
        "record": _json(claim_record(claim)),
    }


def part_rows(claims: Iterable[Claim]) -> dict[str, list[dict[str, Value]]]:
    """The rows of the claims' parties, evidence and sources, by table."""
    rows: dict[str, list[dict[str, Value]]] = {"parties": [], "evidence": [], "sources": []}
    for claim in claims:
        name = {"claim_id": claim.claim_id}
        for role, parties in claim.actors:
            rows["parties"] += [{**name, "role": role, "position": n, **_flat(p)} for n, p in enumerate(parties)]
        rows["evidence"] += [{**name, "position": n, **_flat(span)} for n, span in enumerate(claim.evidence)]
        rows["sources"] += [{**name, "position": n, **_flat(source)} for n, source in enumerate(claim.attribution)]
    return rows


def words_row(claim: Claim, number: int) -> dict[str, Value]:
    """What full-text search looks at."""
    parties = [party for _, filled in claim.actors for party in filled]
    named = [
        name for party in parties for name in (party.name, party.iso3, party.org, party.person, party.text) if name
    ]
    item = claim.item
    things = (
        (item.text, item.name, item.designation, item.category, *(part.name for part in item.parts)) if item else ()
    )
    return {
        "rowid": number,
        "claim_id": claim.claim_id,
        "title": claim.story.title,
        "evidence": " … ".join(span.text for span in claim.evidence),
        "parties": " · ".join(named),
        "item": " · ".join(filter(None, things)),
        "place": " · ".join(filter(None, (claim.place.name, claim.place.text))) if claim.place else "",
        "sources": " · ".join(source.name for source in claim.attribution),
    }


def claim_of(row: Row) -> Claim:
    """The claim that a row of `claims` keeps."""
    return claim_from_record(json.loads(row["record"]))


def page_of(row: Row, stories: Iterable[Row], dropped: Iterable[Row]) -> Page:
    """The page that rows of `pages`, `stories` and `dropped` keep."""
    return Page(
        path=row["path"],
        sha256=row["sha256"],
        media=row["media"],
        encoding=row["encoding"],
        url=row["url"],
        site=row["site"],
        stories=tuple(map(story_of, stories)),
        dropped=tuple(Dropped(piece["text"], piece["reason"]) for piece in dropped),
        notes=tuple(json.loads(row["notes"])),
    )


def story_of(row: Row) -> Story:
    """The story that a row of `stories` keeps."""
    return Story(
        index=row["story"],
        title=row["title"],
        text=row["text"],
        blocks=tuple(Block(*block) for block in json.loads(row["blocks"])),
        published=row["published"],
        published_basis=row["published_basis"],
        dating=tuple(DateCandidate(**candidate) for candidate in json.loads(row["dating"])),
        byline=row["byline"],
        dateline_place=row["dateline_place"],
        credits=tuple(json.loads(row["credits"])),
        language=row["language"],
        official=row["official"],
    )


def _flat(value: Party | Span | Source) -> dict[str, Value]:
    """The fields of a value that holds no others; what `asdict` gives, without looking for others."""
    return {name: getattr(value, name) for name in value.__slots__}


def _bounds(quantity: Number | Range | None) -> tuple[Number | None, Number | None]:
    return (quantity.low, quantity.high) if isinstance(quantity, Range) else (quantity, quantity)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
