"""Reconciliation of party names for OpenRefine (W3C Reconciliation Service API 0.2) over the tables of the world.

It knows the states and organisations that the package knows, and nothing of the register; so it may be asked from any
page or program without harm. A match is said to be one only where a single party bears exactly that name.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from legation.views.parties import KINDS, PROPERTIES, Candidate, Known, found, parties, suggested
from legation.web.areas import Area
from legation.web.room import Room

MOST_BYTES = 2**20
"""The longest question that is taken."""

MOST_QUERIES = 200

MOST_RESULTS = 20

FREE = {"Access-Control-Allow-Origin": "*"}
"""What is answered is in the package for everybody to read, so any page may ask."""

Record = dict[str, Any]


class NoQuestion(ValueError):
    """What was asked cannot be understood; the text says why."""


def manifest(base: str) -> Record:
    """What the service tells of itself; `base` is its address."""
    service = {"service_url": base}
    return {
        "versions": ["0.2"],
        "name": "Legation: states and organisations",
        "identifierSpace": f"{base}/reconcile/id/",
        "schemaSpace": f"{base}/reconcile/kind/",
        "defaultTypes": [{"id": name, "name": label} for name, label in KINDS.items()],
        "view": {"url": f"{base}/reconcile/id/{{{{id}}}}"},
        "batchSize": 50,
        "suggest": {
            kind: {**service, "service_path": f"/reconcile/suggest/{kind}"} for kind in ("entity", "type", "property")
        },
        "extend": {
            "propose_properties": {**service, "service_path": "/reconcile/properties"},
            "property_settings": [],
        },
    }


def answered(queries: Mapping[str, Any]) -> Record:
    """The candidates of each query. Raises NoQuestion."""
    if len(queries) > MOST_QUERIES:
        raise NoQuestion(f"at most {MOST_QUERIES} queries may be asked at once")
    return {str(name): {"result": _result(query)} for name, query in queries.items()}


def extended(wanted: Mapping[str, Any]) -> Record:
    """The values that a data extension asks for. Raises NoQuestion."""
    ids, asked = wanted.get("ids"), wanted.get("properties")
    if not (isinstance(ids, list) and isinstance(asked, list)):
        raise NoQuestion("a data extension wants lists of ids and properties")
    names = [str(one.get("id")) for one in asked if isinstance(one, dict)]
    known = parties()
    rows = {}
    for given in map(str, ids[:MOST_QUERIES]):
        values = known[given].values if given in known else {}
        rows[given] = {name: [{"str": value} for value in values.get(name, ())] for name in names if name in PROPERTIES}
    return {"meta": [{"id": name, "name": PROPERTIES[name]} for name in names if name in PROPERTIES], "rows": rows}


def _result(query: Any) -> list[Record]:
    if not isinstance(query, dict) or not isinstance(query.get("query", ""), str):
        raise NoQuestion("a query is an object with the text “query”")
    kinds = _kinds(query.get("type"))
    limit = query.get("limit", 5)
    if isinstance(limit, bool) or not isinstance(limit, int) or limit < 1:
        raise NoQuestion("a query's limit is a whole number above 0")
    told = {
        str(one.get("pid")): str(_value(one.get("v")))
        for one in _list(query.get("properties"))
        if isinstance(one, dict) and one.get("pid") in PROPERTIES
    }
    return [_candidate(one) for one in found(query.get("query", ""), kinds, told)[: min(limit, MOST_RESULTS)]]


def _candidate(one: Candidate) -> Record:
    party = one.party
    return {
        "id": party.party_id,
        "name": party.name,
        "type": [{"id": party.kind, "name": KINDS[party.kind]}],
        "score": one.score,
        "match": one.match,
        "features": [{"id": "name_score", "value": one.score}],
        "description": party.description,
    }


def _kinds(given: Any) -> Sequence[str]:
    wanted = [given] if isinstance(given, str) else _list(given)
    return [str(one.get("id") if isinstance(one, dict) else one) for one in wanted]


def _list(given: Any) -> list[Any]:
    return given if isinstance(given, list) else []


def _value(given: Any) -> Any:
    one = given[0] if isinstance(given, list) and given else given
    return one.get("id") or one.get("str") or "" if isinstance(one, dict) else one


async def service(request: Request) -> Response:
    """The manifest, or answers to queries and extensions, as the request asks."""
    try:
        asked = await _asked(request)
        if "queries" in asked:
            return _json(await run_in_threadpool(answered, _object(asked["queries"])))
        if "extend" in asked:
            return _json(await run_in_threadpool(extended, _object(asked["extend"])))
    except NoQuestion as error:
        return _json({"error": str(error), "status": 400}, 400)
    return _json(manifest(str(request.base_url).rstrip("/")))


def suggest(request: Request) -> Response:
    """Parties, kinds or properties whose names begin as given, for someone who types."""
    kind, prefix = str(request.path_params["kind"]), request.query_params.get("prefix", "")[:200]
    if kind == "entity":
        return _json({"result": [_short(party) for party in suggested(prefix, MOST_RESULTS)]})
    names = {"type": KINDS, "property": PROPERTIES}.get(kind)
    if names is None:
        raise HTTPException(404)
    hits = [{"id": name, "name": label} for name, label in names.items() if prefix.casefold() in label.casefold()]
    return _json({"result": hits})


def properties(request: Request) -> Response:
    """What a data extension may ask for."""
    kind = request.query_params.get("type", "")
    told = [{"id": name, "name": label} for name, label in PROPERTIES.items()]
    return _json({"properties": told, **({"type": kind} if kind else {})})


def one(request: Request) -> Response:
    """A party by its id."""
    party = parties().get(str(request.path_params["party_id"]))
    if party is None:
        raise HTTPException(404)
    return _json({**_short(party), "properties": {name: list(values) for name, values in party.values.items()}})


def _short(party: Known) -> Record:
    kinds = [{"id": party.kind, "name": KINDS[party.kind]}]
    return {"id": party.party_id, "name": party.name, "description": party.description, "notable": kinds}


async def _asked(request: Request) -> Mapping[str, str]:
    if request.method == "GET":
        return dict(request.query_params)
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > MOST_BYTES:
            raise NoQuestion(f"a question may have {MOST_BYTES} bytes")
    from urllib.parse import parse_qsl

    try:
        return dict(parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=10))
    except ValueError:
        raise NoQuestion("a question is sent as a form, with the field “queries” or “extend”") from None


def _object(text: str) -> Mapping[str, Any]:
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        raise NoQuestion("the question is no JSON") from None
    if not isinstance(told, dict):
        raise NoQuestion("the question is no JSON object")
    return told


def _json(record: Record, status: int = 200) -> Response:
    return JSONResponse(record, status, headers=FREE)


def routes(room: Room) -> Sequence[BaseRoute]:
    """The addresses of the service."""
    return (
        Route("/reconcile", service, methods=["GET", "POST"]),
        Route("/reconcile/suggest/{kind}", suggest),
        Route("/reconcile/properties", properties),
        Route("/reconcile/id/{party_id}", one),
    )


AREA = Area(routes=routes)
