"""Rounds: given in turns, blind while open, agreement by field, settled by an editor into decisions."""

import pytest

from tests.web.conftest import Opened
from tests.web.people import Shared, Someone


@pytest.fixture
def shared(opened: Opened) -> Shared:
    return Shared(opened)


def begin(ed: Someone, **more: object) -> int:
    fields = {"name": "march", "filters": "", "reviewers": ["rita", "rob"], "each": "2", "items": "50", "blind": "1"}
    return ed.send("/rounds", **{**fields, **more}).status_code


def judge(somebody: Someone, position: int, verdict: str, **more: str) -> int:
    fields = {"round": "2", "position": str(position), "verdict": verdict, **more}
    return somebody.send("/rounds/opinion", **fields).status_code


def test_a_round_from_its_beginning_to_decisions(shared: Shared) -> None:
    ed, rita, rob = (shared.person(name) for name in ("ed", "rita", "rob"))
    assert begin(rita) == 403
    assert begin(ed) == 303
    told = rita.get("/rounds/2.json").json()
    assert told["blind"] and told["waiting"] == [1, 2, 3] and told["agreement"] is None
    # what one says nobody else sees, but the editor who does not judge
    assert judge(rita, 1, "accept", field1="quantity", value1="11", why="the ministry says so") == 303
    assert judge(rita, 2, "reject") == 303
    for address in ("/rounds/2", "/rounds/2.json", "/rounds/2/1", "/rounds/2/1.json", "/decisions.json"):
        answer = rob.get(address)
        assert answer.status_code == 200
        assert "the ministry says so" not in answer.text and '"verdict": "reject"' not in answer.text
    assert "the ministry says so" in rita.get("/rounds/2/1").text
    assert "the ministry says so" in ed.get("/rounds/2/1").text
    # rita sees what she said herself
    assert [one["who"] for one in rita.get("/rounds/2/1.json").json()["opinions"]] == ["rita"]
    assert judge(rob, 1, "accept", field1="quantity", value1="12") == 303
    assert judge(rob, 2, "reject", why="a drill") == 303
    assert rita.send("/rounds/settle", round="2", position="1", choice="rita").status_code == 403
    assert ed.send("/rounds/close", round="2").status_code == 303
    assert judge(rob, 3, "accept") == 422
    told = rob.get("/rounds/2.json").json()
    found = {one["field"]: one for one in told["agreement"]}
    assert (found["verdict"]["units"], found["verdict"]["alike"], found["verdict"]["alpha"]) == (2, 2, 1.0)
    assert (found["quantity"]["units"], found["quantity"]["alike"]) == (1, 0)
    assert "a drill" in rita.get("/rounds/2/2").text
    # nothing was decided so far
    assert ed.get("/decisions.json").json()["total"] == 0
    assert ed.send("/rounds/agreed", round="2").status_code == 303
    (made,) = ed.get("/decisions.json").json()["decisions"]
    assert (made["verdict"], made["who"]) == ("reject", "ed")
    assert made["why"] == "round march (rita: reject; rob: reject, a drill)"
    assert ed.send("/rounds/settle", round="2", position="1", choice="rob").status_code == 303
    made = ed.get("/decisions.json").json()["decisions"][0]
    assert (made["verdict"], made["field"], made["value"]) == ("correct", "quantity", "12")
    assert ed.send("/rounds/settle", round="2", position="1", choice="rita").status_code == 422
    assert ed.send("/rounds/settle", round="2", position="3", verdict="accept").status_code == 303
    items = ed.get("/rounds/2.json").json()["items"]
    assert [one["settled_by"] for one in items] == ["ed", "ed", "ed"]


def test_what_is_no_round(shared: Shared) -> None:
    ed = shared.person("ed")
    for wrong in (
        {"reviewers": ["rita", "eve"]},
        {"reviewers": "rea"},
        {"reviewers": ""},
        {"each": "3"},
        {"each": "0"},
        {"name": " "},
        {"filters": "state=TUR"},
    ):
        assert begin(ed, **wrong) == 422, wrong
    assert begin(ed, filters="state=Atlantis") == 400
    assert len(ed.get("/rounds.json").json()["rounds"]) == 1
    assert ed.get("/rounds/2").status_code == ed.get("/rounds/x/y").status_code == 404


def test_items_go_round_and_only_those_asked_judge(shared: Shared) -> None:
    ed, rita, rob = (shared.person(name) for name in ("ed", "rita", "rob"))
    assert begin(ed, each="1") == 303
    told = [item["reviewers"] for item in ed.get("/rounds/2.json").json()["items"]]
    assert told == [["rita"], ["rob"], ["rita"]]
    assert judge(rob, 1, "accept") == 403
    for wrong in ({"verdict": "perhaps"}, {"verdict": "reject", "field1": "quantity", "value1": "1"}):
        assert judge(rita, 1, **wrong) == 422, wrong  # type: ignore[arg-type]
    assert judge(rita, 1, "accept", field1="quantity", value1="many") == 422
    assert judge(rita, 1, "accept", field1="type", value1="NOSUCH") == 400
    assert judge(rita, 9, "accept") == 404
    answer = rita.send("/rounds/opinion", round="2", position="1", verdict="unsure")
    assert answer.headers["location"] == "/rounds/2/3"
    assert rita.send("/rounds/opinion", round="2", position="3", verdict="accept").headers["location"] == "/rounds/2"
    # one may think again; the last word counts
    assert judge(rita, 1, "accept") == 303
    assert rita.get("/rounds/2/1.json").json()["opinions"][0]["verdict"] == "accept"


def test_an_editor_who_judges_sees_no_more_than_others(shared: Shared) -> None:
    ed, rita = shared.person("ed"), shared.person("rita")
    assert begin(ed, reviewers=["rita", "ed"]) == 303
    judge(rita, 1, "reject", why="a drill")
    assert "a drill" not in ed.get("/rounds/2/1").text + ed.get("/rounds/2/1.json").text
    assert ed.send("/rounds/settle", round="2", position="1", choice="rita").status_code == 403
    assert ed.send("/rounds/agreed", round="2").status_code == 303
    assert ed.get("/decisions.json").json()["total"] == 0


def test_a_round_that_is_not_blind_shows_what_was_said(shared: Shared) -> None:
    ed, rita, rob = (shared.person(name) for name in ("ed", "rita", "rob"))
    begin(ed, blind="")
    judge(rita, 1, "reject", why="a drill")
    assert "a drill" in rob.get("/rounds/2/1").text
