"""Learn trees of yes-or-no tests one after the other, each from what those before it got wrong (gradient boosting).

Small on purpose: tests are columns of a table of noughts and ones, a tree grows at the leaf where a split gains most,
and chance, which leaves out rows and tests of each tree, comes from a seed, so that the same drafts give the same
trees. The rules are those of second-order boosting of the logistic loss (Friedman 2001; Chen and Guestrin 2016).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]
Grown = tuple[int, "Grown", "Grown"] | float
"""A leaf with its log odds, or a test's column with the trees where it holds and where it does not."""


@dataclass(frozen=True, slots=True)
class Habit:
    """How trees are grown: how many, of how many leaves, how much each may say; `ridge` draws a leaf to nothing, and
    `least` rows stand in it at least; of the rows and tests each tree sees a share.
    """

    trees: int = 100
    leaves: int = 10
    pace: float = 0.1
    ridge: float = 5.0
    least: int = 30
    rows: float = 0.7
    tests: float = 0.3


@dataclass
class _Leaf:
    """A leaf that may yet be split: its rows, their pull and weight, and its best split."""

    rows: Array
    pull: float
    weight: float
    gain: float = 0.0
    test: int = -1
    branches: "tuple[_Leaf, _Leaf] | None" = field(default=None)


def grown(holds: Array, right: Sequence[bool], weights: Sequence[float], habit: Habit) -> tuple[float, list[Grown]]:
    """The log odds that all have, and the trees; `holds` has a row for each case and a column for each test."""
    x, y, much = holds.astype(np.float32), np.array(right, float), np.array(weights, float)
    chance = np.random.default_rng(1)
    share = float((much * y).sum() / much.sum())
    base = float(np.log(share / (1 - share)))
    told = np.full(len(y), base)
    trees: list[Grown] = []
    for _ in range(habit.trees):
        likely = 1 / (1 + np.exp(-told))
        pull, weight = much * (y - likely), much * likely * (1 - likely)
        rows = np.flatnonzero(chance.random(len(y)) < habit.rows)
        tests = np.flatnonzero(chance.random(x.shape[1]) < habit.tests)
        tree = _tree(x, pull, weight, rows, tests, habit)
        told += _told(tree, x)
        trees.append(tree)
    return base, trees


def _tree(x: Array, pull: Array, weight: Array, rows: Array, tests: Array, habit: Habit) -> Grown:
    root = _leaf(x, pull, weight, rows, tests, habit)
    leaves = [root]
    while len(leaves) < habit.leaves:
        best = max(leaves, key=lambda leaf: leaf.gain)
        if best.gain <= 0:
            break
        inside = x[best.rows, best.test] > 0
        parts = (best.rows[inside], best.rows[~inside])
        yes, no = (_leaf(x, pull, weight, part, tests, habit) for part in parts)
        best.branches = yes, no
        leaves = [leaf for leaf in leaves if leaf is not best] + [yes, no]
    return _written(root, habit)


def _leaf(x: Array, pull: Array, weight: Array, rows: Array, tests: Array, habit: Habit) -> _Leaf:
    """A leaf of these rows with the best of its splits, if one gains."""
    leaf = _Leaf(rows, float(pull[rows].sum()), float(weight[rows].sum()))
    if len(rows) < 2 * habit.least or not len(tests):
        return leaf
    part = x[np.ix_(rows, tests)]
    pulls, weights, counts = pull[rows] @ part, weight[rows] @ part, part.sum(0)
    gains = (
        pulls**2 / (weights + habit.ridge)
        + (leaf.pull - pulls) ** 2 / (leaf.weight - weights + habit.ridge)
        - leaf.pull**2 / (leaf.weight + habit.ridge)
    )
    gains[(counts < habit.least) | (len(rows) - counts < habit.least)] = 0
    best = int(gains.argmax())
    leaf.gain, leaf.test = float(gains[best]), int(tests[best])
    return leaf


def _written(leaf: _Leaf, habit: Habit) -> Grown:
    if leaf.branches is None:
        return habit.pace * leaf.pull / (leaf.weight + habit.ridge)
    yes, no = leaf.branches
    return leaf.test, _written(yes, habit), _written(no, habit)


def _told(tree: Grown, x: Array) -> Array:
    """What a tree says of each row."""
    if isinstance(tree, float):
        return np.full(len(x), tree)
    test, yes, no = tree
    return np.where(x[:, test] > 0, _told(yes, x), _told(no, x))
