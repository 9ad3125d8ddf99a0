"""How embargoes and offices stand on a day, what is due, and what deals add up to."""

from typing import Any

import pytest

from legation.codebook.load import load
from legation.model.claim import Claim, Party, Place, Range
from legation.model.event import Event
from legation.register.merge import merge
from legation.views.deals import deals
from legation.views.standing import RAN_OUT, kinds, standings
from tests.factories import brdm, date, make_claim, source, state

CYCLES = load().lifecycles
UN = Party("United Nations", None, "UN Security Council", kind="organ")
EU = Party("European Union", None, kind="igo")


def told(type_: str, phase: str, day: str | None, actors: dict[str, list[Party]], **more: Any) -> Claim:
    published = more.pop("published", day)
    words = f"Words of {type_}, {phase}, {day}, {published}, {sorted(actors)}, {sorted(map(str, more))}."
    values = {"item": None, "date": date(day), "evidence": words, "page": words, "title": words, **more}
    return make_claim(type=type_, phase=phase, published=published, actors=actors, **values)


def embargo(phase: str, day: str, by: Party | None = UN, **more: Any) -> Claim:
    actors = {"target": [state("CAF")], **({"imposer": [by]} if by else {})}
    return told("ARMS_EMBARGO", phase, day, actors, **more)


def office(phase: str, day: str, **more: Any) -> Claim:
    return told("MILITARY_OFFICE", phase, day, {"sender": [state("RUS")], "host": [state("CAF")]}, **more)


EMBARGO = (
    embargo("imposed", "2013-12-05"),
    embargo("extended", "2020-07-28", until="2021-07-31"),
    embargo("extended", "2021-07-29", until="2022-07-31"),
    embargo("eased", "2023-07-27"),
    embargo("lifted", "2024-07-30"),
    embargo("imposed", "2014-01-20", EU),
    embargo("lifted", "2015-01-01", modality="denied"),
)

STATES = (
    ("2013-01-01", "not known", None),
    ("2014-06-01", "in force", None),
    ("2021-06-01", "in force", "2021-07-31"),
    ("2022-07-01", "in force", "2022-07-31"),
    ("2022-09-01", RAN_OUT, "2022-07-31"),
    ("2023-12-01", "in force, eased", None),
    ("2024-08-01", "lifted", None),
)


@pytest.mark.parametrize(("day", "expected", "until"), STATES)
def test_an_embargo_on_a_day(day: str, expected: str, until: str | None) -> None:
    by_keeper = {
        stand.by and stand.by.name: stand for stand in standings(merge(EMBARGO), CYCLES, "embargo", "CAF", day)
    }
    stand = by_keeper["United Nations"]
    assert (stand.state, stand.until) == (expected, until)
    assert len(by_keeper) == 2
    assert len(stand.acts) + len(stand.later) == 5


def test_an_act_that_does_not_say_whose_is_of_the_only_embargo() -> None:
    (stand,) = standings(
        merge([*EMBARGO[:2], embargo("eased", "2021-01-01", None)]), CYCLES, "embargo", "CAF", "2021-06-01"
    )
    assert stand.state == "in force, eased"


def test_one_vote_may_extend_and_ease() -> None:
    vote = [embargo("extended", "2020-07-28", until="2021-07-31"), embargo("eased", "2020-07-28")]
    (stand,) = standings(merge(vote), CYCLES, "embargo", "CAF", "2021-06-01")
    assert (stand.state, stand.until) == ("in force, eased", "2021-07-31")


BANGUI, BRIA = Place("Bangui", "CAF", 4.36, 18.55), Place("Bria", "CAF", 6.54, 21.99)
PLANNED = office("planned", "2020-03-31", modality="planned", published="2020-01-10")

