"""Review: what waits, one event after another, and decisions made, kept and taken back."""

import json
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict

from starlette.responses import Response

from legation.exports import learned
from legation.model.record import event_record
from legation.register.decisions import Standing, standing_record
from legation.register.errors import NoDecision
from legation.register.people.errors import NotAllowed
from legation.register.query import EVERYTHING
from legation.views.correcting import check_word, correctable
from legation.web.answer import Call, View
from legation.web.areas import Area, Done, Fields, Form
from legation.web.asked import Here, searched, sheet, words_of
from legation.web.catalogue import say
from legation.web.lists import form, nothing
from legation.web.parameters import Parameter
from legation.web.records import columns, every_decision

SIZE = 200
"""Decisions on one sheet."""

BY_FORM = ("accept", "correct", "reject", "same", "different", "unsure", "note")
"""The verdicts that have a button of their own."""

DECIDED = EVERYTHING.also("c.decided <> ''")
"""The claims of which people decided something."""

ON_DECIDED = EVERYTHING.also("c.sha256 IN (SELECT d.sha256 FROM claims d WHERE d.decided <> '')")
"""All claims of pages on which something was decided."""

VERDICT = Parameter("verdict", "What was decided, as accept or correct")
WHO = Parameter("who", "Who decided, by the name given")
BECAME = Parameter("state", "What became of the decision, as in force or undone")

SAVED = {"Content-Disposition": "attachment"}

SHOWN = 20
"""Events of the queue that are told at once."""

MOST_AT_ONCE = 400
"""Decisions that are taken back at once."""


def review(call: Call) -> View:
    """The event at one place of the queue, with its claims side by side and a button for each verdict."""
    wanted = call.asked
    number = call.register.waiting_number(wanted.selection())
    place = min(wanted.at, max(1, number))
    queue = call.register.waiting(wanted.selection(), limit=SHOWN, offset=place - 1)
    record: dict[str, object] = {
        "filters": {name: list(values) for name, values in wanted.filters.items()},
        "waiting": number,
        "place": place,
        "queue": [asdict(one) for one in queue],
    }
    found = call.register.facets(wanted.selection())
    shown = {**form(call, wanted, found), "what": "review", "event": None}
    if not queue:
        record["event"] = None
        record["nothing"] = nothing(call, "events", wanted)
        return View("review.html", say("review_title"), record, shown)
    current = queue[0]
    event = call.register.event(current.event_id)
    where = call.register.whereabouts([claim.claim_id for claim in event.claims])
    record["event"] = event_record(event)
    shown |= {
        "event": event,
        "current": current,
        "columns": columns(event, where),
        "where": where,
        "joins": call.register.joins(event.event_id),
        "others": [claim for claim in event.claims if claim.claim_id != event.lead.claim_id],
        "correctable": correctable(call.room.roles.get(event.lead.type, ())),
    }
    return View("review.html", say("review_title"), record, shown)


