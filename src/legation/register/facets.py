"""What is counted of claims, in narrow rows beside them: `kinds` and `sides` are numbers for values that recur.

A row follows from the claim and its event alone. It is written with them, and goes with the claim.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from legation.register import tied
from legation.register.database import Database, Row, Value, marks, portions

_KIND = ("type", "phase", "modality", "decided")

UNDATED = "9999"
"""The day by which events without any are listed."""

_SEEN = (
    "SELECT c.claim_id, c.number, c.type, c.phase, c.modality, c.decided, c.background, c.date_from, c.date_to, "
    "e.number AS event, e.background AS aside, e.at FROM claims c "
    "LEFT JOIN event_claims m ON m.claim_id = c.claim_id LEFT JOIN events e ON e.event_id = m.event_id "
    "WHERE c.claim_id IN ({})"
)

Kind = tuple[str, ...]


def keep(database: Database, claim_ids: Collection[str]) -> None:
    """Write the rows of some claims; of an event that is among them, all claims are."""
    seen: list[Row] = []
    states: dict[str, set[str]] = defaultdict(set)
    for some in portions(sorted(claim_ids)):
        seen += database.execute(_SEEN.format(marks(some)), some)
        named = f"SELECT claim_id, iso3 FROM parties WHERE iso3 IS NOT NULL AND claim_id IN ({marks(some)})"
        for row in database.execute(named, some):
            states[row["claim_id"]].add(row["iso3"])
    sides = {row["claim_id"]: " ".join(sorted(states[row["claim_id"]])) for row in seen}
    kinds = {row["claim_id"]: tuple(str(row[name]) for name in _KIND) for row in seen}
    kind_numbers = _kind_numbers(database, sorted(set(kinds.values())))
    side_numbers = _side_numbers(database, sorted(set(sides.values())))
    under: dict[int, set[tuple[int, int]]] = defaultdict(set)
    rows: list[dict[str, Any]] = []
    for row in sorted(seen, key=lambda row: int(row["number"])):
        kind, side = kind_numbers[kinds[row["claim_id"]]], side_numbers[sides[row["claim_id"]]]
        under[row["event"]].add((kind, side))
        rows.append({"number": row["number"], "event": row["event"], "kind": kind, "sides": side, **_days(row)})
    turn = int(next(database.execute("SELECT number FROM turns"))["number"]) + 1
    for made in rows:
        made["turn"] = turn
        made["mixed"] = int(made["event"] is not None and len(under[made["event"]]) > 1)
    database.insert("facets", rows, replace="number")
    tied.keep(database, claim_ids)


def keep_all(database: Database) -> None:
    """Write the rows of all claims, event by event."""
    database.execute("DELETE FROM facets")
    held: list[str] = []
    last = None
    rows = database.stream(
        "SELECT c.claim_id, m.event_id FROM claims c LEFT JOIN event_claims m ON m.claim_id = c.claim_id "
        "ORDER BY m.event_id, c.claim_id"
    )
    for claim_id, event_id in [(row["claim_id"], row["event_id"]) for row in rows]:
        if len(held) >= _AT_A_TIME and event_id != last:
            keep(database, held)
            held = []
        held.append(claim_id)
        last = event_id
    keep(database, held)


_AT_A_TIME = 5000


def _days(row: Row) -> dict[str, Value]:
    dated = row["at"] is not None and row["at"] != UNDATED
    return {
        "background": row["background"],
        "aside": row["aside"],
        "first": row["date_from"] or row["date_to"],
        "last": row["date_to"] or row["date_from"],
        "month": row["at"][:7] if dated else None,
        "at": row["at"],
        "open": _open(row),
        "early": int(row["at"] is not None and row["at"] < (row["date_from"] or row["date_to"] or "")),
    }


def _open(row: Row) -> int:
    """Which of the days is not known: 1 the last, 2 the first; 0 where both are, or neither."""
    if (row["date_from"] is None) == (row["date_to"] is None):
        return 0
    return 1 if row["date_to"] is None else 2


def _kind_numbers(database: Database, wanted: Sequence[Kind]) -> Mapping[Kind, int]:
    """The number of each kind; new ones get the next."""
    same = " AND ".join(f"{name} = ?" for name in _KIND)
    known: dict[Kind, int] = {}
    for kind in wanted:
        for row in database.execute(f"SELECT number FROM kinds WHERE {same}", kind):
            known[kind] = row["number"]
    new = [kind for kind in wanted if kind not in known]
    numbered = dict(zip(new, _next(database, "kinds"), strict=False)) if new else {}
    database.insert("kinds", [{"number": n, **dict(zip(_KIND, kind, strict=True))} for kind, n in numbered.items()])
    return known | numbered


def _side_numbers(database: Database, wanted: Sequence[str]) -> Mapping[str, int]:
    """The number of each set of states; new ones get the next."""
    known: dict[str, int] = {}
    for some in portions(wanted):
        rows = database.execute(f"SELECT number, states FROM sides WHERE states IN ({marks(some)})", some)
        known |= {row["states"]: row["number"] for row in rows}
    new = [states for states in wanted if states not in known]
    numbered = dict(zip(new, _next(database, "sides"), strict=False)) if new else {}
    database.insert("sides", [{"number": n, "states": states} for states, n in numbered.items()])
    database.insert("sided", [{"iso3": code, "sides": n} for states, n in numbered.items() for code in states.split()])
    return known | numbered


def _next(database: Database, table: str) -> Iterator[int]:
    number = int(next(database.execute(f"SELECT coalesce(max(number), 0) AS number FROM {table}"))["number"])
    while True:
        number += 1
        yield number
