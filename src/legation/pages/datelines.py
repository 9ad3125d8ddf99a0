"""Bylines, datelines and credit lines: who wrote, from where, when, and whose copy it is."""

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from legation.pages.dates_printed import PrintedDate, find_dates, month_pattern, weekday_pattern
from legation.pages.imprints import imprint_of, is_place, is_town
from legation.pages.nameplates import agency_names, agency_pattern, called_outlet, is_agency
from legation.pages.tables import alternatives, words
from legation.pages.transcripts import opens_turn


@dataclass(frozen=True, slots=True)
class Dateline:
    """The words before a lead that say place, day and agency; they take the first `end` characters of the paragraph.

    `place` and `agencies` are as printed; `day` is None where no date is printed.
    """

    end: int
    place: str | None
    day: PrintedDate | None
    agencies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line that only tells when a page appeared: `day` as printed, `role` published, updated, reprinted or bare;
    placed where an outlet or a place stands beside the day.
    """

    day: PrintedDate
    role: str


_CAPITALS = r"[^\W\d_a-zß-öø-ÿ][^\W\d_a-zß-öø-ÿ'’.\-]*"
_UPPER = rf"{_CAPITALS}(?:(?:\s|/)(?:{_CAPITALS}|(?:de|la|el|al)\b)){{0,4}}"
_TITLE = r"[^\W\d_][\w'’.\-]+(?:(?:\s|/)(?:(?:nad|an|am|im|bei|sur|upon|de|la|el|al)\s)?[^\W\d_a-z][\w'’.\-]*){0,3}"
_NAMED = r"[^\W\d_a-z][\w'’.-]*(?:\s[^\W\d_a-z][\w'’.-]*){0,3}"
_REGION = (
    rf"(?:,\s(?!(?i:%s)\b)(?P<region>{_NAMED})|\s\((?P<country>{_NAMED})\)(?=,?\s*[(/])|\s\[(?P<state>{_NAMED})\])?"
)
_DASH = r"[.:]?\s*(?:[–—―]|--?)\s*(?=\S)"
_DOMAIN = r"[\w\-]{2,20}\.[a-z]{2,4}"  # of an agency that goes by its address: "24.kg"
_CLOCK = r"(?:,?\s+\d{1,2}[:.]\d\d)?"
_AGENCY = r"(?P<agency>[^\W\d_a-z][\w/&'’.\- ,:]{1,60}|dpa|defenceWeb|" + _DOMAIN + ")"


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    months = month_pattern()
    week = rf"(?:{weekday_pattern()}\.?,?\s+)?"
    year = r"(?:,?\s+(?:19|20)\d\d)?"
    number = r"\d{1,2}(?:st|nd|rd|th|\.)?"
    named = rf"(?:(?:{months})\.?\s+{number}|{number}\s+(?:{months})\.?){year}"
    day = rf"(?P<date>{week}(?:{named}|\d{{1,2}}\.\d{{1,2}}\.\d{{4}})\.?(?:\s\((?:19|20)\d\d\))?)"
    day = f"(?i:{day})"
    full = rf"(?P<date>(?i:{week}(?:(?:{months})\.?\s+{number}|{number}\s+(?:{months})\.?),?\s+(?:19|20)\d\d))"
    region = _REGION % (months + "|" + weekday_pattern())
    dated = rf"(?:(?:,|\.|\s[–—-])?\s+{day})?"
    known = agency_pattern()
    slashed = r"/(?P<slash>[^\W_][\w/.&\- ]{1,30}?)/\.?"
    sources = (
        rf"(?P<place>{_TITLE}){region},?\s*\({_AGENCY}\){_DASH}{day}{_DASH}",
        rf"(?P<place>{_TITLE})\.\s+{day}\.?\s+{_AGENCY}\s?/\s*",
        rf"(?P<place>{_TITLE})/{day}/{_AGENCY}(?:{_DASH}|:\s+)",
        rf"(?P<place>{_UPPER}){region}{dated},?\s*\({_AGENCY}\)(?:{_DASH}|\s*[:.]\s+|\s+)",
        rf"(?P<place>{_UPPER}){region}{dated}[,.]?\s*{slashed}(?:{_DASH}|\s+)",
        rf"(?P<place>{_TITLE}){region}{dated},?\s*\({_AGENCY}\)(?:{_DASH}|:\s+)",
        rf"(?P<place>{_TITLE}){region},\s+{day},?\s*(?:\({_AGENCY}\)|{slashed})(?:{_DASH}|\s*[:.]\s+|\s+)",
        rf"(?P<place>{_TITLE}){region},\s+{day},\s+(?P<known>(?i:{known}))(?:{_DASH}|[.:]\s+)",
        # the agency before or behind place and day, each with a stop of its own
        rf"(?P<place>{_UPPER})\.\s+(?P<known>(?i:{known}))\.\s+{day}(?:{_DASH}|[.:]?\s+)",
        rf"(?P<place>{_UPPER})\.\s+{day}\.?\s+(?P<known>(?i:{known}))(?:{_DASH}|[.:]\s+)",
        rf"\((?P<known>{known})\){_DASH}(?P<place>{_UPPER}){region},\s+{day}{_DASH}",
        rf"(?P<known>{known}|{_DOMAIN})(?:\s(?i:news\sagency))?,\s+(?P<place>{_TITLE}),\s+{day}{_CLOCK}[.:]\s+",
        rf"\d{{1,2}}:\d\d\.?\s+(?P<place>{_TITLE}){region},\s+{day}(?:{_DASH}|\s*[.:]?\s+)",
        rf"(?P<place>{_UPPER}){region},\s+{day}[.,]\s+(?P<signed>{_NAMED}){_DASH}",
        # the agency behind the dash, or behind the time of day
        rf"(?P<place>{_UPPER}){region},\s+{day}{_DASH}(?P<known>(?i:{known}))(?:\s{_NAMED})?\.\s+(?=[\"“‘']?[^\W\d_a-z])",
        rf"(?P<place>{_TITLE}){region},\s+{day}\s*[–—-]\s*\d{{1,2}}[:.]\d\d\s+\({_AGENCY}\){_DASH}",
        rf"(?P<place>{_UPPER}){region},?\s+{day}{_DASH}",
        rf"(?P<place>{_TITLE}){region},\s+{day}{_DASH}",
        rf"(?P<place>{_UPPER}){region}(?:,|\s[–—-])\s+{day}:\s+(?=\S)",
        rf"(?P<town>{_TITLE}){region},\s+{day}:\s+(?=\S)",
        rf"(?P<place>{_UPPER}){region}\s+\({day}\){_DASH}",
        rf"(?P<place>{_UPPER}){region},\s+{day}\.\s+(?=[^\W\d_a-z])",
        rf"(?P<town>{_TITLE}){region},\s+{full}\.\s+(?=[\"“‘']?[^\W\d_a-z])",
        rf"{day}\s+\((?P<town>{_TITLE})\){_DASH}",
        rf"{full}{_DASH}(?=[\"“‘']?[^\W\d_a-z])",
        rf"(?P<place>{_UPPER}){region}(?:\s*[–—―]\s*|\s+--?\s+|:\s?-\s*|:\s+)(?=\S)",
        rf"(?P<town>{_TITLE})(?:\.?\s*[–—―]\s*|\.-\s*|\s+--?\s+)(?=[\"“‘']?[^\W\d_a-z])(?!.*?\s[–—―-]+\s)",
        rf"(?P<town>{_TITLE}):(?:-\s*|\s-?\s*)(?=[\"“‘']?[^\W\d_a-z])",
        rf"(?P<known>{known}),\s+{day}\s*(?:[–—-]+\s*)?(?=\S)",
        rf"\({_AGENCY}\)(?:{_DASH}|:\s+)",
        rf"\((?P<known>{known})\)\s+(?=[^\W\d_a-z])",
        rf"{slashed}(?:{_DASH}|\s+)",
        rf"(?P<known>{known})(?:\s*[–—]\s*|\s+--?\s+)(?=\S)",
    )
    return tuple(re.compile(source) for source in sources)


def _is_place(text: str) -> bool:
    """Say whether capitals that open a paragraph may be a place: long enough, and not listed as no place."""
    bare = text.strip(" .,:")
    return len(bare) >= 3 and bare.lower() not in words("datelines", "not_places")


def _agencies(printed: str) -> tuple[tuple[str, ...], PrintedDate | None]:
    """Divide the words in a dateline's brackets into agency names and a date."""
    dates = find_dates(printed)
    rest = printed
    for one in dates:
        rest = rest.replace(one.text, "")
    whole = rest.strip(" ,.:-–").lower() in agency_names()
    rest = re.sub(r",?\s*\b(?:19|20)\d\d\b", "", rest)
    parts = (part.strip(" ,.:-–") for part in ([rest] if whole else re.split(r"\s*[,;/]\s*|\s+(?:and|via)\s+", rest)))
    return tuple(part for part in parts if part), dates[0] if dates else None


