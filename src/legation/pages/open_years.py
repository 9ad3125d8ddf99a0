"""The year of a day that is printed without one, where the words beside it or the story's weekdays leave only one."""

import re
from datetime import date

from legation.pages.contradictions import against_body, is_outlook, report_weekday, sentences
from legation.pages.dates_printed import PrintedDate, find_dates, weekday_number

_YEAR = re.compile(r"(?<![\d/.])(?<!\d-)(?:19|20)\d\d(?![\d/])")


def year_beside(one: PrintedDate, line: str) -> date | None:
    """The day in the only year that its line prints elsewhere ("Issue 9 of 2026 · Geneva, Monday 15 June"), where it
    falls on the weekday printed.
    """
    rest = line.replace(one.text, "")
    years = set(_YEAR.findall(rest))
    day = one.in_year(int(years.pop())) if one.weekday is not None and len(years) == 1 else None
    return day if day is not None and day.weekday() == one.weekday else None


def year_told(one: PrintedDate, story: str) -> date | None:
    """The day in the year that the story is told in: the latest that it speaks of, or one beside it in which the days
    told with their weekdays fall on them ("on Friday, June 14"). Where it tells the day of its news by the weekday
    alone, the latest year must have it on that day.
    """
    latest = max(_years(story), default=None)
    if latest is None:
        return None
    paired = any(d.weekday is not None and d.year is None for d in find_dates(story))
    news = report_weekday(story)
    found = []
    for year in (latest - 1, latest, latest + 1) if paired else (latest,):
        day = one.in_year(year)
        fits = paired or (news is not None and day is not None and day.weekday() == weekday_number(news))
        if day is not None and fits and against_body(story, day) is None:
            found.append(day)
    return found[0] if len(found) == 1 else None


def _years(story: str) -> set[int]:
    """The years that a story tells of otherwise than as a limit or an outlook."""
    return {
        int(found[0])
        for sentence in sentences(story)
        for found in _YEAR.finditer(sentence)
        if not is_outlook(sentence[: found.start()])
    }
