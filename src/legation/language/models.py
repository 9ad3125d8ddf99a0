"""Things that no table knows, told by their shape.

That is a model's name before a noun for a machine ("8 Thunder-K trucks"), or a counted machine in a story of forces
("22 vehicles").

Such a thing is called as it is printed; its class is that of the noun.
"""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import cache

from legation.language.covered import Covered
from legation.language.numerals import either, number, table
from legation.world.entries import Hit
from legation.world.weapons import SHAPED, ItemHit

# so many words before a noun can hold a model and a number
REACH = 7
# a model's name has so many words at most
LONGEST = 3
# single capitals that are words
ARTICLES = ("A", "I", "The")

_WORD = re.compile(r"[A-Z][A-Za-z-]+ \d{1,4}(?: [A-Z]{1,2}(?!\w))?(?![\w,.-])|\S+")
_STOP = re.compile(r"[.!?:;,()\"“”—–\n]")
_MODEL = re.compile(r"(?:[A-Z]|\d+[-/]?[A-Z])[\w./ -]*")
_CODE = re.compile(r".*\d|[A-Z]{2}|.*-[A-Z]|[A-Z]$")


@dataclass(frozen=True, slots=True)
class _Phrase:
    """What stands before a noun: the model's name, if any, and whether a number leads the phrase."""

    start: int
    end: int
    counted: bool


def with_models(text: str, items: Sequence[ItemHit], names: Sequence[Hit]) -> list[ItemHit]:
    """The items of a text with those that only their shape tells, in a story of forces; else the items alone."""
    if not _of_forces(items, names):
        return list(items)
    parties = {hit.start for hit in names if hit.entries[0].kind == "state"}
    designated = [(hit.start, hit.end) for hit in items if hit.designation]
    taken = Covered([*((hit.start, hit.end) for hit in names if hit.start not in parties), *designated])
    found = list(items)
    for hit in items:
        phrase = None if hit.designation or hit.generic else _before(text, hit.start, taken, parties)
        if phrase is not None and phrase.end > phrase.start:
            found.append(_shaped(text, phrase.start, phrase.end, hit.category, hit.unroca, designated=True))
    known = Covered([*((hit.start, hit.end) for hit in items), *((hit.start, hit.end) for hit in names)])
    for match in _nouns().finditer(text):
        if known.touch(match.start(), match.end()):
            continue
        phrase = _before(text, match.start(), taken, parties)
        if phrase is None:
            continue
        category = _category(match.group().lower())
        found.append(_shaped(text, match.start(), match.end(), category, None, designated=False))
        if phrase.end > phrase.start:
            found.append(_shaped(text, phrase.start, phrase.end, category, None, designated=True))
    return sorted(found, key=lambda hit: (hit.start, -hit.end))


def _of_forces(items: Sequence[ItemHit], names: Sequence[Hit]) -> bool:
    """Whether a text names forces, or arms beyond doubt."""
    if any((hit.unroca or hit.designation) and not hit.ambiguous for hit in items):
        return True
    forces = table("models")["forces"]
    return any(entry.kind == "branch" and entry.key in forces for hit in names for entry in hit.entries[:1])


def _before(text: str, end: int, taken: Covered, parties: Set[int]) -> _Phrase | None:
    """The model before a noun, or the number alone; None where neither stands there, or the thing is of civil life.

    `parties` are the places where states are named: "two [ French ] boats".
    """
    words = table("models")
    model: list[re.Match[str]] = []
    passed = False
    for word in reversed(_words_before(text, end)):
        lower = word.group().lower()
        if lower in words["civil"]:
            return None
        if word.start() in parties:
            passed = bool(model)
        elif _names_model(word, model, taken) and not (passed and model):
            model.insert(0, word)
        elif _counts(word.group()):
            return _phrase(model, end, counted=True)
        elif lower in words["between"]:
            passed = bool(model)
        else:
            break
    named = bool(model) and any(_CODE.match(word.group()) for word in model)
    return _phrase(model, end, counted=False) if named else None


def _phrase(model: list[re.Match[str]], end: int, counted: bool) -> _Phrase:
    return _Phrase(model[0].start(), model[-1].end(), counted) if model else _Phrase(end, end, counted)


def _words_before(text: str, end: int) -> list[re.Match[str]]:
    """The words before a noun that no sign parts from it."""
    low = max(0, end - 80)
    stop = max((match.end() for match in _STOP.finditer(text, low, end)), default=low)
    return list(_WORD.finditer(text, stop, end))[-REACH:]


def _names_model(word: re.Match[str], model: list[re.Match[str]], taken: Covered) -> bool:
    """Whether a word can be part of a model's name: a capital or figures with letters, and nobody's name."""
    if len(model) == LONGEST or taken.touch(word.start(), word.end()):
        return False
    if word.group() in ARTICLES:
        return False
    return _MODEL.fullmatch(word.group()) is not None and not _counts(word.group())


def _counts(word: str) -> bool:
    return _number().fullmatch(word) is not None


@cache
def _number() -> re.Pattern[str]:
    return re.compile(rf"{number()}|dozens?|several|both", re.IGNORECASE)


@cache
def _nouns() -> re.Pattern[str]:
    """Every noun of the list, in the singular and the plural."""
    nouns = table("models")["nouns"]
    forms = {form for noun in nouns for form in (noun, noun + "s", noun[:-1] + "ies" if noun.endswith("y") else noun)}
    return re.compile(rf"(?<![\w-]){either((*forms, 'launches', 'lorries'), initial=False)}(?![\w-])")


def _category(noun: str) -> str:
    nouns = table("models")["nouns"]
    forms = (noun, noun.removesuffix("s"), noun.removesuffix("es"), noun.removesuffix("ies") + "y")
    return str(next((nouns[form] for form in forms if form in nouns), ""))


def _shaped(text: str, start: int, end: int, category: str, unroca: str | None, *, designated: bool) -> ItemHit:
    words = text[start:end]
    return ItemHit(
        start=start,
        end=end,
        text=words,
        name=words if designated else words.lower(),
        designation=words if designated else None,
        category=category,
        unroca=unroca,
        producer=(),
        generic=False,
        ambiguous=False,
        rule=f"{SHAPED}{'model' if designated else 'noun'}",
    )
