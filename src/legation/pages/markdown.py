"""Markdown into pieces: the words kept, the marks taken away."""

import re

from legation.pages.draft import Draft, Hint, Piece
from legation.pages.normal import clean
from legation.pages.plain import join_lines, piece

_HEADING = re.compile(r"^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_UNDERLINE = re.compile(r"^ {0,3}(=+|-+)\s*$")
_IMAGE = re.compile(r"!\[([^\]\n]{0,2000})\]\([^)\n]{0,2000}\)")
_LINK = re.compile(
    r"\[([^\[\]\n]{0,2000})\](?:\([^()\n]{0,2000}(?:\([^()\n]{0,200}\))?[^()\n]{0,200}\)|\[[^\]\n]{0,200}\])"
)
_AUTOLINK = re.compile(r"<(?:https?://|mailto:)[^>\s]*>")
_DEFINITION = re.compile(r"^ {0,3}\[[^\]]+\]:\s+\S+.*$")
# What stands between the marks may not hold them, so that a page of nothing but marks is still read in one pass.
_STRONG = re.compile(
    r"\*\*(?=\S)((?:[^*\n]|\*(?!\*)){1,2000}?)(?<=\S)\*\*(?!\*)"
    r"|__(?=\S)((?:[^_\n]|_(?!_)){1,2000}?)(?<=\S)__|~~(?=\S)([^~\n]{1,2000}?)(?<=\S)~~"
)
_EMPHASIS = re.compile(
    r"(?<![\w*])\*(?=\S)([^*\n]{1,2000}?)(?<=\S)\*(?![\w*])|(?<![\w_])_(?=\S)([^_\n]{1,2000}?)(?<=\S)_(?![\w_])"
)
_CODE = re.compile(r"`+([^`\n]{1,2000})`+")
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,500}>|<!--.{0,5000}?-->")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")
_RULE = re.compile(r"^ {0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})$")
_FIELD = re.compile(
    r"^(title|date|author|url|canonical|site|source|publisher|published)\s*:\s*[\"']?(.*?)[\"']?\s*$", re.IGNORECASE
)
_FIELD_LINES = 60
_ITEM = re.compile(r"^ {0,8}(?:[*+-]|\d{1,3}[.)])\s+(.*)$")
_QUOTE = re.compile(r"^ {0,3}(?:>\s?)+")


def _words(text: str) -> str:
    """Return a line's words without emphasis, link addresses, code marks and tags."""
    text = _LINK.sub(r"\1", _LINK.sub(r"\1", _AUTOLINK.sub(" ", text)))
    text = _CODE.sub(r"\1", text)
    for _ in range(3):  # emphasis nests at most so deep in practice
        text = _EMPHASIS.sub(
            lambda found: found[1] or found[2], _STRONG.sub(lambda found: found[1] or found[2] or found[3], text)
        )
    return clean(_ESCAPE.sub(r"\1", _TAG.sub(" ", text)))


def _front_matter(lines: list[str]) -> tuple[dict[str, str], list[str]]:
    """Part the fields fenced by --- at the top from the text."""
    if not lines or lines[0].strip() != "---":
        return {}, lines
    end = next((index for index, line in enumerate(lines[1:_FIELD_LINES], 1) if line.strip() in ("---", "...")), 0)
    if not end:
        return {}, lines
    found = (_FIELD.match(line) for line in lines[1:end])
    return {field[1].lower(): field[2] for field in found if field}, lines[end + 1 :]


def _blocks(lines: list[str]) -> list[Piece]:
    """Return the pieces of Markdown lines: headings, items, paragraphs; images become captions."""
    pieces: list[Piece] = []
    held: list[str] = []

    def close(kind: str = "text", level: int = 0) -> None:
        text = _words(join_lines(held))
        held.clear()
        if text:
            pieces.append(piece(text) if kind == "text" else Piece(text, kind, level))

    kind = "text"
    for line in [*lines, ""]:
        for image in _IMAGE.finditer(line):
            pieces.extend([Piece(_words(image[1]), "caption")] if _words(image[1]) else [])
        line = _QUOTE.sub("", _IMAGE.sub(" ", line))
        underline = _UNDERLINE.match(line)
        heading, item = _HEADING.match(line), _ITEM.match(line)
        if underline and len(held) == 1 and kind == "text":
            close("heading", 1 if underline[1][0] == "=" else 2)
        elif heading or item or not line.strip() or _RULE.match(line) or _DEFINITION.match(line):
            close(kind)
            kind = "text"
            if heading:
                pieces.extend([Piece(_words(heading[2]), "heading", len(heading[1]))] if _words(heading[2]) else [])
            elif item and not _RULE.match(line):
                held.append(item[1])
                kind = "item"
        else:
            held.append(line)
    close(kind)
    return pieces


def read_markdown(text: str, encoding: str | None) -> Draft:
    """Return the draft of a Markdown page; fields of its front matter are title, author and a date candidate."""
    fields, lines = _front_matter(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    stated = fields.get("published") or fields.get("date")
    hints = (Hint(stated, "metadata", stated),) if stated else ()
    return Draft(
        media="markdown",
        encoding=encoding,
        pieces=tuple(_blocks(lines)),
        title=fields.get("title"),
        url=fields.get("canonical") or fields.get("url"),
        site=fields.get("site") or fields.get("publisher") or fields.get("source"),
        byline=fields.get("author"),
        hints=hints,
    )
