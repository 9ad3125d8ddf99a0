"""Paragraphs without end (a book on one line, a page that lost its line breaks) are parted where a sentence ends.

The parser takes a million signs at most, and wants memory for each; nobody writes a paragraph of a tenth of that.
"""

import re
from collections.abc import Iterator, Sequence

LONGEST = 50_000
"""Signs of the longest paragraph that is read in one piece."""

_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s+")
_BREAK = re.compile(r"\s+")
_WITHIN = 5_000
"""So many signs before the limit an end of a sentence, or else a gap between words, is looked for."""


def part_long(parts: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """The parts of a story, (kind, text), with paragraphs over the limit as several; only white space is lost."""
    return [(kind, piece) for kind, text in parts for piece in (_pieces(text) if kind == "paragraph" else (text,))]


def _pieces(text: str) -> Iterator[str]:
    start = 0
    while len(text) - start > LONGEST:
        low, high = start + LONGEST - _WITHIN, start + LONGEST
        ends = [m.end() for m in _SENTENCE_END.finditer(text, low, high)] or [
            m.end() for m in _BREAK.finditer(text, low, high)
        ]
        cut = ends[-1] if ends else high
        yield text[start:cut].rstrip()
        start = cut
    yield text[start:]
