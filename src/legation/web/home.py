"""The first page: what the register holds, and where to begin."""

from dataclasses import asdict

from legation.web.answer import Call, View
from legation.web.areas import Area
from legation.web.catalogue import say

MOST_CHANGES = 8


def home(call: Call) -> View:
    """Figures, the types of act with their numbers, releases."""
    held = call.register.holdings()
    found = call.register.facets()
    releases = call.register.releases()
    record = {
        "register": call.register.where,
        "tool": call.room.tool,
        "holdings": {**asdict(held), "codebooks": list(held.codebooks)},
        "types": [{"type": name, "events": number} for name, number in found.fields["type"]],
        "states": [
            {"iso3": code, "name": found.names[code], "events": number} for code, number in found.fields["state"][:24]
        ],
        "releases": [{"name": one.name, "at": one.at, "events": one.events, "note": one.note} for one in releases],
    }
    return View("home.html", say("home_title"), record, {"held": held})


AREA = Area(pages=(("/", home),))
