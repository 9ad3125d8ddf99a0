"""Rosters at a date: which embargoes hold, which offices and bases are open, as the codebook has it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from legation.model.event import Event
from legation.register.database import marks
from legation.register.errors import NotFound
from legation.register.plain import plain
from legation.register.sites import Player
from legation.views.filters import selection
from legation.views.records import stand_record
from legation.views.rosters import Roster, rosters
from legation.views.standing import kinds
from legation.views.stretches import Near
from legation.web.answer import Call, View
from legation.web.areas import Area
from legation.web.asked import sheet
from legation.web.catalogue import say
from legation.web.days import day_of
from legation.web.parameters import Parameter

WHOSE = Parameter("state", "The state whose roster is wanted, by name or code")

TOGETHER = 150
"""Events from which the rosters of one sheet are made, and those of one state, the nearest to the day."""

MOST_STATES = 30
"""States whose rosters stand on one sheet."""


def overview(call: Call) -> View:
    """The kinds of roster, with the number of events behind each."""
    counts = dict(call.register.facets().fields["type"])
    listed = [{"kind": kind, "type": type_, "events": counts.get(type_, 0)} for kind, type_ in _kinds(call).items()]
    return View("rosters.html", say("rosters_title"), {"kinds": listed}, {"day": day_of(call)})


def roster(call: Call) -> View:
    """How everything of one kind stands on a day, for every state or for one."""
    kind, day = call.part("kind"), day_of(call)
    types = _kinds(call)
    if kind not in types:
        raise NotFound(say("roster_unknown", kind=kind[:60], kinds=", ".join(sorted(types))))
    state = WHOSE.of(call.request.query_params)
    code = call.room.words.resolve(state) if state else None
    if state and code is None:
        raise NotFound(say("state_unknown", name=state[:60]))
    players = _owners(call, types[kind])
    if code:
        players = tuple(one for one in players if one.iso3 == code)
    at = sheet(call.request.query_params)
    sheets = _sheets(players)
    here = sheets[at - 1] if at <= len(sheets) else ()
    if call.request.query_params:
        found, looked_at, cut = _made(call, kind, here, day)
    else:
        # what is asked most is made once
        found, looked_at, cut = call.register.remember(("roster", kind, day), lambda: _made(call, kind, here, day))
    record: dict[str, Any] = {
        "kind": kind,
        "type": types[kind],
        "on": day,
        "state": code,
        "events": looked_at,
        "sheet": at,
        "sheets": max(1, len(sheets)),
        "stands": [stand_record(stand, kind, one.whose, day) for one in found for stand in one.stands],
    }
    shown = {
        "rosters": found,
        "day": day,
        "kinds": list(types),
        "states": [(one.iso3, one.name) for one in _owners(call, types[kind]) if one.iso3],
        "names": {one.iso3: one.name for one in here if one.iso3},
        "cut": TOGETHER if cut else None,
        "asked": _Roster(day, code),
    }
    return View("roster.html", say("roster_title", kind=kind.capitalize(), day=day), record, shown)


def _made(call: Call, kind: str, players: Sequence[Player], day: str) -> tuple[tuple[Roster, ...], int, bool]:
    """The rosters of some players, the number of events that were looked at, and whether there are more."""
    events, cut = _events(call, _kinds(call)[kind], players, day)
    keys = {one.iso3 or plain(one.name) for one in players}
    found = tuple(one for one in rosters(events, call.room.cycles, kind, day) if one.whose in keys)
    return found, len(events), cut


@dataclass(frozen=True, slots=True)
class _Roster:
    """What the address of a roster asks for, for the links to its other sheets."""

    day: str
    state: str | None

    def query(self, at: int) -> str:
        """The query of an address."""
        return "?" + urlencode({"on": self.day, **({"state": self.state} if self.state else {}), "at": at})


def _owners(call: Call, type_: str) -> tuple[Player, ...]:
    rules = call.room.cycles[type_].rules.standing
    return call.register.players(type_, rules.of) if rules else ()


def _sheets(players: Sequence[Player]) -> list[tuple[Player, ...]]:
    """The players in lists of which each has few enough events, and at least one player."""
    made: list[list[Player]] = []
    events = 0
    for one in players:
        if not made or len(made[-1]) >= MOST_STATES or events + one.events > TOGETHER:
            made.append([])
            events = 0
        made[-1].append(one)
        events += one.events
    return [tuple(one) for one in made]


def _events(call: Call, type_: str, players: Sequence[Player], day: str) -> tuple[list[Event], bool]:
    """The events of a type in which one of some players plays the role whose the rule or body is."""
    rules = call.room.cycles[type_].rules.standing
    if not players or rules is None:
        return [], False
    codes = [one.iso3 for one in players if one.iso3]
    names = [one.name for one in players if not one.iso3]
    told = [f"q.iso3 IN ({marks(codes)})"] * bool(codes) + [f"(q.iso3 IS NULL AND q.name IN ({marks(names)}))"] * bool(
        names
    )
    played = f"SELECT 1 FROM parties q WHERE q.claim_id = c.claim_id AND q.role = ? AND ({' OR '.join(told)})"
    near = Near(call.register, day, TOGETHER)
    wanted = selection({"type": type_}).also(f"EXISTS ({played})", rules.of, *codes, *names)
    return list(near(wanted)), near.cut


def _kinds(call: Call) -> dict[str, str]:
    return kinds(call.room.cycles)


AREA = Area(pages=(("/rosters", overview), ("/rosters/{kind}", roster)))
