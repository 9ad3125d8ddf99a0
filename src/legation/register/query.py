"""Reading claims, events and pages back out of the tables."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from legation.model.claim import Claim
from legation.model.event import Event
from legation.model.page import Outcome, Page
from legation.model.record import contradictions_from
from legation.register.copying import reprint_of
from legation.register.database import WORDS_FOUND, WORDS_SOUGHT, Asked, Database, Row, Value, one
from legation.register.errors import NotFound
from legation.register.merge import make_event
from legation.register.rows import Run, claim_of, page_of

SHORTEST_ID = 4
"""Letters that the beginning of an id must have to stand for the whole."""


_HAS = re.compile(r"EXISTS \(SELECT 1 FROM (\w+) (\w) WHERE \2\.claim_id = c\.claim_id AND ")

ALL = "1 = 1"
"""The condition that always holds."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Which claims are wanted: a condition on the row `c` of `claims`, and if background is (None: either).

    An event is wanted if one of its claims is; but it is background only if its lead is.
    """

    where: str = ALL
    values: tuple[Asked, ...] = ()
    background: bool | None = None

    @property
    def seeking(self) -> str:
        """The same condition, told from the tables that hang on the claims: quicker where few are meant."""
        return _HAS.sub(r"c.claim_id IN (SELECT \2.claim_id FROM \1 \2 WHERE ", self.where).replace(
            WORDS_FOUND, WORDS_SOUGHT
        )


EVERYTHING = Selection()

_FIRST_WORD = "(SELECT min(start) FROM evidence v WHERE v.claim_id = c.claim_id)"

PAGES_WALKED, EVENTS_WALKED = 200, 1000
"""How far along the beginning of the list one looks for what is common."""

LAST = "\U0010ffff"
"""Comes after any path or day."""

MOST_WALKED = 200
"""Rows wanted up to which it may be worth it."""


def claims(
    database: Database, selection: Selection, limit: int | None, offset: int = 0
) -> Iterator[tuple[Claim, str | None]]:
    """Claims with the ids of their events, in reading order."""
    background, values = _background("c", selection)
    rows: Iterable[Row] = ()
    for within, where in _ways(selection, limit, "p.path", "pages", PAGES_WALKED):
        at_most, number = _limit(limit, offset)
        rows = database.stream(
            f"SELECT c.record, m.event_id FROM pages p {'CROSS' * bool(within)} JOIN claims c "
            f"{'' if within else 'ON c.sha256 = p.sha256'} LEFT JOIN event_claims m ON m.claim_id = c.claim_id "
            f"WHERE {within} ({where}) {background} "
            f"ORDER BY p.path, c.sha256, c.story, {_FIRST_WORD}, c.claim_id {at_most}",
            [*selection.values, *values, *number],
        )
        if within:
            rows = list(rows)
            if len(rows) == limit:
                break
    for row in rows:
        yield claim_of(row), row["event_id"]


def events(database: Database, selection: Selection, limit: int | None, offset: int = 0) -> Iterator[Event]:
    """Events with all their claims, by date."""
    background, values = _background("e", selection)
    rows: Iterable[Row] = ()
    for within, where in _ways(selection, limit, "e.at", "events", EVENTS_WALKED):
        members = "SELECT m.event_id FROM claims c JOIN event_claims m ON m.claim_id = c.claim_id"
        if within:
            told = f"EXISTS ({members} WHERE m.event_id = e.event_id AND ({where}))"
        else:
            told = f"e.event_id IN ({members} WHERE {where})"
        at_most, number = _limit(limit, offset)
        wanted = f"SELECT e.event_id, e.at FROM events e WHERE {within} {told} {background}"
        rows = database.stream(
            f"WITH wanted AS ({wanted} ORDER BY e.at, e.event_id {at_most}) "
            "SELECT w.event_id, e.status, e.version, e.first_seen, e.last_changed, "
            "e.record AS event, c.sha256, c.story, c.record, k.root_sha256, k.root_story, k.carrier, k.shared "
            "FROM wanted w JOIN events e ON e.event_id = w.event_id "
            "JOIN event_claims m ON m.event_id = w.event_id JOIN claims c ON c.claim_id = m.claim_id "
            "LEFT JOIN copies k ON k.sha256 = c.sha256 AND k.story = c.story "
            "ORDER BY w.at, w.event_id, c.claim_id",
            [*selection.values, *values, *number],
        )
        if within:
            rows = list(rows)
            if len({row["event_id"] for row in rows}) == limit:
                break
    for _, members_of in groupby(rows, key=lambda row: str(row["event_id"])):
        yield _event_of(list(members_of))


def _ways(selection: Selection, limit: int | None, order: str, table: str, walked: int) -> Iterator[tuple[str, str]]:
    """How to look for what is selected, each way with its condition: where little is wanted first along the beginning
    of the list, where what is common is found soon; then through the indexes of what is rare.
    """
    if limit is not None and limit <= MOST_WALKED:
        column = order.partition(".")[2]
        last = f"coalesce((SELECT {column} FROM {table} ORDER BY {column} LIMIT 1 OFFSET {walked}), '{LAST}')"
        joined = "c.sha256 = p.sha256 AND " * (table == "pages")
        yield f"{joined}{order} <= {last} AND", selection.where
    yield "", selection.seeking


def claim(database: Database, claim_id: str) -> tuple[Claim, str | None]:
    """One claim by its id or the beginning of it."""
    whole = _whole_id(database, "claims", "claim_id", claim_id)
    return next(claims(database, Selection("c.claim_id = ?", (whole,)), 1))


def event(database: Database, event_id: str) -> Event:
    """One event by its id or the beginning of it; an id that was merged into another leads there."""
    whole = _whole_id(database, "event_ids", "event_id", event_id)
    while True:
        row = next(database.execute("SELECT live, successor FROM event_ids WHERE event_id = ?", [whole]))
        if row["live"]:
            return next(events(database, Selection("m.event_id = ?", (whole,)), 1))
        if row["successor"] is None:
            raise NotFound(f"event {whole} was withdrawn; `legation changes --event {whole}` tells why")
        whole = row["successor"]


def joins(database: Database, event_id: str) -> dict[str, tuple[float, str]]:
    """Score and reasons of the claims that joined others, by claim id."""
    rows = database.execute(
        "SELECT claim_id, score, reasons FROM event_claims WHERE event_id = ? AND score IS NOT NULL ORDER BY claim_id",
        [event_id],
    )
    return {row["claim_id"]: (row["score"], row["reasons"]) for row in rows}


def pages(database: Database, selection: Selection) -> Iterator[Page]:
    """Pages by path: those with a wanted claim, or every one."""
    background, values = _background("c", selection)
    told = f"sha256 IN (SELECT c.sha256 FROM claims c WHERE ({selection.where}) {background})"
    everything = selection == EVERYTHING
    rows = database.stream(
        f"SELECT sha256 FROM pages WHERE {ALL if everything else told} ORDER BY path, sha256",
        [] if everything else [*selection.values, *values],
    )
    for row in rows:
        yield page(database, row["sha256"])


def page(database: Database, sha256: str) -> Page:
    """One page by the hash of its bytes."""
    row = one(database.execute("SELECT * FROM pages WHERE sha256 = ?", [sha256]))
    if row is None:
        raise NotFound(f"no page with SHA-256 {sha256} is in the register")
    stories = database.execute("SELECT * FROM stories WHERE sha256 = ? ORDER BY story", [sha256])
    dropped = database.execute("SELECT * FROM dropped WHERE sha256 = ? ORDER BY position", [sha256])
    return page_of(row, stories, dropped)


def runs(database: Database) -> dict[str, Run]:
    """How each page was read, by its hash."""
    rows = database.execute(
        "SELECT p.sha256, r.tool, r.codebook, r.model, r.published FROM pages p JOIN runs r USING (run_id)"
    )
    return {row["sha256"]: Run(row["tool"], row["codebook"], row["model"], row["published"]) for row in rows}


def outcomes(database: Database) -> Iterator[Outcome]:
    """What became of each input, by path."""
    for row in database.execute("SELECT path, status, reason, sha256 FROM outcomes ORDER BY path"):
        yield Outcome(row["path"], row["status"], row["reason"], row["sha256"])


def states(database: Database) -> dict[str, str]:
    """Codes of the states that the register's claims name, by name."""
    rows = database.execute("SELECT DISTINCT name, iso3 FROM parties WHERE iso3 IS NOT NULL ORDER BY name, iso3 DESC")
    return {row["name"]: row["iso3"] for row in rows}


