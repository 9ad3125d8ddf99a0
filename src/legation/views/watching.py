"""Looking on behalf of a watch: which acts came, changed, went, or were due and not seen, since it last looked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from legation.codebook.affairs import Lifecycle
from legation.model.event import Event
from legation.register import history
from legation.register.acts import act_of
from legation.register.database import marks, portions
from legation.register.history import Change
from legation.register.people import watches
from legation.register.people.watches import CHANGED, DUE, NEW, WITHDRAWN, News, Watch
from legation.register.query import Selection
from legation.register.store import Register
from legation.register.summary import date_words
from legation.views.due import due
from legation.views.filters import Vocabulary, selection
from legation.views.linked import affairs_around
from legation.views.wording import NO_ORDER, RoleOrder, item_words, ordered, party_words, plain_name, when_words

UNTOLD = frozenset({"claims", "pages", "sources", "first_published", "last_published", "affair", "links"})
"""Fields of an event whose change says little to people, or is told by another field."""

LONGEST = 300
"""Signs that the account of a change has at most."""


@dataclass(frozen=True, slots=True)
class Looks:
    """By which words filters are understood, in which order roles are told, and which acts follow which."""

    words: Vocabulary
    roles: RoleOrder = field(default_factory=lambda: NO_ORDER)
    cycles: Mapping[str, Lifecycle] | None = None


def begin(
    register: Register,
    looks: Looks,
    name: str,
    filters: Mapping[str, Sequence[str]],
    owner: str,
    *,
    email: str = "",
    hook: str = "",
    hook_private: bool = False,
) -> Watch:
    """Save a filter; of what fits it now nothing is told. Raises FilterError, PeopleError."""
    wanted = selection(filters, looks.words)
    looked = history.last_number(register.database)
    fitting = [(event.event_id, event.version) for event in register.events(wanted)]
    return watches.make(
        *(register.database, name, filters, owner, register.clock(), fitting, looked),
        email=email,
        hook=hook,
        hook_private=hook_private,
    )


def look(register: Register, watch: Watch, looks: Looks) -> Watch:
    """Let a watch look at what changed since it last did, and keep what it has to tell."""
    at = register.clock()
    last, today = history.last_number(register.database), at[:10]
    told: list[News] = []
    fitting: dict[str, int] = {}
    gone: set[str] = set()
    wanted = selection(watch.filters, looks.words)
    if last > watch.looked:
        told, fitting, gone = _changed(register, watch, wanted, looks, at)
    if today > watch.due_on and looks.cycles:
        before = watches.told_of(register.database, watch, DUE)
        told += [one for one in _due(register, wanted, looks, today, at) if (one.event_id, one.detail) not in before]
    if last > watch.looked or today > watch.due_on:
        watches.tell(register.database, watch, told, fitting, gone, looked=last, due_on=today)
    return watches.named(register.database, watch.name)


def title(event: Event, roles: RoleOrder) -> str:
    """An act in one line: what, who, with what, when."""
    lead = event.lead
    who = " → ".join(", ".join(map(party_words, parties)) for _, parties in ordered(lead, roles))
    what = item_words(lead.item) if lead.item else ""
    told = f"{plain_name(lead.type)} {plain_name(lead.phase)}"
    return ", ".join(filter(None, (f"{told}: {who}" if who else told, what, when_words(lead))))


def _changed(
    register: Register, watch: Watch, wanted: Selection, looks: Looks, at: str
) -> tuple[list[News], dict[str, int], set[str]]:
    """What the feed of changes holds for the watch, which of the changed events fit now, and which no longer do."""
    feed: dict[str, list[Change]] = {}
    for change in register.changes(after=watch.looked):
        feed.setdefault(change.event_id, []).append(change)
    before = watches.watched(register.database, watch, feed)
    now = {event.event_id: event for event in _among(register, wanted, list(feed))}
    told = []
    for name, changes in feed.items():
        if name in now:
            event = now[name]
            line = (name, event.version, title(event, looks.roles))
            if name not in before:
                told.append(News(NEW, *line, "", at))
            elif event.version != before[name]:
                told.append(News(CHANGED, *line, _account(changes), at))
        elif name in before:
            told.append(News(WITHDRAWN, name, before[name] + 1, _was(changes, name), _why(changes), at))
    return told, {name: event.version for name, event in now.items()}, before.keys() - now.keys()


def _among(register: Register, wanted: Selection, names: Sequence[str]) -> Iterator[Event]:
    for some in portions(names):
        inside = f"SELECT claim_id FROM event_claims WHERE event_id IN ({marks(some)})"
        yield from register.events(wanted.also(f"c.claim_id IN ({inside})", *some))


def _due(register: Register, wanted: Selection, looks: Looks, today: str, at: str) -> Iterator[News]:
    """Acts whose day is over without anybody telling that they took place."""
    cycles = looks.cycles or {}
    limit = date.fromisoformat(today).toordinal()
    plans = [
        event for event in register.events(wanted) if (day := act_of(event, cycles).due) is not None and day < limit
    ]
    names = {event.event_id for event in plans}
    for one in due(affairs_around(plans, register.events, cycles), today):
        if one.event.event_id in names and one.past:
            detail = f"due by {one.day}, nothing found"
            yield News(DUE, one.event.event_id, one.event.version, title(one.event, looks.roles), detail, at)


def _account(changes: Sequence[Change]) -> str:
    told = [
        f"{plain_name(one.field)}: {_short(one.old)} → {_short(one.new)}"
        for one in changes
        if one.field and one.field not in UNTOLD
    ]
    return "; ".join(told)[:LONGEST]


def _why(changes: Sequence[Change]) -> str:
    """Why an act no longer fits: it went, or it is told otherwise."""
    gone = next((one for one in reversed(changes) if one.kind == history.WITHDRAWN), None)
    return (gone.reason if gone else f"fits the filter no longer; {_account(changes)}")[:LONGEST]


def _was(changes: Sequence[Change], name: str) -> str:
    """What an act that went was, as its last record has it."""
    record = next((one.old for one in reversed(changes) if one.kind == history.WITHDRAWN and one.old), None)
    if record is None:
        return f"event {name}"
    who = " → ".join(", ".join(party["name"] for party in parties) for parties in record["actors"].values())
    return f"{plain_name(record['type'])} {plain_name(record['phase'])}: {who}"


def _short(value: Any) -> str:
    """A value of an event's record in a few words."""
    if value is None or value == [] or value == {}:
        return "—"
    if isinstance(value, list):
        return ", ".join(map(_short, value))[:LONGEST]
    if not isinstance(value, dict):
        return str(value)[:LONGEST]
    if "values" in value:
        return f"{plain_name(value['field'])} {' or '.join(str(one['value']) for one in value['values'])}"
    if "from" in value:
        return date_words(value["from"], value["to"], value.get("edtf")) or "undated"
    if "name" in value:
        return f"{value['quantity']} {value['name']}" if value.get("quantity") else str(value["name"])
    return " → ".join(map(_short, value.values()))
