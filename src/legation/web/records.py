"""One event with everything behind it, and one claim."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from legation.model.claim import Claim
from legation.model.event import Event, EventSource
from legation.model.record import claim_record, event_record
from legation.register.counts import Whereabouts
from legation.register.decisions import Standing, standing_record
from legation.register.history import Change
from legation.views.correcting import correctable
from legation.views.linked import day_near, with_affairs
from legation.views.sources import Branch, Root, tree
from legation.views.stretches import Near
from legation.views.wording import plain_name
from legation.web.answer import Call, View
from legation.web.areas import Area
from legation.web.catalogue import say

AROUND = 120
"""Events of one pair of states among which what came before and after is looked for, those nearest in time."""


@dataclass(frozen=True, slots=True)
class Column:
    """One who says so, with the claims that go back to them: those told first, and copies of stories told before."""

    source: EventSource | None
    claims: tuple[Claim, ...]
    copies: tuple[Claim, ...]


def event(call: Call) -> View:
    """An act: its reports by source, where they differ, why they were joined, what was decided, what changed."""
    known = call.register.event(call.part("event_id"))
    near = Near(call.register, day_near(known), AROUND)
    (found,) = with_affairs([known], near, call.room.cycles)
    ids = [claim.claim_id for claim in found.claims]
    where, joins = call.register.whereabouts(ids), call.register.joins(found.event_id)
    changes, made = list(call.register.changes(event=found.event_id)), _about(call, set(ids))
    cite = citation(found, call)
    roots = tree(found, {name for name, one in where.items() if one.copy})
    record = {
        "event": event_record(found),
        "claims": [claim_record(claim, found.event_id) for claim in found.claims],
        "sources_tree": [_root_record(root) for root in roots],
        "joins": {name: {"score": score, "reasons": why} for name, (score, why) in joins.items()},
        "copies": {name: {"kind": one.copy, "of": one.root} for name, one in where.items() if one.copy},
        "decisions": [standing_record(one) for one in made],
        "changes": [asdict(change) for change in changes],
        "cite": cite,
    }
    shown = {
        "event": found,
        "before": _linked(call, found, before=True),
        "after": _linked(call, found, before=False),
        "roots": roots,
        "columns": columns(found, where),
        "where": where,
        "joins": joins,
        "changes": changes,
        "made": made,
        "cite": cite,
        "others": [claim for claim in found.claims if claim.claim_id != found.lead.claim_id],
        "correctable": correctable(call.room.roles.get(found.lead.type, ())),
        "change_words": change_words,
    }
    return View("event.html", f"{plain_name(found.lead.type)} {plain_name(found.lead.phase)}", record, shown)


def _root_record(root: Root) -> dict[str, object]:
    return {**_branch_record(root.branch), "side": root.source.side if root.source else None}


def _branch_record(branch: Branch) -> dict[str, object]:
    return {
        "name": branch.name,
        "kind": branch.kind,
        "claims": [claim.claim_id for claim in branch.claims],
        "copies": [claim.claim_id for claim in branch.copies],
        "passed_on": [_branch_record(one) for one in branch.branches],
    }


def claim(call: Call) -> View:
    """One claim, with its page, its event and what was decided of it."""
    found, event_id = call.register.claim(call.part("claim_id"))
    where = call.register.whereabouts([found.claim_id])
    made = _about(call, {found.claim_id})
    record = {
        "claim": claim_record(found, event_id),
        "sha256": where[found.claim_id].sha256,
        "decisions": [standing_record(one) for one in made],
    }
    shown = {
        "claim": found,
        "event_id": event_id,
        "where": where,
        "made": made,
        "others": [],
        "correctable": correctable(call.room.roles.get(found.type, ())),
    }
    return View("claim.html", f"{plain_name(found.type)} {plain_name(found.phase)}", record, shown)


def columns(found: Event, where: Mapping[str, Whereabouts]) -> list[Column]:
    """The event's claims by the root speaker they go back to, each claim once; copies are told apart, to be folded."""
    by_id = {claim.claim_id: claim for claim in found.claims}
    made = []
    for source in found.sources:
        told = [by_id.pop(name) for name in source.claims if name in by_id]
        if told:
            made.append(_column(source, told, where))
    if by_id:
        made.append(_column(None, list(by_id.values()), where))
    return made


def citation(found: Event, call: Call) -> str:
    """How a record is cited: its id and version, and by what it was made."""
    releases = call.register.releases()
    return say(
        "cite_text",
        id=found.event_id,
        version=found.version,
        changed=(found.last_changed or "")[:10] or "—",
        release=releases[-1].name if releases else say("cite_no_release"),
        tool=call.room.tool or "—",
        codebook=found.lead.codebook,
    )


def change_words(change: Change) -> str:
    """The old or new value of a change, short enough for a table."""
    if not change.field:
        return ""
    return f"{_short(change.old)} → {_short(change.new)}"


def _linked(call: Call, found: Event, *, before: bool) -> list[tuple[str, Event]]:
    """The acts that come before or after an event in its affair, each with how the one follows the other."""
    pairs = [(link.first, link.second) if before else (link.second, link.first) for link in found.links]
    near = zip(found.links, pairs, strict=True)
    return [(link.relation, call.register.event(other)) for link, (other, own) in near if own == found.event_id]


def _short(value: object) -> str:
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return ", ".join(value) or "—"
    text = "—" if value is None else str(value)
    return text if len(text) <= 160 else text[:159] + "…"


def _column(source: EventSource | None, told: list[Claim], where: Mapping[str, Whereabouts]) -> Column:
    first = [claim for claim in told if not where[claim.claim_id].copy]
    copies = [claim for claim in told if where[claim.claim_id].copy]
    if not first:
        first, copies = copies[:1], copies[1:]
    return Column(source, tuple(first), tuple(copies))


def every_decision(call: Call) -> tuple[Standing, ...]:
    """Every decision with what became of it, in the order in which they were made."""
    return call.register.remember("decisions", lambda: tuple(call.register.decisions()))


def _about(call: Call, ids: set[str]) -> list[Standing]:
    return [
        one
        for one in every_decision(call)
        if (one.now and one.now.claim_id in ids)
        or any(seen.claim_id in ids for seen in (one.decision.claim, one.decision.other) if seen)
    ]


AREA = Area(pages=(("/events/{event_id}", event), ("/claims/{claim_id}", claim)))
