"""Designations that no list holds but whose shape tells what they are: "Mi-35M", "155 mm howitzer"."""

import re
from dataclasses import dataclass
from pathlib import Path

from legation.world import tables
from legation.world.items_tables import PATTERNS, categories, known_category
from legation.world.tables import Row, TableError, split

_BACK, _AHEAD = 32, 96
"""A shape is looked for around its literal, this many characters either way."""


@dataclass(frozen=True, slots=True)
class Shape:
    """One row of designation_patterns.csv: a regular expression, and what a match of it is.

    `literals` are lower-case strings, one of which is in every match; one that ends in a space or hyphen, a figure
    follows. `canonical` is the designation as a template
    over the groups of the expression; None for a phrase that describes and designates nothing ("155 mm shells").
    """

    id: str
    regex: re.Pattern[str]
    literals: tuple[str, ...]
    canonical: str | None
    category: str
    unroca: str | None

    def near(self, text: str, start: int) -> re.Match[str] | None:
        """The match that covers the literal at `start`, if there is one."""
        low, high = max(0, start - _BACK), min(len(text), start + _AHEAD)
        for match in self.regex.finditer(text, low, high):
            if match.start() <= start < match.end():
                return match
        return None

    def designation(self, match: re.Match[str]) -> str | None:
        """The canonical designation a match names, if it is one."""
        return match.expand(self.canonical) if self.canonical else None


def may_begin(lowered: str, start: int, end: int) -> bool:
    """Whether a literal found here can be in a match: no letter goes before it, and a figure follows "mi-" or "mi "."""
    if lowered[start].isalpha() and lowered[start - 1 : start].isalpha():
        return False
    return lowered[end - 1] not in "- " or lowered[end : end + 1].isdigit()


def shapes(extra: Path | None = None) -> list[Shape]:
    """The shapes of the table in its order. Raises `TableError` for what is no regular
    expression, or a category that item_classes.csv does not hold."""
    closed = categories(extra)
    rows = tables.read(PATTERNS, extra)
    for row in rows:
        known_category(row, PATTERNS, closed)
    return [_shape(row) for row in rows]


def _shape(row: Row) -> Shape:
    try:
        regex = re.compile(rf"(?<![\w-])(?:{row['pattern']})(?!\w)")
    except re.error as error:
        raise TableError(f"{PATTERNS.file}: {row['id']}: {error}") from error
    return Shape(
        id=row["id"],
        regex=regex,
        literals=split(row["literals"]),
        canonical=row["canonical"] or None,
        category=row["category"],
        unroca=row["unroca"] or None,
    )
