"""Accounts: names, roles and passwords."""

import re
from dataclasses import dataclass
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from legation.register.database import Database, Row, Value, one
from legation.register.people.errors import NoSuch, PeopleError
from legation.register.people.rights import ROLES

SHORTEST, LONGEST = 12, 1024
"""Signs that a password must have at least and may have at most."""

_NAME = re.compile(r"[^\W_][\w.-]{0,39}")
_EMAIL = re.compile(r"[^@\s<>,;:\"\\]{1,64}@[^@\s<>,;:\"\\]{1,190}")


@dataclass(frozen=True, slots=True)
class Account:
    """One account; its password is nowhere but in the table, and there only as argon2id keeps it."""

    number: int
    name: str
    role: str
    email: str
    disabled: bool
    made_at: str


def any_there(database: Database) -> bool:
    """Whether the register has accounts, so that everybody must sign in."""
    return one(database.execute("SELECT number FROM accounts LIMIT 1")) is not None


def every(database: Database) -> list[Account]:
    """All accounts, by name."""
    return [_account(row) for row in database.execute("SELECT * FROM accounts ORDER BY name")]


def named(database: Database, name: str) -> Account:
    """The account of a name. Raises NoSuch."""
    row = one(database.execute("SELECT * FROM accounts WHERE name = ?", [name]))
    if row is None:
        raise NoSuch(f"there is no account “{name}”; `legation accounts list` shows those there are")
    return _account(row)


def add(database: Database, name: str, role: str, password: str, at: str, email: str = "") -> Account:
    """Make an account. Raises PeopleError where the name is taken, or name, role or password will not do."""
    if not _NAME.fullmatch(name):
        raise PeopleError(f"“{name}” is no name for an account: up to 40 letters, digits, dots, dashes and _")
    check_role(role)
    check_password(password, name)
    if email:
        check_email(email)
    kept = _hasher().hash(password)
    with database.transaction():
        if one(database.execute("SELECT number FROM accounts WHERE lower(name) = ?", [name.lower()])) is not None:
            raise PeopleError(f"there is an account “{name}” already")
        if not any_there(database) and role != "admin":
            raise PeopleError("the first account must be an admin, since nobody else could make the others")
        number = int(next(database.execute("SELECT coalesce(max(number), 0) + 1 AS n FROM accounts"))["n"])
        row: dict[str, Value] = {"number": number, "name": name, "role": role, "password": kept, "email": email}
        database.insert("accounts", [{**row, "disabled": 0, "made_at": at, "changed_at": at}])
    return Account(number, name, role, email, False, at)


def change(
    database: Database,
    name: str,
    at: str,
    *,
    role: str | None = None,
    password: str | None = None,
    disabled: bool | None = None,
    email: str | None = None,
) -> Account:
    """Change an account; a new password, or being disabled, ends its sessions. Raises PeopleError, NoSuch."""
    old = named(database, name)
    if role is not None:
        check_role(role)
    if email:
        check_email(email)
    values: dict[str, str | int] = {"changed_at": at}
    if password is not None:
        check_password(password, name)
        values["password"] = _hasher().hash(password)
    given = {"role": role, "disabled": None if disabled is None else int(disabled), "email": email}
    values |= {field: value for field, value in given.items() if value is not None}
    with database.transaction():
        if old.role == "admin" and not old.disabled and (role not in (None, "admin") or disabled):
            _leave_an_admin(database, old)
        sets = ", ".join(f"{field} = ?" for field in values)
        database.execute(f"UPDATE accounts SET {sets} WHERE number = ?", [*values.values(), old.number])
        if password is not None or disabled:
            database.execute("DELETE FROM sessions WHERE account = ?", [old.number])
    return named(database, name)


def recognised(database: Database, name: str, password: str, at: str) -> Account | None:
    """The account that name and password belong to; None where they fit none that may be used.

    An unknown name takes as long as a wrong password, so that nobody learns which names there are.
    """
    row = one(database.execute("SELECT * FROM accounts WHERE name = ?", [name]))
    kept = row["password"] if row is not None else _nobodys()
    try:
        _hasher().verify(kept, password[:LONGEST])
    except (VerificationError, InvalidHashError):
        return None
    if row is None or row["disabled"]:
        return None
    if _hasher().check_needs_rehash(kept):
        with database.transaction():
            anew = _hasher().hash(password)
            database.execute("UPDATE accounts SET password = ? WHERE number = ?", [anew, row["number"]])
    return _account(row)


def check_role(role: str) -> None:
    """Raise PeopleError for what is no role."""
    if role not in ROLES:
        raise PeopleError(f"“{role}” is no role; there are {', '.join(ROLES)}")


def check_password(password: str, name: str) -> None:
    """Raise PeopleError for a password that is too easily guessed, or too long."""
    if len(password) < SHORTEST:
        raise PeopleError(f"a password has {SHORTEST} signs at least; a few words make a good one")
    if len(password) > LONGEST:
        raise PeopleError(f"a password has {LONGEST} signs at most")
    if len(set(password)) < 5 or name.lower() in password.lower():
        raise PeopleError("this password is too easily guessed: it repeats itself, or holds the account's name")


def check_email(email: str) -> None:
    """Raise PeopleError for what cannot be the address of a mailbox."""
    if not _EMAIL.fullmatch(email) or not email.isprintable():
        raise PeopleError(f"“{email[:80]}” is no e-mail address")


def _leave_an_admin(database: Database, old: Account) -> None:
    others = "SELECT number FROM accounts WHERE role = 'admin' AND disabled = 0 AND number <> ?"
    if one(database.execute(others, [old.number])) is None:
        raise PeopleError(f"“{old.name}” is the only admin; make another one first")


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher()


@cache
def _nobodys() -> str:
    return _hasher().hash("nobody has this password")


def _account(row: Row) -> Account:
    return Account(row["number"], row["name"], row["role"], row["email"], bool(row["disabled"]), row["made_at"])
