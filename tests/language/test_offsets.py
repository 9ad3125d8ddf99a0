"""Which token begins at an offset of a text, and which hold some of its characters."""

import pytest

from legation.language.parse import Parse
from legation.pipeline import Reader

TEXT = "Serbia gave Chad's army six howitzers, in May."


@pytest.fixture(scope="module")
def parse(reader: Reader) -> Parse:
    """The text, parsed."""
    return next(iter(reader.parser.parse([TEXT])))


def test_every_offset_is_answered_as_by_a_walk(parse: Parse) -> None:
    for start in range(len(TEXT) + 2):
        assert parse.token_at(start) == next((t.i for t in parse.tokens if t.start == start), None)
        for end in range(start, len(TEXT) + 2):
            held = [t.i for t in parse.tokens if t.start < end and t.end > start]
            assert [*parse.overlapping(start, end)] == held, (start, end)


def test_an_empty_text_has_no_tokens() -> None:
    nothing = Parse("", (), ())
    assert nothing.token_at(0) is None
    assert [*nothing.overlapping(0, 5)] == []