@lru_cache(maxsize=1024)  # the same paragraph is asked about by what stands before it, by sections and by stories
def dateline_of(paragraph: str) -> Dateline | None:
    """Return the dateline that opens a paragraph, or None; what follows it must be more than white space, and a
    speaker's label ("THE MINISTER: …") is none.
    """
    if opens_turn(paragraph):
        return None
    head = paragraph[:160]
    for pattern in _patterns():
        found = pattern.match(head)
        if found is None or re.search(r"\w", paragraph[found.end() :]) is None:
            continue
        groups = found.groupdict()
        town = groups.get("town")
        if town is not None and not is_town(town):
            continue
        place = town or groups.get("place")
        if place is not None and not _is_place(place):
            continue
        signed = groups.get("signed")
        if signed is not None and not (called_outlet(signed) or is_agency(signed)):
            continue
        printed = signed or groups.get("agency") or groups.get("slash") or groups.get("known") or ""
        names, inner = _agencies(printed)
        if place is None and names and not any(name.lower() in agency_names() for name in names):
            continue
        dated = find_dates(groups.get("date") or "")
        region = groups.get("region") or groups.get("country") or groups.get("state")
        if region is not None and region.lower() in agency_names():
            names, region = (region, *names), None
        day = dated[0] if dated else inner
        return Dateline(found.end(), _with_region(place, region), _of_year(day, found[0]), names)
    return None


