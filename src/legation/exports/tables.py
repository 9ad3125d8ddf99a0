"""The tables that can be taken away, each with its columns and its rows; all are joined by their ids."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from legation.exports import columns
from legation.exports.annotation import AROUND
from legation.exports.columns import Column
from legation.exports.rows import Around, Row, claim_row, event_row, party_rows
from legation.model.claim import Claim
from legation.model.page import Page
from legation.register.decisions import standing_record

if TYPE_CHECKING:
    from legation.exports.taken import Taken

TOGETHER = 400
"""Claims whose pages are looked up with one question."""

Told = tuple[Claim, str | None]


@dataclass(frozen=True, slots=True)
class Table:
    """A table by name, with what a row of it is, its columns, and what makes its rows. Not every table is narrowed by
    the filters: those that are not hold the whole register's.
    """

    name: str
    row: str
    columns: tuple[Column, ...]
    rows: Callable[["Taken"], Iterator[Row]]
    filtered: bool = True


def in_place(taken: "Taken") -> Iterator[tuple[Claim, str | None, Around]]:
    """The claims wanted, each with where it stands."""

    @lru_cache(maxsize=4)
    def page_of(sha256: str) -> Page:
        return taken.register.page(sha256)

    for some in _portions(taken.claims()):
        places = taken.register.whereabouts([claim.claim_id for claim, _ in some])
        for claim, event_id in some:
            place = places.get(claim.claim_id)
            yield claim, event_id, _around(claim, page_of(place.sha256)) if place else Around()


def _claims(taken: "Taken") -> Iterator[Row]:
    return (claim_row(claim, event_id, taken.lore, around) for claim, event_id, around in in_place(taken))


def _events(taken: "Taken") -> Iterator[Row]:
    return (event_row(event, taken.lore) for event in taken.events())


def _parties(taken: "Taken") -> Iterator[Row]:
    return (row for claim, event_id in taken.claims() for row in party_rows(claim, event_id))


def _pages(taken: "Taken") -> Iterator[Row]:
    """Every input with what became of it; the page itself, where there is one."""
    for outcome in taken.register.outcomes():
        page = taken.register.page(outcome.sha256) if outcome.sha256 else None
        first = page.stories[0] if page and page.stories else None
        told: Row = {
            "sha256": outcome.sha256,
            "path": outcome.path,
            "status": outcome.status,
            "reason": outcome.reason,
            "url": page.url if page else None,
            "site": page.site if page else None,
            "media": page.media if page else None,
            "stories": len(page.stories) if page else 0,
            "title": first.title if first else None,
            "published": first.published if first else None,
            "published_basis": first.published_basis if first else None,
            "language": first.language if first else None,
        }
        yield told


def _decisions(taken: "Taken") -> Iterator[Row]:
    for one in taken.register.decisions():
        yield _only(standing_record(one), columns.DECISIONS)


def _changes(taken: "Taken") -> Iterator[Row]:
    for change in taken.register.changes():
        told = asdict(change)
        yield _only({**told, "old": _json(told["old"]), "new": _json(told["new"])}, columns.CHANGES)


TABLES = (
    Table("claims", "One act, in one phase, as one source tells it", columns.CLAIMS, _claims),
    Table("events", "One act, with the claims that tell of it merged", columns.EVENTS, _events),
    Table("parties", "One party in one role of one claim", columns.PARTIES, _parties),
    Table("pages", "One input, with what became of it", columns.PAGES, _pages, filtered=False),
    Table("decisions", "One decision of a person", columns.DECISIONS, _decisions, filtered=False),
    Table("changes", "One change of one event", columns.CHANGES, _changes, filtered=False),
)

BY_NAME: Mapping[str, Table] = {table.name: table for table in TABLES}


def _portions(told: Iterable[Told]) -> Iterator[list[Told]]:
    rest = iter(told)
    while some := list(islice(rest, TOGETHER)):
        yield some


def _around(claim: Claim, page: Page) -> Around:
    text = next((story.text for story in page.stories if story.index == claim.story.index), "")
    if not claim.evidence:
        return Around(page.sha256, page.site)
    start, end = claim.evidence[0].start, claim.evidence[-1].end
    return Around(page.sha256, page.site, text[max(0, start - AROUND) : start], text[end : end + AROUND])


def _only(record: Mapping[str, object], wanted: Iterable[Column]) -> Row:
    return {one.name: record[one.name] for one in wanted}  # type: ignore[misc]


def _json(value: object) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False)
