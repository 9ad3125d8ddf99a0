"""Whether two claims tell of one act: what forbids it, what speaks for it, and the score with its reasons.

The weights and their sources stand in `tables/signals.csv`. Two claims match when nothing forbids it and the weights
of what they share reach `THRESHOLD`.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from legation.register.features import LONG_QUOTE, OPEN_END, OPEN_START, TELLING_QUOTE, Days, Features

THRESHOLD = 0.5
"""Score from which two claims are one act: parties, item and dates agree, or the words are copied."""

FORTNIGHT = 14
"""Days between two reports of an undated act within which it may be one act."""

NEAR_DAYS = 3
"""Days by which sources may differ about the day of one act, where parties, item and quantity agree."""

TIGHT_DAYS = 7
"""Length in days of a date that is close enough to tell two acts apart though the sources differ on the number."""


@dataclass(frozen=True, slots=True)
class Match:
    """How well two claims agree: `score` is the sum of the weights of `reasons`, which are ids of the signals table."""

    score: float
    reasons: tuple[str, ...]

    def told(self) -> str:
        """The reasons in words."""
        return "; ".join(_signals()[reason][1] for reason in self.reasons)


def match(a: Features, b: Features) -> Match | None:
    """The match of two claims, or None where something forbids it or too little speaks for it."""
    if a.act != b.act or clash(a, b):
        return None
    reasons = tuple(_reasons(a, b))
    score = round(sum(_signals()[reason][0] for reason in reasons), 4)
    return Match(score, reasons) if score >= THRESHOLD else None


def clash(a: Features, b: Features) -> bool:
    """Whether two claims cannot be one act, whatever else they share, nor stand in one event through a third."""
    return (
        a.act != b.act
        or _parties_clash(a, b)
        or _items_clash(a, b)
        or _quantities_clash(a, b)
        or (_dates_clash(a, b) and not copied(a, b))
    )


def copied(a: Features, b: Features) -> bool:
    """Whether one claim's words are a plain copy of the other's: a long quote, or a shorter under the same title."""
    if a.words != b.words or len(a.words) < LONG_QUOTE:
        return False
    return len(a.words) >= TELLING_QUOTE or (a.title == b.title and a.title != "")


def _parties_clash(a: Features, b: Features) -> bool:
    shared = a.roles.keys() & b.roles.keys()
    if shared or not (a.roles and b.roles):
        return any(not (a.roles[role] <= b.roles[role] or b.roles[role] <= a.roles[role]) for role in shared)
    # one may tell the giver and the other the taker, but nobody is giver in one and taker in the other
    return bool(a.parties & b.parties) or not (_same_story(a, b) or copied(a, b))


def _items_clash(a: Features, b: Features) -> bool:
    if not (a.item and b.item):
        return False
    if (
        a.is_total != b.is_total
        or (a.batch and b.batch and a.batch != b.batch)
        or (a.unit and b.unit and a.unit != b.unit)
    ):
        return True
    if a.designation and b.designation:
        return a.designation != b.designation
    return bool(a.kind and b.kind) and not a.kind & b.kind


def _quantities_clash(a: Features, b: Features) -> bool:
    """Two numbers are two acts, unless batch or a close date says that two sources differ about one."""
    if not (a.quantity and b.quantity) or _overlap(a.quantity, b.quantity):
        return False
    if _same_story(a, b) and a.root == b.root:
        return True
    same_batch = a.batch != "" and a.batch == b.batch
    same_day = (
        _tight(a.days) and _tight(b.days) and a.days is not None and b.days is not None and _overlap(a.days, b.days)
    )
    return not (same_batch or (same_day and a.designation == b.designation != "" and not (a.batch or b.batch)))


def _dates_clash(a: Features, b: Features) -> bool:
    if (a.yearless and (b.yearless or b.days)) or (b.yearless and a.days):
        return not _yearless_fits(a, b)
    if a.days and b.days:
        return not _overlap(a.days, b.days) and not _near(a, b)
    if a.background != b.background:
        return True
    return not _same_story(a, b) and not _reported_together(a, b)


def _yearless_fits(a: Features, b: Features) -> bool:
    if a.yearless and b.yearless:
        return a.yearless == b.yearless
    yearless, days = (a.yearless, b.days) if a.yearless else (b.yearless, a.days)
    return days is not None and days[0] == days[1] and date.fromordinal(days[0]).isoformat()[4:] == yearless[1:]


def _near(a: Features, b: Features) -> bool:
    """Two sources may be some days apart on one act, if all else is the same; one source on one page means two acts."""
    if not (a.days and b.days and _tight(a.days) and _tight(b.days)) or (_same_story(a, b) and a.root == b.root):
        return False
    gap = max(a.days[0], b.days[0]) - min(a.days[1], b.days[1])
    alike = a.item and b.item and a.designation == b.designation != "" and a.quantity == b.quantity is not None
    return gap <= NEAR_DAYS and alike and a.roles == b.roles


def _reasons(a: Features, b: Features) -> Iterator[str]:
    if copied(a, b):
        yield "copied_words"
    if _same_story(a, b):
        yield "same_story"
    elif a.title and a.title == b.title:
        yield "same_title"
    if a.roles:
        if a.roles == b.roles:
            yield "same_parties"
        elif a.roles.keys() & b.roles.keys():
            yield "parties_within"
    yield from _item_reasons(a, b)
    yield from _date_reasons(a, b)
    if a.place and a.place == b.place:
        yield "same_place"


def _item_reasons(a: Features, b: Features) -> Iterator[str]:
    if not (a.item or b.item):
        yield "no_item"
    if not (a.item and b.item):
        return
    if a.batch and a.batch == b.batch:
        yield "same_batch"
    if a.designation and a.designation == b.designation:
        yield "same_designation"
    elif a.kind & b.kind:
        yield "same_item_kind"
    if a.quantity and b.quantity:
        yield "same_quantity" if _overlap(a.quantity, b.quantity) else "quantities_differ"


def _date_reasons(a: Features, b: Features) -> Iterator[str]:
    if a.days and b.days:
        if a.days == b.days:
            yield "same_dates"
        else:
            yield "dates_overlap" if _overlap(a.days, b.days) else "dates_near"
    elif a.yearless and a.yearless == b.yearless:
        yield "same_dates"
    elif not _same_story(a, b) and _reported_together(a, b):
        yield "reported_together"


def _same_story(a: Features, b: Features) -> bool:
    return a.page == b.page and a.story == b.story


def _reported_together(a: Features, b: Features) -> bool:
    return a.published is not None and b.published is not None and abs(a.published - b.published) <= FORTNIGHT


def _overlap(a: Days, b: Days) -> bool:
    return a[0] <= b[1] and b[0] <= a[1]


def _tight(days: Days | None) -> bool:
    return days is not None and days[0] != OPEN_START and days[1] != OPEN_END and days[1] - days[0] < TIGHT_DAYS


@cache
def _signals() -> dict[str, tuple[float, str]]:
    table = files("legation.register").joinpath("tables", "signals.csv").read_text("utf-8")
    return {row["signal"]: (float(row["weight"]), row["reason"]) for row in csv.DictReader(table.splitlines())}
