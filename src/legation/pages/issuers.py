"""Whose page it is, told by weighing: every name in the lines around a text, with all that speaks for and against it.

A name gets the weights of data/issuers.yaml for what it looks like (an outlet, a body), for what stands beside it (the
day, a town, an edition, an office, a writer) and for what the page says of it (who compiled it, whose briefing it is);
the name of most weight is whose page it is, if it has enough.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from legation.pages.apparatus import Part, name_in, parts_of
from legation.pages.bodies import (
    body_form,
    body_name,
    joint_text,
    known_body,
    names,
    officers_body,
    organisation_opens,
    own_body,
    printed,
    state_alone,
    state_in,
)
from legation.pages.bodies import organisation as organisation_in
from legation.pages.draft import Piece
from legation.pages.imprints import research_form
from legation.pages.labelled import headed_release, house_of, released_by
from legation.pages.nameplates import (
    called_outlet,
    is_agency,
    of_rights,
    outlet_word,
    proper,
)
from legation.pages.outlet_forms import PLAIN, is_called, outlet_marks
from legation.pages.tables import alternatives, table

TAIL = 3
"""Pieces at the end that may tell who publishes a page."""

_BESIDE = ("day", "edition", "periodical", "issue", "label", "office", "writer")
_SIDED = frozenset({"day", "edition", "periodical", "issue"})
_HEADED = frozenset({"joint", "own"})
_LONGEST = 300  # signs of a line that may tell who made a text
_HEADLINE = 3  # words of one
_RUN = r"(?:[^\W\d_a-z]|\d)[\w.&’'\-]*(?:\s(?:(?:of|the|and|for|de|la)\b|&|[^\W\d_a-z][\w.&’'\-]*)){0,8}"


@dataclass(slots=True)
class Candidate:
    """A name that may be the publisher's: what speaks for it, and in which pieces it stands."""

    name: str
    marks: set[str] = field(default_factory=set)
    lines: set[int] = field(default_factory=set)

    @property
    def weight(self) -> int:
        """The sum of its marks."""
        rows = table("issuers")["weights"]["rows"]
        return sum(int(rows[mark]) for mark in self.marks)


def issuer(pieces: Sequence[Piece], top: int, released: bool) -> Candidate | None:
    """The name of most weight around the text of a page, if it has enough; `top` is how many pieces stand above the
    first full paragraph, `released` whether they say that a body speaks for itself.
    """
    found = candidates([piece.text for piece in pieces], top, released)
    text = "\n".join(piece.text for piece in pieces[top:])
    for one in found:
        if _speaks_of(one.name, text):
            one.marks.add("itself")
    best = max(found, key=lambda one: one.weight, default=None)
    return best if best is not None and best.weight >= int(table("issuers")["weights"]["needed"]) else None


def candidates(lines: Sequence[str], top: int, released: bool) -> list[Candidate]:
    """Every name around a text, with its marks."""
    by_name: dict[str, Candidate] = {}
    head = lines[:top]

    def add(name: str, at: int, marks: set[str]) -> None:
        one = by_name.setdefault(name.casefold(), Candidate(name))
        one.marks.update(marks)
        one.lines.add(at)

    for at, line in enumerate(head):
        told = list(_told(head, at))
        for name, mark in told:
            add(name, at, {mark})
        for part in [] if any(mark in _HEADED for _, mark in told) else _name_parts(line):
            add(*_in_head(part, head, at, released))
    if released and (opening := _opening(lines[: top + 1])) is not None:
        add(opening, top, {"opens"})
    for at in range(max(top, len(lines) - TAIL), len(lines)):
        for name, mark in _told_behind(lines[at]):
            add(name, at, {mark})
        for part in _name_parts(lines[at]):
            name, marks = _weighed(name_in(part), None, False)
            add(name, at, marks | _in_line(part, lines[at]) | {"last"})
    return list(by_name.values())


