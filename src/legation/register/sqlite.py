"""The register in one SQLite file, which any SQLite tool can open."""

import shutil
import sqlite3
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import cast

from legation.pages.archive import Archive
from legation.register.database import Asked, Row, Value, Words, insertion, storable
from legation.register.errors import (
    NoRegister,
    NotARegister,
    RegisterDamaged,
    RegisterError,
    RegisterFull,
    RegisterLocked,
    RegisterUnwritable,
)

APPLICATION_ID = 0x4C454741
"""Marks the file as a register ("LEGA" in the header), so that another program's database is never written into."""

WAIT_SECONDS = 60.0
"""How long to wait for another program that is writing."""

CACHE_KIB = 65_536
"""Memory that one connection may fill with parts of the file; it takes only what it reads."""

MAPPED = 2**33
"""Bytes of the file that are read in place, so that what one connection has read is at hand for the next."""

PAUSE_SECONDS = 0.02
"""How long to wait before trying again what does not wait by itself."""

_HEADER = (
    "SELECT (SELECT application_id FROM pragma_application_id) AS mark, "
    "(SELECT user_version FROM pragma_user_version) AS version, (SELECT count(*) FROM sqlite_master) AS tables"
)

_SOUGHT = "(SELECT rowid FROM words WHERE words MATCH ?)"
_FOUND = "(SELECT 1 FROM words WHERE words MATCH ? AND rowid = c.number)"

_KINDS: dict[str, tuple[type[RegisterError], str]] = {
    "SQLITE_FULL": (RegisterFull, "the disk is full; what was being written is not kept, all else is"),
    "SQLITE_IOERR": (RegisterFull, "the disk cannot be read or written; what was being written is not kept"),
    "SQLITE_BUSY": (RegisterLocked, "another program holds it; try again when that has finished"),
    "SQLITE_LOCKED": (RegisterLocked, "another program holds it; try again when that has finished"),
    "SQLITE_READONLY": (RegisterUnwritable, "it may not be written; check the rights of the file and its folder"),
    "SQLITE_CANTOPEN": (RegisterUnwritable, "it cannot be opened; check that the folder exists and may be written"),
    "SQLITE_PERM": (RegisterUnwritable, "it may not be opened; check the rights of the file and its folder"),
    "SQLITE_NOTADB": (NotARegister, "the file is not a register; name another with --register"),
    "SQLITE_CORRUPT": (RegisterDamaged, "the file is damaged; restore a copy, or read the pages again into a new one"),
}


