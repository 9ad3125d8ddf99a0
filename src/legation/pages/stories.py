"""Telling the stories of a page apart: which headline begins a new one, and which only a section."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from legation.pages.credits import credit_line, is_trailer
from legation.pages.datelines import byline_of, date_line, dateline_of
from legation.pages.dates_printed import weekday_pattern
from legation.pages.draft import Piece
from legation.pages.normal import ends_sentence, word_list
from legation.pages.tables import alternatives, table, words
from legation.pages.transcripts import opens_turn

_OPENING = re.compile(r"^[\"'“‘«„(\[¿¡#*]*[^\W_a-z]")
_ABBREVIATION = re.compile(r"\b(?:[A-Z]\.){2,}$")
_NAME = re.compile(r"(?<![.!?…:”\"]\s)(?<!^)\b[^\W\d_a-z][\w’'\-]+")
_FULL_NAME = re.compile(r"\b[^\W\d_a-z][\w’\-]+ (?:[A-Z]\. )?[^\W\d_a-z][\w’\-]+")
_WINDOW = 40  # pieces looked back at: far enough for any story, and a page of a million lines stays linear
_AHEAD = 12
_LEAD = 12  # words a lead has at least
_LONG = 60
_SHORT = 25
PIECES_REMEMBERED = 1024  # those of a page, which is gone through several times
_LIVE = 3  # timestamps that make a live page


@lru_cache(maxsize=PIECES_REMEMBERED)
def headline_shaped(piece: Piece) -> bool:
    """Say whether a piece has the form of a headline: one short line with an initial capital and no final stop."""
    text = piece.text
    if piece.kind not in ("text", "heading", "item") or len(text) > 200 or text[-1:] in ",;:–—":
        return False
    count = len(text.split())
    if not 2 <= count <= 28 or _OPENING.match(text) is None or opens_turn(text):
        return False
    if ends_sentence(text) and text[-1] not in "?!" and not _ABBREVIATION.search(text) and not text.endswith("..."):
        return piece.kind == "heading" and count <= 20
    return not is_apparatus(piece)


@lru_cache(maxsize=PIECES_REMEMBERED)
def is_apparatus(piece: Piece) -> bool:
    """Say whether a piece is none of the news itself: byline, date line, credit, timestamp or caption."""
    if piece.kind in ("caption", "timestamp"):
        return True
    text = piece.text
    if len(text) > 300:
        return False
    return bool(byline_of(text) or date_line(text) or credit_line(text) or is_trailer(text))


@lru_cache(maxsize=PIECES_REMEMBERED)
def is_lead(piece: Piece) -> bool:
    """Say whether a piece is a full paragraph, as the one under a headline is."""
    return (
        piece.kind in ("text", "item")
        and len(piece.text.split()) >= _LEAD
        and (ends_sentence(piece.text) or len(piece.text) > 200)
    )


def _following(pieces: Sequence[Piece], index: int) -> tuple[list[Piece], list[Piece]]:
    """Return what stands between a headline and its lead, and the paragraphs from the lead to the next headline."""
    between: list[Piece] = []
    body: list[Piece] = []
    for piece in pieces[index + 1 : index + 1 + _AHEAD]:
        if not body and not is_lead(piece):
            between.append(piece)
        elif body and headline_shaped(piece):
            break
        elif not is_apparatus(piece):
            body.append(piece)
    return between, body


def names_in(texts: Sequence[str]) -> frozenset[str]:
    """Return the capitalised words of texts that do not owe the capital to a sentence's beginning."""
    return frozenset(
        name.removesuffix("’s").removesuffix("'s") for text in texts for name in _NAME.findall(text[:4000])
    )


def stems_of(text: str) -> frozenset[str]:
    """Return the content words of a text cut to five letters, so that "opens" meets "opened"."""
    return frozenset(word.lower()[:5] for word in word_list(text[:1000]) if len(word) > 3 or word.isupper())


def _title_case(text: str) -> bool:
    long_words = [word for word in word_list(text)[1:] if len(word) > 3 and word[0].isalpha()]
    return bool(long_words) and sum(word[0].isupper() for word in long_words) > 0.7 * len(long_words)


@cache
def report_pattern() -> re.Pattern[str]:
    """Return the pattern of a report verb with its weekday ("reported Tuesday", "said in a statement on Friday")."""
    verbs, days = alternatives("stories", "report_verbs"), weekday_pattern()
    return re.compile(
        rf"\b{verbs}\b(?:\s+[\w’'\-]+){{0,5}}?\s+(?:on\s+)?(?P<late>{days})\b|\bon\s+(?P<early>{days})\b", re.IGNORECASE
    )


def _echo(headline: str, lead: str) -> list[str]:
    stems = stems_of(headline)
    shared = len(stems & stems_of(lead)) / len(stems) if stems else 0.0
    return ["echo"] if shared >= 0.6 else ["weak_echo"] if shared >= 0.4 else []


def _repeats(lead: str, before: Sequence[Piece]) -> bool:
    """Say whether a lead prints a paragraph again that stands above: the standfirst, over picture and date."""
    return any(is_lead(piece) and lead.startswith(piece.text.rstrip(" .…")) for piece in before)


def _name_evidence(before: Sequence[Piece], body: Sequence[Piece]) -> list[str]:
    """Compare the names after a headline with those of the story that runs."""
    known, new = names_in([piece.text for piece in before]), names_in([piece.text for piece in body])
    found: list[str] = []
    if len(new) >= 3:
        shared = len(known & new) / len(new)
        found += ["other_names"] if shared < 0.45 else ["same_names"] if shared > 0.7 else []
    lead = body[0].text
    offices = alternatives("stories", "offices")
    if re.search(rf"\b{offices}\b[\w\s]{{0,30}}?{_FULL_NAME.pattern}", lead) or re.search(
        rf"(?i:\b{offices})\s+{_FULL_NAME.pattern}", lead
    ):
        found.append("full_names")
    last_names = {full.split()[-1] for piece in before for full in _FULL_NAME.findall(piece.text[:4000])}
    people = {
        name
        for name in last_names
        if name in lead
        and re.search(rf"(?:^|[.,”] )\W?{re.escape(name)} (?:said|told|added|also|has|had|noted)\b", lead)
    }
    return [*found, "bare_names"] if people else found