def _name_parts(line: str) -> list[Part]:
    """The names in a line that holds no words of a sentence; what agencies sign is credited elsewhere."""
    parts = parts_of(line)
    if any(part.kind == "words" for part in parts):
        return []
    return [part for part in parts if part.kind == "name" and not is_agency(name_in(part))]


def _in_head(part: Part, head: Sequence[str], at: int, released: bool) -> tuple[str, int, set[str]]:
    name, marks = _weighed(_whole(part, head[at]), _state(head, at), released)
    marks |= _in_line(part, head[at]) | _near(head, at)
    marks |= {"leads"} if at and parts_of(head[at])[0] is part and research_form().search(part.text) else set()
    if (
        not marks & PLAIN
        and not marks & _SIDED
        and not any(_headline(line) for by, line in enumerate(head) if by != at)
    ):
        marks.add("headline")
    return name, at, marks


def _whole(part: Part, line: str) -> str:
    """A name; that of a body that goes on behind commas as a whole: "Department of Defence, Sport and Culture"."""
    parts = parts_of(line)
    opened = part is parts[0] and all(one.kind == "name" for one in parts) and line.count(",") == len(parts) - 1
    if not opened or len(parts) == 1 or body_form().search(part.text) is None or body_form().search(parts[-1].text):
        return name_in(part)
    return ", ".join(one.text for one in parts)


def _weighed(name: str, state: str | None, released: bool) -> tuple[str, set[str]]:
    """A name as it is called here, and what its own form tells."""
    hits = known_body(name)
    own = {"release"} if released else set()
    if hits is not None:
        of_state = state is not None or any(e.kind == "branch" or e.iso3 for hit in hits for e in hit.entries)
        mark = "body" if of_state or organisation_in(hits) is None else "organisation"
        owned = {"owned"} if mark == "body" and (state or any(e.iso3 for hit in hits for e in hit.entries)) else set()
        return body_name(name, hits, state), {mark} | own | owned
    if body_form().search(name) and own_body(name, state) is None:
        return printed(name), {"body"} | own
    return proper(name), outlet_marks(name)


def _in_line(part: Part, line: str) -> set[str]:
    """What stands beside a name in its line."""
    parts = parts_of(line)
    at = parts.index(part)
    marks = {one.kind for one in parts if one.kind in _BESIDE}
    marks |= {"place"} if any(one.kind == "place" for one in parts[at:]) else set()
    over = at == len(parts) - 1 and (body_form().search(part.text) is not None or called_outlet(part.text))
    marks |= {"over"} if over and any(one.kind in ("name", "office") for one in parts[:at]) else set()
    return marks | ({"alone"} if len(parts) == 1 else set())


def _near(head: Sequence[str], at: int) -> set[str]:
    """What the place of a line tells, and the lines next to it."""
    beside = [parts_of(head[by]) for by in (at - 1, at + 1) if 0 <= by < len(head)]
    near = {part.kind for parts in beside for part in parts if part.kind != "day" or not _names_outlet(parts)}
    own = {part.kind for part in parts_of(head[at])}
    marks = {"first"} if at == 0 else set()
    marks |= {"near_day"} if "day" in near and "day" not in own else set()
    return marks | ({"office"} if "office" in near else set())


def _names_outlet(parts: Sequence[Part]) -> bool:
    """Whether a line of a day has an outlet of its own."""
    return any(part.kind == "name" and outlet_marks(name_in(part)) & PLAIN for part in parts)


def _headline(line: str) -> bool:
    """Whether a line may be the headline of a page."""
    kinds = {part.kind for part in parts_of(line)}
    return len(line.split()) >= _HEADLINE and ("words" in kinds or not kinds or kinds == {"name"})


def _state(head: Sequence[str], at: int) -> str | None:
    """The state whose body a line of the head names: in the line above, in the line itself, or by the capital beside
    the day.
    """
    before = state_alone(head[at - 1]) if at else None
    return before or state_in(head[at]) or _capital(head)


