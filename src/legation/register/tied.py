"""Who stands with whom in events, and where these were, in narrow rows beside them: `ties` and `sites` are numbers for
what recurs.

A row follows from the claims of an event alone. It is written with the event, and goes with it.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import combinations

from legation.register.database import Database, Row, Value, marks, portions

Tied = tuple[str, str, str, str, str]
"""A type, and two parties in it, each by role and key; the smaller of (role, key) first."""

Place = tuple[str, str, str, float | None, float | None]
"""Name, country ("" where none is known), precision, latitude and longitude."""

SHOWN = frozenset({"organisation", "mission", "armed_group"})
"""What a party that is no state's must be to be told of as a party of its own."""

_CLAIMS = (
    "SELECT c.claim_id, c.type, CASE WHEN c.place IS NULL THEN NULL ELSE c.record END AS record, e.event_id, "
    "e.number AS event, e.background AS aside, substr(l.date_from, 1, 4) AS first, substr(l.date_to, 1, 4) AS last "
    "FROM event_claims m JOIN claims c ON c.claim_id = m.claim_id JOIN events e ON e.event_id = m.event_id "
    "JOIN claims l ON l.claim_id = e.lead_claim WHERE m.claim_id IN ({})"
)


def keep(database: Database, claim_ids: Collection[str]) -> None:
    """Write the rows of the events in which some claims stand; of each of these events all claims are among them."""
    told: list[Row] = []
    parties: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for some in portions(sorted(claim_ids)):
        told += database.execute(_CLAIMS.format(marks(some)), some)
        played = f"SELECT claim_id, role, iso3, name, kind FROM parties WHERE claim_id IN ({marks(some)})"
        for row in database.execute(played, some):
            if row["iso3"] is not None or row["kind"] in SHOWN:
                parties[row["claim_id"]].add((row["role"], row["iso3"] or row["name"]))
    events = {row["event"]: row for row in told}
    ties = {(row["event"], tie) for row in told for tie in _ties(row["type"], parties[row["claim_id"]])}
    places = {(row["event"], _place(row["record"])) for row in told if row["record"] is not None}
    tie_numbers = _tie_numbers(database, sorted({tie for _, tie in ties}))
    site_numbers = _site_numbers(database, {place for _, place in places})
    for table in ("tied", "sited"):
        for some in portions(sorted(events)):
            database.execute(f"DELETE FROM {table} WHERE event IN ({marks(some)})", some)
    tied = sorted((event, tie_numbers[tie]) for event, tie in ties)
    database.insert("tied", [{**_of(events[e]), "tie": n, **_years(events[e])} for e, n in tied])
    sited = sorted((event, site_numbers[place]) for event, place in places)
    database.insert("sited", [{**_of(events[e]), "site": n} for e, n in sited])


def _ties(type_: str, parties: Iterable[tuple[str, str]]) -> Iterator[Tied]:
    """Every two different parties of a claim."""
    for (role_a, a), (role_b, b) in combinations(sorted(parties), 2):
        if a != b:
            yield type_, role_a, a, role_b, b


def _place(record: str) -> Place:
    place = json.loads(record)["place"]
    return (place["name"], place["country"] or "", place["precision"], place["latitude"], place["longitude"])


def _of(row: Row) -> dict[str, Value]:
    return {name: row[name] for name in ("event", "event_id", "aside")}


def _years(row: Row) -> dict[str, Value]:
    return {name: int(row[name]) if row[name] else None for name in ("first", "last")}


def _tie_numbers(database: Database, wanted: Collection[Tied]) -> dict[Tied, int]:
    """The number of each tie; new ones get the next."""
    columns = ("type", "role_a", "a", "role_b", "b")
    known: dict[Tied, int] = {}
    for tie in wanted:
        same = " AND ".join(f"{name} = ?" for name in columns)
        for row in database.execute(f"SELECT number FROM ties WHERE {same}", tie):
            known[tie] = row["number"]
    new = dict(zip([tie for tie in wanted if tie not in known], _next(database, "ties"), strict=False))
    database.insert("ties", [{"number": n, **dict(zip(columns, tie, strict=True))} for tie, n in new.items()])
    return known | new


def _site_numbers(database: Database, wanted: Collection[Place]) -> dict[Place, int]:
    """The number of each place; new ones get the next."""
    columns = ("name", "country", "precision", "latitude", "longitude")
    known: dict[Place, int] = {}
    for name in sorted({place[0] for place in wanted}):
        for row in database.execute("SELECT * FROM sites WHERE name = ?", [name]):
            known[row["name"], row["country"], row["precision"], row["latitude"], row["longitude"]] = row["number"]
    new = dict(zip(sorted(wanted - known.keys(), key=str), _next(database, "sites"), strict=False))
    database.insert("sites", [{"number": n, **dict(zip(columns, place, strict=True))} for place, n in new.items()])
    return {place: number for place, number in (known | new).items() if place in wanted}


def _next(database: Database, table: str) -> Iterator[int]:
    number = int(next(database.execute(f"SELECT coalesce(max(number), 0) AS number FROM {table}"))["number"])
    while True:
        number += 1
        yield number
