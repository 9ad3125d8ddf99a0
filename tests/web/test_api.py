"""The described interface: valid OpenAPI, nothing missing from it, and no server error whatever is asked."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openapi_spec_validator import OpenAPIV31SpecValidator
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from starlette.routing import Route

from legation import web
from legation.register.store import Register
from legation.views.filters import FIELDS
from legation.web.api import described, twin
from legation.web.app import PAGES, make_app
from tests.factories import sha_of
from tests.web.conftest import HOST, Opened

CHECKS = (not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance)


def test_the_description_is_valid_and_the_same_twice(opened: Opened) -> None:
    told = opened.reader.get("/openapi.json").json()
    OpenAPIV31SpecValidator(told).validate()
    assert told == json.loads(json.dumps(described(opened.room)))
    names = [one["operationId"] for methods in told["paths"].values() for one in methods.values()]
    assert len(names) == len(set(names))
    assert all(set(methods) == {"get"} for methods in told["paths"].values()), "it only reads"


def test_every_twin_and_every_file_is_described(opened: Opened) -> None:
    told = opened.reader.get("/openapi.json").json()["paths"]
    assert {twin(path) for path, _ in PAGES} <= set(told)
    routes = [route for route in make_app(opened.room).routes if isinstance(route, Route)]
    answered = {route.path for route in routes if "GET" in (route.methods or ())}
    assert set(told) <= answered, "nothing is described that is not there"
    files = {path for path in answered if re.search(r"\.\w+$", path)}
    assert {path for path in files if path not in told} <= {"/login.json"} | {
        path for path in files if path.startswith("/feeds")
    }


def test_filters_are_those_of_the_command_line(opened: Opened) -> None:
    told = opened.reader.get("/openapi.json").json()["paths"]
    for path in ("/events.json", "/claims.json", "/timeline.json", "/review.json", "/events.parquet"):
        assert [name for name in asked_of(told, path) if name != "at"] == list(FIELDS), path
    assert not set(asked_of(told, "/rosters.json")) & set(FIELDS)


def asked_of(told: dict[str, Any], path: str) -> list[str]:
    """The names of what an address may ask for, as the description has them."""
    return [one["name"] for one in told[path]["get"]["parameters"] if one["in"] == "query"]


OWN = {
    "/pages": {"at", "q", "status", "media"},
    "/decisions": {"at", "q", "verdict", "who", "state"},
    "/states": {*FIELDS, "at", "q"},
    "/network": {*FIELDS, "at", "first", "last"},
    "/map": {*FIELDS, "at", "part", "by"},
    "/due": {*FIELDS, "at", "on"},
    "/rosters/{kind}": {"at", "on", "state"},
    "/states/{first}/{second}": {"at"},
    "/notes": {"at"},
    "/events/{event_id}": set(),
    "/api": set(),
}
"""What some views listen to."""


@pytest.mark.parametrize("path", OWN)
def test_all_that_a_view_listens_to_is_described(opened: Opened, path: str) -> None:
    told = opened.reader.get("/openapi.json").json()["paths"]
    assert set(asked_of(told, twin(path))) == OWN[path]
    by_name = {one["name"]: one["schema"] for one in told["/pages.json"]["get"]["parameters"]}
    assert by_name["status"]["enum"] == ["read", "nothing_found", "refused"]


UNDESCRIBED = {"answer.py": {"done"}, "accounts.py": {"next"}, "watch.py": {"key"}}
"""Words of addresses that change no answer of a view: a message, the way back, the key of a feed."""


def test_views_read_addresses_through_what_is_described() -> None:
    modules = set(Path(web.__path__[0]).glob("*.py"))
    for module in sorted(one for one in modules if one.name != "reconcile.py"):
        read = set(re.findall(r"""quer(?:y|y_params)\.get\(["'](\w+)""", module.read_text("utf-8")))
        assert read == UNDESCRIBED.get(module.name, set()), module.name


def test_the_page_for_people_tells_every_address(opened: Opened) -> None:
    text = opened.tree("/api").text_content()
    for path in opened.reader.get("/openapi.json").json()["paths"]:
        assert path in text
    assert all(name in text for name in FIELDS)


def known_values(opened: Opened) -> dict[str, list[str]]:
    """Values that lead somewhere, by the parts of addresses."""
    with Register(opened.place) as register:
        events = [event.event_id for event in register.events()]
    states = ["SRB", "Russia"]
    return {
        "event_id": events,
        "claim_id": [claim.claim_id for claim in opened.claims],
        "sha256": [sha_of(name) for name in ("a.txt", "d.html")],
        "first": states,
        "second": states,
        "giver": states,
        "taker": states,
        "kind": ["embargo", "offices"],
        "number": ["0", "1"],
        "position": ["0", "1"],
    }


@pytest.fixture
def operations(opened: Opened) -> list[Any]:
    schema = schemathesis.openapi.from_asgi("/openapi.json", make_app(opened.room), headers={"Host": "127.0.0.1"})
    return [result.ok() for result in schema.get_all_operations()]


STEADY = settings(max_examples=5, deadline=None, derandomize=True, database=None, suppress_health_check=HealthCheck)


def test_no_server_error_whatever_is_asked(opened: Opened, operations: list[Any]) -> None:
    """Each operation with values made up after its description, and with parts of addresses that lead somewhere."""
    known, asked = known_values(opened), 0
    for operation in operations:

        @given(case=operation.as_strategy(), data=st.data())
        @STEADY
        def ask(case: Any, data: st.DataObject) -> None:
            nonlocal asked
            for name in case.path_parameters or {}:
                if data.draw(st.booleans()):
                    case.path_parameters[name] = data.draw(st.sampled_from(known[name]))
            answer = case.call(base_url=HOST)
            case.validate_response(answer, checks=CHECKS)
            asked += 1

        ask()
    assert len(operations) > 60 and asked > 250


HARD = (
    "/events.json?type=%00",
    "/events.json?text=%22",
    "/events.json?from=9999-99-99",
    "/events.json?at=99999999999",
    "/events.json?page=%25%27%3B--",
    "/claims.json?state=" + "x" * 600,
    "/claims.json?" + "&".join(["text=a"] * 60),
    "/events/..%2f..%2fetc%2fpasswd.json",
    "/pages/..%2f..%2fetc%2fpasswd/annotations.json",
    "/events/%f0%9f%92%a3.json",
    "/events.parquet?type=nothing",
)


@pytest.mark.parametrize("address", HARD)
def test_what_cannot_be_is_refused_and_explained(opened: Opened, address: str) -> None:
    answer = opened.reader.get(address)
    assert answer.status_code in (200, 400, 404), answer.text
    assert answer.status_code == 200 or answer.text
