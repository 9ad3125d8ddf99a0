"""Acts follow one another by the codebook's order of phases and its rules across types; unlike acts do not."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.codebook.load import load
from legation.model.claim import Claim, Item, Place
from legation.register.affairs import affairs
from legation.register.merge import merge
from tests.factories import ALIKE_CLAIM, brdm, date, make_claim, state

CYCLES = load().lifecycles
SIDES = {"sender": [state("RUS")], "host": [state("CAF")]}
PARTIES = {"party": [state("RUS"), state("CAF")]}
PLAN: dict[str, Any] = {"phase": "planned", "modality": "planned"}
DRONES = Item("4 drones", "drone", category="uav", quantity=4)


def act(day: str | None, **more: Any) -> dict[str, Any]:
    """What a claim of an act on a day says; the report is of that day."""
    return {"date": date(day), "published": day, "evidence": f"Words of {day} {sorted(map(str, more.items()))}", **more}


def office(day: str, phase: str, **more: Any) -> dict[str, Any]:
    return act(day, type="MILITARY_OFFICE", phase=phase, item=None, actors=SIDES, **more)


def embargo(day: str, until: str) -> dict[str, Any]:
    actors = {"imposer": [state("FRA")], "target": [state("CAF")]}
    words = {
        "2021-07-31": "Paris prolonged its ban on Tuesday.",
        "2022-07-31": "Another year was added to the embargo.",
    }
    return act(day, type="ARMS_EMBARGO", phase="extended", item=None, actors=actors, until=until) | {
        "evidence": words[until]
    }


FOLLOWS = {
    "order and delivery": (act("2020-03-01", phase="ordered"), act("2020-10-20"), "ordered → delivered"),
    "plan and delivery": (act("2020-03-01", **PLAN), act("2020-10-20"), "planned → delivered"),
    "delivery and the last of it": (act("2020-10-20"), act("2021-02-01", phase="completed"), "delivered → completed"),
    "a family and its variant": (
        act("2020-03-01", phase="ordered", item=brdm(quantity=20)),
        act("2020-10-20", item=brdm(designation="BRDM-2MS", batch="1")),
        "ordered → delivered",
    ),
    "decided and opened": (office("2020-10-15", "authorised"), office("2021-02-01", "opened"), "authorised → opened"),
    "opened and halted": (office("2020-10-15", "opened"), office("2021-02-01", "suspended"), "opened → suspended"),
    "planned anew for another day": (
        act("2020-03-01", **PLAN, published="2020-01-10"),
        act("2020-06-01", **PLAN, published="2020-02-20"),
        "planned → planned",
    ),
    "the rest after a batch": (
        act("2020-10-20"),
        act("2021-02-01", **PLAN, published="2020-10-22"),
        "delivered → planned",
    ),
    "renewed": (embargo("2020-07-28", "2021-07-31"), embargo("2021-07-29", "2022-07-31"), "extended → extended"),
    "a plan, and what put it off by the day of the news": (
        office("2021-03-01", "planned", modality="planned", published="2020-11-05"),
        {**office("2020-11-10", "delayed"), "date": date(None, "2020-11-10")},
        "planned → delayed",
    ),
    "denied": (
        act("2020-10-20"),
        act("2020-10-22", phase="denied", modality="denied", denies="delivered"),
        "delivered → denied",
    ),
    "base and troops": (
        act("2021-12-15", type="MILITARY_BASE", phase="handed_over", item=None, actors=SIDES),
        act("2021-12-15", type="FORCE_DEPLOYMENT", phase="completed", item=None, actors=SIDES),
        "the site passed and the troops left",
    ),
    "leave and delivery": (
        act(
            "2019-09-09",
            type="EMBARGO_EXEMPTION",
            phase="authorised",
            actors={"supplier": [state("RUS")], "recipient": [state("CAF")]},
        ),
        act("2020-10-20"),
        "cleared under the embargo",
    ),
    "agreement and what it promises": (
        act("2018-08-21", type="DEFENCE_AGREEMENT", phase="signed", item=None, actors=PARTIES),
        act(
            "2018-09-10",
            type="TRAINING_MISSION",
            item=None,
            actors={"trainer": [state("RUS")], "trainee": [state("CAF")]},
            **PLAN,
        ),
        "promised in the agreement",
    ),
}

APART = {
    "another batch": (act("2020-03-01", item=brdm(batch="2"), **PLAN), act("2020-10-20", item=brdm(batch="1"))),
    "another thing": (act("2020-03-01", phase="ordered", item=DRONES), act("2020-10-20")),
    "another taker": (
        act("2020-03-01", phase="ordered", actors={"supplier": [state("RUS")], "recipient": [state("SRB")]}),
        act("2020-10-20"),
    ),
    "an order after the delivery": (act("2021-03-01", phase="ordered"), act("2020-10-20")),
    "ten years between": (act("2010-03-01", phase="ordered"), act("2020-10-20")),
    "a total is no step": (act("2020-03-01", phase="ordered"), act("2020-10-20", item=brdm(is_total=True))),
    "an office elsewhere": (
        office("2020-10-15", "planned", place=Place("Bangui", "CAF", 4.4, 18.6)),
        office("2021-02-01", "opened", place=Place("Bria", "CAF", 6.5, 22.0)),
    ),
    "a denial of something else": (
        act("2020-10-20"),
        act("2020-10-22", phase="denied", modality="denied", denies="planned"),
    ),
}


def claims_of(*told: dict[str, Any]) -> list[Claim]:
    return [make_claim(page=f"{number}.txt", **one) for number, one in enumerate(told)]


@pytest.mark.parametrize("first, second, relation", FOLLOWS.values(), ids=FOLLOWS.keys())
def test_what_follows(first: dict[str, Any], second: dict[str, Any], relation: str) -> None:
    (affair,) = affairs(merge(claims_of(first, second)), CYCLES)
    (link,) = affair.links
    kept = {act.event_id: act.event.lead.page for act in affair.acts}
    assert (kept[link.first], kept[link.second], link.relation) == ("0.txt", "1.txt", relation)


@pytest.mark.parametrize("first, second", APART.values(), ids=APART.keys())
def test_what_does_not(first: dict[str, Any], second: dict[str, Any]) -> None:
    assert not [link for affair in affairs(merge(claims_of(first, second)), CYCLES) for link in affair.links]


def test_a_step_between_is_not_passed_over_but_a_plan_is() -> None:
    events = merge(
        claims_of(
            act("2020-01-01", phase="agreed"),
            act("2020-03-01", phase="ordered"),
            act("2020-06-01", **PLAN),
            act("2020-10-20"),
        )
    )
    (affair,) = affairs(events, CYCLES)
    assert {link.relation for link in affair.links} == {
        "agreed → ordered",
        "ordered → planned",
        "ordered → delivered",
        "planned → delivered",
    }


def test_batches_are_of_one_deal_though_nobody_told_of_the_order() -> None:
    batches = claims_of(act("2020-10-15", item=brdm(batch="1")), act("2020-10-20", item=brdm(batch="2")))
    (affair,) = affairs(merge(batches), CYCLES)
    assert len(affair.acts) == 2 and not affair.links


@settings(max_examples=40, deadline=None)
@given(st.lists(ALIKE_CLAIM, max_size=10), st.randoms(use_true_random=False))
def test_order_does_not_matter_and_each_event_stands_in_one_affair(claims: list[Claim], chance: Any) -> None:
    events = list(merge(claims))
    found = affairs(events, CYCLES)
    chance.shuffle(events)
    assert affairs(events, CYCLES) == found
    assert sorted(act.event_id for affair in found for act in affair.acts) == sorted(e.event_id for e in events)
