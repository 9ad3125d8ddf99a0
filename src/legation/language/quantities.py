"""Finds the numbers of a text: counts, ranges, money, measures, percentages, ordinals.

The figures of names and dates are never among them.
"""

import re
from bisect import bisect_left
from collections.abc import Callable
from functools import cache

from legation.language.numerals import (
    DIGITS,
    OVERLONG,
    SPACE,
    either,
    number,
    ordinal,
    read_number,
    read_ordinal,
    table,
    word_number,
)
from legation.language.times import TimeExpression, find_times
from legation.language.times.forms import Length, Window, Year
from legation.model.quantity import Quantity

_DASH = r"[-\u2010-\u2014]"
_NOT_INSIDE = r"(?<![\w.,:/'’№-])"
_LEFT_REACH = 40
Bounds = tuple[float | None, float | None]


def ordinals(text: str) -> list[Quantity]:
    """The places in an order that the text names ("second batch", "24th brigade"), as quantities of kind ordinal."""
    return [quantity for quantity in find_quantities(text) if quantity.kind == "ordinal"]


def find_quantities(text: str) -> list[Quantity]:
    """Every quantity the text states, in order, without overlap.

    Figures of dates, times of day, designations ("T-72"), numbered things ("Resolution 2127") and idioms ("no
    one") are left out; a plain year and a length of time are kept with their kinds. Times are found first, so
    that no figure is read twice.
    """
    times = find_times(text)
    starts = [time.start for time in times]
    found = [quantity for time in times if (quantity := _of_time(time)) is not None]
    for match in _master().finditer(text):
        after = bisect_left(starts, match.end())
        if (after and times[after - 1].end > match.start()) or OVERLONG.search(match[0]):
            continue
        quantity = _of_match(text, match)
        if quantity is not None:
            found.append(quantity)
    return _without_led_ordinals(sorted(found, key=lambda quantity: quantity.start))


def _of_time(time: TimeExpression) -> Quantity | None:
    form = time.form
    if isinstance(form, Year):
        return Quantity(time.start, time.end, time.text, form.year, form.year, "year", rule="quantity.year")
    if isinstance(form, (Length, Window)) and form.amount is not None:
        low, high = _hedged(form.amount, form.amount, time.modifier)
        return Quantity(
            time.start, time.end, time.text, low, high, "duration", form.unit, time.modifier, rule="quantity.duration"
        )
    return None


def _without_led_ordinals(found: list[Quantity]) -> list[Quantity]:
    """ "The first two of six": the ordinal only picks, the counts say how many."""
    kept: list[Quantity] = []
    for quantity in found:
        if (
            kept
            and kept[-1].kind == "ordinal"
            and quantity.kind == "count"
            and quantity.start - kept[-1].end == 1
            and not quantity.modifier
        ):
            kept.pop()
        kept.append(quantity)
    return kept


@cache
def _pieces() -> dict[str, str]:
    numbers = table("numbers")
    short = either(numbers["short_magnitudes"], initial=False)
    signs = either(numbers["currency_signs"], initial=False)
    figure = rf"(?:{DIGITS}(?:\s?{short}\b|(?:{SPACE}|-){either(numbers['magnitudes'], initial=False)}\b)?)"
    return {
        "number": number(),
        "ordinal": ordinal(),
        "figure": figure,
        "sign": signs,
        "code": either(numbers["currency_codes"], initial=False),
        "currency": either(numbers["currency_words"]),
        "measure": either(numbers["measures"], initial=False),
        "percent": either(numbers["percent"], initial=False),
        "vague": either(numbers["vague_words"]),
        "plural": either(numbers["vague_plurals"]),
        "pair": either(numbers["pairs"]),
        "fraction": either(numbers["fractions"], initial=False),
        "idiom": either(numbers["idioms"]),
        "designator": either(numbers["designator_words"], initial=False),
        "words": word_number(),
    }


