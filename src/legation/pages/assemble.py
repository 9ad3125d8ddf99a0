"""From a draft to a page: clutter dropped, stories told apart, each with its text, blocks, date and credits."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from legation.model.page import Block, Dropped, Page, Story
from legation.pages.clutter import sweep
from legation.pages.credits import closing_year, credit_line, is_trailer, signature_of, signed_year
from legation.pages.datelines import (
    Dateline,
    byline_agencies,
    byline_of,
    date_line,
    dateline_line,
    dateline_of,
    day_of,
    week_of,
)
from legation.pages.dates_printed import date_in_url
from legation.pages.dating import Candidate, Dated, Undated, candidate_from, date_stories
from legation.pages.digests import sections, split
from legation.pages.draft import ABOVE_HEADLINE, CREDIT_LINE, PUBLICATION_LINE, Draft, Piece
from legation.pages.imprints import imprint_of
from legation.pages.interviews import interviewed
from legation.pages.labels import part_labels
from legation.pages.languages import language_of
from legation.pages.lengths import part_long
from legation.pages.links import other_headlines
from legation.pages.mastheads import Masthead, masthead, official, outlet_at
from legation.pages.nameplates import (
    abbreviates,
    byline_outlet,
    closing_outlet,
    headed,
    is_agency,
    of_itself,
    told_outlet,
)
from legation.pages.normal import clean, word_list
from legation.pages.noted_days import is_day, noted_day
from legation.pages.opinions import is_opinion, writer_of
from legation.pages.stories import begins_evidently, headline_shaped, is_digest_head, stems_of
from legation.pages.transcripts import transcribe

_INITIALS = re.compile(r"^[a-z]{2,5}\s?/(?:\s?[a-z]{2,5}\s?/?){0,3}$")
_HOUR = re.compile(r"\d{1,2}[:.]\d\d\b")

ENTRIES = 3
"""Lines of nothing but a day in the text that head the entries of a chronicle; one or two tell when it appeared."""

CLOSING = 3
"""Pieces at the end of a page among which its site may speak of itself."""


@dataclass(slots=True)
class _Sorted:
    """The pieces of one story, sorted into what they are."""

    title: str = ""
    parts: list[tuple[str, str]] = field(default_factory=list)  # (kind of block, text)
    lines: list[tuple[str, str]] = field(default_factory=list)  # the subheads that nothing marks as headings
    captions: list[str] = field(default_factory=list)
    dates: list[Candidate] = field(default_factory=list)
    credits: list[str] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    byline: str | None = None
    dateline: Dateline | None = None
    place: str | None = None  # of the line that tells outlet and day
    year: int | None = None  # of the line that closes it with name and year


def _title_at(pieces: Sequence[Piece]) -> int | None:
    """Return which piece is the headline: the highest heading above the text, else the line most like the lead."""
    top = next((index for index, piece in enumerate(pieces) if _is_body(piece)), len(pieces))
    shaped = [index for index, piece in enumerate(pieces[:top]) if headline_shaped(piece) and not is_digest_head(piece)]
    shaped = [index for index in shaped if pieces[index].level or dateline_line(pieces[index].text) is None] or shaped
    marked = [index for index in shaped if pieces[index].level]
    if marked:
        return min(marked, key=lambda index: (pieces[index].level, index))
    if not shaped and top and _is_label(pieces[0]):
        return 0
    if len(shaped) < 2:
        return next(iter(shaped), None)
    lead = stems_of(" ".join(piece.text for piece in pieces[top : top + 3]))
    return max(shaped, key=lambda index: (_likeness(pieces[index].text, lead), -index))


def _is_label(piece: Piece) -> bool:
    """Say whether a piece is the one word that heads an item of a digest ("Dhaka")."""
    return piece.kind in ("text", "heading") and piece.text[:1].isupper() and piece.text.replace("-", "").isalpha()


def _likeness(line: str, lead: frozenset[str]) -> float:
    """Return how like a headline of the lead a line is: words the lead takes up, less for capitals and labels."""
    stems = stems_of(line)
    shared = len(stems & lead) / max(len(stems), 1)
    numbered = re.match(r"\d{1,2}[.)]\s", line) is not None  # "1. Background" heads a section
    return shared - (0.6 if numbered else 0.4 if line.isupper() else 0.0) - (0.3 if len(line.split()) < 4 else 0.0)


def _is_body(piece: Piece) -> bool:
    return (
        piece.kind in ("text", "item")
        and not headline_shaped(piece)
        and len(piece.text.split()) >= 8
        and date_line(piece.text) is None
    )


def _place(piece: Piece, into: _Sorted, before_lead: bool, shared: bool) -> None:
    """Sort one piece of a story into byline, date, credit, caption, subhead or paragraph."""
    text = piece.text
    if piece.kind in ("caption", "timestamp"):
        (into.captions.append(text) if piece.kind == "caption" else into.parts.append(("timestamp", text)))
    elif before_lead and into.dateline is None and (signed := _signed(text)) is not None:
        _begin(signed, text, into)
    elif (line := date_line(text)) is not None:
        into.dates.append(Candidate(line.day, line.role, text, shared))
        imprint = imprint_of(text) if before_lead else None
        into.place = into.place or (imprint.place if imprint is not None else None)
        into.byline = into.byline or byline_of(text)
        into.credits.extend(byline_agencies(text))
        into.dropped.append(Dropped(text, PUBLICATION_LINE))
    elif is_digest_head(piece):
        into.dropped.append(Dropped(text, "the heading of a collection of stories"))
    elif (
        before_lead and into.dateline is None and (opened := dateline_line(text)) is not None and not credit_line(text)
    ):
        _begin(opened, text, into)
    elif before_lead and (byline := byline_of(text)) is not None:
        into.byline = into.byline or byline
        into.credits.extend(byline_agencies(text))
        into.parts.append(("byline", text))
    elif before_lead and is_opinion(into.title) and (writer := writer_of(text)) is not None:
        into.byline = into.byline or writer
        into.parts.append(("byline", text))
    elif named := (credit_line(text) or (byline_agencies(text) if before_lead and len(text.split()) <= 5 else ())):
        into.credits.extend(named)
        into.dropped.append(Dropped(text, CREDIT_LINE))
    elif not before_lead and (closing := closing_year(text)) is not None:
        name, into.year = closing
        into.credits.extend((name,) if is_agency(name) else ())
        into.dropped.append(Dropped(text, PUBLICATION_LINE))
    elif is_trailer(text):
        into.credits.extend(byline_agencies(text))
        into.dropped.append(Dropped(text, "the note of who reported and edited"))
    else:
        subhead = piece.kind == "heading" or headline_shaped(piece) or (not before_lead and _is_label(piece))
        into.parts.append(("subhead" if subhead else "paragraph", text))
        if before_lead and (noted := noted_day(text)) is not None:
            into.dates.append(Candidate(noted, "noted", text, False))
        if subhead and piece.kind == "text":
            into.lines.append(into.parts[-1])


def _begin(dateline: Dateline, text: str, into: _Sorted) -> None:
    """Take a line that holds nothing but the story's dateline."""
    into.dateline = dateline
    into.credits.extend(dateline.agencies)
    into.parts.append(("dateline", text))


