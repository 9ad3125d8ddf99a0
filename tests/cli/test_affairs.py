"""`legation status` and `legation deals` on a register, for people and for programs."""

import json

import pytest

from legation.cli.exits import Exit
from legation.model.claim import Claim
from legation.register.store import Register
from tests.cli.conftest import Legation
from tests.factories import brdm, make_outcome, make_page
from tests.views.test_standing import EMBARGO, PLANNED, delivery, office

DELIVERIES = [
    delivery("2020-10-15", item=brdm(batch="1")),
    delivery("2020-10-20", item=brdm(batch="2", quantity=12)),
    delivery("2020-12-31", phase="planned", modality="planned", item=brdm(batch="3"), published="2020-10-25"),
]


def fill(*claims: Claim) -> None:
    """Make the register in the folder of the test, one page for each claim."""
    with Register("legation.db") as register:
        for number, claim in enumerate(claims):
            register.add(make_outcome(make_page(f"{number}.txt")), [claim])


@pytest.fixture
def filled(legation: Legation) -> Legation:
    fill(*EMBARGO, PLANNED, office("opened", "2020-10-20"), *DELIVERIES)
    return legation


def test_status_of_an_embargo_on_a_day(filled: Legation) -> None:
    ran = filled("status", "embargo", "CAF", "--on", "2021-06-01")
    assert ran.code == Exit.FINE
    assert "Embargo · United Nations (UN Security Council): in force" in ran.out
    assert "term until 2021-07-31" in ran.out
    assert "embargo of CAF on 2021-06-01: 2 found" in ran.err


def test_status_by_name_as_records(filled: Legation) -> None:
    ran = filled("status", "offices", "Russia", "--format", "jsonl")
    (record,) = [json.loads(line) for line in ran.out.splitlines()]
    assert (record["standing"], record["since"], record["state"]) == ("open", "2020-10-20", "RUS")
    # without a day, the last that the register knows
    assert record["on"] == "2024-07-30"


def test_deals(filled: Legation) -> None:
    ran = filled("deals", "RUS", "CAF", "--on", "2021-06-01")
    assert ran.code == Exit.FINE
    assert "passed in all: 22 in 2 batches" in ran.out
    assert "planned for 2020-12-31" in ran.out and "nothing found by 2021-06-01" in " ".join(ran.out.split())
    (record,) = [json.loads(line) for line in filled("deals", "RUS", "CAF", "-f", "jsonl").out.splitlines()]
    assert record["total"] == {"low": 22, "high": 22}
    assert [batch["batch"] for batch in record["batches"]] == ["1", "2"]
    assert [(due["due"], due["found"]) for due in record["due"]] == [("2020-12-31", None)]


def test_events_with_their_affairs(filled: Legation) -> None:
    ran = filled("events", "--links", "--type", "MILITARY_OFFICE", "-f", "jsonl")
    first, second = [json.loads(line) for line in ran.out.splitlines()]
    assert first["affair"] == second["affair"]
    assert first["links"] == [
        {"first": first["event_id"], "second": second["event_id"], "relation": "planned → opened"}
    ]
    assert f"planned → opened · event {second['event_id']}" in filled("show", first["event_id"]).out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("status", "weather", "CAF"), "“weather” is nothing that stands"),
        (("status", "embargo", "CAF", "--on", "June"), "“June” is no day"),
        (("deals", "RUS", "Nowhere"), "“Nowhere” is no state"),
    ],
)
def test_what_cannot_be_understood(filled: Legation, arguments: tuple[str, ...], words: str) -> None:
    ran = filled(*arguments)
    assert ran.code == Exit.USAGE
    assert words in ran.err


def test_an_empty_register_has_nothing_to_tell(legation: Legation) -> None:
    fill()
    ran = legation("status", "embargo", "CAF")
    assert ran.code == Exit.FINE
    assert "nothing is told" in ran.err
