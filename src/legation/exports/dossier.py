"""A dossier as PDF, to be printed: each affair act by act, and for each act every statement with its words, who says
so, the page it stands on, and the hash that names the page's bytes.

It bears no time and no chance number: two dossiers of one register are the same bytes. Signs that the typeface lacks
are written by their number, [U+0416], so that none vanishes.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from legation.exports.taken import Taken
from legation.model.claim import Claim
from legation.model.event import Event
from legation.register.acts import Act
from legation.register.affairs import Affair, affairs
from legation.register.counts import Whereabouts
from legation.views import whole, wording

FACES = (("Vera", "Vera.ttf"), ("Vera-Bold", "VeraBd.ttf"), ("Vera-Italic", "VeraIt.ttf"))
"""The typefaces that come with the library: Latin letters of all languages of Europe."""


def pieces(taken: Taken) -> Iterator[bytes]:
    """The dossier of the affairs that the events wanted make up."""
    yield dossier(taken, taken.events())


def dossier(taken: Taken, events: Iterable[Event]) -> bytes:
    """The PDF's bytes."""
    from reportlab.lib.pagesizes import A4
    from reportlab.platypus import SimpleDocTemplate

    held = BytesIO()
    document = SimpleDocTemplate(
        held,
        pagesize=A4,
        leftMargin=56,
        rightMargin=56,
        topMargin=56,
        bottomMargin=64,
        invariant=1,
        title="Legation: dossier",
        author="Legation",
        subject=f"Codebook {taken.codebook}",
        lang="en",
    )
    footer = f"Legation {taken.tool} · codebook {taken.codebook}" + (f" · {taken.filters}" if taken.filters else "")
    document.build(list(_flow(taken, events)), onFirstPage=_footer(footer), onLaterPages=_footer(footer))
    return held.getvalue()


def _flow(taken: Taken, events: Iterable[Event]) -> Iterator[Any]:
    from reportlab.platypus import PageBreak

    found = sorted(affairs(events, taken.book.lifecycles), key=_begins)
    number = sum(len(affair.acts) for affair in found)
    yield _line(f"Dossier: {whole.who(found[0])}" if len(found) == 1 else "Dossier", "title")
    yield _line(
        f"{len(found)} affair{'' if len(found) == 1 else 's'}, {number} act{'' if number == 1 else 's'}.", "plain"
    )
    yield _line(
        "Each statement is a page's: what is told here is who says so, not what is true. The SHA-256 names the bytes "
        "of the page as archived.",
        "soft",
    )
    for place, affair in enumerate(found):
        if place:
            yield PageBreak()
        yield from _affair(affair, taken)


def _affair(affair: Affair, taken: Taken) -> Iterator[Any]:
    acts = whole.in_order(affair)
    number = {act.event_id: at for at, act in enumerate(acts, 1)}
    days = whole.days(affair)
    between = f", {days[0]} to {days[1]}" if days and days[0] != days[1] else f", {days[0]}" if days else ""
    yield _line(f"{whole.who(affair)}: {_count(len(acts), 'act')}{between}", "h1")
    yield _line(f"Affair {affair.affair_id}", "soft")
    if len(acts) > 1:
        yield _overview(acts, taken)
    relations = whole.relations(affair)
    for act in acts:
        event = act.event
        yield _line(f"{number[act.event_id]}. {wording.when_words(event.lead)}: {_what(event.lead)}", "h2")
        for how, firsts in relations.get(act.event_id, ()):
            told = ", ".join(str(number[first.event_id]) for first in firsts)
            yield _line(f"Follows {told}: {wording.plain_name(how.replace('→', 'then'))}", "after")
        yield from (_line(line, "plain") for line in _facts(event, taken))
        yield from (
            _line(f"Reports differ on {wording.contradiction_words(one)}", "differ") for one in event.contradictions
        )
        places = taken.register.whereabouts([claim.claim_id for claim in event.claims])
        for claim in event.claims:
            yield from _statement(claim, places)


def _what(claim: Claim) -> str:
    return f"{wording.plain_name(claim.type)}, {wording.plain_name(claim.phase).lower()}"


