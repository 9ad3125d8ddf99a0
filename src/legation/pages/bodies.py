"""Public bodies in the lines of a page: which line names one, how it is called, and whose text a headline is over."""

import re
from collections.abc import Sequence
from functools import cache

from legation.pages.dates_printed import find_dates
from legation.pages.tables import alternatives, words
from legation.world import World
from legation.world.entries import Hit
from legation.world.names import Names

_GAP = 40  # signs between the kind of a text and whose it is


@cache
def names() -> Names:
    """The names of the world's tables."""
    return World.shared().names


def known_body(part: str) -> list[Hit] | None:
    """The known names of which a part of a line is made, if there is a body among them and nothing else beside."""
    hits = names().find(part)
    if not any(map(is_body, hits)):
        return None
    rest = part
    for hit in reversed(hits):
        rest = rest[: hit.start] + " " + rest[hit.end :]
    small = words("mastheads", "small_words")
    return hits if all(word in small for word in re.findall(r"\w+", rest.lower())) else None


def is_body(hit: Hit) -> bool:
    """Whether a known name is of a state's body or an organisation."""
    return any(
        entry.kind in ("branch", "organisation") or (entry.kind == "state" and entry.form == "metonym")
        for entry in hit.entries
    )


def organisation(hits: Sequence[Hit]) -> str | None:
    """The first organisation among known names."""
    return next((entry.name for hit in hits for entry in hit.entries if entry.kind == "organisation"), None)


def state_of(hit: Hit) -> str | None:
    """The state that a known name is of."""
    return next((entry.iso3 for entry in hit.entries if entry.kind in ("state", "branch") and entry.iso3), None)


def state_alone(line: str) -> str | None:
    """The state that a line names and nothing else ("REPUBLIC OF RWANDA")."""
    hits = names().find(line)
    whole = len(hits) == 1 and hits[0].text == line.strip()
    return state_of(hits[0]) if whole else None


def state_in(line: str) -> str | None:
    """The only state named in a line, be it by its capital."""
    found = {iso3 for hit in names().find(line) if (iso3 := state_of(hit)) is not None}
    return found.pop() if len(found) == 1 else None


def body_name(part: str, hits: Sequence[Hit], state: str | None) -> str:
    """A body's name as this program writes it elsewhere ("Rwandan Ministry of Defence"); else as printed."""
    branch = next((e for hit in hits for e in hit.entries if e.kind == "branch"), None)
    own = next((e.iso3 for hit in hits for e in hit.entries[:1] if e.kind == "state" and e.form != "metonym"), None)
    own = own or next((iso3 for hit in hits if (iso3 := state_of(hit)) is not None), None) or state
    if branch is not None and own is not None:
        return _own_form(part, hits, branch.name) or body_of_state(own, branch.name)
    return organisation(hits) or printed(part)


def body_of_state(state: str, body: str) -> str:
    """How this program calls the body of a state."""
    known = names().state(state)
    return f"{known.adjective or known.name} {body}"


def printed(part: str) -> str:
    """A name as it stands on the page, without its article and without capitals throughout."""
    name = re.sub(r"^the\s+", "", part.title() if part.isupper() else part, flags=re.IGNORECASE)
    return (
        re.sub(r"(?<=\s)(?:Of|The|And|For|On|In|To)(?=\s)", lambda small: small[0].lower(), name)
        if part.isupper()
        else name
    )


def _own_form(part: str, hits: Sequence[Hit], branch: str) -> str | None:
    """The name under which a body is known that bears its state in its name and is called otherwise than such bodies
    are ("Jamaica Defence Force", which is no "Jamaican Armed Forces").
    """
    name = part.strip()
    whole = " ".join(hit.text for hit in hits) == name and state_of(hits[0]) is not None
    otherwise = set(name.split()).isdisjoint(branch.split())  # "Defence Ministry" is the Ministry of Defence
    return name if whole and otherwise and len(hits) < 3 and not name.isupper() else None


