"""Names of speakers in a form in which two names of one speaker meet: without state, title, order of words or style."""

import csv
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from legation.model.claim import Source
from legation.register.copies.words import plain_words
from legation.world import tables

NAMED, OFFICE, BODY, MOUTHPIECE, UNNAMED, CARRIER = "named", "office", "body", "mouthpiece", "unnamed", "carrier"
"""What a name is: a person's own name, an office that one person holds, a body, who speaks for a body, an unnamed
person, who carries the news.
"""

FORMS = (NAMED, OFFICE, BODY, MOUTHPIECE, UNNAMED, CARRIER)
"""The forms, the fuller first."""

CARRIERS = frozenset({"agency", "outlet"})
"""Kinds of source that carry the words of others: roots only where nobody else is named."""

PEOPLE = ("person", "organisation")
"""Kinds of source that may be people without a name: "officials", "a person familiar with the text"."""

REMEMBERED = 16384
"""Sources of which it is remembered how counting sees them."""

_SMALL = frozenset(("of", "the", "and", "for", "a", "an", "in", "on", "at", "to", "its", "his", "her", "their", "new"))


@dataclass(frozen=True, slots=True)
class Speaker:
    """A source as counting sees it: what kind of name, the telling words of it, and the state it belongs to.

    `printed` are the words of the page for it; those of a person hold the title beside the name.
    """

    form: str
    words: tuple[str, ...]
    iso3: str | None
    printed: frozenset[str]


def is_carrier(source: Source) -> bool:
    """Whether the source carries the words of others: an agency or outlet, not a ministry that publishes its own."""
    return source.kind in CARRIERS and source.name not in _publishers()


@lru_cache(maxsize=REMEMBERED)
def speaker_of(source: Source) -> Speaker:
    """The source as counting sees it."""
    words, found = _without_states(plain_words(source.name))
    telling = tuple(word for word in words if word not in _SMALL)
    printed = frozenset(_without_states(plain_words(source.text))[0]) - _SMALL
    iso3 = source.iso3 or found
    if is_carrier(source):
        return Speaker(CARRIER, plain_words(source.name), None, printed)
    roles = {kind for word in telling for kind in _roles().get(_single(word), ())}
    if "mouthpiece" in roles and _is_described(source.name, telling):
        body = tuple(word for word in telling if not is_mouthpiece(word))
        return Speaker(MOUTHPIECE, tuple(sorted(body)) or ("government",), iso3, printed)
    described = _is_described(source.name, telling)
    if source.kind in PEOPLE and any("unnamed" in _roles().get(_single(word), ()) for word in source.name.split()):
        return Speaker(UNNAMED, tuple(sorted(telling)), iso3, printed)
    if source.kind == "person" and not described:
        return Speaker(NAMED, telling, iso3, printed)
    form = OFFICE if source.kind in ("person", "observer") else BODY
    return Speaker(form, tuple(sorted(telling)) or plain_words(source.name), iso3, printed)


def is_mouthpiece(word: str) -> bool:
    """Whether the word names one who speaks for a body: "spokesman"."""
    return "mouthpiece" in _roles().get(_single(word), ())


def _single(word: str) -> str:
    return word.removesuffix("s")


def _is_described(name: str, telling: tuple[str, ...]) -> bool:
    """Whether a person's name is a description: no word of it is a name of its own but those of states."""
    printed = {word for part in name.split() if part[:1].isupper() for word in plain_words(part)}
    return not any(word in printed for word in telling)


def _without_states(words: tuple[str, ...]) -> tuple[tuple[str, ...], str | None]:
    kept: list[str] = []
    found: str | None = None
    i = 0
    while i < len(words):
        length, iso3 = next(
            ((len(form), iso3) for form, iso3 in _states().get(words[i], ()) if words[i : i + len(form)] == form),
            (0, None),
        )
        found = found or iso3
        if not length:
            kept.append(words[i])
        i += length or 1
    return tuple(kept), found


@cache
def _states() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """The names and adjectives of states by their first word, the longest first."""
    forms: dict[str, set[tuple[tuple[str, ...], str]]] = {}
    for row in tables.read(tables.STATE_NAMES):
        words = plain_words(row["name"])
        if words and row["form"] not in ("abbreviation", "capital"):
            forms.setdefault(words[0], set()).add((words, row["iso3"]))
    return {first: tuple(sorted(found, key=lambda form: (-len(form[0]), form))) for first, found in forms.items()}


@cache
def _publishers() -> frozenset[str]:
    """The names of bodies that publish under an address of their own."""
    return frozenset(row["name"] for row in tables.read(tables.PUBLISHERS) if row["name"])


@cache
def _roles() -> dict[str, frozenset[str]]:
    text = files("legation.register").joinpath("tables", "speakers.csv").read_text("utf-8")
    found: dict[str, set[str]] = {}
    for row in csv.DictReader(text.splitlines()):
        for word in row["words"].split():
            found.setdefault(_single(word), set()).add(row["kind"])
    return {word: frozenset(kinds) for word, kinds in found.items()}