def _rules() -> tuple[tuple[str, str], ...]:
    """The rules in order of precedence; those named skip_* take a place and give nothing."""
    p = _pieces()
    to = rf"(?:\s?{_DASH}\s?|{SPACE}(?:to|or){SPACE})"
    number_, figure, sign, money = (
        rf"(?>{p['number']})",
        rf"(?>{p['figure']})",
        p["sign"],
        rf"(?:{p['sign']}|{p['code']}{SPACE}?)",
    )
    return (
        ("skip_idiom", rf"{p['idiom']}\b"),
        ("skip_numbered_more", r"(?:[Rr]esolutions|[Aa]rticles|[Pp]ages|Nos\.)\s\d+(?:(?:,|\sand|,\sand)\s\d+)*"),
        ("skip_numbered", rf"{p['designator']}\s?(?:№|No\.?)?\s?\d(?:[\w.,/-]*\w)?(?:\s?\((?:19|20)\d\d\))?"),
        ("skip_resolution", r"\d{3,4}\s?\((?:19|20)\d\d\)"),
        (
            "skip_designation",
            r"(?:[A-Z][A-Za-z]*(?:-[A-Za-z]+)*-\d[\w/-]*|[A-Z]+\d[\w/-]*|\d+[A-Z]+\d[\w-]*|\d+[xX×]\d+[A-Z]\w*)",
        ),
        ("skip_score", r"\d+(?:[-:/.]\d+){2,}|\d+/\d+"),
        ("money_range", rf"{money}\s?(?P<low>{figure}){to}(?:{sign})?\s?(?P<high>{figure})"),
        ("money", rf"(?P<unit>{sign}|{p['code']})\s?(?P<low>{figure})(?!\w)"),
        ("percent_range", rf"(?P<low>{number_}){to}(?P<high>{number_})\s?-?(?P<unit>{p['percent']})"),
        ("percent", rf"(?P<low>{number_})\s?-?(?P<unit>{p['percent']})"),
        ("cartridge", r"(?P<low>\d+(?:\.\d+)?)\s?[x×]\s?\d+(?:\.\d+)?\s?(?P<unit>mm)"),
        (
            "measure_range",
            rf"(?P<low>{number_}){to}(?P<high>{number_})(?:{SPACE}|-)?(?P<unit>{p['measure']})(?![\w'’])",
        ),
        ("measure", rf"(?P<low>{number_})(?:{SPACE}|-)?(?P<unit>{p['measure']})(?![\w'’])"),
        ("currency_range", rf"(?P<low>{figure}){to}(?P<high>{figure}){SPACE}(?P<unit>{p['currency']})\b"),
        ("currency", rf"(?P<low>{figure}|{p['words']})(?:{SPACE}|-)(?P<unit>{p['currency']}|{p['code']})\b"),
        (
            "fraction",
            rf"(?P<low>{p['words']}|\d)(?:-|{SPACE})(?P<unit>{p['fraction']})\b(?!{SPACE}(?:of{SPACE})?(?:19|20)\d\d)",
        ),
        ("ordinal", rf"(?P<low>{p['ordinal']})"),
        ("plural", rf"(?P<low>{p['plural']})(?:{SPACE}of)?\b"),
        ("pair", rf"(?P<low>{p['pair']})\b"),
        ("range", rf"(?P<low>{number_}){to}(?P<high>{number_})(?![\w-])"),
        ("between", rf"(?:[Bb]etween){SPACE}(?P<low>{number_}){SPACE}and{SPACE}(?P<high>{number_})(?!\w)"),
        ("number", rf"(?P<low>{number_})(?![\d/:]|[.,]\d)"),
        ("vague", rf"(?P<low>{p['vague']})\b"),
    )


@cache
def _master() -> re.Pattern[str]:
    branches = (f"(?P<{name}>{re.sub(r'[(][?]P<[a-z]+>', '(?:', pattern)})" for name, pattern in _rules())
    return re.compile(rf"{_NOT_INSIDE}(?:{'|'.join(branches)})")


@cache
def _single(name: str) -> re.Pattern[str]:
    return re.compile(dict(_rules())[name])


@cache
def _hedge() -> re.Pattern[str]:
    hedges, additions = either(table("numbers")["hedges"]), either(table("numbers")["additions"])
    return re.compile(rf"(?:^|(?<=[^\w-]))(?:(?P<hedge>{hedges}){SPACE})?(?:an?{SPACE})?(?:{additions}{SPACE})?$")


@cache
def _trailing() -> re.Pattern[str]:
    return re.compile(rf"(?:{SPACE}|-)(?P<hedge>{either(table('numbers')['trailing_hedges'], initial=False)})\b")


def _of_match(text: str, match: re.Match[str]) -> Quantity | None:
    rule = match.lastgroup or ""
    parts = _single(rule).match(text, match.start())
    if rule.startswith("skip_") or parts is None:
        return None
    groups = parts.groupdict()
    kind = _KINDS.get(rule, "count")
    try:
        low, high = _READERS.get(rule, _plain)(groups)
    except ValueError:
        return None
    start, end = match.start(), parts.end()
    if kind == "count" and _joined_to_letter(text, end):
        return None
    if kind == "ordinal":
        return Quantity(start, end, text[start:end], low, high, kind, rule=f"quantity.{rule}")
    start, end, modifier = _with_hedges(text, start, end)
    if low is not None and rule not in {"plural", "vague"}:
        low, high = _hedged(low, high, modifier)
    unit = _unit(rule, parts, text)
    return Quantity(
        start, end, text[start:end], low, high, kind, unit, modifier, rule in {"plural", "vague"}, f"quantity.{rule}"
    )


