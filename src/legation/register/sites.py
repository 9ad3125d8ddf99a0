"""Where events happened, and who stands with whom in them, counted without reading a record more than once a place."""

import json
from dataclasses import dataclass

from legation.register.counts import EVENTS, STATE_NAME, selected
from legation.register.database import Database
from legation.register.query import Selection


@dataclass(frozen=True, slots=True)
class Site:
    """A place that reports name, and how many of the selected events they put there. `precision` is point, town,
    province, country or region; coordinates are None where the reports give no more than a name.
    """

    name: str
    country: str | None
    precision: str
    latitude: float | None
    longitude: float | None
    events: int


@dataclass(frozen=True, slots=True)
class Tie:
    """Events of one type in which one party stands in a role and another in the same or another one.

    A party is a state by its code, or a body by its name; `kinds` and `names` are theirs. `first` and `last` are the
    years between which the acts lie, None on an open side.
    """

    type: str
    roles: tuple[str, str]
    parties: tuple[str, str]
    first: int | None
    last: int | None
    events: int


@dataclass(frozen=True, slots=True)
class Body:
    """A party of ties: a state, or an organisation, mission or armed group that is no state's."""

    key: str
    name: str
    kind: str


def sites(database: Database, selection: Selection) -> list[Site]:
    """The places of the selected events, the most frequent first; an event counts at each place that its selected
    claims name.
    """
    wanted, values = selected(selection, EVENTS)
    rows = database.execute(
        "SELECT g.*, k.record FROM (SELECT c.place, c.country, c.latitude, c.longitude, min(c.claim_id) AS one, "
        f"count(DISTINCT m.event_id) AS n {wanted} AND c.place IS NOT NULL "
        "GROUP BY c.place, c.country, c.latitude, c.longitude) g JOIN claims k ON k.claim_id = g.one "
        "ORDER BY g.n DESC, g.place, g.country, g.latitude",
        values,
    )
    return [
        Site(
            row["place"],
            row["country"],
            json.loads(row["record"])["place"]["precision"],
            row["latitude"],
            row["longitude"],
            row["n"],
        )
        for row in rows
    ]


def placed(database: Database, selection: Selection) -> int:
    """How many of the selected events have a place."""
    wanted, values = selected(selection, EVENTS)
    counted = f"SELECT count(DISTINCT m.event_id) AS n {wanted} AND c.place IS NOT NULL"
    return int(next(database.execute(counted, values))["n"])


_KEY = "coalesce({0}.iso3, {0}.name)"
_SHOWN = "({0}.iso3 IS NOT NULL OR {0}.kind IN ('organisation', 'mission', 'armed_group'))"


def ties(database: Database, selection: Selection) -> tuple[list[Tie], dict[str, Body]]:
    """Who stands with whom in the selected events, and the parties by their keys."""
    wanted, values = selected(selection, EVENTS)
    a, b = _KEY.format("a"), _KEY.format("b")
    rows = database.execute(
        f"SELECT c.type, a.role AS role_a, {a} AS a, b.role AS role_b, {b} AS b, "
        "substr(l.date_from, 1, 4) AS first, substr(l.date_to, 1, 4) AS last, count(DISTINCT m.event_id) AS n "
        + wanted.replace(
            " WHERE ",
            " JOIN claims l ON l.claim_id = e.lead_claim JOIN parties a ON a.claim_id = c.claim_id "
            "JOIN parties b ON b.claim_id = c.claim_id WHERE ",
            1,
        )
        + f" AND {_SHOWN.format('a')} AND {_SHOWN.format('b')} AND {a} <> {b} "
        f"AND (a.role < b.role OR (a.role = b.role AND {a} < {b})) "
        "GROUP BY 1, 2, 3, 4, 5, 6, 7 ORDER BY 1, 2, 3, 4, 5, 6, 7",
        values,
    )
    found = [
        Tie(
            row["type"],
            (row["role_a"], row["role_b"]),
            (row["a"], row["b"]),
            int(row["first"]) if row["first"] else None,
            int(row["last"]) if row["last"] else None,
            row["n"],
        )
        for row in rows
    ]
    return found, _bodies(database, {key for tie in found for key in tie.parties})


def _bodies(database: Database, keys: set[str]) -> dict[str, Body]:
    named = {
        row["iso3"]: Body(row["iso3"], row["name"], "state")
        for row in database.execute(
            f"SELECT q.iso3, {STATE_NAME.format('q')} AS name FROM parties q WHERE q.iso3 IS NOT NULL "
            "GROUP BY q.iso3 ORDER BY q.iso3"
        )
    }
    rows = database.execute(
        "SELECT q.name, min(q.kind) AS kind FROM parties q WHERE q.iso3 IS NULL GROUP BY q.name ORDER BY q.name"
    )
    others = {row["name"]: Body(row["name"], row["name"], row["kind"]) for row in rows}
    return {key: body for key, body in {**others, **named}.items() if key in keys}
