"""Small checks of a page's date against what its story says: each returns a sentence where the two cannot both hold."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

from legation.pages.dates_printed import PrintedDate, find_dates, month_number, month_pattern, weekday_pattern
from legation.pages.stories import report_pattern
from legation.pages.tables import alternatives

FAR = 183  # days: news gives the year with a day that lies more than half a year back (AP stylebook: current year only)
FAR_IN_LEAD = 92  # days: what the lead tells is newer still
SOON = 14  # days: a day that comes so soon may be told beside what is past ("opened a week ago and ends on 15 August")
DATELINE = 7  # days: copy appears within a week of its dateline
LEAD = 3  # sentences
_NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_YEARS_AFTER = re.compile(rf"\b(\d{{1,2}}|a|{'|'.join(_NUMBERS[1:])}) years? after\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
OWN_WORDS = 4  # words before a day that make a clause of its own, and no phrase beside one
_CLAUSE = re.compile(r"[,;:—–]\s+|\s+and\s+")
_MOST = 200_000  # characters of a story looked at
_SENTENCE = re.compile(r"(?<=[.!?”\"])\s+(?=[\"“'‘(]?[A-Z])|\n+")


def sentences(body: str) -> list[str]:
    """Return the sentences of a text by their stops alone: enough to keep a date with the words around it."""
    return [part for part in _SENTENCE.split(body[:_MOST]) if part]


@cache
def _cue(key: str) -> re.Pattern[str]:
    tail = r"|\b[a-z]{2,}ed\b" if key == "past" else ""
    return re.compile(rf"\b{alternatives('cues', key)}\b{tail}", re.IGNORECASE)


_LIMIT = re.compile(r"\b(?:to|until|till|by|through|before|from)\s+(?:the\s+)?$", re.IGNORECASE)


def _told_as_news(sentence: str, before: str) -> bool:
    """Say whether a date in a sentence is told as a recent event: something past, neither background nor outlook.

    A limit is none ("was extended to 31 December"), nor is a day whose own clause tells of nothing past ("the cabinet,
    which takes office on 1 March, was asked").
    """
    clause = _CLAUSE.split(before)[-1]
    if len(clause.split()) >= OWN_WORDS and not _cue("past").search(clause):
        return False
    if is_outlook(before) or _cue("back").search(sentence):
        return False
    return _cue("past").search(sentence) is not None


def is_outlook(before: str) -> bool:
    """Say whether by the words before it a date is a limit or one to come: "was extended to", "is expected in"."""
    return bool(_LIMIT.search(before) or _cue("ahead").search(before[-60:]))


def later_year(body: str, day: date) -> str | None:
    """A year told as past that lies after the date's year."""
    for sentence in sentences(body):
        for found in re.finditer(r"\b(?:in|since|during|of)\s+(?:\w+\s+)?((?:19|20)\d\d)\b", sentence, re.IGNORECASE):
            if int(found[1]) > day.year and _told_as_news(sentence.replace("since", ""), sentence[: found.start()]):
                return f"the story tells of {found[1]} as past, after {day.isoformat()}"
    return None


def later_day(body: str, day: date) -> str | None:
    """A full date told as past that lies after the date."""
    for sentence in sentences(body):
        for one in find_dates(sentence):
            exact = one.exact
            if (
                exact
                and one.swapped is None
                and exact > day + timedelta(days=1)
                and _told_as_news(sentence, sentence[: one.start])
            ):
                return f"the story tells of {one.text} as past, after {day.isoformat()}"
    return None


def _last_before(one: PrintedDate, day: date) -> date | None:
    """Return the latest such day of the year that is not after the date, one day allowed for time zones."""
    years = (one.in_year(year) for year in range(day.year, day.year - 5, -1))
    return next((found for found in years if found and found <= day + timedelta(days=1)), None)


def _comes_soon(one: PrintedDate, day: date) -> bool:
    """Say whether the next such day lies within days of the date: invitations, openings and ends are told ahead."""
    coming = (one.in_year(year) for year in (day.year, day.year + 1))
    return any(found is not None and 0 < (found - day).days <= SOON for found in coming)


@cache
def _named_day() -> re.Pattern[str]:
    """Days that are the name of what happened on them, whatever the year: "since September 11th"."""
    return re.compile(rf"{alternatives('cues', 'named_days')}(?:th)?", re.IGNORECASE)


def far_day(body: str, day: date) -> str | None:
    """A day without year told as recent that lies too far before the date, whichever year is put to it."""
    for number, sentence in enumerate(sentences(body)):
        if re.search(r"\b(?:19|20)\d\d\b", sentence):
            continue
        for one in find_dates(sentence):
            if (
                one.year
                or _named_day().fullmatch(one.text.strip(" .,"))
                or re.match(r"\s+last\b", sentence[one.end :])
                or not re.search(r"\bon\s+(?:\w+,?\s+)?$", sentence[: one.start])
                or not _told_as_news(sentence, sentence[: one.start])
            ):
                continue
            if _comes_soon(one, day):
                continue
            last = _last_before(one, day)
            gap = (day - last).days if last else 0
            earlier_year = last is not None and last.year < day.year
            if last and gap > (FAR_IN_LEAD if number == 0 else FAR) and (number == 0 or earlier_year):
                told = f"the story tells of {one.text} as recent"
                return f"{told}, but the last such day before {day.isoformat()} lies {gap} days back"
    return None


def wrong_weekday(body: str, day: date) -> str | None:
    """A weekday printed with a day and month that does not fit any year near the date."""
    for sentence in sentences(body):
        for one in find_dates(sentence):
            if one.weekday is None or one.year:
                continue
            near = [one.in_year(year) for year in (day.year - 1, day.year, day.year + 1)]
            close = [found for found in near if found and abs((found - day).days) <= FAR]
            if close and all(found.weekday() != one.weekday for found in close):
                return f"{one.text} is no such weekday in the year of {day.isoformat()}"
    return None


def last_month(body: str, day: date) -> str | None:
    """A month named beside "last month" that is not the month before the date's."""
    found = re.search(
        rf"\blast month\W+(?:in\s+)?({month_pattern()})\b|\b({month_pattern()}), last month\b",
        body[:_MOST],
        re.IGNORECASE,
    )
    if found is None:
        return None
    month = month_number(found[1] or found[2])
    if (day.month - 2) % 12 + 1 == month or (month == 5 and (found[1] or found[2]) == "may"):
        return None
    return f'the story says "{found[0]}", which is not the month before {day.isoformat()}'


def this_month(body: str, day: date) -> str | None:
    """A month of "this" year told as past that the date's year had not reached."""
    for sentence in sentences(body):
        for found in re.finditer(rf"\bthis ({month_pattern()})\b", sentence, re.IGNORECASE):
            later = month_number(found[1]) > day.month + 1
            if later and _told_as_news(sentence.replace(found[0], ""), sentence[: found.start()]):
                return f'the story tells of "{found[0]}" as past, which {day.isoformat()} had not reached'
    return None


def years_after(body: str, day: date) -> str | None:
    """News of the lead set so many years after a named year, where the sum is not the date's year."""
    for sentence in sentences(body)[:LEAD]:
        span, years = _YEARS_AFTER.search(sentence), _YEAR.findall(sentence)
        if span is None or len(set(years)) != 1:
            continue
        number = span[1].lower()
        meant = int(years[0]) + (
            int(number) if number.isdigit() else _NUMBERS.index(number) if number in _NUMBERS else 1
        )
        if meant < day.year - 1:
            return f"the lead is set {span[0]} {years[0]}, that is in {meant}, not in {day.year}"
    return None


def today(body: str, day: date) -> str | None:
    """An explicit date beside "today" or "yesterday" that is not the date, or the day before it."""
    for found in re.finditer(r"\b(today|yesterday|tomorrow)\b[,\s(–—-]{1,4}(?:on\s+)?", body[:_MOST], re.IGNORECASE):
        dates = find_dates(body[found.end() : found.end() + 40])
        if not dates or dates[0].start > 0 or dates[0].swapped:
            continue
        one = dates[0]
        shift = {"today": 0, "yesterday": 1, "tomorrow": -1}[found[1].lower()]
        meant = one.exact or one.in_year(day.year)
        if meant and abs((day - meant).days - shift) > 1:
            return f'the story says "{found[0]}{one.text}", which does not fit {day.isoformat()}'
    return None


CHECKS: tuple[Callable[[str, date], str | None], ...] = (
    later_day,
    later_year,
    today,
    wrong_weekday,
    last_month,
    this_month,
    years_after,
    far_day,
)

# what seems to show that a date is too early, or too late
TOO_EARLY, TOO_LATE = (later_year,), (far_day,)


def against_body(body: str, day: date, confirmed: bool = False, of_old: bool = True) -> str | None:
    """Return the first contradiction between a date and the story's own words, as a sentence, or None.

    A `confirmed` date, which two stamps of the page give, is not too early: a year that the words seem to tell as past
    is one to come. It may still be too late, that of an old story printed again, unless the day was printed with the
    story's own place or outlet: then it is not `of_old`, and a writer who looks back leaves the year to the reader.
    """
    passed = (TOO_EARLY if confirmed else ()) + (() if of_old else TOO_LATE)
    checks = [check for check in CHECKS if check not in passed]
    return next((sentence for check in checks if (sentence := check(body, day)) is not None), None)


def against_dateline(dateline: PrintedDate | None, day: date) -> str | None:
    """Return how a dateline's date contradicts a page's date, or None: copy appears within a week of its dateline."""
    if dateline is None or dateline.swapped:
        return None
    near = (
        [dateline.exact]
        if dateline.year
        else [dateline.in_year(year) for year in (day.year - 1, day.year, day.year + 1)]
    )
    if any(found and -1 <= (day - found).days <= DATELINE for found in near):
        return None
    return f"the dateline says {dateline.text}, more than a week from {day.isoformat()}"


def report_weekday(body: str) -> str | None:
    """Return the weekday on which a story's lead says the news was reported, with an initial capital, or None."""
    lead = " ".join(sentences(body)[:3])
    found = report_pattern().search(lead)
    named = (found["late"] or found["early"]) if found else None
    full = re.match(rf"{weekday_pattern()}", named, re.IGNORECASE) if named else None
    return full[0].capitalize() if full else None
