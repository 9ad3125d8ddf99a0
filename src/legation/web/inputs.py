"""What was read: every input with what became of it, and a page with the evidence marked on its text."""

from collections import Counter
from dataclasses import asdict

from legation.exports.html import Shown, laid_out
from legation.model.record import claim_record
from legation.register.errors import NotFound
from legation.register.query import EVERYTHING
from legation.web.answer import Call, View
from legation.web.areas import Area
from legation.web.asked import sheet
from legation.web.catalogue import say

SIZE = 200
"""Inputs on one sheet."""

STATUSES = ("read", "nothing_found", "refused")


def inputs(call: Call) -> View:
    """Every input by path, or those of one outcome."""
    query = call.request.query_params
    status = query.get("status", "")
    at = sheet(query.get("at", "1"))
    told = [one for one in call.register.outcomes() if status not in STATUSES or one.status == status]
    some = told[(at - 1) * SIZE : at * SIZE]
    record = {
        "status": status if status in STATUSES else None,
        "total": len(told),
        "sheet": at,
        "sheets": max(1, -(-len(told) // SIZE)),
        "inputs": [{"path": o.path, "status": o.status, "reason": o.reason, "sha256": o.sha256} for o in some],
        "counts": call.register.holdings().inputs,
    }
    return View("inputs.html", say("pages_title"), record, {"statuses": STATUSES})


def page(call: Call) -> View:
    """One page: each story's text with its evidence marked, its claims beside it, and what was left out and why.

    The page's own markup is never shown: what is shown is the text that was read from it.
    """
    sha256 = call.part("sha256").lower()
    read = call.register.page(sha256)
    told = list(call.register.claims(EVERYTHING.also("c.sha256 = ?", sha256)))
    events = sorted({event_id for _, event_id in told if event_id})
    differences = {one.event_id: one.contradictions for one in map(call.register.event, events) if one.contradictions}
    gone = call.register.gone(sha256)
    record = {**asdict(read), "claims": [claim_record(*one) for one in told], "run": _run(call, sha256)}
    record["bytes_dropped_at"] = gone
    shown = {
        "one": laid_out(Shown(read, told)),
        "reports": Counter(event_id for _, event_id in told if event_id),
        "differences": differences,
        "has_original": gone is None and _kept(call, sha256),
        "gone": gone,
        "roles": call.room.roles,
    }
    return View("page.html", read.path, record, shown)


def _run(call: Call, sha256: str) -> dict[str, object]:
    run = call.register.runs().get(sha256)
    return asdict(run) if run else {}


def _kept(call: Call, sha256: str) -> bool:
    try:
        call.register.archive.get(sha256)
    except (KeyError, NotFound):
        return False
    return True


AREA = Area(pages=(("/pages", inputs), ("/pages/{sha256}", page)))