def _of_year(day: PrintedDate | None, dateline: str) -> PrintedDate | None:
    """The day with the year that its dateline prints apart from it ("Aug 21 (Reuters, 2017)", "April 20 (2021)")."""
    years = re.findall(r"\b(?:19|20)\d\d\b", dateline)
    return replace(day, year=int(years[0])) if day is not None and day.year is None and len(years) == 1 else day


def _with_region(place: str | None, region: str | None) -> str | None:
    """Add the country or state printed after a place ("WARSAW, Poland")."""
    if place is None:
        return None
    return f"{place}, {region}" if region else re.sub(r"(?<=\w{3})\.$", "", place.rstrip(" ,"))


@cache
def _agency_first() -> re.Pattern[str]:
    known = agency_pattern()
    return re.compile(rf"(?P<agency>{known})\s*[–—-]\s*(?P<place>{_NAMED})(?:\s\((?P<country>{_NAMED})\))?")


def dateline_line(line: str) -> Dateline | None:
    """Return the dateline of a line that holds nothing else ("BAKU", "PARIS (AFP) — April 18, 2024"), or None."""
    if len(line) > 100:
        return None
    if (opened := dateline_of(line)) is not None and (rest := date_line(line[opened.end :])) is not None:
        return Dateline(len(line), opened.place, opened.day or rest.day, opened.agencies)
    if (reverse := _agency_first().fullmatch(line)) is not None:
        return Dateline(len(line), _with_region(reverse["place"], reverse["country"]), None, (reverse["agency"],))
    if re.fullmatch(_UPPER, line) and _is_place(line) and len(line.split()) <= 3:
        return Dateline(len(line), line.strip(" .,:"), None, ())
    city, comma, country = line.partition(", ")
    if comma and re.fullmatch(_UPPER, city) and _is_place(city) and is_place(country.strip(" .")):
        return Dateline(len(line), line.strip(" .:"), None, ())
    if (alone := dateline_of(f"{line} – x")) is not None and alone.end >= len(line) and (alone.agencies or alone.day):
        return Dateline(len(line), alone.place, alone.day, alone.agencies)
    return None


