"""Review: the queue, each verdict through its form, undo, and what is refused."""

import pytest

from legation.register.store import Register
from legation.web.security import way_back
from tests.web.conftest import HOST, Opened


def test_the_queue_puts_doubt_and_consequence_first(opened: Opened) -> None:
    told = opened.reader.get("/review.json").json()
    assert told["waiting"] == 3
    weights = [one["doubt"] * one["consequence"] for one in told["queue"]]
    assert weights == sorted(weights, reverse=True)
    first = opened.reader.get(f"/events/{told['queue'][0]['event_id']}.json").json()
    assert first["event"]["contradictions"] and "contradicted" in told["queue"][0]["reasons"]


def test_each_button_prints_its_key(opened: Opened) -> None:
    for button in opened.tree("/review").xpath("//form[@class='verdicts']//button"):
        assert button.xpath("string(kbd)") == button.get("data-key").upper()
    keys = opened.tree("/review").xpath("//*[@data-key]/@data-key")
    assert len(keys) == len(set(keys)) and {"a", "x", "c", "s", "d", "u", "n", "j"} <= set(keys)


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({"verdict": "accept", "why": "seen"}, "accepted"),
        ({"verdict": "reject"}, "rejected"),
        ({"verdict": "correct", "field": "quantity", "value": "11"}, "corrected"),
        ({"verdict": "correct", "field": "role:recipient", "value": "SRB"}, "corrected"),
        ({"verdict": "unsure", "why": "cannot tell"}, None),
        ({"verdict": "note", "why": "ask the desk"}, None),
    ],
)
def test_a_verdict_is_kept_and_taken_back(opened: Opened, fields: dict[str, str], state: str | None) -> None:
    claim = opened.claims[0].claim_id
    assert opened.post("/decide", claim=claim, **fields) == 303
    told = opened.reader.get(f"/claims/{claim}.json").json()
    assert (told["claim"]["decided"] or {}).get("state") == state
    (made,) = told["decisions"]
    assert (made["who"], made["verdict"], made["why"], made["state"]) == (
        "ann",
        fields["verdict"],
        fields.get("why", ""),
        "holds",
    )
    assert opened.post("/undo", number=str(made["number"])) == 303
    told = opened.reader.get(f"/claims/{claim}.json").json()
    assert told["claim"]["decided"] is None and told["decisions"][0]["state"] == "undone"


def test_what_was_decided_or_left_unsure_waits_no_longer(opened: Opened) -> None:
    queue = [one["event_id"] for one in opened.reader.get("/review.json").json()["queue"]]
    assert opened.post("/decide", claim=queue[0], verdict="accept") == 303
    assert opened.post("/decide", claim=queue[1], verdict="unsure") == 303
    assert [one["event_id"] for one in opened.reader.get("/review.json").json()["queue"]] == queue[2:]
    assert opened.post("/undo", number="2") == 303
    assert opened.reader.get("/review.json").json()["waiting"] == 2
    assert opened.post("/decide", claim=queue[2], verdict="accept") == 303
    assert opened.post("/decide", claim=queue[1], verdict="reject") == 303
    assert "Nothing fits" in opened.tree("/review").text_content()


def test_claims_are_split_and_joined(opened: Opened) -> None:
    first, second = (claim.claim_id for claim in opened.claims[:2])
    assert opened.post("/decide", claim=first, other=second, verdict="different") == 303
    assert opened.reader.get("/events.json").json()["total"] == 4
    assert opened.post("/decide", claim=first, other=second, verdict="same", why="one ship") == 303
    assert opened.reader.get("/events.json").json()["total"] == 3


@pytest.mark.parametrize(
    "fields",
    [
        {"verdict": "correct", "field": "quantity", "value": "many"},
        {"verdict": "correct", "field": "quantity", "value": ""},
        {"verdict": "correct", "field": "claim_id", "value": "1"},
        {"verdict": "correct", "field": "type", "value": "NOSUCH"},
        {"verdict": "correct", "field": "role:nobody", "value": "SRB"},
        {"verdict": "same"},
        {"verdict": "same", "other": "ffffffffffffffff"},
        {"verdict": "note"},
        {"verdict": "undo"},
        {"verdict": ""},
    ],
)
def test_what_cannot_be_decided_changes_nothing(opened: Opened, fields: dict[str, str]) -> None:
    assert opened.post("/decide", claim=opened.claims[0].claim_id, **fields) in (400, 404, 422)
    with Register(opened.place) as register:
        assert not list(register.decisions())


def test_a_form_of_another_site_is_refused(opened: Opened) -> None:
    about = {"claim": opened.claims[0].claim_id, "verdict": "accept"}
    assert opened.reader.post("/decide", data=about).status_code == 403
    assert opened.reader.post("/decide", data={**about, "token": "0" * 64}).status_code == 403
    token = opened.tree("/review").xpath("//input[@name='token']/@value")[0]
    good = {**about, "token": token}
    assert opened.reader.post("/decide", data=good, headers={"origin": "https://evil.example"}).status_code == 403
    assert opened.reader.post("/decide", data=good, headers={"origin": "null"}).status_code == 403
    assert opened.reader.post("/decide", json=good).status_code == 415
    assert opened.reader.post("/decide", data={**good, "why": "x" * 70_000}).status_code == 413
    assert opened.reader.get("/decide").status_code == 405
    with Register(opened.place) as register:
        assert not list(register.decisions())
    kept = opened.reader.post("/decide", data=good, headers={"origin": HOST}, follow_redirects=False)
    assert kept.status_code == 303


def test_the_session_is_kept_from_scripts_and_other_sites(opened: Opened) -> None:
    opened.reader.cookies.clear()
    cookie = opened.reader.get("/").headers["set-cookie"].lower()
    assert "httponly" in cookie and "samesite=strict" in cookie


@pytest.mark.parametrize(
    "path", ["//evil.example", "/\\evil.example", "https://evil.example", "javascript:1", "", "/a\nb"]
)
def test_no_form_leads_away(path: str) -> None:
    assert way_back(path, "/review") == "/review"


def test_a_form_leads_back(opened: Opened) -> None:
    assert way_back("/review?state=SRB&at=2", "/") == "/review?state=SRB&at=2"
