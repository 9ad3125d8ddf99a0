"""Each page over a real register: what it shows, that its twin says the same, and that nothing stored does anything."""

import csv
import io
import json
import re
from dataclasses import replace
from importlib.resources import files

import pytest
from lxml import html as parser  # type: ignore[import-untyped]
from starlette.testclient import TestClient

from legation.codebook.load import load
from legation.model.claim import Party
from legation.register.store import Register
from legation.web.app import PAGES, make_app
from legation.web.catalogue import catalogue
from legation.web.room import Room, RoomError, check_host
from tests.factories import LEAD, claim_on, date, make_outcome, make_page, make_story, sha_of, state
from tests.web.conftest import ATTACK, HOST, Opened


def addresses(opened: Opened) -> list[str]:
    """One address of each page of the room."""
    with Register(opened.place) as register:
        event = next(register.events()).event_id
    parts = {
        "event_id": event,
        "claim_id": opened.claims[3].claim_id,
        "sha256": sha_of("d.html"),
        "first": "SRB",
        "second": "RUS",
        "giver": "RUS",
        "taker": "CAF",
        "kind": "embargo",
        "name": "serbia",
        "number": "1",
        "position": "1",
    }
    return [path.format(**parts) for path, _ in PAGES]


def test_every_page_has_a_twin_and_the_headers(opened: Opened) -> None:
    for address in addresses(opened):
        answer = opened.reader.get(address)
        assert answer.status_code == 200, (address, answer.text[-300:])
        assert "script-src 'self'" in answer.headers["content-security-policy"]
        assert "unsafe" not in answer.headers["content-security-policy"]
        assert answer.headers["x-content-type-options"] == "nosniff"
        (twin,) = opened.tree(address).xpath("//link[@rel='alternate']/@href")
        assert opened.reader.get(twin).json(), twin


def test_nothing_stored_does_anything(opened: Opened) -> None:
    """The attack stands in title, text, note, organisation, speaker and reason; it is shown as the words it is."""
    opened.post("/decide", claim=opened.claims[3].claim_id, verdict="note", why=ATTACK)
    seen = 0
    for address in [*addresses(opened), "/events", "/claims", f"/events?text={ATTACK}"]:
        tree = opened.tree(address)
        text = opened.reader.get(address).text
        seen += "document.title=" in tree.text_content()
        assert "onfocus=alert(1) 49" not in text
        for element in tree.iter():
            if isinstance(element.tag, str):
                assert not [name for name in element.attrib if name.startswith("on") or name == "style"]
                assert "javascript:" not in element.get("href", "")
        assert [script.get("src") for script in tree.iter("script")] == ["/static/evidence.js", "/static/room.js"]
        assert not list(tree.iter("img", "style"))
    assert seen >= 4


def test_lists_say_what_their_twins_say(opened: Opened) -> None:
    for query in ("", "?state=SRB", "?type=ARMS_TRANSFER&phase=delivered", "?text=%22armoured+vehicles%22"):
        told = opened.reader.get(f"/events.json{query}").json()
        tree = opened.tree(f"/events{query}")
        shown = [href.rpartition("/")[2] for href in tree.xpath("//ol[@class='rows']//a[@class='go']/@href")]
        assert shown == [one["event_id"] for one in told["events"]]
        assert tree.xpath("string(//h1)").split()[0] == str(told["total"])
    assert opened.reader.get("/events.json").json()["total"] == 3
    told = opened.reader.get("/claims.json").json()
    assert len(opened.tree("/claims").xpath("//article[@data-claim]")) == told["total"] == 4


def test_facets_count_events_and_lead_to_them(opened: Opened) -> None:
    facets = opened.reader.get("/events.json").json()["facets"]
    assert {one["value"]: one["count"] for one in facets["state"]} == {"SRB": 2, "RUS": 2, "CAF": 1, "USA": 1}
    for name, values in facets.items():
        for one in values:
            assert opened.reader.get("/events.json", params={name: one["value"]}).json()["total"] == one["count"]


