"""Stretches of a text, asked whether one meets another."""

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate


class Covered:
    """Stretches that may lie within or across each other, each with its end exclusive; what they meet is found at once,
    however many they are.
    """

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._ends = list(accumulate((end for _, end in ordered), max))  # the last end of all that begin so far

    def touch(self, start: int, end: int) -> bool:
        """Whether one of the stretches shares a sign with this one."""
        before = bisect_left(self._starts, end)
        return before > 0 and self._ends[before - 1] > start
