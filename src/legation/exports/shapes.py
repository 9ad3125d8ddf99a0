"""The shape of records as JSON Schema, made from the types in the code, so that the description of the interface and
the records cannot drift apart.
"""

from dataclasses import fields
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from legation.model.claim import Claim, Correction, Decided, Item, ItemPart, Party, Place, Source, StoryRef
from legation.model.event import Event, EventSource, Link
from legation.model.span import Span

Schema = dict[str, Any]

QUANTITY: Schema = {
    "type": ["number", "string", "null"],
    "description": "A number, or a bounded range as text: 10..16, ..16, 42..",
}
DAY: Schema = {"type": ["string", "null"], "pattern": r"^\d{4}-\d{2}-\d{2}$"}
TEXT: Schema = {"type": "string"}
TEXTS: Schema = {"type": "array", "items": TEXT}


def schemas() -> dict[str, Schema]:
    """The records by name: claim, event, error and their parts."""
    return {
        "Error": _object({"error": TEXT, "status": {"type": "integer"}}, "Why something was not answered"),
        "Claim": _claim(),
        "Event": _event(),
        **{kind.__name__: _of(kind) for kind in (Party, Place, Source, Span, StoryRef, Decided, Correction, Link)},
        "Item": _of(Item, quantity=QUANTITY, parts=_list(_ref("ItemPart"))),
        "ItemPart": _of(ItemPart, quantity=QUANTITY),
        "Date": _date(),
        "EventSource": _without(_of(EventSource), "claims"),
    }


def _claim() -> Schema:
    told = _of(
        Claim,
        story=_ref("StoryRef"),
        actors={"type": "object", "additionalProperties": _list(_ref("Party"))},
        item=_perhaps("Item"),
        place=_perhaps("Place"),
        date=_ref("Date"),
        attribution=_list(_ref("Source")),
        evidence=_list(_ref("Span")),
        decided=_perhaps("Decided"),
    )
    told["properties"]["event_id"] = {"type": ["string", "null"]}
    return told


def _event() -> Schema:
    claim = _claim()["properties"]
    shown = ("type", "phase", "modality", "background", "actors", "item", "place", "date")
    more = ("duration", "until", "denies")
    own = _of(Event)["properties"]
    counts = "reports outlets independent_sources anonymous_sources recirculated status version first_seen last_changed"
    value = _object({"value": TEXT, "by": TEXTS}, "A value, and who gives it")
    differs = _object({"field": TEXT, "values": _list(value)}, "A field on which reports differ")
    return _object(
        {
            "event_id": TEXT,
            **{name: claim[name] for name in (*shown, *more)},
            **{name: own[name] for name in counts.split()},
            "sources": _list(_ref("EventSource")),
            "contradictions": _list(differs),
            "first_published": DAY,
            "last_published": DAY,
            "lead_claim": TEXT,
            "claims": TEXTS,
            "pages": TEXTS,
            "codebook": TEXT,
            "affair": {"type": ["string", "null"]},
            "links": _list(_ref("Link")),
        },
        Event.__doc__ or "",
    )


def _date() -> Schema:
    perhaps: Schema = {"type": ["string", "null"]}
    told = {"from": DAY, "to": DAY, "text": perhaps, "how": TEXT, "grain": TEXT, "edtf": perhaps}
    return _object(told, "When the act happens or holds; an open side is null")


def _of(kind: type, **instead: Schema) -> Schema:
    """The shape of a record type; `instead` are fields that a record tells otherwise than the type."""
    hints = get_type_hints(kind)
    told = {one.name: instead.get(one.name) or _shape(hints[one.name]) for one in fields(kind)}
    return _object(told, kind.__doc__ or "")


def _shape(hint: Any) -> Schema:
    if get_origin(hint) in (Union, UnionType):
        options = [one for one in get_args(hint) if one is not NoneType]
        types = sorted({str(_shape(one)["type"]) for one in options})
        return {"type": [*types, "null"] if NoneType in get_args(hint) else types}
    if get_origin(hint) is tuple:
        return {"type": "array"}
    plain = {str: "string", bool: "boolean", int: "integer", float: "number"}
    return {"type": plain.get(hint, "object")}


def _object(properties: dict[str, Schema], meaning: str) -> Schema:
    return {
        "type": "object",
        "description": " ".join(meaning.split()),
        "properties": properties,
        "required": sorted(properties),
        "additionalProperties": False,
    }


def _without(schema: Schema, name: str) -> Schema:
    kept = {key: value for key, value in schema["properties"].items() if key != name}
    return {**schema, "properties": kept, "required": sorted(kept)}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def _perhaps(name: str) -> Schema:
    return {"anyOf": [_ref(name), {"type": "null"}]}
