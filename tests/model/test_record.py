"""Records keep every field of a claim, in the contract's order, and ids tell claims apart by what they say."""

import json
from dataclasses import replace

import pytest
from hypothesis import given

from legation.model.claim import Claim, ClaimDate, Item, Place, Range, Source
from legation.model.record import claim_from_record, claim_id, claim_record, event_record, stamped
from legation.model.span import Span
from tests.factories import ANY_CLAIM, brdm, make_claim, sha_of, state

FIELDS = [
    "claim_id",
    "page",
    "url",
    "story",
    "type",
    "phase",
    "modality",
    "background",
    "actors",
    "item",
    "place",
    "date",
    "duration",
    "until",
    "attribution",
    "evidence",
    "rules",
    "codebook",
    "confidence",
    "why",
    "event_id",
    "model",
    "denies",
    "decided",
]


def test_fields_stand_in_the_order_of_the_contract() -> None:
    record = claim_record(make_claim(place=Place("Bangui", "CAF")), "e1")
    assert list(record) == FIELDS
    assert list(record["story"]) == ["index", "title", "published", "published_basis", "dating"]
    assert list(record["date"]) == ["from", "to", "text", "how", "grain", "edtf"]
    assert list(record["actors"]["supplier"][0]) == ["name", "iso3", "org", "person", "kind", "text", "start", "end"]
    assert list(record["item"])[:11] == (
        ["text", "name", "designation", "category", "unroca", "quantity", "unit", "batch", "is_total", "mode", "parts"]
    )
    assert list(record["place"])[:6] == ["name", "country", "latitude", "longitude", "geonames", "precision"]
    assert list(record["attribution"][0]) == ["name", "kind", "iso3", "text"]
    assert record["event_id"] == "e1"


@given(ANY_CLAIM)
def test_a_claim_survives_being_written_and_read(claim: Claim) -> None:
    assert claim_from_record(json.loads(json.dumps(claim_record(claim)))) == claim


@pytest.mark.parametrize(
    "change",
    [
        {"type": "INSPECTION"},
        {"phase": "planned"},
        {"modality": "denied"},
        {"background": True},
        {"item": brdm(quantity=11)},
        {"item": brdm(batch="2")},
        {"item": None},
        {"item": Item("x", "x", quantity=Range(1, None))},
        {"actors": (("supplier", (state("USA"),)),)},
        {"date": ClaimDate("2020-10-21", "2020-10-21")},
        {"attribution": (Source("Reuters", "agency"),)},
        {"evidence": (Span(5, 9, "vehi"),)},
        {"denies": "delivered"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_what_a_claim_says_changes_its_id(change: dict[str, object]) -> None:
    claim = make_claim()
    assert claim_id(replace(claim, **change), "s") != claim_id(claim, "s")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "change",
    [
        {"page": "/elsewhere/a.txt"},
        {"codebook": "9"},
        {"model": "other"},
        {"confidence": 0.1},
        {"rules": ()},
        {"why": "?"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_how_a_claim_was_read_does_not_change_its_id(change: dict[str, object]) -> None:
    claim = make_claim()
    assert claim_id(replace(claim, **change), "s") == claim_id(claim, "s")  # type: ignore[arg-type]


def test_the_same_words_on_two_pages_have_two_ids() -> None:
    claim = make_claim()
    assert claim_id(claim, sha_of("a")) != claim_id(claim, sha_of("b"))


def test_the_id_is_the_same_on_every_machine() -> None:
    assert stamped(make_claim(), sha_of("a")).claim_id == "d03667584adfe68e"


def test_one_number_has_one_form() -> None:
    whole, real = make_claim(item=brdm(quantity=10)), make_claim(item=brdm(quantity=10.0))
    assert whole.claim_id == real.claim_id
    assert json.dumps(claim_record(real)["item"]["quantity"]) == "10"


def test_an_event_shows_its_lead_and_what_the_reports_add_up_to() -> None:
    from legation.register.merge import merge

    first, second = make_claim(page="a.txt"), make_claim(page="b.txt", published="2020-10-26")
    (event,) = merge([first, second])
    record = event_record(event)
    assert record["reports"] == 2
    assert record["item"]["quantity"] == 10
    assert (record["first_published"], record["last_published"]) == ("2020-10-24", "2020-10-26")
    assert sorted(record["claims"]) == sorted([first.claim_id, second.claim_id])
    assert record["pages"] == ["a.txt", "b.txt"]
