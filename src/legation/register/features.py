"""What merging looks at in a claim, in plain and comparable form."""

import csv
import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from itertools import combinations

from legation.model.claim import Claim, Number, Party, Range

LONG_QUOTE = 40
"""Letters that quoted words must have to be known as a copy: shorter ones ("It arrived.") recur by chance."""

TELLING_QUOTE = 110
"""Letters that make quoted words a copy by themselves, without the title being the same."""

MOST_PAIRED = 12
"""Parties of one claim that are paired for look-up; a list of thirty members need not be found by every pair."""

Days = tuple[int, int]

OPEN_START, OPEN_END = date.min.toordinal(), date.max.toordinal()


@dataclass(frozen=True, slots=True)
class Features:
    """A claim as merging sees it. `days` are day numbers, inclusive, with the calendar's ends where a side is open."""

    claim_id: str
    page: str
    story: int
    title: str
    words: str
    act: tuple[str, str, str, str | None]
    roles: dict[str, frozenset[str]]
    parties: frozenset[str]
    item: bool
    designation: str
    kind: frozenset[str]
    quantity: Days | None
    unit: str
    batch: str
    is_total: bool
    days: Days | None
    yearless: str
    published: int | None
    place: str
    background: bool
    root: str


def features(claim: Claim) -> Features:
    """Read what merging compares; the same for equal claims."""
    roles = {role: frozenset(map(party_key, parties)) for role, parties in claim.actors if parties}
    item = claim.item
    return Features(
        claim_id=claim.claim_id,
        page=claim.page,
        story=claim.story.index,
        title=plain(claim.story.title),
        words=plain(" ".join(span.text for span in claim.evidence)),
        act=(claim.type, claim.phase, _realities().get(claim.modality, claim.modality), claim.denies),
        roles=roles,
        parties=frozenset().union(*roles.values()),
        item=item is not None,
        designation=plain(item.designation or "") if item else "",
        kind=frozenset(filter(None, (plain(item.name), item.category))) if item else frozenset(),
        quantity=_bounds(item.quantity) if item else None,
        unit=plain(item.unit or "") if item else "",
        batch=plain(item.batch or "") if item else "",
        is_total=item.is_total if item else False,
        days=_days(claim.date.start, claim.date.end),
        yearless=claim.date.edtf or "" if claim.date.start is None and claim.date.end is None else "",
        published=_day(claim.story.published),
        place=plain(claim.place.name) if claim.place else "",
        background=claim.background,
        root=root(claim),
    )


def keys(seen: Features) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Where a claim is filed, and where claims that might tell of the same act are filed.

    A claim of several parties is filed under each pair of them, and under each as part of a pair; a claim of one
    party is filed as lone. So only the few claims of one party ever look through everything a busy state did.
    """
    act = "|".join(str(part or "") for part in seen.act)
    parties = sorted(seen.parties)[:MOST_PAIRED]
    words = [f"{act}|words|{seen.words}"] if len(seen.words) >= LONG_QUOTE else []
    here = [f"{act}|story|{seen.page}|{seen.story}"]
    if len(parties) < 2:
        lone, part = [f"{act}|lone|{key}" for key in parties], [f"{act}|part|{key}" for key in parties]
        return tuple(words + here + lone), tuple(words + here + lone + part)
    pairs = [f"{act}|pair|{first}|{second}" for first, second in combinations(parties, 2)]
    lone, part = [f"{act}|lone|{key}" for key in parties], [f"{act}|part|{key}" for key in parties]
    return tuple(words + here + pairs + part), tuple(words + here + pairs + lone)


def party_key(party: Party) -> str:
    """Who is meant: the state by its code, else the plain name; persons of one state are told apart."""
    person = plain(party.person or party.name) if party.kind == "person" else ""
    return (party.iso3 or plain(party.name)) + (f"/{person}" if person and party.iso3 else "")


def root(claim: Claim) -> str:
    """Who stands at the beginning of the chain: the first speaker, or the page itself where nobody is named."""
    if not claim.attribution:
        return f"page {claim.page}"
    first = claim.attribution[0]
    return f"{plain(first.name)}|{first.iso3 or ''}"


def plain(text: str) -> str:
    """Words without case, accents, punctuation and space, so that style does not tell copies apart."""
    folded = unicodedata.normalize("NFKD", text).casefold()
    return re.sub(r"[\W_]+", " ", "".join(sign for sign in folded if not unicodedata.combining(sign))).strip()


def _bounds(quantity: Number | Range | None) -> Days | None:
    if quantity is None:
        return None
    if isinstance(quantity, Range):
        low = quantity.low if quantity.low is not None else 0
        return round(low * 1000), round(quantity.high * 1000) if quantity.high is not None else 10**15
    return round(quantity * 1000), round(quantity * 1000)


def _days(start: str | None, end: str | None) -> Days | None:
    first, last = _day(start), _day(end)
    if first is None and last is None:
        return None
    return first if first is not None else OPEN_START, last if last is not None else OPEN_END


def _day(iso: str | None) -> int | None:
    return date.fromisoformat(iso).toordinal() if iso else None


@cache
def _realities() -> dict[str, str]:
    table = files("legation.register").joinpath("tables", "modality.csv").read_text("utf-8")
    return {row["modality"]: row["reality"] for row in csv.DictReader(table.splitlines())}