_BYLINE = re.compile(r"^(?:by|BY|By|Written by|Story by|Text by)[:\s]\s*(?P<name>\S.*)$")
_NAME = re.compile(r"^[^\W\d_a-z][\w.'’\-]*(?:\s+(?:[^\W\d_a-z][\w.'’\-]*|van|von|de|da|der|al|bin|el|la|di))*$")


def byline_of(line: str) -> str | None:
    """Return the writers a byline names ("By Jane Doe"), as printed without place, outlet and date, or None."""
    found = _BYLINE.match(line)
    if found is None or len(line) > 160 or len(line.split()) > 20:
        return None
    names = re.split(r"\s*(?:[|•·/]|\s[–—-]\s|,?\s+in\s+[A-Z]|,|\s\()\s*", found["name"])[0].strip(" .,;:-")
    each = re.split(r"\s*(?:,| and | & )\s*", names)
    if names.lower() in agency_names():
        return None
    return names if all(_NAME.match(name) and len(name.split()) <= 5 for name in each) else None


_AGENCIES_APART = re.compile(r"\s*(?:[|,;•·()]|\s[–—-]\s|\b(?:and|via|(?i:published|updated))\b)\s*")


def byline_agencies(line: str) -> tuple[str, ...]:
    """Return the agencies a byline or a line of its own names ("By Jane Doe, Associated Press", "Reuters")."""
    body = re.sub(r"^(?:by|source|from|credit)s?\s*[:\s]\s*", "", line.strip(" .()"), flags=re.IGNORECASE)
    parts = (
        part.strip(" .:")
        for part in re.split(r"\s*(?:[|,;•·()]|\s[–—-]\s|\band\b|\bvia\b|\b(?i:published|updated)\b)\s*", body)
    )
    return tuple(dict.fromkeys(part for part in parts if part.lower() in agency_names()))


@cache
def _leaders() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (role, re.compile(rf"^\W*{alternatives('datelines', role)}\b\s*(?:[:\-–—|]|\bon\b|\bat\b)?\s*", re.IGNORECASE))
        for role in ("published", "updated", "reprinted")
    )


_AROUND = re.compile(
    r"\b\d{1,2}[:.]\d{2}(?::\d{2})?(?:\.\d+)?(?:\s*[ap]\.?m\b\.?)?(?:Z\b)?|\b\d{1,2}\s*[ap]\.?m\b\.?|\b\d{1,2}h\d{2}\b"
    r"|\b(?-i:[A-Z]{1,5}T?)(?:[+-]\d{1,2}(?::?\d{2})?)?\b|\b\d+\s*min\b"
    r"|\b(?:at|on|the|all|times|local|time|hours|hrs|first|published|updated|last|posted|issue|date|min|minutes?|read)\b|[\W_]",
    re.IGNORECASE,
)


_SEGMENT = re.compile(r"\s*[|·•]\s*|\s+[-–—]\s+")
_BY = re.compile(r"(?:^|\s+)by\s+\w[\w .'’\-]{1,40}$", re.IGNORECASE)
_BEFORE = re.compile(r"^[^\W\d_a-z][\w.'’\-]*(?:\s+[\w.'’\-]+){0,4},\s*$")
_SECTION = re.compile(r"^[^\W\d_a-z]\w*(?:\s[^\W\d_a-z]\w*){0,2}\s+\d{1,2}:\d{2}\s+$")
_WEEK = re.compile(r"\b\d{1,2}\s?[–—-]\s?$")
_REPRINT_WORDS = 8
_SEGMENT_WORDS = 6  # words a segment beside a date has at most: outlet, section, writer, number of comments


_FIRST_DAY = re.compile(r"^\W*\d{1,2}(?:st|nd|rd|th)?\s*[–—-]\s*$")  # "3–" of the week "3–9 December 2023"


