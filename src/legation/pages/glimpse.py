"""The words of a page at a glance: before it is taken apart, for a gate that tells whether this is worth the while."""

import html
import re

# what a browser does not show, and the tags around what it shows
_UNSEEN = re.compile(r"<!--.*?-->|<(script|style|noscript|template|svg)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")
# where one piece of a page ends: no sentence goes on behind it
_END = re.compile(r"</(?:p|div|li|td|h[1-6]|blockquote|figcaption)\s*>", re.IGNORECASE)
# words of English that no other language has, and the least share of them in English prose amid a page's menus
_ENGLISH = re.compile(r"\b(?:the|of|and|to|that|with)\b", re.IGNORECASE)
_SHARE = 0.06
# a page is looked at part by part, since a story in another language may stand on it; short ones as a whole
_PARTS, _SHORT = 3, 1500


def glimpse(text: str, media: str) -> str:
    """The text of a page without its markup, its pieces parted by blank lines; of HTML also what is around the news."""
    if media != "html":
        return text
    pieces = (" ".join(_TAG.sub(" ", piece).split()) for piece in _END.split(_UNSEEN.sub(" ", text)))
    return html.unescape("\n\n".join(piece for piece in pieces if piece))


def evidently_english(text: str) -> bool:
    """Whether a text is English in all its parts; in doubt it is not."""
    size = len(text) if len(text) < _SHORT else -(-len(text) // _PARTS)
    parts = [text[start : start + size] for start in range(0, len(text), size or 1)]
    return all(len(_ENGLISH.findall(part)) >= _SHARE * len(part.split()) for part in parts)
