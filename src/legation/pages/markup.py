"""HTML into pieces: the extractor's article, with headings, paragraphs and figure captions kept apart."""

import re
from collections import Counter
from html.parser import HTMLParser
from typing import Any

import lxml.etree
from lxml import html as lxml_html

from legation.pages.draft import Draft, Hint, Piece
from legation.pages.metadata import Stated, stated_in
from legation.pages.nameplates import called_outlet, is_name, name_like
from legation.pages.normal import clean, ends_sentence, word_list
from legation.pages.plain import piece
from legation.pages.tables import words
from legation.pages.tamed import tamed

_PROLOGUE = re.compile(r"^\s*<\?xml[^>]*\?>", re.IGNORECASE)
_DEEP = 200  # levels: news pages have some 30, and the parser's own limit is 256
_OWN_ARTICLE = 60  # words of paragraphs below which an <article> is a teaser
_CAPTION = 5
_ENTRIES = 3  # <article> elements side by side that make a live page
_LIVE = re.compile(r"\blive-?(?:blog|entries|updates|feed)", re.IGNORECASE)
_TITLE_PARTS = re.compile(r"\s+[|»«•·–—-]\s+|\s*\|\s*")
_SITE = re.compile(r"\s+(?:[|»«•·]|[-–—])\s+[^|»«•·–—]{2,40}$")


class _Flat(HTMLParser):
    """A reader that never nests: block by block, the words between tags, whatever the tags are."""

    _HIDDEN = frozenset(
        {"script", "style", "noscript", "template", "svg", "nav", "footer", "select", "button", "aside"}
    )
    _BLOCKS = frozenset(
        {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "tr", "br", "title", "time"}
    ) | {*("blockquote", "section", "article", "figcaption", "main", "header", "pre", "dd", "dt")}

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[Piece] = []
        self._held: list[str] = []
        self._hidden: str | None = None
        self._tag = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._hidden is None and tag in self._HIDDEN:
            self.end_block()
            self._hidden = tag
        elif tag in self._BLOCKS:
            self.end_block()
            self._tag = tag

    def handle_endtag(self, tag: str) -> None:
        if tag == self._hidden:
            self._hidden = None
        elif tag in self._BLOCKS:
            self.end_block()

    def handle_data(self, data: str) -> None:
        if self._hidden is None:
            self._held.append(data)

    def end_block(self) -> None:
        """Close the block that is open and keep its words."""
        text = clean("".join(self._held))
        self._held.clear()
        if text and self._tag != "title":
            self.pieces.append(_as_piece(self._tag, text))
        self._tag = ""


def _as_piece(tag: str, text: str) -> Piece:
    if re.fullmatch(r"h[1-6]", tag):
        return Piece(text, "heading", int(tag[1]))
    if tag == "figcaption":
        return Piece(text, "caption")
    return Piece(text, "item") if tag in ("li", "item") else piece(text)


def _flat(text: str) -> tuple[Piece, ...]:
    """Return the pieces of a page too broken or too deep for a tree."""
    reader = _Flat()
    reader.feed(text)
    reader.close()
    reader.end_block()
    return tuple(reader.pieces)


