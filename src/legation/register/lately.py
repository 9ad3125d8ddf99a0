"""Parts of the list of events from its end on, found in narrow rows alone."""

from legation.register.database import Asked, Database, marks
from legation.register.query import Selection
from legation.register.ways import narrow

IN_EVENTS = (
    "c.claim_id IN (SELECT m.claim_id FROM event_ids i JOIN event_claims m ON m.event_id = i.event_id "
    "WHERE i.number IN ({}))"
)
"""The condition that a claim stands in one of some events, by their numbers."""


def lately(
    database: Database, selection: Selection, limit: int, offset: int, *, dated: bool, back: bool = True
) -> Selection:
    """Some of the selected events, those of the latest months first (not `back`: of the earliest), without the first so
    many; or, not `dated`, of those that stand under no month.
    """
    if database.holding:
        # only a program that holds columns loads what looks through them
        from legation.register import tally

        some = tally.lately(database, selection, limit, offset, dated=dated, back=back)
        return Selection().also(IN_EVENTS.format(marks(some) or "NULL"), *some)
    where, values = narrow(database, selection.conditions)
    asked: list[Asked] = [*values]
    if selection.background is not None:
        where += " AND f.aside = ?"
        asked.append(int(selection.background))
    under = "f.month IS NOT NULL" if dated else "f.month IS NULL AND f.event IS NOT NULL"
    way = "DESC" if back else "ASC"
    rows = database.execute(
        f"SELECT DISTINCT f.month, f.event FROM facets f WHERE {where} AND {under} "
        f"ORDER BY f.month {way}, f.event {way} LIMIT ? OFFSET ?",
        [*asked, limit, offset],
    )
    numbers = [row["event"] for row in rows]
    return Selection().also(IN_EVENTS.format(marks(numbers) or "NULL"), *numbers)
