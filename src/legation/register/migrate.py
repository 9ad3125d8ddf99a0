"""Opening a register file: making the tables of a new one, and refusing what is not a register or is newer than this
program."""

import sqlite3
from importlib.resources import files
from pathlib import Path

from legation.register.errors import NewerRegister, NoRegister, NotARegister, explained

APPLICATION_ID = 0x4C454741
"""Marks the file as a register ("LEGA" in the header), so that another program's database is never written into."""

VERSION = 1
"""Version of the tables; kept in the file's user_version."""

WAIT_SECONDS = 30.0
"""How long to wait for another program that is writing."""


def connect(path: Path, *, create: bool) -> sqlite3.Connection:
    """Open the register at `path`, making it if `create` and there is none. Raises the errors of `register.errors`."""
    if not create and not path.exists():
        raise NoRegister(f"there is no register at {path}; `legation read PATHS --register {path}` makes one")
    with explained(path):
        connection = sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None)
        try:
            _prepare(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA foreign_keys = ON")
    if _known(connection, path):
        return
    connection.execute("PRAGMA journal_mode = WAL")
    try:
        _create(connection)
    except sqlite3.OperationalError:
        # another program may have made the tables while this one waited to
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        if not _known(connection, path):
            raise


def _known(connection: sqlite3.Connection, path: Path) -> bool:
    """Whether the file is a register of this version already; False if it is empty."""
    mark, version = _pragma(connection, "application_id"), _pragma(connection, "user_version")
    if mark == APPLICATION_ID and version > VERSION:
        raise NewerRegister(
            f"register {path} was made by a later version of legation (tables {version}, known {VERSION})"
        )
    if mark == APPLICATION_ID and version == VERSION:
        return True
    if mark != 0 or connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        raise NotARegister(f"{path} is a database of another program; name another file with --register")
    return False


def _create(connection: sqlite3.Connection) -> None:
    schema = files("legation.register").joinpath("schema.sql").read_text("utf-8")
    connection.executescript(
        f"BEGIN IMMEDIATE;\n{schema}\nPRAGMA application_id = {APPLICATION_ID};\n"
        f"PRAGMA user_version = {VERSION};\nCOMMIT;"
    )


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])
