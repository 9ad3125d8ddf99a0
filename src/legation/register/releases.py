"""Releases, and what differs between two of them or between two registers.

A release is a name for the state after a change; nothing is copied. An earlier state is got back by reading the feed
of changes backwards from what stands now.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from legation.register import history
from legation.register.database import Database, Row, Value, marks, one, portions
from legation.register.errors import NotFound, RegisterError
from legation.register.history import ADDED, CHANGED, WITHDRAWN, Change, Record, compared, undone

NOW = "now"
"""The name of what the register holds at present; no release may have it."""


@dataclass(frozen=True, slots=True)
class Release:
    """A named state of a register. `number` is that of the last change in it, `codebooks` are those it was read by."""

    name: str
    at: str
    number: int
    tool: str
    codebooks: tuple[str, ...]
    pages: int
    claims: int
    events: int
    note: str = ""


def make(database: Database, name: str, note: str, tool: str, at: str) -> Release:
    """Name the present state. Raises RegisterError where the name is taken, or none."""
    if not name.strip() or name == NOW:
        raise RegisterError(f"“{name}” cannot be the name of a release")
    if find(database, name) is not None:
        raise RegisterError(f"there is a release “{name}” already; releases are never changed")
    counts = {
        table: int(next(database.execute(f"SELECT count(*) AS number FROM {table}"))["number"])
        for table in ("pages", "claims", "events")
    }
    books = [row["codebook"] for row in database.execute("SELECT DISTINCT codebook FROM claims ORDER BY codebook")]
    made = Release(name, at, history.last_number(database), tool, tuple(books), **counts, note=note)
    row: dict[str, Value] = {
        "name": name,
        "at": at,
        "number": made.number,
        "tool": tool,
        "codebooks": json.dumps(books, ensure_ascii=False),
        **counts,
        "note": note,
    }
    database.insert("releases", [row])
    return made


def every(database: Database) -> list[Release]:
    """All releases, the earliest first."""
    return [_release(row) for row in database.execute("SELECT * FROM releases ORDER BY number, at, name")]


def find(database: Database, name: str) -> Release | None:
    """The release of a name."""
    row = one(database.execute("SELECT * FROM releases WHERE name = ?", [name]))
    return _release(row) if row else None


def number_of(database: Database, name: str) -> int:
    """The number of the last change in a release, or in what there is now. Raises NotFound."""
    if name == NOW:
        return history.last_number(database)
    found = find(database, name)
    if found is None:
        known = ", ".join(release.name for release in every(database)) or "none"
        raise NotFound(f"there is no release “{name}” in the register; there are {known}, and “{NOW}”")
    return found.number


def between(database: Database, first: int, last: int) -> Iterator[Change]:
    """What differs between two states of one register, by event: one line an event that is new or gone, one a field."""
    turned = first > last
    low, high = sorted((first, last))
    reasons: dict[str, list[str]] = {}
    for change in history.feed(database, after=low, until=high):
        told = reasons.setdefault(change.event_id, [])
        if change.reason not in told:
            told.append(change.reason)
    for some in portions(sorted(reasons)):
        names = sorted(set(some))
        early, late = records_at(database, names, low), records_at(database, names, high)
        for name in names:
            old, new = (late, early) if turned else (early, late)
            why = "taken back: " * turned + "; ".join(reasons[name])
            yield from _difference(name, old.get(name), new.get(name), why)


def across(first: Database, last: Database, numbers: tuple[int, int]) -> Iterator[Change]:
    """What differs between states of two registers. Events of other ids are one if they share claims."""
    came: dict[str, Record] = {}
    left: dict[str, Record] = {}
    for name, old, new in _side_by_side(snapshot(first, numbers[0]), snapshot(last, numbers[1])):
        if old is None and new is not None:
            came[name] = new
        elif new is None and old is not None:
            left[name] = old
        else:
            yield from _difference(name, old, new, "")
    homes = {claim: name for name, record in came.items() for claim in record["claims"]}
    for name, old in sorted(left.items()):
        twin = next((homes[claim] for claim in old["claims"] if homes.get(claim) in came), None)
        if twin is None:
            yield from _difference(name, old, None, "")
        else:
            yield from _difference(twin, old, came.pop(twin), f"event {name} in the first")
    for name, new in sorted(came.items()):
        yield from _difference(name, None, new, "")


def snapshot(database: Database, number: int) -> Iterator[tuple[str, Record]]:
    """All events of a state, by id."""
    after = database.execute("SELECT DISTINCT event_id FROM changes WHERE number > ? ORDER BY event_id", [number])
    touched = [row["event_id"] for row in after]
    earlier: dict[str, Record] = {}
    for some in portions(touched):
        earlier |= records_at(database, sorted(set(some)), number)
    skipped = set(touched)
    rows = database.stream("SELECT event_id, record FROM events ORDER BY event_id")
    standing = ((row["event_id"], json.loads(row["record"])) for row in rows if row["event_id"] not in skipped)
    return _by_id(standing, iter(sorted(earlier.items())))


def records_at(database: Database, names: Sequence[str], number: int) -> dict[str, Record]:
    """The records that some events had after a change, by id; events that were not there are left out."""
    asked = marks(names)
    found: dict[str, Mapping[str, Any] | None] = {
        row["event_id"]: json.loads(row["record"])
        for row in database.execute(f"SELECT event_id, record FROM events WHERE event_id IN ({asked})", names)
    }
    rows = database.execute(
        f"SELECT * FROM changes WHERE event_id IN ({asked}) AND number > ? ORDER BY number DESC", [*names, number]
    )
    for change in map(history.change_of, rows):
        if change.kind == ADDED:
            found[change.event_id] = None
        elif change.kind == WITHDRAWN:
            found[change.event_id] = change.old
        elif (record := found.get(change.event_id)) is not None:
            found[change.event_id] = undone(record, change.field, change.old, change.new)
    return {name: record for name, record in found.items() if record is not None}


def _difference(name: str, old: Record | None, new: Record | None, reason: str) -> Iterator[Change]:
    base = Change(name, int((new or old or {}).get("version", 1)), CHANGED, reason=reason)
    if old is None and new is not None:
        yield replace(base, kind=ADDED, new=dict(new))
    elif new is None and old is not None:
        yield replace(base, kind=WITHDRAWN, old=dict(old))
    elif old is not None and new is not None:
        for field, was, now in compared(old, new):
            yield replace(base, field=field, old=was, new=now)


def _side_by_side(
    first: Iterable[tuple[str, Record]], second: Iterable[tuple[str, Record]]
) -> Iterator[tuple[str, Record | None, Record | None]]:
    """Two lists sorted by id, as one."""
    one_side, other = iter(first), iter(second)
    a, b = next(one_side, None), next(other, None)
    while a is not None or b is not None:
        name = min(entry[0] for entry in (a, b) if entry is not None)
        old = a[1] if a is not None and a[0] == name else None
        new = b[1] if b is not None and b[0] == name else None
        yield name, old, new
        a = next(one_side, None) if old is not None else a
        b = next(other, None) if new is not None else b


def _by_id(first: Iterable[tuple[str, Record]], second: Iterable[tuple[str, Record]]) -> Iterator[tuple[str, Record]]:
    for name, a, b in _side_by_side(first, second):
        record = a if a is not None else b
        if record is not None:
            yield name, record


def _release(row: Row) -> Release:
    return Release(
        row["name"],
        row["at"],
        row["number"],
        row["tool"],
        tuple(json.loads(row["codebooks"])),
        row["pages"],
        row["claims"],
        row["events"],
        row["note"],
    )
