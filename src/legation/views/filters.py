"""The one filter language of command line, API and reading room: which claims or events are wanted.

    type, phase, modality      one of the codebook's names; several, separated by commas, mean any of them
    state                      a state in any role, by name or ISO 3166-1 alpha-3 code
    role                       ROLE:STATE, a state (or an organisation, by name) in that role
    from, to                   days, months or years; an act is wanted if its dates overlap the stretch
    item, category             part of the item's name or designation; the whole category
    place                      the place's name, whole
    country                    the state in which the place lies, by name or code
    text                       words to be found in the evidence, title, names, item or place; "quoted words" stand
    together background                 yes or no
    source                     part of a name in the chain of who says so
    page                       part of the page's path or address
    decision                   accepted, corrected, rejected, reopened or none, as people decided

Several conditions must all hold.
"""

import calendar
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from legation.register.database import WORDS_FOUND, Words, marks
from legation.register.query import Selection
from legation.register.ways import AT_ADDRESS, NAMES_STATE, OF_ITEM, ON_DAYS, Condition, names_holding

Resolve = Callable[[str], str | None]
"""Gives a state's code for its name or code, None if it is no state."""


class FilterError(ValueError):
    """The filter cannot be understood; the text names what is allowed."""


def code_only(name: str) -> str | None:
    """Know a state by its code alone."""
    return name if re.fullmatch(r"[A-Z]{3}", name) else None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words a codebook allows, and who knows the states. An empty list allows any word."""

    types: Collection[str] = ()
    phases: Collection[str] = ()
    modalities: Collection[str] = ()
    roles: Collection[str] = ()
    resolve: Resolve = code_only


ANY_WORD = Vocabulary()

FIELDS = (
    "type",
    "phase",
    "modality",
    "state",
    "role",
    "from",
    "to",
    "item",
    "category",
    "place",
    "country",
    "text",
    "background",
    "source",
    "page",
    "decision",
)
"""The names of the filters, in the order in which they are told."""

DECISIONS = ("accepted", "corrected", "rejected", "reopened", "none")
"""What people may have decided of a claim."""


def selection(filters: Mapping[str, str | Iterable[str] | None], vocabulary: Vocabulary = ANY_WORD) -> Selection:
    """Turn filters, by name, into a selection for the register. Raises FilterError where one cannot be understood."""
    unknown = sorted(set(filters) - set(FIELDS))
    if unknown:
        raise FilterError(f"no filter is called “{unknown[0]}”; there are {', '.join(FIELDS)}")
    given = {name: _list(filters.get(name)) for name in FIELDS}
    conditions: list[Condition] = []
    for name, build in _BUILDERS.items():
        conditions.extend(build(value, vocabulary) for value in given[name])
    conditions.extend(_dates(given["from"], given["to"]))
    background = [_yes_or_no(value) for value in given["background"]]
    return Selection(
        conditions=tuple(conditions),
        background=background[-1] if background else None,
    )


def _list(value: str | Iterable[str] | None) -> list[str]:
    values = [value] if isinstance(value, str) else list(value or ())
    return [one.strip() for one in values if one.strip()]


def _one_of(value: str, vocabulary: Vocabulary, *, column: str, words: str) -> Condition:
    allowed: Collection[str] = getattr(vocabulary, words)
    known = {word.casefold(): word for word in allowed}
    wanted = []
    for word in filter(None, (part.strip() for part in value.split(","))):
        if allowed and word.casefold() not in known:
            raise FilterError(f"“{word}” is no {column}; the codebook knows {', '.join(sorted(allowed))}")
        wanted.append(known.get(word.casefold(), word))
    if not wanted:
        raise FilterError(f"a {column} is missing in “{value}”")
    return f"c.{column} IN ({', '.join('?' for _ in wanted)})", tuple(wanted)


def _state(value: str, vocabulary: Vocabulary) -> Condition:
    return NAMES_STATE, (_code(value, vocabulary),)


def _code(value: str, vocabulary: Vocabulary) -> str:
    code = vocabulary.resolve(value)
    if code is None:
        raise FilterError(
            f"“{value}” is no state that is known; give its English name or its three-letter code, as SRB"
        )
    return code


def _role(value: str, vocabulary: Vocabulary) -> Condition:
    role, colon, name = (part.strip() for part in value.partition(":"))
    if not (role and colon and name):
        raise FilterError(f"“{value}” is no role with a state; write it as supplier:RUS")
    if vocabulary.roles and role not in vocabulary.roles:
        raise FilterError(f"“{role}” is no role; the codebook knows {', '.join(sorted(vocabulary.roles))}")
    code = vocabulary.resolve(name)
    who, named = ("q.iso3 = ?", code) if code else ("lower(q.name) = lower(?) OR lower(q.org) = lower(?)", name)
    values = (role, named) if code else (role, named, named)
    return f"EXISTS (SELECT 1 FROM parties q WHERE q.claim_id = c.claim_id AND q.role = ? AND ({who}))", values


def _item(value: str, vocabulary: Vocabulary) -> Condition:
    return OF_ITEM, (_like(value),) * 2


def _category(value: str, vocabulary: Vocabulary) -> Condition:
    return "lower(c.category) = lower(?) OR c.unroca = ?", (value, value.upper())


def _place(value: str, vocabulary: Vocabulary) -> Condition:
    return "lower(c.place) = lower(?)", (value,)


def _country(value: str, vocabulary: Vocabulary) -> Condition:
    return "c.country = ?", (_code(value, vocabulary),)


def _text(value: str, vocabulary: Vocabulary) -> Condition:
    phrases = [quoted or word for quoted, word in re.findall(r'"([^"]*)"|([^\s"]+)', value)]
    terms = [phrase for phrase in phrases if re.search(r"\w", phrase)]
    if not terms:
        raise FilterError(f"there is no word to search for in “{value}”")
    return WORDS_FOUND, (Words(tuple(terms)),)


def _source(value: str, vocabulary: Vocabulary) -> Condition:
    named = f"lower(s.name) IN {names_holding('sources', 'lower(name)')}"
    return f"EXISTS (SELECT 1 FROM sources s WHERE s.claim_id = c.claim_id AND {named})", (_like(value),)


def _page(value: str, vocabulary: Vocabulary) -> Condition:
    return AT_ADDRESS, (lowered(value), value.lower())


def _decision(value: str, vocabulary: Vocabulary) -> Condition:
    wanted = [part.strip() for part in value.split(",")]
    for word in wanted:
        if word not in DECISIONS:
            raise FilterError(f"“{word}” is no decision; there are {', '.join(DECISIONS)}")
    some = "c.decided <> '' AND " * ("none" not in wanted)
    return f"{some}c.decided IN ({marks(wanted)})", tuple("" if word == "none" else word for word in wanted)


def days(filters: Mapping[str, Iterable[str]]) -> tuple[date | None, date | None]:
    """The first and the last day that the filters `from` and `to` let through. Raises FilterError."""
    first = max((_day(value, last=False) for value in filters.get("from", ())), default=None)
    last = min((_day(value, last=True) for value in filters.get("to", ())), default=None)
    return (date.fromisoformat(first) if first else None), (date.fromisoformat(last) if last else None)


def _dates(since: list[str], until: list[str]) -> list[Condition]:
    """Acts whose dates overlap; an open side reaches as far as it may; an act without any date is not found by date."""
    first = max((_day(value, last=False) for value in since), default=None)
    last = min((_day(value, last=True) for value in until), default=None)
    if first is None and last is None:
        return []
    if first and last and first > last:
        raise FilterError(f"the stretch of days ends ({last}) before it begins ({first})")
    return [(ON_DAYS, (first or "0000", last or "9999"))]


def _day(value: str, *, last: bool) -> str:
    """A day, month or year as its first or last day."""
    found = re.fullmatch(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", value)
    try:
        if found is None:
            raise ValueError(value)
        year = int(found[1])
        month = int(found[2]) if found[2] else (12 if last else 1)
        day = int(found[3]) if found[3] else (calendar.monthrange(year, month)[1] if last else 1)
        return date(year, month, day).isoformat()
    except (ValueError, calendar.IllegalMonthError):
        raise FilterError(f"“{value}” is no date; write 2020-10-24, 2020-10 or 2020") from None


def _yes_or_no(value: str) -> bool:
    words = {"yes": True, "no": False, "true": True, "false": False, "1": True, "0": False}
    if value.casefold() not in words:
        raise FilterError(f"background is yes or no, not “{value}”")
    return words[value.casefold()]


def lowered(value: str) -> str:
    """In small letters as both databases make them of a column: those of ASCII alone."""
    return "".join(letter.lower() if letter.isascii() else letter for letter in value)


def _like(value: str) -> str:
    return "%" + re.sub(r"([\\%_])", r"\\\1", value) + "%"


_BUILDERS: dict[str, Callable[[str, Vocabulary], Condition]] = {
    "type": partial(_one_of, column="type", words="types"),
    "phase": partial(_one_of, column="phase", words="phases"),
    "modality": partial(_one_of, column="modality", words="modalities"),
    "state": _state,
    "role": _role,
    "item": _item,
    "category": _category,
    "place": _place,
    "country": _country,
    "text": _text,
    "source": _source,
    "page": _page,
    "decision": _decision,
}
