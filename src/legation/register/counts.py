"""The register in numbers: how many there are of what, without reading a single record."""

from collections.abc import Collection
from dataclasses import dataclass

from legation.register.database import Asked, Database, marks, one, portions
from legation.register.query import Selection

EVENTS, CLAIMS = "events", "claims"

MOST_VALUES = 40
"""Values of one field that are counted apart; the rarer ones are not told."""

STATE_NAME = "coalesce(min(CASE WHEN {0}.kind = 'state' THEN {0}.name END), {0}.iso3)"
"""A state's name: companies and ministries have its code, too, but names of their own."""


@dataclass(frozen=True, slots=True)
class Facets:
    """How many are selected, and by field how many have each value, the most frequent first.

    An event is counted under each value that one of its selected claims has. `first` and `last` are the days between
    which the dated ones lie.
    """

    total: int
    fields: dict[str, tuple[tuple[str, int], ...]]
    names: dict[str, str]
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Holdings:
    """What the register holds, and by status what became of the inputs (read, nothing_found, refused)."""

    pages: int
    stories: int
    claims: int
    events: int
    decisions: int
    inputs: dict[str, int]
    codebooks: tuple[str, ...]
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where a claim stands: the hash of its page, the story, and, of a copy, its kind and the first story's hash."""

    sha256: str
    story: int
    copy: str = ""
    root: str | None = None


def facets(database: Database, selection: Selection, of: str) -> Facets:
    """Counts of events or claims by type, phase, modality, state, decision and background."""
    counted = "c.claim_id" if of == CLAIMS else "m.event_id"
    wanted, values = selected(selection, of)
    total = next(database.execute(f"SELECT count(DISTINCT {counted}) AS n {wanted}", values))["n"]
    fields: dict[str, tuple[tuple[str, int], ...]] = {}
    for field, column in (("type", "type"), ("phase", "phase"), ("modality", "modality"), ("decision", "decided")):
        rows = database.execute(
            f"SELECT c.{column} AS value, count(DISTINCT {counted}) AS n {wanted} GROUP BY c.{column} "
            f"ORDER BY n DESC, value LIMIT {MOST_VALUES}",
            values,
        )
        fields[field] = tuple((row["value"], row["n"]) for row in rows)
    states = list(
        database.execute(
            f"SELECT q.iso3 AS value, {STATE_NAME.format('q')} AS name, count(DISTINCT {counted}) AS n "
            f"{wanted.replace('FROM claims c', 'FROM claims c JOIN parties q ON q.claim_id = c.claim_id')} "
            f"AND q.iso3 IS NOT NULL GROUP BY q.iso3 ORDER BY n DESC, value",
            values,
        )
    )
    fields["state"] = tuple((row["value"], row["n"]) for row in states)
    span = next(
        database.execute(
            f"SELECT min(coalesce(c.date_from, c.date_to)) AS a, max(coalesce(c.date_to, c.date_from)) AS z {wanted}",
            values,
        )
    )
    return Facets(total, fields, {row["value"]: row["name"] for row in states}, span["a"], span["z"])


def holdings(database: Database) -> Holdings:
    """Counts of everything that is kept."""
    number = {
        table: int(next(database.execute(f"SELECT count(*) AS n FROM {table}"))["n"])
        for table in ("pages", "stories", "claims", "events", "decisions")
    }
    inputs = database.execute("SELECT status, count(*) AS n FROM outcomes GROUP BY status ORDER BY status")
    books = database.execute("SELECT DISTINCT codebook FROM claims ORDER BY codebook")
    days = one(
        database.execute(
            "SELECT min(coalesce(date_from, date_to)) AS a, max(coalesce(date_to, date_from)) AS z FROM claims"
        )
    )
    return Holdings(
        **number,
        inputs={row["status"]: row["n"] for row in inputs},
        codebooks=tuple(row["codebook"] for row in books),
        first=days["a"] if days else None,
        last=days["z"] if days else None,
    )


def partners(database: Database, iso3: str) -> list[tuple[str, str, int]]:
    """Other states in the claims that name a state, by the number of events."""
    rows = database.execute(
        f"SELECT b.iso3 AS code, {STATE_NAME.format('b')} AS name, count(DISTINCT m.event_id) AS n FROM parties a "
        "JOIN parties b ON b.claim_id = a.claim_id JOIN event_claims m ON m.claim_id = a.claim_id "
        "WHERE a.iso3 = ? AND b.iso3 IS NOT NULL AND b.iso3 <> a.iso3 GROUP BY b.iso3 ORDER BY n DESC, code",
        [iso3],
    )
    return [(row["code"], row["name"], row["n"]) for row in rows]


def whereabouts(database: Database, claim_ids: Collection[str]) -> dict[str, Whereabouts]:
    """Page, story and copy of claims, by id."""
    found: dict[str, Whereabouts] = {}
    for some in portions(sorted(claim_ids)):
        rows = database.execute(
            "SELECT c.claim_id, c.sha256, c.story, k.kind, k.root_sha256 FROM claims c "
            "LEFT JOIN copies k ON k.sha256 = c.sha256 AND k.story = c.story "
            f"WHERE c.claim_id IN ({marks(some)})",
            some,
        )
        for row in rows:
            found[row["claim_id"]] = Whereabouts(row["sha256"], row["story"], row["kind"] or "", row["root_sha256"])
    return found


def selected(selection: Selection, of: str) -> tuple[str, list[Asked]]:
    """The tables and conditions that leave the selected claims, or the claims of selected events that fit."""
    join = "LEFT JOIN" if of == CLAIMS else "JOIN"
    events = "" if of == CLAIMS else "JOIN events e ON e.event_id = m.event_id"
    values: list[Asked] = [*selection.values]
    background = ""
    if selection.background is not None:
        background = f"AND {'c' if of == CLAIMS else 'e'}.background = ?"
        values.append(int(selection.background))
    tables = f"FROM claims c {join} event_claims m ON m.claim_id = c.claim_id {events}"
    return f"{tables} WHERE ({selection.where}) {background}", values
