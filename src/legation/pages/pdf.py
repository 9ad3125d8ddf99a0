"""PDF into pieces: the text of each page without running heads and page numbers, divided words made whole."""

import io
import logging
import re
from collections import Counter

from legation.pages.draft import Draft, Hint
from legation.pages.normal import clean
from legation.pages.plain import pieces_of

_FIGURES = re.compile(r"\d+")
_REPEATED = 3  # pages on which a first or last line stands before it counts as a running head
_DATE = re.compile(r"D:(\d{4})(\d\d)(\d\d)")


class UnreadablePdf(ValueError):
    """The PDF file is damaged, encrypted or without text; the message says which."""


def _texts(data: bytes, most: int) -> tuple[list[str], list[str], dict[str, str]]:
    """Return the text of each page, notes, and the file's own title and date."""
    from pypdf import PdfReader  # only PDF files need it
    from pypdf.errors import DependencyError, FileNotDecryptedError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # damage is told in the outcome, not on the terminal
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadablePdf("this PDF file is encrypted and needs a password")
        count = len(reader.pages)
        texts = [reader.pages[index].extract_text() for index in range(min(count, most))]
        stated = {name: str(value) for name, value in (reader.metadata or {}).items() if value}
    except UnreadablePdf:
        raise
    except (DependencyError, FileNotDecryptedError, NotImplementedError):
        raise UnreadablePdf("this PDF file is encrypted and cannot be opened") from None
    except (RecursionError, MemoryError):
        raise UnreadablePdf("this PDF file is nested too deeply to be read") from None
    except Exception as error:  # the reader raises whatever the damage leads to, so no narrower class would do
        raise UnreadablePdf(f"this PDF file is damaged or cut short ({type(error).__name__})") from error
    return texts, [f"only the first {most} of {count} pages were read"] if count > most else [], stated


def _shape(line: str) -> str:
    """Return a line with its figures made alike, so that page numbers do not hide a running head."""
    return _FIGURES.sub("#", clean(line))


def _without_running_lines(texts: list[str]) -> list[str]:
    """Take away first and last lines that stand on several pages, and bare page numbers."""
    pages = [[line for line in text.split("\n") if line.strip()] for text in texts]
    counts = Counter(_shape(line) for page in pages for line in {*page[:1], *page[-1:]})
    running = {shape for shape, count in counts.items() if count >= _REPEATED} | {"#"}
    kept: list[str] = []
    for page, text in zip(pages, texts, strict=True):
        edges = {line for line in (*page[:1], *page[-1:]) if _shape(line) in running}
        kept.append("\n".join(line for line in text.split("\n") if line not in edges))
    return kept


def read_pdf(data: bytes, pages: int) -> Draft:
    """Return the draft of a PDF file, of its first `pages` pages; UnreadablePdf if it has no text to give.

    The file's own title is left aside: writing programs fill it with file names; its date is a candidate only.
    """
    texts, notes, stated = _texts(data, pages)
    # A paragraph may run across pages, so pages are joined by a line break and no more.
    found = pieces_of("\n".join(_without_running_lines(texts)))
    if not found:
        raise UnreadablePdf("this PDF file holds no text, perhaps only pictures of pages")
    made = _DATE.match(stated.get("/CreationDate", ""))
    hints = (Hint("-".join(made.groups()), "metadata", f"CreationDate {made[0]}"),) if made else ()
    return Draft("pdf", None, found, hints=hints, notes=tuple(notes))
