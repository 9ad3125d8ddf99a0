"""The audit log: who did what, when, from which machine. What was decided stands in the decisions."""

from collections.abc import Iterator
from dataclasses import dataclass

from legation.register.database import Database, Value


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the log. `address` is the machine's; empty on the command line."""

    number: int
    at: str
    who: str
    address: str
    act: str
    about: str


def log(database: Database, at: str, who: str, act: str, about: str = "", address: str = "") -> None:
    """Add a line."""
    with database.transaction():
        number = int(next(database.execute("SELECT coalesce(max(number), 0) + 1 AS n FROM audit"))["n"])
        told: dict[str, Value] = {"who": who[:80], "address": address, "act": act, "about": about[:500]}
        database.insert("audit", [{"number": number, "at": at, **told}])


def lines(database: Database, limit: int, offset: int = 0) -> Iterator[Entry]:
    """The lines, the latest first."""
    rows = database.execute("SELECT * FROM audit ORDER BY number DESC LIMIT ? OFFSET ?", [limit, offset])
    for row in rows:
        yield Entry(row["number"], row["at"], row["who"], row["address"], row["act"], row["about"])


def total(database: Database) -> int:
    """How many lines there are."""
    return int(next(database.execute("SELECT count(*) AS n FROM audit"))["n"])
