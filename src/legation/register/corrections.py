"""Correcting a field of a claim: what a person may write for it, and the claim with that value.

    type, phase, modality      a word of the codebook
    background                 yes or no
    item, designation, batch   a name; none where there is none
    quantity                   10, or a range: 10..12, 10.. (at least), ..40 (up to)
    place                      a name, or a name and the country's code: Bangui, CAF
    date                       2020-10-15, 2020-10, 2020, or two of them: 2020-10-01/2020-10-15, ../2020-10-15
    until                      a day
    duration                   as ISO 8601 has it: P6M
    role:ROLE                  states by code, others by name, separated by semicolons: role:supplier

`none` empties a field. Corrected words have no place in the page, so that their offsets are empty.
"""

import calendar
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from legation.model.claim import Claim, ClaimDate, Item, Number, Party, Place, Range
from legation.register.errors import NoDecision
from legation.register.summary import date_words
from legation.world import lexicon

NONE = "none"

ROLE = "role:"


def corrected(claim: Claim, field: str, value: str) -> Claim:
    """The claim with another value in a field. Raises NoDecision where the field or the value cannot be."""
    value = value.strip()
    if field.startswith(ROLE):
        return _with_role(claim, field.removeprefix(ROLE), value)
    if field not in _WRITE:
        raise NoDecision(f"“{field}” cannot be corrected; {', '.join(_WRITE)} and role:ROLE can")
    return _WRITE[field](claim, value)


def told(claim: Claim, field: str) -> str:
    """A field's value in the words in which it would be corrected; `none` where it is empty."""
    if field.startswith(ROLE):
        parties = claim.role(field.removeprefix(ROLE))
        return "; ".join(party.iso3 or party.name for party in parties) or NONE
    return _READ[field](claim) or NONE


def _with_role(claim: Claim, role: str, value: str) -> Claim:
    names = [] if value == NONE else [name.strip() for name in value.split(";") if name.strip()]
    roles = dict(claim.actors)
    roles.pop(role, None)
    if names:
        roles[role] = tuple(_party(claim, name) for name in names)
    return replace(claim, actors=tuple(sorted(roles.items())))


def _party(claim: Claim, name: str) -> Party:
    """The party of that name: as the claim has it already, else a state by its code, else whoever is named so."""
    for _, parties in claim.actors:
        for party in parties:
            if name in (party.iso3, party.name):
                return party
    return party_named(name)


def party_named(name: str) -> Party:
    """The state of a code, else whoever is named so."""
    state = lexicon.states().get(name)
    return Party(state.name, name) if state else Party(name, kind="unknown")


def _word(field: str) -> Callable[[Claim, str], Claim]:
    def write(claim: Claim, value: str) -> Claim:
        if not re.fullmatch(r"\w+", value) or value == NONE:
            raise NoDecision(f"a {field} is one word of the codebook, not “{value}”")
        changed: dict[str, str] = {field: value}
        return replace(claim, **changed)  # type: ignore[arg-type]

    return write


def _background(claim: Claim, value: str) -> Claim:
    if value not in ("yes", "no"):
        raise NoDecision(f"background is yes or no, not “{value}”")
    return replace(claim, background=value == "yes")


def _of_item(field: str) -> Callable[[Claim, str], Claim]:
    def write(claim: Claim, value: str) -> Claim:
        if field == "name" and value == NONE:
            return replace(claim, item=None)
        item = claim.item or Item("", "")
        changed: dict[str, str | None] = {field: None if value == NONE else value}
        return replace(claim, item=replace(item, **changed))  # type: ignore[arg-type]

    return write


def _quantity(claim: Claim, value: str) -> Claim:
    item = claim.item or Item("", "")
    return replace(claim, item=replace(item, quantity=None if value == NONE else _number_or_range(value)))


def _number_or_range(value: str) -> Number | Range:
    plain = value.replace(",", "")
    number = r"\d+(?:\.\d+)?"
    found = re.fullmatch(rf"({number})?\.\.({number})?|({number})", plain)
    if found is None or plain == "..":
        raise NoDecision(f"“{value}” is no quantity; write 10, 10..12, 10.. or ..40")
    if found[3]:
        return _number(found[3])
    return Range(*(_number(side) if side else None for side in found.group(1, 2)))


def _number(text: str) -> Number:
    return float(text) if "." in text else int(text)


def _place(claim: Claim, value: str) -> Claim:
    name, _, country = (part.strip() for part in value.partition(","))
    place = None if value == NONE else Place(name, country or None, precision="unknown")
    return replace(claim, place=place)


def _date(claim: Claim, value: str) -> Claim:
    if value == NONE:
        return replace(claim, date=ClaimDate())
    first, slash, last = value.partition("/")
    start = _day(first, last=False)
    end = _day(last if slash else first, last=True)
    if start and end and start > end:
        raise NoDecision(f"“{value}” ends before it begins")
    return replace(claim, date=ClaimDate(start, end, how="corrected", grain="day" if start == end else "interval"))


def _day(text: str, *, last: bool) -> str | None:
    if text in ("..", ""):
        return None
    found = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", text)
    try:
        if found is None:
            raise ValueError(text)
        year, month = int(found[1]), int(found[2] or (12 if last else 1))
        return date(year, month, int(found[3] or (calendar.monthrange(year, month)[1] if last else 1))).isoformat()
    except (ValueError, calendar.IllegalMonthError):
        raise NoDecision(f"“{text}” is no date; write 2020-10-24, 2020-10 or 2020") from None


def _until(claim: Claim, value: str) -> Claim:
    return replace(claim, until=None if value == NONE else _day(value, last=True))


def _duration(claim: Claim, value: str) -> Claim:
    if value != NONE and not re.fullmatch(r"P(?=.)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?", value):
        raise NoDecision(f"“{value}” is no duration; write P6M, P10D or P1Y")
    return replace(claim, duration=None if value == NONE else value)


_WRITE: dict[str, Callable[[Claim, str], Claim]] = {
    "type": _word("type"),
    "phase": _word("phase"),
    "modality": _word("modality"),
    "background": _background,
    "item": _of_item("name"),
    "designation": _of_item("designation"),
    "batch": _of_item("batch"),
    "quantity": _quantity,
    "place": _place,
    "date": _date,
    "until": _until,
    "duration": _duration,
}

_READ: dict[str, Callable[[Claim], str | None]] = {
    "type": lambda claim: claim.type,
    "phase": lambda claim: claim.phase,
    "modality": lambda claim: claim.modality,
    "background": lambda claim: "yes" if claim.background else "no",
    "item": lambda claim: claim.item.name if claim.item else None,
    "designation": lambda claim: claim.item.designation if claim.item else None,
    "batch": lambda claim: claim.item.batch if claim.item else None,
    "quantity": lambda claim: _quantity_told(claim),
    "place": lambda claim: _place_told(claim),
    "date": lambda claim: date_words(claim.date.start, claim.date.end, claim.date.edtf),
    "until": lambda claim: claim.until,
    "duration": lambda claim: claim.duration,
}

FIELDS = tuple(_READ)
"""The fields that can be corrected, but for the roles."""


def _quantity_told(claim: Claim) -> str | None:
    quantity = claim.item.quantity if claim.item else None
    if isinstance(quantity, Range):
        low, high = ("" if side is None else str(side) for side in (quantity.low, quantity.high))
        return f"{low}..{high}"
    return None if quantity is None else str(quantity)


def _place_told(claim: Claim) -> str | None:
    if claim.place is None:
        return None
    return f"{claim.place.name}, {claim.place.country}" if claim.place.country else claim.place.name
