"""The pieces that the rules of time are written with, as patterns: months, days, units, counts."""

from collections.abc import Iterable
from functools import cache

from legation.language.numerals import SPACE, either, number, ordinal, table
from legation.language.times.words import words

YEAR = r"(?:1[5-9]|20)\d\d(?!\d)"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\w/]|[.,:]\d)"
DASH = r"[-\u2010-\u2014]"
LEADS = (
    "for",
    "in",
    "within",
    "over",
    "after",
    "took",
    "take",
    "lasted",
    "several",
    "many",
)  # before units without a number: "for years"
ANY_YEAR = rf"(?:{YEAR}|['\u2019]\d\d(?!\d))"


def _names(full: Iterable[str], short: Iterable[str]) -> str:
    return rf"(?:{either(full, initial=False)}\b|{either(short, initial=False)}(?:\.|\b))"


@cache
def pieces() -> dict[str, str]:
    """Each placeholder of a rule (`@month`) and the pattern it stands for."""
    known = words()
    raw = known.raw
    plural_units = [word for word in known.units if word.endswith("s") or word == "centuries"]
    return {
        "~": SPACE,
        "@,": rf"(?:\s?,)?{SPACE}",
        "@month": _names(known.months, known.short_months),
        "@fullmonth": either(known.months, initial=False) + r"\b",
        "@day": DAY,
        "@year": YEAR,
        "@anyyear": ANY_YEAR,
        "@dash": DASH,
        "@weekday": _names(known.weekdays, known.short_weekdays),
        "@fullweekday": either(known.weekdays, initial=False),
        "@unit": either(known.units, initial=False) + r"\b",
        "@units": either(plural_units, initial=False) + r"\b",
        "@oneunit": either([word for word in known.units if word not in plural_units], initial=False) + r"\b",
        "@number": number(),
        "@ordinal": ordinal(),
        "@vague": either(raw["vague_counts"]),
        "@which": either(raw["which"]) + r"\b",
        "@window": either(raw["window_words"]) + r"\b",
        "@shift": either(raw["shift_words"]) + r"\b",
        "@season": either(known.seasons) + r"\b",
        "@part": either(raw["day_parts"]) + r"\b",
        "@noon": either(raw["clock_words"]) + r"\b",
        "@dayword": either(raw["day_words"]) + r"\b",
        "@holiday": either(known.holidays) + r"\b",
        "@reference": either(raw["references"]) + r"\b",
        "@set": either(raw["sets"]) + r"\b",
        "@every": either(raw["set_words"]),
        "@often": either(raw["set_frequencies"]),
        "@lead": either(LEADS),
        "@fiscal": either(raw["fiscal"]["words"]),
    }


def expand(template: str) -> str:
    """A rule's template with its placeholders filled in."""
    for placeholder in sorted(pieces(), key=len, reverse=True):
        template = template.replace(placeholder, pieces()[placeholder])
    return template


def first_words() -> frozenset[str]:
    """The small-letter first words that a rule can begin with, figures apart."""
    known, raw = words(), words().raw
    numbers = table("numbers")
    lists: list[Iterable[str]] = [
        known.months,
        known.short_months,
        known.weekdays,
        known.short_weekdays,
        known.units,
        known.seasons,
        known.holidays,
        raw["which"],
        raw["window_words"],
        raw["vague_counts"],
        raw["day_words"],
        raw["references"],
        raw["epochs"],
        raw["sets"],
        raw["set_words"],
        raw["set_frequencies"],
        raw["clock_words"],
        raw["fiscal"]["words"],
        numbers["cardinals"],
        numbers["ordinals"],
        ["a", "an", "the", "half", "couple", "final", "last", "day", "budget", *LEADS],
    ]
    return frozenset(phrase.lower().split()[0] for words_ in lists for phrase in words_)
