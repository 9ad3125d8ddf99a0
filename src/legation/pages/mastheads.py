"""The head of a page: whose page it is, and which lines tell only that."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from legation.model.page import Dropped
from legation.pages.apparatus import parts_of
from legation.pages.bodies import known_body, organisation, state_alone, state_of
from legation.pages.dates_printed import find_dates
from legation.pages.draft import SITE_LINE, Piece
from legation.pages.issuers import Candidate, issuer
from legation.pages.labelled import is_account, is_release, only_release
from legation.pages.nameplates import outlet_of
from legation.pages.normal import ends_sentence
from legation.world.publishers import Publishers

HEAD = 8
"""Pieces at the top among which a masthead may stand, and no further than the lead."""

_LEAD_WORDS = 12
_ONLY = frozenset(
    {"name", "place", "label", "office", "edition", "periodical", "issue"}
)  # parts of a line that tells only whose page it is


@dataclass(frozen=True, slots=True)
class Masthead:
    """What the top and the end of a page tell: the site's name, the pieces left, and those that told it."""

    site: str | None
    pieces: tuple[Piece, ...]
    dropped: tuple[Dropped, ...] = ()


@cache
def _publishers() -> Publishers:
    return Publishers.load()


def outlet_at(address: str) -> str | None:
    """Return the name of the outlet or official body behind a web address, or None."""
    known = _publishers().at(address)
    return outlet_of(address) or (known.name if known is not None else None)


def official(site: str | None, url: str | None) -> str | None:
    """Return the state (iso3) or organisation (name) whose own body publishes a page, by its address or its name."""
    known = _publishers().at(url) if url is not None else None
    if known is not None:
        return known.iso3 or known.name
    hits = known_body(site) if site is not None else None
    if hits is None:
        return None
    return next((iso3 for hit in hits if (iso3 := state_of(hit)) is not None), None) or organisation(hits)


def masthead(pieces: Sequence[Piece]) -> Masthead:
    """Find whose page it is, and take away the lines that tell only that."""
    top = head_of(pieces)
    released = any(is_release(piece.text) for piece in pieces[:top])
    found = issuer(pieces, top, released)
    labels = {at for at in range(top) if only_release(pieces[at].text)}
    gone = {at for at in _used(found, pieces, top) | labels if not find_dates(pieces[at].text)}
    site = found.name if found is not None else None
    if len(gone) == len(pieces):
        return Masthead(site, tuple(pieces))
    dropped = tuple(Dropped(pieces[at].text, _reason(at in labels)) for at in sorted(gone))
    return Masthead(site, tuple(piece for at, piece in enumerate(pieces) if at not in gone), dropped)


def _used(found: Candidate | None, pieces: Sequence[Piece], top: int) -> set[int]:
    """The lines that tell nothing but whose page it is, with the state alone above the body; the body stays over what
    the holder of an office of it reports.
    """
    if found is None or found.marks & {"joint", "own", "opens"} or any(is_account(one.text) for one in pieces[:top]):
        return set()
    lines = {
        at
        for at in found.lines
        if {part.kind for part in parts_of(pieces[at].text)} <= _ONLY and parts_of(pieces[at].text)
    }
    return lines | {at - 1 for at in lines if 0 < at < top and state_alone(pieces[at - 1].text)}


def _reason(label: bool) -> str:
    return "a line that says what kind of text this is" if label else SITE_LINE


def head_of(pieces: Sequence[Piece]) -> int:
    """How many pieces stand above the first full paragraph."""
    for at, piece in enumerate(pieces[:HEAD]):
        if len(piece.text.split()) >= _LEAD_WORDS and ends_sentence(piece.text):
            return at
    return min(HEAD, len(pieces))
