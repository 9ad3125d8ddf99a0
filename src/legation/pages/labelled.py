"""Lines that say what kind of text a page is, and lines that stand on one publisher's pages alone."""

import re
from functools import cache

from legation.pages.nameplates import LONGEST
from legation.pages.normal import ends_sentence
from legation.pages.tables import alternatives, table

_SEGMENT = re.compile(r"\s*[|·•]\s*|\s+[-–—]\s+")
_LONGEST_LINE = 400  # signs; a page may be one line of millions
_LABEL = 6  # words of the part of a line that is a label


def is_release(line: str) -> bool:
    """Whether a line, or a part of it between strokes, says that a body speaks for itself."""
    if len(line.split()) > LONGEST or ends_sentence(line):
        return False
    parts = (*_SEGMENT.split(line), *line.split(", "))
    return any(_release().match(part) for part in parts if len(part.split()) <= _LABEL)


def only_release(line: str) -> bool:
    """Whether nothing beside such a label stands in a line but a number: no words of a headline."""
    return is_release(line) and re.search(r"[^\W\d_]{2,}", _release().sub("", line)) is None


def headed_release(line: str) -> bool:
    """Whether a label of a body's own words stands before the headline in its line."""
    found = _release().match(line)
    return found is not None and line[found.end() : found.end() + 1] == ":"


def released_by(line: str) -> str | None:
    """The body that a label calls by a short name the tables do not know ("MINDEF News Release")."""
    found = re.fullmatch(rf"(?P<name>[^\W\d_a-z]\S+)\s+(?i:{alternatives('mastheads', 'release')})", line)
    return found["name"] if found and found["name"].isupper() else None


def house_of(line: str) -> str | None:
    """The publisher whose pages, and no others, hold a line of this form."""
    return next((name for name, form in _houses() if form.search(line)), None) if len(line) <= _LONGEST_LINE else None


@cache
def _release() -> re.Pattern[str]:
    return re.compile(rf"^\W*{alternatives('mastheads', 'release')}\b", re.IGNORECASE)


@cache
def _houses() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = table("mastheads")["house_forms"]["rows"]
    return tuple((name, re.compile(form)) for name, forms in rows.items() for form in forms)


def account_of(line: str) -> str | None:
    """The office whose holder reports, by a line that says so of a text ("Report by the outgoing Chair")."""
    found = _account().match(line)
    return found["office"] if found is not None else None


def is_account(line: str) -> bool:
    """Whether a line says by the holder of which office of a body a text is."""
    return account_of(line) is not None


@cache
def _account() -> re.Pattern[str]:
    kinds, times, heads = (alternatives("transcripts", key) for key in ("accounts", "terms", "heads"))
    return re.compile(
        rf"^(?:\w+\s){{0,2}}(?i:{kinds})\s+(?:by|of|from)\s+the\s+(?i:{times}\s+)?"
        rf"(?P<office>(?i:{heads}))(?:\s*\([^)]*\))?$"
    )
