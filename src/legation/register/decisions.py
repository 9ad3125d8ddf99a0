"""People's decisions: kept for ever, folded into what holds of a claim now, and reopened when it reads otherwise.

A decision names a claim as it was read. After another reading it goes to the claim's heir: a correction holds as long
as its field is read as before; anything else holds as long as the claim is the same, and is reopened when it is not.
"""

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from legation.model.claim import Claim, Correction, Decided
from legation.model.decision import ON_PAIRS, VERDICTS, Decision, Seen
from legation.model.record import claim_from_record
from legation.register import corrections
from legation.register.database import Database, Row, Value, marks, one, portions
from legation.register.errors import NoDecision
from legation.register.heirs import heir


@dataclass(frozen=True, slots=True)
class Standing:
    """What became of a decision: it holds, is undone, overruled by a later one, reopened, or its claim is gone.

    `now` is the claim it goes to; `changed` tells for each field what was read then and what is read now.
    """

    decision: Decision
    state: str
    now: Claim | None = None
    changed: tuple[tuple[str, str, str], ...] = ()


def standing_record(one: Standing) -> dict[str, object]:
    """A decision as a plain record, with what became of it."""
    made = one.decision
    return {
        "number": made.number,
        "at": made.at,
        "who": made.who,
        "verdict": made.verdict,
        "why": made.why,
        "claim_id": made.claim.claim_id if made.claim else None,
        "other_id": made.other.claim_id if made.other else None,
        "field": made.field,
        "value": made.value,
        "undoes": made.undoes,
        "state": one.state,
        "now": one.now.claim_id if one.now else None,
        "changed": [{"field": field, "read_then": was, "read_now": now} for field, was, now in one.changed],
    }


def check(decision: Decision, claim: Claim, other: Claim | None = None) -> None:
    """Raise NoDecision for what cannot be decided of claims as they hold now."""
    if decision.verdict not in VERDICTS:
        raise NoDecision(f"“{decision.verdict}” is no verdict; there are {', '.join(VERDICTS)}")
    if decision.verdict == "add":
        raise NoDecision("a claim is added by the words of a page that it rests on")
    if not decision.who.strip():
        raise NoDecision("a decision wants to know who made it")
    if decision.verdict != "unsure" and (decision.verdict in ON_PAIRS) != (other is not None):
        raise NoDecision(f"{', '.join(ON_PAIRS)} are decided of two claims, anything else (and unsure too) of one")
    if decision.verdict == "correct":
        corrections.corrected(claim, decision.field or "", decision.value or "")
    if other is not None and claim.claim_id == other.claim_id:
        raise NoDecision("one claim twice is no pair")
    if decision.verdict == "same" and other and (claim.type, claim.phase) != (other.type, other.phase):
        raise NoDecision(
            f"{claim.type} {claim.phase} and {other.type} {other.phase} are two acts; "
            "correct type or phase first, if one of them is misread"
        )


def record(database: Database, decision: Decision) -> int:
    """Keep a decision; its number."""
    number = int(next(database.execute("SELECT coalesce(max(number), 0) + 1 AS number FROM decisions"))["number"])
    row: dict[str, Value] = {
        "number": number,
        "at": decision.at,
        "who": decision.who,
        "verdict": decision.verdict,
        "why": decision.why,
        "field": decision.field,
        "value": decision.value,
        "undoes": decision.undoes,
    }
    for side, about in (("", decision.claim), ("other_", decision.other)):
        row[f"{side}sha256"] = about.sha256 if about else None
        row[f"{side}claim_id"] = about.claim_id if about else None
        row[f"{side}seen"] = json.dumps(about.record, ensure_ascii=False) if about else None
    database.insert("decisions", [row])
    return number


def every(database: Database) -> list[Decision]:
    """All decisions, in the order in which they were made."""
    return [_decision(row) for row in database.execute("SELECT * FROM decisions ORDER BY number")]


def numbered(database: Database, number: int) -> Decision:
    """The decision of a number. Raises NoDecision."""
    row = one(database.execute("SELECT * FROM decisions WHERE number = ?", [number]))
    if row is None:
        raise NoDecision(f"there is no decision {number}")
    return _decision(row)


def on_pages(database: Database, hashes: Collection[str]) -> list[Decision]:
    """The decisions in force on claims of some pages, in the order in which they were made."""
    if one(database.execute("SELECT number FROM decisions LIMIT 1")) is None:
        return []
    found: dict[int, Decision] = {}
    for some in portions(sorted(hashes)):
        for side in ("sha256", "other_sha256"):
            rows = database.execute(f"SELECT * FROM decisions WHERE {side} IN ({marks(some)})", some)
            found |= {row["number"]: _decision(row) for row in rows}
    undone = taken_back(database)
    return [found[number] for number in sorted(found) if number not in undone]


def taken_back(database: Database) -> set[int]:
    """The numbers of decisions that were undone; to undo an undo brings the decision back."""
    undone: set[int] = set()
    for row in database.execute("SELECT number, undoes FROM decisions WHERE undoes IS NOT NULL ORDER BY number DESC"):
        if row["number"] not in undone:
            undone.add(row["undoes"])
    return undone


def judged(claims: Iterable[Claim], sha256: str, made: Iterable[Decision]) -> list[Claim]:
    """The claims of a page as they hold after what was decided: corrected, and marked with what people said."""
    read = {claim.claim_id: claim for claim in claims}
    told: dict[str, list[tuple[Decision, bool]]] = {}
    for decision in made:
        if decision.claim and decision.verdict not in ON_PAIRS:
            target = heir(claim_from_record(decision.claim.record), read.values())
            if target is not None:
                same_page = decision.claim.sha256 == sha256
                told.setdefault(target.claim_id, []).append((decision, same_page))
    return [_judged(claim, told[name]) if name in told else claim for name, claim in read.items()]


