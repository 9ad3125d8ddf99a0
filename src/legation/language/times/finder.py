"""Finds the words of a text that tell a time: one scan with all rules, then what belongs together is joined."""

import re
from dataclasses import replace
from functools import cache, lru_cache

from legation.language.numerals import OVERLONG, SPACE, either
from legation.language.times.forms import (
    Clock,
    DayOfMonth,
    Distance,
    Form,
    Length,
    Offset,
    Shift,
    TimeExpression,
    Weekday,
)
from legation.language.times.guards import refused
from legation.language.times.joining import join, tell_again
from legation.language.times.patterns import expand, first_words
from legation.language.times.rules import EPOCH, RULES, RULES_BY_NAME
from legation.language.times.words import words

_LEFT_REACH = 44
# texts whose times are remembered: whoever counts a paragraph's numbers asks for them again
REMEMBERED = 32
_BOUND = re.compile(r"\s+(?:after|before)$", re.IGNORECASE)
_GOES_ON = re.compile(r"\s+(?!(?:and|or|but|that|which|who|to|in|on|at|with|from|for)\b)[\w'\"“‘(`$]")

# "before the year is out": before its end
OVER = "end of"


@cache
def _master() -> re.Pattern[str]:
    """All rules in one pattern; the group that matched names the rule."""
    branches = (f"(?P<{rule.name}>{re.sub(r'[(][?]P<[a-z]+>', '(?:', expand(rule.template))})" for rule in RULES)
    return re.compile(rf"(?<![\w$€£]){_gate()}(?:{'|'.join(branches)})")


def _gate() -> str:
    """What the first three characters of a time can be: most words fail here, and that makes the scan fast."""
    starts: dict[str, set[str]] = {}
    for word in first_words():
        starts.setdefault(word[0], set()).add(re.escape(word[1:3]) + (r"\b" if len(word) < 3 else ""))
    branches = (f"[{head}{head.upper()}](?:{'|'.join(sorted(tails))})" for head, tails in sorted(starts.items()))
    return rf"(?=['’]?\d|[QH][1-4]|[A-Z]{{3}}|{'|'.join(branches)})"


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {rule.name: rule.pattern() for rule in RULES}


@cache
def _left() -> re.Pattern[str]:
    """The preposition and modifier that may stand before a time."""
    raw = words().raw
    preposition, modifier = either(raw["prepositions"]), either(raw["modifiers"])
    return re.compile(
        rf"(?:^|(?<=[\s(\"“‘'—–-]))(?:(?P<preposition>{preposition}){SPACE})?"
        rf"(?P<inside>(?:(?P<modifier>{modifier})(?:{SPACE}|-))?)(?:the{SPACE})?$"
    )


def find_times(text: str, *, epochs: bool = False) -> list[TimeExpression]:
    """Every time the text tells, in order, without overlap.

    With `epochs` also the adjectives that date nothing ("the current minister", "future deliveries").
    """
    return [time for time in _found(text) if epochs or time.rule != f"time.{EPOCH}"]


@lru_cache(maxsize=REMEMBERED)
def _found(text: str) -> tuple[TimeExpression, ...]:
    atoms: list[TimeExpression] = []
    position, master = 0, _master()
    while match := master.search(text, position):
        atom = _atom(text, match, atoms[-1].end if atoms else 0)
        if atom is None or refused(text, atom):
            position = match.start() + 1
            continue
        atoms.append(atom)
        position = max(match.end(), match.start() + 1)
    return tuple(_distanced(text, atom) for atom in tell_again(text, join(text, atoms)) if not _incomplete(atom))


def _incomplete(atom: TimeExpression) -> bool:
    """A half without its year is more often a half of something else (a match, a list); "the year" alone names none."""
    if atom.rule == "time.the_unit":
        part = words().raw["modifiers"].get(atom.modifier, {}).get("part") if atom.modifier else None
        return part is None
    return atom.rule == "time.quarter" and "half" in atom.text.lower() and getattr(atom.form, "year", None) is None


def _distanced(text: str, atom: TimeExpression) -> TimeExpression:
    """ "Six days after the two sides signed": the length, told from what the words behind it tell."""
    form = atom.form
    bound = _BOUND.search(atom.text)
    if isinstance(form, Clock) and form.on is not None:
        return _distanced_clock(text, atom, form, form.on)
    if not isinstance(form, Shift) or form.base != "narrative" or bound is None or not _GOES_ON.match(text, atom.end):
        return atom
    amount = None if form.amount is None else float(abs(form.amount))
    end = atom.start + bound.start()
    found = Distance(form.unit, amount, form.direction)
    return replace(atom, end=end, text=text[atom.start : end], kind="duration", form=found, rule="time.distance")


def _distanced_clock(text: str, atom: TimeExpression, form: Clock, on: Form) -> TimeExpression:
    """ "6 a.m. two days before the vote": an hour of a day that is told from elsewhere."""
    day = _distanced(text, replace(atom, form=on))
    return replace(atom, end=day.end, text=day.text, form=replace(form, on=day.form))


def _atom(text: str, match: re.Match[str], floor: int) -> TimeExpression | None:
    name = match.lastgroup or ""
    rule = RULES_BY_NAME[name]
    found = _patterns()[name].match(text, match.start())
    if found is None or OVERLONG.search(found[0]):
        return None
    form = rule.build(found.groupdict())
    if form is None:
        return None
    return _with_left(text, found, form, name, floor)


def _with_left(text: str, found: re.Match[str], form: Form, name: str, floor: int) -> TimeExpression:
    start, end = found.start(), found.end()
    preposition: str | None = None
    modifier: str | None = None
    if name == EPOCH:
        return TimeExpression(start, end, text[start:end], RULES_BY_NAME[name].kind, form, None, None, f"time.{name}")
    if name == "lengths":
        lead = found["of"].lower()
        preposition = lead if lead in words().raw["prepositions"] else None
        start = found.start("unit")
    elif left := _left().search(text, max(floor, start - _LEFT_REACH), start):
        preposition, modifier = _said(left["preposition"]), _said(left["modifier"])
        if modifier and modifier in words().raw["prepositions"] and not isinstance(form, (Length, Shift, Offset)):
            preposition, modifier = modifier, None
        elif modifier and isinstance(form, (Weekday, DayOfMonth)) and not words().raw["modifiers"][modifier]["part"]:
            modifier = None
        elif modifier:
            start = left.start("inside")
    if name == "the_unit" and found["out"] and preposition:
        modifier = OVER
    return TimeExpression(
        start, end, text[start:end], RULES_BY_NAME[name].kind, form, preposition, modifier, f"time.{name}"
    )


def _said(words_: str | None) -> str | None:
    return None if words_ is None else " ".join(words_.lower().split())
