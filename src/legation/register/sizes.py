"""How large a register is and how it fares, in numbers that cost little to find: for whoever operates it."""

from collections.abc import Mapping
from dataclasses import dataclass

from legation.register.database import Database

_BYTES = {
    "sqlite": "SELECT page_count * page_size AS n FROM pragma_page_count(), pragma_page_size()",
    "postgresql": "SELECT pg_database_size(current_database()) AS n",
}


@dataclass(frozen=True, slots=True)
class Sizes:
    """Bytes of the database, how often it was changed, when an event last changed (ISO; empty if never), saved
    filters, and attempts to send by way and whether they were taken ("yes", "no").
    """

    bytes: int
    turns: int
    last_change: str
    watches: int
    deliveries: Mapping[tuple[str, str], int]


def measured(database: Database) -> Sizes:
    """The sizes of a register."""

    def number(sql: str) -> int:
        return int(next(database.execute(sql))["n"])

    last = next(
        database.execute(
            "SELECT coalesce(max(at), '') AS at FROM changes WHERE number = (SELECT max(number) FROM changes)"
        )
    )["at"]
    sent = database.execute("SELECT way, done, count(*) AS n FROM deliveries GROUP BY way, done")
    return Sizes(
        bytes=number(_BYTES[database.dialect]),
        turns=number("SELECT number AS n FROM turns"),
        last_change=str(last),
        watches=number("SELECT count(*) AS n FROM watches"),
        deliveries={(row["way"], "yes" if row["done"] else "no"): int(row["n"]) for row in sent},
    )