def test_an_empty_list_says_what_was_read(opened: Opened) -> None:
    told = opened.reader.get("/events.json?state=CAF&type=INSPECTION").json()
    assert told["events"] == [] and told["nothing"]["pages"] == 4 and told["nothing"]["inputs"]["refused"] == 1
    assert {one["filter"]: one["count"] for one in told["nothing"]["without"]} == {"type": 1, "state": 1}
    words = opened.tree("/events?state=CAF&type=INSPECTION").text_content()
    assert "4 pages" in words and "1 inputs were refused" in words


def test_a_form_leads_to_an_address_without_empty_filters(opened: Opened) -> None:
    answer = opened.reader.get("/events?type=&state=SRB&from=", follow_redirects=False)
    assert answer.status_code == 303 and answer.headers["location"] == "/events?state=SRB"


def test_an_event_shows_who_differs_and_how_to_cite_it(opened: Opened) -> None:
    told = next(one for one in opened.reader.get("/events.json").json()["events"] if one["contradictions"])
    tree = opened.tree(f"/events/{told['event_id']}")
    heads = [head.text_content() for head in tree.xpath("//section[@class='column']/h3")]
    assert any("Titorenko" in head for head in heads) and any("port officials" in head for head in heads)
    assert [cell.text_content() for cell in tree.xpath("//tbody/tr[td][1]/td")][:1] == ["10"]
    assert told["event_id"] in tree.xpath("string(//p[@class='cite'])")
    assert "joined because" in tree.text_content()
    assert opened.reader.get(f"/events/{told['event_id']}.json").json()["changes"]


def test_an_event_leads_to_what_follows(opened: Opened) -> None:
    cycles = load(None).lifecycles
    page = make_page("plan.txt", make_story(LEAD, title="An order", published="2020-03-01"))
    planned = claim_on(page, phase="ordered", date=date("2020-03-01"))
    with Register(opened.place) as register:
        register.add(make_outcome(page), [planned])
    app = make_app(replace(opened.room, cycles=cycles))
    with TestClient(app, base_url=HOST) as reader:
        first = reader.get(f"/claims/{planned.claim_id}.json").json()["claim"]["event_id"]
        (link,) = reader.get(f"/events/{first}.json").json()["event"]["links"]
        tree = parser.fromstring(reader.get(f"/events/{first}").text)
    assert link["first"] == first
    assert tree.xpath("//ul[@class='near']//a/@href") == [f"/events/{link['second']}"]


def test_a_page_shows_its_text_with_the_evidence_and_what_was_left_out(opened: Opened) -> None:
    tree = opened.tree(f"/pages/{sha_of('a.txt')}")
    assert "".join(mark.text_content() for mark in tree.iter("mark")) == LEAD
    assert tree.xpath(f"//*[@id='e-{opened.claims[0].claim_id}']") and tree.xpath("//article[@data-claim]")
    assert "a share bar" in tree.text_content() and "the weekdays of the body do not fit it" in tree.text_content()


def test_the_archived_page_is_only_saved(opened: Opened) -> None:
    answer = opened.reader.get(f"/pages/{sha_of('a.txt')}/original")
    assert answer.content == b"a.txt" and answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith("attachment")
    with Register(opened.place) as register:
        stray = register.archive.put(b"bytes that no page of the register has")
    assert opened.reader.get(f"/pages/{stray}/original").status_code == 404


def test_vague_dates_are_bars(opened: Opened) -> None:
    told = opened.reader.get("/timeline.json").json()
    assert [(bar["kind"], bar["event"]["phase"]) for bar in told["bars"]] == [
        ("day", "delivered"),
        ("stretch", "planned"),
    ]
    assert told["undated"] == 1 and (told["from"], told["to"]) == ("2020-10-01", "2021-03-31")
    widths = [float(rect.get("width").rstrip("%")) for rect in opened.tree("/timeline").iter("rect")]
    assert widths[0] < 1 < 40 < widths[1]


def test_between_two_states(opened: Opened) -> None:
    told = opened.reader.get("/states/Russia/SRB.json").json()
    assert told["total"] == 1 and told["events"][0]["direction"] == "back"
    assert opened.reader.get("/states/TUR/SRB").status_code == 404
    assert [one["iso3"] for one in opened.reader.get("/states/SRB.json").json()["partners"]] == ["RUS", "USA"]


