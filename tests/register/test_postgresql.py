"""What only a register on a server has: addresses, and a server that is not there or not willing."""

import pytest

from legation.register import errors
from legation.register.database import tokens
from legation.register.migrate import told
from legation.register.postgresql import address
from legation.register.store import Register


@pytest.mark.parametrize(
    "url, shown",
    [
        ("postgresql://ann:secret@db.example.org/desk", "postgresql://ann@db.example.org:5432/desk"),
        (
            "postgres://ann@db.example.org:6432/desk?schema=arms",
            "postgresql://ann@db.example.org:6432/desk?schema=arms",
        ),
        ("postgresql://ann@/desk?host=/run/pg", "postgresql://ann@/desk?host=/run/pg"),
        ("postgresql://ann%40desk:p%2Fw@db/ann", "postgresql://ann@desk@db:5432/ann"),
    ],
)
def test_addresses_are_told_without_the_password(url: str, shown: str) -> None:
    assert told(url) == address(url).told == shown
    assert "secret" not in repr(address(url))


def test_what_an_address_leaves_out_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {
        "PGHOST": "db",
        "PGPORT": "6000",
        "PGUSER": "eve",
        "PGPASSWORD": "s",
        "PGDATABASE": "d",
    }.items():
        monkeypatch.setenv(name, value)
    found = address("postgresql://")
    assert (found.host, found.port, found.user, found.password, found.database) == ("db", 6000, "eve", "s", "d")


@pytest.mark.parametrize(
    "url, why",
    [
        ("postgresql://db:port/desk", "cannot be understood"),
        ("postgresql://db/desk?shema=x", "“shema” is nothing"),
        ("postgresql://db/desk?schema=a;drop", "no plain name"),
        ("postgresql://db/desk?sslmode=maybe", "sslmode is"),
    ],
)
def test_addresses_that_are_none(url: str, why: str) -> None:
    with pytest.raises(errors.RegisterError, match=why):
        address(url)


def test_no_server_and_no_database(server: str, tmp_path: object) -> None:
    with pytest.raises(errors.RegisterUnreachable, match="cannot be reached"):
        Register(f"postgresql://ann@/desk?host={tmp_path}")
    with pytest.raises(errors.NoRegister, match="no database of that name"):
        Register(server.replace("/postgres?", "/nowhere?"))


def test_without_the_driver_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("legation.register.postgresql.find_spec", lambda name: None)
    with pytest.raises(errors.NoDriver, match=r"legation\[postgres\]"):
        Register("postgresql://db/desk")


def test_a_user_without_rights(server: str) -> None:
    with Register(f"{server}&schema=theirs") as register:
        register._database.execute("CREATE ROLE guest LOGIN")
    with pytest.raises(errors.RegisterUnwritable, match="ask for the rights"):
        Register(f"{server.replace('legation@', 'guest@')}&schema=theirs")


def test_an_ended_session_is_told(server: str) -> None:
    with Register(f"{server}&schema=ended") as register, Register(f"{server}&schema=ended") as other:
        other._database.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE pid <> pg_backend_pid() AND application_name = 'legation'"
        )
        with pytest.raises(errors.RegisterUnreachable):
            list(register.claims())


def test_long_answers_are_read_in_portions_and_may_be_left(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("legation.register.postgresql.AT_A_TIME", 3)
    with Register(f"{server}&schema=portions") as register:
        numbers = "SELECT number FROM generate_series(1, ?) AS number"
        first, second = register._database.stream(numbers, [10]), register._database.stream(numbers, [7])
        assert [row["number"] for row in zip(first, second, strict=False) for row in row[:1]] == list(range(1, 8))
        assert sum(row["number"] for row in register._database.stream(numbers, [10])) == 55


@pytest.mark.parametrize(
    "text, words",
    [("BRDM-2, 10 “vehicles”", ["brdm", "2", "10", "vehicles"]), ("Türkiye's café", ["turkiye", "s", "cafe"])],
)
def test_words_of_a_text(text: str, words: list[str]) -> None:
    assert tokens(text) == words
