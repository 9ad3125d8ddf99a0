"""The line beside a headline that tells whose page it is, from where and of which day ("ABC Pacific, 24 May 2022")."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from legation.pages.dates_printed import PrintedDate, find_dates, weekday_pattern
from legation.pages.nameplates import (
    called_outlet,
    has_outlet_word,
    is_agency,
    is_name,
    known_outlet,
    name_like,
    proper,
)
from legation.pages.tables import alternatives, words
from legation.world import World

LONGEST = 14
"""Words of a line that may be an imprint."""

_PARTS = re.compile(r"\s*[,;|/·•()\[\]]\s*|\s+[-–—]+\s*|\s*[–—]\s*|\.\s+")
# a figure, an acronym or a domain in a word of a name: "N1", "ABC", "Report.az"
_ODD = re.compile(r"\d|(?![IVX]+$)[A-Z]{2}|[a-z]\.[a-z]")
_WRITER = re.compile(r"\s*[Bb]y\s+[^\W\d_a-z]\w+\s")
_LONGEST_LINE = 200  # signs of a line that is looked at
_KIND = 4  # words that tell what kind of issue a text is of


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
