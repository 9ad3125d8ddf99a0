"""A story is filed by what its opening says and by the sentences that its claims rest on."""

import pytest

from legation.register.copies.signature import _joined, _touches, signature
from tests.factories import claim_on, make_page, make_story

OPENING = (
    "Serbian dockers lifted howitzers onto a rusty ferry at dawn. Crews camped on a windy meadow below the castle. "
    "Officers from both capitals watched the guns roll off a ferry in Limassol."
)
TELLING = "A second shipment of radar trailers reached Larnaca harbour aboard a chartered freighter."


def test_a_sentence_behind_the_opening_is_filed_where_a_claim_rests_on_it() -> None:
    story = make_story(f"{OPENING} {TELLING}")
    bare, told = signature(story, ()), signature(story, [claim_on(make_page("a.txt", story), TELLING)])
    assert bare.all == bare.opening == told.opening
    assert told.all > told.opening


@pytest.mark.parametrize(
    ("first", "last", "touched"),
    [(0, 5, False), (0, 6, True), (9, 12, True), (10, 20, False), (15, 31, True), (40, 50, False)],
)
def test_stretches_are_joined_and_met(first: int, last: int, touched: bool) -> None:
    spans = _joined({(5, 8), (7, 10), (30, 40)})
    assert spans == [(5, 10), (30, 40)]
    assert _touches(spans, first, last) is touched
