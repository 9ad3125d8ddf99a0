"""Paragraphs over the limit are parted where a sentence ends, else between words, else anywhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.pages.inputs import read_input
from legation.pages.lengths import LONGEST, part_long
from legation.pages.source import Input

SENTENCE = "Poland bought tanks from South Korea in June. "
ROWS = [
    ("sentences", SENTENCE * (3 * LONGEST // len(SENTENCE)), "June."),
    ("words", "tank " * LONGEST, "tank"),
    ("signs", "x" * (2 * LONGEST + 1), "x"),
]


@pytest.mark.parametrize(("text", "end"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_long_paragraphs(text: str, end: str) -> None:
    found = part_long([("title", text), ("paragraph", text)])
    assert found[0] == ("title", text)
    pieces = [piece for _, piece in found[1:]]
    assert len(pieces) > 1
    assert all(len(piece) <= LONGEST for piece in pieces)
    assert all(piece.endswith(end) for piece in pieces[:-1])
    assert "".join("".join(pieces).split()) == "".join(text.split())


@given(st.text(max_size=300))
def test_short_paragraphs_stay(text: str) -> None:
    assert part_long([("paragraph", text)]) == [("paragraph", text)]


def test_blocks_of_a_page_on_one_line_are_short_enough_to_parse() -> None:
    page = read_input(Input("line.txt", data=(SENTENCE * (1_100_000 // len(SENTENCE))).encode())).page
    assert page is not None
    (story,) = page.stories
    assert len(story.text) > 1_000_000
    assert all(block.end - block.start <= LONGEST for block in story.blocks)
    assert all(story.text[block.start : block.end].endswith("in June.") for block in story.blocks)
