"""A story in print: where it stands, who carries it, and on which day it appeared by its own account."""

import re
from dataclasses import dataclass
from datetime import date

from legation.model.page import DateCandidate, Page, Story

FIRST_SEEN = "first_seen"
"""Basis of a day that is not the story's own, but that of an earlier copy."""

_YEARLESS = re.compile(r"--(\d\d)-(\d\d)")

StoryId = tuple[str, int]
"""The hash of a page's bytes and the number of the story on it."""


@dataclass(frozen=True, slots=True)
class Printed:
    """One story on one page, as copies are told apart. `site` is the outlet that printed it, where it names itself."""

    sha256: str
    site: str | None
    story: Story

    @property
    def id(self) -> StoryId:
        """Which story it is."""
        return self.sha256, self.story.index

    @property
    def carrier(self) -> str:
        """Who carries the story: the agency it credits, else the outlet; empty where neither is named."""
        return self.story.credits[0] if self.story.credits else self.site or ""

    @property
    def remove(self) -> int:
        """How far the story looks from the desk that wrote it: 0 where it bears a credit and no other outlet's name, 1
        where only a dateline, 3 where an outlet credits another, 2 where nothing tells.
        """
        mine = (self.site or "").casefold()
        if mine and any(credit.casefold() != mine for credit in self.story.credits):
            return 3
        if self.story.credits:
            return 0
        return 1 if self.story.dateline_place and not mine else 2


def printed_on(page: Page) -> tuple[Printed, ...]:
    """The stories of a page."""
    return tuple(Printed(page.sha256, page.site, story) for story in page.stories)


def own_day(story: Story) -> tuple[date | None, str]:
    """The day on which a story appeared by its own account, and the basis of it, whatever earlier copy is known."""
    if story.published_basis != FIRST_SEEN:
        return (date.fromisoformat(story.published), story.published_basis) if story.published else (None, "none")
    refused = next((candidate for candidate in story.dating if candidate.superseded), None)
    return (date.fromisoformat(refused.value), refused.basis) if refused else (None, "none")


def latest_day(story: Story) -> date | None:
    """The latest full day printed over a story, trusted or not: a reprint bears its own beside the origin's."""
    days = [day for candidate in story.dating if candidate.basis != "body" and (day := exact(candidate)) is not None]
    return max(days, default=None)


def yearless(story: Story) -> tuple[int, int] | None:
    """Month and day of a story whose dateline or heading leaves the year out; None where there is none such."""
    for candidate in story.dating:
        if candidate.basis != "body" and (found := _YEARLESS.fullmatch(candidate.value)):
            return int(found[1]), int(found[2])
    return None


def exact(candidate: DateCandidate) -> date | None:
    """The day of a candidate with year, month and day; None for any other."""
    try:
        return date.fromisoformat(candidate.value)
    except ValueError:
        return None
