"""What is known of each source and each item, in a small SQLite file: a run broken off goes on from it."""

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

_TABLES = """
CREATE TABLE IF NOT EXISTS sources (
    url TEXT PRIMARY KEY,
    etag TEXT,                        -- what the server told of the version last read
    modified TEXT,
    next_at REAL NOT NULL,            -- seconds since 1970
    told TEXT NOT NULL DEFAULT ''     -- what came of it last
);
CREATE TABLE IF NOT EXISTS items (
    url TEXT PRIMARY KEY,
    source TEXT NOT NULL,
    status TEXT NOT NULL,             -- waiting, or the outcome: read, nothing_found, refused
    tries INTEGER NOT NULL DEFAULT 0,
    next_at REAL NOT NULL,
    told TEXT NOT NULL DEFAULT ''
);
CREATE INDEX IF NOT EXISTS items_waiting ON items (status, next_at);
"""
WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class Source:
    """A source that is due, with the conditions under which it is fetched."""

    url: str
    etag: str | None
    modified: str | None

    @property
    def known(self) -> dict[str, str]:
        """The headers by which the server may answer that nothing has changed."""
        told = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in told.items() if value}


@dataclass(frozen=True, slots=True)
class Item:
    """An item that is due, and how often it was tried."""

    url: str
    tries: int


class State:
    """The sources and items of a watch. Times are seconds since 1970."""

    def __init__(self, path: Path | str) -> None:
        """Open the file, or make it. Raises sqlite3.Error where it cannot be."""
        self._database = sqlite3.connect(path, isolation_level=None, timeout=30)
        self._database.execute("PRAGMA journal_mode = WAL")
        self._database.executescript(_TABLES)

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def follow(self, urls: Iterable[str], now: float) -> None:
        """Follow sources from now on; those followed already keep their time."""
        rows = [(url, now) for url in urls]
        self._many("INSERT INTO sources (url, next_at) VALUES (?, ?) ON CONFLICT DO NOTHING", rows)

    def sources_due(self, now: float, only: Sequence[str] | None = None) -> list[Source]:
        """The sources to be fetched by now."""
        found = self._rows("SELECT url, etag, modified FROM sources WHERE next_at <= ? ORDER BY next_at, url", now)
        return [Source(*row) for row in found if only is None or row[0] in only]

    def source_read(self, url: str, next_at: float, told: str, etag: str | None, modified: str | None) -> None:
        """A source was fetched, or could not be; what the server told of its version is kept where it told it."""
        self._database.execute(
            "UPDATE sources SET next_at = ?, told = ?, etag = coalesce(?, etag), modified = coalesce(?, modified) "
            "WHERE url = ?",
            (next_at, told, etag, modified, url),
        )

    def found(self, source: str, urls: Iterable[str], now: float) -> int:
        """Items that a source names; gives how many of them are new."""
        before = self._database.total_changes
        rows = [(url, source, now) for url in urls]
        self._many(
            "INSERT INTO items (url, source, status, next_at) VALUES (?, ?, 'waiting', ?) ON CONFLICT DO NOTHING", rows
        )
        return self._database.total_changes - before

    def items_due(self, now: float, most: int) -> list[Item]:
        """Items to be fetched by now, those that wait longest first."""
        rows = self._rows(
            "SELECT url, tries FROM items WHERE status = 'waiting' AND next_at <= ? ORDER BY next_at, rowid LIMIT ?",
            now,
            most,
        )
        return [Item(*row) for row in rows]

    def later(self, url: str, next_at: float, told: str) -> None:
        """An item could not be fetched, and is tried again."""
        self._database.execute(
            "UPDATE items SET tries = tries + 1, next_at = ?, told = ? WHERE url = ?", (next_at, told, url)
        )

    def put_off(self, url: str, next_at: float) -> None:
        """An item's host is not free yet: this counts as no attempt."""
        self._database.execute("UPDATE items SET next_at = ? WHERE url = ?", (next_at, url))

    def done(self, url: str, status: str, told: str) -> None:
        """An item has its outcome."""
        self._database.execute(
            "UPDATE items SET status = ?, tries = tries + 1, told = ? WHERE url = ?", (status, told, url)
        )

    def next_at(self) -> float | None:
        """When something is due next; None where nothing ever is."""
        (found,) = self._rows(
            "SELECT min(next_at) FROM (SELECT next_at FROM sources UNION ALL "
            "SELECT next_at FROM items WHERE status = 'waiting')"
        )
        return None if found[0] is None else float(found[0])

    def counts(self) -> dict[str, int]:
        """How many items there are of each status."""
        return dict(self._rows("SELECT status, count(*) FROM items GROUP BY status ORDER BY status"))

    def _rows(self, sql: str, *values: object) -> list[tuple]:  # type: ignore[type-arg]
        with closing(self._database.execute(sql, values)) as cursor:
            return cursor.fetchall()

    def _many(self, sql: str, rows: Sequence[tuple[object, ...]]) -> None:
        self._database.execute("BEGIN IMMEDIATE")
        try:
            self._database.executemany(sql, rows)
        except BaseException:
            self._database.execute("ROLLBACK")
            raise
        self._database.execute("COMMIT")
