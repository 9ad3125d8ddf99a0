"""Where events happened, and who stands with whom in them, counted without reading a record."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from threading import Lock
from typing import Any

from legation.register.counts import state_names
from legation.register.database import Asked, Database, Row, marks, portions
from legation.register.query import Selection
from legation.register.remembered import remember
from legation.register.ties import Known, ListedTies, Ties, Years
from legation.register.ways import ALL, narrow

Span = tuple[int | None, int | None]
"""First and last year between which acts lie; None on an open side, or on both of acts without a date."""


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
class Body:
    """A party of ties: a state, or an organisation, mission or armed group that is no state's."""

    key: str
    name: str
    kind: str


def sites(database: Database, selection: Selection) -> tuple[Site, ...]:
    """The places of the selected events, the most frequent first; an event counts at each place that its claims
    name.
    """
    return remember(database, ("sites", selection), lambda: _sites(database, selection))


def _sites(database: Database, selection: Selection) -> tuple[Site, ...]:
    known = _listed(database, "sites")
    if database.holding:
        # only a program that holds columns loads what counts in them
        from legation.register import held_ties

        return _in_order(_site(known[site], n) for site, n in held_ties.sites(database, selection))
    where, values = _chosen(database, selection)
    rows = database.execute(f"SELECT t.site, count(*) AS n FROM sited t WHERE {where} GROUP BY t.site", values)
    return _in_order(_site(known[row["site"]], row["n"]) for row in rows)


def _in_order(found: Iterable[Site]) -> tuple[Site, ...]:
    return tuple(sorted(found, key=lambda one: (-one.events, one.name, one.country or "", one.latitude or 0.0)))


def _site(row: Row, events: int) -> Site:
    return Site(row["name"], row["country"] or None, row["precision"], row["latitude"], row["longitude"], events)


def placed(database: Database, selection: Selection) -> int:
    """How many of the selected events have a place."""
    return remember(database, ("placed", selection), lambda: _placed(database, selection))


def _placed(database: Database, selection: Selection) -> int:
    if database.holding:
        from legation.register import held_ties

        return held_ties.placed(database, selection)
    where, values = _chosen(database, selection)
    counted = f"SELECT count(DISTINCT t.event) AS n FROM sited t WHERE {where}"
    return int(next(database.execute(counted, values))["n"])


def ties(
    database: Database, selection: Selection, years: Years | None = None, types: Collection[str] | None = None
) -> Ties:
    """Who stands with whom in the selected events, in those that may lie in some years, or in all; of some types, or of
    all.
    """
    known = _listed(database, "ties")
    if database.holding:
        from legation.register import held_ties

        return held_ties.ties(database, known, selection, years, types)
    where, values = _chosen(database, selection)
    if types is not None:
        where += f" AND t.tie IN (SELECT n.number FROM ties n WHERE n.type IN ({marks(sorted(types)) or 'NULL'}))"
        values += sorted(types)
    if years is not None:
        where += (
            " AND (t.first IS NULL OR t.first <= ?) AND (t.last IS NULL OR t.last >= ?) "
            "AND (t.first IS NOT NULL OR t.last IS NOT NULL)"
        )
        values += [years[1], years[0]]
    rows = database.execute(
        "SELECT t.tie, count(*) AS n, min(coalesce(t.first, t.last)) AS first, max(coalesce(t.last, t.first)) AS last "
        f"FROM tied t WHERE {where} GROUP BY t.tie",
        values,
    )
    return ListedTies([(row["tie"], row["n"], row["first"], row["last"]) for row in rows], known)


def spans(
    database: Database, selection: Selection, numbers: Collection[int]
) -> Mapping[int, tuple[tuple[Span, int], ...]]:
    """Between which years the selected events of some ties lie: how many between which, by the tie's number."""
    found: dict[int, list[tuple[Span, int]]] = {number: [] for number in numbers}
    for number, span, n in _spans(database, selection, sorted(found)):
        found[number].append((span, n))
    return {number: tuple(sorted(told, key=_by_years)) for number, told in found.items()}


