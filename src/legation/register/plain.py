"""Words reduced to what does not depend on style."""

import re
import unicodedata

_NO_LETTERS = re.compile(r"[\W_]+")


def plain(text: str) -> str:
    """Words without case, accents, punctuation and space, so that style does not tell copies apart."""
    if text.isascii():
        return _NO_LETTERS.sub(" ", text.lower()).strip()
    folded = unicodedata.normalize("NFKD", text).casefold()
    return _NO_LETTERS.sub(" ", "".join(sign for sign in folded if not unicodedata.combining(sign))).strip()
