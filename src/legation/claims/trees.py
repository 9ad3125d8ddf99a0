"""Trees of yes-or-no tests on the marks of a draft: what several marks say together, which a sum of each cannot tell.

A tree is a number of points (a leaf), or a test with the tree for yes and the tree for no. A test is written "words ≤
12" (the mark's value is a range that ends there or before) or "clause = relative". A draft has the points of the one
leaf of each tree that its marks lead to.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Any

import numpy as np

from legation.claims.points import Score

Tree = float | Sequence["str | Tree"]
"""A leaf's points, or a test and its two trees."""
Array = np.ndarray[Any, Any]


@dataclass(frozen=True, slots=True)
class Test:
    """A test on the value of one mark; of a mark that is not noted no test holds."""

    mark: str
    most: float | None
    value: str

    @classmethod
    def of(cls, text: str) -> "Test":
        """The test that a text tells. Raises ValueError where it tells none."""
        for sign in (" ≤ ", " = "):
            mark, found, value = text.partition(sign)
            if found:
                return cls(mark, float(value) if sign == " ≤ " else None, value)
        raise ValueError(f"no test: {text!r}")

    def holds(self, value: str) -> bool:
        """Whether a value of the mark passes."""
        if self.most is None:
            return value == self.value
        end = upper_end(value)
        return end is not None and end <= self.most


def upper_end(value: str) -> float | None:
    """Where the range ends that a mark's value tells: "≤4" at 4, ">8" nowhere; None for any other value."""
    if value.startswith("≤"):
        return float(value[1:])
    return float("inf") if value.startswith(">") else None


@dataclass(frozen=True, slots=True)
class _Leaf:
    """A leaf: the tests that lead to it, each as it must turn out, and what each moves towards its points."""

    points: float
    path: tuple[tuple[str, bool], ...]
    moves: tuple[float, ...]


def _mean(tree: Tree) -> float:
    """The points of a tree of which nothing is known yet: half of what either side has."""
    if isinstance(tree, int | float):
        return float(tree)
    _, yes, no = tree
    return (_mean(yes) + _mean(no)) / 2


def _leaves(tree: Tree, path: tuple[tuple[str, bool], ...] = (), moves: tuple[float, ...] = ()) -> Iterator[_Leaf]:
    if isinstance(tree, int | float):
        yield _Leaf(float(tree), path, moves)
        return
    test, yes, no = tree
    for side, outcome in ((yes, True), (no, False)):
        moved = _mean(side) - _mean(tree)
        yield from _leaves(side, (*path, (str(test), outcome)), (*moves, moved))


@dataclass(frozen=True)
class Forest:
    """Trees, the points that every draft has before them, those needed, and how much one point weighs in log odds.

    All leaves are looked at together: a matrix holds, for each leaf, which outcomes of which tests bar the way to it.
    """

    base: float
    needed: float
    weight: float
    trees: tuple[Tree, ...] = ()

    @cached_property
    def _by_tree(self) -> list[list[_Leaf]]:
        return [list(_leaves(tree)) for tree in self.trees]

    @cached_property
    def _all(self) -> list[_Leaf]:
        return [leaf for leaves in self._by_tree for leaf in leaves]

    @cached_property
    def _points(self) -> Array:
        return np.array([leaf.points for leaf in self._all], np.float32)

    @cached_property
    def _starts(self) -> Array:
        return np.array([0, *accumulate(len(leaves) for leaves in self._by_tree[:-1])])

    @cached_property
    def _tests(self) -> dict[str, int]:
        names = dict.fromkeys(test for leaf in self._all for test, _ in leaf.path)
        return {name: n for n, name in enumerate(names)}

    @cached_property
    def _bars(self) -> Array:
        """A row for each leaf, a column for each test that fails, then one for each that holds: 1 where it bars."""
        bars = np.zeros((len(self._all), 2 * len(self._tests)), np.float32)
        for n, leaf in enumerate(self._all):
            for test, holds in leaf.path:
                bars[n, self._tests[test] + (0 if holds else len(self._tests))] = 1
        return bars

    @cached_property
    def _of_mark(self) -> dict[str, list[tuple[int, Test]]]:
        found: dict[str, list[tuple[int, Test]]] = {}
        for text, n in self._tests.items():
            test = Test.of(text)
            found.setdefault(test.mark, []).append((n, test))
        return found

    @cached_property
    def _outcomes(self) -> dict[tuple[str, str], tuple[Array, Array]]:
        """The columns of the tests that fail and that hold, by mark and value, as they are asked for."""
        return {}

    def _turned_out(self, mark: str, value: str) -> tuple[Array, Array]:
        known = self._outcomes.get((mark, value))
        if known is None:
            holds = [(n, test.holds(value)) for n, test in self._of_mark.get(mark, ())]
            fail = np.array([n for n, held in holds if not held], int)
            hold = np.array([n for n, held in holds if held], int)
            known = self._outcomes[mark, value] = fail, hold
        return known

    def _open(self, marks: Mapping[str, str], complete: bool) -> Array:
        """For each leaf whether these marks lead to it, or can do so where others are yet to be noted."""
        size = len(self._tests)
        seen = np.zeros(2 * size, np.float32)
        if complete:
            seen[:size] = 1
        for mark, value in marks.items():
            fail, hold = self._turned_out(mark, value)
            seen[fail] = 1
            seen[hold] = 0
            seen[hold + size] = 1
        return np.asarray(self._bars @ seen == 0)

    def within_reach(self, marks: Mapping[str, str]) -> bool:
        """Whether a draft of such marks can still get enough, by what other marks may be noted of it."""
        if not self.trees:
            return self.base >= self.needed
        most = np.maximum.reduceat(np.where(self._open(marks, False), self._points, -np.inf), self._starts)
        return round(self.base + float(most.sum())) >= self.needed

    def add_up(self, marks: Mapping[str, str]) -> Score:
        """The score of a draft of such marks; a mark or value that no test knows moves nothing."""
        if not self.trees:
            return Score.of(self.base, self.needed, {}, self.weight)
        chosen = np.flatnonzero(self._open(marks, True))
        total = self.base + float(self._points[chosen].sum())
        moved = self._moved(chosen, marks) if total >= self.needed else {}
        return Score.of(total, self.needed, moved, self.weight)

    def _moved(self, chosen: Array, marks: Mapping[str, str]) -> dict[str, float]:
        """How much each mark moved the points, by the tests on the way to the leaves."""
        moved: dict[str, float] = {}
        for n in chosen.tolist():
            leaf = self._all[n]
            for (test, _), by in zip(leaf.path, leaf.moves, strict=True):
                mark = test.partition(" ≤ ")[0].partition(" = ")[0]
                name = f"{mark} {marks.get(mark, 'none')}"
                moved[name] = moved.get(name, 0.0) + by
        return moved
