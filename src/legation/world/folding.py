"""One spelling for many: accents, apostrophes, dashes and spaces folded without moving any offset."""

import unicodedata
from functools import cache

_SPECIAL = {
    **dict.fromkeys("\u2018\u2019\u02bc\u02bb\u02b9\u00b4\u0060\u2032\uff07", "'"),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212\u00ad", "-"),
    **dict.fromkeys("\u201c\u201d\u00ab\u00bb", '"'),
    **dict(zip("øØłŁđĐıðÐħŋ", "oOlLdDidDhn", strict=True)),
}


@cache
def _plain(char: str) -> str:
    if char in _SPECIAL:
        return _SPECIAL[char]
    if char.isspace():
        return " "
    first = unicodedata.normalize("NFD", char)[0]
    return first if len(first) == 1 else char


def fold(text: str) -> str:
    """The text with accents, typographic apostrophes, dashes and white space made plain, of the same length."""
    if "\n" in text or "\t" in text or "\r" in text:
        text = text.replace("\n", " ").replace("\t", " ").replace("\r", " ")
    if text.isascii():
        return text
    for char in sorted(set(text)):
        if not char.isascii():
            plain = _plain(char)
            if plain != char:
                text = text.replace(char, plain)
    return text


def key(name: str) -> str:
    """The form under which two spellings of one name meet: folded, lower case, single spaces, no full stops."""
    return " ".join(fold(name).replace(".", "").replace("-", " ").casefold().split())
