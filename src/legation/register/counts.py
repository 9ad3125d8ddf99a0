"""The register in numbers: how many there are of what, without reading a single record."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from legation.register.database import Asked, Database, marks, portions
from legation.register.query import Selection
from legation.register.remembered import remember
from legation.register.ways import ALL, NAMES_STATE, narrow

EVENTS, CLAIMS = "events", "claims"

MOST_VALUES = 40
"""Values of one field that are counted apart; the rarer ones are not told."""


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
    """Counts of events or claims by type, phase, modality, state, decision and background.

    They are remembered until the register changes.
    """
    counted = _held if database.holding else _counted
    return remember(database, ("facets", selection, of), lambda: counted(database, selection, of))


def _held(database: Database, selection: Selection, of: str) -> Facets:
    """Counted in the columns that the program holds."""
    # only a program that holds columns loads what counts in them
    from legation.register import tally

    found = tally.counted(database, selection, of == EVENTS)
    fields = {name: _most(values)[:MOST_VALUES] for name, values in found.fields.items()}
    fields["state"] = _most(found.states)
    names = state_names(database, [code for code, _ in fields["state"]])
    return Facets(found.total, fields, names, found.first, found.last)


def _counted(database: Database, selection: Selection, of: str) -> Facets:
    """Events whose claims are all alike are counted in the tables, those of several kinds one by one."""
    alike: Counter[int] = Counter()
    states: Counter[str] = Counter()
    kinds_of: set[tuple[int, int]] = set()
    sides_of: set[tuple[int, int]] = set()
    first = last = None
    for row in database.execute(*_tallied(database, selection, of)):
        match row["what"]:
            case "kind" | "state" if not row["n"]:
                continue
            case "kind":
                alike[row["number"]] = row["n"]
            case "state":
                states[row["value"]] = row["n"]
            case "span":
                first, last = row["value"], row["other"]
            case _:
                kinds_of.add((row["event"], row["number"]))
                sides_of.add((row["event"], row["n"]))
    fields = {name: _most(found)[:MOST_VALUES] for name, found in _by_kind(database, alike, kinds_of).items()}
    named = _states_of(database, {sides for _, sides in sides_of})
    states.update(code for _, code in {(event, code) for event, sides in sides_of for code in named[sides]})
    fields["state"] = _most(states)
    total = alike.total() + len({event for event, _ in kinds_of})
    return Facets(total, fields, state_names(database, [code for code, _ in fields["state"]]), first, last)


def _tallied(database: Database, selection: Selection, of: str) -> tuple[str, list[Asked]]:
    """The statement that counts by kind and by state, with its values."""
    where, values = narrow(database, selection.conditions)
    asked: list[Asked] = [*values]
    if selection.background is not None:
        where += f" AND f.{'aside' if of == EVENTS else 'background'} = ?"
        asked.append(int(selection.background))
    alike, number, mixed = "f.mixed = 0", "count(DISTINCT f.event)", "f.mixed = 1"
    if of == CLAIMS:
        alike, number, mixed = ALL, "count(*)", "1 = 0"
    found, source = "", f"facets f WHERE {where} AND"
    if selection.conditions:
        narrowed = f"SELECT f.event, f.kind, f.sides, f.mixed, f.first, f.last FROM facets f WHERE {where}"
        found, source = f"WITH found AS MATERIALIZED ({narrowed}) ", "found f WHERE"
    else:
        # the indexes have all rows in the order in which they are counted
        asked *= 5
    nothing = "CAST(NULL AS TEXT)"
    kinds = f"SELECT f.kind, {number} AS n FROM {source} {alike} GROUP BY f.kind"
    sides = f"SELECT f.sides, {number} AS n FROM {source} {alike} GROUP BY f.sides"
    states = f"SELECT d.iso3, sum(g.n) AS n FROM ({sides}) g JOIN sided d ON d.sides = g.sides GROUP BY d.iso3"
    statement = (
        f"{found}SELECT 'kind' AS what, k.kind AS number, k.n, 0 AS event, {nothing} AS value, {nothing} AS other "
        f"FROM ({kinds}) k "
        f"UNION ALL SELECT 'state', 0, s.n, 0, s.iso3, {nothing} FROM ({states}) s "
        f"UNION ALL SELECT * FROM (SELECT DISTINCT 'mixed' AS what, f.kind, f.sides, f.event, {nothing} AS value, "
        f"{nothing} AS other FROM {source} {mixed}) m "
        f"UNION ALL SELECT 'span', 0, 0, 0, (SELECT min(f.first) FROM {source} {ALL}), "
        f"(SELECT max(f.last) FROM {source} {ALL})"
    )
    return statement, asked


def _by_kind(database: Database, alike: Counter[int], kinds_of: set[tuple[int, int]]) -> dict[str, Counter[str]]:
    """Counts by the values that make up a kind; an event under each value once."""
    kinds = {row["number"]: row for row in database.execute("SELECT number, type, phase, modality, decided FROM kinds")}
    found: dict[str, Counter[str]] = {}
    for field, column in (("type", "type"), ("phase", "phase"), ("modality", "modality"), ("decision", "decided")):
        found[field] = Counter()
        for number, n in alike.items():
            found[field][kinds[number][column]] += n
        found[field].update(value for _, value in {(event, kinds[number][column]) for event, number in kinds_of})
    return found


def _states_of(database: Database, numbers: Collection[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for some in portions(sorted(numbers)):
        rows = database.execute(f"SELECT number, states FROM sides WHERE number IN ({marks(some)})", some)
        found |= {row["number"]: row["states"].split() for row in rows}
    return found


def _most(found: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(found.items(), key=lambda entry: (-entry[1], entry[0])))


def state_names(database: Database, codes: Sequence[str]) -> dict[str, str]:
    """States' names by their codes, in the order given: companies and ministries have their code, too, but names of
    their own.
    """
    found = remember(database, "state names", lambda: _state_names(database))
    return {code: found[code] for code in codes if code in found}


def _state_names(database: Database) -> dict[str, str]:
    named = "SELECT min(p.name) FROM parties p WHERE p.iso3 = s.iso3 AND p.kind = 'state'"
    rows = database.execute(f"SELECT s.iso3, ({named}) AS name FROM (SELECT DISTINCT iso3 FROM sided) s")
    return {row["iso3"]: row["name"] or row["iso3"] for row in rows}


def months(database: Database, selection: Selection) -> list[tuple[str, int]]:
    """How many events are listed under each month, in their order; those without any day are left out."""
    return list(remember(database, ("months", selection), lambda: _months(database, selection)))


def _months(database: Database, selection: Selection) -> tuple[tuple[str, int], ...]:
    if database.holding:
        from legation.register import tally

        return tally.months(database, selection)
    where, values = narrow(database, selection.conditions)
    asked: list[Asked] = [*values]
    if selection.background is not None:
        where += " AND f.aside = ?"
        asked.append(int(selection.background))
    found, source = "", f"facets f WHERE {where} AND"
    if selection.conditions:
        # few are found without going along all months, and then put in order
        found = f"WITH found AS MATERIALIZED (SELECT f.month, f.event FROM facets f WHERE {where}) "
        source = "found f WHERE"
    rows = database.execute(
        f"{found}SELECT f.month, count(DISTINCT f.event) AS n FROM {source} f.month IS NOT NULL "
        "GROUP BY f.month ORDER BY f.month",
        asked,
    )
    return tuple((row["month"], row["n"]) for row in rows)


def holdings(database: Database) -> Holdings:
    """Counts of everything that is kept."""
    number = {
        name: int(next(database.execute(f"SELECT count(*) AS n FROM {table}"))["n"])
        for name, table in (
            *(("pages", "pages"), ("stories", "stories"), ("claims", "facets"), ("events", "events")),
            ("decisions", "decisions"),
        )
    }
    inputs = database.execute("SELECT status, count(*) AS n FROM outcomes GROUP BY status ORDER BY status")
    books = database.execute("SELECT DISTINCT codebook FROM claims ORDER BY codebook")
    days = next(database.execute("SELECT (SELECT min(first) FROM facets) AS a, (SELECT max(last) FROM facets) AS z"))
    return Holdings(
        **number,
        inputs={row["status"]: row["n"] for row in inputs},
        codebooks=tuple(row["codebook"] for row in books),
        first=days["a"],
        last=days["z"],
    )


def partners(database: Database, iso3: str) -> list[tuple[str, str, int]]:
    """Other states in the claims that name a state, by the number of events."""
    found = facets(database, Selection(((NAMES_STATE, (iso3,)),)), EVENTS)
    return [(code, found.names[code], n) for code, n in found.fields["state"] if code != iso3]


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
