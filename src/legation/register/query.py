"""Reading claims, events and pages back out of the tables."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from legation.model.claim import Claim
from legation.model.event import Event
from legation.model.page import Outcome, Page
from legation.model.record import contradictions_from, event_of_one
from legation.register.copying import reprint_of
from legation.register.database import Asked, Database, Row, Value, marks, one
from legation.register.errors import NotFound
from legation.register.merge import make_event
from legation.register.rows import Run, claim_of, page_of
from legation.register.ways import ALL, EARLIER, OF_CLAIMS, OF_EVENTS, ON_DAYS, Condition, Way, together, ways

SHORTEST_ID = 4
"""Letters that the beginning of an id must have to stand for the whole."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Which claims are wanted: conditions on the row `c` of `claims`, and if background is (None: either).

    An event is wanted if one of its claims is; but it is background only if its lead is.
    """

    conditions: tuple[Condition, ...] = ()
    background: bool | None = None

    @property
    def where(self) -> str:
        """All conditions as one."""
        return together(self.conditions)[0]

    @property
    def values(self) -> tuple[Asked, ...]:
        """What is asked with the conditions as one."""
        return together(self.conditions)[1]

    def also(self, condition: str, *values: Asked) -> "Selection":
        """The same, with one more condition."""
        return replace(self, conditions=(*self.conditions, (condition, values)))


EVERYTHING = Selection()

_FIRST_WORD = "(SELECT min(start) FROM evidence v WHERE v.claim_id = c.claim_id)"

PAGES_OF_CLAIMS = 3
"""Claims that a page holds at least, as a rule; the list of claims goes page by page."""

_IN_EVENT = "c.claim_id IN (SELECT claim_id FROM event_claims WHERE event_id = ?)"

LAST = "\U0010ffff"
"""Comes after any path or day."""


def claims(
    database: Database, selection: Selection, limit: int | None, offset: int = 0
) -> Iterator[tuple[Claim, str | None]]:
    """Claims with the ids of their events, in reading order."""
    rows: Iterable[Row] = ()
    found = 0
    for way in ways(database, selection.conditions, limit, offset, OF_CLAIMS):
        if found < way.needs:
            continue
        rows = database.stream(*_claims_asked(way, selection, limit, offset))
        if way.walked is not None:
            rows = list(rows)
            found = len(rows)
            if found == limit:
                break
    for row in rows:
        yield claim_of(row), row["event_id"]


def _claims_asked(way: Way, selection: Selection, limit: int | None, offset: int) -> tuple[str, list[Asked]]:
    """Found through an index, claims are put in the order of their paths before any more of them is read."""
    background, values = _background("f.background", selection)
    at_most, number = _limit(limit, offset)
    (first, sought), (rest, also) = way.first, way.rest
    shown = "SELECT c.record, m.event_id"
    order = f"c.sha256, c.story, {_FIRST_WORD}, c.claim_id {at_most}"
    event = "LEFT JOIN event_claims m ON m.claim_id = c.claim_id"
    if way.walked is not None:
        far = way.walked // PAGES_OF_CLAIMS
        near = f"p.path <= coalesce((SELECT path FROM pages ORDER BY path LIMIT 1 OFFSET {far}), '{LAST}')"
        tables = f"pages p CROSS JOIN claims c CROSS JOIN facets f {event} WHERE c.sha256 = p.sha256 AND {near}"
        return (
            f"{shown} FROM {tables} AND f.number = c.number AND {rest} {background} ORDER BY p.path, {order}",
            [*also, *values, *number],
        )
    found = (
        f"SELECT c.number, p.path FROM {way.tables} CROSS JOIN claims c CROSS JOIN pages p "
        f"WHERE {first} AND {rest} {background} AND c.number = f.number AND p.sha256 = c.sha256"
    )
    last = f"coalesce((SELECT path FROM found ORDER BY path LIMIT 1 OFFSET {(limit or 1) + offset - 1}), '{LAST}')"
    return (
        (
            f"WITH found AS MATERIALIZED ({found}) "
            f"{shown} FROM found f JOIN claims c ON c.number = f.number {event} "
            f"WHERE {ALL if limit is None else f'f.path <= {last}'} ORDER BY f.path, {order}"
        ),
        [*sought, *also, *values, *number],
    )


def events(database: Database, selection: Selection, limit: int | None, offset: int = 0) -> Iterator[Event]:
    """Events with all their claims, by date."""
    rows = None if limit is None or not database.holding else _held(database, selection, limit, offset)
    if rows is None:
        rows = _looked_for(database, selection, limit, offset)
    for _, members_of in groupby(rows, key=lambda row: str(row["event_id"])):
        yield _event_of(list(members_of))


_WHOLE = (
    "SELECT w.event_id, e.status, e.version, e.first_seen, e.last_changed, "
    "e.record AS event, c.sha256, c.story, c.record, k.root_sha256, k.root_story, k.carrier, k.shared "
    "FROM wanted w JOIN events e ON e.event_id = w.event_id "
    "JOIN event_claims m ON m.event_id = w.event_id JOIN claims c ON c.claim_id = m.claim_id "
    "LEFT JOIN copies k ON k.sha256 = c.sha256 AND k.story = c.story "
    "ORDER BY w.at, w.event_id, c.claim_id"
)
"""The events of the table `wanted` with their claims."""


def _looked_for(database: Database, selection: Selection, limit: int | None, offset: int) -> Iterable[Row]:
    """The rows of the events that the tables are looked through for."""
    rows: Iterable[Row] = ()
    found = 0
    for way in ways(database, selection.conditions, limit, offset, OF_EVENTS):
        if found < way.needs:
            continue
        wanted, values = _events_asked(way, selection, limit, offset)
        rows = database.stream(f"WITH {wanted} {_WHOLE}", values)
        if way.walked is not None:
            rows = list(rows)
            found = len({row["event_id"] for row in rows})
            if found == limit:
                break
    return rows


def _held(database: Database, selection: Selection, limit: int, offset: int) -> Iterable[Row] | None:
    """The same, found in the columns that the program holds; None where these do not tell few enough."""
    # only a program that holds columns loads what looks through them
    from legation.register import tally

    found = tally.listed(database, selection, limit, offset)
    if found is None:
        return None
    numbers, before = found
    wanted = (
        "wanted AS (SELECT e.event_id, e.at FROM event_ids i CROSS JOIN events e "
        f"WHERE i.number IN ({marks(numbers) or 'NULL'}) AND e.event_id = i.event_id "
        "ORDER BY e.at, e.event_id LIMIT ? OFFSET ?)"
    )
    return database.stream(f"WITH {wanted} {_WHOLE}", [*numbers, limit, before])


def _events_asked(way: Way, selection: Selection, limit: int | None, offset: int) -> tuple[str, list[Asked]]:
    """The table `wanted` of the events that are shown, with the values it is asked with.

    `found` has the selected events by their day and number. A list has those of one day by their ids: so many of
    `found` are looked at as are shown, and the rest of the first and the last day.
    """
    found, values = _walked(way, selection, limit, offset) if way.walked is not None else _sought(way, selection)
    if limit is None:
        some, number = "", ""
    else:
        day = "(SELECT x.at FROM found x ORDER BY x.at LIMIT 1 OFFSET ?)"
        some = f"x.at >= {day} AND x.at <= coalesce({day}, '{LAST}') AND"
        number = f"LIMIT ? OFFSET ? - (SELECT count(*) FROM found x WHERE x.at < {day})"
        values += [offset, offset + limit - 1, limit, offset, offset]
    return (
        f"{found}, wanted AS (SELECT e.event_id, e.at FROM found x CROSS JOIN event_ids i CROSS JOIN events e "
        f"WHERE {some} i.number = x.event AND e.event_id = i.event_id ORDER BY e.at, e.event_id {number})"
    ), values


def _sought(way: Way, selection: Selection) -> tuple[str, list[Asked]]:
    """The table `found` of all selected events."""
    background, values = _background("f.aside", selection)
    (first, sought), (rest, also) = way.first, way.rest
    told = f"f.event IS NOT NULL AND {first} AND {rest} {background}"
    return (
        f"found AS MATERIALIZED (SELECT DISTINCT f.at, f.event FROM {way.tables} WHERE {told})",
        [*sought, *also, *values],
    )


def _walked(way: Way, selection: Selection, limit: int | None, offset: int) -> tuple[str, list[Asked]]:
    """The table `found` of the first selected events, and all of the last day among them: along the list, from the
    first of the days asked for, and behind the few events that the list has before that day.
    """
    background, held = _background("f.aside", selection)
    rest, also = way.rest
    told, values = f"f.event IS NOT NULL AND {rest} {background}", [*also, *held]
    days = next((asked for condition, asked in selection.conditions if condition == ON_DAYS), None)
    start = days[0] if days is not None else ""
    far = f"(SELECT n.at FROM facets n WHERE n.at >= ? ORDER BY n.at LIMIT 1 OFFSET {way.walked})"
    near = f"f.at >= ? AND f.at <= coalesce({far}, '{LAST}')"
    listed = "SELECT DISTINCT f.at, f.event FROM facets f WHERE"
    tables = [f"near AS MATERIALIZED ({listed} {near} AND {told} ORDER BY f.at, f.event LIMIT ?)"]
    asked: list[Asked] = [start, start, *values, (limit or 0) + offset]
    parts = ["SELECT at, event FROM near", f"{listed} f.at = (SELECT max(at) FROM near) AND {told}"]
    asked += values
    if days is not None:
        parts.append(f"{listed} f.number IN ({EARLIER}) AND f.at < ? AND {told}")
        asked += [start, start, start, start, *values]
    return ", ".join([*tables, f"found AS MATERIALIZED ({' UNION '.join(parts)})"]), asked


def claim(database: Database, claim_id: str) -> tuple[Claim, str | None]:
    """One claim by its id or the beginning of it."""
    whole = _whole_id(database, "claims", "claim_id", claim_id)
    return next(claims(database, EVERYTHING.also("c.claim_id = ?", whole), 1))


def event(database: Database, event_id: str) -> Event:
    """One event by its id or the beginning of it; an id that was merged into another leads there."""
    whole = _whole_id(database, "event_ids", "event_id", event_id)
    while True:
        row = next(database.execute("SELECT live, successor FROM event_ids WHERE event_id = ?", [whole]))
        if row["live"]:
            return next(events(database, EVERYTHING.also(_IN_EVENT, whole), 1))
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
    background, values = _background("c.background", selection)
    told = f"sha256 IN (SELECT c.sha256 FROM claims c WHERE {selection.where} {background})"
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


def gone(database: Database, sha256: str) -> str | None:
    """When a page's bytes were dropped."""
    row = one(database.execute("SELECT gone_at FROM pages WHERE sha256 = ?", [sha256]))
    return str(row["gone_at"]) if row is not None and row["gone_at"] else None


