"""What the register asks of a database, so that the same statements run on SQLite and on PostgreSQL.

Statements are written in the SQL that both understand, with `?` for each value. What they say differently has a name
here: a `Words` value under `WORDS_FOUND` is full-text search, `strpos(text, part)` tells where a part begins, and
`insert` writes many rows at once.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from legation.pages.archive import Bytes


@dataclass(frozen=True, slots=True)
class Words:
    """Phrases that must all be found; each is one word or several that stand together."""

    phrases: tuple[str, ...]


Value = str | int | float | None
"""What a column holds."""

Asked = Value | Words
"""What a statement may be given for a `?`."""

WORDS_FOUND = "EXISTS words(c, ?)"
"""The condition that the claim `c` holds the `Words` given, for one claim after the other."""

WORDS_SOUGHT = "c.number IN words(?)"
"""The same, from the list of all claims that hold them."""

MOST_MARKS = 512
"""Values in one list of a query; more are asked for in portions."""


LARGEST = 2**63
"""Whole numbers from here on are none that a column holds."""

Key = TypeVar("Key", str, int)


class Row(Protocol):
    """One row of an answer, by the names of its columns."""

    def __getitem__(self, name: str, /) -> Any:
        """The value of a column."""
        ...

    def keys(self) -> Iterable[str]:
        """The names of the columns."""
        ...


class Database(Protocol):
    """One open register, whatever keeps it. Any error that can be foreseen is one of `legation.register.errors`.

    `holding`: the program asks so often that it holds what is counted in memory (`register/columns.py`).
    """

    holding: bool

    @property
    def where(self) -> str:
        """The register's place, as it is told to people; never holds a password."""
        ...

    @property
    def dialect(self) -> str:
        """The kind of database, as the names of the migration files have it."""
        ...

    @property
    def bytes(self) -> Bytes:
        """Where the pages' bytes are kept."""
        ...

    def execute(self, sql: str, values: Sequence[Asked] = ()) -> Iterator[Row]:
        """Run one statement at once."""
        ...

    def stream(self, sql: str, values: Sequence[Asked] = ()) -> Iterator[Row]:
        """Run a query whose answer may be too long to be held at once."""
        ...

    def columnar(self, sql: str, columns: Sequence[str], values: Sequence[Asked] = ()) -> list[str]:
        """The named columns of an answer, each as one text of numbers with commas between them: a long answer comes so
        in one piece. No column may hold anything but numbers.
        """
        ...

    def insert(self, table: str, rows: Sequence[Mapping[str, Value]], replace: str = "") -> None:
        """Write rows that have the same columns; `replace` names the key whose row each takes the place of."""
        ...

    def transaction(self) -> AbstractContextManager[None]:
        """All or nothing, and one writer at a time: others wait. An error undoes what was done within."""
        ...

    def script(self, text: str) -> None:
        """Run the statements of a migration."""
        ...

    def version(self) -> int:
        """The version of the tables; 0 where there are none yet. Raises NotARegister where others are."""
        ...

    def mark(self, version: int) -> None:
        """Say that the tables are of this version."""
        ...

    def columns(self, table: str) -> frozenset[str]:
        """The columns of a table; none where there is no such table."""
        ...

    def moved(self) -> bool:
        """Whether by now another database may lie at its place."""
        ...

    def close(self) -> None:
        """Let go of the database."""
        ...


def one(rows: Iterator[Row]) -> Row | None:
    """The first row of an answer, if there is one."""
    found = next(rows, None)
    for _ in rows:
        pass
    return found


def marks(values: Sequence[Value]) -> str:
    """As many `?` as there are values, for a list in a statement."""
    return ", ".join("?" * len(values))


def portions(values: Sequence[Key]) -> Iterator[list[Key]]:
    """The values in lists short enough for one statement, filled up by repeats so that few lengths occur."""
    for at in range(0, len(values), MOST_MARKS):
        some = list(values[at : at + MOST_MARKS])
        length = 1 << (len(some) - 1).bit_length()
        yield some + [some[-1]] * (length - len(some))


def storable(value: Value) -> Value:
    """A value as both databases take it: a file name that is no Unicode has its odd bytes marked; no NUL in text; a
    number beyond their integers is a rounded one.
    """
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode().replace("\0", "\ufffd")
    if isinstance(value, int) and not -LARGEST <= value < LARGEST:
        return float(value)
    return int(value) if isinstance(value, bool) else value


def tokens(text: str) -> list[str]:
    """The words of a text for full-text search: letters and digits, without case and accents."""
    folded = unicodedata.normalize("NFD", text).lower()
    return re.findall(r"[^\W_]+", "".join(sign for sign in folded if not unicodedata.combining(sign)))


def insertion(table: str, columns: Iterable[str], values: str, replace: str) -> str:
    """The statement that writes rows; `values` is what follows VALUES."""
    names = [f'"{name}"' for name in columns]
    anew = ", ".join(f"{name} = excluded.{name}" for name in names)
    clash = f" ON CONFLICT ({replace}) DO UPDATE SET {anew}" if replace else ""
    return f"INSERT INTO {table} ({', '.join(names)}) VALUES {values}{clash}"
