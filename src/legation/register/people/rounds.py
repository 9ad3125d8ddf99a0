"""Rounds of review: acts that several people judge, each for themselves, before one of them settles what differs.

What somebody says in a round changes nothing of the register; what is settled becomes decisions. Opinions are kept for
ever; of several by one person on one item the last counts.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from legation.model.claim import Claim
from legation.model.record import claim_from_record, claim_record
from legation.register.corrections import corrected
from legation.register.database import Database, Row, Value, one
from legation.register.people.errors import NoSuch, NotAllowed, PeopleError

VERDICTS = ("accept", "reject", "unsure")
"""What may be said of an item; a correction accepts it with other values."""

MOST = 2000
"""Items of one round."""


@dataclass(frozen=True, slots=True)
class Round:
    """A round; while a `blind` one is open nobody sees what another said."""

    number: int
    name: str
    blind: bool
    made_by: str
    made_at: str
    closed_at: str | None


@dataclass(frozen=True, slots=True)
class Opinion:
    """What one person says of one item; `fields` are values that they would put in the place of those read."""

    who: str
    verdict: str
    fields: Mapping[str, str]
    why: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One claim of a round, as it was when the round was made, with who judges it and what they said so far.

    `decisions` are the numbers of those that settled it; None while it is open.
    """

    position: int
    claim: Claim
    reviewers: tuple[str, ...]
    opinions: tuple[Opinion, ...]
    decisions: tuple[int, ...] | None = None
    settled_by: str | None = None

    def of(self, who: str) -> Opinion | None:
        """What a person said."""
        return next((one for one in self.opinions if one.who == who), None)

    @property
    def complete(self) -> bool:
        """Whether everybody asked has answered."""
        return {one.who for one in self.opinions} >= set(self.reviewers)

    @property
    def agreed(self) -> bool:
        """Whether all say the same, at least two of them, and none is unsure."""
        said = {(one.verdict, tuple(sorted(one.fields.items()))) for one in self.opinions}
        return self.complete and len(self.opinions) > 1 and len(said) == 1 and self.opinions[0].verdict != "unsure"


def make(
    database: Database,
    name: str,
    filters: Mapping[str, Sequence[str]],
    claims: Sequence[Claim],
    reviewers: Sequence[str],
    each: int,
    who: str,
    at: str,
    *,
    blind: bool,
) -> Round:
    """Begin a round in which each claim is judged by so many of the reviewers, in turns. Raises PeopleError."""
    people = list(dict.fromkeys(reviewers))
    if not name.strip() or len(name) > 80:
        raise PeopleError("a round wants a name, of 80 signs at most")
    if not 1 <= each <= len(people):
        raise PeopleError(f"each item can be judged by 1 to {len(people)} of the reviewers, not by {each}")
    if not 0 < len(claims) <= MOST:
        raise PeopleError(f"a round has 1 to {MOST} items, not {len(claims)}")
    with database.transaction():
        if one(database.execute("SELECT number FROM rounds WHERE name = ?", [name])) is not None:
            raise PeopleError(f"there is a round “{name}” already")
        number = int(next(database.execute("SELECT coalesce(max(number), 0) + 1 AS n FROM rounds"))["n"])
        told = json.dumps({key: list(values) for key, values in filters.items()}, ensure_ascii=False)
        row: dict[str, Value] = {"number": number, "name": name, "filters": told, "blind": int(blind)}
        database.insert("rounds", [{**row, "made_by": who, "made_at": at, "closed_at": None}])
        items: list[dict[str, Value]] = [
            {"round": number, "position": n, "claim_id": claim.claim_id, "seen": _json(claim_record(claim))}
            for n, claim in enumerate(claims, 1)
        ]
        database.insert("round_items", items)
        asked: list[dict[str, Value]] = [
            {"round": number, "position": n, "name": people[(n - 1 + turn) % len(people)]}
            for n in range(1, len(claims) + 1)
            for turn in range(each)
        ]
        database.insert("round_reviewers", asked)
    return numbered(database, number)


def every(database: Database) -> list[Round]:
    """All rounds, the latest first."""
    return [_round(row) for row in database.execute("SELECT * FROM rounds ORDER BY number DESC")]


def numbered(database: Database, number: int) -> Round:
    """The round of a number. Raises NoSuch."""
    row = one(database.execute("SELECT * FROM rounds WHERE number = ?", [number]))
    if row is None:
        raise NoSuch(f"there is no round {number}")
    return _round(row)


def items(database: Database, number: int) -> list[Item]:
    """The items of a round, in order."""
    asked: dict[int, list[str]] = {}
    for row in database.execute("SELECT * FROM round_reviewers WHERE round = ? ORDER BY position, name", [number]):
        asked.setdefault(row["position"], []).append(row["name"])
    said: dict[int, dict[str, Opinion]] = {}
    for row in database.execute("SELECT * FROM opinions WHERE round = ? ORDER BY number", [number]):
        told = Opinion(row["who"], row["verdict"], json.loads(row["fields"]), row["why"], row["at"])
        said.setdefault(row["position"], {})[row["who"]] = told
    return [
        Item(
            row["position"],
            claim_from_record(json.loads(row["seen"])),
            tuple(asked.get(row["position"], ())),
            tuple(told for _, told in sorted(said.get(row["position"], {}).items())),
            tuple(json.loads(row["decision"])) if row["decision"] else None,
            row["settled_by"],
        )
        for row in database.execute("SELECT * FROM round_items WHERE round = ? ORDER BY position", [number])
    ]


def item(database: Database, number: int, position: int) -> Item:
    """One item of a round. Raises NoSuch."""
    found = next((one for one in items(database, number) if one.position == position), None)
    if found is None:
        raise NoSuch(f"round {number} has no item {position}")
    return found


def judge(database: Database, number: int, position: int, said: Opinion) -> None:
    """Keep what a person says of an item. Raises NotAllowed where they were not asked, PeopleError, NoDecision."""
    about = item(database, number, position)
    if numbered(database, number).closed_at is not None or about.decisions is not None:
        raise PeopleError("this round is closed, or the item settled; nothing was changed")
    if said.who not in about.reviewers:
        raise NotAllowed("this item was given to others")
    if said.verdict not in VERDICTS or (said.fields and said.verdict != "accept"):
        raise PeopleError(f"an opinion is {', '.join(VERDICTS)}, and only what is accepted is corrected")
    claim = about.claim
    for field, value in said.fields.items():
        claim = corrected(claim, field, value)
    with database.transaction():
        last = int(next(database.execute("SELECT coalesce(max(number), 0) + 1 AS n FROM opinions"))["n"])
        row: dict[str, Value] = {"number": last, "round": number, "position": position, "who": said.who}
        row |= {"verdict": said.verdict, "fields": _json(dict(said.fields)), "why": said.why, "at": said.at}
        database.insert("opinions", [row])


def close(database: Database, number: int, at: str) -> None:
    """End a round: what was said is seen now, and can be settled."""
    with database.transaction():
        database.execute("UPDATE rounds SET closed_at = ? WHERE number = ? AND closed_at IS NULL", [at, number])


def settle(database: Database, number: int, position: int, decisions: Sequence[int], who: str) -> None:
    """Note by which decisions an item was settled, and by whom."""
    with database.transaction():
        database.execute(
            "UPDATE round_items SET decision = ?, settled_by = ? WHERE round = ? AND position = ?",
            [_json(list(decisions)), who, number, position],
        )


def _round(row: Row) -> Round:
    return Round(row["number"], row["name"], bool(row["blind"]), row["made_by"], row["made_at"], row["closed_at"])


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
