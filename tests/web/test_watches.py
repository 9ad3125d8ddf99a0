"""Watches in the room, their feed, their mail and their calls, with real servers at the other end."""

import email
import hashlib
import hmac
import json
import mailbox
import time
from email import policy
from pathlib import Path

import feedparser  # type: ignore[import-untyped]
import pytest

from legation.cli.watches import Poster
from legation.feeds.net import NotCalled, checked
from legation.register.people import watches
from legation.register.people.watches import Delivery
from legation.register.store import Register
from legation.views.filters import Vocabulary
from legation.views.watching import Looks, begin
from legation.web import watch_hook
from legation.web.watch_mail import Server
from legation.web.watch_send import send
from tests.factories import claim_on, make_outcome, make_page, state
from tests.web.conftest import ATTACK, HOST, Opened, resolve
from tests.web.people import Shared
from tests.web.receivers import Hook, Mails, running

LOOKS = Looks(Vocabulary(resolve=resolve), {"ARMS_TRANSFER": ("supplier", "recipient")})


def add(opened: Opened, name: str = "new.txt") -> None:
    page = make_page(name)
    claim = claim_on(page, actors={"supplier": [state("TUR", org=ATTACK)], "recipient": [state("SRB")]})
    with Register(opened.place) as register:
        register.add(make_outcome(page), [claim])


def sent(opened: Opened, name: str, post: Poster | None = None, pauses: list[float] | None = None) -> list[Delivery]:
    kept = pauses if pauses is not None else []
    with Register(opened.place) as register:
        watch = watches.named(register.database, name)
        return list(
            send(register, watch, LOOKS, address=HOST, sender="legation@example.org", post=post, pause=kept.append)
        )


def begun(opened: Opened, name: str, **more: object) -> str:
    with Register(opened.place) as register:
        return begin(register, LOOKS, name, {"state": ["SRB"]}, "ann", **more).hook_secret  # type: ignore[arg-type]


def test_a_list_is_watched_and_its_news_shown(opened: Opened) -> None:
    links = opened.tree("/events?state=USA&type=INSPECTION").xpath("//*[@class='take']//a/@href")
    (link,) = [one for one in links if one.startswith("/watches")]
    (filters,) = opened.tree(link).xpath("//input[@name='filters']/@value")
    assert opened.post("/watches", name="arms", filters=filters) == 303
    assert opened.reader.get("/watches/arms.json").json()["filters"] == {"type": ["INSPECTION"], "state": ["USA"]}
    assert "Nothing since" in opened.tree("/watches/arms").text_content()
    add(opened)
    assert opened.reader.get("/watches/arms.json").json()["news"] == []
    news = opened.reader.get("/watches/serbia.json").json()["news"]
    (one,) = [one for one in news if one["kind"] == "new"]
    assert "document.title" in one["title"]
    assert "document.title" in opened.tree("/watches/serbia").text_content()
    assert opened.post("/watches", name="arms", filters="state=SRB") == 422
    assert opened.post("/watches", name="x", filters="state=Atlantis") == 400
    assert opened.post("/watches", name="x", filters="nothing") == 422
    assert opened.post("/watches", name="x", filters="state=SRB", email="a@b.example\r\nBcc: c@d.example") == 422
    assert opened.post("/watches/remove", name="arms") == 303
    assert opened.reader.get("/watches/arms").status_code == 404


def test_the_feed_is_one_for_a_feed_reader(opened: Opened) -> None:
    add(opened)
    answer = opened.reader.get("/feeds/serbia.atom")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    read = feedparser.parse(answer.content)
    assert not read.bozo and read.version == "atom10"
    assert read.feed.title == "Legation: serbia" and read.feed.author == "Legation" and read.feed.updated_parsed
    (entry,) = [one for one in read.entries if one.tags[0].term == "new"]
    assert entry.title.startswith("new: Arms transfer delivered: Türkiye")
    assert entry.id and entry.updated_parsed
    assert opened.reader.get(entry.link.removeprefix(HOST)).status_code == 200
    assert {link.rel for link in read.feed.links} == {"self", "alternate"}
    again = feedparser.parse(opened.reader.get("/feeds/serbia.atom").content)
    assert [(one.id, one.updated) for one in again.entries] == [(one.id, one.updated) for one in read.entries]


def test_a_feed_of_a_room_with_accounts_wants_its_key(opened: Opened) -> None:
    shared = Shared(opened)
    rita = shared.person("rita")
    (link,) = rita.tree("/watches/serbia").xpath("//a[starts-with(@href, '/feeds/')]/@href")
    visitor = shared.visitor()
    assert visitor.get(link).status_code == 200
    for wrong in ("/feeds/serbia.atom", "/feeds/serbia.atom?key=x", "/feeds/serbia.atom?key=%C3%A9"):
        assert visitor.get(wrong).status_code == 403
    assert link.partition("=")[2] not in rita.get("/watches.json").text + rita.get("/watches/serbia.json").text


def test_who_may_watch_and_who_sees_where_news_go(opened: Opened) -> None:
    shared = Shared(opened)
    rita, rob, rea, ed = (shared.person(name) for name in ("rita", "rob", "rea", "ed"))
    fields = {"name": "mine", "filters": "state=SRB", "email": "rita@example.org", "hook": "https://hook.example/x"}
    assert rea.send("/watches", **fields).status_code == 403
    assert rita.send("/watches", **fields).status_code == 303
    secrets = ("rita@example.org", "hook.example")
    for somebody in (rob, rea):
        assert not any(one in somebody.get("/watches/mine").text for one in secrets)
    assert all(one in rita.get("/watches/mine").text for one in secrets)
    for address in ("/watches.json", "/watches/mine.json"):
        assert not any(one in rita.get(address).text for one in secrets)
    assert rob.send("/watches/remove", name="mine").status_code == 403
    assert ed.send("/watches/remove", name="mine").status_code == 303


