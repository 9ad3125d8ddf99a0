"""The tables of a register: made in a new one, brought up to date in an old one, refused where they are newer.

A migration is the files of `migrations/` that begin with its number: `0002-names.sql` runs on both kinds of database,
`0002-words.sqlite.sql` on one. They run forward, once, those for both first, all in one transaction; a new
register gets them all. Views hold nothing, so they are made anew each time.
"""

import re
from collections.abc import Collection
from functools import cache
from importlib.resources import files
from pathlib import Path
from uuid import uuid4

from legation.register import facets, queue
from legation.register.database import Database
from legation.register.errors import NewerRegister, UnfinishedRegister
from legation.register.history import Occasion
from legation.register.postgresql import SCHEMES, PostgresDatabase, address
from legation.register.sqlite import SqliteDatabase
from legation.register.write import merge_again

MERGED_ANEW = 16
"""The last version of the tables with which claims are merged otherwise than before. It is raised only by a migration
that merging must follow, since to merge all anew takes minutes in a large register.
"""

COUNTED = 7
"""The version of the tables from which on what is counted lies in rows of its own."""

TIED = 11
"""The version of the tables from which on ties and places lie in rows of their own."""

KEPT = 12
"""The version of the tables from which on it is known since when a page's bytes are kept."""

PEOPLE, BEFORE_COUNTED = 10, 6
"""For a while the tables for people came right after version 6: there are registers marked as of version 10 that have
nothing of what came between.
"""

_MUST_HAVE = (("facets", "early"), ("addresses", "address"), ("watches", "due_on"))
"""Tables, each with the column that came to it last, which some states of the program between two versions lacked."""

_NAME = re.compile(r"(\d{4})-[a-z-]+(?:\.(\w+))?\.sql")


def connect(where: Path | str, *, create: bool, at: str = "") -> Database:
    """Open the register at a path or address, making it if `create`, and bring its tables up to date."""
    database: Database
    if is_address(where):
        database = PostgresDatabase(str(where), create=create)
    else:
        database = SqliteDatabase(Path(where), create=create)
    try:
        bring_up(database, at=at)
    except BaseException:
        database.close()
        raise
    return database


def told(where: Path | str) -> str:
    """A register's place as it is told to people; of an address all but the password."""
    return address(str(where)).told if is_address(where) else str(where)


def newest() -> int:
    """The version of the tables that this program knows."""
    return max(version for version, _, _ in _steps())


def bring_up(database: Database, version: int | None = None, *, at: str = "") -> None:
    """Run the migrations that the register lacks, up to a version or to the newest. Raises NewerRegister."""
    wanted = version or newest()
    found = database.version()
    if found > newest():
        raise NewerRegister(
            f"register {database.where} was made by a later version of legation (tables {found}, known {newest()})"
        )
    if found >= wanted:
        return
    with database.transaction():
        # another program may have done it while this one waited
        found = database.version()
        if found >= wanted:
            return
        held = {*range(found + 1)}
        if found == PEOPLE and not database.columns("facets"):
            found = BEFORE_COUNTED
            held = {*range(found + 1), PEOPLE}
        lacking = {*range(1, wanted + 1)} - held
        _run(database, {number for number in lacking if number <= PEOPLE})
        if wanted > PEOPLE:
            _must_be_whole(database)
        _run(database, {number for number in lacking if number > PEOPLE})
        database.script(_text("views.sql"))
        database.mark(wanted)
        if found and found < MERGED_ANEW <= wanted:
            # what merging looks at is kept in the tables, too, and is not what it was
            merge_again(database, Occasion(at, f"tables brought from version {found} to {wanted}"))
        if found < KEPT <= wanted:
            # not known of pages that came before: retention must not take them too early
            database.execute("UPDATE pages SET kept_at = ?", [at])
        if found < COUNTED <= wanted:
            database.execute("UPDATE turns SET name = ?", [uuid4().hex])
            queue.weigh(database)
            facets.keep_all(database)
        elif found < TIED <= wanted:
            facets.keep_all(database)


def _run(database: Database, numbers: Collection[int]) -> None:
    """Run some migrations, in their order."""
    for number, dialect, text in _steps():
        if number in numbers and dialect in ("", database.dialect):
            database.script(text)


def _must_be_whole(database: Database) -> None:
    """See that the tables are those of version 10 at least. Raises UnfinishedRegister."""
    for table, column in _MUST_HAVE:
        if column not in database.columns(table):
            raise UnfinishedRegister(
                f"register {database.where} was made by an unfinished state of legation: its table “{table}” has no "
                f"“{column}”; read its pages again into a new one (`legation read PAGES --register NEW`)"
            )


def is_address(where: Path | str) -> bool:
    """Whether a register's place is the address of a server."""
    return isinstance(where, str) and where.startswith(tuple(f"{scheme}://" for scheme in SCHEMES))


@cache
def _steps() -> tuple[tuple[int, str, str], ...]:
    """Every file of every migration: its number, the kind of database it is for ("" for both), its text."""
    names = [entry.name for entry in files("legation.register").joinpath("migrations").iterdir()]
    found = [(int(name[1]), name[2] or "", file) for file in names if (name := _NAME.fullmatch(file))]
    # what is for both comes first, since what one needs besides may rest on it
    return tuple((number, dialect, _text(file)) for number, dialect, file in sorted(found))


def _text(name: str) -> str:
    return files("legation.register").joinpath("migrations", name).read_text("utf-8")
