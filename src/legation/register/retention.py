"""How long the pages' bytes are kept. What goes are the bytes as they were read, with all their markup; what stays is
the text of their stories, on which evidence, copies and later decisions rest, and the hash that names the page.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from legation.register.errors import RegisterError
from legation.register.store import Register

AT_ONCE = 200
"""Pages whose bytes go in one transaction: others may write between two."""

_PERIOD = re.compile(r"(\d{1,5}) ?(d|w|m|y)(?:ays?|eeks?|onths?|ears?)?")
_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to go: the hashes of the pages kept since before a moment (ISO), how many bytes of them there are, and
    how many pages stay with their bytes.
    """

    before: str
    pages: tuple[str, ...]
    bytes: int
    staying: int


def before(now: str, period: str) -> str:
    """The moment that lies a period ("90d", "26w", "18m", "2y") before another. Raises RegisterError."""
    found = _PERIOD.fullmatch(period.strip().lower())
    if found is None or not int(found[1]):
        raise RegisterError(f"“{period}” is no period; write 90d, 26w, 18m or 2y")
    then = datetime.fromisoformat(now) - timedelta(days=int(found[1]) * _DAYS[found[2]])
    return then.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def plan(register: Register, moment: str, *, without_claims: bool = False) -> Plan:
    """What would go if all bytes kept since before a moment went, or only those of pages without a claim."""
    database = register.database
    only = "AND NOT EXISTS (SELECT 1 FROM claims c WHERE c.sha256 = p.sha256)" if without_claims else ""
    rows = database.execute(
        f"SELECT sha256 FROM pages p WHERE gone_at IS NULL AND kept_at < ? {only} ORDER BY sha256", [moment]
    )
    sizes = {row["sha256"]: register.archive.size(row["sha256"]) for row in list(rows)}
    there = {sha256: size for sha256, size in sizes.items() if size is not None}
    kept = int(next(database.execute("SELECT count(*) AS n FROM pages WHERE gone_at IS NULL"))["n"])
    return Plan(moment, tuple(there), sum(there.values()), kept - len(there))


def carry_out(register: Register, planned: Plan) -> int:
    """Drop the bytes; gives how many pages lost theirs. A page that was read once more meanwhile keeps them."""
    database, number = register.database, 0
    for at in range(0, len(planned.pages), AT_ONCE):
        with database.transaction():
            for sha256 in planned.pages[at : at + AT_ONCE]:
                again = database.execute(
                    "SELECT 1 AS due FROM pages WHERE sha256 = ? AND gone_at IS NULL AND kept_at < ?",
                    [sha256, planned.before],
                )
                if list(again):
                    database.execute("UPDATE pages SET gone_at = ? WHERE sha256 = ?", [register.clock(), sha256])
                    # within the transaction: whoever keeps the same page now waits, and puts its bytes back
                    register.archive.drop(sha256)
                    number += 1
    return number
