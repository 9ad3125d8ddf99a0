"""Runs of equal words are found wherever they stand, and their edits bridged."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from legation.register.copies.align import ANCHOR, Span, runs

WORD = st.sampled_from(["a", "b", "c", "d", "e", "f", "g", "h"])


def words(text: str) -> list[str]:
    return text.split()


def test_one_text_is_one_run() -> None:
    text = words("kenya has handed over twelve more carriers to lesotho")
    assert runs(text, text) == (Span(0, 9, 0, 9),)


def test_an_edit_is_bridged() -> None:
    first = words("kenya has handed over twelve more carriers to lesotho its envoy said on monday")
    second = words("kenya has handed over 12 carriers to lesotho its envoy said on monday")
    assert runs(first, second) == (Span(0, 14, 0, 13),)


def test_moved_paragraphs_are_found() -> None:
    one, two = "kenya has handed over carriers", "four men are teaching crews there"
    assert runs(words(f"{one} {two}"), words(f"{two} x y z w v u t {one}")) == (Span(0, 5, 13, 18), Span(5, 11, 0, 6))


def test_few_words_in_common_are_chance() -> None:
    assert runs(words("the defence minister said so"), words("a defence minister said no")) == ()


@given(st.lists(WORD, max_size=40), st.lists(WORD, max_size=40))
def test_runs_lie_within_and_in_order(first: list[str], second: list[str]) -> None:
    found = runs(first, second)
    assert all(0 <= s.start < s.end <= len(first) and 0 <= s.other_start < s.other_end <= len(second) for s in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(st.lists(WORD, min_size=ANCHOR, max_size=30), st.lists(WORD, max_size=20))
def test_what_is_added_leaves_nothing_else_out(text: list[str], added: list[str]) -> None:
    unique = [f"{word}{i}" for i, word in enumerate(text)]
    covered = sum(span.end - span.start for span in runs(unique, [*unique, *added]))
    assert covered == len(unique)
