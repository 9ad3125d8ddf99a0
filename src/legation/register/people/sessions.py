"""Sessions: who holds a token is the account that it was given to, until it ends.

The table keeps only what the token hashes to, so that a copy of the register lets nobody in.
"""

import hashlib
import secrets
from datetime import UTC, datetime, timedelta

from legation.register.database import Database, Value, one
from legation.register.people.accounts import Account
from legation.register.people.rights import Person

HOURS = 12
"""How long somebody stays signed in."""

FORM = "%Y-%m-%dT%H:%M:%SZ"


def moment() -> str:
    """The machine's time. No setting takes its place, or sessions would never end."""
    return datetime.now(UTC).strftime(FORM)


def begin(database: Database, account: Account, at: str, hours: float = HOURS, kind: str = "browser") -> str:
    """Begin a session; its token. Sessions that are over are cleared away."""
    token = secrets.token_urlsafe(32)
    ends = (datetime.strptime(at, FORM) + timedelta(hours=hours)).strftime(FORM)
    row: dict[str, Value] = {"token": _kept(token), "account": account.number, "kind": kind}
    row |= {"began_at": at, "ends_at": ends}
    with database.transaction():
        database.execute("DELETE FROM sessions WHERE ends_at <= ?", [at])
        database.insert("sessions", [row])
    return token


def holder(database: Database, token: str, at: str, kind: str = "browser") -> Person | None:
    """Whose session a token is; None where it is none, is over, or the account is disabled."""
    row = one(
        database.execute(
            "SELECT a.number, a.name, a.role, a.email FROM sessions s JOIN accounts a ON a.number = s.account "
            "WHERE s.token = ? AND s.kind = ? AND s.ends_at > ? AND a.disabled = 0",
            [_kept(token), kind, at],
        )
    )
    return Person(row["name"], row["role"], row["number"], row["email"]) if row is not None else None


def end(database: Database, token: str) -> None:
    """End one session."""
    with database.transaction():
        database.execute("DELETE FROM sessions WHERE token = ?", [_kept(token)])


def end_all(database: Database, account: int) -> None:
    """End every session of an account."""
    with database.transaction():
        database.execute("DELETE FROM sessions WHERE account = ?", [account])


def _kept(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
