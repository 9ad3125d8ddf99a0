"""Rounds: several people judge the same acts, agreement is computed, and what differs is settled by an editor."""

from collections.abc import Sequence
from dataclasses import asdict
from urllib.parse import parse_qsl

from starlette.datastructures import QueryParams

from legation.model.record import claim_record
from legation.register.people import accounts, audit, rounds
from legation.register.people.errors import NotAllowed, PeopleError
from legation.register.people.rights import Person
from legation.register.people.rounds import Item, Opinion, Round
from legation.views.agreement import by_field
from legation.views.correcting import check_word, correctable
from legation.web.answer import Call, View
from legation.web.areas import Area, Done, Fields, Form
from legation.web.asked import asked
from legation.web.catalogue import say

ROWS = 3
"""Fields that the form of an opinion has room for."""


def listed(call: Call) -> View:
    """All rounds, and for editors the form that begins one; filters in the address are those that it begins with."""
    call.person.must("read")
    found = rounds.every(call.register.database)
    wanted = asked(call.request.query_params, call.room.words)
    people = [one.name for one in accounts.every(call.register.database) if _reviews(one.role) and not one.disabled]
    record = {"rounds": [asdict(one) for one in found]}
    return View("rounds.html", say("rounds_title"), record, {"query": wanted.query().lstrip("?"), "people": people})


def one(call: Call) -> View:
    """One round: to those who judge in it what waits for them; to those who may see it, what was said and how far it
    agrees.
    """
    call.person.must("read")
    this = rounds.numbered(call.register.database, _number(call.part("number")))
    items = rounds.items(call.register.database, this.number)
    open_to = _sees(call.person, this, items)
    mine = [item for item in items if call.person.name in item.reviewers]
    record = {
        **asdict(this),
        "items": [_record(item, call.person, open_to) for item in items],
        "waiting": [item.position for item in mine if item.of(call.person.name) is None and not this.closed_at],
        "agreement": [asdict(one) for one in by_field(items)] if open_to else None,
    }
    shown = {"items": items, "sees": open_to, "agreed": sum(item.agreed and item.decisions is None for item in items)}
    return View("round.html", this.name, record, shown)


def item(call: Call) -> View:
    """One item of a round, with its words, what one says of it oneself, and, to those who may see, what others say."""
    call.person.must("read")
    this = rounds.numbered(call.register.database, _number(call.part("number")))
    items = rounds.items(call.register.database, this.number)
    about = rounds.item(call.register.database, this.number, _number(call.part("position")))
    open_to = _sees(call.person, this, items)
    later = [one.position for one in items if call.person.name in one.reviewers and one.of(call.person.name) is None]
    shown = {
        "round": this,
        "item": about,
        "claim": about.claim,
        "mine": about.of(call.person.name),
        "judges": call.person.name in about.reviewers and not this.closed_at and about.decisions is None,
        "settles": open_to and call.person.may("edit") and about.decisions is None,
        "opinions": about.opinions if open_to else (),
        "next": next((n for n in later if n > about.position), None),
        "correctable": correctable(call.room.roles.get(about.claim.type, ())),
        "rows": range(1, ROWS + 1),
    }
    record = {**_record(about, call.person, open_to), "claim": claim_record(about.claim)}
    return View("round_item.html", f"{this.name} {about.position}", record, shown)


def make(call: Call, fields: Fields) -> Done:
    """Begin a round with the acts that wait first among those that the filters let through."""
    wanted = asked(QueryParams(parse_qsl(fields.get("filters", "").lstrip("?"))), call.room.words)
    limit, each = _number(fields.get("items", "50")), _number(fields.get("each", "2"))
    names = fields.get("reviewers", "").replace(",", " ").split()
    known = {one.name for one in accounts.every(call.register.database) if _reviews(one.role)}
    if wrong := next((name for name in names if name not in known), None):
        raise PeopleError(say("round_stranger", name=wrong))
    waiting = call.register.waiting(wanted.selection(), limit=min(limit, rounds.MOST))
    claims = [call.register.event(act.event_id).lead for act in waiting]
    made = rounds.make(
        *(call.register.database, fields.get("name", "").strip(), wanted.filters, claims, names, each),
        *(call.person.name, call.register.clock()),
        blind=bool(fields.get("blind")),
    )
    _log(call, "round begun", made)
    return Done(to=f"/rounds/{made.number}")


def judge(call: Call, fields: Fields) -> Done:
    """Keep what a person says of an item, and go on to their next."""
    number, position = _number(fields.get("round", "")), _number(fields.get("position", ""))
    said = _opinion(call, fields)
    rounds.judge(call.register.database, number, position, said)
    items = rounds.items(call.register.database, number)
    left = [one.position for one in items if said.who in one.reviewers and one.of(said.who) is None]
    after = next((n for n in left if n > position), left[0] if left else None)
    return Done(to=f"/rounds/{number}/{after}" if after else f"/rounds/{number}")


