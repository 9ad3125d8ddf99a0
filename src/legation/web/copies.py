"""A reading copy of an archived page: its own words and plain structure, and nothing that runs, loads or hides.

Only what is listed here is let through, without any attribute but the address of a link; pictures become their words.
"""

from collections.abc import Iterator

from lxml import etree
from lxml import html as parser
from markupsafe import Markup, escape

from legation.exports.html import is_link
from legation.model.page import Page
from legation.pages.media import decode
from legation.pages.tamed import tamed
from legation.register.errors import NotFound
from legation.web.answer import Call, View
from legation.web.areas import Area
from legation.web.catalogue import say

_KEPT = """
    p ul ol li dl dt dd table thead tbody tfoot tr td th caption blockquote q em strong b i u s sub sup small pre
    code br hr h2 h3 h4 h5 h6
"""
KEPT = frozenset(_KEPT.split())
"""Elements that stay what they are."""

HEADINGS = {f"h{number}": f"h{min(number + 1, 6)}" for number in range(1, 7)}
"""The room's own heading is the first."""

_DROPPED = """
    script style iframe frame frameset object embed applet form input button select textarea option svg math
    template noscript head link meta base video audio source track canvas map area dialog portal slot
"""
DROPPED = frozenset(_DROPPED.split())
"""Elements of which nothing is shown, their content included."""

EMPTY = frozenset({"br", "hr"})

MOST_DEEP = 200
"""Elements within elements; what lies deeper is shown as words alone."""

MOST_BYTES = 5_000_000


def copy(call: Call) -> View:
    """The archived page as a reading copy. Raises NotFound where there is none of it."""
    page = call.register.page(call.part("sha256").lower())
    html = cleaned(_bytes(call, page), page.encoding)
    record = {"sha256": page.sha256, "path": page.path, "html": str(html)}
    return View("copy.html", say("copy_title", page=page.path), record, {"page": page, "html": html})


def cleaned(data: bytes, encoding: str | None = None) -> Markup:
    """A page's markup, reduced to what cannot do anything."""
    try:
        text, _ = decode(data, encoding)
        reader = parser.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
        tree = parser.document_fromstring(tamed(text).encode("utf-8", "replace"), parser=reader)
    except (etree.ParserError, etree.XMLSyntaxError, LookupError, ValueError):
        return Markup()
    return Markup("".join(_inner(tree, 0)))


def _inner(element: "parser.HtmlElement", depth: int) -> Iterator[str]:
    yield escape(element.text or "")
    for child in element:
        if isinstance(child.tag, str):
            yield from _whole(child, depth + 1)
        yield escape(child.tail or "")


def _whole(element: "parser.HtmlElement", depth: int) -> Iterator[str]:
    tag = HEADINGS.get(element.tag, element.tag)
    if tag in DROPPED:
        return
    if depth > MOST_DEEP:
        yield escape(" ".join(_words(element)))
    elif tag == "img":
        yield escape(say("picture", words=element.get("alt", "").strip())) if element.get("alt", "").strip() else ""
    elif tag == "a" and is_link(element.get("href")):
        yield f'<a href="{escape(element.get("href"))}" rel="noreferrer noopener">'
        yield from _inner(element, depth)
        yield "</a>"
    elif tag in EMPTY:
        yield f"<{tag}>"
    elif tag in KEPT:
        yield f"<{tag}>"
        yield from _inner(element, depth)
        yield f"</{tag}>"
    else:
        # a block that is none of ours still parts the words before it from those in it
        yield " "
        yield from _inner(element, depth)
        yield " "


def _words(element: "parser.HtmlElement") -> Iterator[str]:
    for one in element.iter():
        if isinstance(one.tag, str) and one.tag not in DROPPED:
            yield one.text or ""


def _bytes(call: Call, page: Page) -> bytes:
    if "html" not in page.media:
        raise NotFound(say("no_copy", media=page.media))
    try:
        data = call.register.archive.get(page.sha256)
    except KeyError:
        raise NotFound(not_kept(call, page.sha256)) from None
    if len(data) > MOST_BYTES:
        raise NotFound(say("copy_too_long", n=MOST_BYTES))
    return data


def not_kept(call: Call, sha256: str) -> str:
    """That a page's bytes are not there, and since when they are gone if they were dropped."""
    gone = call.register.gone(sha256)
    return say("bytes_dropped", day=gone[:10]) if gone else say("not_archived")


AREA = Area(pages=(("/pages/{sha256}/copy", copy),))
