"""Trees are learned from what those before them got wrong."""

import numpy as np

from bench.boosting import Grown, Habit, grown

HABIT = Habit(trees=40, leaves=4, least=5, tests=1.0)


def told(base: float, trees: list[Grown], row: tuple[int, ...]) -> float:
    """What the trees say of one row, test by test."""
    total = base
    for tree in trees:
        while not isinstance(tree, float):
            test, yes, no = tree
            tree = yes if row[test] else no
        total += tree
    return total


def rows(times: int) -> list[tuple[int, ...]]:
    return [(a, b, c) for a in (0, 1) for b in (0, 1) for c in (0, 1)] * times


def test_what_two_marks_say_together_is_learned() -> None:
    seen = rows(40)
    # one of the two, not both: the more so with a few more of the one, which tells a tree where to begin
    seen += [(1, 0, 0)] * 20
    right = [bool(a) != bool(b) for a, b, _ in seen]
    base, trees = grown(np.array(seen), right, [1.0] * len(seen), HABIT)
    assert all((told(base, trees, row) > 0) == (row[0] != row[1]) for row in rows(1))


def test_the_same_cases_give_the_same_trees() -> None:
    seen = rows(20)
    right = [a == 1 for a, _, _ in seen]
    first, again = (grown(np.array(seen), right, [1.0] * len(seen), HABIT) for _ in range(2))
    assert first == again


def test_a_split_leaves_enough_on_either_side() -> None:
    seen = rows(1)
    base, trees = grown(np.array(seen), [a == 1 for a, _, _ in seen], [1.0] * len(seen), HABIT)
    assert base == 0 and all(isinstance(tree, float) for tree in trees)


def test_weights_count() -> None:
    seen = [(0,)] * 50
    base, _ = grown(np.array(seen), [n < 25 for n in range(50)], [3.0] * 25 + [1.0] * 25, HABIT)
    assert round(float(np.exp(base)), 6) == 3