def _capital(head: Sequence[str], beside: bool = False) -> str | None:
    """The state whose capital stands beside the day, if the lines name no other or `beside` others it may stand."""
    days = [line for line in head if any(part.kind == "day" for part in parts_of(line))]
    others = [hit for line in head if line not in days for hit in names().find(line) if hit.entries[:1]]
    named = {hit.entries[0].iso3 for hit in others if hit.entries[0].kind == "state"}
    towns = (part.text for line in days for part in parts_of(line) if part.kind == "place")
    state = next((iso3 for town in towns if (iso3 := state_in(town)) is not None), None)
    return state if beside or named <= {state} else None


def _opening(head: Sequence[str]) -> str | None:
    """The organisation with which both the headline and the lead of its own release open."""
    lead = organisation_opens(head[-1]) if head else None
    return lead if lead is not None and any(organisation_opens(line) == lead for line in head[:-1]) else None


def _told(head: Sequence[str], at: int) -> Iterator[tuple[str, str]]:
    """The names that a line of the head tells outright as whose text it is, and how."""
    line = head[at]
    if len(line) > _LONGEST:
        return
    state = (state_alone(head[at - 1]) if at else None) or _capital(head)
    if (joint := joint_text(line)) is not None:
        yield joint, "joint"
    elif (own := own_body(line, state) or _officers(line, head)) is not None:
        yield own, "own"
    yield from ((name, "maker") for name in _makers(line, _in_headlines()))
    yield from _told_behind(line)


def _officers(line: str, head: Sequence[str]) -> str | None:
    """The body whose office a readout names first."""
    return officers_body(line, _capital(head, True)) if headed_release(line) else None


def _told_behind(line: str) -> Iterator[tuple[str, str]]:
    """The names that a line tells outright as its publisher's, be it at the end of a page."""
    if len(line) > _LONGEST:
        return
    if (house := house_of(line)) is not None:
        yield house, "house"
    if (name := of_rights(line)) is not None:
        yield proper(name), "rights"
    if (name := released_by(line)) is not None:
        yield name, "known"
    yield from ((name, "maker") for name in _makers(line, _outright()))


def _makers(line: str, patterns: Sequence[re.Pattern[str]]) -> Iterator[str]:
    """Who made, sent or publishes a text: "Transmitted by Savannah Wire", "A Savannah Weekly investigation"."""
    for found in (one for pattern in patterns for one in pattern.finditer(line)):
        part = next(iter(parts_of(found["name"])), None)
        if part is None or part.kind != "name" or is_agency(part.text):
            continue
        name, hits = part.text, known_body(part.text)
        bodied = found.groupdict().get("the") and len(name.split()) > 1
        if hits or bodied or body_form().search(name) or is_called(name):
            yield body_name(name, hits, None) if hits else proper(name)


@cache
def _outright() -> tuple[re.Pattern[str], ...]:
    made, offices = alternatives("issuers", "made"), alternatives("issuers", "offices")
    return (
        re.compile(rf"^\W*(?i:{made})\b(?:\s+from\s[a-z ]{{3,30}}?)?\s+by\s+(?P<the>the\s+)?(?P<name>{_RUN})"),
        re.compile(rf"\b(?i:from|contact)\s+(?:the\s+)?(?P<name>{_RUN}?)\s+(?i:{offices})\b"),
    )


@cache
def _in_headlines() -> tuple[re.Pattern[str], ...]:
    works = alternatives("issuers", "works")
    return (
        re.compile(rf"\b(?i:{works})\s+by\s+(?P<the>the\s+)?(?P<name>{_RUN})(?:\s+desk)?\)?$"),
        re.compile(
            rf"^An?\s+(?P<name>{_RUN})\s+(?i:investigation|special report|interview|analysis|exclusive|report)$"
        ),
    )


def _speaks_of(name: str, text: str) -> bool:
    """Whether a text speaks of a periodical by the last word of its name: "The Digest is mailed on Tuesdays"."""
    last = name.split()[-1]
    return (
        outlet_word(last)
        and len(name.split()) > 1
        and re.search(rf"\bThe {re.escape(last)}(?:’s|'s)?\s+[a-z]", text) is not None
    )