@cache
def _agency_codes() -> re.Pattern[str]:
    """An agency's closing line: its name, desk codes, day and time ("dpa am xx n1 2024-02-26 18:47")."""
    return re.compile(rf"{agency_pattern()}(?:\s+[a-z][a-z0-9]{{0,3}}){{0,5}}\s+(?=\d)")


def week_of(headline: str) -> PrintedDate | None:
    """The last day of the week that ends the headline of a review ("Deals of the week, 3–9 May 2021"), or None."""
    dates = find_dates(headline)
    last = dates[-1] if dates else None
    ends = last is not None and last.year is not None and not headline[last.end :].strip(" .)")
    return last if ends and last is not None and _WEEK.search(headline[: last.start]) else None


_TO_COME = re.compile(r"\b(?:on|for|until|till|by|since|from|to)\s+$", re.IGNORECASE)


@cache
def _own_text() -> re.Pattern[str]:
    return re.compile(
        alternatives("mastheads", "release") + "|" + alternatives("datelines", "own_texts"), re.IGNORECASE
    )


def day_of(headline: str) -> PrintedDate | None:
    """The full day that ends the headline of a text which somebody gave out on that day ("Ministry of Defence, press
    release 14 June 2018"), or None: such a headline names the kind of text.
    """
    dates = find_dates(headline)
    last = dates[-1] if dates else None
    if last is None or last.year is None or last.swapped or headline[last.end :].strip(" .)"):
        return None
    before = headline[: last.start]
    return last if _own_text().search(before) and not _TO_COME.search(before) else None


def _whole_date(line: str) -> DateLine | None:
    """Return the date of a line or segment that holds a date, a time, "Published" and at most a place.

    Of a week it is the last day, when the week's news was out.
    """
    if (coded := _agency_codes().match(line)) is not None:
        line = line[coded.end() :]
    dates = find_dates(line)
    if not dates:
        return None
    if _FIRST_DAY.match(line[: dates[0].start]) and dates[0].year and len(dates) == 1:
        return DateLine(dates[0], "bare") if not line[dates[0].end :].strip(" .") else None
    rest = line
    for one in reversed(dates):
        rest = rest[: one.start] + " " + rest[one.end :]
    role = "bare"
    for name, leader in _leaders():
        if (found := leader.match(rest)) is not None:
            role, rest = name, rest[found.end() :]
            break
    if role == "reprinted" and len(rest.split()) <= _REPRINT_WORDS and dates[-1].end == len(line):
        return DateLine(dates[0], role)  # "Republished with permission in The Ledger, 3 May 2021"
    rest = re.sub(rf"\b{weekday_pattern()}\b\.?", "", _BY.sub("", rest) if role != "bare" else rest)
    before = line[: dates[0].start]
    after = re.sub(rf"\b{weekday_pattern()}\b|\b\d{{1,2}}[:.]\d\d\b", "", line[dates[-1].end :])
    placed = (_BEFORE.match(before) or _SECTION.match(before)) is not None and not after.strip(" .,")
    if not placed and (_AROUND.sub("", rest) or (len(dates) > 1 and role == "bare")):
        return None
    return DateLine(dates[0], "placed" if role == "bare" and _BEFORE.match(before) and dates[0].year else role)


@lru_cache(maxsize=4096)  # the same line is asked about by each headline near it
def date_line(line: str) -> DateLine | None:
    """Return the date of a line that only tells when a page appeared, or None.

    Beside the date may stand a time, words like "Published", a place, and, divided by strokes or points, short segments
    such as the outlet, the writer or the number of comments.
    """
    if len(line) > 140 or len(line.split()) > 20:
        return None
    if (whole := _whole_date(line)) is not None:
        return whole
    if (imprint := imprint_of(line)) is not None:
        return DateLine(imprint.day, "placed")
    segments = [segment for segment in _SEGMENT.split(line) if segment]
    found = [(segment, _whole_date(segment)) for segment in segments]
    if len(segments) < 2 or any(one is None and len(segment.split()) > _SEGMENT_WORDS for segment, one in found):
        return None
    return next((one for _, one in found if one is not None), None)
