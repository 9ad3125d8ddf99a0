"""How the named parts of a matched rule become a form; each builder may refuse with None."""

import re
from collections.abc import Callable
from typing import Literal

from legation.language.numerals import read_number, read_ordinal
from legation.language.times.forms import (
    Century,
    Clock,
    Day,
    DayOfMonth,
    Decade,
    Fiscal,
    Form,
    Holiday,
    Length,
    Month,
    Offset,
    Part,
    Range,
    Recurring,
    Reference,
    Season,
    Shift,
    Week,
    Weekday,
    Window,
    Year,
)
from legation.language.times.words import month_number, weekday_number, words

Parts = dict[str, str | None]
Build = Callable[[Parts], Form | None]


def said_of(part: str | None) -> str:
    """The words of a part in small letters with single spaces; empty for a part that did not match."""
    return "" if part is None else " ".join(part.lower().split())


def _day(part: str | None) -> int:
    return int(re.sub(r"\D", "", part or ""))


def _year(part: str | None) -> Year | None:
    if part is None:
        return None
    digits = re.sub(r"\D", "", part)
    return Year(int(digits) if len(digits) == 4 else _century(int(digits)))


def _century(short: int) -> int:
    """Two-digit years: 70 to 99 are 19xx, the rest 20xx."""
    return short + (1900 if short >= 70 else 2000)


def count(part: str | None) -> float | None:
    """The number of units the words give; None for vague words."""
    said = said_of(part)
    if said in {"", *words().raw["vague_counts"]}:
        return None
    if said in {"a", "an", "the"}:
        return 1.0
    if "couple" in said:
        return 2.0
    if said == "half a" or said == "half an":
        return 0.5
    return read_number(said.replace(" 1/2", ".5"))


def unit_of(part: str | None) -> str:
    """The unit a printed word names ("weeks" is a week)."""
    return words().units[part or ""]


def form_iso(parts: Parts) -> Form | None:
    """ "2020-10-24"."""
    return _real_day(int(parts["y"] or 0), int(parts["m"] or 0), int(parts["d"] or 0))


def _real_day(year: int, month: int, day: int, *, swapped: bool = False) -> Day | None:
    return Day(month, day, Year(year), swapped=swapped) if 1 <= month <= 12 and 1 <= day <= 31 else None


def form_numeric(parts: Parts) -> Form | None:
    """ "24/10/2020": day first unless only the second figure can be the day."""
    first, second, year = _day(parts["a"]), _day(parts["b"]), _year(parts["y"])
    if year is None:
        return None
    if second > 12:
        return _real_day(year.year, first, second)
    return _real_day(year.year, second, first, swapped=first <= 12 and first != second)


def form_calendar_day(parts: Parts) -> Form | None:
    """ "Tuesday, Oct. 20, 2020" in all its orders."""
    month = month_number(parts["month"] or "")
    weekday = weekday_number(parts["wd"] or "") if parts.get("wd") else None
    return Day(month, _day(parts["d"]), _year(parts.get("y")), weekday)


def form_day_range(parts: Parts) -> Form | None:
    """ "3 to 12 September"; refused unless the days rise."""
    month, year = month_number(parts["month"] or ""), _year(parts.get("y"))
    first, last = _day(parts["a"]), _day(parts["b"])
    return Range(Day(month, first, year), Day(month, last, year)) if first < last else None


def form_month(parts: Parts) -> Form | None:
    """ "October", "October 2020", "last October"."""
    which = words().raw["which"].get(said_of(parts.get("which")))
    month, year = month_number(parts["month"] or ""), _year(parts.get("y"))
    if which and (which["base"], which["shift"]) == ("narrative", 0) and year is None:
        return Month(month, Shift("year", 0, 0, "narrative"), None)  # "that August" is of the year last told of
    return Month(month, year, which["shift"] if which else None, which["base"] if which else "story")


def form_weekday(parts: Parts) -> Form | None:
    """ "Tuesday", "next Monday", "Saturday evening"."""
    which = words().raw["which"].get(said_of(parts.get("which"))) or {"shift": None, "base": "story"}
    return Weekday(weekday_number(parts["wd"] or ""), which["shift"], said_of(parts.get("part")) or None, which["base"])


def form_part(parts: Parts) -> Form | None:
    """ "The third quarter", "the second half", "the first half of the year"."""
    place = said_of(parts["n"])
    unit = "half" if said_of(parts["u"]) in {"half", "h"} else "quarter"
    last = 2 if unit == "half" else 4
    number = last if place in {"final", "last"} else int(place) if place.isdigit() else read_ordinal(place)
    year = Shift("year", 0, 0, "story") if parts.get("this") else _year(parts.get("y"))
    return Part("half" if unit == "half" else "quarter", number, year) if 1 <= number <= last else None


def form_fiscal(parts: Parts) -> Form | None:
    """ "Fiscal 2019"."""
    year = _year(parts.get("y"))
    return Fiscal(year.year if year else None)