def _signed(text: str) -> Dateline | None:
    """The dateline that a line holds, if it has place and agency: no mere date then ("PARIS (AFP) — May 2, 2024")."""
    line = dateline_line(text)
    return line if line is not None and line.place and line.agencies else None


def _sort(pieces: Sequence[Piece], first: bool, digest: bool) -> _Sorted:
    """Sort the pieces of one story; a date above the first headline stands for the whole page, so does a digest's."""
    into = _Sorted()
    at = _title_at(pieces)
    chronicle = sum(is_day(piece.text) for piece in pieces) >= ENTRIES
    seen_body = False
    for index, piece in enumerate(pieces):
        if chronicle and seen_body and is_day(piece.text):
            into.parts.append(("subhead", piece.text))
        elif index == at:
            into.title = piece.text
            if (told := week_of(piece.text) or day_of(piece.text)) is not None:
                into.dates.append(Candidate(told, "bare", piece.text, first))
            elif (noted := noted_day(piece.text, labelled=True)) is not None:
                into.dates.append(Candidate(noted, "noted", piece.text, False))
        elif at is not None and index > at and piece.kind != "caption" and _same(piece.text, into.title):
            into.dropped.append(Dropped(piece.text, "the headline again"))
        elif at is not None and index < at and into.dateline is None and (signed := _signed(piece.text)) is not None:
            _begin(signed, piece.text, into)
        elif at is not None and index < at and piece.kind != "caption" and headline_shaped(piece):
            into.dropped.append(Dropped(piece.text, ABOVE_HEADLINE))
        else:
            _place(piece, into, not seen_body, first and not seen_body and (digest or (at is not None and index < at)))
            seen_body = seen_body or _is_body(piece)
    return into


