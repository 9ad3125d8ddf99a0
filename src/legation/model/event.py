"""The event: claims of one act, merged."""

from dataclasses import dataclass

from legation.model.claim import Claim


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A field on which reports of one act differ: each value with the names of those who give it."""

    field: str
    values: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Event:
    """One act that one or more claims tell of. `claims` is never empty; `lead` is the claim whose values the event
    shows.

    A register numbers the `version`s of an event, each a change that a reader would see, and says when it was first
    seen and last changed. `status` is what people decided: reported (nobody yet), accepted, corrected or reopened.
    """

    event_id: str
    lead: Claim
    claims: tuple[Claim, ...]
    reports: int
    independent_sources: int
    contradictions: tuple[Contradiction, ...] = ()
    status: str = "reported"
    version: int = 1
    first_seen: str | None = None
    last_changed: str | None = None
