"""Points add up to a score, and the score decides."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.claims.marks import within, word_marks
from legation.claims.points import Words
from legation.claims.scorecard import shipped
from legation.claims.trees import MOST_LEAVES, Forest, Tree
from legation.codebook.load import load

FOREST = Forest(
    base=2,
    needed=4,
    weight=0.5,
    trees=(
        ["thing = clause", 3, ["thing = nowhere", -4, 0]],
        ["date = no", -1, 0],
        ["arms ≤ 2", ["thing = clause", 1, ["arms ≤ 0", -2, 0]], 0],
    ),
)
WORDS = Words((("GIFT", 6, "give"), ("GIFT", -2, "take"), ("THEFT", 5, "take"), ("THEFT", 1, "give")))


@pytest.mark.parametrize(
    ("marks", "total", "enough"),
    [
        ({}, 2, False),
        ({"thing": "clause"}, 5, True),
        ({"thing": "clause", "date": "no"}, 4, True),
        ({"thing": "clause", "date": "no", "arms": "≤1"}, 5, True),
        ({"thing": "slot", "arms": "≤0"}, 0, False),
        ({"arms": "≤1"}, 2, False),
        ({"arms": ">2", "thing": "clause"}, 5, True),
        ({"thing": "nowhere"}, -2, False),
        ({"thing": "a value never seen", "a mark never seen": "yes"}, 2, False),
    ],
)
def test_each_tree_gives_the_points_of_one_leaf(marks: dict[str, str], total: int, enough: bool) -> None:
    score = FOREST.add_up(marks)
    assert (score.total, score.enough) == (total, enough)


def followed(tree: Tree, marks: dict[str, str]) -> float:
    """What a tree says of a draft, test by test."""
    if isinstance(tree, int | float):
        return tree
    test, yes, no = tree
    mark, _, value = str(test).replace(" ≤ ", " = ").partition(" = ")
    own = marks.get(mark, "")
    ends = {"≤": own[1:], ">": "inf"}.get(own[:1], "nan")
    holds = float(ends) <= float(value) if " ≤ " in str(test) else own == value
    return followed(yes if holds else no, marks)


NOTED = st.fixed_dictionaries(
    {},
    optional={
        "words": st.sampled_from(["≤-16", "≤0", "≤12", ">48"]),
        "item": st.sampled_from(["yes", "no"]),
        "clause": st.sampled_from(["none", "relative", "object"]),
        "roles": st.sampled_from(["≤0", "≤2", ">3"]),
        "stage": st.sampled_from(["act", "no", "said"]),
        "thing": st.sampled_from(["slot", "clause", "nowhere"]),
        "words over others": st.sampled_from(["≤-32", "≤0", "≤20", ">26"]),
    },
)


@given(NOTED)
def test_the_shipped_trees_say_what_following_them_by_hand_says(marks: dict[str, str]) -> None:
    for trees in (shipped().outright, shipped().loose):
        by_hand = trees.base + sum(followed(tree, marks) for tree in trees.trees)
        assert trees.add_up(marks).total == by_hand
        assert trees.within_reach(marks) or by_hand < trees.needed


def test_a_tree_has_no_more_leaves_than_its_number_has_bits() -> None:
    tall: Tree = 0
    for n in range(MOST_LEAVES):
        tall = [f"arms ≤ {n}", n, tall]
    with pytest.raises(ValueError, match="more than 16 leaves"):
        Forest(0, 0, 1, (tall,)).add_up({})


def test_a_test_is_of_a_known_form() -> None:
    with pytest.raises(ValueError, match="no test: 'arms > 2'"):
        Forest(0, 0, 1, (["arms > 2", 1, 0],)).add_up({})


def test_a_score_tells_what_moved_it() -> None:
    told = FOREST.add_up({"date": "no", "thing": "clause", "arms": "≤1"}).told()
    assert told == "scored: thing clause +4 = 5 ≥ 4"


@given(st.dictionaries(st.sampled_from(["thing", "date"]), st.sampled_from(["clause", "nowhere", "no", "yes"])))
def test_more_points_are_more_confidence(marks: dict[str, str]) -> None:
    score, bare = FOREST.add_up(marks), FOREST.add_up({})
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


def test_a_draft_is_out_of_reach_only_if_no_leaf_that_is_left_gives_enough() -> None:
    values = {"thing": ("clause", "nowhere", "slot"), "date": ("no", "yes"), "arms": ("≤0", "≤2", ">2")}
    for noted in product(*(((), *((name, v) for v in held)) for name, held in values.items())):
        marks = dict(one for one in noted if one)
        rest = [name for name in values if name not in marks]
        enough = [
            FOREST.add_up({**marks, **dict(zip(rest, others, strict=True))}).enough
            for others in product(*(values[name] for name in rest))
        ]
        # of marks yet to be noted each tree may take another value: what is left out is out of reach for all of them
        assert FOREST.within_reach(marks) or not any(enough)
        assert rest or FOREST.within_reach(marks) == enough[0]
