"""`legation register`: copies, the way back, and bytes that go only when it is said twice."""

from pathlib import Path

from legation.cli.exits import Exit
from legation.register.store import Register
from tests.cli.conftest import Legation


def test_a_copy_is_made_looked_through_and_put_back(legation: Legation, pages: Path) -> None:
    legation("read", str(pages))
    made = legation("register", "backup", "copy.db")
    assert made.code == Exit.FINE and "Copied to copy.db: 4 pages, 3 claims" in made.err
    assert "copy.db is whole: 4 pages" in legation("register", "check", "copy.db").err
    taken = legation("register", "restore", "copy.db")
    assert taken.code == Exit.STORE and "--replace" in taken.err
    back = legation("register", "restore", "copy.db", "--replace")
    assert back.code == Exit.FINE and "legation.db.before-" in back.err
    listed = legation("claims", "-f", "jsonl").out
    assert listed.count("\n") == 3 and legation("claims", "-f", "jsonl", "-r", "copy.db").out == listed
    assert legation("register", "restore", "copy.db", "-r", "postgresql://a@b/c").code == Exit.STORE


def test_bytes_go_only_with_yes_and_evidence_stays(legation: Legation, pages: Path) -> None:
    legation("read", str(pages))
    with Register("legation.db") as register:
        register.database.execute("UPDATE pages SET kept_at = '2020-01-01T00:00:00Z'")
    told = legation("register", "retain", "--older-than", "2y")
    assert told.code == Exit.FINE and "Would go: the bytes of 4 pages" in told.err and "--yes does it" in told.err
    files = [path for path in Path("legation.db.pages").rglob("*") if path.is_file()]
    assert len(files) == 4
    before = legation("claims", "-f", "jsonl").out
    done = legation("register", "retain", "--older-than", "2y", "--yes")
    assert done.code == Exit.FINE and "Dropped the bytes of 4 pages" in done.err
    assert not [path for path in Path("legation.db.pages").rglob("*") if path.is_file()]
    assert legation("claims", "-f", "jsonl").out == before
    assert "bytes dropped" in legation("accounts", "log").out
    assert "dropped on 20" in legation("recode").err
    wrong = legation("register", "retain", "--older-than", "long")
    assert wrong.code == Exit.USAGE and "no period" in wrong.err
