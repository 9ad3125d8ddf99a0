"""Reports that differ stand side by side; what can both be true is no contradiction; denials stand beside the act."""

from typing import Any

import pytest

from legation.model.claim import Claim, ClaimDate, Place, Range, Source
from legation.register.contradictions import contradictions
from legation.register.denials import denies, with_denials
from legation.register.independence import Reprint, Reprints, sources
from legation.register.merge import make_event
from tests.factories import brdm, date, make_claim, sha_of, source, state

SAID_BY_ENVOY = (source("Vladimir Titorenko", iso3="RUS"), source("Reuters", "agency"))
SAID_BY_MINISTER = (source("Sylvie Baïpo", iso3="CAF"), source("AFP", "agency"))


def reports(first: dict[str, Any], second: dict[str, Any]) -> list[Claim]:
    return [
        make_claim(page=sha_of("a"), evidence="One report.", attribution=SAID_BY_ENVOY, **first),
        make_claim(page=sha_of("b"), evidence="Another report.", attribution=SAID_BY_MINISTER, **second),
    ]


def fields(claims: list[Claim], reprints: Reprints | None = None) -> dict[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    known = reprints or {}
    return {found.field: found.values for found in contradictions(claims, sources(claims, known), known)}


def quantity(number: Any, **more: Any) -> dict[str, Any]:
    return {"item": brdm(quantity=number, **more)}


AGREE = {
    "silence": (quantity(10), quantity(None)),
    "a range that holds the number": (quantity(10), quantity(Range(8, 12))),
    "at least": (quantity(10), quantity(Range(5, None))),
    "a total beside a batch": (quantity(10), quantity(30, is_total=True)),
    "other units": (quantity(4, unit="systems"), quantity(24, unit="missiles")),
    "a month that holds the day": ({"date": date("2020-10-15")}, {"date": date("2020-10-01", "2020-10-31")}),
    "by then": ({"date": date("2020-10-15")}, {"date": ClaimDate(None, "2020-10-24")}),
    "no year": ({"date": date("2020-10-15")}, {"date": ClaimDate(edtf="--10-16")}),
    "places without a point": ({"place": Place("Bangui", "CAF")}, {"place": Place("Berengo", "CAF")}),
    "a port and its town": (
        {"place": Place("Bangui", "CAF", 4.36, 18.55)},
        {"place": Place("Bimbo", "CAF", 4.26, 18.42)},
    ),
}


@pytest.mark.parametrize("first, second", AGREE.values(), ids=AGREE.keys())
def test_what_can_both_be_true_is_no_contradiction(first: dict[str, Any], second: dict[str, Any]) -> None:
    assert fields(reports(first, second)) == {}


DIFFER = {
    "quantity": (quantity(10), quantity(12), ("10", "12")),
    "date": ({"date": date("2020-10-15")}, {"date": date("2020-10-17")}, ("2020-10-15", "2020-10-17")),
    "place": (
        {"place": Place("Bangui", "CAF", 4.36, 18.55)},
        {"place": Place("Bria", "CAF", 6.54, 21.99)},
        ("Bangui", "Bria"),
    ),
    "phase": ({"phase": "delivered"}, {"phase": "under_way"}, ("delivered", "under way")),
}


@pytest.mark.parametrize("field", DIFFER)
def test_values_stand_side_by_side_with_who_gives_them(field: str) -> None:
    first, second, values = DIFFER[field]
    assert fields(reports(first, second)) == {
        field: ((values[0], ("Vladimir Titorenko",)), (values[1], ("Sylvie Baïpo",)))
    }


def test_a_value_that_nothing_contradicts_is_left_out() -> None:
    claims = [*reports(quantity(10), quantity(12)), make_claim(page=sha_of("c"), **quantity(Range(1, None)))]
    assert [value for value, _ in fields(claims)["quantity"]] == ["10", "12"]


def test_one_speaker_of_one_story_does_not_contradict_himself() -> None:
    claims = [
        make_claim(page=sha_of("a"), evidence="Ten came.", attribution=SAID_BY_ENVOY, **quantity(10)),
        make_claim(page=sha_of("a"), evidence="Twelve came.", attribution=SAID_BY_ENVOY, **quantity(12)),
    ]
    assert fields(claims) == {}


def test_the_days_of_a_copy_are_those_of_its_own_day() -> None:
    claims = reports({"date": date("2020-10-20")}, {"date": date("2020-10-27")})
    assert "date" in fields(claims)
    assert fields(claims, {(sha_of("b"), 0): Reprint((sha_of("a"), 0), "Reuters", ((0, 99),))}) == {}


def denial(**more: Any) -> Claim:
    values = {"phase": "denied", "modality": "denied", "denies": "delivered", "date": ClaimDate(), "item": None}
    chain: tuple[Source, ...] = (source("Sergey Lavrov", iso3="RUS"), source("TASS", "agency"))
    return make_claim(page=sha_of("d"), evidence="That is not true.", attribution=chain, **{**values, **more})


DENIED = {
    "the act": ({}, {}, True),
    "told as alleged": ({}, {"modality": "alleged"}, True),
    "the same thing": ({"item": brdm(quantity=None)}, {}, True),
    "another phase": ({"denies": "ordered"}, {}, False),
    "another thing": ({"item": brdm(designation="Mi-8", name="helicopter", category="helicopter")}, {}, False),
    "another taker": ({"actors": {"supplier": [state("RUS")], "recipient": [state("SRB")]}}, {}, False),
    "one party of two": ({"actors": {"supplier": [state("RUS")]}}, {}, True),
    "nobody named": ({"actors": {}}, {}, False),
    "since a day after it": ({"date": ClaimDate("2022-02-24", None)}, {}, False),
    "since a day before it": ({"date": ClaimDate("2020-01-01", "2020-12-31")}, {}, True),
}


@pytest.mark.parametrize("against, told, expected", DENIED.values(), ids=DENIED.keys())
def test_what_a_denial_denies(against: dict[str, Any], told: dict[str, Any], expected: bool) -> None:
    assert denies(denial(**against), make_claim(**told)) is expected


def test_the_act_tells_who_denies_it_and_stays() -> None:
    event, other = make_event([make_claim()]), make_event([make_claim(phase="ordered")])
    denied, untouched = with_denials([event, other], [denial()])
    assert untouched == other
    (found,) = denied.contradictions
    assert found.field == "denied"
    assert found.values == (("delivered", ("Vladimir Titorenko",)), ("denied", ("Sergey Lavrov",)))
    assert denied.lead == event.lead
