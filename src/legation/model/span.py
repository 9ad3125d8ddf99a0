"""Where words stand."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a story's text: the words between two character offsets, `end` exclusive."""

    start: int
    end: int
    text: str

    def overlaps(self, other: "Span") -> bool:
        """Say whether the two stretches share at least one character."""
        return self.start < other.end and other.start < self.end
