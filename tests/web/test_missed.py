"""A missed claim added from its page, acts split and merged from theirs."""

import pytest

from legation.register.store import Register
from tests.factories import LEAD, sha_of
from tests.web.conftest import ATTACK, Opened

GOOD = {
    "page": sha_of("c.txt"),
    "story": "0",
    "words": "delivered 10 BRDM-2 armoured vehicles",
    "type": "ARMS_TRANSFER",
    "phase": "delivered",
    "modality": "asserted",
    "role1": "supplier",
    "who1": "Russia",
    "role2": "recipient",
    "who2": "SRB",
    "date": "2020-10",
    "why": "not read",
}


def test_a_missed_claim_is_added_shown_and_undone(opened: Opened) -> None:
    page = f"/pages/{GOOD['page']}"
    form = opened.tree(page).xpath("//form[@action='/missed']")[0]
    assert {"words", "type", "phase", "role1", "who1", "near"} <= set(form.xpath(".//*[@name]/@name"))
    assert opened.post("/missed", **GOOD) == 303
    claims = opened.reader.get(page + ".json").json()["claims"]
    (claim,) = [one for one in claims if "added.by-person" in one["rules"]]
    assert claim["actors"]["supplier"][0]["iso3"] == "RUS" and claim["actors"]["recipient"][0]["iso3"] == "SRB"
    assert claim["evidence"][0]["text"] == GOOD["words"] and claim["date"]["to"] == "2020-10-31"
    assert "added by ann" in opened.tree(page).xpath("string(//article[contains(@class, 'card')])") + opened.tree(
        f"/claims/{claim['claim_id']}"
    ).xpath("string(//main)")
    marks = opened.tree(page).xpath(f"//mark[contains(@data-claims, '{claim['claim_id']}')]")
    assert marks
    assert opened.post("/undo", number="1") == 303
    claims = opened.reader.get(page + ".json").json()["claims"]
    assert not [one for one in claims if "added.by-person" in one["rules"]]


@pytest.mark.parametrize(
    "wrong",
    [
        {"words": "words that are not there"},
        {"type": ""},
        {"type": "NOSUCH"},
        {"phase": "carried_out"},
        {"modality": "nosuch"},
        {"role1": "inspector"},
        {"who1": "", "who2": ""},
        {"page": "0" * 64},
        {"page": "../../etc/passwd"},
        {"story": "9"},
        {"date": "yesterday"},
    ],
)
def test_what_is_no_claim_is_not_added(opened: Opened, wrong: dict[str, str]) -> None:
    assert opened.post("/missed", **{**GOOD, **wrong}) in (400, 404, 422)
    with Register(opened.place) as register:
        assert not list(register.decisions())


def test_what_is_added_does_nothing(opened: Opened) -> None:
    assert opened.post("/missed", **{**GOOD, "who2": ATTACK.replace(";", ""), "why": ATTACK, "says": ATTACK}) == 303
    tree = opened.tree(f"/pages/{GOOD['page']}")
    for element in tree.iter():
        if isinstance(element.tag, str):
            assert not [name for name in element.attrib if name.startswith("on")]
    assert {script.get("src") for script in tree.iter("script")} == {"/static/evidence.js", "/static/room.js"}
    assert LEAD in tree.text_content()


def test_an_act_is_split_and_merged_again(opened: Opened) -> None:
    first, second = (claim.claim_id for claim in opened.claims[:2])
    event = opened.reader.get(f"/claims/{first}.json").json()["claim"]["event_id"]
    boxes = opened.tree(f"/events/{event}").xpath("//form[@action='/split']//input[@name='claims']/@value")
    assert set(boxes) == {first, second}
    assert opened.post("/split", event=event, claims=f"{first} {second}") == 422
    assert opened.post("/split", event=event, claims="") == 422
    assert opened.post("/split", event=event, claims=second, why="two ships") == 303
    events = {opened.reader.get(f"/claims/{one}.json").json()["claim"]["event_id"] for one in (first, second)}
    assert len(events) == 2
    one, other = sorted(events)
    assert opened.post("/merge", event=one, other=one) == 422
    assert opened.post("/merge", event=one, other="ffffffffffff") == 404
    assert opened.post("/merge", event=one, other=other, why="one ship") == 303
    events = {opened.reader.get(f"/claims/{one}.json").json()["claim"]["event_id"] for one in (first, second)}
    assert len(events) == 1


def test_all_decisions_of_a_split_are_undone_at_once(opened: Opened) -> None:
    first, second = (claim.claim_id for claim in opened.claims[:2])
    event = opened.reader.get(f"/claims/{first}.json").json()["claim"]["event_id"]
    opened.post("/split", event=event, claims=second)
    opened.post("/decide", verdict="accept", claim=first)
    assert opened.post("/undo", number="1-2") == 303
    states = [one["state"] for one in opened.reader.get("/decisions.json").json()["decisions"]]
    assert states == ["holds", "holds", "undone", "undone"]
    assert opened.reader.get("/events.json").json()["total"] == 3
    for wrong in ("2-1", "0-9999", "a-b", "", "1-"):
        assert opened.post("/undo", number=wrong) == 422
