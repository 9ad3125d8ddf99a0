"""Writing pages, claims and events into the tables. Each function runs inside a transaction that the store has
begun."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from legation.model.claim import Claim
from legation.model.page import Outcome, Page
from legation.register.database import Database, Row, Value, marks, one, portions, storable
from legation.register.features import features, keys
from legation.register.merge import Merged, component, merge_with_reasons
from legation.register.rows import (
    Run,
    claim_of,
    claim_row,
    dropped_row,
    page_row,
    part_rows,
    reading,
    run_row,
    story_row,
    words_row,
)


def outcome(database: Database, told: Outcome) -> bool:
    """Keep what became of an input; False if just that is kept already."""
    sha256 = told.page.sha256 if told.page else None
    row = {"path": storable(told.path), "status": told.status, "reason": told.reason, "sha256": sha256}
    old = one(database.execute("SELECT path, status, reason, sha256 FROM outcomes WHERE path = ?", [row["path"]]))
    if old is not None and dict(old) == row:
        return False
    database.insert("outcomes", [row], replace="path")
    return True


def page(database: Database, told: Page, claims: Collection[Claim], run: Run) -> bool:
    """Keep a page and its claims in place of what the same bytes gave before; False if just that is kept already."""
    read = reading(told, claims, run)
    old = one(database.execute("SELECT path, reading FROM pages WHERE sha256 = ?", [told.sha256]))
    if old is not None and old["reading"] == read:
        return False
    first_path = old["path"] if old is not None else told.path
    touched = _touched_by_leaving(database, told.sha256) if old is not None else {}
    if old is not None:
        _clear(database, told.sha256)
    database.insert("runs", [run_row(run)], replace="run_id")
    database.insert("pages", [{**page_row(told, run, read), "path": first_path}], replace="sha256")
    database.insert("stories", [story_row(told, story) for story in told.stories])
    database.insert("dropped", [dropped_row(told.sha256, n, piece) for n, piece in enumerate(told.dropped)])
    _claims(database, [replace(claim, page=first_path) for claim in claims], told.sha256)
    _merge(database, [*touched.values(), *(replace(claim, page=told.sha256) for claim in claims)])
    return True


def _claims(database: Database, claims: Sequence[Claim], sha256: str) -> None:
    last = next(database.execute("SELECT coalesce(max(number), 0) AS number FROM claims"))["number"]
    numbered = list(enumerate(claims, last + 1))
    database.insert("claims", [claim_row(claim, sha256, number) for number, claim in numbered])
    database.insert("words", [words_row(claim, number) for number, claim in numbered])
    for table, rows in part_rows(claims).items():
        database.insert(table, rows)
    filed = [
        {"key": key, "claim_id": claim.claim_id}
        for claim in claims
        for key in sorted(set(keys(features(replace(claim, page=sha256)))[0]))
    ]
    database.insert("filed", filed)


def _clear(database: Database, sha256: str) -> None:
    """Remove what was read from the page; all that hangs on its stories and claims goes with them."""
    database.execute("DELETE FROM words WHERE rowid IN (SELECT number FROM claims WHERE sha256 = ?)", [sha256])
    _forget_events(database, [row["claim_id"] for row in _claims_on(database, sha256)])
    database.execute("DELETE FROM stories WHERE sha256 = ?", [sha256])
    database.execute("DELETE FROM dropped WHERE sha256 = ?", [sha256])


def _touched_by_leaving(database: Database, sha256: str) -> dict[str, Claim]:
    """The claims of other pages whose events may change when the page's claims go."""
    leaving = [replace(claim_of(row), page=sha256) for row in _claims_on(database, sha256)]
    found = component(leaving, lambda wanted: _filed_under(database, wanted))
    return {name: claim for name, claim in found.items() if claim.page != sha256}


def _merge(database: Database, seeds: Iterable[Claim]) -> None:
    """Make the events anew that the seeds stand in or may stand in."""
    found = component(seeds, lambda wanted: _filed_under(database, wanted))
    _forget_events(database, sorted(found))
    events = merge_with_reasons(found.values())
    database.insert("events", [_event_row(merged) for merged in events])
    database.insert("event_claims", [row for merged in events for row in _join_rows(merged)])


def _event_row(merged: Merged) -> dict[str, Value]:
    event = merged.event
    published = sorted(claim.story.published for claim in event.claims if claim.story.published)
    return {
        "event_id": event.event_id,
        "lead_claim": event.lead.claim_id,
        "background": event.lead.background,
        "reports": event.reports,
        "independent_sources": event.independent_sources,
        "contradicted": " ".join(contradiction.field for contradiction in event.contradictions),
        "first_published": published[0] if published else None,
        "last_published": published[-1] if published else None,
    }


def _join_rows(merged: Merged) -> Iterable[dict[str, Value]]:
    for claim in merged.event.claims:
        join = merged.joins.get(claim.claim_id)
        yield {
            "claim_id": claim.claim_id,
            "event_id": merged.event.event_id,
            "score": join.score if join else None,
            "reasons": join.told() if join else "alone",
        }


def _forget_events(database: Database, claim_ids: Sequence[str]) -> None:
    for some in portions(claim_ids):
        inside = f"SELECT event_id FROM event_claims WHERE claim_id IN ({marks(some)})"
        database.execute(f"DELETE FROM events WHERE event_id IN ({inside})", some)


def _filed_under(database: Database, wanted: Collection[str]) -> list[Claim]:
    """The claims filed under any of the keys, with the page's hash for its path, which may recur in two folders."""
    found: dict[str, Claim] = {}
    for some in portions(list(wanted)):
        rows = database.execute(
            "SELECT c.claim_id, c.sha256, c.record FROM claims c WHERE c.claim_id IN "
            f"(SELECT claim_id FROM filed WHERE key IN ({marks(some)}))",
            some,
        )
        found.update({row["claim_id"]: replace(claim_of(row), page=row["sha256"]) for row in rows})
    return [found[name] for name in sorted(found)]


def _claims_on(database: Database, sha256: str) -> list[Row]:
    return list(database.execute("SELECT claim_id, record FROM claims WHERE sha256 = ? ORDER BY claim_id", [sha256]))
