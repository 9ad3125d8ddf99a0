"""Notes and replies on any record, and for editors those that wait."""

from dataclasses import asdict

from legation.register.people import audit, notes
from legation.register.people.errors import PeopleError
from legation.register.people.notes import APPROVED, LONGEST, WAITING, Note
from legation.web.answer import Call, View
from legation.web.areas import Area, Done, Fields, Form
from legation.web.asked import sheet
from legation.web.catalogue import say
from legation.web.security import Refused

SIZE = 100
"""Notes on one sheet."""

PLACES = {"event": "events", "claim": "claims", "page": "pages"}
"""The address under which each kind of record stands."""


def listed(call: Call) -> View:
    """All notes that are seen, and for editors first those that wait."""
    at = sheet(call.request.query_params)
    edits = call.person.may("edit")
    seen = notes.listed(call.register.database, [APPROVED], SIZE, (at - 1) * SIZE)
    waiting = notes.listed(call.register.database, [WAITING], notes.MOST_WAITING) if edits else []
    record = {
        "sheet": at,
        "notes": [asdict(one) for one in seen],
        "waiting": [asdict(one) for one in waiting] if edits else None,
    }
    shown = {
        "seen": seen,
        "waits": waiting,
        "emails": {one.number: notes.email_of(call.register.database, one.number) for one in waiting},
        "places": PLACES,
    }
    return View("notes.html", say("notes_title"), record, shown)


def on_record(call: Call, kind: str, about: str) -> View:
    """The notes on one record, with the form for another."""
    found = notes.approved(call.register.database, kind, about)
    record = {"kind": kind, "about": about, "notes": [asdict(one) for one in found]}
    shown = {"tree": _tree(found), "address": f"/{PLACES[kind]}/{about}", "longest": LONGEST}
    return View("record_notes.html", say("notes_on", kind=kind, id=about[:16]), record, shown)


def of_event(call: Call) -> View:
    """The notes on an event."""
    return on_record(call, "event", call.register.event(call.part("event_id")).event_id)


def of_claim(call: Call) -> View:
    """The notes on a claim."""
    return on_record(call, "claim", call.register.claim(call.part("claim_id"))[0].claim_id)


def of_page(call: Call) -> View:
    """The notes on a page."""
    return on_record(call, "page", call.register.page(call.part("sha256").lower()).sha256)


def write(call: Call, fields: Fields) -> Done:
    """Keep a note."""
    kind, about = fields.get("kind", ""), fields.get("about", "")
    known = {"event": _event, "claim": _claim, "page": _page}
    if kind not in known:
        raise PeopleError(say("note_kind"))
    about = known[kind](call, about)
    signed_in = call.person.signed_in
    if not signed_in and call.room.limits.notes.wait(call.address):
        raise Refused(429, say("too_many"))
    reply = fields.get("reply_to", "")
    made = notes.write(
        *(call.register.database, kind, about, fields.get("name", ""), fields.get("email", ""), fields.get("text", "")),
        call.register.clock(),
        signed_in=signed_in,
        reply_to=int(reply) if reply.isascii() and reply.isdigit() and len(reply) < 10 else None,
    )
    return Done(to=f"/{PLACES[kind]}/{about}/notes?kept={made.state}")


def settle(call: Call, fields: Fields) -> Done:
    """Approve a note, or refuse it."""
    number = fields.get("number", "")
    if not (number.isascii() and number.isdigit() and len(number) < 10):
        raise PeopleError(say("note_none"))
    at = call.register.clock()
    made = notes.settle(call.register.database, int(number), fields.get("state", ""), call.person.name, at)
    about = f"{made.number}, on {made.kind} {made.about}"
    audit.log(call.register.database, at, call.person.name, f"note {made.state}", about, call.address)
    return Done(to="/notes")


def _event(call: Call, about: str) -> str:
    return call.register.event(about).event_id


def _claim(call: Call, about: str) -> str:
    return call.register.claim(about)[0].claim_id


def _page(call: Call, about: str) -> str:
    return call.register.page(about.lower()).sha256


def _tree(found: list[Note]) -> list[tuple[int, Note]]:
    """The notes with how deep each is a reply, each after the one that it answers."""
    below: dict[int | None, list[Note]] = {}
    for one in found:
        seen = one.reply_to if any(other.number == one.reply_to for other in found) else None
        below.setdefault(seen, []).append(one)
    laid: list[tuple[int, Note]] = []
    left = [(0, one) for one in reversed(below.get(None, []))]
    while left:
        depth, one = left.pop()
        laid.append((depth, one))
        left += [(depth + 1, reply) for reply in reversed(below.get(one.number, []))]
    return laid


AREA = Area(
    pages=(
        ("/notes", listed),
        ("/events/{event_id}/notes", of_event),
        ("/claims/{claim_id}/notes", of_claim),
        ("/pages/{sha256}/notes", of_page),
    ),
    forms=(Form("/notes", write, "note"), Form("/notes/settle", settle, "edit")),
)
