"""The programming interface: its description for programs (OpenAPI 3.1) and for people, made from the addresses that
the room answers and what their functions say of themselves.

Everything described here only reads. The filters are those of the command line.
"""

import inspect
import re
from collections.abc import Iterator, Mapping
from typing import Any

from starlette.responses import Response

from legation.exports.shapes import schemas
from legation.views.filters import FIELDS
from legation.views.meanings import HELP
from legation.web.answer import TWIN, Call, Draw, View, as_json
from legation.web.areas import Area
from legation.web.catalogue import say
from legation.web.parameters import LONGEST, named_by
from legation.web.parameters import described as parameter
from legation.web.room import Room
from legation.web.take import addresses

OPENAPI = "3.1.0"

Described = dict[str, Any]

PARTS = {
    "event_id": "Id of an event, or its first letters",
    "claim_id": "Id of a claim, or its first letters",
    "sha256": "SHA-256 of a page's bytes",
    "first": "A state by name or code",
    "second": "Another state",
    "giver": "The state that gives",
    "taker": "The state that takes",
    "kind": "A word for what stands",
}
"""What the parts of an address mean."""

RECORDS = {"/events": ("events", "Event"), "/claims": ("claims", "Claim")}
"""Lists whose records have a described shape."""


def description(room: Room, pages: Mapping[str, Draw]) -> Described:
    """The description of all that can be asked for."""
    paths: Described = {}
    for path, draw in sorted(pages.items()):
        paths[twin(path)] = {"get": _operation(path, draw)}
    for path, form, what in addresses():
        answer = {"description": f"The {what}: {form.holds}", "content": {form.media.partition(";")[0]: {}}}
        parameters = [*_filters(), *(_EXCEL if form.name == "csv" else ())]
        summary = f"The {what} for {form.audience}"
        paths[path] = {"get": _get(f"export_{what}_{form.name}", summary, parameters, answer, "Take away")}
    paths |= _others()
    return {
        "openapi": OPENAPI,
        "info": {
            "title": "Legation",
            "version": room.tool or "0",
            "description": say("api_about"),
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/"}],
        "paths": paths,
        "components": {
            "schemas": schemas(),
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer", "description": say("api_token")}},
        },
    }


def twin(path: str) -> str:
    """The address of a page's twin."""
    return ("/index" if path == "/" else path) + TWIN


def openapi(call: Call) -> Response:
    """The description for programs."""
    return as_json(described(call.room))


def described(room: Room) -> Described:
    """The description of this room."""
    from legation.web.app import PAGES

    return description(room, dict(PAGES))


def page(call: Call) -> View:
    """The description for people."""
    told = described(call.room)
    groups: dict[str, list[tuple[str, Described]]] = {}
    for path, methods in told["paths"].items():
        for operation in methods.values():
            groups.setdefault(operation["tags"][0], []).append((path, operation))
    return View("api.html", say("api_title"), told, {"groups": groups, "filters": _filters()})


def _operation(path: str, draw: Draw) -> Described:
    names, own = named_by(draw)
    parameters = [*_parts(path), *(_filters() if "asked" in names else ()), *map(parameter, own)]
    schema: Described = {"type": "object"}
    if path in RECORDS:
        field, name = RECORDS[path]
        records = {"type": "array", "items": {"$ref": f"#/components/schemas/{name}"}}
        schema = {
            "type": "object",
            "properties": {"total": {"type": "integer"}, field: records},
            "required": ["total", field],
        }
    answer = {"description": "Found", "content": {"application/json": {"schema": schema}}}
    name = re.sub(r"\W+", "_", path).strip("_") or "index"
    return _get(name, _summary(draw), parameters, answer, "Read")


def _get(name: str, summary: str, parameters: list[Described], answer: Described, tag: str) -> Described:
    wrong = {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}, "text/html": {}, "text/plain": {}}
    told = {
        "200": answer,
        "303": {"description": "The same address without filters that say nothing"},
        "400": {"description": "A filter cannot be understood", "content": wrong},
        "401": {"description": "A token is wanted", "content": wrong},
        "403": {"description": "Not allowed", "content": wrong},
        "404": {"description": "Not there", "content": wrong},
        "429": {"description": "Too many requests", "content": wrong},
        "503": {"description": "The register cannot be read now", "content": wrong},
    }
    return {"operationId": name, "summary": summary, "tags": [tag], "parameters": parameters, "responses": told}


def _others() -> Described:
    text: Described = {"schema": {"type": "string"}}
    record: Described = {"schema": {"type": "object"}}
    linked = {"application/ld+json": record}
    printed: Described = {"application/pdf": {}}
    told: tuple[tuple[str, str, Described], ...] = (
        ("/claims/{claim_id}/annotation.json", "A claim as a W3C Web Annotation", linked),
        ("/pages/{sha256}/annotations.json", "The claims of a page as a collection of W3C Web Annotations", linked),
        ("/pages/{sha256}/original", "The archived bytes of a page", {"application/octet-stream": {}}),
        ("/events/{event_id}/dossier.pdf", "The affair of an event as a dossier to be printed", printed),
        ("/decisions/examples.yaml", "What was decided, as examples for a codebook", {"application/yaml": {}}),
        ("/decisions/gold.jsonl", "What was decided, as gold for a corpus", {"application/x-ndjson": {}}),
        ("/dictionary.json", "The data dictionary", {"application/json": record}),
        ("/dictionary.md", "The data dictionary, to be read", {"text/markdown": text}),
        ("/openapi.json", "This description", {"application/json": record}),
        ("/metrics", "Figures for a monitor", {"text/plain": text}),
    )
    return {
        path: {
            "get": _get(
                re.sub(r"\W+", "_", path).strip("_"),
                summary,
                _parts(path),
                {"description": summary, "content": content},
                "Take away",
            )
        }
        for path, summary, content in told
    }


def _parts(path: str) -> list[Described]:
    return [
        {
            "name": name,
            "in": "path",
            "required": True,
            "description": PARTS.get(name, name),
            "schema": {"type": "string"},
        }
        for name in re.findall(r"\{(\w+)\}", path)
    ]


def _filters() -> list[Described]:
    return [
        {
            "name": name,
            "in": "query",
            "description": meaning,
            "schema": {"type": "array", "items": {"type": "string", "minLength": 1, "maxLength": LONGEST}},
            "style": "form",
            "explode": True,
        }
        for name, meaning in meanings()
    ]


def meanings() -> Iterator[tuple[str, str]]:
    """The filters with what each wants, as the interface's words have it."""
    for name in FIELDS:
        yield name, HELP[name]


def _summary(draw: Draw) -> str:
    return (inspect.getdoc(draw) or "").partition("\n\n")[0].replace("\n", " ").rstrip(".")


_EXCEL: tuple[Described, ...] = (
    {
        "name": "excel",
        "in": "query",
        "description": "Mark the file as UTF-8 for Excel",
        "schema": {"type": "string", "enum": ["1"]},
    },
)

AREA = Area(pages=(("/api", page),), files=(("/openapi.json", openapi),))