def _judged(read: Claim, told: Sequence[tuple[Decision, bool]]) -> Claim:
    """Fold decisions, the earliest first, into one claim as read. One who sees the new reading settles what is open."""
    verdict, last, is_open = "", told[0][0], False
    fields: dict[str, str] = {}
    for decision, same_page in told:
        if decision.verdict == "note" or decision.claim is None:
            continue
        holds = _holds(decision, read, same_page)
        last, is_open = decision, (is_open or not holds) and decision.claim.claim_id != read.claim_id
        if holds and decision.verdict == "correct" and decision.field and decision.value is not None:
            fields[decision.field] = decision.value
        verdict = decision.verdict if holds else ""
    changed = _corrected(read, fields)
    state = _state(verdict, is_open, bool(changed.decided))
    made = changed.decided.corrections if changed.decided else ()
    return replace(changed, decided=Decided(state, last.who, last.at, last.why, made) if state else None)


def _state(verdict: str, is_open: bool, is_corrected: bool) -> str:
    if is_open:
        return "reopened"
    if verdict == "reject":
        return "rejected"
    return "corrected" if is_corrected else "accepted" if verdict in ("accept", "add") else ""


def _holds(decision: Decision, read: Claim, same_page: bool) -> bool:
    """Whether a decision still fits what is read: the same claim, or at least the same value in the field corrected."""
    if decision.claim is None or decision.claim.claim_id == read.claim_id:
        return True
    if decision.verdict != "correct" or decision.field is None:
        return False
    now = corrections.told(read, decision.field)
    was = corrections.told(claim_from_record(decision.claim.record), decision.field)
    return now == decision.value or (same_page and now == was)


def _corrected(read: Claim, fields: Mapping[str, str]) -> Claim:
    claim, made = read, []
    for field, value in sorted(fields.items()):
        if (was := corrections.told(read, field)) != value:
            claim = corrections.corrected(claim, field, value)
            made.append(Correction(field, was, value))
    return replace(claim, decided=Decided("corrected", "", "", "", tuple(made))) if made else claim


def standing(
    decision: Decision, pages: Callable[[str], Sequence[tuple[str, Sequence[Claim]]]], made: Iterable[Decision]
) -> Standing:
    """What became of a decision that was not undone.

    `pages` gives for a page's hash the bytes that took its place, if any, and itself, each with its claims as read now;
    `made` are all decisions in force.
    """
    if decision.claim is None:
        return Standing(decision, "holds")
    now, same_page = _now(decision.claim, pages(decision.claim.sha256))
    if now is None:
        return Standing(decision, "gone")
    changed = differences(claim_from_record(decision.claim.record), now)
    if any(_overrules(later, decision, now) for later in made if later.number > decision.number):
        return Standing(decision, "overruled", now, changed)
    holds = decision.verdict == "note" or _holds(decision, now, same_page)
    if decision.other is not None:
        other, _ = _now(decision.other, pages(decision.other.sha256))
        holds = holds and other is not None and other.claim_id == decision.other.claim_id
    return Standing(decision, "holds" if holds else "reopened", now, changed)


def _now(about: Seen, pages: Sequence[tuple[str, Sequence[Claim]]]) -> tuple[Claim | None, bool]:
    """The claim that stands for one that was decided of, and whether the page has the bytes that it had then."""
    old = claim_from_record(about.record)
    for sha256, claims in pages:
        if (found := heir(old, claims)) is not None:
            return found, sha256 == about.sha256
    return None, False


def _overrules(later: Decision, decision: Decision, now: Claim) -> bool:
    """Whether a later decision is on the same question."""
    if later.claim is None or decision.claim is None or _says_nothing(later) or _says_nothing(decision):
        return False
    names = {one.claim_id for one in (later.claim, later.other) if one}
    if decision.other is not None:
        return names == {decision.claim.claim_id, decision.other.claim_id}
    if later.other is not None or later.claim.claim_id not in (decision.claim.claim_id, now.claim_id):
        return False
    if "correct" in (later.verdict, decision.verdict):
        return later.verdict == decision.verdict and later.field == decision.field
    return True


def _says_nothing(decision: Decision) -> bool:
    """Whether a decision leaves its claim as it is: a note, or being unsure about the claim itself."""
    return decision.verdict == "note" or (decision.verdict == "unsure" and decision.other is None)


def differences(old: Claim, new: Claim) -> tuple[tuple[str, str, str], ...]:
    """The fields in which two readings differ, each with both values in words."""
    roles = sorted({role for claim in (old, new) for role, _ in claim.actors})
    fields = (*corrections.FIELDS, *(f"{corrections.ROLE}{role}" for role in roles))
    both = [(field, corrections.told(old, field), corrections.told(new, field)) for field in fields]
    both.append(("says", _says(old), _says(new)))
    return tuple(entry for entry in both if entry[1] != entry[2])


def _says(claim: Claim) -> str:
    return " → ".join(source.name for source in claim.attribution) or corrections.NONE


def _decision(row: Row) -> Decision:
    about = {
        side: Seen(row[f"{side}sha256"], row[f"{side}claim_id"], json.loads(row[f"{side}seen"]))
        if row[f"{side}sha256"]
        else None
        for side in ("", "other_")
    }
    return Decision(
        verdict=row["verdict"],
        who=row["who"],
        why=row["why"],
        claim=about[""],
        other=about["other_"],
        field=row["field"],
        value=row["value"],
        undoes=row["undoes"],
        at=row["at"],
        number=row["number"],
    )
