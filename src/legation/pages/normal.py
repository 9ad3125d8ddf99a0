"""The one form in which words of a page are kept: NFC, verbatim, without invisible characters or stray white space."""

import re
import unicodedata

# Soft hyphen, zero-width characters, direction marks and byte-order marks carry no word and would break every look-up.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffb]")
_CONTROL = re.compile("[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ud800-\udfff]")
_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"\w+(?:[’'\-.]\w+)*")
_FINAL = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")


def visible(text: str) -> str:
    """Return the text in NFC without invisible and control characters; line breaks stay."""
    return unicodedata.normalize("NFC", _CONTROL.sub(" ", _INVISIBLE.sub("", text)))


def clean(text: str) -> str:
    """Return the text of one paragraph: visible characters only, white space collapsed to single blanks."""
    return _SPACE.sub(" ", visible(text)).strip()


def word_list(text: str) -> list[str]:
    """Return the words of a text in order, as written."""
    return _WORD.findall(text)


def ends_sentence(text: str) -> bool:
    """Say whether a text closes with a full stop or its like, quotation marks and brackets aside."""
    return _FINAL.search(text) is not None
