"""What looks like a time and is none: verbs, surnames, newspapers, counted things, resolutions, models."""

import re
from functools import cache

from legation.language.numerals import either, table
from legation.language.times.forms import Day, Month, Season, TimeExpression, Weekday, Year
from legation.language.times.words import words

_NUMBERED = re.compile(r"(?:\d[\d,.]*\s?\(|[A-Z]\w*-|[\w.]/|[$€£#№]\s?|No\.\s|[,.\d])$")
_YEAR_PREFIX = re.compile(r"(?i:mid|post|pre|early|late|end|since|until)-$")
_REACH = 48
_NAMES_BEFORE = re.compile(r"(?<![.!?\n])\s[A-Z][\w'’-]+\s[A-Z][\w'’-]+\s$")
# "24 hours a day": how much of each, no length
_PER_UNIT = re.compile(r"\b(?:hours|days|times|minutes|weeks|months)\s$")
_WINDOWS = ("time.window", "time.window_units")
_TO_LAST = re.compile(r"(?:\b(?:to|will|would|can|could|may|might|shall|should|must|not)|n['’]t)\s$")
_CAPITAL_BEFORE = re.compile(r"([A-Z][\w'’]*\.?)\s$")


@cache
def _listed(name: str) -> re.Pattern[str]:
    return re.compile(either(words().raw["not_times"][name], initial=False) + r"(?!\w)")


@cache
def _designators() -> re.Pattern[str]:
    return re.compile(r"(?<!\w)" + either(table("numbers")["designator_words"], initial=False) + r"\s$")


def refused(text: str, atom: TimeExpression) -> bool:
    """True when the words around show that no time is meant."""
    before, after = text[max(0, atom.start - _REACH) : atom.start], text[atom.end : atom.end + _REACH]
    form = atom.form
    if isinstance(form, Year):
        return _not_year(before, after, atom)
    if isinstance(form, Month) and form.year is None and form.which is None:
        return _not_month(before, after, atom)
    if isinstance(form, Day) and form.weekday is None and _named_month(before):
        return True
    if isinstance(form, Weekday):
        return _not_weekday(before, after)
    if isinstance(form, Season) and form.year is None:
        return _not_season(after, atom)
    if atom.rule in _WINDOWS and atom.text.startswith("last") and _TO_LAST.search(before):
        return True  # "is set to last six months": the verb
    if before[-1:].isdigit() or re.search(r"\d[.,/:-]$", before):
        return True
    return _not_length(before, after, atom)


def _not_year(before: str, after: str, atom: TimeExpression) -> bool:
    if before.endswith("-"):
        return not _YEAR_PREFIX.search(before)
    if _NUMBERED.search(before) or _designators().search(before):
        return True
    if re.match(r"\s?\((?:19|20)\d\d\)", after) or (
        _ends_name(before) and atom.preposition is None and not atom.modifier
    ):
        return True
    if re.match(r"-\d+s?\b", after):
        return True  # "Mirage 2000-5s"
    follows = after.lstrip()
    if re.match(r"\s+(?:[a-z]+-)?\w", after) and _listed("counted").match(follows):
        return True
    if _listed("model_words").match(follows) or (re.search(r"\b[Aa]\s$", before) and follows[:1].isupper()):
        return True
    return atom.modifier in {
        "some",
        "nearly",
        "almost",
        "more than",
        "less than",
        "at least",
        "at most",
        "no more than",
    } and bool(re.match(r"\s[a-z]", after))


def _ends_name(before: str) -> bool:
    """ "Exercise Noble Partner 2020": a year behind two names in capitals belongs to them."""
    found = _NAMES_BEFORE.search(before)
    return bool(found and not _listed("before_year").search(found[0]))


def _named_month(before: str) -> bool:
    """A month's name as part of a person's or a thing's name ("Ms May", "Long March")."""
    capital = _CAPITAL_BEFORE.search(before)
    return bool(capital and _listed("before_month").fullmatch(capital[1]))


def _not_month(before: str, after: str, atom: TimeExpression) -> bool:
    if _named_month(before):
        return True
    if atom.text.split()[-1] not in words().doubtful_months:
        return False
    if atom.preposition or (atom.modifier and atom.modifier not in {"only", "just"}):
        return (
            bool(re.match(r"\s(?:on|for|against|through|of)\b", after))
            and atom.text.split()[-1].capitalize() == "March"
            and not atom.preposition
        )
    if re.search(r"\b[Tt]he\s$", before) and re.match(r"\s(?!(?:on|for|against|through|of|to|by|in)\b)[a-z]", after):
        return False  # "the March summit"
    return not re.search(r"\b(?:and|to|or|through|of|next|last|this)\s$|[-–]$", before) or after[:2] in {" b", " h"}


def _not_weekday(before: str, after: str) -> bool:
    capital = _CAPITAL_BEFORE.search(before)
    if capital and _listed("before_weekday").fullmatch(capital[1]):
        return True
    return bool(_listed("after_weekday").match(after.lstrip())) and after[:1] == " "


def _not_season(after: str, atom: TimeExpression) -> bool:
    form = atom.form
    if not isinstance(form, Season) or form.which is not None:
        return False
    said = atom.text.split()[-1].lower()
    if said == "fall" and _listed("not_fall").match(after.lstrip()):
        return True
    return (
        atom.preposition
        not in {"in", "during", "by", "until", "since", "before", "after", "throughout", "over", "from"}
        and not atom.modifier
    )


def _not_decade(before: str, atom: TimeExpression) -> bool:
    """Somebody's fifties, and things by their model: "two UH-60s", "four Ground Master 60s", "Mirage 2000s"."""
    if re.search(r"\b(?:his|her|their|my|our|its)\s$|\d$", before):
        return True
    plain = atom.modifier is None and atom.text[:1].isdigit()
    return plain and bool(re.search(r"[\w)]-$", before) or _CAPITAL_BEFORE.search(before))


def _not_length(before: str, after: str, atom: TimeExpression) -> bool:
    """Ages, and "the second" or "the minute" that are no lengths."""
    if atom.rule == "time.length":
        lead = atom.text.lower().split()[0]
        return (
            bool(re.match(r"[\s-]*olds?\b", after))
            or (lead == "many" and before.endswith("as "))
            or before.endswith("-")
            or (lead == "a" and re.search(r"second$", atom.text) is not None)
            or (lead in ("a", "an") and _PER_UNIT.search(before) is not None)
        )
    if atom.rule == "time.set_word":
        return after[:1] == "-" or (bool(re.search(r"[A-Z]\w*\s$", before)) and atom.text[0].isupper())
    if atom.rule == "time.decade":
        return _not_decade(before, atom)
    if atom.rule == "time.noon":
        return atom.preposition is None and atom.modifier is None
    if atom.rule == "time.clock_24":
        return bool(re.search(r"[\d:-]$", before))
    return False