def latest_day(database: Database) -> str | None:
    """The last day that the register knows: of a publication, or of an act where no publication is dated."""
    row = one(database.execute("SELECT max(published) AS published, max(date_to) AS acted FROM claims"))
    return (row["published"] or row["acted"]) if row is not None else None


def _event_of(rows: list[Row]) -> Event:
    """Reports are counted by the pages' bytes, and the claims shown with the pages' paths."""
    shown = {found.claim_id: found for found in map(claim_of, rows)}
    told = [replace(shown[name], page=row["sha256"]) for name, row in zip(shown, rows, strict=True)]
    copied = {(row["sha256"], row["story"]): reprint_of(row) for row in rows if row["root_sha256"] is not None}
    merged = make_event(told, copied)
    return replace(
        merged,
        event_id=rows[0]["event_id"],
        lead=shown[merged.lead.claim_id],
        claims=tuple(shown[one.claim_id] for one in merged.claims),
        contradictions=contradictions_from(json.loads(rows[0]["event"])),
        status=rows[0]["status"],
        version=rows[0]["version"],
        first_seen=rows[0]["first_seen"],
        last_changed=rows[0]["last_changed"],
    )


def _whole_id(database: Database, table: str, column: str, beginning: str) -> str:
    noun = column.removesuffix("_id")
    if len(beginning) < SHORTEST_ID or not beginning.isalnum():
        raise NotFound(
            f"“{beginning}” is no id of a {noun}: an id, or its first {SHORTEST_ID} letters or more, is wanted"
        )
    first = beginning.lower()
    rows = list(
        database.execute(
            f"SELECT {column} AS id FROM {table} WHERE {column} >= ? AND {column} < ? ORDER BY {column} LIMIT 9",
            [first, first + "~"],
        )
    )
    if not rows:
        raise NotFound(f"no {noun} with the id “{beginning}” is in the register")
    if len(rows) > 1:
        raise NotFound(f"several {noun}s begin with “{beginning}”: {', '.join(row['id'] for row in rows)}")
    return str(rows[0]["id"])


def _background(alias: str, selection: Selection) -> tuple[str, list[Value]]:
    if selection.background is None:
        return "", []
    return f"AND {alias}.background = ?", [int(selection.background)]


def _limit(limit: int | None, offset: int = 0) -> tuple[str, list[Value]]:
    return ("", []) if limit is None else ("LIMIT ? OFFSET ?", [limit, offset])
