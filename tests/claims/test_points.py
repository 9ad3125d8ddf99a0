"""Points add up to a score, and the score decides."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.claims.marks import within, word_marks
from legation.claims.points import Table, Words
from legation.claims.scorecard import shipped
from legation.codebook.load import load

TABLE = Table(base=2, needed=4, weight=0.5, points={"thing": {"clause": 3, "nowhere": -4}, "date": {"no": -1}})
WORDS = Words((("GIFT", 6, "give"), ("GIFT", -2, "take"), ("THEFT", 5, "take"), ("THEFT", 1, "give")))


@pytest.mark.parametrize(
    ("marks", "total", "enough"),
    [
        ({}, 2, False),
        ({"thing": "clause"}, 5, True),
        ({"thing": "clause", "date": "no"}, 4, True),
        ({"thing": "nowhere"}, -2, False),
        ({"thing": "a value never seen", "a mark never seen": "yes"}, 2, False),
    ],
)
def test_marks_add_up(marks: dict[str, str], total: int, enough: bool) -> None:
    score = TABLE.add_up(marks)
    assert (score.total, score.enough) == (total, enough)


def test_a_score_tells_what_moved_it() -> None:
    assert TABLE.add_up({"date": "no", "thing": "clause"}).told() == "scored: thing clause +3, date no -1 = 4 ≥ 4"


@given(st.dictionaries(st.sampled_from(["thing", "date"]), st.sampled_from(["clause", "nowhere", "no", "yes"])))
def test_more_points_are_more_confidence(marks: dict[str, str]) -> None:
    score, bare = TABLE.add_up(marks), TABLE.add_up({})
    assert 0 < score.confidence < 1
    assert (score.confidence > bare.confidence) == (score.total > bare.total)


@pytest.mark.parametrize(
    ("words", "points"),
    [
        (["give"], {"GIFT": 6, "THEFT": 1}),
        (["give", "take"], {"GIFT": 4, "THEFT": 6}),
        (["unheard"], {"GIFT": 0, "THEFT": 0}),
    ],
)
def test_words_add_up_for_each_type(words: list[str], points: dict[str, int]) -> None:
    assert WORDS.points(words) == points


def test_words_are_listed_as_their_file_has_them() -> None:
    assert WORDS.listed() == [
        ("GIFT", 6, ["give"]),
        ("GIFT", -2, ["take"]),
        ("THEFT", 5, ["take"]),
        ("THEFT", 1, ["give"]),
    ]


@pytest.mark.parametrize(("value", "told"), [(-1, "≤0"), (0, "≤0"), (1, "≤2"), (2, "≤2"), (3, ">2")])
def test_a_number_is_told_by_its_range(value: int, told: str) -> None:
    assert within(value, 0, 2) == told


def test_the_words_of_other_types_speak_against_one() -> None:
    alone, amid = word_marks({"GIFT": 6}, "GIFT"), word_marks({"GIFT": 6, "THEFT": 7}, "GIFT")
    assert alone["types with better words"] == "≤0"
    assert amid["types with better words"] == "≤1"
    assert alone["words"] == amid["words"]


def test_the_shipped_tables_know_the_types_of_the_codebook() -> None:
    assert set(shipped().words.types) == {event_type.name for event_type in load().types}


def test_a_draft_is_out_of_reach_only_if_no_other_marks_can_help() -> None:
    values = {name: (*held, "unknown to the table") for name, held in TABLE.points.items()}
    for noted in product(*(((), *((name, v) for v in held)) for name, held in values.items())):
        marks = dict(one for one in noted if one)
        rest = [name for name in values if name not in marks]
        reached = [
            TABLE.add_up({**marks, **dict(zip(rest, others, strict=True))}).enough
            for others in product(*(values[name] for name in rest))
        ]
        assert TABLE.within_reach(marks) == any(reached)