def test_a_mail_over_a_real_server(opened: Opened) -> None:
    begun(opened, "mailed", email="ann@example.org")
    mails = Mails()
    with running(mails):
        post = Poster(server=Server("127.0.0.1", mails.port, "none"))
        assert sent(opened, "mailed", post) == []
        add(opened)
        (one,) = sent(opened, "mailed", post)
        assert one.done and one.told == f"taken by 127.0.0.1:{mails.port}"
        assert sent(opened, "mailed", post) == []
    ((sender, to, text),) = mails.taken
    assert "legation@example.org" in sender and to == ["ann@example.org"]
    made = email.message_from_bytes(text, policy=policy.default)
    assert made["subject"] == "Legation, mailed: 1 piece of news" and made["to"] == "ann@example.org"
    body = made.get_body(("plain",))
    assert body is not None and f"{HOST}/events/" in body.get_content() and "Türkiye" in body.get_content()


def test_a_mail_that_is_not_taken_is_sent_the_next_time(opened: Opened, tmp_path: Path) -> None:
    begun(opened, "mailed", email="nobody@example.org")
    add(opened)
    mails = Mails()
    with running(mails):
        (one,) = sent(opened, "mailed", Poster(server=Server("127.0.0.1", mails.port, "none")))
    assert not one.done and "no such mailbox" in one.told
    (one,) = sent(opened, "mailed", Poster(server=Server("127.0.0.1", mails.port, "none")))
    assert not one.done and "refused" in one.told.lower()
    (one,) = sent(opened, "mailed", Poster(maildir=tmp_path / "mails"))
    assert one.done
    (kept,) = mailbox.Maildir(tmp_path / "mails", create=False)
    assert kept["to"] == "nobody@example.org"


def test_a_call_is_signed_and_tried_again(opened: Opened) -> None:
    hook, pauses = Hook(503, 500, 200), list[float]()
    with running(hook):
        secret = begun(opened, "called", hook=hook.url, hook_private=True)
        add(opened)
        told = sent(opened, "called", pauses=pauses)
        assert sent(opened, "called") == []
    assert [(one.attempt, one.done, one.told[:3]) for one in told] == [
        (1, False, "503"),
        (2, False, "500"),
        (3, True, "200"),
    ]
    assert pauses == list(watch_hook.PAUSES[:2]) and pauses[1] > pauses[0]
    assert len(hook.got) == 3
    for path, headers, body in hook.got:
        assert path == "/news?desk=1" and headers["content-type"] == "application/json"
        stamp = headers["legation-timestamp"]
        assert abs(time.time() - int(stamp)) < 300
        expected = hmac.new(secret.encode(), stamp.encode() + b"." + body, hashlib.sha256).hexdigest()
        assert headers["legation-signature"] == f"v1={expected}"
        (news,) = json.loads(body)["news"]
        assert news["kind"] == "new" and news["url"].startswith(f"{HOST}/events/")
    log = opened.reader.get("/watches/called").text
    # the last try stands first; a bare number might be a port's
    assert 0 < log.index("<td>3</td><td>200") < log.index("<td>1</td><td>503")


@pytest.mark.parametrize(("code", "attempts"), [(404, 1), (410, 1), (302, 1), (503, 5)])
def test_a_call_is_given_up(opened: Opened, code: int, attempts: int) -> None:
    hook = Hook(code)
    with running(hook):
        begun(opened, "called", hook=hook.url, hook_private=True)
        add(opened)
        assert len(sent(opened, "called")) == attempts == len(hook.got)
        # what was not taken is called again the next time
        hook.answers = [204]
        assert [one.done for one in sent(opened, "called")] == [True]


def test_nobody_answers(opened: Opened) -> None:
    begun(opened, "called", hook="http://127.0.0.1:1/", hook_private=True)
    add(opened)
    told = sent(opened, "called")
    assert len(told) == 5 and all(one.told.startswith("no answer") for one in told)


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1", "localhost", "0.0.0.0", "10.0.0.1", "192.168.1.1", "172.16.0.9", "169.254.169.254"),
        *(
            "::1",
            "fe80::1",
            "fd00::1",
            "::ffff:127.0.0.1",
            "2002:7f00:1::",
            "224.0.0.1",
            "2130706433",
            "0x7f.1",
            "100.64.0.1",
        ),
    ],
)
def test_private_addresses_are_not_called(host: str) -> None:
    with pytest.raises(NotCalled, match=r"private network|not known"):
        checked(host, 80, private=False)


def test_a_public_address_may_be_called() -> None:
    assert checked("93.184.216.34", 80, private=False) == "93.184.216.34"
    assert checked("127.0.0.1", 80, private=True) == "127.0.0.1"


def test_a_hook_made_in_the_room_never_reaches_this_machine(opened: Opened) -> None:
    hook = Hook(200)
    with running(hook):
        assert opened.post("/watches", name="inside", filters="state=SRB", hook=hook.url, hook_private="1") == 303
        add(opened)
        (one,) = sent(opened, "inside")
    assert not one.done and "private network" in one.told and hook.got == []
