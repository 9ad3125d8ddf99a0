"""The line beside a headline that tells whose page it is, from where and of which day ("ABC Pacific, 24 May 2022")."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from legation.pages.dates_printed import PrintedDate, find_dates, weekday_pattern
from legation.pages.draft import Piece
from legation.pages.nameplates import (
    called_outlet,
    has_outlet_word,
    is_agency,
    is_name,
    known_outlet,
    name_like,
    proper,
)
from legation.pages.tables import alternatives, table, words
from legation.world import World

LONGEST = 14
"""Words of a line that may be an imprint."""

_PARTS = re.compile(r"\s*[,;|/·•()\[\]]\s*|\s+[-–—]+\s*|\s*[–—]\s*|\.\s+")
# a figure, an acronym or a domain in a word of a name: "N1", "ABC", "Report.az"
_ODD = re.compile(r"\d|(?![IVX]+$)[A-Z]{2}|[a-z]\.[a-z]")
_SECTION = re.compile(r"\s+[-–—>»|/]\s+")
_WRITER = re.compile(r"\s*[Bb]y\s+[^\W\d_a-z]\w+\s")
_DAY_WORDS = 8
_LONGEST_LINE = 200  # signs of a line that is looked at
_KIND = 4  # words that tell what kind of issue a text is of
_FIELDS = ("state", "region", "place")
_NAMES = 3  # writer, outlet and place


@dataclass(frozen=True, slots=True)
class Imprint:
    """The outlet and the place that such a line names, None where it names none, and the day."""

    outlet: str | None
    place: str | None
    day: PrintedDate


@lru_cache(maxsize=4096)
def imprint_of(line: str) -> Imprint | None:
    """Return what a line tells that holds a day and, beside it, nothing but an outlet, places, agencies, times and
    notes such as "translated from French"; None where it holds anything else.
    """
    line = _issues().sub(", ", line) if len(line) <= _LONGEST_LINE else line
    dates = find_dates(line) if len(line.split()) <= LONGEST else []
    if len(dates) != 1 or dates[0].year is None:
        return None
    rest = line[: dates[0].start] + " | " + line[dates[0].end :]
    parts = _PARTS.split(_times().sub(" ", rest))
    named = [part for part in map(_bare, parts) if part]
    if not all(map(name_like, named)):
        return None
    unknown = [part for part in named if not is_agency(part) and not is_place(part)]
    if not all(map(_is_outlets, unknown)):
        # the writer's own line tells nothing but names, the outlet's among them ("By Jane Doe, Eco, 3 May 2021")
        if not any(_WRITER.match(part) for part in parts):
            return None
        unknown = [part for part in unknown if _is_outlets(part)]
    place = next((part for part in named if is_place(part) and part not in unknown and not is_agency(part)), None)
    return Imprint(proper(_without_place(unknown[0])) if unknown else None, place, dates[0])


@lru_cache(maxsize=4096)
def outlet_of_month(line: str) -> str | None:
    """The outlet of a line that holds but its name and the month or season of an issue: "Savannah Review, May 2024"."""
    name, comma, rest = line.strip().rpartition(", ") if len(line) <= _LONGEST_LINE else ("", "", "")
    named = _issues().sub("", name).strip(" ,")
    return proper(named) if comma and _month().fullmatch(rest) and name_like(named) and _is_outlets(named) else None


@cache
def _month() -> re.Pattern[str]:
    months = "|".join(name for names in table("dates")["months"]["rows"].values() for name in names)
    return re.compile(rf"(?i:(?:{months})(?:\s*[-–/]\s*(?:{months}))?|spring|summer|autumn|winter)\s+(?:19|20)\d\d")


@cache
def _issues() -> re.Pattern[str]:
    """Which number of a periodical or series a text is, behind a comma: ", Vol. 3 No. 6", ", Policy Note 17/2022"."""
    one = rf"{alternatives('mastheads', 'issues')}\.?\s*(?:no\.?\s*)?\d{{1,4}}(?:\s?[/-]\s?\d{{2,4}})?"
    return re.compile(rf",\s+{one}(?:,?\s+{one})*(?=,|\s+[(|–—-]|$),?", re.IGNORECASE)


def _bare(part: str) -> str:
    """A part of the line without the notes that stand beside an outlet's name ("By AFP", "AFP Published"), and nothing
    of one that says what kind of issue it is ("Export briefing").
    """
    kind = part.split()
    if 1 < len(kind) <= _KIND and not kind[-1][:1].isupper() and kind[-1] in words("mastheads", "edition"):
        return ""
    bare = re.sub(r"^by\s+", "", _notes().sub("", part).strip(), flags=re.IGNORECASE)
    return _noted().sub("", bare).strip(" .:-–—")


@cache
def research_form() -> re.Pattern[str]:
    """How the name of a body that publishes papers ends."""
    return re.compile(rf"\b{alternatives('mastheads', 'research_ends')}$", re.IGNORECASE)


@cache
def _times() -> re.Pattern[str]:
    zone = r"[ap]\.?m\b\.?|GMT|UTC|(?-i:[A-Z]{1,4}T)\b"
    return re.compile(rf"\b\d{{1,2}}[:.]\d\d\b(?:\s*(?:{zone}))?|\b{weekday_pattern()}\b\.?", re.IGNORECASE)


@cache
def _notes() -> re.Pattern[str]:
    notes, labels = alternatives("mastheads", "imprint_notes"), alternatives("mastheads", "release")
    return re.compile(rf"^\s*(?:{notes}|{labels})\b.*$", re.IGNORECASE)


def _is_outlets(name: str) -> bool:
    """Whether a name is plainly an outlet's and no person's, place's or section's: known, built as such, with an
    article before it, two things in it, a figure, an acronym or a domain, or an agency with its town.
    """
    parts = name.split()
    if known_outlet(name) is not None or called_outlet(name) or (has_outlet_word(name) and is_name(name)):
        return True
    if len(parts) > 1 and (parts[0].lower() in words("mastheads", "articles") or "&" in parts):
        return True
    if is_agency(" ".join(parts[:-1])) and is_place(parts[-1]):
        return True
    if len(parts) > 1 and is_name(name) and research_form().search(name):
        return True
    # "JANE DOE" is no acronym
    return (len(parts) == 1 or not name.isupper()) and any(_ODD.search(part) for part in parts)


def over_date(pieces: Sequence[Piece]) -> str | None:
    """The outlet that stands alone at the top, over the day and the headline: "Savannah Archive", "14/10/2021", ..."""
    if len(pieces) < 3:
        return None
    first, day, headline = (piece.text for piece in pieces[:3])
    name = _SECTION.split(first)[0].strip()
    dates = find_dates(day) if len(day.split()) <= _DAY_WORDS else []
    over = len(headline.split()) > max(3, len(name.split()))
    marked = pieces[0].level and not pieces[2].level
    told = len(dates) == 1 and dates[0].year is not None and over and not marked and name_like(name)
    return proper(name) if told and len(name.split()) > 1 and (_is_outlets(name) or _of_a_field(name)) else None


def _of_a_field(name: str) -> bool:
    """Whether a name says of which part of the world an outlet tells, and more than a section does: "Sahel Facts"."""
    hits = [hit for hit in World.shared().names.find(name) if any(entry.kind in _FIELDS for entry in hit.entries)]
    if len(hits) != 1 or is_place(name):
        return False
    rest = name[: hits[0].start] + " " + name[hits[0].end :]
    return any(word.isalpha() for word in rest.split()) and is_name(rest.strip())


def over_dateline(pieces: Sequence[Piece]) -> tuple[str, int] | None:
    """The outlet in a line of names below the headline with the day in the next line, and which line it is
    ("Jane Doe, Savannah Post", "ACCRA, 3 May 2021"; "Gulf Beacon, Doha", "3 May 2021").
    """
    for at in range(1, len(pieces) - 1):
        day = pieces[at + 1].text
        dates = find_dates(day) if len(day.split()) <= _DAY_WORDS else []
        if len(dates) != 1 or dates[0].year is None or find_dates(pieces[at].text):
            continue
        if (signed := _behind_writers(pieces[at].text)) is not None:
            return proper(signed), at
        parts = [part for part in _PARTS.split(pieces[at].text.strip()) if part]
        outlets = [part for part in parts if called_outlet(part) and not is_agency(part)]
        if len(parts) <= _NAMES and len(outlets) == 1 and all(map(name_like, parts)):
            return proper(outlets[0]), at
    return None


def _behind_writers(line: str) -> str | None:
    """The outlet behind the dash that ends a line of writers and their towns: "Jane Doe, Accra, and Kofi Adu, London -
    Savannah Naval Review".
    """
    writers, dash, name = line.strip().rpartition(" - " if " - " in line else " – ")
    named = [part for part in re.split(r",\s+(?:and\s+)?|\s+and\s+", writers) if part]
    told = bool(dash) and len(named) > 1 and all(map(name_like, named)) and len(line.split()) <= LONGEST
    return name if told and called_outlet(name) and not is_agency(name) else None


def _without_place(name: str) -> str:
    """A name without the town of its office: "N1 Belgrade"; an outlet of two words keeps both: "ABC Pacific"."""
    first, _, last = name.rpartition(" ")
    return first if first and any(c.isdigit() for c in first) and is_place(last) else name


@cache
def _noted() -> re.Pattern[str]:
    return re.compile(rf"(?<=\S)\s+{alternatives('datelines', 'published')}\s*:?$", re.IGNORECASE)


@lru_cache(maxsize=4096)
def is_place(name: str) -> bool:
    """Whether a name is a state's or a place's and nothing else."""
    hits = World.shared().names.find(name)
    if any(hit.text == name and any(entry.kind == "state" for entry in hit.entries) for hit in hits):
        return True
    # hamlets bear the names of newspapers too: "The Point"
    return not name.startswith("The ") and bool(World.shared().gazetteer.candidates(name))


_TOWN = 10_000  # people of a town whose name alone opens a story; smaller places bear the names of anything


@lru_cache(maxsize=4096)
def is_town(name: str) -> bool:
    """Whether a name is a larger town's and no state's: with states digests label their items, and no story opens."""
    entries = World.shared().names.readings(name)
    if any(entry.kind == "state" for entry in entries):
        return all(entry.form == "capital" for entry in entries)
    return any(place.exact and place.population >= _TOWN for place in World.shared().gazetteer.candidates(name))
