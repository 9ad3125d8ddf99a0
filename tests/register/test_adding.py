"""Claims that a person adds: on the page's own words, kept over new readings, gone when the decision is undone."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from legation.model.page import Page
from legation.register.adding import ADDED, Missed
from legation.register.errors import NoDecision, NotFound
from legation.register.rows import Run
from legation.register.store import Register
from tests.factories import LEAD, STATES, claim_on, make_outcome, make_page, make_story, state

MORE = "Serbia opened an office in Bangui on Friday, the ministry said."


def codes(name: str) -> str | None:
    return next((code for code, known in STATES.items() if name in (code, known)), None)


def office(**more: object) -> Missed:
    values = {
        "story": 0,
        "words": "Serbia opened an  office\nin Bangui",
        "type": "INSPECTION",
        "phase": "carried_out",
        "modality": "asserted",
        "roles": {"inspector": "Serbia", "host": "the republic"},
        "fields": {"date": "2020-10-23"},
        "says": "the ministry",
    }
    return Missed(**{**values, **more})  # type: ignore[arg-type]


@pytest.fixture
def page() -> Page:
    return make_page("a.txt", make_story(f"{LEAD} {MORE}"))


@pytest.fixture
def register(place: str, page: Page) -> Iterator[Register]:
    with Register(place) as opened:
        opened.add(make_outcome(page), [claim_on(page)])
        yield opened


def add(register: Register, page: Page, **more: object) -> str:
    made = register.add_claim(page.sha256, office(**more), who="ann", why="missed", codebook="1.0", resolve=codes)
    assert made.claim is not None
    return made.claim.claim_id


def added(register: Register) -> list[str]:
    return [claim.claim_id for claim, _ in register.claims() if ADDED in claim.rules]


def test_an_added_claim_is_one_of_the_register(register: Register, page: Page) -> None:
    name = add(register, page)
    claim, event_id = register.claim(name)
    (span,) = claim.evidence
    text = page.stories[0].text
    assert span.text == "Serbia opened an office in Bangui" == text[span.start : span.end]
    (party,) = claim.role("inspector")
    assert (party.iso3, party.text, text[party.start : party.end]) == ("SRB", "Serbia", "Serbia")
    (host,) = claim.role("host")
    assert (host.name, host.kind, host.start) == ("the republic", "unknown", None)
    assert claim.date.start == "2020-10-23" and [one.name for one in claim.attribution] == ["the ministry", "Reuters"]
    assert claim.decided is not None and (claim.decided.state, claim.decided.who) == ("accepted", "ann")
    assert event_id is not None and register.event(event_id).status == "accepted"
    assert [change.reason for change in register.changes(event=event_id)] == ["decision 1, add by ann: missed"]


def test_it_outlives_a_new_reading_and_goes_when_undone(register: Register, page: Page) -> None:
    name = add(register, page)
    register.add(make_outcome(page), [claim_on(page, phase="planned")], run=Run(codebook="2.0"))
    assert added(register) == [name]
    register.decide("correct", name, who="bob", field="date", value="2020-10-22")
    assert register.claim(name)[0].date.start == "2020-10-22"
    assert not register.add(make_outcome(page), [claim_on(page, phase="planned")], run=Run(codebook="2.0"))
    register.undo(1, who="ann")
    assert added(register) == []
    register.undo(3, who="ann")
    assert added(register) == [name] and register.claim(name)[0].date.start == "2020-10-22"


def test_it_follows_its_words_to_other_bytes_and_is_asked_again(register: Register, page: Page) -> None:
    add(register, page)
    moved = make_page("a.txt", make_story(f"Breaking. {MORE} {LEAD}"), sha256="f" * 64)
    register.add(make_outcome(moved), [claim_on(moved)])
    claim = next(claim for claim, _ in register.claims() if ADDED in claim.rules and claim.story.index == 0)
    found = [claim for claim, _ in register.claims() if ADDED in claim.rules]
    assert {one.decided.state for one in found if one.decided} == {"accepted", "reopened"}
    for one in found:
        where = register.whereabouts([one.claim_id])[one.claim_id]
        text = register.page(where.sha256).stories[0].text
        (span,), (party,) = one.evidence, one.role("inspector")
        assert text[span.start : span.end] == span.text and text[party.start : party.end] == "Serbia"
    assert claim.page == "a.txt"
    gone = make_page("a.txt", make_story(LEAD), sha256="e" * 64)
    register.add(make_outcome(gone), [claim_on(gone)])
    assert len(added(register)) == 2


def test_a_reading_that_finds_it_takes_its_place(register: Register, page: Page) -> None:
    add(register, page, roles={"inspector": "Serbia"})
    read = claim_on(page, MORE, type="INSPECTION", phase="carried_out", actors={"inspector": [state("SRB")]}, item=None)
    register.add(make_outcome(page), [claim_on(page), read])
    assert added(register) == [] and len(list(register.claims())) == 2


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"words": "Serbia closed an office"}, "do not stand in the story"),
        ({"words": "   "}, "do not stand in the story"),
        ({"words": "x" * 3000}, "do not stand in the story"),
        ({"story": 4}, "no story 4"),
        ({"roles": {"inspector": " "}}, "at least one party"),
        ({"fields": {"date": "Friday"}}, "no date"),
        ({"fields": {"colour": "red"}}, "cannot be corrected"),
    ],
)
def test_what_cannot_be_added_changes_nothing(
    register: Register, page: Page, more: dict[str, object], why: str
) -> None:
    with pytest.raises(NoDecision, match=why):
        add(register, page, **more)
    assert not list(register.decisions())


def test_it_is_added_once_and_only_to_a_page_of_the_register(register: Register, page: Page) -> None:
    add(register, page)
    with pytest.raises(NoDecision, match="already"):
        add(register, page)
    with pytest.raises(NotFound):
        add(register, replace(page, sha256="0" * 64))
    with pytest.raises(NoDecision, match="by the words of a page"):
        register.decide("add", added(register)[0], who="ann")


def test_of_words_that_stand_twice_the_nearest_are_meant(place: str) -> None:
    page = make_page("a.txt", make_story(f"{MORE} {LEAD} {MORE}"))
    text = page.stories[0].text
    with Register(place) as register:
        register.add(make_outcome(page), [])
        for near, start in ((0, text.index(MORE)), (len(text), text.rindex(MORE))):
            name = add(register, page, near=near)
            assert register.claim(name)[0].evidence[0].start == start
