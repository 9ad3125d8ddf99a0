"""GeoJSON (RFC 7946): events as features for maps.

Only an event whose place is known to a point or a town is a point. What is known to a province or a country only has no
geometry, and says so: a point in the middle of a country would claim what nobody said.
"""

import json
from collections.abc import Iterator
from typing import Any

from legation.exports.rows import event_row
from legation.exports.taken import Taken
from legation.model.event import Event
from legation.register.features import PRECISE

Feature = dict[str, Any]


def pieces(taken: Taken) -> Iterator[bytes]:
    """One collection of features, a feature a line."""
    head = {"type": "FeatureCollection", "codebook": taken.codebook, "tool": taken.tool, "filters": taken.filters}
    yield (_json(head)[:-1] + ', "features": [').encode()
    joint = "\n"
    for event in taken.events():
        yield (joint + _json(feature(event, taken))).encode("utf-8", "replace")
        joint = ",\n"
    yield b"\n]}\n"


def feature(event: Event, taken: Taken) -> Feature:
    """The event as a feature, with the row of the event as its properties."""
    place = event.lead.place
    known = place is not None and place.precision in PRECISE
    point = place if known and place and place.latitude is not None and place.longitude is not None else None
    if point is not None:
        shown = f"the {point.precision}"
    elif place is None:
        shown = "nowhere: no place is told"
    else:
        shown = f"nowhere: the place is known to the {place.precision} only, or without coordinates"
    return {
        "type": "Feature",
        "id": event.event_id,
        "geometry": {"type": "Point", "coordinates": [point.longitude, point.latitude]} if point else None,
        "properties": {
            "shown_at": shown,
            "geonames": place.geonames if place else None,
            **event_row(event, taken.lore),
        },
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