def form_season(parts: Parts) -> Form | None:
    """ "Summer", "last fall", "summer of 2014"."""
    which = words().raw["which"].get(said_of(parts.get("which")))
    season, year = words().seasons[said_of(parts["season"])], _year(parts.get("y"))
    if which and (which["base"], which["shift"]) == ("narrative", 0) and year is None:
        return Season(season, Shift("year", 0, 0, "narrative"))
    return Season(season, year, which["shift"] if which else None, which["base"] if which else "story")


def form_holiday(parts: Parts) -> Form | None:
    """ "Christmas", "last Thanksgiving", "Easter week"."""
    which = words().raw["which"].get(said_of(parts.get("which")))
    name = words().holidays[" ".join((parts["holiday"] or "").split())]
    unit: Literal["day", "week"] = "week" if parts.get("unit") else "day"
    return Holiday(name, _year(parts.get("y")), which["shift"] if which else None, unit)


def form_dayword(parts: Parts) -> Form | None:
    """ "Yesterday", "tonight", "yesterday morning"."""
    row = words().raw["day_words"][said_of(parts["dayword"])]
    part = said_of(parts.get("part")) or row.get("part")
    return Shift("day", row["shift"], row["shift"], "story", part)


def form_which_unit(parts: Parts) -> Form | None:
    """ "Last month", "this week", "that year"."""
    row = words().raw["which"][said_of(parts["which"])]
    return Shift(unit_of(said_of(parts["unit"])), row["shift"], row["shift"], row["base"])


def form_the_unit(parts: Parts) -> Form | None:
    """ "The year" in "by the end of the year": the one of the telling; the finder wants a word for a part before it.

    "The day" in "later in the day" is the one last told of.
    """
    unit = unit_of(said_of(parts["unit"]))
    return Shift(unit, 0, 0, "narrative" if unit == "day" else "story")


def form_which_part(parts: Parts) -> Form | None:
    """ "The next morning"."""
    row = words().raw["which"][said_of(parts["which"])]
    return Shift("day", row["shift"], row["shift"], "narrative", said_of(parts["part"]))


# what half a unit is counted in
_FINER = {
    "century": ("year", 100),
    "decade": ("year", 10),
    "year": ("month", 12),
    "day": ("hour", 24),
    "hour": ("minute", 60),
}


def _halved(parts: Parts) -> float | None:
    """The number of units, with the half of "two and a half years" and "a year and a half"."""
    amount = count(parts.get("n"))
    return None if amount is None else amount + (0.5 if parts.get("half") or parts.get("tail") else 0.0)


def form_shifted(parts: Parts) -> Form | None:
    """ "Two weeks ago", "a month later", "a year and a half ago"; half a week stays vague."""
    amount = _halved(parts)
    row = words().raw["shift_words"][said_of(parts["shift"])]
    unit = unit_of(said_of(parts["unit"]))
    if amount is None and parts.get("one"):
        amount = 1.0
    if amount is not None and amount != int(amount) and unit in _FINER:
        unit, amount = _FINER[unit][0], amount * _FINER[unit][1]
    if amount is None or amount != int(amount):
        return Shift(unit, None, row["direction"], row["base"])
    return Shift(unit, int(amount) * row["direction"], row["direction"], row["base"])


def form_one_shifted(parts: Parts) -> Form | None:
    """ "The year before", "the year previous"."""
    shift = said_of(parts["shift"])
    return form_shifted({**parts, "n": "a", "shift": "previously" if shift == "previous" else shift})


def form_window(parts: Parts) -> Form | None:
    """ "The past two years", "recent weeks"."""
    return Window(
        unit_of(said_of(parts["unit"])), count(parts.get("n")), words().raw["window_words"][said_of(parts["window"])]
    )


def form_window_one(parts: Parts) -> Form | None:
    """ "The past decade"."""
    return Window(unit_of(said_of(parts["unit"])), 1.0, words().raw["window_words"][said_of(parts["window"])])


def form_length(parts: Parts) -> Form | None:
    """ "Six months", "30-day", "a year and a half", "for years"."""
    if parts.get("n") is None and parts.get("of"):
        return Length(unit_of(said_of(parts["unit"])), None)
    if said_of(parts.get("n")) in {"a", "an"} and said_of(parts["unit"]).endswith("s"):
        return None
    return Length(unit_of(said_of(parts["unit"])), _halved(parts))


def form_lengths(parts: Parts) -> Form | None:
    """ "The years that followed", "the weeks to come"."""
    return Length(unit_of(said_of(parts["unit"])), None)


def form_length_word(parts: Parts) -> Form | None:
    """ "Day-long", "decades-long"."""
    said = said_of(parts["unit"])
    return Length(unit_of(said), None if said.endswith("s") else 1.0)


def form_every(parts: Parts) -> Form | None:
    """ "Every two years", "every Friday", "twice a week"."""
    if parts.get("wd"):
        return Recurring(f"XXXX-WXX-{weekday_number(parts['wd'] or '')}")
    amount = 2.0 if parts.get("other") else count(parts.get("n")) or 1.0
    return Recurring(period(unit_of(said_of(parts["unit"])), amount))


