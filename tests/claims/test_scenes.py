"""The day of an act told in the scene of the one before; all told on Tuesday 15 June 2021."""

import pytest

from legation.pipeline import Reader
from legation.rehearsal import read_texts

PACT = "Egypt and Sudan signed a defence agreement in Cairo on Monday. "
MONDAY = "2021-06-14"


@pytest.mark.parametrize(
    ("text", "event_type", "day"),
    [
        # a sentence that sets itself in the scene, or whose people are those told of
        (PACT + "On the sidelines, the Sudanese army received ten tanks from Egypt.", "ARMS_TRANSFER", MONDAY),
        (PACT + "During the visit Egypt handed over ten tanks to Sudan.", "ARMS_TRANSFER", MONDAY),
        (PACT + "The two sides discussed military cooperation.", "DEFENCE_COOPERATION", MONDAY),
        (
            "Egypt and Sudan signed a defence pact on Monday. Sudan got ten tanks on Friday. The pact was inked here.",
            "DEFENCE_AGREEMENT",
            MONDAY,
        ),
        # that one stands behind the other is no reason; nor has a time of its own, what is to come, or what was over
        (PACT + "Egypt delivered ten tanks to Sudan.", "ARMS_TRANSFER", None),
        (PACT + "On the sidelines, Egypt said it had delivered ten tanks to Sudan.", "ARMS_TRANSFER", None),
        (PACT + "On the sidelines, Egypt will deliver ten tanks to Sudan.", "ARMS_TRANSFER", None),
        (PACT + "During a visit Egypt delivered ten tanks to Sudan years ago.", "ARMS_TRANSFER", None),
        # no day is told before
        (
            "Egypt and Sudan signed a defence agreement in May. On the sidelines, Sudan received ten tanks from Egypt.",
            "ARMS_TRANSFER",
            None,
        ),
    ],
)
def test_an_act_has_the_day_of_the_scene_that_it_takes_up(
    reader: Reader, text: str, event_type: str, day: str | None
) -> None:
    (claims,) = read_texts(reader, [text])
    assert {claim.date.start for claim in claims if claim.type == event_type} == {day}
