"""Where the words of a glossed story stand in the story's own text."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Alignment:
    """Token bounds in a gloss and the spans of the source that they stand for, both in the order of the gloss; `model`
    names what made it. `sentences` are bounds in the gloss and in the source of whole sentences.
    """

    text: str
    source: str
    bounds: tuple[tuple[int, int], ...]
    spans: tuple[tuple[int, int], ...]
    model: str
    sentences: tuple[tuple[int, int, int, int], ...] = ()

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self.bounds]

    @cached_property
    def _ends(self) -> list[int]:
        return [end for _, end in self.bounds]

    def back(self, start: int, end: int) -> tuple[int, int] | None:
        """The source's characters that the gloss's [start, end) stands for; None where it holds no word."""
        first, last = bisect_right(self._ends, start), bisect_left(self._starts, end)
        inside = self.spans[first:last]
        return (min(s for s, _ in inside), max(e for _, e in inside)) if inside else None

    def sentence(self, start: int, end: int) -> tuple[int, int] | None:
        """The source's characters of the sentence that stands at the gloss's [start, end), else of the words there."""
        whole = next(((s, e) for low, high, s, e in self.sentences if (low, high) == (start, end)), None)
        return whole or self.back(start, end)

    def words(self, start: int, end: int) -> str:
        """The source's words for the gloss's [start, end)."""
        span = self.back(start, end)
        return "" if span is None else self.source[span[0] : span[1]]
