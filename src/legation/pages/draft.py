"""What a reader of one medium hands on: the pieces of a page in order, before they are sorted."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """One line or paragraph of a page as its medium gives it.

    `kind` is text, heading, caption, item or timestamp; `level` is the heading's depth (1 to 6), or 0.
    """

    text: str
    kind: str = "text"
    level: int = 0


@dataclass(frozen=True, slots=True)
class Hint:
    """A date stated beside the text (a meta tag, a mail header): `value` as written, `basis` metadata or url."""

    value: str
    basis: str
    text: str


SITE_LINE = "the name of the site or body, kept as the page's"
PUBLICATION_LINE = "a publication line, kept as a date candidate"
CREDIT_LINE = "a credit line, kept as the story's credit"
ABOVE_HEADLINE = "a line above the headline"
HEAD_LINES = frozenset({SITE_LINE, PUBLICATION_LINE, CREDIT_LINE, ABOVE_HEADLINE})
"""Reasons why lines of a page's head belong to no story; they still tell whose page it is."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A page as read from its medium, still unsorted.

    `locale` is the language tag the page declares ("en-US"), a clue for numeric dates; `hints` stand strongest first.
    """

    media: str
    encoding: str | None
    pieces: tuple[Piece, ...]
    title: str | None = None
    url: str | None = None
    site: str | None = None
    byline: str | None = None
    locale: str | None = None
    hints: tuple[Hint, ...] = ()
    notes: tuple[str, ...] = ()
