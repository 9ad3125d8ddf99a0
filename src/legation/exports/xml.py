"""Writing XML as text, so that a long file need not be held."""

import re
from xml.sax.saxutils import escape, quoteattr

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def text(value: object) -> str:
    """A value as the text of an element; signs that XML cannot hold become U+FFFD."""
    return escape(_plain(value))


def attribute(value: object) -> str:
    """A value as an attribute, with its quotes."""
    return quoteattr(_plain(value))


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return _NOT_XML.sub("\ufffd", str(value))
