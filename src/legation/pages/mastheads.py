"""Whose page it is: the outlet named at its top or end, or the body whose own statement it is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from legation.model.page import Dropped
from legation.pages.dates_printed import find_dates
from legation.pages.draft import SITE_LINE, Piece
from legation.pages.imprints import imprint_of, outlet_of_month, over_date, over_dateline, research_form
from legation.pages.nameplates import LONGEST, TAIL, named_outlet, outlet_of
from legation.pages.normal import ends_sentence
from legation.pages.tables import alternatives, table, words
from legation.world import World
from legation.world.entries import Hit
from legation.world.names import Names
from legation.world.publishers import Publishers

HEAD = 8
"""Pieces at the top among which a masthead may stand, and no further than the lead."""

_LEAD_WORDS = 12
# a line that tells the day of a text, with its place
_DATED = 8
_DAY_LINE = 10  # the same with hour and label
_LONGEST_NAME = 400  # signs of a line that can be a name; a page may be one line of millions
_SEGMENT = re.compile(r"\s*[|·•]\s*|\s+[-–—]\s+")


@dataclass(frozen=True, slots=True)
class Masthead:
    """What the top and the end of a page tell: the site's name, the pieces left, and those that told it."""

    site: str | None
    pieces: tuple[Piece, ...]
    dropped: tuple[Dropped, ...] = ()


@cache
def _names() -> Names:
    return World.shared().names


@cache
def _publishers() -> Publishers:
    return Publishers.load()


def outlet_at(address: str) -> str | None:
    """Return the name of the outlet or official body behind a web address, or None."""
    known = _publishers().at(address)
    return outlet_of(address) or (known.name if known is not None else None)


def official(site: str | None, url: str | None) -> str | None:
    """Return the state (iso3) or organisation (name) whose own body publishes a page, by its address or its name."""
    known = _publishers().at(url) if url is not None else None
    if known is not None:
        return known.iso3 or known.name
    hits = _known_body(site) if site is not None else None
    if hits is None:
        return None
    return next((iso3 for hit in hits if (iso3 := _state_of(hit)) is not None), None) or _organisation(hits)


def _organisation(hits: Sequence[Hit]) -> str | None:
    return next((entry.name for hit in hits for entry in hit.entries if entry.kind == "organisation"), None)


def masthead(pieces: Sequence[Piece]) -> Masthead:
    """Find whose page it is, and take away the lines that tell only that.

    A line names a body if the world's tables know all of it, and it either opens the page or stands with "press
    release" or the like; it names an outlet if it stands alone and the outlet is known or called like one.
    """
    top = _head(pieces)
    released = any(_release(piece.text) for piece in pieces[:top])
    site, used = _body(pieces[:top], released)
    if site is None:
        site, used = _unknown_body(pieces[:top])
    if site is None:
        site, used = _research_body(pieces[: top + 1])
    if site is None:
        site, used = named_outlet(pieces, top)
    if site is None and (site := over_date(pieces)) is not None:
        used = {0}
    if site is None and (named := over_dateline(pieces[: top + 1])) is not None:
        site, used = named[0], {named[1]}
    if site is None:
        site = _of_house([piece.text for piece in (*pieces[:top], *pieces[top:][-TAIL:])])
    if site is None:
        printed = (imprint_of(piece.text) for piece in (*pieces[:top], *pieces[top:][-TAIL:]))
        site = next((one.outlet for one in printed if one is not None and one.outlet), None)
    if site is None:
        site = next((name for piece in pieces[:top] if (name := outlet_of_month(piece.text)) is not None), None)
    if site is None and released:
        site = _opening_organisation(pieces[: top + 1])
    if site is None:
        site = _of_officer(pieces[:top])
    labels = {at for at in range(top) if _release(pieces[at].text) and _only_release(pieces[at].text)}
    gone = {at for at in used | labels if not find_dates(pieces[at].text)}
    if len(gone) == len(pieces):
        return Masthead(site, tuple(pieces))
    dropped = tuple(Dropped(pieces[at].text, _reason(at in labels)) for at in sorted(gone))
    return Masthead(site, tuple(piece for at, piece in enumerate(pieces) if at not in gone), dropped)


def _of_house(lines: Sequence[str]) -> str | None:
    """The publisher whose pages, and no others, hold a line of this form."""
    forms = _house_forms()
    return next(
        (name for line in lines if len(line) <= _LONGEST_NAME for name, form in forms if form.search(line)), None
    )


@cache
def _house_forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = table("mastheads")["house_forms"]["rows"]
    return tuple((name, re.compile(form)) for name, forms in rows.items() for form in forms)


def _reason(label: bool) -> str:
    return "a line that says what kind of text this is" if label else SITE_LINE


def _head(pieces: Sequence[Piece]) -> int:
    """How many pieces stand above the first full paragraph."""
    for at, piece in enumerate(pieces[:HEAD]):
        if len(piece.text.split()) >= _LEAD_WORDS and ends_sentence(piece.text):
            return at
    return min(HEAD, len(pieces))


