"""The timeline."""

from legation.model.record import event_record
from legation.register.counts import EVENTS
from legation.views import timeline as drawn
from legation.views.filters import days
from legation.web.answer import Call, View
from legation.web.areas import Area
from legation.web.catalogue import say
from legation.web.lists import facets_record, form, nothing

SIZE = 100
"""Events on one sheet."""


def timeline(call: Call) -> View:
    """Events that the filters let through, each as a bar."""
    wanted = call.asked
    found = call.register.facets(wanted.selection(), of=EVENTS)
    told = list(call.register.events(wanted.selection(), limit=SIZE, offset=(wanted.at - 1) * SIZE))
    line = drawn.timeline(told, *days(wanted.filters))
    record = {
        "filters": {name: list(values) for name, values in wanted.filters.items()},
        "total": found.total,
        "sheet": wanted.at,
        "sheets": max(1, -(-found.total // SIZE)),
        "facets": facets_record(found),
        "from": line.first.isoformat() if line.first else None,
        "to": line.last.isoformat() if line.last else None,
        "undated": line.undated,
        "bars": [
            {"left": bar.left, "width": bar.width, "kind": bar.kind, "event": event_record(bar.event)}
            for bar in line.bars
        ],
    }
    if not told:
        record["nothing"] = nothing(call, EVENTS, wanted)
    shown = {
        "line": line,
        "zoomed": {"from", "to"} & wanted.filters.keys(),
        "what": "timeline",
        **form(call, wanted, found),
    }
    return View("timeline.html", say("timeline_title"), record, shown)


AREA = Area(pages=(("/timeline", timeline),))
