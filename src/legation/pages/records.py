"""A text that comes as a JSON object, as lists of texts have them: its words, and what is told beside them."""

import json
from dataclasses import replace

from legation.pages.draft import Draft, Hint
from legation.pages.media import NotText
from legation.pages.plain import pieces_of

TEXTS = ("text", "html", "content", "body", "article", "maintext")
"""Keys under which such lists have the words, first come first taken."""
TITLES = ("title", "headline")
ADDRESSES = ("url", "link", "source_url", "uri")
DAYS = ("published", "date_published", "date_publish", "published_date", "pub_date", "date", "timestamp", "created_at")
SITES = ("site", "publisher", "source_domain", "outlet", "source")
WRITERS = ("author", "byline")


def is_record(data: bytes) -> bool:
    """Whether the bytes are a JSON object that holds a text."""
    return data.lstrip()[:1] == b"{" and _object(data) is not None


def read_record(data: bytes) -> Draft:
    """The draft of a text that comes as a JSON object; NotText if it holds none.

    What is under `html` is read as HTML; the day, the address, the title and the site beside the words count as what a
    page says of itself in its meta tags.
    """
    told = _object(data)
    if told is None:
        raise NotText(f"a JSON object without a text; one of {', '.join(TEXTS)} is wanted")
    words = _first(told, TEXTS) or ""
    key = next(k for k in TEXTS if isinstance(told.get(k), str) and told[k])
    day = next((str(told[k]) for k in DAYS if told.get(k)), None)
    hints = (Hint(day, "metadata", day),) if day else ()
    if key == "html":
        from legation.pages.markup import read_html  # slow to import

        draft = read_html(words, "utf-8")
    else:
        draft = Draft("text", "utf-8", pieces_of(words))
    return replace(
        draft,
        title=draft.title or _first(told, TITLES),
        url=draft.url or _first(told, ADDRESSES),
        site=draft.site or _first(told, SITES),
        byline=draft.byline or _first(told, WRITERS),
        hints=(*draft.hints, *hints),
    )


def _object(data: bytes) -> dict[str, object] | None:
    try:
        told = json.loads(data)
    except (ValueError, RecursionError):
        return None
    if not isinstance(told, dict) or _first(told, TEXTS) is None:
        return None
    return told


def _first(told: dict[str, object], keys: tuple[str, ...]) -> str | None:
    return next((str(told[k]) for k in keys if isinstance(told.get(k), str) and told[k]), None)
