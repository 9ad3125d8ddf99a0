"""Chronicles: stories told day by day, whose entries each open with their day or stand under it."""

import re
from collections.abc import Sequence

from legation.language.reading import Passage
from legation.language.times import Told
from legation.language.times.forms import Day

# so many entries make a chronicle: one day alone is a dateline
LEAST = 3
_OPENS = re.compile(r"\s*(?:[.:]\s|[–—]\s|-\s)")


def entry_days(passages: Sequence[Passage], told: Sequence[Sequence[Told]]) -> dict[int, str]:
    """The day of each entry by the offset of its paragraph: "1 July. DUSHANBE – …", or "1 July 2004" in the line above
    it. Empty for a story that is no chronicle.
    """
    found: dict[int, str] = {}
    above: str | None = None
    for passage, times in zip(passages, told, strict=True):
        first = times[0] if times and _is_day(times[0]) and times[0].expression.start == 0 else None
        rest = passage.parse.text[first.expression.end :] if first is not None else ""
        if first is not None and first.interval.start is not None and not rest.strip(" .:"):
            above = first.interval.start
            continue
        day = first.interval.start if first is not None and _OPENS.match(rest) else above
        above = None
        if day is not None:
            found[passage.offset] = day
    return found if len(found) >= LEAST else {}


def _is_day(told: Told) -> bool:
    form, interval = told.expression.form, told.interval
    return isinstance(form, Day) and interval.start is not None and interval.start == interval.end
