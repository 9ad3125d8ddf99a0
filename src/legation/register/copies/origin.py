"""Which of two copies was first, what kind of copy the other is, and when its own date cannot be right.

Each story is a copy of the earliest story that it shares its text with, if that came before it. So the answer depends
on the stories alone, never on the order in which they were read.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from legation.model.page import Story
from legation.pages.contradictions import report_weekday
from legation.pages.dates_printed import weekday_number
from legation.register.copies.pairs import Offsets, Pair
from legation.register.copies.printed import Printed, StoryId, latest_day, own_day, yearless
from legation.register.copies.words import words_of

WHOLE = 0.8
"""Share of the origin that a copy must keep to be a copy of the whole, and not an excerpt."""

STALE = 30
"""Days after its origin from which a text is not printed again as news: a later date over it is the page's own."""

MOSTLY = 0.6
"""Share of a copy's words that must be its origin's for the copy to be as old as these: less is new writing."""

MOST_YEARS = 12
"""Years looked back for a day that falls on the weekday of the report: in so many each date has had every weekday."""

WEAK = ("header", "url", "metadata", "none")
"""Bases of a date that stands over a text or beside it, and may be the page's own."""

DATELINE = "dateline"
"""Basis of a date that is part of the text, and so a word of it that the copy has changed."""

WORD_FOR_WORD = 0.9
"""Share of a copy's words from which on a dateline of its own is the one thing that was changed in an old text."""

IDENTICAL, HOUSE_EDIT, EXCERPT, BACK_TRANSLATION = "identical", "house_edit", "excerpt", "back_translation"

Order = tuple[date, date, int, int, StoryId]


@dataclass(frozen=True, slots=True)
class Copy:
    """A story that is a copy of an earlier one: `kind` is identical, house_edit, excerpt or back_translation.

    `kept` is the share of its words that are the origin's, and `shared` where in its text these stand: what lies
    outside, the copy adds.
    """

    story: StoryId
    of: StoryId
    kind: str
    kept: float
    shared: Offsets


def order(printed: Printed) -> Order:
    """What tells which of two copies was first: the day it appeared, the latest day printed over it (a reprint bears
    its own), how far it looks from the desk that wrote it, then the longer text.

    A desk's own copy whose dateline lacks the year goes first, any other undated story last.
    """
    story = printed.story
    day, _ = own_day(story)
    unknown = date.min if printed.remove < 2 and yearless(story) else date.max
    return day or unknown, latest_day(story) or unknown, printed.remove, -len(words_of(story)), printed.id


def copy_of(story: StoryId, pairs: Iterable[Pair], orders: Mapping[StoryId, Order]) -> Copy | None:
    """What a story is a copy of, given the pairs it stands in as the first, and the order of each story; None for the
    first of its family.
    """
    earlier = [pair for pair in pairs if orders[pair.second] < orders[story]]
    if not earlier:
        return None
    best = min(earlier, key=lambda pair: orders[pair.second])
    return Copy(story, best.second, kind(best), best.covered[0], best.shared[0])


def kind(pair: Pair) -> str:
    """What kind of copy the first story of a pair is of the second."""
    if max(pair.verbatim) < 0.5 * max(pair.covered):
        return BACK_TRANSLATION
    if pair.covered[1] < WHOLE:
        return EXCERPT
    return IDENTICAL if pair.same and min(pair.verbatim[0], pair.covered[0]) >= 0.99 else HOUSE_EDIT


def first_day(origin: Printed, copies: Iterable[Printed]) -> date | None:
    """The day on which a text first appeared: its origin's own, or the day of its dateline in the year of a copy."""
    day, _ = own_day(origin.story)
    told = yearless(origin.story)
    if day is not None or told is None:
        return day
    weekday = weekday_of_report(origin.story)
    for later in sorted(later for copy in copies if (later := own_day(copy.story)[0]) is not None):
        for year in range(later.year, later.year - MOST_YEARS, -1):
            found = _in_year(year, *told)
            if (
                found is not None
                and (later - found).days >= 0
                and ((later - found).days <= STALE or found.weekday() == weekday)
            ):
                return found
    return None


def _in_year(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def weekday_of_report(story: Story) -> int | None:
    """The weekday on which the story's lead says that it was told: Monday is 0."""
    body = " ".join(story.text[block.start : block.end] for block in story.blocks if block.kind == "paragraph")
    told = report_weekday(body)
    return weekday_number(told) if told else None


def anchored(printed: Printed, kept: float, first: date | None) -> date | None:
    """The day from which a copy's relative dates must be told where its own date cannot be right: `first`, when the
    text appeared. `kept` is the share of the copy's words that are the text's.

    So it is where the copy has no date of its own, or one that lies more than `STALE` days later: over the text of
    most of the origin's words, or as the dateline of all of them. An agency's story printed a day or a week later under
    a true date keeps that date; so does one for which the user gives a day.
    """
    mine, basis = own_day(printed.story)
    least = MOSTLY if basis in WEAK else WORD_FOR_WORD if basis == DATELINE else None
    if first is None or least is None or kept < least:
        return None
    return first if mine is None or (mine - first).days > STALE else None
