"""What became of the inputs, as a list that is searched and counted without reading a page."""

from collections.abc import Iterator
from dataclasses import dataclass

from legation.model.page import Outcome
from legation.register.database import Asked, Database, Words
from legation.register.remembered import remember
from legation.register.ways import ALL

_ALL_OF_IT = "FROM outcomes o LEFT JOIN pages p ON p.sha256 = o.sha256"


@dataclass(frozen=True, slots=True)
class InputsWanted:
    """Which inputs are wanted: by outcome, by kind of page, and by words, each of which stands in the path, the
    address, a title, the reason, or in a claim of the page. Empty where all are.
    """

    status: str = ""
    media: str = ""
    words: tuple[str, ...] = ()


def listed(database: Database, wanted: InputsWanted, limit: int, offset: int) -> Iterator[tuple[Outcome, str | None]]:
    """Inputs by path, each with the kind of its page."""
    where, values = _where(wanted)
    rows = database.execute(
        f"SELECT o.path, o.status, o.reason, o.sha256, p.media {_ALL_OF_IT} WHERE {where} "
        "ORDER BY o.path LIMIT ? OFFSET ?",
        [*values, limit, offset],
    )
    for row in rows:
        yield Outcome(row["path"], row["status"], row["reason"], row["sha256"]), row["media"]


def counted(database: Database, wanted: InputsWanted) -> dict[tuple[str, str | None], int]:
    """How many inputs are wanted, by outcome and kind of page."""
    return remember(database, ("inputs", wanted), lambda: _counted(database, wanted))


def _counted(database: Database, wanted: InputsWanted) -> dict[tuple[str, str | None], int]:
    where, values = _where(wanted)
    rows = database.execute(
        f"SELECT o.status, p.media, count(*) AS n {_ALL_OF_IT} WHERE {where} GROUP BY o.status, p.media", values
    )
    return {(row["status"], row["media"]): row["n"] for row in rows}


def _where(wanted: InputsWanted) -> tuple[str, list[Asked]]:
    told, values = [ALL], list[Asked]()
    for column, value in (("o.status", wanted.status), ("p.media", wanted.media)):
        if value:
            told.append(f"{column} = ?")
            values.append(value)
    for word in wanted.words:
        told.append(
            "(strpos(lower(o.path), ?) > 0 OR strpos(lower(o.reason), ?) > 0 "
            "OR o.sha256 IN (SELECT a.sha256 FROM addresses a WHERE strpos(a.address, ?) > 0) "
            "OR o.sha256 IN (SELECT s.sha256 FROM stories s WHERE strpos(lower(s.title), ?) > 0) "
            "OR o.sha256 IN (SELECT c.sha256 FROM claims c WHERE c.number IN words(?)))"
        )
        values += [word] * 4
        values.append(Words((word,)))
    return " AND ".join(told), values
