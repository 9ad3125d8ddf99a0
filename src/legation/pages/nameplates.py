"""The outlet that a line of a page names: in its head, in its closing lines, in its headline, in its bylines."""

import re
from collections.abc import Iterable
from functools import cache

from legation.pages.dates_printed import find_dates
from legation.pages.tables import alternatives, table, words
from legation.world import World
from legation.world.outlets import Outlet, Outlets

"""Pieces at the end among which an outlet may name itself."""

LONGEST = 16
"""Words of a line that may be a masthead."""

_NAME_WORDS = 5  # words an outlet's name has at most
_CAPITAL = re.compile(r"[^\W\d_a-z][\w.'’&\-]*$")
_CAPITAL_WORDS = r"[^\W\d_a-z][\w.&\-]*(?:\s[^\W\d_a-z][\w.&\-]*){0,4}"
_HEAD_DATED = re.compile(r"(?P<name>[^,|·•]{5,50}?)(?:,|\s[-–—])\s+(?P<rest>.{6,30})$")
_DOMAIN = re.compile(r"(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,12}$")
_RIGHTS = re.compile(
    r"^\W*(?:©|\(c\)|copyright)\W*(?:(?:19|20)\d\d\W*)*(?P<name>[^|·•.]{3,60}?)(?:[.|·•,].*)?$", re.IGNORECASE
)
_RIGHTS_AFTER = re.compile(r"^(?P<name>[^|·•.©]{3,60}?)\s*©\s*(?:19|20)\d\d\b.*$")
_AGAIN = re.compile(rf"\b[Rr]e(?:published|printed)\b.{{0,40}}?\b(?:in|by|on)\s+(?P<name>{_CAPITAL_WORDS})")
_UNSTOPPED = r"[^\W\d_a-z][\w&\-]*(?:\s[^\W\d_a-z][\w&\-]*){0,4}"
_TOLD = re.compile(rf"\b(?:told|seen by|obtained by)\s+(?P<name>(?:[Tt]he\s)?{_UNSTOPPED})")


@cache
def _outlets() -> Outlets:
    return World.shared().outlets


@cache
def agency_names() -> frozenset[str]:
    """The names that news agencies print of themselves, in lower case: the list's and the world table's."""
    return frozenset(name.lower() for name in _agencies())


@cache
def agency_pattern() -> str:
    """These names as one regular expression group, longest first so that none hides another."""
    longest = sorted(_agencies(), key=lambda name: (-len(name), name))
    return "(?:" + "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in longest) + ")"


def _agencies() -> set[str]:
    printed = {str(name) for name in table("datelines")["agencies"]["words"]}
    return printed | {name for name in _outlets().agency_names() if len(name) > 2}


def outlet_of(address: str) -> str | None:
    """Return the name of the outlet behind a web address, or None."""
    known = _outlets().by_domain(address)
    return known.name if known is not None else None


def proper(name: str) -> str:
    """The name as this program writes it: the table's own; capitals throughout only where it is one word."""
    known = known_outlet(name)
    if known is not None:
        return known.name
    return name.title() if name.isupper() and len(name.split()) > 1 else name


def known_outlet(name: str) -> Outlet | None:
    """An outlet of the table that is no agency: an agency's name alone is the credit of its copy."""
    known = _outlets().by_name(name)
    same = known is not None and {known.name.casefold(), f"the {known.name}".casefold()} & {name.casefold()}
    # no guess at misprints here: "Politics" heads a section and is no misprint of an outlet's name
    return known if known is not None and same and known.kind != "agency" else None


def _titled(name: str) -> bool:
    """Whether a name is put together as titles are and those of places and people seldom: "The Pacific Watchkeeper"."""
    parts = name.split()
    opened = parts[0].lower() in words("mastheads", "articles") and len(parts) > 2
    return len(parts) > 1 and ("&" in parts or opened or called_outlet(name))


def is_agency(name: str) -> bool:
    """Whether a name is a news agency's, misprints apart."""
    known = _outlets().by_name(name)
    return known is not None and known.kind == "agency" and (name.isupper() or name == known.name)


def of_rights(line: str) -> str | None:
    """The outlet in a line about rights ("© 2024 Frontera Sur. All rights reserved.")."""
    found = _RIGHTS.match(line) or _RIGHTS_AFTER.match(line)
    name = found["name"].strip(" ,;:-–") if found else ""
    agency = name.lower() in agency_names()
    return name if name_like(name) and not agency and "rights" not in name.lower() else None


