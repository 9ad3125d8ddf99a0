"""Which events wait, found in the columns that a program holds."""

from legation.register import chosen
from legation.register.columns import Numbers, Those, among, numbers, of
from legation.register.database import Database
from legation.register.query import Selection
from legation.register.remembered import remember

ALL_OF_THEM = 1 << 60
"""More than there can be: an order with a limit is kept by whatever gathers it."""


def waiting(database: Database, selection: Selection, unsure: str) -> Those:
    """Which events, by their numbers, are selected and wait; `unsure` lists the leading claims of those that do not."""
    columns = of(database)
    found = columns.waits & chosen.events(columns, chosen.rows(database, columns, selection, aside=True))
    (left,) = numbers(database, f"SELECT e.number FROM events e WHERE e.lead_claim IN ({unsure})", ("number",))
    return found & ~among(left, len(found))


def first(database: Database, those: Those, limit: int, offset: int) -> list[int]:
    """So many of the events that wait, by number, in the order in which they want an eye, without the first ones."""
    queue = remember(database, "queue", lambda: _queue(database))
    queue = queue[queue < len(those)]
    met: list[int] = queue[those[queue]][offset : offset + limit].tolist()
    return met


def _queue(database: Database) -> Numbers:
    """All events that wait, in their order."""
    asked = "SELECT number FROM events WHERE status IN ('reported', 'reopened') ORDER BY urgency DESC, event_id LIMIT ?"
    return numbers(database, asked, ("number",), [ALL_OF_THEM])[0]
