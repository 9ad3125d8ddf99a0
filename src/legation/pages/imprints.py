"""The line beside a headline that tells whose page it is, from where and of which day ("Malabo Hoy, 24 May 2022")."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from legation.pages.dates_printed import PrintedDate, find_dates, weekday_pattern
from legation.pages.nameplates import called_outlet, has_outlet_word, is_agency, known_outlet, name_like, proper
from legation.pages.tables import alternatives
from legation.world import World

LONGEST = 14
"""Words of a line that may be an imprint."""

_PARTS = re.compile(r"\s*[,;|/·•()\[\]]\s*|\s+[-–—]+\s*|\s*[–—]\s*|\.\s+")
# a name with a figure or with capitals inside is no person's: "N1", "ASIA-Plus"
_ODD = re.compile(r"\d|[a-z][A-Z]|[A-Z]{2}|-[a-z]|\.[A-Za-z]")


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
    dates = find_dates(line) if len(line.split()) <= LONGEST else []
    if len(dates) != 1 or dates[0].year is None:
        return None
    rest = line[: dates[0].start] + " | " + line[dates[0].end :]
    named = [part for part in map(_bare, _PARTS.split(_times().sub(" ", rest))) if part]
    if not all(map(name_like, named)):
        return None
    unknown = [part for part in named if not is_agency(part) and not _is_place(part)]
    if not all(map(_is_outlets, unknown)):
        return None
    place = next((part for part in named if part not in unknown and not is_agency(part)), None)
    return Imprint(proper(_without_place(unknown[0])) if unknown else None, place, dates[0])


def _bare(part: str) -> str:
    """A part of the line without the notes that stand beside an outlet's name."""
    return _notes().sub("", part).strip(" .:-–—")


@cache
def _times() -> re.Pattern[str]:
    return re.compile(
        rf"\b\d{{1,2}}[:.]\d\d\b(?:\s*(?:[ap]\.?m\b\.?|GMT|UTC))?|\b{weekday_pattern()}\b\.?", re.IGNORECASE
    )


@cache
def _notes() -> re.Pattern[str]:
    return re.compile(rf"^\s*{alternatives('mastheads', 'imprint_notes')}\b.*$", re.IGNORECASE)


def _is_outlets(name: str) -> bool:
    """Whether a name may be an outlet's and is no person's: known or built as such, odd in shape, one word, or a place
    with a word behind it.
    """
    parts = name.split()
    if known_outlet(name) is not None or called_outlet(name) or has_outlet_word(name):
        return True
    if len(parts) == 1:
        return len(name) > 2
    seated = is_agency(" ".join(parts[:-1])) and _is_place(parts[-1])
    return seated or any(_ODD.search(part) for part in parts) or _is_place(parts[0])


def _without_place(name: str) -> str:
    """A name without the town of its office: "N1 Belgrade"; an outlet of two words keeps both: "ABC Pacific"."""
    first, _, last = name.rpartition(" ")
    return first if first and any(c.isdigit() for c in first) and _is_place(last) else name


@lru_cache(maxsize=4096)
def _is_place(name: str) -> bool:
    """Whether a name is a state's or a place's and nothing else."""
    hits = World.shared().names.find(name)
    if any(hit.text == name and any(entry.kind == "state" for entry in hit.entries) for hit in hits):
        return True
    # hamlets bear the names of newspapers too: "The Point"
    return not name.startswith("The ") and bool(World.shared().gazetteer.candidates(name))
