"""From the rows of the tables to entries: every printed form with what it can stand for."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from legation.world import tables
from legation.world.entries import Entry, State
from legation.world.tables import Row, split

Form = tuple[str, Entry]

_SITES = frozenset({"base", "site"})
_KNOWN_BY_ACRONYM = frozenset({"igo", "alliance", "regional"})


def forms(extra: Path | None = None) -> Iterator[Form]:
    """Every printed form in the tables, as written there, with one of its readings."""
    yield from _states(extra)
    yield from _regions(extra)
    yield from _organisations(extra)
    yield from _branches(extra)
    yield from _leaders(extra)
    yield from _outlets(extra)
    yield from _places(extra)
    yield from _titles(extra)


def _states(extra: Path | None) -> Iterator[Form]:
    names = {row["iso3"]: row["name"] for row in tables.read(tables.STATES, extra)}
    for row in tables.read(tables.STATE_NAMES, extra):
        iso3 = row["iso3"]
        if iso3 not in names:
            raise tables.TableError(f"{tables.STATE_NAMES.file}: {row['name']}: no state {iso3}")
        yield (
            row["name"],
            Entry(
                kind="state",
                key=iso3,
                name=names[iso3],
                form=row["form"],
                iso3=iso3,
                org=row["org"] or None,
                since=row["from"] or None,
                until=row["to"] or None,
                ambiguous=row["ambiguous"] == "true",
            ),
        )


def _regions(extra: Path | None) -> Iterator[Form]:
    for row in tables.read(tables.REGIONS, extra):
        for form in split(row["forms"]):
            yield form, Entry("region", row["key"], row["name"], "name", subkind=row["kind"])


def _organisations(extra: Path | None) -> Iterator[Form]:
    rows = tables.read(tables.ORGANISATIONS, extra)
    parents, names = _tops(rows), {row["key"]: row["name"] for row in rows}
    for row in rows:
        doubtful = set(split(row["ambiguous"]))
        iso3 = row["iso3"] or None
        printed = (row["name"], *split(row["aliases"]))
        for form in dict.fromkeys((*printed, *_with_parent(printed, row["parent"], names.get(row["parent"], "")))):
            how = "name" if form == row["name"] else "abbreviation" if form.isupper() else "alias"
            org = parents.get(row["parent"]) or _other_name(row)
            entry = Entry("organisation", row["key"], _known_as(row), how, iso3, org, row["kind"])
            yield form, replace(entry, ambiguous=form in doubtful)


def _with_parent(forms: Iterable[str], acronym: str, name: str) -> Iterator[str]:
    """ "UN Mission in Liberia" is the "United Nations Mission in Liberia" too, the "African Union Mission in Sudan" the
    "AU Mission in Sudan".
    """
    for short, long in ((acronym, name), (name, acronym)) if acronym and name else ():
        yield from (f"{long} {form.removeprefix(short + ' ')}" for form in forms if form.startswith(f"{short} "))


def _tops(rows: list[Row]) -> dict[str, str]:
    """For each organisation's key the name of what stands at its head: of a committee of the Security Council, the
    United Nations.
    """
    parent = {row["key"]: row["parent"] for row in rows}
    names = {row["key"]: row["name"] for row in rows}
    tops = {}
    for key in parent:
        top, seen = key, {key}
        while parent.get(top) and parent[top] not in seen:
            top = parent[top]
            seen.add(top)
        tops[key] = names[top]
    return tops


def _known_as(row: Row) -> str:
    """A mission goes by its acronym where that is its key and so no other's (EUFOR was three); others by their name."""
    known = row["kind"] == "mission" and row["key"] in split(row["aliases"])
    return row["key"] if known else row["name"]


def _other_name(row: Row) -> str | None:
    """Of an organisation under no other: its acronym beside the full name, the full name beside a mission's acronym."""
    if row["kind"] == "mission":
        return row["name"] if _known_as(row) != row["name"] else None
    acronym = row["key"] if row["key"] in split(row["aliases"]) else None
    return acronym if row["kind"] in _KNOWN_BY_ACRONYM else None


def _branches(extra: Path | None) -> Iterator[Form]:
    for row in tables.read(tables.BRANCHES, extra):
        for form in split(row["forms"]):
            yield form, Entry("branch", row["org"], row["org"], "name", row["iso3"] or None, row["org"])


def _titles(extra: Path | None) -> Iterator[Form]:
    for row in tables.read(tables.TITLES, extra):
        subkind = "rank" if row["rank"] == "true" else "office" if row["speaker"] == "true" else "style"
        for form in split(row["forms"]):
            yield form, Entry("title", row["title"], form, "name", None, row["org"] or None, subkind)


def _outlets(extra: Path | None) -> Iterator[Form]:
    for row in tables.read(tables.OUTLETS, extra):
        doubtful = set(split(row["ambiguous"]))
        iso3 = row["owner_iso3"] or None
        for form in dict.fromkeys((row["name"], *split(row["aliases"]))):
            how = "name" if form == row["name"] else "alias"
            entry = Entry("outlet", row["key"], row["name"], how, iso3, None, row["kind"])
            yield form, replace(entry, ambiguous=form in doubtful)


def _leaders(extra: Path | None) -> Iterator[Form]:
    for row in tables.read(tables.LEADERS, extra):
        surnames = split(row["surname"])
        if row["name"] not in surnames:
            yield row["name"], leader(row, "name", row["ambiguous"] == "true")
        for alias in split(row["aliases"]):
            yield alias, leader(row, "alias", False)
        for surname in surnames:
            yield surname, leader(row, "surname", True)


def leader(row: Row, form: str, ambiguous: bool) -> Entry:
    """One term of one office-holder as an entry for the form given."""
    return Entry(
        kind="person",
        key=row["name"],
        name=row["name"],
        form=form,
        iso3=row["iso3"] or None,
        org=row["org"],
        subkind=row["office"],
        since=row["from"] or None,
        until=row["to"] or None,
        ambiguous=ambiguous,
    )


def _places(extra: Path | None) -> Iterator[Form]:
    for row in tables.read(tables.PLACES, extra):
        kind = "site" if row["kind"] in _SITES else "place"
        iso3 = row["iso3"] if len(row["iso3"]) == 3 else None
        ambiguous = row["ambiguous"] == "true"
        for form in dict.fromkeys((row["name"], *split(row["aliases"]))):
            how = "name" if form == row["name"] else "alias"
            yield form, Entry(kind, row["name"], row["name"], how, iso3, None, row["kind"], ambiguous=ambiguous)


def states(extra: Path | None = None) -> dict[str, State]:
    """Every state and disputed entity by iso3 key, in the order of the table."""
    adjectives: dict[str, str] = {}
    for row in tables.read(tables.STATE_NAMES, extra):
        if row["form"] == "demonym_adj":
            adjectives.setdefault(row["iso3"], row["name"])
    return {row["iso3"]: _state(row, adjectives.get(row["iso3"])) for row in tables.read(tables.STATES, extra)}


def _state(row: Row, adjective: str | None) -> State:
    return State(
        iso3=row["iso3"],
        iso2=row["iso2"] or None,
        name=row["name"],
        official=row["official"],
        cow=int(row["cow"]) if row["cow"] else None,
        gw=int(row["gw"]) if row["gw"] else None,
        capital=row["capital"] or None,
        latitude=float(row["centre_lat"]),
        longitude=float(row["centre_lon"]),
        regions=split(row["region"]),
        status=row["status"],
        successor=row["successor"] or None,
        since=row["from"] or None,
        until=row["to"] or None,
        adjective=adjective,
    )
