"""The register in a PostgreSQL database, for a team.

Tables, statements and results are those of the SQLite file; the pages' bytes are in the database too, so that every
member of the team has them. Statements that recur are prepared once.
"""

import os
import re
import ssl
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import lru_cache
from getpass import getuser
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from legation.register.database import Asked, Row, Value, Words, insertion, storable, tokens
from legation.register.errors import (
    NoDriver,
    NoRegister,
    NotARegister,
    RegisterError,
    RegisterFull,
    RegisterLocked,
    RegisterUnreachable,
    RegisterUnwritable,
)
from legation.register.table_bytes import TableBytes

if TYPE_CHECKING:
    from pg8000.native import Connection, PreparedStatement

SCHEMES = ("postgresql", "postgres")
"""How the address of such a register begins."""

DEFAULT_PORT = 5432
WAIT = "10min"
"""How long to wait for another program that is writing."""

MOST_PREPARED = 300
"""Statements kept prepared; lists are filled up, and rows written by powers of two, so that few statements recur."""

MOST_ROWS = 64
"""Rows that one statement writes; the protocol takes 65,535 values at most."""

AT_A_TIME = 2000
"""Rows of a long answer that are held at once."""

LOCK = f"SELECT pg_advisory_xact_lock({0x4C454741}, hashtext(current_schema()))"
"""Takes the lock that the schema's one writer holds until its transaction ends."""

MOST_POSITION = 16383
"""The last place of a word that PostgreSQL tells apart."""

_SOUGHT = "(SELECT rowid FROM words WHERE found @@ CAST(? AS tsquery))"
_FOUND = "(SELECT 1 FROM words w WHERE w.found @@ CAST(? AS tsquery) AND w.rowid = c.number)"

_TRANSLATED = (
    (r"--[^\n]*", ""),
    (r"INTEGER PRIMARY KEY", "BIGINT PRIMARY KEY"),
    (r"\bTEXT\b", 'TEXT COLLATE "C"'),
    (r"\bREAL\b", "DOUBLE PRECISION"),
    (r"\) WITHOUT ROWID", ")"),
    (r"(\w+) COLLATE NOCASE", r"lower(\1)"),
    (r"\bgroup_concat\(", "string_agg("),
)
"""What migrations say in SQLite's words, and what PostgreSQL calls it. Text is ordered by code point in both."""

_CODES: tuple[tuple[str, type[RegisterError], str], ...] = (
    ("53100", RegisterFull, "the server's disk is full; what was being written is not kept, all else is"),
    ("53", RegisterUnreachable, "the server has no room for more work; try again later"),
    ("55P03", RegisterLocked, "another program holds it; try again when that has finished"),
    ("40", RegisterLocked, "another program was in the way; try again"),
    ("42501", RegisterUnwritable, "this user may not do that; ask for the rights on its schema"),
    ("25006", RegisterUnwritable, "the server allows no writing"),
    ("3D000", NoRegister, "the server has no database of that name; make one with createdb"),
    ("3F000", NoRegister, "the database has no schema of that name"),
    ("28", RegisterUnreachable, "the server refuses this user or password (PGPASSWORD gives the password)"),
    ("57", RegisterUnreachable, "the server is stopping or has ended the session"),
    ("08", RegisterUnreachable, "the connection was lost"),
)


@dataclass(frozen=True, slots=True)
class Address:
    """Where a PostgreSQL register is: `postgresql://user:password@host:port/database?schema=name&sslmode=require`.

    What is left out is taken from PGHOST, PGPORT, PGUSER, PGPASSWORD and PGDATABASE, else from the usual defaults. A
    `host` that is a folder holds the server's socket.
    """

    host: str
    port: int
    user: str
    password: str | None = field(repr=False)
    database: str
    schema: str | None
    sslmode: str

    @property
    def told(self) -> str:
        """The address without the password."""
        socket = self.host.startswith("/")
        more = {"host": self.host if socket else None, "schema": self.schema}
        options = urlencode({name: value for name, value in more.items() if value}, safe="/")
        return f"postgresql://{self.user}@{'' if socket else f'{self.host}:{self.port}'}/{self.database}" + (
            f"?{options}" if options else ""
        )


def address(url: str) -> Address:
    """Read an address. Raises RegisterError where it cannot be understood."""
    try:
        parts = urlsplit(url)
        more = dict(parse_qsl(parts.query, strict_parsing=bool(parts.query)))
        port = int(more.pop("port", "") or parts.port or os.environ.get("PGPORT") or DEFAULT_PORT)
    except ValueError as error:
        raise RegisterError(f"the register's address cannot be understood: {error}") from error
    user = unquote(parts.username or "") or os.environ.get("PGUSER") or getuser()
    found = Address(
        host=more.pop("host", "") or unquote(parts.hostname or "") or os.environ.get("PGHOST") or "localhost",
        port=port,
        user=user,
        password=unquote(parts.password or "") or os.environ.get("PGPASSWORD"),
        database=unquote(parts.path.lstrip("/")) or os.environ.get("PGDATABASE") or user,
        schema=more.pop("schema", None),
        sslmode=more.pop("sslmode", "prefer"),
    )
    if more:
        raise RegisterError(f"“{min(more)}” is nothing that an address may hold; it knows host, port, schema, sslmode")
    if found.schema and not re.fullmatch(r"[a-z_][a-z0-9_]*", found.schema):
        raise RegisterError(f"“{found.schema}” is no plain name for a schema: small letters, digits and _")
    if found.sslmode not in ("disable", "prefer", "require", "verify-full"):
        raise RegisterError(f"sslmode is disable, prefer, require or verify-full, not “{found.sslmode}”")
    return found


