"""One thing to read, before it is opened."""

from dataclasses import dataclass
from pathlib import Path

MAX_BYTES = 20_000_000
MAX_PDF_BYTES = 200_000_000


@dataclass(frozen=True, slots=True)
class Remote:
    """A file in a store of objects: the address by which the store is reached, its bytes, and when it was changed."""

    address: str
    size: int
    changed: str


@dataclass(frozen=True, slots=True)
class Input:
    """One thing to read: `path` is its name as shown to the user; one of `file`, `remote`, `data` or `error` is set.

    `error` says in a sentence why it cannot even be opened. A record of an archive is named by the archive and its
    place in it ("news.warc.gz#51234"); `url` and `charset` are what the archive or the server tells beside its bytes.
    `until` is how many bytes of that archive are read once this record is, for telling how far a run has come.
    """

    path: str
    file: Path | None = None
    data: bytes | None = None
    error: str | None = None
    url: str | None = None
    charset: str | None = None
    until: int | None = None
    remote: Remote | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of one input is read: bytes of text and of PDF files, and pages of a PDF."""

    text_bytes: int = MAX_BYTES
    pdf_bytes: int = MAX_PDF_BYTES
    pdf_pages: int = 200


def reason_of(error: OSError) -> str:
    """Why a file could not be read, in the words of the system."""
    return (error.strerror or str(error)).lower()


def megabytes(count: int) -> str:
    """A number of bytes for people."""
    return f"{count / 1_000_000:g} MB"


USUAL = Limits()
"""The limits unless others are asked for."""
