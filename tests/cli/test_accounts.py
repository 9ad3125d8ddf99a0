"""`legation accounts`: the password comes by standard input, and never by the command line."""

import io
import json

import pytest

from legation.cli.exits import Exit
from legation.register.people import accounts
from legation.register.store import Register
from tests.cli.conftest import Legation

WORDS = "three blue herons"


@pytest.fixture(autouse=True)
def register(legation: Legation) -> None:
    Register("legation.db").close()


def give(monkeypatch: pytest.MonkeyPatch, password: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(password + "\n"))


def test_accounts_are_made_listed_and_changed(legation: Legation, monkeypatch: pytest.MonkeyPatch) -> None:
    give(monkeypatch, WORDS)
    assert legation("accounts", "add", "ann", "--role", "admin").code == Exit.FINE
    give(monkeypatch, WORDS)
    assert legation("accounts", "add", "bob").code == Exit.FINE
    assert legation("accounts", "role", "bob", "editor").code == Exit.FINE
    assert legation("accounts", "disable", "bob").code == Exit.FINE
    told = [json.loads(line) for line in legation("accounts", "list", "--format", "jsonl").out.splitlines()]
    assert [(one["name"], one["role"], one["disabled"]) for one in told] == [
        ("ann", "admin", False),
        ("bob", "editor", True),
    ]
    assert legation("accounts", "disable", "bob", "--back").code == Exit.FINE
    give(monkeypatch, "four blue herons")
    assert legation("accounts", "password", "bob").code == Exit.FINE
    with Register("legation.db") as opened:
        assert accounts.recognised(opened.database, "bob", "four blue herons", "") is not None
    log = legation("accounts", "log").out
    assert log.count("\n") == 6 and "account: disable  bob" in log and WORDS not in log


@pytest.mark.parametrize(
    ("arguments", "password", "code", "why"),
    [
        (("add", "ann"), WORDS, Exit.USAGE, "first account must be an admin"),
        (("add", "ann", "--role", "king"), WORDS, Exit.USAGE, "no role"),
        (("add", "ann", "--role", "admin"), "short", Exit.USAGE, "12 signs"),
        (("password", "eve"), WORDS, Exit.NOT_FOUND, "no account “eve”"),
        (("role", "eve", "reader"), WORDS, Exit.NOT_FOUND, "no account “eve”"),
        (("add", "ann", "--password", WORDS), WORDS, Exit.USAGE, "No such option"),
    ],
)
def test_what_is_refused(
    legation: Legation,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    password: str,
    code: Exit,
    why: str,
) -> None:
    give(monkeypatch, password)
    ran = legation("accounts", *arguments)
    assert ran.code == code and why in ran.err


def test_roles_are_told(legation: Legation) -> None:
    told = legation("accounts", "roles").out
    assert told.splitlines()[3].startswith("admin") and "read the audit log" in told


def test_a_token_is_shown_once(legation: Legation, monkeypatch: pytest.MonkeyPatch) -> None:
    give(monkeypatch, WORDS)
    legation("accounts", "add", "ann", "--role", "admin")
    token = legation("accounts", "token", "ann", "--days", "1").out.strip()
    with Register("legation.db") as opened:
        kept = [row["token"] for row in opened.database.execute("SELECT token FROM sessions")]
    assert len(token) == 43 and token not in kept and len(kept) == 1
