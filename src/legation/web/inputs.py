"""What was read: every input with what became of it, and a page with the evidence marked on its text."""

from collections import Counter
from dataclasses import asdict, replace
from typing import Any

from legation.exports.html import Shown, laid_out
from legation.model.record import claim_record
from legation.register.errors import NotFound
from legation.register.inputs import InputsWanted
from legation.register.query import EVERYTHING
from legation.web.answer import Call, View
from legation.web.areas import Area
from legation.web.asked import Here, searched, sheet, words_of
from legation.web.catalogue import say
from legation.web.parameters import Parameter

SIZE = 200
"""Inputs on one sheet."""

STATUS = Parameter("status", "What became of the input", ("read", "nothing_found", "refused"))
MEDIA = Parameter("media", "The kind of input, as text, html or pdf")


def inputs(call: Call) -> View:
    """Every input by path, or those of one outcome, of one kind, or with some words."""
    query = call.request.query_params
    media, q, at = MEDIA.of(query), searched(query), sheet(query)
    wanted = InputsWanted(STATUS.of(query), media, words_of(q))
    counts = call.register.inputs_counted(wanted)
    total = sum(counts.values())
    some = list(call.register.inputs(wanted, limit=SIZE, offset=(at - 1) * SIZE))
    record: dict[str, Any] = {
        "status": wanted.status or None,
        "media": media or None,
        "q": q or None,
        "total": total,
        "sheet": at,
        "sheets": max(1, -(-total // SIZE)),
        "inputs": [
            {"path": o.path, "status": o.status, "reason": o.reason, "sha256": o.sha256, "media": kind}
            for o, kind in some
        ],
        "counts": call.register.holdings().inputs,
        "facets": {
            "status": _facet(call, replace(wanted, status=""), 0),
            "media": _facet(call, replace(wanted, media=""), 1),
        },
    }
    here = Here({"q": q, "status": wanted.status, "media": media})
    return View("inputs.html", say("pages_title"), record, {"asked": here})


def _facet(call: Call, wanted: InputsWanted, part: int) -> list[dict[str, Any]]:
    """How many inputs there are with each value of a field."""
    found: Counter[str] = Counter()
    for key, number in call.register.inputs_counted(wanted).items():
        if key[part]:
            found[str(key[part])] += number
    return [{"value": value, "count": number} for value, number in found.most_common()]


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
    run = call.register.run(sha256)
    return asdict(run) if run else {}


def _kept(call: Call, sha256: str) -> bool:
    try:
        call.register.archive.get(sha256)
    except (KeyError, NotFound):
        return False
    return True


AREA = Area(pages=(("/pages", inputs), ("/pages/{sha256}", page)))
