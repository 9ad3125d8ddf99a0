"""A whole copy of a register in a file, taken while others read and write it, and the way back.

A copy is a register like any other: the file, and its pages' bytes beside it in `<file>.pages/`. A third file, the
manifest, is written last and holds the copy's hash: a copy that was broken off, or has changed since, is not restored.
"""

import hashlib
import json
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path

from legation.pages.archive import Archive
from legation.register.database import Database
from legation.register.errors import NoRegister, RegisterDamaged, RegisterError, RegisterLocked
from legation.register.sqlite import SqliteDatabase
from legation.register.store import Register

ELSEWHERE = "a register in PostgreSQL is copied with its own tools, pg_dump and pg_restore (docs/operating.md)"
_CHUNK = 1 << 20
_BESIDE = ("-wal", "-shm", ".pages")


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a copy holds: when and by which version it was made, the hash of its file, its tables' version, and how
    many pages, claims and events; `without_bytes` counts the pages whose bytes the register does not keep.
    """

    made_at: str
    tool: str
    sha256: str
    tables: int
    turn: int
    pages: int
    claims: int
    events: int
    without_bytes: int


def back_up(register: Register, target: Path, tool: str = "") -> Manifest:
    """Copy a register in a file to `target`. An earlier copy there is replaced, anything else is not.

    The database is copied at one moment, whatever is written meanwhile; of the bytes only those that an earlier copy
    lacks, and those that the register has dropped since are dropped from the copy, too.
    """
    database = _in_a_file(register.database)
    if target.resolve() == database.path.resolve():
        raise RegisterError(f"{target} is the register itself; name another file")
    if target.exists() and not manifest_of(target).exists():
        raise RegisterError(f"{target} is there already, and is no copy that was made here; name another file")
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    database.copy_to(part)
    told = _checked(part)
    kept, without = _copy_bytes(part, register, Archive(_pages(target)))
    manifest_of(target).unlink(missing_ok=True)
    part.replace(target)
    made = Manifest(register.clock(), tool, _hash(target), *told, without)
    _write(manifest_of(target), json.dumps(asdict(made), indent=1) + "\n")
    for path in _files(_pages(target)):
        if path.name not in kept:
            path.unlink()
    return made


def check(copy: Path) -> Manifest:
    """Look through a copy: its hash, SQLite's own check, and the bytes of every page. Raises RegisterError."""
    if not copy.exists() or not manifest_of(copy).exists():
        raise NoRegister(f"there is no whole copy of a register at {copy}")
    made = Manifest(**json.loads(manifest_of(copy).read_text(encoding="utf-8")))
    if _hash(copy) != made.sha256:
        raise RegisterDamaged(f"{copy} is not what it was when it was made")
    _checked(copy)
    archive, without = Archive(_pages(copy)), 0
    for sha256 in _pages_in(copy):
        try:
            archive.get(sha256)
        except KeyError:
            without += 1
        except ValueError as error:
            raise RegisterDamaged(f"{copy}: {error}") from error
    if without != made.without_bytes:
        raise RegisterDamaged(f"{copy}: the bytes of {without - made.without_bytes} pages are missing")
    return made


def restore(copy: Path, where: Path, *, replace: bool = False) -> tuple[Manifest, Path | None]:
    """Put a copy in the place of a register, after looking through it; gives where the old one lies now, if there was
    one. Raises RegisterError where one is there and is not to be replaced, or is in use.
    """
    made = check(copy)
    old = _aside(where, made.sha256)
    if where.exists():
        if not replace:
            raise RegisterError(f"there is a register at {where}; it is put aside with --replace")
        _not_in_use(where)
    part = where.with_name(where.name + ".part")
    shutil.copyfile(copy, part)
    archive = Archive(_pages(part))
    for path in _files(_pages(copy)):
        archive.put(path.read_bytes())
    moved = where.exists()
    if moved:
        for ending in ("", *_BESIDE):
            if (beside := Path(f"{where}{ending}")).exists():
                beside.replace(f"{old}{ending}")
    if _pages(part).exists():
        _pages(part).replace(_pages(where))
    part.replace(where)
    return made, old if moved else None


def manifest_of(copy: Path) -> Path:
    """Where the manifest of a copy lies."""
    return copy.with_name(copy.name + ".manifest.json")


def _in_a_file(database: Database) -> SqliteDatabase:
    if not isinstance(database, SqliteDatabase):
        raise RegisterError(ELSEWHERE)
    return database


def _checked(path: Path) -> tuple[int, int, int, int, int]:
    """Version of the tables, turn, and numbers of pages, claims and events of a sound file. Raises RegisterDamaged."""
    try:
        with closing(sqlite3.connect(path)) as opened:
            (told,) = opened.execute("PRAGMA integrity_check(1)").fetchone()
            astray = opened.execute("PRAGMA foreign_key_check").fetchone()
            if told != "ok" or astray:
                raise RegisterDamaged(f"{path} is damaged ({told if told != 'ok' else f'{astray[0]} leads nowhere'})")
            (version,) = opened.execute("PRAGMA user_version").fetchone()
            (turn,) = opened.execute("SELECT number FROM turns").fetchone()
            pages, claims, events = (
                opened.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("pages", "claims", "events")
            )
    except sqlite3.Error as error:
        raise RegisterDamaged(f"{path} is damaged ({error})") from error
    return version, turn, pages, claims, events


def _copy_bytes(part: Path, register: Register, into: Archive) -> tuple[set[str], int]:
    """Copy the bytes of the pages that a copied database names; their hashes, and how many there are no bytes of."""
    kept, without = set(), 0
    for sha256 in _pages_in(part):
        try:
            if not into.path(sha256).exists():
                into.put(register.archive.get(sha256))
            kept.add(sha256)
        except KeyError:
            without += 1
        except ValueError as error:
            raise RegisterDamaged(f"register {register.where}: {error}") from error
    return kept, without


def _pages_in(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as opened:
        return [
            sha256 for (sha256,) in opened.execute("SELECT sha256 FROM pages WHERE gone_at IS NULL ORDER BY sha256")
        ]


def _not_in_use(where: Path) -> None:
    """Raise RegisterLocked where another program has the register open."""
    with closing(sqlite3.connect(where, timeout=0, isolation_level=None)) as opened:
        try:
            # whoever has the file open holds its journal: only without them can it be given up
            opened.execute("PRAGMA journal_mode = DELETE")
            opened.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            raise RegisterLocked(f"register {where} is in use; end what serves, reads or watches first") from error


def _aside(where: Path, name: str) -> Path:
    """A place beside a register that nothing is at."""
    number = 1
    while (place := where.with_name(f"{where.name}.before-{name[:8]}-{number}")).exists():
        number += 1
    return place


def _pages(register: Path) -> Path:
    return register.with_name(register.name + ".pages")


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


def _hash(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _write(path: Path, text: str) -> None:
    part = path.with_name(path.name + ".part")
    with part.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