def abbreviates(name: str, site: str | None) -> bool:
    """Whether a credit is but the initials of the site's own name: YPA of the Yemen Press Agency."""
    return site is not None and name.isupper() and name == "".join(word[0] for word in site.split()).upper()


def headed(line: str) -> str | None:
    """The outlet that opens the headline of its own issue ("Steppe Notes: drills, inspectors …"), or None."""
    name, colon, rest = line.partition(":")
    return proper(name) if colon and rest.strip() and name_like(name) and called_outlet(name) else None


def of_itself(line: str) -> str | None:
    """The outlet that a closing line speaks of as its own ("Anadolu Agency website contains …", "Republished in
    The Mekong Ledger"), or None.
    """
    found = _of_itself_pattern().match(line)
    known = _outlets().by_name(found["name"]) if found else None
    if known is not None:
        return known.name
    again = _AGAIN.search(line)
    return proper(again["name"]) if again is not None and called_outlet(again["name"]) else None


def told_outlet(texts: Iterable[str]) -> str | None:
    """The one outlet, no agency, to which people speak in a page's own text ("he told The Daily Star"): its own."""
    spoken = (found["name"] for text in texts for found in _TOLD.finditer(text))
    names = {proper(name) for name in spoken if called_outlet(name) and name.lower() not in agency_names()}
    return names.pop() if len(names) == 1 else None


def closing_outlet(line: str, texts: Iterable[str]) -> str | None:
    """The name before the day in a page's last line, if the page says that people speak to it ("he told New Dawn" …
    "New Dawn, 3 May 2021").
    """
    found = _HEAD_DATED.match(line)
    dates = find_dates(line) if found is not None else []
    if found is None or len(dates) != 1 or found["rest"].strip(" .") != dates[0].text.strip(" ."):
        return None
    told = any(spoken["name"] == found["name"] for text in texts for spoken in _TOLD.finditer(text))
    return proper(found["name"]) if told and name_like(found["name"]) else None


def is_domain(line: str) -> bool:
    """Whether a line is a host name."""
    return _DOMAIN.match(line) is not None


def name_like(text: str) -> bool:
    """Whether a text may be a name: few words, all with a capital but the small ones between them."""
    small = words("mastheads", "small_words") | words("mastheads", "joints")
    parts = text.split()
    return 1 <= len(parts) <= _NAME_WORDS and all(
        _CAPITAL.match(part) or part.lower() in small or part == "&" for part in parts
    )


@cache
def _of_itself_pattern() -> re.Pattern[str]:
    return re.compile(rf"^\W*(?P<name>{_CAPITAL_WORDS})(?:['’]s)?\s+{alternatives('mastheads', 'own_site')}\b")


@cache
def _exact(key: str) -> frozenset[str]:
    """A word list with its capitals: "Watch" names an outlet, "watch" does not."""
    return frozenset(str(word) for word in table("mastheads")[key]["words"])


def called_outlet(name: str) -> bool:
    """Whether a name is a known outlet's, or ends as outlets' names do and is no label of a section."""
    if known_outlet(name) is not None:
        return True
    parts = [part.capitalize() if name.isupper() else part for part in name.split()]
    own = [
        part
        for part in parts
        if part not in _exact("sections") and part.lower() not in words("mastheads", "small_words")
    ]
    if len(parts) > 2 and parts[-1] == "Service" and parts[-2] in _exact("outlet_words"):
        return True
    return (
        len(parts) > 1
        and parts[-1] in _exact("outlet_words")
        and any(part not in _exact("outlet_words") for part in own)
    )


def outlet_word(word: str) -> bool:
    """Whether a word is one of those that end or make the names of outlets, with its capital."""
    return word in _exact("outlet_words")


def has_outlet_word(name: str) -> bool:
    """Whether a name holds a word of outlets' names anywhere: "Daily Trust", "Diario de Yucatán"."""
    parts = [part.capitalize() if name.isupper() else part for part in name.split()]
    return len(parts) > 1 and not _exact("outlet_words").isdisjoint(parts)


def is_name(text: str) -> bool:
    """Whether a text may be an outlet's name and is no label of a section ("World", "Home")."""
    return name_like(text) and any(part not in _exact("sections") for part in text.split())


def byline_outlet(line: str) -> str | None:
    """The outlet behind the writer in a byline ("By Our Correspondent, Gulf & Levant Desk"), or None."""
    parts = [part.strip(" .") for part in re.split(r"\s*[|,;·•]\s*|\s+[-–—]\s+", line)]
    return next((part for part in parts[1:] if name_like(part) and (called_outlet(part) or _titled(part))), None)
