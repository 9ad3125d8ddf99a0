"""Notes and replies on records. Whoever is not signed in may write one too; it waits until an editor approves it.

The e-mail address is asked for so that an editor can ask back; no function here gives it away but to editors.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from legation.register.database import Database, Row, Value, one
from legation.register.people.accounts import check_email
from legation.register.people.errors import NoSuch, PeopleError

KINDS = ("event", "claim", "page")
"""What a note may be on."""

WAITING, APPROVED, REFUSED = "waiting", "approved", "refused"

LONGEST = 4000
"""Signs of one note."""

MOST_WAITING = 500
"""Notes that may wait; until an editor has looked, no more are taken from whoever is not signed in."""


@dataclass(frozen=True, slots=True)
class Note:
    """One note, as everybody may see it once it is approved; `reply_to` is the number of the note that it answers."""

    number: int
    kind: str
    about: str
    reply_to: int | None
    name: str
    text: str
    at: str
    signed_in: bool
    state: str


def write(
    database: Database,
    kind: str,
    about: str,
    name: str,
    email: str,
    text: str,
    at: str,
    *,
    signed_in: bool,
    reply_to: int | None = None,
) -> Note:
    """Keep a note; it is seen at once from whoever is signed in. Raises PeopleError where something is missing."""
    name, text, email = name.strip(), text.strip(), email.strip()
    if kind not in KINDS:
        raise PeopleError(f"a note is on {', '.join(KINDS)}, not on “{kind[:20]}”")
    if not name or len(name) > 80 or not name.isprintable():
        raise PeopleError("a note wants the name of who writes it, of 80 signs at most")
    if not email:
        raise PeopleError("a note wants an e-mail address; it is never published")
    check_email(email)
    if not text or len(text) > LONGEST:
        raise PeopleError(f"a note has 1 to {LONGEST} signs")
    with database.transaction():
        if reply_to is not None:
            answered = numbered(database, reply_to)
            if (answered.kind, answered.about) != (kind, about) or answered.state != APPROVED:
                raise PeopleError("a reply is on the record of the note that it answers")
        if not signed_in and waiting_number(database) >= MOST_WAITING:
            raise PeopleError("too many notes wait to be read; write again later")
        number = int(next(database.execute("SELECT coalesce(max(number), 0) + 1 AS n FROM notes"))["n"])
        row: dict[str, Value] = {"number": number, "kind": kind, "about": about, "reply_to": reply_to, "name": name}
        row |= {"email": email, "text": text, "at": at, "signed_in": int(signed_in)}
        state = APPROVED if signed_in else WAITING
        database.insert("notes", [{**row, "state": state, "settled_by": None, "settled_at": None}])
    return numbered(database, number)


def numbered(database: Database, number: int) -> Note:
    """The note of a number. Raises NoSuch."""
    row = one(database.execute("SELECT * FROM notes WHERE number = ?", [number]))
    if row is None:
        raise NoSuch(f"there is no note {number}")
    return _note(row)


def approved(database: Database, kind: str, about: str) -> list[Note]:
    """The notes on a record that everybody may see, in order."""
    asked = "SELECT * FROM notes WHERE kind = ? AND about = ? AND state = ? ORDER BY number"
    return [_note(row) for row in database.execute(asked, [kind, about, APPROVED])]


def listed(database: Database, states: Sequence[str], limit: int, offset: int = 0) -> list[Note]:
    """Notes of some states, the latest first."""
    marks = ", ".join("?" * len(states))
    asked = f"SELECT * FROM notes WHERE state IN ({marks}) ORDER BY number DESC LIMIT ? OFFSET ?"
    return [_note(row) for row in database.execute(asked, [*states, limit, offset])]


def waiting_number(database: Database) -> int:
    """How many notes wait."""
    return int(next(database.execute("SELECT count(*) AS n FROM notes WHERE state = ?", [WAITING]))["n"])


def email_of(database: Database, number: int) -> str:
    """Where to ask back; for editors alone, and for no record."""
    row = one(database.execute("SELECT email FROM notes WHERE number = ?", [number]))
    return str(row["email"]) if row is not None else ""


def settle(database: Database, number: int, state: str, who: str, at: str) -> Note:
    """Approve a note or refuse it; an approved one can be taken away again. Raises NoSuch, PeopleError."""
    if state not in (APPROVED, REFUSED):
        raise PeopleError(f"a note is {APPROVED} or {REFUSED}")
    with database.transaction():
        numbered(database, number)
        database.execute(
            "UPDATE notes SET state = ?, settled_by = ?, settled_at = ? WHERE number = ?", [state, who, at, number]
        )
    return numbered(database, number)


def _note(row: Row) -> Note:
    plain = {name: row[name] for name in Note.__slots__ if name != "signed_in"}
    return Note(signed_in=bool(row["signed_in"]), **plain)