class PostgresDatabase:
    """A register's tables on a server."""

    dialect = "postgresql"

    def __init__(self, url: str, *, create: bool) -> None:
        if find_spec("pg8000") is None:
            raise NoDriver("a PostgreSQL register needs the driver pg8000: pip install 'legation[postgres]'")
        self._address = address(url)
        self.holding = False
        self._prepared: dict[str, PreparedStatement] = {}
        self._cursors = 0
        self._read: set[str] = set()
        self._lost: set[str] = set()
        with self._explained():
            self._connection = _connected(self._address)
        self.bytes = TableBytes(self._run)
        try:
            self._enter(create)
            if not create and self.version() == 0:
                raise NoRegister(
                    f"there is no register at {self.where}; `legation read PATHS --register {self.where}` makes one"
                )
        except BaseException:
            self.close()
            raise

    @property
    def where(self) -> str:
        """The address without the password."""
        return self._address.told

    def execute(self, sql: str, values: Sequence[Asked] = ()) -> Iterator[Row]:
        """Run one statement; its whole answer is fetched at once."""
        return iter(self._run(_numbered(sql), [_asked(value) for value in values]))

    def stream(self, sql: str, values: Sequence[Asked] = ()) -> Iterator[Row]:
        """Run a query whose answer may be long: it lies on the server and is fetched in portions."""
        for name in self._read - self._lost:
            self._run(f"CLOSE {name}")
        self._read.clear()
        self._cursors += 1
        name = f"rows_{self._cursors}"
        statement = f"DECLARE {name} NO SCROLL CURSOR WITH HOLD FOR {_numbered(sql)}"
        self._run(statement, [_asked(value) for value in values], keep=False)
        return self._fetched(name)

    def columnar(self, sql: str, columns: Sequence[str], values: Sequence[Asked] = ()) -> list[str]:
        """The columns of an answer; the server puts them together in one walk through it."""
        told = ", ".join(f"string_agg(CAST(x.{name} AS TEXT), ',') AS {name}" for name in columns)
        row = next(self.execute(f"SELECT {told} FROM ({sql}) x", values))
        return [row[name] or "" for name in columns]

    def insert(self, table: str, rows: Sequence[Mapping[str, Value]], replace: str = "") -> None:
        """Write many rows by few statements, since each costs a way to the server and back."""
        if table == "words":
            rows = [{**row, "found": _vector(row)} for row in rows]
        at = 0
        while at < len(rows):
            some = rows[at : at + min(MOST_ROWS, 1 << ((len(rows) - at).bit_length() - 1))]
            marks = f"({', '.join('?' * len(some[0]))})"
            sql = insertion(table, some[0], ", ".join([marks] * len(some)), replace)
            self._run(_numbered(sql), [storable(value) for row in some for value in row.values()])
            at += len(some)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Hold the schema's lock until the end, so that merging sees what others have written."""
        self._run("BEGIN")
        first = self._cursors + 1
        try:
            self._run(LOCK)
            yield
            self._run("COMMIT")
        except Exception:
            with suppress(RegisterUnreachable):  # the server undoes it by itself when the session is gone
                self._run("ROLLBACK")
            self._lost.update(f"rows_{number}" for number in range(first, self._cursors + 1))
            raise
        except BaseException:
            # broken off in the middle of an answer: the session can no longer be used
            self.close()
            raise

    def script(self, text: str) -> None:
        """Run a migration, put into PostgreSQL's words."""
        for found, put in _TRANSLATED:
            text = re.sub(found, put, text)
        with self._explained():
            self._connection.execute_simple(text)

    def version(self) -> int:
        """The version kept in a table of its own."""
        here = "SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema()"
        tables = {row["name"] for row in self._run(here)}
        if "legation" in tables:
            return int(self._run("SELECT max(version) AS version FROM legation")[0]["version"] or 0)
        if clash := sorted(tables & {"pages", "claims", "events", "words"}):
            raise NotARegister(f"{self.where} has a table “{clash[0]}” of another program; name a schema of its own")
        return 0

    def mark(self, version: int) -> None:
        """Write the version."""
        self._run("CREATE TABLE IF NOT EXISTS legation (version INTEGER NOT NULL)")
        self._run("DELETE FROM legation")
        self.insert("legation", [{"version": version}])

    def columns(self, table: str) -> frozenset[str]:
        """The columns of a table; none where there is no such table."""
        asked = (
            "SELECT column_name AS name FROM information_schema.columns "
            "WHERE table_schema = current_schema() AND table_name = ?"
        )
        return frozenset(str(row["name"]) for row in self.execute(asked, [table]))

    def moved(self) -> bool:
        """Never: the session is with the server that was addressed."""
        return False

    def close(self) -> None:
        """End the session."""
        with suppress(RegisterUnreachable), self._explained():
            self._connection.close()

    def _enter(self, create: bool) -> None:
        self._run(f"SET lock_timeout = '{WAIT}'")
        self._run("SET client_min_messages = warning")
        if self._address.schema:
            if create:
                self._make_schema(self._address.schema)
            self._run(f'SET search_path TO "{self._address.schema}"')

    def _make_schema(self, schema: str) -> None:
        """Make the schema if it is not there. Of two programs that do so at once the database refuses one, so they take
        turns.
        """
        self._run(f"SELECT pg_advisory_lock({0x4C454741})")
        try:
            self._run(f'CREATE SCHEMA IF NOT EXISTS "{schema}"')
        finally:
            self._run(f"SELECT pg_advisory_unlock({0x4C454741})")

    def _fetched(self, name: str) -> Iterator[Row]:
        try:
            while rows := self._run(f"FETCH {AT_A_TIME} FROM {name}"):
                yield from rows
        finally:
            # who stops in the middle may do so while another answer comes in: it is closed when there is time
            self._read.add(name)

    def _run(self, statement: str, values: Sequence[Any] = (), *, keep: bool = True) -> list[Row]:
        with self._explained():
            if not values:
                rows = self._connection.run(statement)
                return _by_name(self._connection.columns, rows)
            named = {f"p{number}": value for number, value in enumerate(values)}
            if not keep:
                rows = self._connection.run(statement, **named)
                return _by_name(self._connection.columns, rows)
            prepared = self._statement(statement)
            rows = prepared.run(**named)
            return _by_name(prepared.columns, rows)

    def _statement(self, statement: str) -> "PreparedStatement":
        """The statement, prepared; the one unused for longest makes room."""
        prepared = self._prepared.pop(statement, None)
        if prepared is None:
            if len(self._prepared) >= MOST_PREPARED:
                self._prepared.pop(next(iter(self._prepared))).close()
            prepared = self._connection.prepare(statement)
        self._prepared[statement] = prepared
        return prepared

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Turn the driver's errors into those of the register; an error of no known code stays as it is."""
        from pg8000.exceptions import DatabaseError, InterfaceError

        try:
            yield
        except (DatabaseError, InterfaceError, OSError) as error:
            told = _told(error)
            found = next((kind for kind in _CODES if told.get("C", "").startswith(kind[0])), None)
            if found is not None:
                raise found[1](f"register {self.where}: {found[2]} ({told.get('M')})") from error
            if isinstance(error, DatabaseError):
                raise
            raise RegisterUnreachable(f"register {self.where}: the server cannot be reached ({error})") from error