def period(unit: str, amount: float) -> str:
    """The ISO 8601 period of so many units ("P6M", "PT2H", "P20Y")."""
    row = words().raw["units"][unit]
    total = amount * row.get("factor", 1)
    if row["iso"] == "Q":
        row, total = {"iso": "M"}, total * 3
    if total != int(total) and row["iso"] == "Y":
        row, total = {"iso": "M"}, total * 12
    if row["iso"] == "TH" and total != int(total):
        return f"PT{int(total)}H{(total % 1) * 60:g}M"
    return f"P{row['iso'][:-1]}{total:g}{row['iso'][-1]}"


def form_set_word(parts: Parts) -> Form | None:
    """ "Annually"."""
    return Recurring(words().raw["sets"][said_of(parts["set"])])


def form_decade(parts: Parts) -> Form | None:
    """ "The 1990s", "the '80s" (of the last century); refused unless it ends in a nought."""
    digits = re.sub(r"\D", "", parts["y"] or "")
    year = int(digits) if len(digits) == 4 else 1900 + int(digits)
    return Decade(year) if year % 10 == 0 else None


def form_hundred(parts: Parts) -> Form | None:
    """ "The 19th century"."""
    return Century(read_ordinal(said_of(parts["n"])))


def form_clock(parts: Parts) -> Form | None:
    """ "10:35 a.m.", "14:30", "0800 GMT", "four in the morning"; refused when no such hour exists."""
    hour, minute = int(read_number(parts["h"] or "0")), int(parts.get("min") or 0)
    half = re.sub(r"\W", "", parts.get("half") or "").lower()
    if half:
        hour = hour % 12 + (0 if half in ("am", "morning") else 12)
    zone = parts.get("zone")
    return Clock(hour, minute, zone) if hour < 24 and minute < 60 else None


def form_noon(parts: Parts) -> Form | None:
    """ "Noon"."""
    return Clock(words().raw["clock_words"][said_of(parts["word"])], 0)


def form_reference(parts: Parts) -> Form | None:
    """ "Now", "recently"."""
    return Reference(words().raw["references"][said_of(parts["reference"])])


def form_epoch(parts: Parts) -> Form | None:
    """ "Current", "recent", "future", "the past": the present, the past or the future as a whole."""
    return Reference(words().raw["epochs"][said_of(parts["epoch"])])


def form_bare_year(parts: Parts) -> Form | None:
    """ "2014", "since '82"."""
    return _year(parts["y"])


def form_year_range(parts: Parts) -> Form | None:
    """ "2019-2021", "2019-21"; refused unless the years rise."""
    first, last = int(parts["y"] or 0), parts["z"] or ""
    end = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    return Range(Year(first), Year(end)) if first < end else None


def form_day_of_month(parts: Parts) -> Form | None:
    """ "The 15th"."""
    return DayOfMonth(_day(parts["d"]))


def form_day_alone(parts: Parts) -> Form | None:
    """ "On the twelfth"."""
    day = read_ordinal(said_of(parts["d"]))
    return DayOfMonth(day) if 1 < day <= 31 else None


def form_day_told(parts: Parts) -> Form | None:
    """ "The third of April"."""
    day = read_ordinal(said_of(parts["d"]))
    return Day(month_number(parts["month"] or ""), day, _year(parts.get("y"))) if 1 <= day <= 31 else None


def form_days_told(parts: Parts) -> Form | None:
    """ "The tenth and eleventh of August"; refused unless the days rise."""
    first, last = (form_day_told({**parts, "d": parts[key]}) for key in ("a", "b"))
    if not isinstance(first, Day) or not isinstance(last, Day) or first.day >= last.day:
        return None
    return Range(first, last)


def form_day_of_which_month(parts: Parts) -> Form | None:
    """ "The 15th of last month", "the fourteenth of this month", "the first of the month"."""
    row = words().raw["which"].get(said_of(parts["which"])) or {"shift": 0, "base": "story"}
    said = said_of(parts["d"])
    day = _day(said) if said[0].isdigit() else read_ordinal(said)
    return DayOfMonth(day, Shift("month", row["shift"], row["shift"], row["base"])) if 1 <= day <= 31 else None


def form_week_in(parts: Parts) -> Form | None:
    """ "The week of March 6", "the last week of March"."""
    place = said_of(parts.get("n"))
    number = None if not place else -1 if place in {"last", "final"} else read_ordinal(place)
    return Week(Day(month_number(parts["month"] or ""), _day(parts.get("d") or "1"), _year(parts.get("y"))), number)


def form_around_day(parts: Parts) -> Form | None:
    """ "The day before last Tuesday"."""
    step = -1 if said_of(parts["side"]) == "before" else 1
    inner = form_weekday({"wd": parts["wd"], "which": parts.get("which")})
    return None if inner is None else Offset("day", step, inner)
