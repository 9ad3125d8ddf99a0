"""The claim: one act, one phase, one source, with the words it rests on. Field names are the published contract."""

from dataclasses import dataclass
from typing import Any

from legation.model.span import Span

Number = int | float


@dataclass(frozen=True, slots=True)
class Party:
    """A state, organisation or person in a role, by canonical name, with the page's words for it.

    `kind` is state, organisation, mission, armed_group, company, person, region or unknown. A part of a state ("Serbian
    defence ministry") has the state's `name` and `iso3` and its own canonical `org`; an office-holder has `person` too.
    `start` and `end` are offsets into the story text, of `text`; they are None only for a party carried over by a rule
    that says so.
    """

    name: str
    iso3: str | None = None
    org: str | None = None
    person: str | None = None
    kind: str = "state"
    text: str = ""
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class ItemPart:
    """One member of an uncounted or packaged list of items."""

    name: str
    designation: str | None = None
    category: str | None = None
    quantity: "Number | Range | None" = None
    text: str = ""
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Range:
    """A bounded range of numbers; None on a side that is open."""

    low: Number | None
    high: Number | None


@dataclass(frozen=True, slots=True)
class Item:
    """What passes or is talked of: weapons, persons posted, a resource. `quantity` counts `unit`s of this record's
    batch only.
    """

    text: str
    name: str
    designation: str | None = None
    category: str | None = None
    unroca: str | None = None
    quantity: Number | Range | None = None
    unit: str | None = None
    batch: str | None = None
    is_total: bool = False
    mode: str | None = None
    parts: tuple[ItemPart, ...] = ()
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where the act happens: `precision` is point, town, province, country or region. Coordinates in degrees, WGS84."""

    name: str
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonames: int | None = None
    precision: str = "town"
    text: str = ""
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class ClaimDate:
    """When the act happens or holds: ISO days, None on an open side; `edtf` keeps a date whose year is not known."""

    start: str | None = None
    end: str | None = None
    text: str | None = None
    how: str = "not stated"
    grain: str = "none"
    edtf: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """One link of the attribution chain: `kind` is person, organisation, document, observer, agency or outlet."""

    name: str
    kind: str
    iso3: str | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class StoryRef:
    """Which story of the page the claim stands in."""

    index: int
    title: str
    published: str | None
    published_basis: str
    dating: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Correction:
    """A field that a person corrected: what was read, and what the person says instead, both in words."""

    field: str
    read: str
    value: str


@dataclass(frozen=True, slots=True)
class Decided:
    """What people decided of a claim: `state` is accepted, corrected, rejected or reopened (it reads otherwise now).

    `who`, `at` and `why` are those of the last decision that counts. Corrections that are made are in the claim's
    values already; what was read stands here.
    """

    state: str
    who: str
    at: str
    why: str
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """One act or state of affairs, in one phase, as one source tells it.

    `actors` is a tuple of (role, parties) pairs sorted by role. `evidence` spans are verbatim words of the story.
    `rules` are the ids of the codebook and language rules that fired, in order. `confidence` is in 0..1 and says how
    often such readings were right, not whether this is true. `decided` is set only by a register in which people
    decided of it.
    """

    claim_id: str
    page: str
    url: str | None
    story: StoryRef
    type: str
    phase: str
    modality: str
    background: bool
    actors: tuple[tuple[str, tuple[Party, ...]], ...]
    item: Item | None
    place: Place | None
    date: ClaimDate
    duration: str | None
    until: str | None
    attribution: tuple[Source, ...]
    evidence: tuple[Span, ...]
    rules: tuple[str, ...]
    codebook: str
    model: str
    confidence: float
    why: str
    denies: str | None = None
    decided: Decided | None = None

    def role(self, name: str) -> tuple[Party, ...]:
        """The parties in one role; empty when the page names none."""
        return dict(self.actors).get(name, ())
