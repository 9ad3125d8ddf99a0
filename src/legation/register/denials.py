"""Denials beside what they deny: the asserted act keeps its event, the denial its own, and the act tells who denies it.

A denial stays its speaker's claim; neither deletes the other. An admission with limits ("before the war, yes; not
since") denies only what lies in the time that it denies.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from legation.model.claim import Claim, ClaimDate
from legation.model.event import Contradiction, Event
from legation.register.clashes import clash
from legation.register.features import features
from legation.register.summary import speaker

DENIED = "denied"
"""Phase and modality of a denial (codebook 4), and the name of the field under which the denied act tells it."""

FEWEST = 2
"""Parties that a denial must share with the act, where both name so many: a state denies much in a week."""


def as_denial(claim: Claim) -> Claim:
    """What a denial of the claim's act would look like to whoever looks for one."""
    return replace(claim, phase=DENIED, modality=DENIED, denies=claim.phase, date=ClaimDate())


def as_denied(denial: Claim) -> Claim:
    """What the act that a denial denies would look like. The day of a denial is not that of the act; a stretch of time
    is what it limits itself to.
    """
    date = denial.date if denial.date.start != denial.date.end else ClaimDate()
    return replace(denial, phase=denial.denies or "", modality="asserted", denies=None, date=date)


def denies(denial: Claim, claim: Claim) -> bool:
    """Whether the first claim denies what the second tells."""
    if denial.denies is None or claim.denies is not None:
        return False
    wanted, told = features(as_denied(denial)), features(claim)
    shared = len(wanted.parties & told.parties)
    if shared < min(FEWEST, len(wanted.parties), len(told.parties)) or not shared:
        return False
    # whether the act was planned, alleged or told as fact, it is denied all the same
    return not clash(replace(wanted, act=told.act), told) and wanted.act[:2] == told.act[:2]


def with_denials(events: Iterable[Event], denials: Collection[Claim]) -> tuple[Event, ...]:
    """The events, each with who denies it where somebody does."""
    return tuple(_denied(event, [one for one in denials if _denies_event(one, event)]) for event in events)


def _denies_event(denial: Claim, event: Event) -> bool:
    return any(denies(denial, claim) for claim in event.claims)


def _denied(event: Event, denials: Sequence[Claim]) -> Event:
    if not denials:
        return event
    told = tuple(sorted({root.name for root in event.sources} or {speaker(claim) for claim in event.claims}))
    against = tuple(sorted(set(map(speaker, denials))))
    found = Contradiction(DENIED, ((event.lead.phase.replace("_", " "), told), (DENIED, against)))
    return replace(event, contradictions=(*event.contradictions, found))
