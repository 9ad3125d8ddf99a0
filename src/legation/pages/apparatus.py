"""A line around a text taken apart: names, days, places, labels, numbers and writers, or words of a sentence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from legation.pages.dates_printed import find_dates, month_pattern, weekday_pattern
from legation.pages.imprints import is_place, is_town
from legation.pages.nameplates import is_domain
from legation.pages.tables import alternatives, words
from legation.world import World

LONGEST = 24
"""Words of a line that is taken apart."""

_LONGEST_LINE = 240  # signs of it
_NAME = 10  # words of a name
_SPLIT = re.compile(r"\s*[|·•;,()\[\]]\s*|\s+[-–—/>]+\s+|\s*[–—]{1,2}\s*|(?<=[a-z]{2})\.\s+")
_WRITER = re.compile(
    r"^(?:(?:story|text|interview|written|words|research note)\s+)?by\b|^from (?:our|a)\b|^interview(?:er)?$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\s*(?:#|\b(?:no|nr|issue|vol|volume|number)\b\.?)?\s*\d+(?:\s?[/-]\s?\d+)?$", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_COUNT = 4  # words of a count ("4 min read") or of a day in another calendar
_SMALL = frozenset({"concerning", "on"})


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a line: `kind` is day, place, label, issue, office, edition, writer, name or words."""

    text: str
    kind: str


@lru_cache(maxsize=4096)
def parts_of(line: str) -> tuple[Part, ...]:
    """The parts of a line; none of one too long to be apparatus."""
    if len(line) > _LONGEST_LINE or len(line.split()) > LONGEST:
        return ()
    return tuple(part for piece in _pieces(line) for part in _sorted(piece))


def is_apparatus(line: str) -> bool:
    """Whether a line holds nothing that may belong to a sentence or headline."""
    parts = parts_of(line)
    return bool(parts) and all(part.kind != "words" for part in parts)


def _pieces(line: str) -> Iterator[str]:
    """The line between its marks, each day on its own."""
    days = [(found.start, found.end) for found in find_dates(line)]
    days += [found.span() for found in _months().finditer(line) if all(not a <= found.start() < b for a, b in days)]
    at = 0
    for start, end in sorted(days):
        yield from _split(line[at:start])
        yield "\0" + line[start:end]
        at = max(at, end)
    yield from _split(line[at:])


def _split(text: str) -> Iterator[str]:
    """The parts between marks; a colon parts the label before it from the rest, a headline's does not."""
    for part in _SPLIT.split(text):
        label, colon, rest = part.partition(": ")
        if colon and label and (_WRITER.match(label) or kind_of(label.strip()) in ("label", "office", "issue")):
            yield from (label, rest)
        else:
            yield part


def _sorted(piece: str) -> list[Part]:
    if piece.startswith("\0"):
        return [Part(piece[1:], "day")]
    text = _clock().sub(" ", piece).strip(" .,:-–—*'\"“”")
    if _YEAR.fullmatch(text):
        return [Part(text, "day")]
    if not re.search(r"[^\W\d_]", text):
        return [Part(text, "issue")] if text and "/" in text else []
    if _WRITER.match(text):
        return [Part(text, "writer")]
    if (office := _office_of().match(text)) is not None:
        return [Part(office[0].strip(), "office"), *_sorted(text[office.end() :])]
    if text[:1].isdigit() and len(text.split()) <= _COUNT:
        return []
    number = _NUMBER.search(text)
    bare = text[: number.start()].strip() if number is not None else text
    numbered = [Part(text, "issue")] if number is not None else []
    return [*([Part(bare, kind_of(bare))] if bare else []), *numbered]


@lru_cache(maxsize=4096)
def kind_of(text: str) -> str:
    """What a part is that is no day, number or writer."""
    low = [word.strip("'’\"").lower() for word in text.split()]
    if _office().fullmatch(text):
        return "office"
    if " ".join(low) in words("issuers", "periodicals"):
        return "periodical"
    if _release().fullmatch(text):
        return "label"
    if len(low) <= _COUNT and text.split()[-1] in words("issuers", "editions"):
        return "edition"
    if re.match(r"an?\s", text):
        return "edition"  # "Savannah Post - a blog on the coast"
    if text.split()[-1] in words("issuers", "kinds") and 1 < len(low) <= _COUNT and not proper_name(_unlabelled(text)):
        return "label"
    if any(word in words("issuers", "kinds") for word in low) and all(
        word in words("issuers", "kinds") or word in words("mastheads", "small_words") for word in low
    ):
        return "label"
    if _is_place(text):
        return "place"
    return "name" if is_domain(text) or proper_name(_unlabelled(text)) else "words"


def _is_place(text: str) -> bool:
    """Whether a part is a place, or several between strokes; hamlets bear the names of organisations, too."""
    kinds = {entry.kind for entry in World.shared().names.readings(text)}
    return not ("organisation" in kinds and "state" not in kinds) and (
        is_town(text) or all(is_place(town) for town in re.split(r"/|\s+and\s+", text))
    )


def _unlabelled(text: str) -> str:
    """A name without the label in small letters behind it ("Kurier Central live")."""
    name, _, last = text.rpartition(" ")
    return name if name and last.islower() and last in words("issuers", "kinds") else text


def name_in(part: Part) -> str:
    """The name that a part of kind name holds."""
    return _unlabelled(part.text)


def proper_name(text: str) -> bool:
    """Whether a text may be a name: all its words with a capital but the small ones between them."""
    small = words("mastheads", "small_words") | words("mastheads", "joints") | _SMALL
    parts = text.split()
    shaped = (
        parts[0][:1].isalpha()
        and not {"/", ":"} & set(text)
        and all(re.match(r"[^\W_a-z]", part) or part.lower() in small or part == "&" for part in parts)
    )
    return 1 <= len(parts) <= _NAME and shaped and not text.endswith(("?", "!"))


@cache
def _release() -> re.Pattern[str]:
    return re.compile(alternatives("mastheads", "release"), re.IGNORECASE)


@cache
def _office() -> re.Pattern[str]:
    return re.compile(rf"(?i:(?:the\s+)?(?:[\w’']+\s+)?{alternatives('issuers', 'offices')})")


@cache
def _office_of() -> re.Pattern[str]:
    """An office before the body that it is of ("Press Service of the …")."""
    return re.compile(rf"(?:the\s+)?{alternatives('issuers', 'offices')}\s+of\s+(?:the\s+)?(?=\w)", re.IGNORECASE)


@cache
def _months() -> re.Pattern[str]:
    """A month or season with its year."""
    return re.compile(
        rf"\b(?i:(?:{month_pattern()})(?:\s*[-–/]\s*(?:{month_pattern()}))?|spring|summer|autumn|winter)\s+(?:19|20)\d\d\b"
    )


@cache
def _clock() -> re.Pattern[str]:
    zone = r"[ap]\.?m\b\.?|(?:GMT|UTC)(?:[+-]\d{1,2})?|(?-i:[A-Z]{2,4}T)\b"
    notes = r"published|updated|posted|issued|released|date|on|at|as of"
    return re.compile(
        rf"\b\d{{1,2}}[:.]\d\d\b(?:\s*(?:{zone}))?|\b(?:GMT|UTC)(?:[+-]\d{{1,2}})?|(?-i:\b(?:[ECMP][DS]T|CES?T|EES?T|BST|IST|MSK)\b)|\b{weekday_pattern()}\b\.?|^\s*(?:{notes})\b:?|\b(?:on|of)\s*$|^\s*\d{{1,2}}\s?[-–]\s*$",
        re.IGNORECASE,
    )
