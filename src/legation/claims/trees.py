"""Trees of yes-or-no tests on the marks of a draft: what several marks say together, which a sum of each cannot tell.

A tree is a number of points (a leaf), or a test with the tree for yes and the tree for no. A test is written "words ≤
12" (the mark's value is a range that ends there or before) or "clause = relative". A draft has the points of the one
leaf of each tree that its marks lead to.
"""

import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from legation.claims.points import Score

Tree = float | Sequence["str | Tree"]
"""A leaf's points, or a test and its two trees."""

Reached = tuple[int, ...]
"""For each tree the leaves that a draft can come to, as the bits of a number."""

UNNOTED = ""
"""What stands for the value of a mark that is not noted: no test holds of it."""

MOST_LEAVES = 16
"""A tree has at most so many leaves: each is a bit of a number of two bytes."""


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
    """A leaf: its points, the tests that lead to it, each as it must turn out, and how much each mark moved the points
    on the way.
    """

    points: float
    path: tuple[tuple[str, bool], ...]
    moves: tuple[tuple[str, float], ...]


def _mean(tree: Tree) -> float:
    """The points of a tree of which nothing is known yet: half of what either side has."""
    if isinstance(tree, int | float):
        return float(tree)
    _, yes, no = tree
    return (_mean(yes) + _mean(no)) / 2


def _leaves(
    tree: Tree, path: tuple[tuple[str, bool], ...] = (), moves: Sequence[tuple[str, float]] = ()
) -> Iterator[_Leaf]:
    if isinstance(tree, int | float):
        yield _Leaf(float(tree), path, tuple(moves))
        return
    test, yes, no = tree
    for side, outcome in ((yes, True), (no, False)):
        moved = Test.of(str(test)).mark, _mean(side) - _mean(tree)
        yield from _leaves(side, (*path, (str(test), outcome)), (*moves, moved))


@dataclass(frozen=True)
class Forest:
    """Trees, the points that every draft has before them, those needed, and how much one point weighs in log odds.

    The leaves of all trees are the bits of one number, two bytes a tree, the leaf of most points lowest; each value of
    a mark bars some of them, so that the leaves that a draft can come to are found by one "or" for each of its marks.
    Raises ValueError for a tree of more than `MOST_LEAVES` leaves, when it is first used.
    """

    base: float
    needed: float
    weight: float
    trees: tuple[Tree, ...] = ()

    @cached_property
    def _by_tree(self) -> list[list[_Leaf]]:
        found = [sorted(_leaves(tree), key=lambda leaf: -leaf.points) for tree in self.trees]
        if any(len(leaves) > MOST_LEAVES for leaves in found):
            raise ValueError(f"a tree of more than {MOST_LEAVES} leaves")
        return found

    @cached_property
    def _all(self) -> int:
        """Every leaf."""
        return sum(((1 << len(leaves)) - 1) << (MOST_LEAVES * n) for n, leaves in enumerate(self._by_tree))

    @cached_property
    def _barred(self) -> dict[str, list[tuple[Test, int, int]]]:
        """By mark its tests, each with the leaves that it bars where it fails and where it holds."""
        fails: dict[str, int] = {}
        holds: dict[str, int] = {}
        for n, leaves in enumerate(self._by_tree):
            for k, leaf in enumerate(leaves):
                for test, outcome in leaf.path:
                    bars = fails if outcome else holds
                    bars[test] = bars.get(test, 0) | 1 << (MOST_LEAVES * n + k)
        found: dict[str, list[tuple[Test, int, int]]] = {}
        for text in sorted(fails.keys() | holds.keys()):
            asked = Test.of(text)
            found.setdefault(asked.mark, []).append((asked, fails.get(text, 0), holds.get(text, 0)))
        return found

    @cached_property
    def _by_value(self) -> dict[tuple[str, str], int]:
        """The leaves that a value of a mark bars, worked out when it is first met."""
        return {}

    def _bars(self, mark: str, value: str) -> int:
        barred = self._by_value.get((mark, value))
        if barred is None:
            barred = 0
            for test, fails, holds in self._barred.get(mark, ()):
                barred |= holds if test.holds(value) else fails
            self._by_value[mark, value] = barred
        return barred

    def _reached(self, marks: Mapping[str, str]) -> Reached:
        """For each tree the leaves that no mark bars, as a number of two bytes."""
        barred = 0
        for mark, value in marks.items():
            barred |= self._bars(mark, value)
        left = self._all & ~barred
        return struct.unpack(f"<{len(self.trees)}H", left.to_bytes(2 * len(self.trees), "little"))

    def _most(self, reached: Reached) -> float:
        """The most points that the leaves left give."""
        return self.base + sum(
            points[(left & -left).bit_length()] for points, left in zip(self._points, reached, strict=True)
        )

    @cached_property
    def _points(self) -> list[tuple[float, ...]]:
        """The points of each tree's leaves, behind those of none."""
        return [(0.0, *(leaf.points for leaf in leaves)) for leaves in self._by_tree]

    def within_reach(self, marks: Mapping[str, str]) -> bool:
        """Whether a draft of such marks can still get enough, by what other marks may be noted of it."""
        return round(self._most(self._reached(marks))) >= self.needed

    def add_up(self, marks: Mapping[str, str]) -> Score:
        """The score of a draft of such marks; a mark or value that no test knows moves nothing."""
        reached = self._reached({**self._unnoted, **marks})
        total = self._most(reached)
        moved = self._moved(reached, marks) if total >= self.needed else {}
        return Score.of(total, self.needed, moved, self.weight)

    @cached_property
    def _unnoted(self) -> dict[str, str]:
        """A value that passes no test, for every mark."""
        return dict.fromkeys(self._barred, UNNOTED)

    def _moved(self, reached: Reached, marks: Mapping[str, str]) -> dict[str, float]:
        """How much each mark moved the points, by the tests on the way to the leaves."""
        moved: dict[str, float] = {}
        for leaves, left in zip(self._by_tree, reached, strict=True):
            for mark, by in leaves[left.bit_length() - 1].moves:
                moved[mark] = moved.get(mark, 0.0) + by
        return {f"{mark} {marks.get(mark, 'not noted')}": by for mark, by in moved.items()}
