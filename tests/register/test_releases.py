"""Events keep their ids, every change is told with its reason, and releases can be compared whenever they were."""

from collections.abc import Iterator
from itertools import count

import pytest

from legation.model.claim import Claim
from legation.model.page import Page
from legation.register import errors
from legation.register.history import Change
from legation.register.releases import records_at, snapshot
from legation.register.rows import Run
from legation.register.store import Register
from tests.conftest import NewPlace
from tests.factories import LEAD, brdm, claim_on, contents, make_outcome, make_page, make_story

OTHER = "The first batch of ten vehicles landed at Bangui airport on Thursday, the embassy said."


@pytest.fixture
def register(place: str) -> Iterator[Register]:
    ticks = count()
    with Register(place, clock=lambda: f"2026-01-01T00:00:{next(ticks):02}Z") as opened:
        yield opened


def add(register: Register, page: Page, *claims: Claim, run: Run | None = None) -> None:
    register.add(make_outcome(page, "read" if claims else "nothing_found"), claims, run=run)


def lines(changes: Iterator[Change] | list[Change]) -> list[str]:
    return [f"{one.kind} {one.field}".strip() for one in changes]


def test_an_event_that_grows_keeps_its_id_and_tells_what_came(register: Register) -> None:
    pages = [make_page(f"{letter}.txt") for letter in "cab"]
    ids = set()
    for page in pages:
        add(register, page, claim_on(page))
        ids |= {event.event_id for event in register.events()}
    assert len(ids) == 1
    (event,) = register.events()
    assert (event.version, event.first_seen, event.last_changed) == (3, "2026-01-01T00:00:01Z", "2026-01-01T00:00:03Z")
    feed = list(register.changes())
    assert lines(feed) == ["added", *["changed claims", "changed pages", "changed reports"] * 2]
    assert [one.reason for one in feed][::3] == ["page c.txt read", "page a.txt read", "page b.txt read"]
    assert (feed[1].old, feed[1].new) == ([], [claim_on(pages[1]).claim_id])
    assert (feed[3].old, feed[3].new, feed[3].version) == (1, 2, 2)


def test_the_same_again_is_no_change(register: Register) -> None:
    page = make_page()
    for codebook in ("1.0", "1.0", "2.0"):
        add(register, page, claim_on(page, codebook=codebook))
    (event,) = register.events()
    assert (event.version, event.last_changed, event.lead.codebook) == (1, "2026-01-01T00:00:01Z", "2.0")
    assert lines(register.changes()) == ["added"]


def test_a_claim_that_reads_otherwise_keeps_its_event(register: Register) -> None:
    page = make_page()
    add(register, page, claim_on(page))
    (before,) = register.events()
    add(register, page, claim_on(page, item=brdm(quantity=12)), run=Run(codebook="2.0"))
    (after,) = register.events()
    assert (after.event_id, after.version) == (before.event_id, 2)
    changed = {one.field: (one.old, one.new) for one in register.changes(after=1)}
    assert changed["item"][0]["quantity"] == 10 and changed["item"][1]["quantity"] == 12
    assert {one.reason for one in register.changes(after=1)} == {"page a.txt read again, by codebook 2.0"}


def test_merged_events_keep_the_oldest_id_and_the_other_leads_there(register: Register) -> None:
    far = make_page("c.txt", make_story(OTHER, title="Vehicles land"))
    add(register, far, claim_on(far, OTHER, item=brdm(batch="1")))
    (oldest,) = register.events()
    page = make_page()
    add(register, page, claim_on(page, item=brdm(batch="2")))
    younger = next(event for event in register.events() if event.event_id != oldest.event_id)
    register.decide("correct", younger.lead.claim_id, who="ann", field="batch", value="1")
    (event,) = register.events()
    assert event.event_id == oldest.event_id == register.event(younger.event_id).event_id
    last = [one for one in register.changes() if one.kind == "withdrawn"]
    assert [(one.event_id, one.reason) for one in last] == [(younger.event_id, f"now part of event {oldest.event_id}")]
    register.undo(1, who="ann")
    ids = {event.event_id for event in register.events()}
    assert oldest.event_id in ids and len(ids) == 2


