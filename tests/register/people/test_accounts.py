"""Accounts, sessions and the audit log, on both kinds of register."""

from collections.abc import Iterator

import pytest

from legation.register import errors
from legation.register.people import accounts, audit, sessions
from legation.register.people.errors import NoSuch, NotAllowed, PeopleError
from legation.register.people.rights import OWNER, RIGHTS, ROLES, VISITOR, Person
from legation.register.store import Register

AT = "2026-03-01T10:00:00Z"
LATER = "2026-03-01T21:59:59Z"
OVER = "2026-03-01T22:00:00Z"
WORDS = "three blue herons"


@pytest.fixture
def register(place: str) -> Iterator[Register]:
    with Register(place) as opened:
        yield opened


def test_an_account_is_known_by_its_password_alone(register: Register) -> None:
    database = register.database
    assert not accounts.any_there(database)
    made = accounts.add(database, "ann", "admin", WORDS, AT, "ann@example.org")
    assert accounts.any_there(database) and accounts.every(database) == [made]
    assert accounts.recognised(database, "ann", WORDS, AT) == made
    for name, password in (("ann", WORDS + " "), ("ann", ""), ("eve", WORDS), ("", ""), ("ann", "x" * 5000)):
        assert accounts.recognised(database, name, password, AT) is None
    (row,) = database.execute("SELECT password FROM accounts")
    assert row["password"].startswith("$argon2id$") and WORDS not in row["password"]


@pytest.mark.parametrize(
    ("name", "role", "password", "why"),
    [
        ("ann", "king", WORDS, "no role"),
        ("ann", "reader", WORDS, "first account must be an admin"),
        ("", "admin", WORDS, "no name"),
        ("ann b", "admin", WORDS, "no name"),
        ("-ann", "admin", WORDS, "no name"),
        ("<ann>", "admin", WORDS, "no name"),
        ("a" * 41, "admin", WORDS, "no name"),
        ("ann", "admin", "short words", "12 signs at least"),
        ("ann", "admin", "x" * 1025, "1024 signs at most"),
        ("ann", "admin", "aaaaaaaaaaaaaaaa", "too easily guessed"),
        ("ann", "admin", "my name is Ann B", "too easily guessed"),
    ],
)
def test_what_makes_no_account(register: Register, name: str, role: str, password: str, why: str) -> None:
    with pytest.raises(PeopleError, match=why):
        accounts.add(register.database, name, role, password, AT)
    assert not accounts.any_there(register.database)


def test_names_are_taken_whatever_their_case(register: Register) -> None:
    accounts.add(register.database, "ann", "admin", WORDS, AT)
    with pytest.raises(PeopleError, match="already"):
        accounts.add(register.database, "Ann", "reader", WORDS, AT)


def test_a_session_ends(register: Register) -> None:
    database = register.database
    ann = accounts.add(database, "ann", "admin", WORDS, AT, "ann@example.org")
    token = sessions.begin(database, ann, AT)
    assert sessions.holder(database, token, LATER) == Person("ann", "admin", ann.number, "ann@example.org")
    assert sessions.holder(database, token, OVER) is None
    assert sessions.holder(database, token, AT, "program") is None
    assert not [row for row in database.execute("SELECT token FROM sessions") if row["token"] == token]
    sessions.end(database, token)
    assert sessions.holder(database, token, AT) is None
    program = sessions.begin(database, ann, AT, 24 * 90, "program")
    assert sessions.holder(database, program, "2026-05-01T00:00:00Z", "program") is not None
    assert sessions.holder(database, "", AT) is None


def test_a_new_password_a_disabled_account_and_a_new_role_count_at_once(register: Register) -> None:
    database = register.database
    accounts.add(database, "ann", "admin", WORDS, AT)
    bob = accounts.add(database, "bob", "reader", WORDS, AT)
    token = sessions.begin(database, bob, AT)
    accounts.change(database, "bob", AT, role="editor")
    held = sessions.holder(database, token, AT)
    assert held is not None and held.role == "editor"
    accounts.change(database, "bob", AT, password="four blue herons")
    assert sessions.holder(database, token, AT) is None
    assert accounts.recognised(database, "bob", WORDS, AT) is None
    token = sessions.begin(database, bob, AT)
    accounts.change(database, "bob", AT, disabled=True)
    assert sessions.holder(database, token, AT) is None
    assert accounts.recognised(database, "bob", "four blue herons", AT) is None
    accounts.change(database, "bob", AT, disabled=False)
    assert accounts.recognised(database, "bob", "four blue herons", AT) is not None


def test_there_is_always_an_admin(register: Register) -> None:
    accounts.add(register.database, "ann", "admin", WORDS, AT)
    for change in ({"role": "editor"}, {"disabled": True}):
        with pytest.raises(PeopleError, match="the only admin"):
            accounts.change(register.database, "ann", AT, **change)  # type: ignore[arg-type]
    accounts.add(register.database, "bob", "admin", WORDS, AT)
    accounts.change(register.database, "ann", AT, role="editor")
    with pytest.raises(NoSuch, match="no account “eve”"):
        accounts.change(register.database, "eve", AT, role="reader")


def test_the_log_is_only_added_to(register: Register) -> None:
    for act in ("one", "two"):
        audit.log(register.database, AT, "ann", act, "x" * 900, "192.0.2.7")
    assert [line.act for line in audit.lines(register.database, 10)] == ["two", "one"]
    assert audit.total(register.database) == 2 and len(next(audit.lines(register.database, 1)).about) == 500
    for statement in ("UPDATE audit SET who = 'eve'", "DELETE FROM audit"):
        with pytest.raises(Exception, match="never changed"):
            register.database.execute(statement)
    assert not issubclass(errors.NotFound, PeopleError)


def test_each_role_may_all_that_those_before_it_may() -> None:
    for right, (first, _) in RIGHTS.items():
        may = [role for role in ROLES if Person("x", role, 1).may(right)]
        assert may == list(ROLES[ROLES.index(first) :])
        assert Person("x", OWNER).may(right) and not Person("", VISITOR).may(right)
    with pytest.raises(NotAllowed, match=r"only editor or admin may .*; this is a reviewer"):
        Person("bob", "reviewer", 2).must("edit")
