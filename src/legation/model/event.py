"""The event: claims of one act, merged."""

from dataclasses import dataclass

from legation.model.claim import Claim


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A field on which reports of one act differ: each value with the names of those who give it."""

    field: str
    values: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class EventSource:
    """One who really says so: the root of one or more chains of attribution, however many carry the words.

    `kind` is person, organisation, document, observer, agency or outlet. `side` is sender, host or party (of an act
    among equals) where the root belongs to a party of the act, third where it belongs to another state, none where that
    is unknown or the root only carries the news. An `anonymous` root is not named by any report. `voice_of` is the
    state that controls a root which is an agency or outlet. `claims` are the ids of the claims that go back to it.
    """

    name: str
    kind: str
    iso3: str | None
    side: str
    anonymous: bool = False
    voice_of: str | None = None
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """Two acts of one affair, by the ids of their events: `second` follows `first`; `relation` says how, in words."""

    first: str
    second: str
    relation: str


@dataclass(frozen=True, slots=True)
class Event:
    """One act that one or more claims tell of. `claims` is never empty; `lead` is the claim whose values the event
    shows.

    `reports` counts pages, `outlets` those who printed them, `independent_sources` the named roots, `anonymous_sources`
    the others; `sources` are all of them. A `recirculated` event is told anew by an old text under a new date.

    A register numbers the `version`s of an event, each a change that a reader would see, and says when it was first
    seen and last changed. `status` is what people decided: reported (nobody yet), accepted, corrected or reopened.
    `affair` and `links` are filled where affairs were asked for: the affair's id, and the links to and from this event.
    """

    event_id: str
    lead: Claim
    claims: tuple[Claim, ...]
    reports: int
    independent_sources: int
    contradictions: tuple[Contradiction, ...] = ()
    outlets: int = 0
    anonymous_sources: int = 0
    sources: tuple[EventSource, ...] = ()
    recirculated: bool = False
    status: str = "reported"
    version: int = 1
    first_seen: str | None = None
    last_changed: str | None = None
    affair: str | None = None
    links: tuple[Link, ...] = ()