def decisions(call: Call) -> View:
    """Every decision, the latest first, with what became of it; or those of one verdict, person or state, or with some
    words.
    """
    query = call.request.query_params
    at, q = sheet(query), searched(query)
    every = every_decision(call)[::-1]
    wanted = {one.name: one.of(query) for one in (VERDICT, WHO, BECAME)}
    with_words = [one for one in every if _holds(one, words_of(q))]
    made = [one for one in with_words if all(not value or _FACETS[n](one) == value for n, value in wanted.items())]
    some = made[(at - 1) * SIZE : at * SIZE]
    record = {
        **{name: value or None for name, value in wanted.items()},
        "q": q or None,
        "all": len(every),
        "total": len(made),
        "sheet": at,
        "sheets": max(1, -(-len(made) // SIZE)),
        "facets": {name: _facet(with_words, wanted, name) for name in _FACETS},
        "decisions": [standing_record(one) for one in some],
    }
    return View("decisions.html", say("decisions_title"), record, {"made": some, "asked": Here({"q": q, **wanted})})


_FACETS: dict[str, Callable[[Standing], str]] = {
    VERDICT.name: lambda one: one.decision.verdict,
    WHO.name: lambda one: one.decision.who,
    BECAME.name: lambda one: one.state,
}
"""The fields by which decisions are counted."""


def _facet(made: Sequence[Standing], wanted: Mapping[str, str], name: str) -> list[dict[str, object]]:
    """How many decisions have each value of a field, whatever value of it is asked for."""
    others = {field: value for field, value in wanted.items() if value and field != name}
    found = Counter(
        _FACETS[name](one) for one in made if all(_FACETS[field](one) == value for field, value in others.items())
    )
    return [{"value": value, "count": number} for value, number in found.most_common(SHOWN)]


def _holds(one: Standing, words: Sequence[str]) -> bool:
    """Whether all words stand in a decision: its reason, field, value, and the claims that it is about."""
    made = one.decision
    seen = [json.dumps(claim.record, ensure_ascii=False) for claim in (made.claim, made.other) if claim and words]
    text = " ".join(filter(None, (made.who, made.verdict, made.field, made.value, made.why, *seen))).lower()
    return all(word in text for word in words)


def decide(call: Call, fields: Fields) -> Done:
    """Keep one decision as a form gives it."""
    verdict, about = fields.get("verdict", ""), fields.get("claim", "")
    if verdict not in BY_FORM:
        raise NoDecision(say("no_verdict"))
    field = value = None
    other = None
    if verdict == "correct":
        field, value = fields.get("field", ""), fields.get("value", "").strip()
        if not value:
            raise NoDecision(say("no_value"))
        check_word(field, value, call.room.words)
    elif verdict in ("same", "different", "unsure"):
        other = fields.get("other", "").strip() or None
    why = fields.get("why", "").strip()
    if verdict == "note" and not why:
        raise NoDecision(say("no_note"))
    who = call.person.name
    made = call.register.decide(verdict, about, other, who=who, why=why, field=field, value=value)
    return Done(str(made.number))


def undo(call: Call, fields: Fields) -> Done:
    """Take one decision back, or several that were made at once, the last first."""
    first, last = _range(fields.get("number", ""))
    if not call.person.may("edit"):
        made = {one.decision.number: one.decision.who for one in call.register.decisions()}
        if any(made.get(number, call.person.name) != call.person.name for number in range(first, last + 1)):
            raise NotAllowed(say("not_yours"))
    why = fields.get("why", "").strip()
    numbers = [call.register.undo(n, who=call.person.name, why=why).number for n in range(last, first - 1, -1)]
    return Done(f"{numbers[0]}-{numbers[-1]}" if len(numbers) > 1 else str(numbers[0]))


def _range(given: str) -> tuple[int, int]:
    found = re.fullmatch(r"([0-9]{1,9})(?:-([0-9]{1,9}))?", given)
    if found is None:
        raise NoDecision(say("no_number"))
    first, last = int(found[1]), int(found[2] or found[1])
    if not 0 <= last - first < MOST_AT_ONCE:
        raise NoDecision(say("no_number"))
    return first, last


def examples(call: Call) -> Response:
    """What was decided, as examples and near misses for the codebook."""
    text = "".join(learned.examples(claim for claim, _ in call.register.claims(DECIDED)))
    return Response(text, media_type="application/yaml", headers=SAVED)


def gold(call: Call) -> Response:
    """What was decided, as gold for a corpus."""
    text = "".join(learned.gold(claim for claim, _ in call.register.claims(ON_DECIDED)))
    return Response(text, media_type="application/x-ndjson", headers=SAVED)


AREA = Area(
    pages=(("/review", review), ("/decisions", decisions)),
    files=(("/decisions/examples.yaml", examples), ("/decisions/gold.jsonl", gold)),
    forms=(Form("/decide", decide), Form("/undo", undo)),
)
