"""Who comes in, what each role may do, sessions, limits, proxies, and the log of it all."""

import pytest
from lxml import html as parser  # type: ignore[import-untyped]

from legation.register.people import accounts, audit
from legation.register.store import Register
from legation.web import limits
from legation.web.app import AREAS, PAGES
from legation.web.limits import Failures, Limits, Pace
from tests.web.conftest import HOST, Opened
from tests.web.people import PEOPLE, WORDS, Shared, Someone
from tests.web.test_room import addresses


@pytest.fixture
def shared(opened: Opened) -> Shared:
    return Shared(opened)


def test_nobody_sees_anything_before_signing_in(shared: Shared) -> None:
    visitor = shared.visitor()
    for address in addresses(shared.opened):
        if address == "/login":
            continue
        answer = visitor.get(address)
        assert answer.status_code == 303 and answer.headers["location"].startswith("/login"), address
        twin = ("/index" if address == "/" else address) + ".json"
        assert visitor.get(twin).status_code == 401
        assert visitor.get(twin).json()["error"].startswith("Sign in first")
    for address in ("/events.csv", "/claims.jsonl", "/pages/" + "0" * 64 + "/original", "/nowhere"):
        assert visitor.get(address).status_code in (303, 401), address
    forms = [form for area in AREAS for form in area.forms if form.right]
    for form in forms:
        assert visitor.client.post(form.path, data={}, follow_redirects=False).status_code == 401, form.path
    assert visitor.get("/static/room.css").status_code == 200


def test_signing_in_leads_back_and_begins_a_session(shared: Shared) -> None:
    visitor = shared.visitor()
    asked = visitor.get("/events?state=SRB").headers["location"]
    assert asked == "/login?next=%2Fevents%3Fstate%3DSRB"
    (back,) = visitor.tree(asked).xpath("//input[@name='next']/@value")
    before = visitor.client.cookies["legation_session"]
    answer = visitor.sign_in("rea", next=back)
    assert (answer.status_code, answer.headers["location"]) == (303, "/events?state=SRB")
    assert visitor.client.cookies["legation_session"] != before
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie and "samesite=strict" in cookie and "secure" not in cookie
    assert "rea" in visitor.tree("/events").xpath("string(//header)")
    visitor.send("/logout", "/events")
    assert visitor.get("/events").status_code == 303


