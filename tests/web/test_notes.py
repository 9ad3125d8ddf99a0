"""Notes: who may write one, when it is seen, and that the e-mail address never gets out."""

import pytest

from legation.register.people import notes
from legation.register.store import Register
from legation.web.app import AREAS
from legation.web.limits import Limits, Pace
from tests.web.conftest import ATTACK, Opened
from tests.web.people import Shared, Someone
from tests.web.test_room import addresses

EMAIL = "only.for.editors@example.org"


def note(opened: Opened, **more: str) -> dict[str, str]:
    fields = {
        "kind": "claim",
        "about": opened.claims[0].claim_id,
        "name": "Vera",
        "email": EMAIL,
        "text": "I was there.",
    }
    return {**fields, **more}


def test_a_visitors_note_waits_for_an_editor(opened: Opened) -> None:
    shared = Shared(opened, public=True)
    visitor, rita, ed = shared.visitor(), shared.person("rita"), shared.person("ed")
    address = f"/claims/{opened.claims[0].claim_id}/notes"
    answer = visitor.send("/notes", address, **note(opened))
    assert answer.status_code == 303
    assert "An editor will read" in visitor.get(answer.headers["location"]).text
    for somebody in (visitor, rita):
        assert "I was there" not in somebody.get(address).text + somebody.get("/notes").text
        assert somebody.get("/notes.json").json()["waiting"] is None
    assert "I was there" in ed.get("/notes").text and EMAIL in ed.get("/notes").text
    assert rita.send("/notes/settle", number="1", state="approved").status_code == 403
    assert ed.send("/notes/settle", number="1", state="approved").status_code == 303
    assert "I was there" in visitor.get(address).text and "not signed in" in visitor.get(address).text
    assert ed.send("/notes/settle", number="1", state="refused").status_code == 303
    assert "I was there" not in visitor.get(address).text


def test_the_address_gets_out_nowhere(opened: Opened) -> None:
    shared = Shared(opened, public=True)
    ed, visitor = shared.person("ed"), shared.visitor()
    with Register(opened.place) as register:
        event = register.claim(opened.claims[0].claim_id)[1] or ""
    about = {"claim": opened.claims[0].claim_id, "event": event, "page": "0"}
    for kind in ("claim", "event"):
        assert ed.send("/notes", **note(opened, kind=kind, about=about[kind])).status_code == 303
    assert visitor.send("/notes", f"/events/{event}/notes", **note(opened)).status_code == 303
    files = [path for area in AREAS for path, _ in area.files if "{" not in path]
    pages = addresses(opened)
    told = [*files, *pages, *(("/index" if one == "/" else one) + ".json" for one in pages if not one.endswith("/"))]
    assert len(told) > 60
    for address in told:
        assert EMAIL not in visitor.get(address).text, address
        if address != "/notes":
            assert EMAIL not in ed.get(address).text, address


def test_a_signed_in_note_is_seen_at_once_and_answered(opened: Opened) -> None:
    shared = Shared(opened)
    rea, rita = shared.person("rea"), shared.person("rita")
    address = f"/claims/{opened.claims[0].claim_id}/notes"
    assert rea.send("/notes", **note(opened, text="first\n\nof two")).status_code == 303
    assert rita.send("/notes", **note(opened, text="an answer", reply_to="1")).status_code == 303
    assert rea.send("/notes", **note(opened, text="something else")).status_code == 303
    tree = rita.tree(address)
    cards = [" ".join(card.text_content().split()) for card in tree.xpath("//main/article")]
    assert ["first" in cards[0], "an answer" in cards[1], "something else" in cards[2]] == [True] * 3
    assert "deep1" in tree.xpath("//main/article/@class")[1]
    assert rita.send("/notes", **note(opened, about=opened.claims[1].claim_id, reply_to="1")).status_code == 422


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"name": "x" * 81},
        {"email": ""},
        {"email": "nobody"},
        {"email": "a@b\nBcc: c@d"},
        {"text": " "},
        {"text": "x" * 4001},
        {"kind": "state"},
        {"about": "ffffffffffff"},
        {"reply_to": "77"},
    ],
)
def test_what_is_no_note(opened: Opened, wrong: dict[str, str]) -> None:
    owner = Someone(opened.reader)
    assert owner.send("/notes", "/accounts", **note(opened, **wrong)).status_code in (404, 422)
    with Register(opened.place) as register:
        assert notes.listed(register.database, ["approved", "waiting"], 10) == []


def test_a_note_does_nothing(opened: Opened) -> None:
    owner = Someone(opened.reader)
    assert owner.send("/notes", "/accounts", **note(opened, text=ATTACK, name="<b>Vera</b>")).status_code == 303
    for address in ("/notes", f"/claims/{opened.claims[0].claim_id}/notes"):
        tree = owner.tree(address)
        assert "document.title=" in tree.text_content() and "<b>Vera</b>" in tree.text_content()
        assert not list(tree.iter("img", "b"))
        assert len(list(tree.iter("script"))) == 2


def test_notes_of_one_machine_are_few(opened: Opened) -> None:
    shared = Shared(opened, public=True, limits=Limits(notes=Pace(a_second=0.001, at_once=2)))
    visitor = shared.visitor()
    codes = [visitor.send("/notes", "/login", **note(opened)).status_code for _ in range(3)]
    assert codes == [303, 303, 429]


def test_a_closed_room_takes_no_note_of_a_visitor(opened: Opened) -> None:
    assert Shared(opened).visitor().send("/notes", "/login", **note(opened)).status_code == 401