def _spans(database: Database, selection: Selection, numbers: Sequence[int]) -> Iterator[tuple[int, Span, int]]:
    if database.holding:
        from legation.register import held_ties

        yield from held_ties.spans(database, selection, numbers)
        return
    # the ties are few: they are looked up, and their events checked
    where, values = _chosen(database, selection, "+t.event")
    for some in portions(numbers):
        rows = database.execute(
            f"SELECT t.tie, t.first, t.last, count(*) AS n FROM tied t WHERE t.tie IN ({marks(some)}) AND {where} "
            "GROUP BY t.tie, t.first, t.last",
            [*some, *values],
        )
        for row in rows:
            yield row["tie"], (row["first"], row["last"]), row["n"]


def _by_years(told: tuple[Span, int]) -> tuple[int, int]:
    return told[0][0] or 0, told[0][1] or 9999


def bodies(database: Database, keys: Set[str]) -> dict[str, Body]:
    """The parties of ties by their keys."""
    found = {code: Body(code, name, "state") for code, name in state_names(database, sorted(keys)).items()}
    for some in portions(sorted(keys - found.keys())):
        among = marks(some)
        rows = database.execute(
            f"SELECT q.name, min(q.kind) AS kind FROM parties q WHERE q.iso3 IS NULL AND q.name IN ({among}) "
            "GROUP BY q.name",
            some,
        )
        found |= {row["name"]: Body(row["name"], row["name"], row["kind"]) for row in rows}
    return found


@dataclass(frozen=True, slots=True)
class Player:
    """A party that plays a role in acts of a type: a state by its code, or a body by its name, with the number of
    these acts.
    """

    iso3: str | None
    name: str
    events: int


def players(database: Database, type_: str, role: str) -> tuple[Player, ...]:
    """Who plays a role in acts of a type, by name."""
    return remember(database, ("players", type_, role), lambda: _players(database, type_, role))


def _players(database: Database, type_: str, role: str) -> tuple[Player, ...]:
    rows = database.execute(
        "SELECT p.iso3, CASE WHEN p.iso3 IS NULL THEN p.name END AS name, count(DISTINCT m.event_id) AS n "
        "FROM claims c JOIN event_claims m ON m.claim_id = c.claim_id JOIN parties p ON p.claim_id = c.claim_id "
        "WHERE c.type = ? AND p.role = ? GROUP BY 1, 2",
        [type_, role],
    )
    found = [(row["iso3"], row["name"], row["n"]) for row in rows]
    names = state_names(database, sorted({code for code, _, _ in found if code}))
    made = [Player(code, name or names.get(code, code), n) for code, name, n in found]
    return tuple(sorted(made, key=lambda one: (one.name, one.iso3 or "")))


def _chosen(database: Database, selection: Selection, event: str = "t.event") -> tuple[str, list[Asked]]:
    """The condition on a row `t` of `tied` or `sited` that its event is selected."""
    where, values = ALL, list[Asked]()
    if selection.conditions:
        narrowed, asked = narrow(database, selection.conditions)
        where, values = f"{event} IN (SELECT f.event FROM facets f WHERE {narrowed})", [*asked]
    if selection.background is not None:
        where += " AND t.aside = ?"
        values.append(int(selection.background))
    return where, values


_LISTED: dict[tuple[str, str, str], dict[int, Any]] = {}
_LOCK = Lock()


def _told(row: Row) -> Known:
    return row["type"], (row["a"], row["b"]), (row["role_a"], row["role_b"])


def _itself(row: Row) -> Row:
    return row


_HELD: Mapping[str, Callable[[Row], object]] = {"ties": _told, "sites": _itself}
"""What the program holds of a row of each list."""


def _listed(database: Database, table: str) -> Mapping[int, Any]:
    """What lists that only ever grow hold, by number; what the program has read before is not read again."""
    name = str(next(database.execute("SELECT name FROM turns"))["name"])
    with _LOCK:
        held = _LISTED.setdefault((database.where, name, table), {})
        last = max(held, default=0)
        rows: Sequence[Row] = list(database.execute(f"SELECT * FROM {table} WHERE number > ? ORDER BY number", [last]))
        held.update((row["number"], _HELD[table](row)) for row in rows)
        return held
