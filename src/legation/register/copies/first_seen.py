"""A story told from the day on which its words first appeared: the later date over it is refused, with the reason."""

from dataclasses import replace
from datetime import date

from legation.model.claim import Claim
from legation.model.page import DateCandidate, Story
from legation.register.copies.origin import STALE
from legation.register.copies.printed import FIRST_SEEN, own_day


def told_from(story: Story, day: date | None, origin: str = "") -> Story:
    """The story as published on the day of its origin, a title; with None, as published on its own day again."""
    own = as_printed(story)
    if day is None:
        return own
    words = f" (“{origin}”)" if origin else ""
    anchor = DateCandidate(
        day.isoformat(), FIRST_SEEN, "", True, f"the same text was first seen on {day.isoformat()}{words}"
    )
    refused = (
        replace(
            candidate,
            accepted=False,
            superseded=True,
            why=f"the same text was first seen on {day.isoformat()}: this is the day of a later page, not of its words",
        )
        if candidate.accepted
        else candidate
        for candidate in own.dating
    )
    return replace(own, published=day.isoformat(), published_basis=FIRST_SEEN, dating=(anchor, *refused))


def as_printed(story: Story) -> Story:
    """The story with the day that it has by its own account."""
    if story.published_basis != FIRST_SEEN:
        return story
    day, basis = own_day(story)
    dating = tuple(
        replace(
            candidate,
            accepted=True,
            superseded=False,
            why=f"the strongest candidate that the story does not contradict ({basis})",
        )
        if candidate.superseded
        else candidate
        for candidate in story.dating
        if candidate.basis != FIRST_SEEN
    )
    return replace(story, published=day.isoformat() if day else None, published_basis=basis, dating=dating)


def is_recirculated(claim: Claim) -> bool:
    """Whether the claim stands in an old text under a new date: re-anchored, and printed with a much later day."""
    story = claim.story
    if story.published_basis != FIRST_SEEN or story.published is None:
        return False
    first = date.fromisoformat(story.published)
    return any(
        (_day(candidate["value"]) - first).days > STALE for candidate in story.dating if not candidate["accepted"]
    )


def _day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return date.min
