"""What merging looks at in a claim, in plain and comparable form."""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files

from legation.model.claim import Claim, Number, Party, Place, Range
from legation.register.phases import common_phase, stage
from legation.register.plain import plain

LONG_QUOTE = 40
"""Letters that quoted words must have to be known as a copy: shorter ones ("It arrived.") recur by chance."""

TELLING_QUOTE = 110
"""Letters that make quoted words a copy by themselves, without the title being the same."""

NEWS_DAYS = 21
"""Days before the day that bounds it within which an act in the news took place."""

SOON_DAYS = 31
"""Days within which what is to begin on a day has begun."""

DISPUTED = "disputed"
"""The modality of a claim that its page sets against another (codebook 6.1)."""

REMEMBERED = 16384
"""Days of which the number is remembered."""

PRECISE = frozenset({"point", "town"})
"""Precisions of places that tell one place from another."""

Days = tuple[int, int]

OPEN_START, OPEN_END = date.min.toordinal(), date.max.toordinal()


@dataclass(frozen=True, slots=True)
class Features:
    """A claim as merging sees it. `days` are day numbers, inclusive, with the calendar's ends where a side is open.

    `act` is what two claims of one act have in common: type, phase (by one name where reports confuse two), whether
    the act is told, ahead or denied, and what is denied. `phase` is as told.
    """

    claim_id: str
    page: str
    story: int
    story_key: tuple[str, int]
    title: str
    words: str
    bag: frozenset[str]
    phase: str
    stage: str
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
    point: tuple[float, float] | None
    background: bool
    disputed: bool
    root: str


def features(claim: Claim) -> Features:
    """Read what merging compares; the same for equal claims."""
    roles = {role: frozenset(map(party_key, parties)) for role, parties in claim.actors if parties}
    item = claim.item
    words = plain(" ".join(span.text for span in claim.evidence))
    place = claim.place if claim.place and claim.place.precision in PRECISE else None
    return Features(
        claim_id=claim.claim_id,
        page=claim.page,
        story=claim.story.index,
        story_key=(claim.page, claim.story.index),
        title=plain(claim.story.title),
        words=words,
        bag=frozenset(words.split()),
        phase=claim.phase,
        stage=stage(claim.phase),
        act=(claim.type, common_phase(claim.phase), _reality(claim), claim.denies),
        roles=roles,
        parties=frozenset().union(*roles.values()),
        item=item is not None,
        designation=plain(item.designation or "") if item else "",
        kind=frozenset(filter(None, (plain(item.name), item.category))) if item else frozenset(),
        quantity=_bounds(item.quantity) if item else None,
        unit=plain(item.unit or "").removesuffix("s") if item else "",
        batch=plain(item.batch or "") if item else "",
        is_total=item.is_total if item else False,
        days=_days(claim),
        yearless=claim.date.edtf or "" if claim.date.start is None and claim.date.end is None else "",
        published=_day(claim.story.published),
        place=plain(place.name) if place else "",
        point=_point(place) if place else None,
        background=claim.background,
        disputed=claim.modality == DISPUTED,
        root=root(claim),
    )


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


def _bounds(quantity: Number | Range | None) -> Days | None:
    if quantity is None:
        return None
    if isinstance(quantity, Range):
        low = quantity.low if quantity.low is not None else 0
        return round(low * 1000), round(quantity.high * 1000) if quantity.high is not None else 10**15
    return round(quantity * 1000), round(quantity * 1000)


def _days(claim: Claim) -> Days | None:
    """The stretch in which the act lies; an open side of what is no lasting state ends where news would have it."""
    first, last = _day(claim.date.start), _day(claim.date.end)
    if first is None and last is None:
        return None
    lasting = claim.background or stage(claim.phase) == "state"
    ahead = stage(claim.phase) == "prospect"
    published = _day(claim.story.published)
    if first is None:
        first = OPEN_START if lasting or last is None else (published or last) if ahead else last - NEWS_DAYS
        first = min(first, last if last is not None else first)
    if last is None:
        open_end = OPEN_END if published is None else max(first, published)
        last = first + SOON_DAYS if ahead else OPEN_END if lasting else open_end
    return first, last


def _point(place: Place) -> tuple[float, float] | None:
    return None if place.latitude is None or place.longitude is None else (place.latitude, place.longitude)


def _reality(claim: Claim) -> str:
    """Whether the act is told, ahead, imagined or denied; what a prospect is, "planned" or "asserted", is all one."""
    reality = _realities().get(claim.modality, claim.modality)
    return "told" if reality == "ahead" and stage(claim.phase) == "prospect" else reality


@lru_cache(maxsize=REMEMBERED)
def _day(iso: str | None) -> int | None:
    return date.fromisoformat(iso).toordinal() if iso else None


def modalities(reality: str) -> tuple[str, ...]:
    """The modalities by which an act is told in one way: "told", "ahead", "imagined" or "denied"."""
    return tuple(sorted(name for name, told in _realities().items() if told == reality))


REALITIES = ("told", "ahead", "imagined")
"""How an act that is not denied can be told (`tables/modality.csv`)."""


@cache
def _realities() -> dict[str, str]:
    table = files("legation.register").joinpath("tables", "modality.csv").read_text("utf-8")
    return {row["modality"]: row["reality"] for row in csv.DictReader(table.splitlines())}
