"""Writing pages, claims and events into the tables. Each function runs inside a transaction that the store has
begun."""

import sqlite3
from collections.abc import Collection, Iterable
from dataclasses import replace

from legation.model.claim import Claim
from legation.model.page import Outcome, Page
from legation.register.features import features, keys
from legation.register.merge import Merged, component, merge_with_reasons
from legation.register.rows import (
    Run,
    Value,
    claim_of,
    claim_row,
    insert,
    page_row,
    part_rows,
    reading,
    story_row,
    words_row,
)

MOST_MARKS = 500
"""Values in one query; SQLite takes a limited number."""


def outcome(connection: sqlite3.Connection, told: Outcome) -> bool:
    """Keep what became of an input; False if just that is kept already."""
    path = told.path.encode("utf-8", "replace").decode()
    sha256 = told.page.sha256 if told.page else None
    row = {"path": path, "status": told.status, "reason": told.reason, "sha256": sha256}
    old = connection.execute("SELECT path, status, reason, sha256 FROM outcomes WHERE path = ?", [path]).fetchone()
    if old is not None and dict(old) == row:
        return False
    insert(connection, "outcomes", row, replace="path")
    return True


def page(connection: sqlite3.Connection, told: Page, claims: Collection[Claim], run: Run) -> bool:
    """Keep a page and its claims in place of what the same bytes gave before; False if just that is kept already."""
    read = reading(told, claims, run)
    old = connection.execute("SELECT path, reading FROM pages WHERE sha256 = ?", [told.sha256]).fetchone()
    if old is not None and old["reading"] == read:
        return False
    first_path = old["path"] if old is not None else told.path
    touched = _touched_by_leaving(connection, told.sha256) if old is not None else {}
    _clear(connection, told.sha256)
    insert(connection, "runs", _run_row(run), replace="run_id")
    insert(connection, "pages", {**page_row(told, run, read), "path": first_path}, replace="sha256")
    for story in told.stories:
        insert(connection, "stories", story_row(told, story))
    for number, piece in enumerate(told.dropped):
        insert(connection, "dropped", _dropped_row(told.sha256, number, piece.text, piece.reason))
    for claim in claims:
        _claim(connection, replace(claim, page=first_path), told.sha256)
    _merge(connection, [*touched.values(), *(replace(claim, page=told.sha256) for claim in claims)])
    return True


def _claim(connection: sqlite3.Connection, claim: Claim, sha256: str) -> None:
    insert(connection, "claims", claim_row(claim, sha256))
    number = connection.execute("SELECT last_insert_rowid()").fetchone()[0]
    insert(connection, "words", words_row(claim, number))
    for table, row in part_rows(claim):
        insert(connection, table, row)
    for key in keys(features(replace(claim, page=sha256)))[0]:
        insert(connection, "filed", {"key": key, "claim_id": claim.claim_id})


def _clear(connection: sqlite3.Connection, sha256: str) -> None:
    """Remove what was read from the page; all that hangs on its stories and claims goes with them."""
    connection.execute("DELETE FROM words WHERE rowid IN (SELECT number FROM claims WHERE sha256 = ?)", [sha256])
    _forget_events(connection, [row["claim_id"] for row in _claims_on(connection, sha256)])
    connection.execute("DELETE FROM stories WHERE sha256 = ?", [sha256])
    connection.execute("DELETE FROM dropped WHERE sha256 = ?", [sha256])


def _touched_by_leaving(connection: sqlite3.Connection, sha256: str) -> dict[str, Claim]:
    """The claims of other pages whose events may change when the page's claims go."""
    leaving = [replace(claim_of(row), page=sha256) for row in _claims_on(connection, sha256)]
    found = component(leaving, lambda wanted: _filed_under(connection, wanted))
    return {name: claim for name, claim in found.items() if claim.page != sha256}


def _merge(connection: sqlite3.Connection, seeds: Iterable[Claim]) -> None:
    """Make the events anew that the seeds stand in or may stand in."""
    found = component(seeds, lambda wanted: _filed_under(connection, wanted))
    _forget_events(connection, sorted(found))
    for merged in merge_with_reasons(found.values()):
        _event(connection, merged)


def _event(connection: sqlite3.Connection, merged: Merged) -> None:
    event = merged.event
    published = sorted(claim.story.published for claim in event.claims if claim.story.published)
    row: dict[str, Value] = {
        "event_id": event.event_id,
        "lead_claim": event.lead.claim_id,
        "background": event.lead.background,
        "reports": event.reports,
        "independent_sources": event.independent_sources,
        "contradicted": " ".join(contradiction.field for contradiction in event.contradictions),
        "first_published": published[0] if published else None,
        "last_published": published[-1] if published else None,
    }
    insert(connection, "events", row)
    for claim in event.claims:
        join = merged.joins.get(claim.claim_id)
        why = {"score": join.score if join else None, "reasons": join.told() if join else "alone"}
        insert(connection, "event_claims", {"claim_id": claim.claim_id, "event_id": event.event_id, **why})


def _forget_events(connection: sqlite3.Connection, claim_ids: list[str]) -> None:
    for some in _portions(claim_ids):
        marks = ",".join("?" for _ in some)
        inside = f"SELECT event_id FROM event_claims WHERE claim_id IN ({marks})"
        connection.execute(f"DELETE FROM events WHERE event_id IN ({inside})", some)


def _filed_under(connection: sqlite3.Connection, wanted: Collection[str]) -> list[Claim]:
    """The claims filed under any of the keys, with the page's hash for its path, which may recur in two folders."""
    found: dict[str, Claim] = {}
    for some in _portions(list(wanted)):
        marks = ",".join("?" for _ in some)
        rows = connection.execute(
            "SELECT DISTINCT c.claim_id, c.sha256, c.record FROM filed f JOIN claims c USING (claim_id) "
            f"WHERE f.key IN ({marks})",
            some,
        )
        found.update({row["claim_id"]: replace(claim_of(row), page=row["sha256"]) for row in rows})
    return [found[name] for name in sorted(found)]


def _claims_on(connection: sqlite3.Connection, sha256: str) -> list[sqlite3.Row]:
    return connection.execute(
        "SELECT claim_id, record FROM claims WHERE sha256 = ? ORDER BY claim_id", [sha256]
    ).fetchall()


def _portions(values: list[str]) -> Iterable[list[str]]:
    return (values[at : at + MOST_MARKS] for at in range(0, len(values), MOST_MARKS))


def _run_row(run: Run) -> dict[str, Value]:
    return {
        "run_id": run.run_id,
        "tool": run.tool,
        "codebook": run.codebook,
        "model": run.model,
        "published": run.published,
    }


def _dropped_row(sha256: str, number: int, text: str, reason: str) -> dict[str, Value]:
    return {"sha256": sha256, "position": number, "text": text, "reason": reason}