def _overview(acts: Sequence[Act], taken: Taken) -> Any:
    """The acts in a table: when, what, who, on whose word."""
    from reportlab.lib.colors import HexColor
    from reportlab.platypus import Table

    rows = [[_line(head, "head") for head in ("", "When", "What", "Who", "Sources")]]
    for number, act in enumerate(acts, 1):
        event = act.event
        filled = [parties for _, parties in wording.ordered(event.lead, taken.lore.roles)]
        who = " – ".join(", ".join(party.name for party in parties) for parties in filled)
        item = f": {wording.item_words(event.lead.item)}" if event.lead.item else ""
        told = (str(number), wording.when_words(event.lead), _what(event.lead) + item, who)
        rows.append([_line(text, "cell") for text in (*told, str(event.independent_sources))])
    line = ("LINEBELOW", (0, 0), (-1, -1), 0.4, HexColor("#cccccc"))
    style = [line, ("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 2)]
    return Table(rows, colWidths=(22, 104, 152, 160, 45), repeatRows=1, style=style, spaceBefore=8, spaceAfter=6)


def _facts(event: Event, taken: Taken) -> Iterator[str]:
    lead = event.lead
    for role, filled in wording.ordered(lead, taken.lore.roles):
        yield f"{wording.plain_name(role).capitalize()}: {', '.join(map(wording.party_words, filled))}"
    if lead.item:
        yield f"Item: {wording.item_words(lead.item)}"
    if lead.place:
        yield f"Place: {lead.place.name} ({lead.place.precision})"
    roots = f"{_count(event.reports, 'report')}, {_count(event.independent_sources, 'independent source')}"
    yield f"Told as {wording.plain_name(lead.modality)}; {roots}"
    yield f"Event {event.event_id}, version {event.version}, {event.status}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _statement(claim: Claim, places: Mapping[str, Whereabouts]) -> Iterator[Any]:
    place = places.get(claim.claim_id)
    chain = wording.chain_words(claim).removesuffix(" → page").replace(" → ", ", told by ")
    yield _line(f"{'The page itself' if chain == 'page' else chain}:", "who")
    yield from (_line(_quoted(span.text), "quote") for span in claim.evidence)
    when = claim.story.published or "day not known"
    spans = ", ".join(f"{span.start}–{span.end}" for span in claim.evidence)
    yield _line(f"{claim.story.title} ({when}). {claim.url or claim.page}", "soft")
    yield _line(f"SHA-256 {place.sha256 if place else 'not kept'}; characters {spans}; claim {claim.claim_id}", "soft")


def _quoted(text: str) -> str:
    """Words of a page in quotation marks, unless they begin with some of their own."""
    return text if text[:1] in "\"“”„«»‘’'" else f"“{text}”"


def _begins(affair: Affair) -> tuple[int, str]:
    return min((act.day for act in affair.acts if act.day is not None), default=0), affair.affair_id


def _line(text: str, style: str) -> Any:
    from reportlab.platypus import Paragraph

    return Paragraph(escape(shown(text)), _styles()[style])


def shown(text: str) -> str:
    """A text in signs that the typeface has; any other by its number."""
    known = _signs()
    return "".join(sign if ord(sign) in known or sign in "\n\t" else f"[U+{ord(sign):04X}]" for sign in text)


@cache
def _signs() -> frozenset[int]:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    fonts = [TTFont(name, file) for name, file in FACES]
    for font in fonts:
        pdfmetrics.registerFont(font)
    return frozenset.intersection(*(frozenset(font.face.charToGlyph) for font in fonts))


@cache
def _styles() -> Mapping[str, Any]:
    from reportlab.lib.colors import HexColor
    from reportlab.lib.styles import ParagraphStyle

    _signs()
    soft, red = HexColor("#555555"), HexColor("#8a1c1c")
    plain = ParagraphStyle("plain", fontName="Vera", fontSize=9, leading=13, splitLongWords=True)
    made: dict[str, dict[str, Any]] = {
        "title": {"fontName": "Vera-Bold", "fontSize": 18, "leading": 24},
        "h1": {"fontName": "Vera-Bold", "fontSize": 13, "leading": 18, "spaceBefore": 14},
        "h2": {"fontName": "Vera-Bold", "fontSize": 10, "leading": 14, "spaceBefore": 12, "keepWithNext": 1},
        "who": {"fontName": "Vera-Italic", "spaceBefore": 7, "leftIndent": 12, "keepWithNext": 1},
        "quote": {"leftIndent": 24, "spaceBefore": 2, "keepWithNext": 1},
        "cell": {"fontSize": 8, "leading": 10.5},
        "head": {"fontSize": 7.5, "leading": 10, "textColor": soft},
        "after": {"fontSize": 8, "leading": 11, "textColor": soft, "keepWithNext": 1},
        "soft": {"fontSize": 7.5, "leading": 10, "leftIndent": 24, "textColor": soft},
        "differ": {"textColor": red},
    }
    return {"plain": plain, **{name: ParagraphStyle(name, parent=plain, **more) for name, more in made.items()}}


def _footer(text: str) -> Any:
    told = shown(text)

    def draw(canvas: Any, document: Any) -> None:
        canvas.setFont("Vera", 7)
        canvas.drawString(56, 36, told[:110])
        canvas.drawRightString(document.pagesize[0] - 56, 36, str(document.page))

    return draw
