"""How far a name looks like that of an outlet: known, called like one, with an article, of a field, a figure in it."""

import itertools
import re

from legation.pages.bodies import names
from legation.pages.imprints import research_form
from legation.pages.nameplates import called_outlet, is_domain, known_outlet, outlet_word
from legation.pages.tables import words

PLAIN = frozenset({"known", "called", "body", "organisation"})
"""Marks of a name that is plainly one of an outlet or a body, wherever it stands."""

_ODD = re.compile(r"\d|(?![IVX]+$)[A-Z]{2}|[a-z]\.[a-z]")
_FIELDS = ("state", "region", "place")
_NAME = 5  # words of a name that nothing tells to be one
_CALLED = 3  # words of which the last alone makes a name an outlet's


def outlet_marks(name: str) -> set[str]:
    """What the form of a name tells of its being an outlet's: marks of data/issuers.yaml."""
    parts = name.split()
    several = len(parts) > 1
    told = {
        "known": known_outlet(name) is not None or is_domain(name),
        "called": is_called(name) or (several and research_form().search(name) is not None),
        "titled": several and (parts[0].lower() in words("mastheads", "articles") or "&" in parts),
        "odd": any(_ODD.search(part) for part in parts) and not (several and name.isupper()),
        "field": several and _of_a_field(name),
    }
    marks = {mark for mark, holds in told.items() if holds}
    if not marks or (len(parts) > _NAME and not marks & PLAIN):
        marks.add("lone" if len(parts) == 1 else "person")
    return marks


def _of_a_field(name: str) -> bool:
    """Whether a name says of which part of the world an outlet tells, and more than a section does: "Sahel Facts"."""
    hits = [hit for hit in names().find(name) if any(entry.kind in _FIELDS for entry in hit.entries)]
    rest = name
    for hit in reversed(hits):
        rest = rest[: hit.start] + " " + rest[hit.end :]
    small = words("issuers", "kinds") | words("mastheads", "small_words")
    return bool(hits) and any(word.lower() not in small for word in re.findall(r"[^\W\d_]+", rest))


def is_called(name: str) -> bool:
    """Whether a name ends as those of outlets do, or opens so: "Daily Savannah", "The Review of Arms"."""
    if called_outlet(name):
        return True
    parts = [part.capitalize() if name.isupper() else part for part in name.split()]
    if parts and parts[0].lower() in words("mastheads", "articles"):
        parts = parts[1:]
    if len(parts) >= _CALLED and outlet_word(parts[-1]):
        return True
    joined = {"of", *words("mastheads", "joints")}
    opened = len(parts) > 1 and outlet_word(parts[0]) and parts[1][:1].isupper() and not outlet_word(parts[1])
    return opened or any(outlet_word(one) and two.lower() in joined for one, two in itertools.pairwise(parts))
