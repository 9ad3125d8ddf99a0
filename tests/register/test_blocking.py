"""Claims that may be of one act find each other; those that cannot are not even compared."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from legation.model.claim import ClaimDate
from legation.register.blocking import ALL, STRETCHES, bounds, drawers, whole
from legation.register.features import features
from legation.register.matching import match
from tests.factories import ALIKE_CLAIM, LEAD, date, make_claim, state

YEARS = "It was in 2020 that the vehicles reached Bangui, a spokesman of the ministry recalled."


def found(first: dict[str, Any], second: dict[str, Any]) -> bool:
    one = drawers(features(make_claim(**first)))
    other = drawers(features(make_claim(**{"page": "b.txt", "evidence": YEARS, **second})))
    there, back = (bool(a.looked & {*b.filed, *map(whole, b.filed)}) for a, b in ((one, other), (other, one)))
    assert there == back
    return there


FAR = {"date": date("2012-05-05"), "published": "2012-05-06"}
ONE_PARTY = {"actors": {"recipient": [state("CAF")]}}


@pytest.mark.parametrize(
    "first, second, whether",
    [
        ({}, {}, True),
        ({}, {"date": date("2020-10-22")}, True),
        ({}, FAR, False),
        ({}, {**FAR, "evidence": LEAD}, True),
        ({}, {**FAR, "evidence": LEAD.replace("envoy", "ambassador")}, True),
        ({}, {"date": ClaimDate(), "published": "2020-12-20"}, True),
        ({}, {"date": ClaimDate(), "published": "2019-01-20"}, False),
        ({}, {"date": ClaimDate(), "published": None}, True),
        ({}, {"date": ClaimDate(start="2013-01-01"), "published": "2013-02-01", "background": True}, False),
        ({}, {"date": ClaimDate(start="2013-01-01"), "published": "2021-02-01", "background": True}, True),
        ({}, {"date": ClaimDate(start="2020-10-01"), "published": "2024-02-01", "background": True}, True),
        ({}, ONE_PARTY, True),
        ({}, {**FAR, **ONE_PARTY}, False),
        ({}, {"actors": {"supplier": [state("TUR")], "recipient": [state("SRB")]}}, False),
        ({}, {"phase": "planned"}, False),
    ],
)
def test_who_finds_whom(first: dict[str, Any], second: dict[str, Any], whether: bool) -> None:
    assert found(first, second) == whether


@given(ALIKE_CLAIM, ALIKE_CLAIM)
def test_sure_matches_of_one_time_are_always_found(first: Any, second: Any) -> None:
    a, b = features(first), features(replace(second, date=first.date, story=first.story))
    pair = match(a, b)
    if pair and pair.sure:
        assert drawers(a).looked & {*drawers(b).filed, *map(whole, drawers(b).filed)}


def test_numbers_are_of_any_database_and_a_whole_drawer_stands_together() -> None:
    place = drawers(features(make_claim(date=ClaimDate(), published=None)))
    assert all(0 <= number < 2**63 for number in place.filed | place.looked)
    wholes = [number for number in place.looked if number % STRETCHES == ALL]
    assert wholes
    for number in wholes:
        first, last = bounds(number) or (0, 0)
        assert first <= number - 1 <= last == whole(first)