def _open(into: _Sorted) -> None:
    """Part the dateline from the first paragraph that opens with one, within the first two."""
    if into.dateline is not None:
        return
    seen = 0
    for index, (kind, text) in enumerate(into.parts):
        if kind != "paragraph":
            continue
        found = dateline_of(text)
        if found is not None and not _labels_items(found, text, into):
            into.dateline = found
            into.parts[index : index + 1] = [
                ("dateline", text[: found.end].rstrip()),
                ("paragraph", text[found.end :].lstrip()),
            ]
            into.credits = [*found.agencies, *into.credits]
            return
        seen += 1
        if seen == 2:
            return


def _labels_items(found: Dateline, text: str, into: _Sorted) -> bool:
    """Say whether a town in small letters labels one item of several and is no dateline: "Kabul: …", "Tema: …"; so
    does a day alone in a chronology.
    """
    if found.day and not (found.place or found.agencies):
        opened = [dateline_of(words) for kind, words in into.parts if kind == "paragraph"]
        return sum(one is not None and one.place is None for one in opened) > 1
    bare = not (found.agencies or found.day or text[: found.end].isupper())
    return bare and part_labels(into.parts) != into.parts


def _drop_initials(into: _Sorted) -> None:
    """Take away the editors' initials that close an agency's copy ("abc/ def/")."""
    if into.parts and _INITIALS.match(into.parts[-1][1]):
        into.dropped.append(Dropped(into.parts.pop()[1], "the note of who reported and edited"))


def _close(into: _Sorted) -> None:
    """Take the agency that signs the last paragraph as the story's credit."""
    _drop_initials(into)
    kinds = ("paragraph", "subhead")  # without a final stop the signed paragraph looks like a headline
    at = next((index for index in reversed(range(len(into.parts))) if into.parts[index][0] in kinds), None)
    if at is not None and (dated := signed_year(into.parts[at][1])) is not None:
        into.parts[at], into.year = ("paragraph", dated[0]), dated[2]
        into.credits.append(dated[1])
        into.dropped.append(Dropped(f"{dated[1]}, {dated[2]}", "the signature, kept as the story's credit"))
        return
    signed = signature_of(into.parts[at][1]) if at is not None else None
    if at is not None and signed is not None:
        into.parts[at] = ("paragraph", signed[0])
        into.credits.append(signed[1])
        into.dropped.append(Dropped(signed[1], "the agency's signature, kept as the story's credit"))


def _compose(into: _Sorted) -> tuple[str, tuple[Block, ...]]:
    """Return a story's text and its blocks: blank lines between them, one blank after a dateline or label, captions
    last.
    """
    title = [("title", into.title)] if into.title else []
    text = ""
    blocks: list[Block] = []
    for kind, words in [*title, *into.parts, *(("caption", caption) for caption in into.captions)]:
        if text:
            text += " " if blocks[-1].kind in ("dateline", "speaker") else "\n\n"
        blocks.append(Block(kind, len(text), len(text) + len(words)))
        text += words
    return text, tuple(blocks)


def _undated(into: _Sorted) -> Undated:
    body = "\n".join(text for kind, text in into.parts if kind == "paragraph")
    line = into.dateline
    own = [date for date in into.dates if not date.shared]
    day = line.day if line is not None else None
    if day is not None:
        day = replace(day, year=day.year or into.year)
        own.append(Candidate(day, "dateline", day.text, False))
    return Undated(body, tuple(own), day, (line.place if line else None) or into.place)


def _share_credits(stories: Sequence[_Sorted]) -> None:
    """Give the credit of a page's signed story to those that nothing signs: to what follows it; a credit that closes
    the page to all of it.
    """
    credits = stories[-1].credits if stories and not any(into.credits for into in stories[:-1]) else []
    for into in stories:
        signed = into.credits or into.byline is not None or into.dateline is not None
        credits = into.credits if signed else credits
        into.credits = into.credits or list(credits)


def _story(
    index: int, into: _Sorted, dated: Dated, byline: str | None, site: str | None, publisher: str | None
) -> Story:
    text, blocks = _compose(into)
    return Story(
        index=index,
        title=into.title,
        text=text,
        blocks=blocks,
        published=dated.published,
        published_basis=dated.basis,
        dating=dated.dating,
        byline=into.byline or byline,
        dateline_place=(into.dateline.place if into.dateline else None) or into.place,
        credits=tuple(name for name in dict.fromkeys(into.credits) if not abbreviates(name, site)),
        language=language_of(text),
        official=None if into.credits else publisher,
    )