@cache
def body_form() -> re.Pattern[str]:
    """How a public body's name is built: "Department of …", "… Headquarters"."""
    first, last = alternatives("mastheads", "body_heads"), alternatives("mastheads", "body_ends")
    return re.compile(rf"\b(?i:{first})\s+(?i:of|for|on|concerning)\b|\b(?i:{last})$")


def own_body(line: str, state: str | None) -> str | None:
    """The body at whose head or hand a text is spoken or given, by a line that calls it so: "Weekly briefing held at
    the Ministry of Defence", "Press conference by the Minister of Defence", "News briefing … from the Pentagon".
    """
    for found in _own_text().finditer(line):
        rest = line[found.end() :]
        hits = names().find(rest)
        if not hits or hits[0].start > 0:
            continue
        if is_body(hits[0]):
            end = _end_of_body(rest, hits)
            town = re.match(r",\s+([^\W\d_a-z][\w’'-]+)", rest[end:])  # "…, Accra"
            seat = state_in(town[1]) if town is not None else None
            named = known_body(rest[:end]) or hits[:1]
            alone = len(named) == 1 and any(entry.kind == "branch" and entry.iso3 for entry in named[0].entries)
            return printed(rest[:end]) if alone else body_name(rest[:end], named, seat or state)
        office = next((entry for entry in hits[0].entries if entry.kind == "title" and entry.org), None)
        if office is not None:
            own = office.iso3 or state
            return body_of_state(own, office.org or "") if own else office.org
    return None


def _end_of_body(rest: str, hits: Sequence[Hit]) -> int:
    """Where the name ends that opens some words: over the state behind it."""
    end = hits[0].end
    for hit in hits[1:]:
        if rest[end : hit.start].strip().lower() not in ("", "of", "of the", "of the republic of"):
            break
        end = hit.end
    return end


@cache
def _own_text() -> re.Pattern[str]:
    kinds = alternatives("issuers", "own")
    return re.compile(
        rf"\b(?i:{kinds})\b\s(?:of|(?:[^.;:]{{0,{_GAP}}}?\s)??(?:by|from|at))\s+(?:the\s+)?(?=[^\W\d_a-z])"
    )


def joint_text(line: str) -> str | None:
    """A text that parties give out together, by its own headline: "Joint Statement of India and Vietnam", "Soviet-Cuban
    Joint Communiqué"; a headline that tells of one is none.
    """
    found = _joint().search(line)
    if found is None or not (line.isupper() or found[0][:1].isupper()):
        return None
    before = line[: found.start()]
    rest = line[found.end() :]
    known = names().find(before)
    left = before
    for hit in reversed(known):
        left = left[: hit.start] + " " + left[hit.end :]
    if any(word not in ("and", "the", "of") for word in re.findall(r"\w+", left.lower())):
        return None
    if rest.strip() and not re.match(
        r"\s*(?:[,:(–—-]|(?:of|by|between|from|following|during|on|at|issued|after|adopted|to)\b)", rest, re.IGNORECASE
    ):
        return None
    parties = list(dict.fromkeys(hit.text for hit in (known or names().find(rest)) if _party(hit)))
    kind = found[0].lower()
    if known and len(parties) > 1:
        return f"{'–'.join(parties)} {kind}"
    for day in reversed(find_dates(line)):
        line = line[: day.start]
    return printed(line.strip(" ,(–—-"))


def _party(hit: Hit) -> bool:
    return any(entry.kind in ("state", "organisation") for entry in hit.entries)


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(rf"\b{alternatives('issuers', 'joint')}\b", re.IGNORECASE)


def organisation_opens(line: str) -> str | None:
    """The organisation with which a line opens."""
    hits = names().find(line)
    return organisation(hits[:1]) if hits and hits[0].start == 0 else None


def officers_body(line: str, state: str | None) -> str | None:
    """The body of the first office that the headline of a body's own words names without a state ("Readout: Meeting of
    the Minister of Defence with …").
    """
    office = next((entry for hit in names().find(line)[:1] for entry in hit.entries if entry.kind == "title"), None)
    if state is None or office is None or office.iso3 or not office.org:
        return None
    return body_of_state(state, office.org)