def signed_copy(pieces: Sequence[Piece]) -> bool:
    """Say whether the first paragraph of a story opens with an agency's dateline: a second story of such a page has
    one, too, and what has none is a section of the first.
    """
    opened = dateline_of(next((piece.text for piece in pieces if is_lead(piece)), ""))
    return opened is not None and bool(opened.agencies)


def _shape_evidence(piece: Piece, body: Sequence[Piece], first: Piece | None) -> list[str]:
    """Weigh the headline's own form and how much follows it."""
    count, size = len(piece.text.split()), sum(len(one.text.split()) for one in body)
    found = ["sentence"] if count >= 5 else ["label"] if count <= 3 else []
    found += ["long"] if size >= _LONG and len(body) > 1 else ["short"] if size < _SHORT else []
    found += ["question"] if piece.text.endswith("?") else []
    found += {0: [], 1: ["top_level"]}.get(piece.level, ["low_level"])
    if first is not None and first.level <= 1 and _title_case(first.text) != _title_case(piece.text):
        found.append("other_style")
    return found


def evidence(pieces: Sequence[Piece], index: int, begin: int = 0) -> tuple[str, ...]:
    """Return what speaks for or against a new story at a piece, by the names of data/stories.yaml; () if none can.

    `begin` is where the running story began.
    """
    piece = pieces[index]
    if not headline_shaped(piece):
        return ()
    between, body = _following(pieces, index)
    if not body or sum(headline_shaped(one) for one in between) > 2:
        return ()
    lead = body[0].text
    before = [one for one in pieces[max(begin, index - _WINDOW) : index] if not is_apparatus(one)]
    first = next((one for one in before if headline_shaped(one)), None)
    found = ["dateline"] if dateline_of(lead) else []
    found += ["byline"] if any(byline_of(one.text) or date_line(one.text) for one in between) else []
    found += ["unsigned"] if not found and signed_copy(before) else []
    found += ["report"] if report_pattern().search(lead) else []
    found += ["repeats"] if _repeats(lead, before) else []
    found += _echo(piece.text, lead) + _name_evidence(before, body) + _shape_evidence(piece, body, first)
    stamps = sum(one.kind == "timestamp" for one in pieces[max(begin, index - _WINDOW) : index + _AHEAD])
    return (*found, "live") if stamps >= _LIVE else tuple(found)


def _weighs(found: Sequence[str], least: str) -> bool:
    weights = table("stories")["evidence"]
    return bool(found) and sum(int(weights[name]["weight"]) for name in found) >= int(table("stories")[least])


def begins_story(pieces: Sequence[Piece], index: int, begin: int = 0) -> bool:
    """Say whether a new story begins at a piece: its evidence reaches the threshold."""
    return _weighs(evidence(pieces, index, begin), "threshold")


def begins_evidently(pieces: Sequence[Piece], index: int) -> bool:
    """Say whether a story begins so plainly that it ends a comment section or a list of other stories."""
    found = evidence(pieces, index)
    return "label" not in found and _weighs(found, "evident")


def is_digest_head(piece: Piece) -> bool:
    """Say whether a piece heads a collection of short items ("In brief")."""
    return piece.text.strip(" :–—-").lower() in words("stories", "digest_heads")


def digest_entry(pieces: Sequence[Piece], index: int) -> bool:
    """Say whether an entry of a digest begins: a headline over a paragraph, a bulleted one or one with a dateline."""
    piece = pieces[index]
    if headline_shaped(piece):
        return index + 1 < len(pieces) and is_lead(pieces[index + 1])
    under_headline = index > 0 and headline_shaped(pieces[index - 1]) and not is_digest_head(pieces[index - 1])
    return not under_headline and is_lead(piece) and (piece.kind == "item" or dateline_of(piece.text) is not None)


def starts(pieces: Sequence[Piece]) -> list[int]:
    """Return where stories with headlines or datelines of their own begin, the first at 0; digests stay whole, and so
    does what follows the first words of a transcript.
    """
    found = [0]
    has_text = talking = False
    for index, piece in enumerate(pieces):
        talking = talking or opens_turn(piece.text)
        if (
            has_text
            and not talking
            and (begins_story(pieces, index, found[-1]) or _second_dateline(pieces, found[-1], index))
        ):
            found.append(index)
            has_text = False
        has_text = has_text or is_lead(piece)
    return found


def _begins(pieces: Sequence[Piece], begin: int, index: int) -> bool:
    return begins_story(pieces, index, begin) or _second_dateline(pieces, begin, index)


def _second_dateline(pieces: Sequence[Piece], begin: int, index: int) -> bool:
    """Say whether a paragraph's dateline is the second of a story: then another begins. A day alone opens an entry of
    a chronology, and a line that only tells a day closes the story ("PAP, August 13, 2024").
    """
    new = dateline_of(pieces[index].text)
    if new is None or not (new.agencies or (new.day and new.place)) or (index and headline_shaped(pieces[index - 1])):
        return False
    if date_line(pieces[index].text) is not None:
        return False
    leads = (piece for piece in pieces[begin:index] if is_lead(piece))
    opened = dateline_of(next(leads, pieces[index]).text)
    return opened is not None and bool(opened.agencies or opened.day) and opened.place != new.place