def test_releases_are_names_for_states(register: Register) -> None:
    first = make_page()
    add(register, first, claim_on(first))
    one = register.release("2026-01", note="first", tool="0.2")
    assert (one.pages, one.claims, one.events, one.codebooks) == (1, 1, 1, ("1.0",))
    add(register, first, claim_on(first, item=brdm(quantity=12)))
    second = make_page("b.txt", make_story(OTHER))
    add(register, second, claim_on(second, OTHER, phase="planned"))
    register.release("2026-02")
    add(register, second)
    assert [release.name for release in register.releases()] == ["2026-01", "2026-02"]
    assert sorted(lines(register.difference("2026-01", "2026-02"))) == ["added", "changed claims", "changed item"]
    assert lines(register.difference("2026-02")) == ["withdrawn"]
    assert sorted(lines(register.difference("now", "2026-01"))) == ["changed claims", "changed item"]
    (item,) = [one for one in register.difference("2026-01") if one.field == "item"]
    assert (item.old["quantity"], item.new["quantity"], item.reason) == (
        10,
        12,
        "page a.txt read again, by codebook 1.0",
    )
    assert list(register.difference("2026-02", "2026-02")) == []


@pytest.mark.parametrize("name, why", [("now", "cannot be the name"), (" ", "cannot be"), ("first", "already")])
def test_names_that_cannot_be(register: Register, name: str, why: str) -> None:
    register.release("first")
    with pytest.raises(errors.RegisterError, match=why):
        register.release(name)
    with pytest.raises(errors.NotFound, match="there are first, and"):
        list(register.difference("second"))


def test_earlier_states_are_got_back_from_the_feed(register: Register) -> None:
    """Whatever happened since: after each step the snapshot is kept, and read again at the end."""
    pages = [make_page(f"{letter}.txt", make_story(f"{LEAD} {OTHER}")) for letter in "abc"]
    steps = [
        lambda: add(register, pages[0], claim_on(pages[0])),
        lambda: add(register, pages[1], claim_on(pages[1]), claim_on(pages[1], OTHER, phase="planned")),
        lambda: register.decide("reject", claim_on(pages[0]).claim_id, who="ann"),
        lambda: add(register, pages[2], claim_on(pages[2], item=brdm(quantity=None))),
        lambda: add(register, pages[1], claim_on(pages[1], item=brdm(batch="2"))),
        lambda: register.undo(1, who="ann"),
        lambda: add(register, pages[0]),
    ]
    kept = []
    for step in steps:
        step()
        number = max((one.number for one in register.changes()), default=0)
        kept.append((number, dict(snapshot(register._database, number))))
    visible = [{name: seen(record) for name, record in state.items()} for _, state in kept]
    again = [dict(snapshot(register._database, number)) for number, _ in kept]
    assert [{name: seen(record) for name, record in state.items()} for state in again] == visible
    (name, *_) = kept[1][1]
    assert records_at(register._database, [name], 0) == {}


def seen(record: object) -> object:
    assert isinstance(record, dict)
    return {field: record[field] for field in ("type", "phase", "item", "claims", "pages", "reports", "status")}


def test_two_registers_are_compared_by_what_their_events_hold(new_place: NewPlace) -> None:
    pages = [make_page(f"{letter}.txt") for letter in "ab"]
    with Register(new_place()) as first, Register(new_place()) as second:
        for register, order in ((first, pages), (second, pages[::-1])):
            for page in order:
                add(register, page, claim_on(page))
        more = make_page("c.txt", make_story(OTHER))
        add(second, more, claim_on(more, OTHER, phase="planned"))
        assert {e.event_id for e in first.events()} != {e.event_id for e in second.events() if e.reports == 2}
        assert lines(first.difference("now", "now", second)) == ["added"]
        assert lines(second.difference("now", "now", first)) == ["withdrawn"]


def test_another_reading_is_shown_before_it_is_taken(register: Register) -> None:
    page = make_page()
    add(register, page, claim_on(page))
    before = contents(register)
    reading = (make_outcome(page), [claim_on(page, item=brdm(quantity=12))], Run(codebook="2.0"))
    shown = register.read_again([reading], take=False)
    assert contents(register) == before
    taken = register.read_again([reading], take=True)
    assert lines(shown) == lines(taken) == ["changed claims", "changed item"]
    assert next(register.events()).version == 2