@pytest.mark.parametrize("back", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:1"])
def test_signing_in_leads_nowhere_else(shared: Shared, back: str) -> None:
    assert shared.visitor().sign_in("rea", next=back).headers["location"] == "/"


def test_a_wrong_password_is_told_like_a_wrong_name(shared: Shared) -> None:
    told = [parser.fromstring(shared.visitor().sign_in(name, "not the password").text) for name in ("rea", "eve")]
    first, second = (" ".join(tree.xpath("string(//main)").split()) for tree in told)
    assert first == second and "do not fit together" in first


def test_a_session_of_another_register_or_none_is_no_session(shared: Shared) -> None:
    visitor = shared.visitor()
    visitor.client.cookies.set("legation_session", "A" * 43)
    assert visitor.get("/events").status_code == 303


def test_trying_out_passwords_ends_soon(shared: Shared) -> None:
    visitor = shared.visitor()
    codes = [visitor.sign_in("rea", f"guess number {n}").status_code for n in range(7)]
    assert codes == [403] * 5 + [429] * 2
    assert visitor.sign_in("rea").status_code == 429
    assert "15 minutes" in visitor.sign_in("rea").text
    # the others sign in all the same
    assert visitor.sign_in("rob").status_code == 303


def test_failures_are_counted_by_name_and_machine_and_forgotten() -> None:
    now = [0.0]
    count = Failures(tick=lambda: now[0])
    for n in range(limits.FAILURES["address"]):
        count.failed(f"name{n}", "192.0.2.1")
    assert count.wait("other", "192.0.2.1") == limits.WINDOW and count.wait("other", "192.0.2.2") == 0
    for n in range(limits.FAILURES["name"]):
        count.failed("Ann", f"198.51.100.{n}")
    assert count.wait("ann", "192.0.2.9") == limits.WINDOW
    now[0] = limits.WINDOW
    assert count.wait("ann", "192.0.2.9") == 0 and count.wait("other", "192.0.2.1") == 0


def test_a_pace_lets_some_go_at_once_and_the_others_wait() -> None:
    now = [0.0]
    pace = Pace(a_second=2, at_once=3, tick=lambda: now[0])
    assert [pace.wait("a") for _ in range(4)] == [0, 0, 0, 0.5]
    assert pace.wait("b") == 0
    now[0] = 0.5
    assert pace.wait("a") == 0 and pace.wait("a") > 0


def test_too_many_requests_are_refused_for_a_while(opened: Opened) -> None:
    room = Shared(opened, limits=Limits(requests=Pace(a_second=0.001, at_once=10)))
    visitor = room.visitor()
    answers = [visitor.get("/login") for _ in range(12)]
    assert [one.status_code for one in answers] == [200] * 10 + [429] * 2
    assert int(answers[-1].headers["retry-after"]) > 0


RIGHTS = {
    "/decide": "review",
    "/undo": "review",
    "/accounts": "admin",
    "/accounts/change": "admin",
}


@pytest.mark.parametrize("name", list(PEOPLE))
def test_each_role_is_let_do_what_the_table_says(shared: Shared, name: str) -> None:
    somebody = shared.person(name)
    role = PEOPLE[name]
    assert somebody.get("/events").status_code == 200
    for path in ("/accounts", "/audit", "/accounts.json", "/audit.json"):
        assert somebody.get(path).status_code == (200 if role == "admin" else 403), path
    claim = shared.opened.claims[0].claim_id
    code = somebody.send("/decide", verdict="accept", claim=claim).status_code
    assert code == (403 if role == "reader" else 303)
    code = somebody.send("/accounts", name="new", role="reader", password=WORDS).status_code
    assert code == (303 if role == "admin" else 403)
    rights = {form.path: form.right for area in AREAS for form in area.forms}
    assert RIGHTS.items() <= rights.items()


def test_decisions_are_signed_by_the_account_and_only_undone_by_those_who_may(shared: Shared) -> None:
    rita, rob, ed = (shared.person(name) for name in ("rita", "rob", "ed"))
    claim = shared.opened.claims[0].claim_id
    rita.send("/decide", verdict="accept", claim=claim, who="ada")
    (made,) = rita.get("/decisions.json").json()["decisions"]
    assert made["who"] == "rita"
    assert rob.send("/undo", number="1").status_code == 403
    assert ed.send("/undo", number="1").status_code == 303
    assert rita.get("/decisions.json").json()["decisions"][0]["who"] == "ed"


def test_a_disabled_account_is_out_at_once(shared: Shared) -> None:
    ada, rita = shared.person("ada"), shared.person("rita")
    assert ada.send("/accounts/change", name="rita", change="disable").status_code == 303
    assert rita.get("/events").status_code == 303
    assert ada.send("/accounts/change", name="ada", change="disable").status_code == 422
    assert "rita" in ada.tree("/accounts").xpath("string(//tr[td/span[@class='chip']])")


def test_ones_own_password(shared: Shared) -> None:
    rita, elsewhere = shared.person("rita"), shared.person("rita")
    new = "some other herons"
    assert rita.send("/account", password="wrong", new=new, again=new).status_code == 403
    assert rita.send("/account", password=WORDS, new=new, again=new + "x").status_code == 422
    assert rita.send("/account", password=WORDS, new="short", again="short").status_code == 422
    assert rita.send("/account", password=WORDS, new=new, again=new, email="r@example.org").status_code == 303
    assert rita.get("/events").status_code == 200 and elsewhere.get("/events").status_code == 303
    assert shared.visitor().sign_in("rita", new).status_code == 303


def test_the_log_tells_who_did_what(shared: Shared) -> None:
    shared.visitor().sign_in("rea", "not the password")
    ada = shared.person("ada")
    ada.send("/accounts", name="new", role="reader", password=WORDS)
    lines = [(one["who"], one["act"]) for one in ada.get("/audit.json").json()["lines"]]
    assert lines == [("ada", "account added"), ("ada", "signed in"), ("rea", "sign-in refused")]
    assert "not the password" not in ada.get("/audit").text + ada.get("/accounts.json").text


def test_programs_use_tokens(shared: Shared) -> None:
    from legation.register.people import sessions

    with Register(shared.opened.place) as register:
        account = accounts.named(register.database, "rita")
        token = sessions.begin(register.database, account, sessions.moment(), 1, "program")
    program = shared.visitor(headers={"authorization": f"Bearer {token}"})
    assert program.get("/events.json").json()["total"] == 3
    claim = shared.opened.claims[0].claim_id
    assert program.client.post("/decide", data={"claim": claim, "verdict": "accept"}).status_code == 200
    assert program.get("/decisions.json").json()["decisions"][0]["who"] == "rita"
    assert shared.visitor(headers={"authorization": "Bearer " + "A" * 43}).get("/events.json").status_code == 401
    stolen = shared.visitor()
    stolen.client.cookies.set("legation_session", token)
    assert stolen.get("/events.json").status_code == 401


def test_a_public_room_is_read_by_everybody_and_changed_by_nobody(opened: Opened) -> None:
    visitor = Shared(opened, public=True).visitor()
    assert visitor.get("/events").status_code == 200 and visitor.get("/events.csv").status_code == 200
    assert visitor.get("/audit").status_code == 403 and visitor.get("/account").status_code == 403
    claim = opened.claims[0].claim_id
    answer = visitor.send("/decide", "/login", verdict="accept", claim=claim)
    assert answer.status_code == 401


def test_names_and_addresses_by_which_the_room_is_asked(opened: Opened) -> None:
    room = Shared(opened, names=("desk.example.org",))
    visitor = room.visitor()
    for host, code in {
        "desk.example.org": 200,
        "192.0.2.10:8765": 200,
        "[2001:db8::1]:8765": 200,
        "localhost": 200,
        "evil.example": 400,
        "": 400,
    }.items():
        assert visitor.get("/login", headers={"host": host}).status_code == code, host


def test_only_a_named_proxy_is_believed(opened: Opened) -> None:
    told = {"x-forwarded-for": "198.51.100.1, 203.0.113.5", "x-forwarded-proto": "https"}
    trusted = Shared(opened, proxies=("192.0.2.1",))
    behind = trusted.visitor(client=("192.0.2.1", 1), headers=told)
    answer = behind.get("/login")
    assert "secure" in answer.headers["set-cookie"].lower() and "strict-transport-security" in answer.headers
    encrypted = trusted.visitor(client=("192.0.2.1", 1), headers=told, base_url="https://127.0.0.1")
    assert encrypted.sign_in("rea").status_code == 303
    with Register(opened.place) as register:
        assert next(audit.lines(register.database, 1)).address == "203.0.113.5"
    elsewhere = trusted.visitor(client=("192.0.2.9", 1), headers=told)
    assert "secure" not in elsewhere.sign_in("rea").headers["set-cookie"].lower()
    with Register(opened.place) as register:
        assert next(audit.lines(register.database, 1)).address == "192.0.2.9"


def test_a_private_room_trusts_no_proxy_that_was_not_named(opened: Opened) -> None:
    assert opened.reader.get("/").status_code == 200
    for header in ("X-Forwarded-For", "Forwarded", "Via"):
        answer = opened.reader.get("/", headers={header: "203.0.113.5"})
        assert answer.status_code == 400 and "proxy" in answer.text


def test_an_account_made_while_a_private_room_is_open_closes_it(opened: Opened) -> None:
    owner = Someone(opened.reader)
    assert owner.get("/events").status_code == 200
    assert owner.send("/accounts", "/accounts", name="ada", role="reader", password=WORDS).status_code == 422
    assert owner.send("/accounts", "/accounts", name="ada", role="admin", password=WORDS).status_code == 303
    assert owner.get("/events").status_code == 303
    assert owner.sign_in("ada").status_code == 303 and owner.get("/events").status_code == 200


def test_a_failure_tells_nothing_and_keeps_the_headers(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    from starlette.testclient import TestClient

    from legation.web.app import make_app

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("a secret")

    monkeypatch.setattr(Register, "holdings", fail)
    answer = TestClient(make_app(opened.room), base_url=HOST, raise_server_exceptions=False).get("/")
    assert answer.status_code == 500 and "a secret" not in answer.text
    assert "script-src 'self'" in answer.headers["content-security-policy"]
    assert PAGES
