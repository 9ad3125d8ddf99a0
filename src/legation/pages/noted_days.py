"""The day in a line above the lead that says more than the day: "Transmitted by Gulf Wire, Doha, 3 May 2021"."""

import re

from legation.pages.dates_printed import PrintedDate, find_dates

MOST_WORDS, DAY_WORDS = 20, 5
# what stands before a day that a line gives to itself: nothing, a mark, the first day of an issue's week
_OPENS = re.compile(r"(?:^|[,;:|/·•(\[–—])\s*(?:\d{1,2}\s?[–—-]\s?)?$")
_ENDS = re.compile(r"\s*(?:$|[,;:|/·•()\[\].–—])")
_LABEL = re.compile(r"^\W*(?:date|day)\b[^:]{0,20}:\s*$", re.IGNORECASE)
_SENTENCE = re.compile(r"[\w%]{2,}[.!?][\"'”’]?$")


def noted_day(line: str, *, labelled: bool = False) -> PrintedDate | None:
    """The one full day of a line that is no sentence, where nothing but a mark leads to it: "Moscow, 3 May 2021 (free
    for use)", not "Elections of 3 May 2021". Of an issue's week it is the last day. `labelled` asks for a word that
    says so ("Date and time: 3 May 2021, 10:45"), as a headline needs.
    """
    dates = find_dates(line) if len(line.split()) <= MOST_WORDS else ()
    if len(dates) != 1 or dates[0].year is None or dates[0].swapped or _SENTENCE.search(line):
        return None
    before, after = line[: dates[0].start], line[dates[0].end :]
    if labelled:
        return dates[0] if _LABEL.match(before) else None
    return dates[0] if _OPENS.search(before) and _ENDS.match(after) else None


def is_day(line: str) -> bool:
    """Whether a line is a day with its year and nothing else."""
    dates = find_dates(line) if len(line.split()) <= DAY_WORDS else ()
    return len(dates) == 1 and dates[0].year is not None and not line.replace(dates[0].text, "").strip(" .:")
