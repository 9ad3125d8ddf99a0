"""BibTeX: a citation of each record, for LaTeX, JabRef and Zotero."""

import re
from collections.abc import Iterator

from legation.exports.citations import Citation, citations
from legation.exports.taken import Taken

ESCAPED = {
    "\\": r"{\textbackslash}",
    "{": r"\{",
    "}": r"\}",
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
}


def pieces(taken: Taken) -> Iterator[bytes]:
    """An entry for each record."""
    return (entry(one).encode("utf-8", "replace") for one in citations(taken))


def entry(one: Citation) -> str:
    """One citation; braces keep the letters of the title as they are."""
    year, month, day, *_ = (*(one.day or "").split("-"), "", "")
    fields = {
        "title": f"{{{escaped(one.title)}}}",
        "year": year,
        "month": month,
        "day": day,
        "howpublished": escaped(one.publisher or ""),
        "url": (one.url or "").replace("{", "%7B").replace("}", "%7D"),
        "note": escaped(one.note),
    }
    told = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@misc{{{one.key},\n{told}\n}}\n\n"


def escaped(text: str) -> str:
    """A text in which no sign steers TeX."""
    return "".join(ESCAPED.get(sign, sign) for sign in re.sub(r"\s+", " ", text))
