"""What waits for an eye: events that nobody has decided of, ordered by doubt × consequence.

Doubt is what is left of the reading's confidence after each of these takes a share away: reports that contradict each
other, a text that came again under a new date, an act without a date, a single source, a decision that was reopened.
Consequence grows with the reports that stand behind the event, since an error in it reaches whoever counts them; what
is told as background weighs half.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from legation.register.database import Asked, Database, Row, Value, marks, portions
from legation.register.query import Selection
from legation.register.remembered import remember
from legation.register.ways import narrow

SHARES = {"contradicted": 0.3, "recirculated": 0.3, "undated": 0.15, "one_source": 0.1, "reopened": 0.6}
"""The share of the confidence that each reason for doubt takes away."""

BACKGROUND = 0.5
"""What an event told as background weighs against one that is news."""

_UNSURE = (
    "SELECT d.claim_id FROM decisions d WHERE d.verdict = 'unsure' AND d.claim_id IS NOT NULL "
    "AND d.other_claim_id IS NULL AND NOT EXISTS (SELECT 1 FROM decisions u WHERE u.undoes = d.number)"
)

_SURE = (
    "l.confidence"
    f" * (CASE WHEN e.contradicted <> '' THEN {1 - SHARES['contradicted']} ELSE 1.0 END)"
    f" * (CASE WHEN e.recirculated = 1 THEN {1 - SHARES['recirculated']} ELSE 1.0 END)"
    f" * (CASE WHEN l.date_from IS NULL AND l.date_to IS NULL THEN {1 - SHARES['undated']} ELSE 1.0 END)"
    f" * (CASE WHEN e.independent_sources < 2 THEN {1 - SHARES['one_source']} ELSE 1.0 END)"
    f" * (CASE WHEN e.status = 'reopened' THEN {1 - SHARES['reopened']} ELSE 1.0 END)"
)

_WEIGHT = f"(e.reports * 1.0 / (e.reports + 1)) * (CASE WHEN e.background = 1 THEN {BACKGROUND} ELSE 1.0 END)"


@dataclass(frozen=True, slots=True)
class Waiting:
    """An event that waits for a decision: doubt and consequence in 0..1, and the reasons for doubt by name."""

    event_id: str
    doubt: float
    consequence: float
    reasons: tuple[str, ...]


def weigh(database: Database, event_ids: Sequence[str] | None = None) -> None:
    """Note with events, or with all, how much they want an eye, and the number of their ids."""
    worth = f"SELECT (1.0 - {_SURE}) * {_WEIGHT} FROM claims l WHERE l.claim_id = e.lead_claim"
    number = "SELECT i.number FROM event_ids i WHERE i.event_id = e.event_id"
    update = f"UPDATE events AS e SET urgency = ({worth}), number = ({number})"
    if event_ids is None:
        database.execute(update)
        return
    for some in portions(event_ids):
        database.execute(f"{update} WHERE e.event_id IN ({marks(some)})", some)


def waiting(database: Database, selection: Selection, limit: int | None, offset: int) -> list[Waiting]:
    """The selected events that wait; of one that somebody was unsure about nobody is asked again."""
    wanted, values = _listed(database, selection, limit, offset)
    found = wanted.startswith(_THOSE)
    some: list[Value] = [] if limit is None else [limit, 0 if found else offset]
    # those that are found already are looked up, and not met along the list
    order = f"e.urgency{' + 0' if found else ''} DESC, e.event_id"
    rows = database.execute(
        f"SELECT e.event_id, 1.0 - {_SURE} AS doubt, {_WEIGHT} AS weight, e.contradicted, e.recirculated, "
        "e.independent_sources, e.status, l.date_from, l.date_to "
        f"FROM events e JOIN claims l ON l.claim_id = e.lead_claim WHERE {wanted} "
        f"ORDER BY {order} {'' if limit is None else 'LIMIT ? OFFSET ?'}",
        [*values, *some],
    )
    return [
        Waiting(row["event_id"], round(float(row["doubt"]), 4), round(float(row["weight"]), 4), tuple(_reasons(row)))
        for row in rows
    ]


_THOSE = "e.number IN ("


def _listed(database: Database, selection: Selection, limit: int | None, offset: int) -> tuple[str, list[Asked]]:
    """The condition on the events that are listed."""
    if database.holding and selection.conditions and limit is not None:
        # only a program that holds columns loads what looks through them
        from legation.register import held_queue

        those = held_queue.first(database, held_queue.waiting(database, selection, _UNSURE), limit, offset)
        return f"{_THOSE}{marks(those) or 'NULL'})", [*those]
    # along the list, which has an index in its order: + keeps the events from being looked up
    return _wanted(database, selection, "+e.number")


def count(database: Database, selection: Selection) -> int:
    """How many selected events wait."""
    return remember(database, ("waiting", selection), lambda: _count(database, selection))


def _count(database: Database, selection: Selection) -> int:
    if database.holding:
        from legation.register import held_queue

        return int(held_queue.waiting(database, selection, _UNSURE).sum())
    wanted, values = _wanted(database, selection, "e.number")
    return int(next(database.execute(f"SELECT count(*) AS n FROM events e WHERE {wanted}", values))["n"])


def _wanted(database: Database, selection: Selection, number: str) -> tuple[str, list[Asked]]:
    told = f"e.status IN ('reported', 'reopened') AND e.lead_claim NOT IN ({_UNSURE})"
    if selection.background is not None:
        told += f" AND e.background = {int(selection.background)}"
    if not selection.conditions:
        return told, []
    narrowed, values = narrow(database, selection.conditions)
    return f"{told} AND {number} IN (SELECT f.event FROM facets f WHERE f.event IS NOT NULL AND {narrowed})", [*values]


def _reasons(row: Row) -> Iterator[str]:
    if row["status"] == "reopened":
        yield "reopened"
    if row["contradicted"]:
        yield "contradicted"
    if row["recirculated"]:
        yield "recirculated"
    if row["date_from"] is None and row["date_to"] is None:
        yield "undated"
    if row["independent_sources"] < 2:
        yield "one_source"
