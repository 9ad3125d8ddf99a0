"""Stretches know what they meet, nested and crossing ones too."""

from hypothesis import given
from hypothesis import strategies as st

from legation.language.covered import Covered

SPAN = st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.lists(SPAN, max_size=8), SPAN)
def test_what_is_met_is_what_shares_a_sign(spans: list[tuple[int, int]], asked: tuple[int, int]) -> None:
    wanted = any(start < asked[1] and asked[0] < end for start, end in spans)
    assert Covered(spans).touch(*asked) == wanted