def _depth(text: str) -> int:
    """Return how deep the tags of a page nest at most, counted without building a tree."""
    depth = deepest = 0
    for found in re.finditer(
        r"<(/?)(?:div|span|section|ul|ol|li|table|tr|td|b|i|em|strong|blockquote|font|a|p|article|center)\b",
        text,
        re.IGNORECASE,
    ):
        depth = max(0, depth - 1) if found[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest


class _Walk:
    """A walk through the extractor's article that closes a piece wherever a block begins, ends or breaks a line."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self._held = ""
        self._open: list[tuple[str, int]] = []

    def start(self, node: Any) -> None:
        """Enter an element: headings, paragraphs, items and rows begin a piece."""
        if node.tag in _BLOCKS:
            self.close()
            level = re.fullmatch(r"h([1-6])", str(node.get("rend") or "h2"))
            self._open.append((str(node.tag), int(level[1]) if level else 2))
        self._held += " " if node.tag == "cell" else ""
        self._held += node.text or ""

    def end(self, node: Any) -> None:
        """Leave an element; a line break ends a piece unless a sentence runs on across it."""
        if node.tag in _BLOCKS:
            self.close()
            self._open.pop()
        if node.tag == "lb":
            if ends_sentence(clean(self._held)) or not (node.tail or "").strip()[:1].islower():
                self.close()
            self._held += " "
        self._held += node.tail or ""

    def close(self) -> None:
        """Keep the words held as a piece of the innermost heading, item or paragraph that is open."""
        text = clean(self._held)
        self._held = ""
        if not text:
            return
        level = next((level for tag, level in reversed(self._open) if tag == "head"), 0)
        in_list = any(tag == "item" for tag, _ in self._open)
        self.pieces.append(Piece(text, "heading", level) if level else _as_piece("li" if in_list else "p", text))


_BLOCKS = frozenset({"head", "p", "item", "row", "quote", "code", "list", "table", "figure", "div"})


def _block_texts(body: Any) -> tuple[Piece, ...]:
    """Return the pieces of the extractor's article in order."""
    walk = _Walk()
    for event, node in lxml.etree.iterwalk(body, events=("start", "end")):
        if isinstance(node.tag, str):
            walk.start(node) if event == "start" else walk.end(node)
    walk.close()
    return tuple(walk.pieces)


def _extract(source: Any) -> tuple[tuple[Piece, ...], str | None, str | None, str | None]:
    """Return what the extractor finds: pieces, title, date and author."""
    from trafilatura import bare_extraction  # slow to import; only HTML needs it

    try:
        found = bare_extraction(
            source,
            favor_recall=True,
            include_comments=False,
            include_formatting=False,
            with_metadata=True,
            # The latest day is fixed so that the same page gives the same candidate on any day it is read.
            date_extraction_params={"original_date": True, "extensive_search": False, "max_date": "2100-01-01"},
        )
    except (RecursionError, ValueError, TypeError, AttributeError, LookupError):
        return (), None, None, None  # a fault of the extractor on broken mark-up; the page is then read block by block
    if found is None or isinstance(found, dict) or found.body is None:
        return (), None, None, None
    return _block_texts(found.body), found.title, found.date, found.author


def _captions(tree: Any) -> list[str]:
    """Return the figure captions that stand in the page's article, in order, each once."""
    classes = words("metadata", "captions")
    holders = tree.xpath("//article[not(ancestor::article)] | //main[not(.//article)]") or tree.xpath("//body")
    found: dict[str, None] = {}
    for node in holders[0].iter() if holders else ():
        named = isinstance(node.tag, str) and (
            node.tag == "figcaption" or classes & set((node.get("class") or "").lower().split())
        )
        if named and not any(above.tag in ("aside", "nav", "footer", "a") for above in node.iterancestors()):
            found.setdefault(clean(node.text_content()))
    return [text for text in found if len(text.split()) >= _CAPTION and len(text) < 1000]


def _with_captions(pieces: tuple[Piece, ...], captions: list[str]) -> tuple[Piece, ...]:
    """Mark pieces that are figure captions, and add at the end those the extractor left out."""
    known = set(captions)
    marked = [Piece(one.text, "caption") if one.text in known else one for one in pieces]
    text = "\n".join(one.text for one in pieces)
    return (
        *marked,
        *(Piece(caption, "caption") for caption in captions if caption not in text and ends_sentence(caption)),
    )


def _headed(tree: Any) -> list[Any]:
    """Return the <article> elements that are stories of their own: a heading and enough paragraphs."""
    found: list[Any] = []
    for node in tree.xpath("//article[not(ancestor::article)][.//h1 or .//h2 or .//h3]"):
        size = sum(len(word_list(part.text_content())) for part in node.iter("p"))
        found += [node] if size >= _OWN_ARTICLE else []
    return found


def _live_entries(tree: Any) -> Any | None:
    """Return the element that holds the entries of a live page, or None; the extractor would keep some entries only."""
    counts = Counter(node.getparent() for node in tree.iter("article") if next(node.iter("time"), None) is not None)
    holder, count = max(counts.items(), key=lambda pair: pair[1], default=(None, 0))
    if holder is None or count < _ENTRIES:
        return None
    around = [holder, *holder.iterancestors()]
    called = any(_LIVE.search(f"{node.get('class')} {node.get('itemtype')}") for node in around)
    stated = tree.xpath("//script[contains(@type, 'ld+json')][contains(., 'LiveBlogPosting')]")
    return holder if called or stated else None


def _own_pieces(node: Any) -> tuple[Piece, ...]:
    """Return the pieces of one <article> of several; the extractor would keep only one of them."""
    return _flat(lxml_html.tostring(node, encoding="unicode"))


def _title(stated: Stated, found: str | None, tree: Any) -> str | None:
    """Return the headline: the page's only h1, else what it states, without the site's name behind it."""
    heads = [clean(node.text_content()) for node in tree.iter("h1")]
    heads = [text for text in heads if len(text.split()) >= 3]
    stem = (stated.title or found or "").lower()
    for head in heads:
        if len(heads) == 1 or stem.startswith(head.lower()[:40]):
            return head
    named = stated.title or found
    return _SITE.sub("", named) if named and stated.site and named.endswith(stated.site) else named


def _site_in_title(tree: Any) -> str | None:
    """The site's name that the page's title holds before or behind the headline ("OC Media: …", "… | Middle East Eye");
    without the headline in it, behind the last stroke, if it is called as outlets are.
    """
    title = next((clean(node.text_content()) for node in tree.iter("title")), "")
    for head in filter(None, (clean(node.text_content()) for node in tree.iter("h1"))):
        at = title.lower().find(head.lower())  # a style may print the headline in capitals
        if at >= 0:
            before, after = title[:at], title[at + len(head) :]
            ends = [_TITLE_PARTS.split(after)[-1], before.rstrip(" ").rstrip(":|»«•·–—-")]
            return next((end.strip() for end in ends if is_name(end.strip())), None)
    last = _TITLE_PARTS.split(title)[-1].strip()
    return last if last != title and name_like(last) and called_outlet(last) else None


def _parsed(text: str) -> Any | None:
    """Return the tree of a page, or None where it is too deep or too broken for one."""
    if _depth(text) > _DEEP:
        return None
    try:
        return lxml_html.document_fromstring(_PROLOGUE.sub("", text.replace("\0", "")))
    except (lxml.etree.LxmlError, ValueError, AssertionError, RecursionError):
        return None


def read_html(text: str, encoding: str | None) -> Draft:
    """Return the draft of an HTML page; a page the extractor can make nothing of is read block by block."""
    text = tamed(text)
    tree = _parsed(text)
    if tree is None:
        return Draft(
            "html", encoding, _flat(text), notes=("the mark-up is too deep or too broken: read block by block",)
        )
    stated, captions, articles, live = stated_in(tree), _captions(tree), _headed(tree), _live_entries(tree)
    notes: tuple[str, ...] = ()
    if live is not None:
        pieces, title, dated, byline = _own_pieces(live), _title(stated, None, tree), None, None
    elif len(articles) > 1:
        pieces = tuple(one for node in articles for one in _own_pieces(node))
        title = dated = byline = None
    else:
        own_title = _title(stated, None, tree)
        pieces, found, dated, byline = _extract(tree)
        title = own_title or found
        if not pieces:
            pieces, notes = _flat(text), ("the extractor found no article: read block by block",)
    hints = stated.hints + (
        (Hint(dated, "metadata", f"found in the page's code: {dated}"),) if dated and not stated.hints else ()
    )
    return Draft(
        media="html",
        encoding=encoding,
        pieces=_with_captions(pieces, captions),
        title=title,
        url=stated.url,
        site=stated.site or _site_in_title(tree),
        byline=stated.byline or byline,
        locale=stated.locale,
        hints=hints,
        notes=notes,
    )