def close(call: Call, fields: Fields) -> Done:
    """End a round, so that what was said is seen and can be settled."""
    this = rounds.numbered(call.register.database, _number(fields.get("round", "")))
    rounds.close(call.register.database, this.number, call.register.clock())
    _log(call, "round closed", this)
    return Done(to=f"/rounds/{this.number}")


def settle(call: Call, fields: Fields) -> Done:
    """Decide an item by what one of the reviewers said, or by what the editor says."""
    this = rounds.numbered(call.register.database, _number(fields.get("round", "")))
    about = _unsettled(call, this, _number(fields.get("position", "")))
    chosen = fields.get("choice", "")
    said = about.of(chosen) if chosen else _opinion(call, fields)
    if said is None:
        raise PeopleError(say("round_nobody", name=chosen[:40]))
    why = "; ".join(filter(None, (say("round_why", name=this.name, said=_said(about)), fields.get("why", "").strip())))
    _decide(call, this, about, said, why)
    return Done(to=f"/rounds/{this.number}")


def settle_agreed(call: Call, fields: Fields) -> Done:
    """Decide every item on which all who were asked say the same."""
    this = rounds.numbered(call.register.database, _number(fields.get("round", "")))
    for about in rounds.items(call.register.database, this.number):
        if about.agreed and about.decisions is None:
            about = _unsettled(call, this, about.position)
            _decide(call, this, about, about.opinions[0], say("round_why", name=this.name, said=_said(about)))
    return Done(to=f"/rounds/{this.number}")


def _decide(call: Call, this: Round, about: Item, said: Opinion, why: str) -> None:
    who, claim = call.person.name, about.claim.claim_id
    made = [
        call.register.decide("correct", claim, who=who, why=why, field=field, value=value).number
        for field, value in sorted(said.fields.items())
    ] or [call.register.decide(said.verdict, claim, who=who, why=why).number]
    rounds.settle(call.register.database, this.number, about.position, made, who)


def _unsettled(call: Call, this: Round, position: int) -> Item:
    about = rounds.item(call.register.database, this.number, position)
    if not _sees(call.person, this, rounds.items(call.register.database, this.number)):
        raise NotAllowed(say("round_blind"))
    if about.decisions is not None:
        raise PeopleError(say("round_settled"))
    return about


def _sees(person: Person, this: Round, items: Sequence[Item]) -> bool:
    """Whether somebody may see what others said: once the round is closed, or if it is not blind; of a blind one that
    is open, editors who do not judge in it.
    """
    if this.closed_at is not None or not this.blind:
        return True
    return person.may("edit") and not any(person.name in item.reviewers for item in items)


def _opinion(call: Call, fields: Fields) -> Opinion:
    corrections: dict[str, str] = {}
    for n in range(1, ROWS + 1):
        if value := fields.get(f"value{n}", "").strip():
            field = fields.get(f"field{n}", "")
            check_word(field, value, call.room.words)
            corrections[field] = value
    why = fields.get("why", "").strip()[:2000]
    return Opinion(call.person.name, fields.get("verdict", ""), corrections, why, call.register.clock())


def _record(item: Item, person: Person, open_to: bool) -> dict[str, object]:
    """An item as a record; what others said is left out where it is not to be seen."""
    seen = [one for one in item.opinions if open_to or one.who == person.name]
    return {
        "position": item.position,
        "claim_id": item.claim.claim_id,
        "reviewers": list(item.reviewers),
        "opinions": [asdict(one) for one in seen],
        "agreed": item.agreed if open_to else None,
        "decisions": list(item.decisions) if item.decisions is not None else None,
        "settled_by": item.settled_by,
    }


def _said(item: Item) -> str:
    told = (f"{one.who}: {one.verdict}{f', {one.why}' if one.why else ''}" for one in item.opinions)
    return "; ".join(told) or "—"


def _reviews(role: str) -> bool:
    return Person("", role, 0).may("review")


def _number(given: str) -> int:
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else 0


def _log(call: Call, act: str, this: Round) -> None:
    audit.log(call.register.database, call.register.clock(), call.person.name, act, this.name, call.address)


AREA = Area(
    pages=(("/rounds", listed), ("/rounds/{number}", one), ("/rounds/{number}/{position}", item)),
    forms=(
        Form("/rounds", make, "edit"),
        Form("/rounds/opinion", judge),
        Form("/rounds/close", close, "edit"),
        Form("/rounds/settle", settle, "edit"),
        Form("/rounds/agreed", settle_agreed, "edit"),
    ),
)
