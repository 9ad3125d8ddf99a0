"""Events over time: their records compared, each difference told in the feed of changes, and the feed read backwards.

A record is what `--format jsonl` prints of an event. Lists of ids (`claims`, `pages`) are told by what came and what
left, so that the feed of an event with many reports does not grow with their square.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from legation.register.database import Database, Row, Value

Record = Mapping[str, Any]

SILENT = frozenset({"event_id", "version", "first_seen", "last_changed", "lead_claim", "codebook"})
"""Fields whose change is no change of the event: a reader sees the same act, told by the same reports."""

LISTS = frozenset({"claims", "pages"})
"""Fields that are sorted lists of ids."""

ADDED, CHANGED, WITHDRAWN = "added", "changed", "withdrawn"


@dataclass(frozen=True, slots=True)
class Occasion:
    """When and why events are made anew; the reason is told in the feed."""

    at: str
    reason: str


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the feed. `old` and `new` are plain values; of an event that was withdrawn, `old` is its record."""

    event_id: str
    version: int
    kind: str
    field: str = ""
    old: Any = None
    new: Any = None
    reason: str = ""
    at: str = ""
    number: int = 0


def compared(old: Record, new: Record) -> Iterator[tuple[str, Any, Any]]:
    """The fields in which two records of one event differ, with both values; of lists what left and what came."""
    for field in sorted({*old, *new} - SILENT):
        was, now = old.get(field), new.get(field)
        if was == now:
            continue
        if field in LISTS:
            yield field, sorted({*(was or ())} - {*(now or ())}), sorted({*(now or ())} - {*(was or ())})
        else:
            yield field, was, now


def undone(record: Record, field: str, old: Any, new: Any) -> dict[str, Any]:
    """The record before a change of one field."""
    if field in LISTS:
        return {**record, field: sorted({*record.get(field, ())} - {*(new or ())} | {*(old or ())})}
    return {**record, field: old}


def write(database: Database, changes: Iterable[Change], at: str) -> None:
    """Add lines to the feed."""
    rows = list(changes)
    if not rows:
        return
    last = next(database.execute("SELECT coalesce(max(number), 0) AS number FROM changes"))["number"]
    database.insert("changes", [_row(change, number, at) for number, change in enumerate(rows, last + 1)])


def feed(
    database: Database, *, after: int = 0, until: int | None = None, since: str | None = None, event: str | None = None
) -> Iterator[Change]:
    """The changes after a number, or from a time on, in the order in which they were made."""
    conditions: list[tuple[str, Value]] = [("number > ?", after)]
    if until is not None:
        conditions.append(("number <= ?", until))
    if since is not None:
        conditions.append(("at >= ?", since))
    if event is not None:
        conditions.append(("event_id = ?", event))
    where = " AND ".join(condition for condition, _ in conditions)
    rows = database.stream(f"SELECT * FROM changes WHERE {where} ORDER BY number", [value for _, value in conditions])
    return map(change_of, rows)


def last_number(database: Database) -> int:
    """The number of the last change; 0 where there was none."""
    return int(next(database.execute("SELECT coalesce(max(number), 0) AS number FROM changes"))["number"])


def change_of(row: Row) -> Change:
    """The change that a row keeps."""
    old, new = (json.loads(row[side]) if row[side] is not None else None for side in ("old", "new"))
    return Change(
        row["event_id"],
        row["version"],
        row["kind"],
        row["field"],
        old,
        new,
        row["reason"],
        row["at"],
        row["number"],
    )


def _row(change: Change, number: int, at: str) -> dict[str, Value]:
    return {
        "number": number,
        "at": at,
        "event_id": change.event_id,
        "version": change.version,
        "kind": change.kind,
        "field": change.field,
        "old": _json(change.old),
        "new": _json(change.new),
        "reason": change.reason,
    }


def _json(value: Any) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False, separators=(",", ":"))
