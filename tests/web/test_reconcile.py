"""OpenRefine's questions over HTTP, as the W3C's Reconciliation Service API 0.2 has them."""

import json
from typing import Any

import pytest

from tests.web.conftest import Opened


def ask(opened: Opened, **queries: dict[str, Any]) -> dict[str, Any]:
    """Send a batch of queries as OpenRefine does: a form by POST, without a session."""
    answer = opened.reader.post("/reconcile", data={"queries": json.dumps(queries)})
    assert answer.status_code == 200, answer.text
    told: dict[str, Any] = answer.json()
    assert set(told) == set(queries)
    for one in told.values():
        for result in one["result"]:
            assert {"id", "name", "type", "score", "match"} <= set(result)
            assert result["type"][0]["id"] in ("state", "organisation") and isinstance(result["match"], bool)
    return told


def best(opened: Opened, name: str, **more: Any) -> tuple[str, bool] | None:
    (told,) = ask(opened, q0={"query": name, **more}).values()
    return (told["result"][0]["id"], told["result"][0]["match"]) if told["result"] else None


def test_the_manifest_tells_what_there_is(opened: Opened) -> None:
    answer = opened.reader.get("/reconcile")
    told = answer.json()
    assert told["versions"] == ["0.2"] and told["name"] and "{{id}}" in told["view"]["url"]
    assert [one["id"] for one in told["defaultTypes"]] == ["state", "organisation"]
    assert answer.headers["access-control-allow-origin"] == "*"
    for service in told["suggest"].values():
        found = opened.reader.get(service["service_path"], params={"prefix": "s"})
        assert found.status_code == 200 and "result" in found.json()
    proposed = opened.reader.get(told["extend"]["propose_properties"]["service_path"], params={"type": "state"})
    assert {one["id"] for one in proposed.json()["properties"]} >= {"iso3", "capital"}
    view = told["view"]["url"].replace("{{id}}", "state:RUS").removeprefix(told["suggest"]["entity"]["service_url"])
    assert opened.reader.get(view).json()["name"] == "Russia"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Russia", ("state:RUS", True)),
        ("RUSSIAN FEDERATION", ("state:RUS", True)),
        ("Türkiye", ("state:TUR", True)),
        ("Turkiye", ("state:TUR", True)),
        ("SRB", ("state:SRB", True)),
        ("Russian", ("state:RUS", False)),
        ("Central African Republik", ("state:CAF", False)),
        ("UN Security Council", ("organisation:UNSC", True)),
        ("xqzzy", None),
        ("", None),
    ],
)
def test_names_find_their_party(opened: Opened, name: str, expected: tuple[str, bool] | None) -> None:
    assert best(opened, name) == expected


def test_kind_limit_and_properties_narrow(opened: Opened) -> None:
    assert best(opened, "Russia", type="organisation") is None
    assert best(opened, "Russia", type=["state"], limit=1) == ("state:RUS", True)
    assert best(opened, "Russia", properties=[{"pid": "iso3", "v": "SRB"}]) is None
    assert best(opened, "Russia", properties=[{"pid": "iso3", "v": {"id": "RUS"}}]) == ("state:RUS", True)
    (told,) = ask(opened, q0={"query": "Congo", "limit": 1}).values()
    assert len(told["result"]) <= 1


def test_a_name_of_two_is_no_match(opened: Opened) -> None:
    (told,) = ask(opened, q0={"query": "Congo"}).values()
    assert {one["id"] for one in told["result"]} >= {"state:COD", "state:COG"} or not any(
        one["match"] for one in told["result"]
    )


def test_many_queries_are_answered_by_name(opened: Opened) -> None:
    told = ask(opened, a={"query": "Serbia"}, b={"query": "France"}, c={"query": "nowhere at all"})
    assert [told[name]["result"][0]["id"] for name in "ab"] == ["state:SRB", "state:FRA"]


def test_data_extension_gives_values(opened: Opened) -> None:
    wanted = {"ids": ["state:RUS", "organisation:UN", "nobody"], "properties": [{"id": "iso2"}, {"id": "capital"}]}
    told = opened.reader.post("/reconcile", data={"extend": json.dumps(wanted)}).json()
    assert [one["id"] for one in told["meta"]] == ["iso2", "capital"]
    assert told["rows"]["state:RUS"] == {"iso2": [{"str": "RU"}], "capital": [{"str": "Moscow"}]}
    assert told["rows"]["nobody"] == {"iso2": [], "capital": []}
    assert set(told["rows"]) == set(wanted["ids"])


def test_suggestions_begin_as_typed(opened: Opened) -> None:
    told = opened.reader.get("/reconcile/suggest/entity", params={"prefix": "serb"}).json()["result"]
    assert "state:SRB" in {one["id"] for one in told}
    assert opened.reader.get("/reconcile/suggest/colour").status_code == 404
    assert opened.reader.get("/reconcile/id/state:XXX").status_code == 404


@pytest.mark.parametrize(
    "body",
    [
        {"queries": "no json"},
        {"queries": "[]"},
        {"queries": '{"q": 1}'},
        {"queries": '{"q": {"query": 5}}'},
        {"queries": '{"q": {"query": "a", "limit": "x"}}'},
        {"queries": json.dumps({str(n): {"query": "a"} for n in range(300)})},
        {"queries": "[" * 5000},
        {"extend": "{}"},
        {"extend": '{"ids": 1, "properties": []}'},
    ],
)
def test_what_is_no_question_is_explained(opened: Opened, body: dict[str, str]) -> None:
    answer = opened.reader.post("/reconcile", data=body)
    assert answer.status_code == 400 and answer.json()["error"]


def test_too_long_a_question_is_refused(opened: Opened) -> None:
    assert opened.reader.post("/reconcile", data={"queries": "x" * (2**20 + 10)}).status_code == 400