def test_a_state_is_called_by_its_own_name(opened: Opened) -> None:
    page = make_page("maker.txt")
    maker = [Party("Aviastroitel", "RUS", kind="company")]
    with Register(opened.place) as register:
        register.add(make_outcome(page), [claim_on(page, actors={"supplier": maker, "recipient": [state("SRB")]})])
    names = {one["iso3"]: one["name"] for one in opened.reader.get("/states.json").json()["states"]}
    assert names["RUS"] == "Russia"
    assert opened.reader.get("/states/RUS.json").json()["name"] == "Russia"
    assert {one["name"] for one in opened.reader.get("/states/SRB.json").json()["partners"]} >= {"Russia"}


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/events/0000000000000000", 404),
        ("/events/x", 404),
        ("/events/x.json", 404),
        ("/claims/ffffffffffffffff.json", 404),
        (f"/pages/{'0' * 64}", 404),
        ("/pages/..%2F..%2Fetc%2Fpasswd", 404),
        ("/pages/..%2F..%2Fetc%2Fpasswd/original", 404),
        ("/static/..%2Froom.py", 404),
        ("/static/../app.py", 404),
        ("/static/room.py", 404),
        ("/nowhere", 404),
        ("/events?type=NOSUCH", 400),
        ("/events?from=yesterday", 400),
        ("/events?at=0", 400),
        ("/events.json?at=x", 400),
        ("/events.csv?state=Narnia", 400),
        (f"/events?text={'x' * 501}", 400),
    ],
)
def test_what_is_not_there_is_told(opened: Opened, address: str, status: int) -> None:
    answer = opened.reader.get(address)
    assert answer.status_code == status
    assert "Traceback" not in answer.text and "content-security-policy" in answer.headers


def test_what_is_seen_is_taken_away(opened: Opened) -> None:
    rows = list(csv.DictReader(io.StringIO(opened.reader.get("/events.csv?state=CAF").text)))
    assert [row["event_id"] for row in rows] == [
        one["event_id"] for one in opened.reader.get("/events.json?state=CAF").json()["events"]
    ]
    lines = opened.reader.get("/claims.jsonl?type=INSPECTION").text.splitlines()
    assert [json.loads(line)["claim_id"] for line in lines] == [opened.claims[3].claim_id]
    assert opened.reader.get("/claims.csv?excel").content.startswith(b"\xef\xbb\xbf")
    assert opened.reader.get("/events.csv?state=TUR").text.count("\n") == 1


def test_no_cell_is_a_formula(opened: Opened) -> None:
    opened.post("/decide", claim=opened.claims[0].claim_id, verdict="accept", why="=HYPERLINK(1)")
    rows = list(csv.reader(io.StringIO(opened.reader.get("/claims.csv").text)))
    assert "'=HYPERLINK(1)" in [cell for row in rows for cell in row]
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "@"))]


def test_a_claim_as_an_annotation(opened: Opened) -> None:
    claim = opened.claims[0]
    answer = opened.reader.get(f"/claims/{claim.claim_id}/annotation.json")
    assert answer.headers["content-type"].startswith("application/ld+json")
    told = answer.json()
    quote, position = told["target"][0]["selector"]
    assert (
        quote["exact"] == LEAD
        and quote["prefix"].endswith("vehicles\n\n")
        and position["end"] - position["start"] == len(LEAD)
    )
    assert told["target"][0]["source"] == f"urn:sha256:{sha_of('a.txt')}"


def test_the_catalogue_holds_what_is_said_and_nothing_else() -> None:
    root = files("legation.web")
    texts = [one.read_text("utf-8") for one in root.joinpath("templates").iterdir()]
    texts += [one.read_text("utf-8") for one in root.iterdir() if one.name.endswith(".py")]
    whole = "\n".join(texts)
    said = set(re.findall(r"say\(\s*[\"']([a-z_]+)[\"']\s*[,)]", whole))
    assert said <= set(catalogue())
    built = re.compile(r"(as|filter|map|nav|part|reason|right)_|_(one|many|title)$")
    assert {name for name in catalogue() if not built.search(name)} - said == {
        "error_unknown",
        "error_method",
        "before",
        "after",
    }