@cache
def _release_pattern() -> re.Pattern[str]:
    return re.compile(rf"^\W*{alternatives('mastheads', 'release')}\b", re.IGNORECASE)


def _release(line: str) -> bool:
    """Whether a line, or a part of it between strokes, says that a body speaks for itself."""
    if len(line.split()) > LONGEST or ends_sentence(line):
        return False
    parts = (*_SEGMENT.split(line), *line.split(", "))
    return any(_release_pattern().match(part) for part in parts if len(part.split()) <= 6)


def _only_release(line: str) -> bool:
    """Whether nothing beside the label stands in a line but a number: no words of a headline."""
    rest = _release_pattern().sub("", line)
    return re.search(r"[^\W\d_]{2,}", rest) is None


def _body(head: Sequence[Piece], released: bool) -> tuple[str | None, set[int]]:
    """The body named in a line of the head, and which lines name it."""
    for at, piece in enumerate(head):
        if not _may_name_body(piece.text):
            continue
        for part in _SEGMENT.split(_without_dates(_own_words().sub("", _without_label(piece.text)))):
            hits = _known_body(part)
            if hits is None:
                continue
            before = state_alone(head[at - 1].text) if at else None
            beside = _state_in(piece.text) or _capital_of_day(head)
            name = _body_name(part, hits, before or beside)
            if not released and (at > (before is not None) or not _is_states(hits, before or beside)):
                continue
            lines = {at, at - 1} if before else {at}
            return name, lines if _only_names(_without_label(piece.text)) else set()
    return None, set()


def _capital_of_day(head: Sequence[Piece]) -> str | None:
    """The state whose capital stands behind the day in a publication line ("Posted on: 6 May 2024, Accra")."""
    lines = (piece.text for piece in head if len(piece.text.split()) <= _DAY_LINE and find_dates(piece.text))
    return next((iso3 for line in lines if (iso3 := _state_in(line.rpartition(", ")[2])) is not None), None)


def _unknown_body(head: Sequence[Piece]) -> tuple[str | None, set[int]]:
    """A body that no table knows, by the form of its name, at the top with the label or the day of the text beside it
    ("Federal Department of Defence and Sport", "Directorate of Public Affairs, Armed Forces Headquarters").
    """
    for at, piece in enumerate(head[:2]):
        beside = [head[near].text for near in (at - 1, at + 1) if 0 <= near < len(head)]
        told = any(_release(line) or (len(line.split()) <= _DATED and find_dates(line)) for line in beside)
        if at and not _release(head[0].text):
            break
        if not told or len(piece.text) > _LONGEST_NAME:
            continue
        parts = [part.strip() for part in _without_dates(piece.text).split(",")]
        if all(map(_proper_name, parts)):
            name = next((part for part in reversed(parts) if _body_form().search(part)), None)
            if name is not None:
                return name if len(parts) < 2 or name is not parts[0] else ", ".join(parts), {at}
    return None, set()


def _research_body(head: Sequence[Piece]) -> tuple[str | None, set[int]]:
    """A library, institute or research service by the form of its name, among lines that tell the day of its paper:
    "Savannah Research Service - Report for Members", "Updated May 6, 2024".
    """
    days = [at for at, piece in enumerate(head) if len(piece.text.split()) <= _DATED and find_dates(piece.text)]
    for at in range(1, len(head) if days else 0):
        line = head[at].text
        if len(line.split()) > LONGEST or at in days:
            continue
        parts = _SEGMENT.split(line)
        if all(map(_proper_name, parts)) and research_form().search(parts[0]) and "," not in line:
            return re.sub(r"^the\s+", "", parts[0], flags=re.IGNORECASE), {at}
    return None, set()


def _opening_organisation(head: Sequence[Piece]) -> str | None:
    """The organisation with which both the headline and the lead of its own release open."""
    opened = [_organisation([hit]) for piece in head for hit in _names().find(piece.text)[:1] if hit.start == 0]
    lead = opened[-1] if opened and head and _organisation_opens(head[-1]) else None
    return lead if lead is not None and lead in opened[:-1] else None


def _of_officer(head: Sequence[Piece]) -> str | None:
    """The body of the first office that the headline of a body's own words names without a state, if the day stands
    behind a capital: "Readout: Meeting of the Minister of Defence with …", "Accra, 3 May 2021".
    """
    days = (piece.text for piece in head if len(piece.text.split()) <= _DAY_LINE and find_dates(piece.text))
    state = next((iso3 for day in days if (iso3 := _state_in(day.partition(", ")[0])) is not None), None)
    line = next((piece.text for piece in head if _headed_release(piece.text)), None)
    if line is None or state is None:
        return None
    office = next((entry for hit in _names().find(line)[:1] for entry in hit.entries if entry.kind == "title"), None)
    if office is None or office.iso3 or not office.org:
        return None
    known = _names().state(state)
    return f"{known.adjective or known.name} {office.org}"


