"""Each filter finds what it says and nothing else; what cannot be understood is told with what is allowed."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from legation.model.claim import ClaimDate, Party, Place
from legation.register.store import Register
from legation.views.filters import FilterError, Vocabulary, selection
from tests.conftest import NewPlace
from tests.factories import brdm, claim_on, make_outcome, make_page, make_story, source, state

STATES = {"russia": "RUS", "serbia": "SRB", "rus": "RUS", "srb": "SRB", "caf": "CAF"}
WORDS = Vocabulary(
    types=("ARMS_TRANSFER", "INSPECTION"),
    phases=("planned", "delivered", "authorised"),
    modalities=("asserted", "planned", "denied"),
    roles=("supplier", "recipient", "inspector", "inspected"),
    resolve=lambda name: STATES.get(name.casefold()),
)
PLANNED = "Moscow plans to send 1.5% more S-300 systems to Belgrade, the ministry said."
INSPECTED = "NATO inspectors will visit Serbian bases."


@pytest.fixture(scope="module")
def register(new_place: NewPlace) -> Iterator[Register]:
    with Register(new_place()) as opened:
        first = make_page("first.txt")
        second = make_page("dir/second.html", make_story(f"{PLANNED} {INSPECTED}"), url="https://news.example/s-300")
        delivered = claim_on(first, place=Place("Bangui", "CAF"))
        planned = claim_on(
            second,
            PLANNED,
            phase="planned",
            modality="planned",
            actors={"supplier": [state("RUS")], "recipient": [state("SRB")]},
            item=brdm(name="air defence system", designation="S-300", category="sam", unroca=None, quantity=None),
            date=ClaimDate("2021-01-01", None),
            attribution=(source("Defence Ministry of Serbia", "organisation", "SRB"), source("AP", "agency")),
        )
        inspected = claim_on(
            second,
            INSPECTED,
            type="INSPECTION",
            phase="authorised",
            background=True,
            actors={"inspector": [Party("NATO", kind="organisation")], "inspected": [state("SRB")]},
            item=None,
            date=ClaimDate(),
        )
        opened.add(make_outcome(first), [delivered])
        opened.add(make_outcome(second), [planned, inspected])
        yield opened


FOUND: list[tuple[dict[str, Any], str]] = [
    ({}, "delivered planned authorised"),
    ({"type": "ARMS_TRANSFER"}, "delivered planned"),
    ({"type": "inspection"}, "authorised"),
    ({"type": "ARMS_TRANSFER, INSPECTION"}, "delivered planned authorised"),
    ({"phase": "planned,authorised"}, "planned authorised"),
    ({"modality": "planned"}, "planned"),
    ({"state": "Russia"}, "delivered planned"),
    ({"state": ["RUS", "Serbia"]}, "planned"),
    ({"role": "recipient:SRB"}, "planned"),
    ({"role": ["supplier:rus", "recipient:caf"]}, "delivered"),
    ({"role": "inspector:nato"}, "authorised"),
    ({"role": "supplier:SRB"}, ""),
    ({"from": "2020-10-20"}, "delivered planned"),
    ({"from": "2020-10-21"}, "planned"),
    ({"to": "2020"}, "delivered"),
    ({"from": "2020-10", "to": "2020-10"}, "delivered"),
    ({"from": "2035"}, "planned"),
    ({"to": "2019"}, ""),
    ({"item": "brdm"}, "delivered"),
    ({"item": "air defence"}, "planned"),
    ({"item": "%"}, ""),
    ({"category": "SAM"}, "planned"),
    ({"category": "ii"}, "delivered"),
    ({"place": "bangui"}, "delivered"),
    ({"place": "Bang"}, ""),
    ({"country": "CAF"}, "delivered"),
    ({"country": "Serbia"}, ""),
    ({"text": "envoy"}, "delivered"),
    ({"text": "Moscow BELGRADE"}, "planned"),
    ({"text": '"send more"'}, ""),
    ({"text": '"Serbian bases" nato'}, "authorised"),
    ({"text": "S-300"}, "planned"),
    ({"text": "1.5%"}, "planned"),
    ({"text": 'NOT "'}, ""),
    ({"text": "bangui"}, "delivered"),
    ({"background": "yes"}, "authorised"),
    ({"background": "no"}, "delivered planned"),
    ({"source": "ministry of serbia"}, "planned"),
    ({"source": "ap"}, "planned"),
    ({"page": "second"}, "planned authorised"),
    ({"page": "news.example"}, "planned authorised"),
    ({"page": "first.txt", "type": "INSPECTION"}, ""),
    ({"state": None, "text": ""}, "delivered planned authorised"),
]


@pytest.mark.parametrize("filters, expected", FOUND, ids=lambda value: str(value))
def test_filters_find(register: Register, filters: dict[str, Any], expected: str) -> None:
    wanted = selection(filters, WORDS)
    assert sorted(claim.phase for claim, _ in register.claims(wanted)) == sorted(expected.split())
    assert sorted(event.lead.phase for event in register.events(wanted)) == sorted(expected.split())


def test_pages_with_a_claim_selected(register: Register) -> None:
    assert [page.path for page in register.pages(selection({"type": "INSPECTION"}, WORDS))] == ["dir/second.html"]
    assert len(list(register.pages())) == 2


REFUSED = [
    ({"colour": "red"}, "no filter is called “colour”; there are type, phase"),
    ({"type": "PARADE"}, "“PARADE” is no type; the codebook knows ARMS_TRANSFER, INSPECTION"),
    ({"phase": "deliverd"}, "“deliverd” is no phase; the codebook knows authorised, delivered, planned"),
    ({"modality": ","}, "a modality is missing"),
    ({"state": "Ruritania"}, "“Ruritania” is no state that is known"),
    ({"role": "RUS"}, "write it as supplier:RUS"),
    ({"role": "buyer:RUS"}, "“buyer” is no role; the codebook knows inspected, inspector"),
    ({"from": "yesterday"}, "“yesterday” is no date; write 2020-10-24, 2020-10 or 2020"),
    ({"to": "2020-02-30"}, "“2020-02-30” is no date"),
    ({"to": "2020-13"}, "“2020-13” is no date"),
    ({"from": "2021", "to": "2020"}, "ends (2020-12-31) before it begins (2021-01-01)"),
    ({"background": "maybe"}, "background is yes or no"),
    ({"text": '" --'}, "no word to search for"),
]


@pytest.mark.parametrize("filters, words", REFUSED, ids=lambda value: str(value))
def test_what_cannot_be_understood_is_told(filters: dict[str, str], words: str) -> None:
    with pytest.raises(FilterError) as told:
        selection(filters, WORDS)
    assert words in str(told.value)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(["text", "item", "source", "page", "category"]), st.text(max_size=20))
def test_no_words_break_the_search(register: Register, name: str, words: str) -> None:
    try:
        wanted = selection({name: words})
    except FilterError:
        return
    list(register.claims(wanted))


def test_without_a_codebook_any_word_is_allowed() -> None:
    found = selection({"type": "anything", "state": "RUS"}).conditions
    assert [values for _, values in found] == [("anything",), ("RUS",)]
