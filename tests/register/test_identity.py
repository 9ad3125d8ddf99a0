"""Ids of events outlive whatever comes and goes, and never pass to another act."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.register.identity import names

Old = list[tuple[str, list[str]]]


@pytest.mark.parametrize(
    "groups, old, kept, gone",
    [
        ([["a"]], [], {}, {}),
        ([["a", "b"]], [("E1", ["b"])], {0: "E1"}, {}),
        ([["a", "b", "c"]], [("E1", ["c"]), ("E2", ["a", "b"])], {0: "E1"}, {"E2": 0}),
        ([["a", "b"], ["c"]], [("E1", ["a", "b", "c"])], {0: "E1"}, {}),
        ([["a"], ["b", "c"]], [("E1", ["a", "b", "c"])], {1: "E1"}, {}),
        ([["a"], ["b"]], [("E1", ["a", "b"])], {0: "E1"}, {}),
        ([["a"]], [("E1", ["x"])], {}, {"E1": None}),
        # the younger one's larger share is the older one's now, and what is left is no act of its own id
        ([["a", "b", "c"], ["d"]], [("E1", ["a"]), ("E2", ["b", "c", "d"])], {0: "E1"}, {"E2": 0}),
    ],
)
def test_who_keeps_an_id(groups: list[list[str]], old: Old, kept: dict[int, str], gone: dict[str, int | None]) -> None:
    found = names(groups, old)
    assert (found.kept, found.gone) == (kept, gone)


@given(st.lists(st.integers(0, 3), min_size=6, max_size=6), st.lists(st.integers(0, 3), min_size=6, max_size=6))
def test_every_old_id_has_one_fate(before: list[int], after: list[int]) -> None:
    claims = "abcdef"
    old = [(f"E{n}", [c for c, home in zip(claims, before, strict=True) if home == n]) for n in sorted(set(before))]
    groups = [[c for c, home in zip(claims, after, strict=True) if home == n] for n in sorted(set(after))]
    found = names(groups, old)
    fates = [*found.kept.values(), *found.gone]
    assert sorted(fates) == [event_id for event_id, _ in old]
    for number, event_id in found.kept.items():
        assert set(groups[number]) & set(dict(old)[event_id])
