"""Acronyms that a story itself introduces: after "South African National Defence Force (SANDF)", "the SANDF" is South
Africa's force.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from legation.world.names import Entry, Hit

_INTRODUCED = re.compile(r" \((?:the |“|\")?([A-Z][A-Za-z]{1,7}[A-Z]|[A-Z]{2,9})[”\"]?\)")
_BODIES = ("branch", "organisation")
# so many characters before the bracket the name may begin
_REACH = 90


def with_acronyms(text: str, hits: Sequence[Hit]) -> list[Hit]:
    """The hits of a story with those of the acronyms it introduces for bodies of known states and organisations."""
    meanings: dict[str, Entry] = {}
    ordered = sorted(hits, key=lambda hit: hit.start)
    starts = [hit.start for hit in ordered]
    for bracket in _INTRODUCED.finditer(text):
        end = bracket.start()
        near = ordered[bisect_left(starts, end - _REACH) : bisect_left(starts, end)]
        entry = _named_before(text, [hit for hit in near if hit.end <= end and hit.entries], end, bracket[1])
        if entry is not None:
            meanings.setdefault(bracket[1], entry)
    if not meanings:
        return list(hits)
    kept = [hit for hit in hits if hit.text not in meanings]  # the story's own meaning goes before the tables'
    taken = {position for hit in kept for position in range(hit.start, hit.end)}
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, meanings))})\b")
    found = [Hit(m.start(), m.end(), m[0], (meanings[m[0]],)) for m in pattern.finditer(text) if m.start() not in taken]
    return sorted((*kept, *found), key=lambda hit: hit.start)


def _named_before(text: str, near: Sequence[Hit], end: int, acronym: str) -> Entry | None:
    """What of what is near stands before the bracket: a body of a state by the state in its name, or a known body."""
    body = next((hit for hit in near if hit.end == end and hit.entries[0].kind in _BODIES), None)
    if body is None:
        return None
    entry = body.entries[0]
    if entry.kind == "organisation" or entry.iso3:
        return entry if _stands_for(acronym, body.text) else None
    for state in reversed([hit for hit in near if hit.entries[0].kind == "state"]):
        if _stands_for(acronym, text[state.start : end]):
            return replace(
                state.entries[0],
                kind="branch",
                key=entry.key,
                name=entry.name,
                form="abbreviation",
                iso3=state.entries[0].key,
                org=entry.org,
            )
    return None


def _stands_for(acronym: str, name: str) -> bool:
    """Whether the letters are those that the words of the name begin with, in their order; small words may be left
    out: "Rwanda Defence Force" is RDF.
    """
    initials = [word[0].upper() for word in re.findall(r"[^\W\d_]+", name)]
    letters = iter(initials)
    return len(acronym) <= len(initials) and all(letter in letters for letter in acronym.upper())
