"""How place names are printed: the words around a name that are no part of it, and the place named next to hold it."""

import re
from collections.abc import Iterator

from legation.model.packaged import listed


def _any(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_WORDS = listed("legation.language", "toponyms")
_DIRECTION = _any(_WORDS["directions"])
_KIND = _any(_WORDS["kinds"])
_BEFORE = _any(_WORDS["before"])
_POSSESSIVE = re.compile(r"['’]s$")
_ONLY_DIRECTIONS = re.compile(rf"(?:(?:{_DIRECTION})[ -]?)+", re.IGNORECASE)
_KIND_AFTER = re.compile(rf"(?:['’]s)?\s+(?:{_KIND})s?$", re.IGNORECASE)
_WORD_BEFORE = re.compile(rf"^(?:the |(?:{_DIRECTION}|{_BEFORE})[. -]+|(?:{_KIND}) of )+", re.IGNORECASE)
_SAINT = re.compile(r"\bSt\.? ")
_HELD_BY = re.compile(rf"(?:{_any(_WORDS['held_by'])})\s*(?:the |(?:{_DIRECTION}) )?")
_CAPITALISED = re.compile(r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,3}")


def forms(name: str) -> Iterator[str]:
    """The printed name, then shorter forms of it: "southern Helmand province", "Helmand"."""
    plain = _POSSESSIVE.sub("", name.strip())
    shorter = _KIND_AFTER.sub("", plain)
    yield from dict.fromkeys((name, plain, shorter, _WORD_BEFORE.sub("", shorter)))


def spelt_out(name: str) -> str:
    """The name without abbreviated words: "St. Petersburg" is Saint Petersburg."""
    return _SAINT.sub("Saint ", name)


def is_direction(name: str) -> bool:
    """True of words that name no place by themselves: "the West", "Northern"."""
    return _ONLY_DIRECTIONS.fullmatch(name) is not None


def named_after(text: str, end: int) -> list[str]:
    """What may be the name of a place that holds the one ending at `end`, the longest first; [] where none follows."""
    leads = _HELD_BY.match(text, end)
    words = _CAPITALISED.match(text, leads.end()) if leads else None
    if words is None or not words[0][:1].isupper():
        return []
    parts = words[0].split(" ")
    return [" ".join(parts[:length]).rstrip(".,") for length in range(len(parts), 0, -1)]