def _unit(rule: str, parts: re.Match[str], text: str) -> str | None:
    if rule == "money_range":
        return re.split(r"\s?\d", parts[0], maxsplit=1)[0]
    return "fraction" if rule == "fraction" else parts.groupdict().get("unit")


def _joined_to_letter(text: str, end: int) -> bool:
    """ "3D", "2nd-hand": a figure grown together with letters counts nothing."""
    return end < len(text) and (text[end].isalpha() or text[end] == "_")


@cache
def _particle() -> re.Pattern[str]:
    """A verb that has the hedge's word for its particle: "handed over 12" hedges nothing."""
    return re.compile(rf"\b(?:{'|'.join(table('numbers')['particle_verbs'])}){SPACE}$")


def _is_particle(text: str, start: int, hedge: str) -> bool:
    return hedge in table("numbers")["particles"] and _particle().search(text, 0, start) is not None


def _with_hedges(text: str, start: int, end: int) -> tuple[int, int, str | None]:
    modifier: str | None = None
    left = _hedge().search(text, max(0, start - _LEFT_REACH), start)
    if left and left["hedge"] and not _is_particle(text, left.start("hedge"), left["hedge"].lower()):
        modifier, start = " ".join(left["hedge"].lower().split()), left.start("hedge")
    right = _trailing().match(text, end)
    if right and modifier is None:
        modifier, end = right["hedge"], right.end()
    return start, end, modifier


def _hedged(low: float | None, high: float | None, modifier: str | None) -> Bounds:
    """What a hedge leaves of the bounds: "up to" the upper, "more than" the lower (itself excluded)."""
    numbers = table("numbers")
    effect = {**numbers["hedges"], **numbers["trailing_hedges"]}.get(modifier or "", "both")
    if effect == "low":
        return low, None
    return (None, high) if effect == "high" else (low, high)


def _plain(parts: dict[str, str | None]) -> Bounds:
    low = _figure(parts["low"] or "")
    return low, low


def _range(parts: dict[str, str | None]) -> Bounds:
    """Both ends; a magnitude printed once holds for both ("1 to 2 million"). ValueError when they do not rise."""
    first, last = parts["low"] or "", parts["high"] or ""
    low, high = _figure(first), _figure(last)
    tail = re.search(r"[a-z]+$", last.lower())
    if tail and low < high and re.fullmatch(DIGITS, first) and re.match(r"\d", last):
        low *= _figure(f"1 {tail[0]}") if low * _figure(f"1 {tail[0]}") <= high else 1
    if low >= high:
        raise ValueError(f"not a range: {first!r} to {last!r}")
    return low, high


def _figure(text: str) -> float:
    short = re.fullmatch(rf"({DIGITS})\s?([a-z]+)", text)
    factors = table("numbers")["short_magnitudes"]
    if short and short[2] in factors:
        return round(read_number(short[1]) * float(factors[short[2]]), 2)
    return read_number(text)


def _ordinal(parts: dict[str, str | None]) -> Bounds:
    place = float(read_ordinal(parts["low"] or ""))
    return place, place


def _said(parts: dict[str, str | None]) -> str:
    return " ".join((parts["low"] or "").lower().split())


def _plural(parts: dict[str, str | None]) -> Bounds:
    return float(table("numbers")["vague_plurals"][_said(parts)]), None


def _pair(parts: dict[str, str | None]) -> Bounds:
    count = float(table("numbers")["pairs"][_said(parts)])
    return count, count


def _fraction(parts: dict[str, str | None]) -> Bounds:
    share = 100 * read_number(_said(parts)) / float(table("numbers")["fractions"][parts["unit"]])
    return round(share, 2), round(share, 2)


def _none(parts: dict[str, str | None]) -> Bounds:
    return None, None


_READERS: dict[str, Callable[[dict[str, str | None]], Bounds]] = {
    "ordinal": _ordinal,
    "plural": _plural,
    "pair": _pair,
    "vague": _none,
    "fraction": _fraction,
    "money_range": _range,
    "percent_range": _range,
    "measure_range": _range,
    "currency_range": _range,
    "range": _range,
    "between": _range,
}
_KINDS = {
    "money": "money",
    "money_range": "money",
    "currency": "money",
    "currency_range": "money",
    "percent": "percent",
    "percent_range": "percent",
    "fraction": "percent",
    "measure": "measure",
    "measure_range": "measure",
    "cartridge": "measure",
    "ordinal": "ordinal",
}
