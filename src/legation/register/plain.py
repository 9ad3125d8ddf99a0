"""Words reduced to what does not depend on style."""

import re
import unicodedata


def plain(text: str) -> str:
    """Words without case, accents, punctuation and space, so that style does not tell copies apart."""
    folded = unicodedata.normalize("NFKD", text).casefold()
    return re.sub(r"[\W_]+", " ", "".join(sign for sign in folded if not unicodedata.combining(sign))).strip()