ROSTERS: dict[str, tuple[list[Claim], str, list[str], list[tuple[str, bool]]]] = {
    "planned": ([PLANNED], "2020-02-01", ["planned"], [("2020-03-31", False)]),
    "planned, and the day is past": ([PLANNED], "2020-06-01", ["planned"], [("2020-03-31", True)]),
    "opened": ([PLANNED, office("opened", "2020-10-20")], "2021-01-01", ["open"], []),
    "before it opened": ([PLANNED, office("opened", "2020-10-20")], "2020-09-01", ["planned"], [("2020-03-31", True)]),
    "closed": ([office("opened", "2020-10-20"), office("closed", "2022-01-01")], "2022-06-01", ["closed"], []),
    "two sites": (
        [office("opened", "2020-10-20", place=BANGUI), office("closed", "2021-02-01", place=BRIA)],
        "2022-01-01",
        ["open", "closed"],
        [],
    ),
}


@pytest.mark.parametrize(("claims", "day", "states", "dues"), ROSTERS.values(), ids=ROSTERS.keys())
def test_a_roster_of_offices(claims: list[Claim], day: str, states: list[str], dues: list[tuple[str, bool]]) -> None:
    found = standings(merge(claims), CYCLES, "offices", "RUS", day)
    assert [stand.state for stand in found] == states
    assert [(one.day, one.past) for stand in found for one in stand.due] == dues


def test_the_codebook_tells_what_stands() -> None:
    assert {"embargo", "offices", "bases"} <= set(kinds(CYCLES))


def delivery(day: str, **more: Any) -> Claim:
    words = f"Words of {day}, {sorted(map(str, more.items()))}."
    values: dict[str, Any] = {
        "date": date(day),
        "published": day,
        "evidence": words,
        "title": words,
        "page": words,
        **more,
    }
    return make_claim(**values)


def numbers(event_claims: list[Claim]) -> Range | None:
    (deal,) = deals(merge(event_claims), CYCLES, "RUS", "CAF", "2021-06-01")
    return deal.total


def test_a_deal_adds_up_its_batches_and_keeps_totals_apart() -> None:
    claims = [
        delivery("2020-01-20", phase="ordered", item=brdm(quantity=30)),
        delivery("2020-10-15", item=brdm(batch="1")),
        delivery("2020-10-20", item=brdm(batch="2"), attribution=(source("Titorenko"),)),
        delivery("2020-10-20", item=brdm(batch="2", quantity=12), attribution=(source("Touadera"),)),
        delivery("2020-10-25", item=brdm(quantity=20, is_total=True)),
        delivery("2020-12-31", phase="planned", modality="planned", item=brdm(batch="3"), published="2020-10-25"),
    ]
    (deal,) = deals(merge(claims), CYCLES, "RUS", "CAF", "2021-06-01")
    assert deal.total == Range(20, 22)
    assert [batch.numbers for batch in deal.totals_told] == [((20, ("Vladimir Titorenko",)),)]
    assert [batch.numbers for batch in deal.batches][1] == ((10, ("Titorenko",)), (12, ("Touadera",)))
    assert [(one.day, one.past) for one in deal.due] == [("2020-12-31", True)]
    assert not deals(merge(claims), CYCLES, "CAF", "RUS", "2021-06-01")


def test_a_range_and_an_unknown_number_stay_so() -> None:
    claims = [
        delivery("2020-10-15", item=brdm(batch="1", quantity=Range(8, 12))),
        delivery("2020-10-20", item=brdm(batch="2", quantity=None)),
    ]
    (deal,) = deals(merge(claims), CYCLES, "RUS", "CAF", "2021-06-01")
    assert (deal.total, deal.unknown) == (Range(8, 12), 1)


def test_what_is_not_yet_known_on_the_day_is_left_out() -> None:
    claims = [delivery("2020-10-15", item=brdm(batch="1")), delivery("2021-10-20", item=brdm(batch="2"))]
    assert numbers(claims) == Range(10, 10)


def test_no_event_no_answer() -> None:
    nothing: list[Event] = []
    assert standings(nothing, CYCLES, "embargo", "CAF", "2021-06-01") == ()
    assert deals(nothing, CYCLES, "RUS", "CAF", "2021-06-01") == ()