def _headed_release(line: str) -> bool:
    """Whether a label of a body's own words stands before the headline in its line."""
    found = _release_pattern().match(line)
    return found is not None and line[found.end() : found.end() + 1] == ":"


def _organisation_opens(piece: Piece) -> bool:
    hits = _names().find(piece.text)
    return bool(hits) and hits[0].start == 0 and _organisation(hits[:1]) is not None


def _proper_name(part: str) -> bool:
    small = words("mastheads", "small_words")
    return bool(part) and all(word[:1].isupper() or word.lower() in small for word in part.split())


@cache
def _body_form() -> re.Pattern[str]:
    """How a public body's name is built: "Department of …", "… Headquarters"."""
    first, last = alternatives("mastheads", "body_heads"), alternatives("mastheads", "body_ends")
    return re.compile(rf"\b(?i:{first})\s+(?:of|for)\b|\b(?i:{last})$")


@cache
def _own_words() -> re.Pattern[str]:
    """What stands before the body at the head of its own words ("Transcript: press conference of the")."""
    kinds = alternatives("mastheads", "own_words")
    return re.compile(rf"^\W*(?i:{kinds})\b.*?\b(?:by|of|from)\s+(?:the\s+)?(?=[^\W\d_a-z])")


def _without_label(line: str) -> str:
    """ "Government of Ghana, press release 14 June 2018": the body alone."""
    before, comma, after = line.rpartition(", ")
    return before if comma and _release_pattern().match(after) else line


def _without_dates(line: str) -> str:
    for found in find_dates(line):
        line = line.replace(found.text, "")
    return line.strip(" ,")


def _only_names(line: str) -> bool:
    """Whether every part of a line is a body or a state ("Republic of Ghana – Ministry of Defence")."""
    return all(_known_body(part) or state_alone(part) for part in _SEGMENT.split(line))


@cache
def _body_words() -> re.Pattern[str]:
    return re.compile(rf"\b{alternatives('mastheads', 'body_words')}\b", re.IGNORECASE)


def _may_name_body(line: str) -> bool:
    """A cheap test before the tables are asked."""
    return len(line.split()) <= LONGEST and not ends_sentence(line) and _body_words().search(line) is not None


def _known_body(part: str) -> list[Hit] | None:
    """The known names of which a part of a line is made, if there is a body among them and nothing else beside."""
    hits = _names().find(part)
    if not any(_is_body(hit) for hit in hits):
        return None
    rest = part
    for hit in reversed(hits):
        rest = rest[: hit.start] + " " + rest[hit.end :]
    small = words("mastheads", "small_words")
    return hits if all(word in small for word in re.findall(r"\w+", rest.lower())) else None


def _is_body(hit: Hit) -> bool:
    return any(
        entry.kind in ("branch", "organisation") or (entry.kind == "state" and entry.form == "metonym")
        for entry in hit.entries
    )


def _is_states(hits: Sequence[Hit], before: str | None) -> bool:
    """Whether a body is a state's: an organisation's name alone on a line may be a label of the section."""
    return before is not None or any(entry.iso3 for hit in hits for entry in hit.entries)


def state_alone(line: str) -> str | None:
    """The state that a line names and nothing else ("REPUBLIC OF RWANDA")."""
    hits = _names().find(line)
    whole = len(hits) == 1 and hits[0].text == line.strip()
    return _state_of(hits[0]) if whole else None


def _state_in(line: str) -> str | None:
    """The only state named in a line, be it by its capital."""
    found = {iso3 for hit in _names().find(line) if (iso3 := _state_of(hit)) is not None}
    return found.pop() if len(found) == 1 else None


def _state_of(hit: Hit) -> str | None:
    return next((entry.iso3 for entry in hit.entries if entry.kind in ("state", "branch") and entry.iso3), None)


def _body_name(part: str, hits: Sequence[Hit], state: str | None) -> str:
    """A body's name as this program writes it elsewhere ("Rwandan Ministry of Defence"); else as printed."""
    branch = next((e for hit in hits for e in hit.entries if e.kind == "branch"), None)
    own = next((iso3 for hit in hits if (iso3 := _state_of(hit)) is not None), None) or state
    if branch is not None and own is not None:
        if (printed := _own_form(part, hits, branch.name)) is not None:
            return printed
        known = _names().state(own)
        return f"{known.adjective or known.name} {branch.name}"
    return _organisation(hits) or re.sub(r"^the\s+", "", part.title() if part.isupper() else part, flags=re.IGNORECASE)


def _own_form(part: str, hits: Sequence[Hit], branch: str) -> str | None:
    """The name under which a body is known that bears its state in its name and is called otherwise than such bodies
    are ("Jamaica Defence Force", which is no "Jamaican Armed Forces").
    """
    name = part.strip()
    whole = " ".join(hit.text for hit in hits) == name and _state_of(hits[0]) is not None
    otherwise = set(name.split()).isdisjoint(branch.split())  # "Defence Ministry" is the Ministry of Defence
    return name if whole and otherwise and len(hits) < 3 and not name.isupper() else None
