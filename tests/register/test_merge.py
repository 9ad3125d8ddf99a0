"""Claims of one act end in one event; acts that differ stay apart; the order of claims does not matter."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.model.claim import Claim, ClaimDate, Item, Party, Range, Source
from legation.register.blocking import drawers, whole
from legation.register.features import Features, features
from legation.register.matching import match
from legation.register.merge import merge, merge_with_reasons
from tests.factories import ALIKE_CLAIM, LEAD, brdm, date, make_claim, source, state

DETAIL = "The first batch of ten vehicles landed at Bangui airport on Thursday, the embassy said."
PAIR = {"supplier": [state("RUS")], "recipient": [state("CAF")]}


FORCE: dict[str, Any] = {
    "type": "FORCE_DEPLOYMENT",
    "phase": "in_force",
    "modality": "state",
    "date": ClaimDate(),
    "actors": {"sender": [state("RUS")], "host": [state("CAF")]},
}


def troops(number: int) -> Item:
    return Item(f"{number} soldiers", "soldier", category="personnel", quantity=number)


def two(first: dict[str, Any], second: dict[str, Any]) -> tuple[Claim, Claim]:
    return make_claim(**first), make_claim(**second)


ONE_ACT = {
    "copies of one story": ({}, {"page": "b.txt"}),
    "a copy under a new date": ({}, {"page": "b.txt", "published": "2024-04-20", "date": date("2024-04-16")}),
    "lead and detail": ({}, {"evidence": DETAIL, "start": 200, "date": date("2020-10-15", "2020-10-24")}),
    "an unnumbered mention of a numbered batch": ({"item": brdm(batch="1")}, {"page": "b.txt", "evidence": DETAIL}),
    "own words, same act": ({}, {"page": "b.txt", "evidence": DETAIL, "attribution": (source("AFP", "agency"),)}),
    "only the recipient named": ({}, {"page": "b.txt", "evidence": DETAIL, "actors": {"recipient": [state("CAF")]}}),
    "giver in one sentence, taker in another": (
        {"actors": {"supplier": [state("RUS")]}},
        {"actors": {"recipient": [state("CAF")]}, "evidence": DETAIL, "start": 200},
    ),
    "a range that holds the number": ({}, {"page": "b.txt", "evidence": DETAIL, "item": brdm(quantity=Range(8, 12))}),
    "a month that holds the day": (
        {},
        {"page": "b.txt", "evidence": DETAIL, "date": date("2020-10-01", "2020-10-31", grain="month")},
    ),
    "told again as background": (
        {},
        {"page": "b.txt", "evidence": DETAIL, "background": True, "published": "2021-03-01"},
    ),
    "undated within a fortnight": (
        {"date": ClaimDate()},
        {"page": "b.txt", "evidence": DETAIL, "published": "2020-10-30"},
    ),
    "numbers differ on one day": ({}, {"page": "b.txt", "evidence": DETAIL, "item": brdm(quantity=12)}),
    "a page that sets its number against another": (
        {},
        {
            "page": "b.txt",
            "evidence": DETAIL,
            "item": brdm(quantity=6),
            "date": ClaimDate(),
            "modality": "disputed",
        },
    ),
    "class words and days that differ, all else the same": (
        {"item": brdm(designation=None)},
        {"page": "b.txt", "evidence": DETAIL, "item": brdm(designation=None), "date": date("2020-10-21")},
    ),
    "days differ, all else the same": ({}, {"page": "b.txt", "evidence": DETAIL, "date": date("2020-10-22")}),
    "alleged and asserted": ({}, {"page": "b.txt", "evidence": DETAIL, "modality": "alleged"}),
    "no year in either": (
        {"date": ClaimDate(edtf="--10-15"), "published": None},
        {"date": ClaimDate(edtf="--10-15"), "published": None, "page": "b.txt", "evidence": DETAIL},
    ),
    "no year in one": (
        {"date": ClaimDate(edtf="--10-20"), "published": None},
        {"page": "b.txt", "evidence": DETAIL},
    ),
    "a variant and its family": ({}, {"page": "b.txt", "evidence": DETAIL, "item": brdm(designation="BRDM-2MS")}),
    "a class word for a designation": (
        {},
        {"page": "b.txt", "evidence": DETAIL, "item": brdm(designation=None, name="APC")},
    ),
    "a tank told as an armoured vehicle": (
        {"item": Item("5 T-72B3", "main battle tank", "T-72B3", "tank", quantity=5)},
        {
            "item": Item("5 armoured vehicles", "armoured vehicle", category="armoured_vehicle", quantity=5),
            "page": "b.txt",
            "evidence": DETAIL,
        },
    ),
    "an edited copy": ({}, {"page": "b.txt", "evidence": LEAD.replace("armoured", "armored"), "date": ClaimDate()}),
    "undated, and the only act it can mean": (
        {},
        {"page": "b.txt", "evidence": DETAIL, "date": ClaimDate(), "published": "2021-01-03"},
    ),
    "a plan and a conditional plan": (
        {"phase": "planned", "modality": "planned"},
        {"phase": "planned", "modality": "conditional", "page": "b.txt", "evidence": DETAIL},
    ),
    "eased, which one report calls lifted": (
        {"type": "ARMS_EMBARGO", "phase": "eased", "item": None, "actors": {"target": [state("CAF")]}},
        {
            "type": "ARMS_EMBARGO",
            "phase": "lifted",
            "item": None,
            "actors": {"target": [state("CAF")]},
            "page": "b.txt",
            "evidence": DETAIL,
        },
    ),
    "most of many members": (
        {"actors": {"participant": [state("USA"), state("SRB"), state("CAF")]}, "type": "JOINT_EXERCISE"},
        {
            "actors": {"participant": [state("USA"), state("SRB"), state("TUR")]},
            "type": "JOINT_EXERCISE",
            "page": "b.txt",
            "evidence": DETAIL,
        },
    ),
    "days differ, and one knows no number": (
        {},
        {"page": "b.txt", "evidence": DETAIL, "date": date("2020-10-21"), "item": brdm(quantity=None)},
    ),
    "two months side by side, all else the same": (
        {"date": date("2020-08-01", "2020-08-31", grain="month")},
        {"date": date("2020-09-01", "2020-09-30", grain="month"), "page": "b.txt", "evidence": DETAIL},
    ),
    "two speakers, two numbers near each other": (
        {"date": ClaimDate(), "attribution": (source("Titorenko"),)},
        {
            "date": ClaimDate(),
            "published": "2020-10-26",
            "page": "b.txt",
            "evidence": DETAIL,
            "item": brdm(quantity=12),
            "attribution": (source("Touadera"),),
        },
    ),
    "how strong a force is, by two speakers": (
        {**FORCE, "item": troops(130), "attribution": (source("Titorenko"),)},
        {
            **FORCE,
            "item": troops(150),
            "published": "2020-11-20",
            "page": "b.txt",
            "evidence": DETAIL,
            "attribution": (source("Touadera"),),
        },
    ),
    "a page of an unknown day that names the weapon": (
        {},
        {"page": "b.txt", "evidence": DETAIL, "date": ClaimDate(), "published": None},
    ),
    "a page of an unknown day that gives the day of the act, and one that gives none": (
        {"published": None},
        {"page": "b.txt", "evidence": DETAIL, "date": ClaimDate()},
    ),
    "no item in either": ({"item": None}, {"item": None, "page": "b.txt", "evidence": DETAIL}),
}

TWO_ACTS = {
    "phases chain": ({}, {"phase": "planned"}),
    "types": ({}, {"type": "INSPECTION"}),
    "batches": ({"item": brdm(batch="1")}, {"item": brdm(batch="2")}),
    "batches on two pages": ({"item": brdm(batch="1")}, {"item": brdm(batch="2"), "page": "b.txt", "evidence": DETAIL}),
    "a total is no batch": ({}, {"item": brdm(quantity=10, is_total=True)}),
    "denied": ({}, {"modality": "denied"}),
    "denials of two phases": (
        {"phase": "denied", "modality": "denied", "denies": "delivered"},
        {"phase": "denied", "modality": "denied", "denies": "planned"},
    ),
    "feared": ({}, {"modality": "hypothetical"}),
    "two quantities from one source on one page": ({}, {"item": brdm(quantity=12)}),
    "two quantities, vague dates": (
        {"date": date("2020-01-01", "2020-12-31")},
        {"date": date("2020-01-01", "2020-12-31"), "item": brdm(quantity=20), "page": "b.txt", "evidence": DETAIL},
    ),
    "designations": ({}, {"item": brdm(designation="BMP-1")}),
    "a new plan after another": (
        {"phase": "planned", "modality": "planned", "date": date("2021-05-15", None, grain="day")},
        {"phase": "planned", "modality": "planned", "date": date("2021-07-16", "2021-07-31"), "evidence": DETAIL},
    ),
    "eased, and lifted a year later": (
        {"type": "ARMS_EMBARGO", "phase": "eased", "item": None, "actors": {"target": [state("CAF")]}},
        {
            "type": "ARMS_EMBARGO",
            "phase": "lifted",
            "item": None,
            "actors": {"target": [state("CAF")]},
            "page": "b.txt",
            "date": date("2021-10-20"),
        },
    ),
    "two acts of one sentence, and its copy": (
        {"date": date("2020-10-01", "2020-10-05")},
        {"date": date("2020-07-01"), "page": "b.txt"},
    ),
    "units": ({"item": brdm(unit="system")}, {"item": brdm(unit="aircraft")}),
    "kinds": ({}, {"item": Item("10 drones", "drone", category="uav", quantity=10)}),
    "years": ({}, {"date": date("2017-10-20"), "page": "b.txt", "evidence": DETAIL}),
    "background periods": (
        {"background": True, "date": date("2017-01-01", "2017-12-31")},
        {"background": True, "date": date("2018-01-01", "2018-12-31"), "evidence": DETAIL},
    ),
    "undated background and the news": ({}, {"background": True, "date": ClaimDate(), "evidence": DETAIL}),
    "suppliers": ({}, {"actors": {"supplier": [state("USA")], "recipient": [state("CAF")]}}),
    "recipients": ({}, {"actors": {"supplier": [state("RUS")], "recipient": [state("SRB")]}}),
    "the roles turned round": ({}, {"actors": {"supplier": [state("CAF")], "recipient": [state("RUS")]}}),
    "giver in one, taker in the other": (
        {"actors": {"supplier": [state("RUS")]}},
        {"actors": {"recipient": [state("RUS")]}, "evidence": DETAIL},
    ),
    "persons posted": (
        {"actors": {"person": [Party("Ivan Petrov", "RUS", kind="person")]}, "item": None},
        {"actors": {"person": [Party("Oleg Orlov", "RUS", kind="person")]}, "item": None},
    ),
    "undated and long apart": (
        {"date": ClaimDate()},
        {"date": ClaimDate(), "page": "b.txt", "evidence": DETAIL, "published": "2021-03-01"},
    ),
    "undated and nowhere published": (
        {"date": ClaimDate(), "published": None},
        {"date": ClaimDate(), "published": None, "page": "b.txt", "evidence": DETAIL},
    ),
    "other days of unknown years": (
        {"date": ClaimDate(edtf="--10-15"), "published": None},
        {"date": ClaimDate(edtf="--10-16"), "published": None, "evidence": DETAIL},
    ),
    "two speakers, two numbers far from each other": (
        {"date": ClaimDate(), "attribution": (source("Titorenko"),)},
        {
            "date": ClaimDate(),
            "page": "b.txt",
            "evidence": DETAIL,
            "item": brdm(quantity=30),
            "attribution": (source("Touadera"),),
        },
    ),
    "two numbers of one speaker": (
        {"date": ClaimDate()},
        {"date": ClaimDate(), "page": "b.txt", "evidence": DETAIL, "item": brdm(quantity=12)},
    ),
    "how strong a force is, months apart": (
        {**FORCE, "item": troops(130), "attribution": (source("Titorenko"),)},
        {
            **FORCE,
            "item": troops(150),
            "published": "2021-06-20",
            "page": "b.txt",
            "evidence": DETAIL,
            "attribution": (source("Touadera"),),
        },
    ),
    "a page of an unknown day that names a kind of thing": (
        {"item": brdm(designation=None)},
        {
            "page": "b.txt",
            "evidence": DETAIL,
            "date": ClaimDate(),
            "published": None,
            "item": brdm(designation=None, quantity=None),
        },
    ),
    "two months side by side, and no number": (
        {"date": date("2020-08-01", "2020-08-31", grain="month"), "item": brdm(quantity=None)},
        {"date": date("2020-09-01", "2020-09-30", grain="month"), "page": "b.txt", "evidence": DETAIL},
    ),
    "short words recur by chance": (
        {"evidence": "It arrived.", "item": None, "published": None, "date": ClaimDate()},
        {"evidence": "It arrived.", "item": None, "published": None, "date": ClaimDate(), "page": "b.txt"},
    ),
}


@pytest.mark.parametrize("first, second", ONE_ACT.values(), ids=ONE_ACT.keys())
def test_reports_of_one_act_end_in_one_event(first: dict[str, Any], second: dict[str, Any]) -> None:
    pair = two(first, second)
    assert pair[0].claim_id != pair[1].claim_id
    assert len(merge(pair)) == 1


@pytest.mark.parametrize("first, second", TWO_ACTS.values(), ids=TWO_ACTS.keys())
def test_two_acts_end_in_two_events(first: dict[str, Any], second: dict[str, Any]) -> None:
    assert len(merge(two(first, second))) == 2


def test_a_vague_mention_does_not_tie_two_batches_together() -> None:
    first = make_claim(item=brdm(batch="1"))
    second = make_claim(item=brdm(batch="2"), evidence=DETAIL)
    vague = make_claim(page="b.txt", evidence="Ten vehicles have reached Bangui, officials told the news agency.")
    assert [len(event.claims) for event in merge([first, vague, second])] == [1, 1, 1]


def test_a_whole_year_does_not_tie_two_days_together() -> None:
    spring = make_claim(date=date("2020-03-03"), published="2020-03-04")
    autumn = make_claim(page="b.txt", evidence=DETAIL)
    year = make_claim(
        page="c.txt", date=date("2020-01-01", "2020-12-31"), evidence="In 2020 ten vehicles went to Bangui."
    )
    assert len(merge([spring, autumn, year])) == 3


def test_a_page_of_an_unknown_day_joins_neither_of_two_acts() -> None:
    spring = make_claim(date=date("2020-03-03"), published="2020-03-04")
    autumn = make_claim(page="b.txt", evidence=DETAIL)
    nowhen = make_claim(
        page="c.txt", date=ClaimDate(), published=None, evidence="Ten BRDM-2 went to Bangui, it was said."
    )
    assert len(merge([spring, autumn, nowhen])) == 3
    assert len(merge([autumn, nowhen])) == 1


def grouping(claims: list[Claim]) -> set[frozenset[str]]:
    return {frozenset(claim.claim_id for claim in event.claims) for event in merge(claims)}


@settings(max_examples=60, deadline=None)
@given(st.lists(ALIKE_CLAIM, max_size=12), st.randoms(use_true_random=False))
def test_order_and_repetition_do_not_matter(claims: list[Claim], chance: Any) -> None:
    shuffled = claims + claims[:3]
    chance.shuffle(shuffled)
    distinct = list({claim.claim_id: claim for claim in claims}.values())
    assert merge(distinct) == merge(sorted(distinct, key=lambda claim: claim.claim_id, reverse=True))
    assert grouping(shuffled) == grouping(claims)
    assert sum(len(event.claims) for event in merge(claims)) == len(distinct)


@settings(max_examples=60, deadline=None)
@given(st.lists(ALIKE_CLAIM, max_size=12))
def test_events_never_mix_phases_batches_or_denials(claims: list[Claim]) -> None:
    for event in merge(claims):
        assert len({(claim.type, claim.phase, claim.modality == "denied") for claim in event.claims}) == 1
        assert len({claim.item.batch for claim in event.claims if claim.item and claim.item.batch}) <= 1
        assert len({claim.item.is_total for claim in event.claims if claim.item}) <= 1


def reached(filed: frozenset[int]) -> set[int]:
    """Whatever number leads to a claim that is filed so."""
    return {*filed, *map(whole, filed)}


def finds(a: Features, b: Features) -> bool:
    """Whether the one is found from the other."""
    return bool(drawers(a).looked & reached(drawers(b).filed))


@settings(max_examples=60, deadline=None)
@given(ALIKE_CLAIM, ALIKE_CLAIM)
def test_matching_is_the_same_from_both_sides(first: Claim, second: Claim) -> None:
    a, b = features(first), features(second)
    assert match(a, b) == match(b, a)
    assert finds(a, b) == finds(b, a)


def test_the_event_keeps_its_id_when_reports_join() -> None:
    claims = sorted((make_claim(page=f"{n}.txt") for n in range(4)), key=lambda claim: claim.claim_id)
    (alone,), (all_of_them,) = merge(claims[:1]), merge(claims)
    assert alone.event_id == all_of_them.event_id


def test_the_lead_is_news_then_specific_then_early() -> None:
    vague = make_claim(page="a.txt", item=brdm(quantity=None), published="2020-10-20")
    full = make_claim(page="b.txt", published="2020-10-25")
    early = make_claim(page="c.txt", published="2020-10-24")
    past = make_claim(page="d.txt", published="2020-10-21", background=True, item=brdm(batch="1"))
    (event,) = merge([vague, full, early, past])
    assert event.lead == early


CHAINS = {
    "one ambassador through two agencies": (
        [
            (source("Titorenko", iso3="RUS"), source("RIA", "agency")),
            (source("Titorenko", iso3="RUS"), source("TASS", "agency")),
        ],
        1,
    ),
    "both sides": ([(source("Titorenko", iso3="RUS"),), (source("Touadera", iso3="CAF"),)], 2),
    "copies in two outlets": ([(source("Reuters", "agency"),), (source("Example News", "outlet"),)], 1),
    "a speaker and an outlet that copies": (
        [(source("Titorenko", iso3="RUS"),), (source("Example News", "outlet"),)],
        1,
    ),
    "nobody named": ([(), ()], 1),
}


@pytest.mark.parametrize("chains, expected", CHAINS.values(), ids=CHAINS.keys())
def test_sources_are_counted_at_the_root(chains: list[tuple[Source, ...]], expected: int) -> None:
    claims = [make_claim(page=f"{n}.txt", attribution=chain) for n, chain in enumerate(chains)]
    (event,) = merge(claims)
    assert event.reports == len(claims)
    assert event.independent_sources == expected


def test_outlets_with_their_own_words_are_two_sources() -> None:
    first = make_claim(attribution=(source("Reuters", "agency"),))
    second = make_claim(page="b.txt", evidence=DETAIL, attribution=(source("AFP", "agency"),))
    (event,) = merge([first, second])
    assert event.independent_sources == 2


def test_contradictions_name_who_says_which() -> None:
    first = make_claim(attribution=(source("Titorenko"),))
    second = make_claim(page="b.txt", evidence=DETAIL, item=brdm(quantity=12), attribution=(source("Touadera"),))
    (event,) = merge([first, second])
    (found,) = event.contradictions
    assert found.field == "quantity"
    assert found.values == (("10", ("Titorenko",)), ("12", ("Touadera",)))


def test_merging_tells_its_score_and_reasons() -> None:
    (merged,) = merge_with_reasons([make_claim(), make_claim(page="b.txt")])
    found = merged.joins[merged.event.lead.claim_id]
    assert found.score >= 1
    assert "copied_words" in found.reasons and "same_batch" not in found.reasons
    assert "the same words are quoted" in found.told()


def test_a_claim_that_is_twice_on_a_page_is_one() -> None:
    (event,) = merge([make_claim(), replace(make_claim(), confidence=0.1)])
    assert len(event.claims) == 1
    assert event.lead.evidence[0].text == LEAD