class SqliteDatabase:
    """A register's file; the pages' bytes lie beside it in `<register>.pages/`."""

    dialect = "sqlite"

    def __init__(self, path: Path, *, create: bool) -> None:
        if not create and not path.exists():
            raise NoRegister(f"there is no register at {path}; `legation read PATHS --register {path}` makes one")
        self.path = path
        self.holding = False
        self.bytes = FileBytes(path)
        with self._explained():
            # whoever has the register uses it alone, but not always in the thread that opened it
            self._connection = sqlite3.connect(
                path, timeout=WAIT_SECONDS, isolation_level=None, check_same_thread=False
            )
        try:
            with self._explained():
                self._connection.row_factory = sqlite3.Row
                self._connection.execute("PRAGMA foreign_keys = ON")
                self._connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
                self._connection.execute(f"PRAGMA mmap_size = {MAPPED}")
                if self.version() == 0:
                    self._write_ahead()
            self._file = _file(path)
        except BaseException:
            self._connection.close()
            raise

    @property
    def where(self) -> str:
        """The file's path."""
        return str(self.path)

    def execute(self, sql: str, values: Sequence[Asked] = ()) -> Iterator[Row]:
        """Run one statement; rows come as SQLite finds them."""
        with self._explained():
            whole = sql.replace("words(?)", _SOUGHT).replace("words(c, ?)", _FOUND).replace("strpos(", "instr(")
            cursor = self._connection.execute(whole, [_asked(value) for value in values])
        return self._rows(cursor)

    def stream(self, sql: str, values: Sequence[Asked] = ()) -> Iterator[Row]:
        """Run a query whose answer may be long; SQLite finds rows as they are asked for."""
        return self.execute(sql, values)

    def columnar(self, sql: str, columns: Sequence[str], values: Sequence[Asked] = ()) -> list[str]:
        """The columns of an answer; all are put together in one walk through it."""
        told = ", ".join(f"group_concat(x.{name}) AS {name}" for name in columns)
        row = next(self.execute(f"SELECT {told} FROM ({sql}) x", values))
        return [row[name] or "" for name in columns]

    def insert(self, table: str, rows: Sequence[Mapping[str, Value]], replace: str = "") -> None:
        """Write rows with one prepared statement."""
        if not rows:
            return
        columns = list(rows[0])
        sql = insertion(table, columns, f"({', '.join('?' * len(columns))})", replace)
        with self._explained():
            self._connection.executemany(sql, ([storable(row[name]) for name in columns] for row in rows))

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Hold the file for writing until the end."""
        self.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.execute("COMMIT")
        except BaseException:
            # a full disk may have rolled back by itself
            if self._connection.in_transaction:
                self.execute("ROLLBACK")
            raise

    def script(self, text: str) -> None:
        """Run statements one by one, since SQLite's own way to run a script would end the transaction."""
        waiting = ""
        for line in text.splitlines(keepends=True):
            waiting += line
            if sqlite3.complete_statement(waiting):
                self.execute(waiting)
                waiting = ""

    def version(self) -> int:
        """The version kept in the file's header."""
        # asked at once: another program may be making the register meanwhile
        row = next(self.execute(_HEADER))
        if row["mark"] == APPLICATION_ID:
            return int(row["version"])
        if row["mark"] != 0 or row["tables"]:
            raise NotARegister(f"{self.path} is a database of another program; name another file with --register")
        return 0

    def mark(self, version: int) -> None:
        """Write mark and version into the file's header."""
        self.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        self.execute(f"PRAGMA user_version = {version}")

    def columns(self, table: str) -> frozenset[str]:
        """The columns of a table; none where there is no such table."""
        return frozenset(row["name"] for row in self.execute("SELECT name FROM pragma_table_info(?)", [table]))

    def moved(self) -> bool:
        """Whether the file that is open is no longer the one at the path."""
        return self._file != _file(self.path)

    def copy_to(self, path: Path) -> None:
        """Copy the file as it stands at one moment; others may read and write meanwhile."""
        with self._explained(), closing(sqlite3.connect(path)) as copy:
            # in one step: a copy in several begins anew whenever another program has written
            self._connection.backup(copy, pages=-1)

    def close(self) -> None:
        """Let go of the file."""
        with self._explained():
            self._connection.close()

    def _write_ahead(self) -> None:
        """Set the journal; who does so waits for no other program by itself."""
        patience = time.monotonic() + WAIT_SECONDS
        while True:
            try:
                self._connection.execute("PRAGMA journal_mode = WAL")
                return
            except sqlite3.OperationalError as error:
                if error.sqlite_errorname not in ("SQLITE_BUSY", "SQLITE_LOCKED") or time.monotonic() > patience:
                    raise
                time.sleep(PAUSE_SECONDS)

    def _rows(self, cursor: sqlite3.Cursor) -> Iterator[Row]:
        with self._explained():
            yield from cast(Iterator[Row], cursor)

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Turn SQLite's errors into those of the register; an error it does not know stays as it is."""
        try:
            yield
        except sqlite3.Error as error:
            name = getattr(error, "sqlite_errorname", "")
            found = next((kind for code, kind in _KINDS.items() if name.startswith(code)), None)
            if found is None:
                raise
            raise found[0](f"register {self.path}: {found[1]} ({error})") from error


class FileBytes(Archive):
    """The pages' bytes in a folder beside the register, with the register's errors."""

    def __init__(self, register: Path) -> None:
        super().__init__(register.with_name(register.name + ".pages"))

    def put(self, data: bytes) -> str:
        """Keep the bytes and return their hash. Raises RegisterFull or RegisterError where they cannot be kept."""
        try:
            return super().put(data)
        except OSError as error:
            kind = RegisterFull if _is_full(self.root.parent) else RegisterError
            raise kind(f"the page's bytes cannot be kept in {self.root}: {error.strerror or error}") from error


def _asked(value: Asked) -> Value:
    """Words become quoted terms, so that none of FTS5's own query language is understood, or stumbled over."""
    if isinstance(value, Words):
        return " AND ".join('"' + phrase.replace("\0", " ").replace('"', " ") + '"' for phrase in value.phrases)
    return storable(value)


def _file(path: Path) -> tuple[int, int] | None:
    """Which file lies at a path."""
    with suppress(OSError):
        found = path.stat()
        return found.st_dev, found.st_ino
    return None


def _is_full(folder: Path) -> bool:
    with suppress(OSError):
        return shutil.disk_usage(folder).free < 2**20
    return False
