"""Commentaries: texts that a writer signs in his own name, so that what they tell is told by the writer."""

import re
from functools import cache

from legation.pages.normal import ends_sentence
from legation.pages.tables import alternatives, words

_TITLED = re.compile(r"^(?:(?:Dr|Prof|Professor|Sir|Dame|Lord|Mr|Mrs|Ms|Gen|Adm|Col)\.?\s+)?(?P<name>[^\W\d_a-z].*)$")
_NAME = re.compile(r"[^\W\d_a-z][\w.'’\-]+(?:\s(?:[^\W\d_a-z][\w.'’\-]*|van|von|de|da|der|al|bin|el)){1,3}")
_LONGEST = 20  # words of such a line
_SIGNED = 60  # the same with "By", which may tell a life
_BY = re.compile(r"^by\s+", re.IGNORECASE)


@cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"^\W*{alternatives('opinions', 'labels')}\s*[:|–—-]\s*\S", re.IGNORECASE)


def is_opinion(headline: str) -> bool:
    """Say whether a headline calls its text the writer's opinion ("Commentary: The gulf is no lake")."""
    return _label().match(headline) is not None


def writer_of(line: str) -> str | None:
    """Return the writer whom a line under such a headline names with an occupation ("Dr Kofi Adu, senior fellow,
    Savannah Institute"), or None.
    """
    signed = _BY.match(line)
    name, comma, rest = (line[signed.end() :] if signed is not None else line).partition(",")
    occupied = words("opinions", "occupations") & set(re.findall(r"\w+", rest.lower()))
    titled = _TITLED.match(name.strip())
    if signed is None and ends_sentence(line):
        return None
    if not comma or not occupied or titled is None or len(line.split()) > (_LONGEST if signed is None else _SIGNED):
        return None
    return titled["name"] if _NAME.fullmatch(titled["name"]) else None