def _beside(draft: Draft) -> list[Candidate]:
    """Return the candidates that stand beside the text: metadata and the page's address."""
    found = [one for hint in draft.hints if (one := candidate_from(hint.value, hint.basis, True)) is not None]
    day = date_in_url(draft.url) if draft.url else None
    if day is not None and draft.url is not None and (named := candidate_from(day.isoformat(), "url", True)):
        found.append(Candidate(named.printed, "url", draft.url, True))
    return found


def _same(one: str, other: str) -> bool:
    """Say whether two headlines have the same words, capitals and marks aside."""
    return [word.lower() for word in word_list(one)] == [word.lower() for word in word_list(other)]


def _with_title(draft: Draft) -> tuple[Piece, ...]:
    """Put the title stated beside the text on top, unless it stands there already."""
    pieces = tuple(piece for piece in draft.pieces if piece.text)
    title = clean(draft.title or "")
    if not title or any(_same(piece.text, title) for piece in pieces[:8]):
        return pieces
    return (Piece(title, "heading", 1), *pieces)


def _move_dates(groups: Sequence[Sequence[Piece]]) -> list[list[Piece]]:
    """Give date lines that close a story to the next one if the page sets its dates above headlines."""
    moved = [list(group) for group in groups]
    above = bool(moved) and bool(moved[0]) and date_line(moved[0][0].text) is not None
    for group, following in itertools.pairwise(moved):
        while above and len(group) > 1 and date_line(group[-1].text) is not None:
            following.insert(0, group.pop())
    return moved


def _by_the_clock(groups: Sequence[Sequence[Piece]]) -> bool:
    """Say whether a page tells one day's news by the hour: several stories, of which some open with a time."""
    return len(groups) > 1 and any(group and _HOUR.match(group[0].text) for group in groups)


def page_of(draft: Draft, path: str, sha256: str, published: str | None = None) -> Page:
    """Return the page a draft holds; a page whose every piece was clutter has no stories.

    `published` is the ISO day the user vouches for; ValueError if it is none.
    """
    head = masthead(_with_title(draft))
    kept, dropped = sweep(head.pieces, begins_evidently)
    groups = _move_dates(split(kept))
    digest = len(sections(kept)) > 1 or _by_the_clock(groups)
    sorted_stories = [_sort(group, number == 0, digest) for number, group in enumerate(groups)]
    for into in sorted_stories:
        _open(into)
        _close(into)
        into.parts = interviewed(into.title, into.parts)
        others = other_headlines(into.title, into.parts, into.lines)
        into.parts = [part for part in into.parts if part not in others]
        into.dropped += [Dropped(words, "the headline of another story") for _, words in others]
        into.parts = part_labels(transcribe(part_long(into.parts)))
    dropped += head.dropped
    dropped += tuple(one for into in sorted_stories for one in into.dropped)
    shared = [date for into in sorted_stories for date in into.dates if date.shared]
    with_text = [into for into in sorted_stories if any(kind == "paragraph" for kind, _ in into.parts) or into.title]
    dated = date_stories([_undated(into) for into in with_text], [*_beside(draft), *shared], published, draft.locale)
    site = _site(draft, head)
    if site is None:
        _share_credits(with_text)
    if site is None and not any(into.credits for into in with_text):
        site = told_outlet(piece.text for piece in draft.pieces)
    publisher = official(site, draft.url)
    stories = tuple(
        _story(index, into, date, draft.byline if len(with_text) == 1 else None, site, publisher)
        for index, (into, date) in enumerate(zip(with_text, dated, strict=True))
    )
    return Page(path, sha256, draft.media, draft.encoding, draft.url, site, stories, dropped, draft.notes)


def _site(draft: Draft, head: Masthead) -> str | None:
    """Whose page it is: as the page states beside its text, as its masthead has it, or by its address, its closing
    line, its headline or its bylines.
    """
    if draft.site or head.site:
        return draft.site or head.site
    if draft.url is not None and (known := outlet_at(draft.url)) is not None:
        return known
    closing = (of_itself(piece.text) for piece in draft.pieces[-CLOSING:])
    spoken = (closing_outlet(piece.text, (one.text for one in draft.pieces)) for piece in draft.pieces[-1:])
    named = (headed(piece.text) for piece in draft.pieces[:1])
    signed = (byline_outlet(piece.text) for piece in draft.pieces if byline_of(piece.text) is not None)
    years = (closing_year(piece.text) for piece in draft.pieces[-1:])
    closed = (year[0] for year in years if year is not None and not is_agency(year[0]))
    return next((name for name in (*closing, *spoken, *named, *signed, *closed) if name is not None), None)