def _connected(found: Address) -> "Connection":
    from pg8000.native import Connection

    contexts: dict[str, Any] = {"disable": False, "prefer": None, "require": True}
    secure = ssl.create_default_context() if found.sslmode == "verify-full" else contexts[found.sslmode]
    place: dict[str, Any] = {"host": found.host, "port": found.port}
    if found.host.startswith("/"):
        place, secure = {"unix_sock": f"{found.host}/.s.PGSQL.{found.port}"}, False
    return Connection(
        found.user,
        database=found.database,
        password=found.password,
        ssl_context=secure,
        application_name="legation",
        **place,
    )


def _told(error: BaseException | None) -> dict[str, str]:
    """What the server said of an error; the driver may hide it behind the end of the connection that follows."""
    while error is not None:
        if error.args and isinstance(error.args[0], dict):
            return error.args[0]
        error = error.__context__
    return {}


@lru_cache(maxsize=1000)
def _numbered(sql: str) -> str:
    """The statement with `$1`, `$2` … for each `?`."""
    pieces = sql.replace("words(?)", _SOUGHT).replace("words(c, ?)", _FOUND).split("?")
    return "".join(f"{piece}${number}" for number, piece in enumerate(pieces[:-1], 1)) + pieces[-1]


def _by_name(columns: Any, rows: Any) -> list[Row]:
    names = [column["name"] for column in columns or ()]
    return [dict(zip(names, row, strict=True)) for row in rows or ()]


def _asked(value: Asked) -> Value:
    """Words become a query whose every word is quoted; a phrase's words stand together."""
    if not isinstance(value, Words):
        return storable(value)
    phrases = [" <-> ".join(f"'{word}'" for word in tokens(phrase)) for phrase in value.phrases]
    return " & ".join(f"({phrase})" for phrase in phrases if phrase)


def _vector(row: Mapping[str, Value]) -> str:
    """The words of a row as PostgreSQL keeps them; columns stand apart, so that no phrase runs from one to the next."""
    held: dict[str, list[int]] = {}
    position = 0
    for name, text in row.items():
        if name not in ("rowid", "claim_id"):
            for word in tokens(str(text)):
                position += 1
                held.setdefault(word, []).append(min(position, MOST_POSITION))
            position += 1
    return " ".join(f"'{word}':{','.join(map(str, places[:255]))}" for word, places in held.items())
