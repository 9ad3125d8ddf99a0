"""What was read: pages, the stories on them, and what became of each input."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph-like part of a story: `kind` is title, byline, dateline, paragraph, subhead, caption, timestamp,
    speaker (the label of who speaks from here on, in a transcript) or question (what a reporter or host asks there).
    """

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Dropped:
    """A piece of a page that belongs to no story, and why it was left out."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class DateCandidate:
    """A date that might be the story's publication date: where it was found, and what became of it.

    `value` is an ISO day, or an EDTF date with open parts ("--10-20") when the year is not stated.
    `basis` is dateline, metadata, url, header, given, body, or first_seen: the day of an earlier copy of the story.
    `why` tells in a sentence why it was accepted or refused. A `superseded` candidate was the story's date until such a
    copy was known.
    """

    value: str
    basis: str
    text: str
    accepted: bool
    why: str
    superseded: bool = False


@dataclass(frozen=True, slots=True)
class Story:
    """One news story of a page: an immutable text that all offsets refer to.

    `text` holds title, dateline, paragraphs and captions, separated by blank lines; `blocks` tells which is which, in
    order, without overlap. `published` is an ISO day, or None when no candidate could be trusted (then
    `published_basis` is none). `published_basis` is dateline, metadata, url, header, first_seen, given or none.
    `credits` are the agencies or outlets whose copy the story says it is (dateline or credit line), as printed;
    `byline` is the writer's name as printed. `official` is the state (iso3) or organisation (name) whose own body
    publishes the story, so that "we" in it is theirs; None for news media and where that is unknown.
    """

    index: int
    title: str
    text: str
    blocks: tuple[Block, ...]
    published: str | None = None
    published_basis: str = "none"
    dating: tuple[DateCandidate, ...] = ()
    byline: str | None = None
    dateline_place: str | None = None
    credits: tuple[str, ...] = ()
    language: str = "en"
    official: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One input as it was read: where it came from, the hash of its bytes, and the stories found on it.

    `path` is the path or name as given; `sha256` identifies the archived bytes; `media` is text, html, markdown, pdf or
    email.
    """

    path: str
    sha256: str
    media: str
    encoding: str | None
    url: str | None
    site: str | None
    stories: tuple[Story, ...]
    dropped: tuple[Dropped, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input: `status` is read, nothing_found or refused; `reason` says why, in a sentence, unless
    read. `data` are the bytes that `page` was read from, to be archived.
    """

    path: str
    status: str
    reason: str = ""
    sha256: str | None = None
    page: Page | None = field(default=None, compare=False)
    data: bytes | None = field(default=None, compare=False, repr=False)
