"""What a person changes of the register beyond verdicts: a missed claim is added, an act is split, two are merged."""

from itertools import product

from legation.model.event import Event
from legation.register.adding import Missed
from legation.register.errors import NoDecision
from legation.views.correcting import check_word
from legation.web.answer import Call
from legation.web.areas import Area, Done, Fields, Form
from legation.web.catalogue import say

ROWS = 4
"""Roles that the form of a missed claim has room for."""

MOST = 400
"""Decisions that one split may make."""

FIELDS = ("date", "item", "quantity", "designation", "place", "until", "duration", "background")
"""What may be said of a missed claim beside its type, phase, modality and roles."""


def add(call: Call, fields: Fields) -> Done:
    """Add a claim that was missed, on words of a page."""
    words, sha256 = call.room.words, fields.get("page", "").lower()
    kind, phase, modality = (fields.get(name, "") for name in ("type", "phase", "modality"))
    for name, value in (("type", kind), ("phase", phase), ("modality", modality)):
        if not value:
            raise NoDecision(say("missed_lacks", field=name))
        check_word(name, value, words)
    _check_phase(call, kind, phase)
    roles: dict[str, str] = {}
    for n in range(1, ROWS + 1):
        role, who = fields.get(f"role{n}", ""), fields.get(f"who{n}", "").strip()
        if who:
            check_word(f"role:{role}", who, words)
            if role not in call.room.roles.get(kind, (role,)):
                raise NoDecision(say("missed_role", role=role, type=kind))
            roles[role] = f"{roles[role]}; {who}" if role in roles else who
    missed = Missed(
        story=_number(fields.get("story", "")),
        words=fields.get("words", ""),
        near=_number(fields.get("near", "")),
        type=kind,
        phase=phase,
        modality=modality,
        roles=roles,
        fields={name: value for name in FIELDS if (value := fields.get(name, "").strip())},
        says=fields.get("says", ""),
    )
    made = call.register.add_claim(
        sha256,
        missed,
        who=call.person.name,
        why=fields.get("why", "").strip(),
        codebook=call.room.codebook.version,
        resolve=words.resolve,
    )
    return Done(str(made.number))


def split(call: Call, fields: Fields) -> Done:
    """Say that some claims of an act tell of another: each of them and each of the rest are decided to differ."""
    event = call.register.event(fields.get("event", ""))
    names = [claim.claim_id for claim in event.claims]
    off = [name for name in names if name in fields.get("claims", "").split()]
    rest = [name for name in names if name not in off]
    if not off or not rest:
        raise NoDecision(say("split_none"))
    pairs = list(product(off, rest))
    if len(pairs) > MOST:
        raise NoDecision(say("split_many", n=MOST))
    return _decided(call, "different", pairs, fields)


def merge(call: Call, fields: Fields) -> Done:
    """Say that two acts are one: their first claims are decided to be, then whatever does not come along by itself."""
    first = call.register.event(fields.get("event", ""))
    second = call.register.event(fields.get("other", "").strip())
    if first.event_id == second.event_id:
        raise NoDecision(say("merge_one"))
    done = _decided(call, "same", [(first.lead.claim_id, second.lead.claim_id)], fields)
    numbers = [done.numbers]
    for claim in second.claims:
        home = call.register.claim(first.lead.claim_id)[1]
        if home is not None and call.register.claim(claim.claim_id)[1] not in (home, None):
            numbers.append(_decided(call, "same", [(first.lead.claim_id, claim.claim_id)], fields).numbers)
    return Done(_span(numbers), _home(call, first))


def _decided(call: Call, verdict: str, pairs: list[tuple[str, str]], fields: Fields) -> Done:
    who, why = call.person.name, fields.get("why", "").strip()
    made = [call.register.decide(verdict, one, other, who=who, why=why).number for one, other in pairs]
    return Done(_span([str(number) for number in made]))


def _home(call: Call, event: Event) -> str:
    """The address of the act that the event's first claim stands in now."""
    return f"/events/{call.register.claim(event.lead.claim_id)[1] or event.event_id}"


def _span(numbers: list[str]) -> str:
    return numbers[0] if len(numbers) == 1 else f"{numbers[0]}-{numbers[-1]}"


def _check_phase(call: Call, kind: str, phase: str) -> None:
    known = {one.name: one.all_phases for one in call.room.codebook.types}
    if kind in known and phase not in known[kind]:
        raise NoDecision(say("missed_phase", phase=phase, type=kind, known=", ".join(sorted(known[kind]))))


def _number(given: str) -> int:
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else 0


AREA = Area(forms=(Form("/missed", add), Form("/split", split), Form("/merge", merge)))
