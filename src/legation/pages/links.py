"""Headlines of other stories that a page sets, as links, between the paragraphs of one."""

import re
from collections.abc import Sequence

from legation.pages.labels import Part
from legation.pages.stories import stems_of

_STOP = re.compile(r"[.!?][\"”’)]*\s|[a-z]\.[A-Z]|:")
_WORDS = 5  # words a headline has at least; a section's heading may have fewer
_SEVERAL = 3  # so many lines without stops may be the news itself
_AMONG = 3  # paragraphs among which such a headline stands out


def other_headlines(title: str, parts: Sequence[Part], lines: Sequence[Part]) -> list[Part]:
    """The parts of a story, among the `lines` that nothing marks as headings, that are headlines of other stories: the
    story takes up hardly a word of theirs.
    """
    kinds = [kind for kind, _ in parts]
    body = [words for kind, words in parts if kind == "paragraph"]
    known = frozenset(stem for words in (title, *body) for stem in stems_of(words))
    found = [
        part
        for at, part in enumerate(parts)
        if part in lines
        and len(part[1].split()) >= _WORDS
        and "paragraph" in kinds[:at]
        and "paragraph" in kinds[at + 1 :]
        and not _STOP.search(part[1])
        and _strange(stems_of(part[1]), known)
    ]
    return found if len(found) < _SEVERAL and len(body) >= _AMONG else []


def _strange(stems: frozenset[str], known: frozenset[str]) -> bool:
    """Whether less than a third of the words stand in the story."""
    return len(stems & known) * 3 < len(stems)
