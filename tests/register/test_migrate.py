"""Old registers are brought up to date, newer ones refused, and both kinds of database get the same tables."""

import sqlite3
from contextlib import closing
from multiprocessing import get_context
from pathlib import Path
from threading import Timer
from typing import Any

import pytest

from legation.model.claim import ClaimDate
from legation.register import errors
from legation.register.database import Database
from legation.register.history import Occasion
from legation.register.migrate import MERGED_ANEW, bring_up, connect, newest
from legation.register.sqlite import SqliteDatabase
from legation.register.store import Register
from legation.register.write import merge_again
from legation.views.filters import selection
from tests.factories import claim_on, contents, make_outcome, make_page

OLD = (Path(__file__).parent / "fixtures" / "version-1.sql").read_text(encoding="utf-8")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A register whose tables are of the first version."""
    path = tmp_path / "old.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(OLD)
    return path


def columns(where: Path | str) -> dict[str, set[str]]:
    """The columns of every table and view that both kinds of database have."""
    with Register(where) as register:
        tables = [*contents(register), "claims_view", "events_view"]
        if register._database.dialect == "sqlite":
            asked = "SELECT name FROM pragma_table_info(?)"
        else:
            asked = "SELECT attname AS name FROM pg_attribute WHERE attnum > 0 AND attrelid = CAST(? AS regclass)"
        return {table: {row["name"] for row in register._database.execute(asked, [table])} for table in tables}


def test_an_old_register_is_brought_up_to_date(old: Path, tmp_path: Path) -> None:
    with Register(old, create=False) as register:
        assert register._database.version() == newest()
        assert sorted(event.reports for event in register.events()) == [1, 2]
        assert [claim.phase for claim, _ in register.claims(selection({"text": "BRDM-2", "state": "RUS"}))]
        assert {told.status for told in register.outcomes()} == {"read", "refused"}
        page = make_page("d.txt")
        register.add(make_outcome(page), [claim_on(page)])
        assert sorted(event.reports for event in register.events()) == [1, 3]
    assert columns(old) == columns(tmp_path / "new.db")


def test_what_was_read_again_after_the_migration_is_one_register(old: Path, tmp_path: Path) -> None:
    page = make_page("a.txt", url="https://example.org/a.txt")
    with Register(old) as register:
        register.add(make_outcome(page), [claim_on(page)])
        assert len(list(register.claims())) == 3


def test_both_kinds_have_the_same_tables(server: str, tmp_path: Path) -> None:
    both = [columns(tmp_path / "new.db"), columns(f"{server}&schema=columns")]
    for one in both:
        one["words"] -= {"rowid", "found"}  # a rowid has no column in SQLite; found is what FTS5 hides
    assert both[0] == both[1]


def test_a_newer_register_is_refused(place: str) -> None:
    with Register(place) as register:
        register._database.mark(99)
    with pytest.raises(errors.NewerRegister, match="later version"):
        Register(place)


BETWEEN = """
DROP TABLE facets; DROP TABLE sided; DROP TABLE sides; DROP TABLE kinds; DROP TABLE turns; DROP TABLE addresses;
DROP TABLE tied; DROP TABLE ties; DROP TABLE sited; DROP TABLE sites; DROP TABLE cores; DROP TABLE leanings;
DROP INDEX parties_named; DROP INDEX claims_by_codebook; DROP INDEX claims_by_publication; DROP INDEX events_waiting;
DROP INDEX decisions_by_claim; DROP INDEX events_by_number;
DROP INDEX claims_spanning; DROP INDEX claims_until; DROP INDEX pages_by_keeping;
CREATE INDEX claims_over_years ON claims (number);
DROP VIEW claims_view; DROP VIEW events_view;
ALTER TABLE events DROP COLUMN number; ALTER TABLE events DROP COLUMN urgency;
ALTER TABLE pages DROP COLUMN kept_at; ALTER TABLE pages DROP COLUMN gone_at;
PRAGMA user_version = 10;
"""
"""Takes from a register what came after version 6 but for the tables for people, and marks it as their version."""


@pytest.fixture
def between(tmp_path: Path) -> Path:
    """A register of the days when the tables for people came right after version 6."""
    path = tmp_path / "between.db"
    with Register(path) as register:
        for name in ("a.txt", "b.txt"):
            page = make_page(name)
            register.add(make_outcome(page), [claim_on(page)])
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(BETWEEN)
    return path


def test_what_was_left_out_between_two_versions_is_made_up_for(between: Path, tmp_path: Path) -> None:
    with Register(between) as register:
        assert register._database.version() == newest()
        before = register.facets().total
        assert before == len(list(register.events())) > 0
        page = make_page("d.txt", url="https://example.org/d.txt")
        register.add(make_outcome(page), [claim_on(page)])
        assert len(list(register.claims(selection({"page": "example.org"})))) == 1
    assert columns(between) == columns(tmp_path / "new.db")


def test_tables_that_no_version_had_are_told_with_the_way_out(between: Path) -> None:
    with closing(sqlite3.connect(between)) as connection:
        connection.execute("CREATE TABLE facets (number INTEGER PRIMARY KEY, event BIGINT)")
        before = list(connection.iterdump())
    with pytest.raises(errors.UnfinishedRegister, match=r"between\.db.*“facets” has no “early”.*legation read"):
        Register(between)
    with closing(sqlite3.connect(between)) as connection:
        assert list(connection.iterdump()) == before


UNLISTED = """
DROP TABLE cores; DROP TABLE leanings;
DROP INDEX events_by_number; DROP INDEX facets_listed; DROP INDEX facets_by_kind; DROP INDEX facets_by_sides;
ALTER TABLE facets DROP COLUMN at; ALTER TABLE facets DROP COLUMN open;
CREATE INDEX facets_by_kind ON facets (kind); CREATE INDEX facets_by_sides ON facets (sides);
DROP INDEX facets_by_turn; ALTER TABLE facets DROP COLUMN turn;
"""
"""Takes from a register what lists are looked through by, and what came after it."""


def narrow_rows(register: Register) -> list[dict[str, Any]]:
    """The narrow rows, but for when they were written."""
    rows = register._database.execute("SELECT * FROM facets ORDER BY number")
    return [{name: row[name] for name in row.keys() if name != "turn"} for row in rows]  # noqa: SIM118


def test_narrow_rows_of_before_get_what_lists_are_looked_through_by(place: str) -> None:
    dates = (ClaimDate(), ClaimDate("2020-05-01"), ClaimDate(None, "2021-01-31"), ClaimDate("2020-01-01", "2020-12-31"))
    with Register(place) as register:
        for number, date in enumerate(dates):
            page = make_page(f"{number}.txt")
            register.add(make_outcome(page), [claim_on(page, date=date)])
        wanted = narrow_rows(register)
        for statement in UNLISTED.split(";")[:-1]:
            register._database.execute(statement)
        register._database.mark(12)
    with Register(place) as register:
        assert narrow_rows(register) == wanted
    assert {row["open"] for row in wanted} == {0, 1, 2}
    assert len({row["at"] for row in wanted}) > 1


def test_a_migration_that_fails_leaves_the_old_register(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(sqlite3.connect(old)) as connection:
        before = list(connection.iterdump())
    monkeypatch.setattr("legation.register.sqlite.SqliteDatabase.mark", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        Register(old)
    with closing(sqlite3.connect(old)) as connection:
        assert list(connection.iterdump()) == before


def test_the_schema_of_another_program_is_refused(server: str) -> None:
    with Register(f"{server}&schema=other") as register:
        register._database.execute("DROP TABLE legation")
    with pytest.raises(errors.NotARegister, match="another program"):
        Register(f"{server}&schema=other")


def _open(where: str) -> int:
    with Register(where) as register:
        return register._database.version()


def test_several_programs_may_make_one_register(place: str) -> None:
    with get_context("spawn").Pool(4) as pool:
        assert pool.map(_open, [place] * 8) == [newest()] * 8


def test_a_register_that_another_program_makes_meanwhile_is_no_strange_database(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    database = SqliteDatabase(path, create=True)
    told: list[str] = []

    def meanwhile(statement: str) -> None:
        told.append(statement)
        if len(told) == 2:
            Register(path).close()

    database._connection.set_trace_callback(meanwhile)
    assert [database.version(), database.version()] == [0, newest()]
    database.close()


def test_the_journal_is_set_when_the_other_program_has_written(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        writer = Timer(0.2, other.execute, ["ROLLBACK"])
        writer.start()
        with Register(path) as register:
            assert register._database.version() == newest()
        writer.join()


def test_only_a_migration_that_merging_must_follow_merges_anew(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    merged: list[str] = []

    def counted(database: Database, occasion: Occasion) -> None:
        merged.append(database.where)
        merge_again(database, occasion)

    monkeypatch.setattr("legation.register.migrate.merge_again", counted)
    recent = tmp_path / "recent.db"
    with closing(SqliteDatabase(recent, create=True)) as database:
        bring_up(database, MERGED_ANEW)
    for path in (old, recent):
        with closing(SqliteDatabase(path, create=False)) as database:
            bring_up(database)
            assert database.version() == newest()
    assert merged == [str(old)]


def test_no_register_is_made_where_one_is_only_read(place: str) -> None:
    with pytest.raises(errors.NoRegister, match="legation read"):
        connect(place, create=False)
