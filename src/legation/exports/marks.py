"""A story's text cut wherever evidence or a role begins or ends, so that overlapping claims nest nowhere."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from legation.model.claim import Claim


@dataclass(frozen=True, slots=True)
class RoleMark:
    """Words that fill a role in a claim; `role` may also be item or place."""

    start: int
    end: int
    claim_id: str
    role: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text that the same claims rest on throughout. `first` are the claims whose evidence begins here."""

    text: str
    claims: tuple[Claim, ...] = ()
    roles: tuple[RoleMark, ...] = ()
    first: tuple[str, ...] = ()


def role_marks(claim: Claim) -> Iterator[RoleMark]:
    """The words of the story that fill the claim's roles, as far as it tells where they stand."""
    filled = [(role, party.start, party.end) for role, parties in claim.actors for party in parties]
    if claim.item:
        filled.append(("item", claim.item.start, claim.item.end))
        filled.extend(("item", part.start, part.end) for part in claim.item.parts)
    if claim.place:
        filled.append(("place", claim.place.start, claim.place.end))
    for role, start, end in filled:
        if start is not None and end is not None and start < end:
            yield RoleMark(start, end, claim.claim_id, role)


def segments(text: str, start: int, end: int, claims: Iterable[Claim]) -> Iterator[Segment]:
    """Cut `text[start:end]`; the segments joined are that text again. Offsets outside it mark nothing."""
    told = list(claims)
    marks = [mark for claim in told for mark in role_marks(claim)]
    spans = [(span.start, span.end) for claim in told for span in claim.evidence]
    bounds = {
        start,
        end,
        *(edge for pair in spans for edge in pair),
        *(edge for m in marks for edge in (m.start, m.end)),
    }
    inside = sorted(edge for edge in bounds if start <= edge <= end)
    for left, right in pairwise(inside):
        yield Segment(
            text=text[left:right],
            claims=tuple(c for c in told if any(s.start <= left and right <= s.end for s in c.evidence)),
            roles=tuple(mark for mark in marks if mark.start <= left and right <= mark.end),
            first=tuple(c.claim_id for c in told if c.evidence and c.evidence[0].start == left),
        )
