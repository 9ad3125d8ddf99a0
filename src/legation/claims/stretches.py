"""How long an act under way goes on, where another sentence than that of its beginning tells it."""

import re
from dataclasses import replace
from datetime import date, timedelta

from legation.claims.consolidate import same_item
from legation.claims.dating import reported
from legation.claims.draft import Draft
from legation.claims.linking import ENDS
from legation.claims.roles import key
from legation.model.claim import ClaimDate

UNDER_WAY = "under_way"
# phases in which an act has a first day and a last one
STRETCHED = (UNDER_WAY, "planned")
# verbs by which what is under way has an end: "the drill runs until Friday"
RUNNING = ("run", "last", "continue", "go", "go on", "stay", "proceed", "extend")


def goes_on(one: Draft, other: Draft) -> bool:
    """Whether the other draft only tells until when what has begun goes on ("The drill will run until 28 May"), or how
    long it lasts ("It will last four days").
    """
    if one.event_type is not other.event_type or one.phase not in STRETCHED or not _begun(one):
        return False
    if other.phase not in STRETCHED or other.offset < one.offset or not (_ends(one.date, other) or _lasts(other)):
        return False
    if one.phase == "planned" and not _lasts(other):
        return False
    graph = other.passage.graph
    words = (other.anchor, *other.progress.governors, *(frame.token for frame in graph.chain(other.anchor)))
    if not any(graph.lemma(i) in RUNNING for i in words):
        return False
    told = (role for role in set(one.roles) & set(other.roles) if role not in other.inherited)
    alike = all({key(p) for p in one.roles[r]} & {key(p) for p in other.roles[r]} for r in told)
    return alike and same_item(one.item, other.item)


def last_out(draft: Draft) -> None:
    """Let an act that has begun, or is to begin, on a day end after as many days as it lasts: "began a five-day drill
    on Monday".
    """
    days = _days(draft.duration)
    if draft.phase in STRETCHED and _begun(draft) and days is not None:
        draft.date = _lasting(draft.date, days)


def go_on(one: Draft, other: Draft) -> None:
    """Give the first draft the end that the other tells, and its evidence."""
    lengthen(one, other)
    one.sentences += [s for s in other.sentences if s not in one.sentences]


def lengthen(one: Draft, other: Draft) -> None:
    """Let an act that has begun end when another draft of the same act says, or after as many days as it lasts."""
    days = _days(one.duration) or (_days(other.duration) if _lasts(other) else None)
    if one.phase not in STRETCHED or not _begun(one):
        return
    if one.phase == UNDER_WAY and _ends(one.date, other):
        one.date = replace(one.date, end=other.date.end, how=f"{one.date.how}, until {other.date.end}")
    elif days is not None:
        one.date = _lasting(one.date, days)


def _lasting(when: ClaimDate, days: int) -> ClaimDate:
    end = (date.fromisoformat(when.start or "") + timedelta(days=days - 1)).isoformat()
    return replace(when, end=end, how=f"{when.how}, {days} days")


def _lasts(draft: Draft) -> bool:
    """Whether a draft tells how many days its act lasts, and no day of its own."""
    when = draft.date
    return _days(draft.duration) is not None and not (when.start or when.end or when.edtf)


def _begun(draft: Draft) -> bool:
    """Whether a draft tells the day on which its act began, and no other."""
    when = draft.date
    return when.start is not None and when.start == when.end and not reported(when)


def _ends(when: ClaimDate, other: Draft) -> bool:
    """Whether the other draft's own time is an end behind the day given."""
    told, end = other.told_by, other.date.end
    return told is not None and told.preposition in ENDS and end is not None and end > (when.end or "")


def _days(duration: str | None) -> int | None:
    found = re.fullmatch(r"P(\d+)([DW])", duration or "")
    if found is None or not int(found[1]):
        return None
    return int(found[1]) * (7 if found[2] == "W" else 1)