def runs(database: Database) -> dict[str, Run]:
    """How each page was read, by its hash."""
    rows = database.execute(
        "SELECT p.sha256, r.tool, r.codebook, r.model, r.published FROM pages p JOIN runs r USING (run_id)"
    )
    return {row["sha256"]: Run(row["tool"], row["codebook"], row["model"], row["published"]) for row in rows}


def run(database: Database, sha256: str) -> Run | None:
    """How one page was read."""
    row = one(
        database.execute(
            "SELECT r.tool, r.codebook, r.model, r.published FROM pages p JOIN runs r USING (run_id) "
            "WHERE p.sha256 = ?",
            [sha256],
        )
    )
    return Run(row["tool"], row["codebook"], row["model"], row["published"]) if row is not None else None


def has_outcome(database: Database, path: str) -> bool:
    """Whether an input of this name was read, or tried, before."""
    return any(database.execute("SELECT 1 AS known FROM outcomes WHERE path = ?", [path]))


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
    day = next(database.execute("SELECT max(published) AS day FROM claims"))["day"]
    if day is None:
        day = next(database.execute("SELECT max(date_to) AS day FROM claims"))["day"]
    return str(day) if day is not None else None


def _event_of(rows: list[Row]) -> Event:
    """Reports are counted by the pages' bytes, and the claims shown with the pages' paths. What a single claim adds up
    to stands in the event's record.
    """
    record = json.loads(rows[0]["event"])
    if len(rows) == 1:
        return _dated(event_of_one(claim_of(rows[0]), record), rows[0])
    shown = {found.claim_id: found for found in map(claim_of, rows)}
    told = [replace(shown[name], page=row["sha256"]) for name, row in zip(shown, rows, strict=True)]
    copied = {(row["sha256"], row["story"]): reprint_of(row) for row in rows if row["root_sha256"] is not None}
    merged = make_event(told, copied, contradictions_from(record))
    by_path = tuple(shown[one.claim_id] for one in merged.claims)
    return _dated(replace(merged, lead=shown[merged.lead.claim_id], claims=by_path), rows[0])


def _dated(event: Event, row: Row) -> Event:
    """The event with the name and the history that its row gives it."""
    names = ("event_id", "status", "version", "first_seen", "last_changed")
    return replace(event, **{name: row[name] for name in names})


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


def _background(column: str, selection: Selection) -> tuple[str, list[Value]]:
    if selection.background is None:
        return "", []
    return f"AND {column} = ?", [int(selection.background)]


def _limit(limit: int | None, offset: int = 0) -> tuple[str, list[Value]]:
    return ("", []) if limit is None else ("LIMIT ? OFFSET ?", [limit, offset])
