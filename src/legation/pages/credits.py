"""Whose copy a story is: the lines that name an agency or outlet, and the notes of who reported and edited."""

import re

from legation.pages.nameplates import agency_names, called_outlet, is_agency

_SIGNATURE = re.compile(
    r"(?<=[.!?”\"])(?:\s+[(/\[]?|\s*(?:[–—―]|--?)\s*)(?P<agency>[^\W\d_a-z][\w\-]+(?:\s[^\W\d_a-z][\w\-]+){0,2})[)/\]]?\.?$"
)
_CREDIT = re.compile(
    r"^\W*(?:sources?|credits?|via|from|original source|with inputs? from|agencies)\s*:\s*"
    r"(?P<name>[^.!?]{2,60})\.?\)?$",
    re.IGNORECASE,
)
_NAME_WORDS = 7  # words a named source has at most
_MONITORED_WORDS = 20  # words such a line has at most
_OUTLET_NAME = r"[^\W\d_a-z][\w.&’'\-]*(?:\s[^\W\d_a-z][\w.&’'\-]*){0,4}"
# a monitoring service's source line, and the line over the text: "Source: ABC news agency, Accra, in English 0900 gmt"
_MONITORED = re.compile(
    rf"^\W*source:\s*(?P<name>(?-i:{_OUTLET_NAME}))(?:\s[a-z][a-z ]{{2,30}})?(?:,\s[^,]{{2,40}}){{0,2}},?"
    r"\s+in\s+(?-i:[A-Z][a-z]+)(?:\s.{0,40})?$",
    re.IGNORECASE,
)
_TEXT_OF = re.compile(
    r"^\W*(?:text|excerpts?|extracts?) (?:of|from) .{0,30}?\b(?:report|dispatch|commentary|article|item)\b.{0,30}?"
    r"\b(?:by|from)\b[^.:]*?\b(?:agency|newspaper|daily|weekly|website|radio|television|tv|channel)\s+"
    rf"(?P<name>(?-i:{_OUTLET_NAME}))\W*$",
    re.IGNORECASE,
)
_TRAILER = re.compile(
    r"^\W*(?:(?:additional |with )?(?:reporting|writing|editing|compiled|translated|written|edited|translation)\s+"
    r"(?:and editing |and writing )?by"
    r"|our standards:|.{0,60}contributed to this (?:report|story|article))\b",
    re.IGNORECASE,
)


def credit_line(line: str) -> tuple[str, ...]:
    """Return the outlets a credit line names ("Source: Reuters", or an agency's name alone on its line), as printed."""
    if (monitored := monitored_source(line)) is not None:
        return (monitored,)
    found = _CREDIT.match(line)
    if found is not None and len(found["name"].split()) <= _NAME_WORDS:
        return tuple(part.strip() for part in re.split(r"\s*[,;/]\s*|\s+and\s+", found["name"]) if part.strip())
    bare = re.sub(r"^by\s+", "", line.strip(" .()/–—-"), flags=re.IGNORECASE)
    if bare.lower() in agency_names():
        return () if bare.islower() else (bare,)
    return shared_credit(line)


def monitored_source(line: str) -> str | None:
    """Return the outlet whose report a monitoring service gives, by the line over the text or the source line under it
    ("Text of report by Ghanaian news agency ABC", "Source: ABC news agency, Accra, in English 0900 gmt 3 May 99").
    """
    found = (_MONITORED.match(line) or _TEXT_OF.match(line)) if len(line.split()) <= _MONITORED_WORDS else None
    return found["name"] if found is not None else None


_CLOSING_YEAR = re.compile(r"^(?P<name>[^\W\d_a-z][^,]{1,40}),\s(?P<year>(?:19|20)\d\d)\.?$")


def closing_year(line: str) -> tuple[str, int] | None:
    """Return the outlet and the year of a line that closes a story with them alone ("Belga, 2023"), or None."""
    found = _CLOSING_YEAR.match(line)
    if found is None or not (is_agency(found["name"]) or called_outlet(found["name"])):
        return None
    return found["name"], int(found["year"])


def shared_credit(line: str) -> tuple[str, ...]:
    """Return the agencies of a line that holds nothing but their names in brackets ("(EFE/Reuters)")."""
    if "(" not in line:
        return ()
    bracketed = re.fullmatch(r"\(([^()]{3,60})\)\.?", line.strip())
    names = tuple(re.split(r"\s*[/,;]\s*", bracketed[1])) if bracketed is not None else ()
    known = agency_names()
    return names if len(names) > 1 and all(name.lower() in known for name in names) else ()


def is_trailer(line: str) -> bool:
    """Say whether a line tells who reported, wrote and edited ("(Reporting by …; Editing by …)")."""
    return len(line.split()) <= 60 and _TRAILER.match(line) is not None


_SIGNED_YEAR = re.compile(rf"(?<=[.!?”\"])\s*(?:[–—―]|--?)\s*(?P<name>{_OUTLET_NAME}),\s(?P<year>(?:19|20)\d\d)\.?$")


def signed_year(paragraph: str) -> tuple[str, str, int] | None:
    """The words of a closing paragraph, and outlet and year behind its last stop ("… pact. -- ABC News, 2021")."""
    found = _SIGNED_YEAR.search(paragraph)
    if found is None or not (is_agency(found["name"]) or called_outlet(found["name"])):
        return None
    return paragraph[: found.start()], found["name"], int(found["year"])


def signature_of(paragraph: str) -> tuple[str, str] | None:
    """The words of a closing paragraph and the agency that signs it behind the last stop ("… corvettes. APS")."""
    found = _SIGNATURE.search(paragraph)
    return (paragraph[: found.start()], found["agency"]) if found is not None and is_agency(found["agency"]) else None
