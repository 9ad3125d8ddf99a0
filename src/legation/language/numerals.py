"""Numbers in digits and in words: what they look like in English prose and what they come to."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from legation.model.packaged import listed

DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
# so many figures count nothing: they are a key, a misprint, or made to trip a program
OVERLONG = re.compile(r"(?:\d,?){16}")
SPACE = r"(?:[^\S\n]+|[^\S\n]*\n[^\S\n]*)"

_UNITS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


@cache
def table(name: str) -> Mapping[str, Any]:
    """One of the language tables (`numbers`, `times`) as parsed YAML."""
    return listed("legation.language", name)


@cache
def weekdays() -> frozenset[str]:
    """The names of the days of the week, as printed."""
    return frozenset(name for row in table("times")["weekdays"] for name in row["names"])


def either(words: Iterable[str], *, initial: bool = True) -> str:
    """A pattern for any of the words, longest first; with `initial`, a first small letter may also be a capital."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(_word(word, initial) for word in ordered) + ")"


def _word(word: str, initial: bool) -> str:
    head, rest = word[0], word[1:]
    first = f"[{head.upper()}{head}]" if initial and head.islower() else re.escape(head)
    return first + re.escape(rest).replace(r"\ ", SPACE)


@cache
def word_number() -> str:
    """The pattern of a number in words ("twenty-one", "two hundred and ten", "half a million", "a dozen")."""
    numbers = table("numbers")
    large = either(word for word in numbers["magnitudes"] if word != "score")
    tens = either(word for word in numbers["cardinals"] if word.endswith("ty"))
    joint = rf"(?:-|{SPACE})"
    small = rf"(?:{tens}{joint}{either(_UNITS)}\b|{either(numbers['cardinals'])}\b)"
    tail = rf"(?:(?:{joint}{large}\b)+(?:{joint}(?:and{SPACE})?{small})?)*"
    article = rf"[Aa]n?{SPACE}{large}\b(?:{joint}(?:and{SPACE})?{small})?{tail}"
    half = rf"[Hh]alf(?:{SPACE}a{SPACE}|-an?-|-|{SPACE}){large}\b"
    return rf"(?:{half}|{article}|{small}{tail})"


@cache
def number() -> str:
    """The pattern of a number in digits or words, a magnitude after the digits included ("1.5 million")."""
    large = either((word for word in table("numbers")["magnitudes"] if word != "score"), initial=False)
    return rf"(?:{DIGITS}(?:(?:{SPACE}|-){large}\b)?|{word_number()})"


@cache
def ordinal() -> str:
    """The pattern of an ordinal in digits or words ("24th", "second", "twenty-first")."""
    tens = either(word for word in table("numbers")["cardinals"] if word.endswith("ty"))
    return rf"(?:\d+(?:st|nd|rd|th)|(?:{tens}-)?{either(table('numbers')['ordinals'])})\b"


def read_ordinal(text: str) -> int:
    """The place an ordinal stands for; ValueError when the words are none."""
    if digits := re.match(r"\d+", text):
        return int(digits[0])
    ordinals, cardinals = table("numbers")["ordinals"], table("numbers")["cardinals"]
    *tens, last = text.lower().split("-")
    if last not in ordinals:
        raise ValueError(f"not an ordinal: {text!r}")
    return int(ordinals[last]) + sum(int(cardinals[word]) for word in tens)


def read_number(text: str) -> float:
    """The number that digits or number words stand for; ValueError when they are none."""
    words = re.findall(rf"{DIGITS}|[a-z]+", text.lower())
    if not words:
        raise ValueError(f"not a number: {text!r}")
    total, current = 0.0, 0.0
    for position, word in enumerate(words):
        factor = _magnitude(word)
        if factor is None:
            current += _small(word)
        elif factor >= 1000:
            total, current = total + (current or 1.0) * factor, 0.0
        else:
            current = (current or 1.0) * factor
        if word == "half" and position == 0:
            current = 0.5
    return round(total + current, 6)


def _magnitude(word: str) -> float | None:
    value = table("numbers")["magnitudes"].get(word)
    return None if value is None else float(value)


def _small(word: str) -> float:
    if word[0].isdigit():
        return float(word.replace(",", ""))
    if word in {"a", "an", "and", "half"}:
        return 0.0
    cardinals = table("numbers")["cardinals"]
    if word not in cardinals:
        raise ValueError(f"not a number word: {word!r}")
    return float(cardinals[word])