def test_only_this_machine_is_served(opened: Opened) -> None:
    for host in ("0.0.0.0", "192.168.1.2", "example.org"):
        with pytest.raises(RoomError, match="accounts"):
            check_host(host, has_accounts=False)
    assert opened.reader.get("/", headers={"host": "evil.example"}).status_code == 400
    assert opened.reader.get("/", headers={"host": "localhost:8765"}).status_code == 200


def test_no_register_no_room() -> None:
    with pytest.raises(Exception, match="there is no register"):
        make_app(Room("/nonexistent/legation.db"))


def test_what_was_read_is_searched_and_counted(opened: Opened) -> None:
    told = opened.reader.get("/pages.json").json()
    assert told["total"] == 5 and {one["value"]: one["count"] for one in told["facets"]["status"]} == {
        "read": 4,
        "refused": 1,
    }
    for field in ("status", "media"):
        for one in told["facets"][field]:
            assert opened.reader.get("/pages.json", params={field: one["value"]}).json()["total"] == one["count"]
    found = opened.reader.get("/pages.json?q=armoured").json()
    assert found["total"] >= 1 and all(one["status"] == "read" for one in found["inputs"])
    assert [one["path"] for one in opened.reader.get("/pages.json?q=text+layer").json()["inputs"]] == ["refused.pdf"]
    words = opened.tree("/pages?q=nowhere+to+be+found").text_content()
    assert "5 inputs were looked through" in words and "refused: 1" in words.lower()


def test_states_are_those_of_the_filters_and_of_the_words(opened: Opened) -> None:
    def codes(query: str) -> list[str]:
        return [one["iso3"] for one in opened.reader.get(f"/states.json{query}").json()["states"]]

    assert set(codes("")) == {"RUS", "CAF", "SRB", "USA"}
    assert set(codes("?type=INSPECTION")) == {"USA", "SRB"}
    assert codes("?q=russ") == ["RUS"] and codes("?q=caf") == ["CAF"]
    assert "4 states holds" in opened.tree("/states?q=nowhere").text_content()
    assert "4 pages" in opened.tree("/states?type=INSPECTION&state=CAF").text_content()


def test_decisions_are_searched_and_counted(opened: Opened) -> None:
    first, second = (claim.claim_id for claim in opened.claims[:2])
    opened.post("/decide", verdict="accept", claim=first, why="seen on the page")
    opened.post("/decide", verdict="correct", claim=second, field="quantity", value="11")
    told = opened.reader.get("/decisions.json").json()
    assert told["total"] == 2 and {one["value"] for one in told["facets"]["verdict"]} == {"accept", "correct"}
    for name, values in told["facets"].items():
        for one in values:
            assert opened.reader.get("/decisions.json", params={name: one["value"]}).json()["total"] == one["count"]
    found = opened.reader.get("/decisions.json?q=seen").json()["decisions"]
    assert [one["verdict"] for one in found] == ["accept"]
    assert "2 decisions were looked through" in opened.tree("/decisions?q=nowhere+to+be+found").text_content()


def test_a_pair_goes_sheet_by_sheet(opened: Opened) -> None:
    told = opened.reader.get("/states/RUS/SRB.json").json()
    assert told["total"] == 1 and told["sheets"] == 1 and len(told["events"]) == 1
    assert opened.reader.get("/states/RUS/SRB.json?at=2").json()["events"] == []


def test_a_state_tells_who_gives_arms_to_it(opened: Opened) -> None:
    told = opened.reader.get("/states/CAF.json").json()
    assert [(one["iso3"], one["events"]) for one in told["given_by"]] == [("RUS", 1)] and told["given_to"] == []
    tree = opened.tree("/states/CAF")
    assert "/deals/RUS/CAF" in tree.xpath("//a/@href")
    assert any(href.startswith("/events.csv?state=") for href in opened.tree("/deals/RUS/CAF").xpath("//a/@href"))
