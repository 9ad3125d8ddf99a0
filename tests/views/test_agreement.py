"""Krippendorff's alpha against published examples, and agreement field by field."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.register.people.rounds import Item, Opinion
from legation.views.agreement import Agreement, alpha, by_field
from tests.factories import brdm, make_claim

# Krippendorff, "Computing Krippendorff's Alpha-Reliability": four observers, twelve units, values missing
FOUR = (
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)
# the same paper: two observers, ten units, two values
TWO = ("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0")
# three coders, fifteen units, of which the published nominal alpha is 0.691
THREE = (
    ". . . . . 3 4 1 2 1 1 3 3 . 3",
    "1 . 2 1 3 3 4 3 . . . . . . .",
    ". . 2 1 3 4 4 . 2 1 1 3 3 . 4",
)


def units(rows: tuple[str, ...]) -> list[list[str]]:
    return [[value for value in unit if value != "."] for unit in zip(*(row.split() for row in rows), strict=True)]


@pytest.mark.parametrize(("rows", "published"), [(FOUR, 0.743), (TWO, 0.095), (THREE, 0.691)])
def test_published_examples(rows: tuple[str, ...], published: float) -> None:
    found = alpha(units(rows))
    assert found is not None and round(found, 3) == published


def test_where_there_is_nothing_to_compare() -> None:
    assert alpha([]) is None and alpha([["a"], ["b"]]) is None
    assert alpha([["a", "a"], ["a", "a"]]) is None


@given(st.lists(st.lists(st.sampled_from("abc"), max_size=4), max_size=12))
def test_it_is_one_only_if_all_agree_and_names_of_values_and_order_play_no_part(judged: list[list[str]]) -> None:
    found = alpha(judged)
    if found is None:
        return
    assert found <= 1 and (found == 1) == all(len(set(values)) <= 1 for values in judged)
    renamed = [["xyz"["abc".index(value)] for value in values[::-1]] for values in judged[::-1]]
    assert alpha(renamed) == pytest.approx(found)


def item(position: int, *opinions: Opinion) -> Item:
    return Item(position, make_claim(), ("ann", "bob"), opinions)


def test_each_field_has_its_own() -> None:
    items = [
        item(1, Opinion("ann", "accept", {}), Opinion("bob", "accept", {"quantity": "12"})),
        item(2, Opinion("ann", "accept", {"quantity": "12"}), Opinion("bob", "accept", {"quantity": "12"})),
        item(3, Opinion("ann", "accept", {}), Opinion("bob", "accept", {"quantity": "10"})),
        item(4, Opinion("ann", "reject", {}), Opinion("bob", "accept", {})),
        item(5, Opinion("ann", "unsure", {}), Opinion("bob", "accept", {})),
        item(6, Opinion("ann", "reject", {}), Opinion("bob", "reject", {})),
        item(7, Opinion("ann", "accept", {})),
    ]
    found = {one.field: one for one in by_field(items)}
    assert found["verdict"].units == 5 and found["verdict"].alike == 4
    assert found["verdict"].alpha == pytest.approx(alpha([["a", "a"]] * 3 + [["r", "a"], ["r", "r"]]) or 0)
    assert found["quantity"] == Agreement("quantity", 3, 2, alpha([["10", "12"], ["12", "12"], ["10", "10"]]))
    assert found["type"] == Agreement("type", 3, 3, None)
    assert "until" not in found and "role:host" not in found
    assert found["role:supplier"].alike == 3 and brdm().quantity == 10
