"""From what the user names (files, folders, lists, standard input) to one outcome for each input, whatever it holds."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from legation.model.page import Outcome, Page
from legation.pages.assemble import page_of
from legation.pages.bundles import bundle, unbundled
from legation.pages.draft import Draft
from legation.pages.glimpse import evidently_english, glimpse
from legation.pages.mail import read_mail
from legation.pages.markdown import read_markdown
from legation.pages.media import NotText, decode, is_pdf, signature, text_medium
from legation.pages.pdf import UnreadablePdf, read_pdf
from legation.pages.plain import pieces_of
from legation.pages.records import is_record, read_record
from legation.pages.remote import below, is_remote, opened_remote
from legation.pages.source import USUAL, Input, Limits, megabytes, reason_of

Worth = Callable[[str], bool]
"""Tells of the words of an English page whether it can hold anything that is looked for."""

SHUT = "no words of the subject (speed gate)"


def _folder(path: Path, above: frozenset[Path]) -> Iterator[Input]:
    """Give the files below a folder in sorted order, hidden names passed over; a loop is an error."""
    try:
        real = path.resolve(strict=True)
        if real in above:
            yield Input(str(path), error=f"{path}: this folder leads back to itself")
            return
        names = sorted(entry.name for entry in path.iterdir())
    except (OSError, RuntimeError) as error:
        yield Input(
            str(path),
            error=f"{path}: {reason_of(error) if isinstance(error, OSError) else 'this folder leads back to itself'}",
        )
        return
    beside = set(names)
    for name in names:
        if not name.startswith(".") and not _belongs(name, beside):
            yield from _named(path / name, above | {real})


def _belongs(name: str, beside: set[str]) -> bool:
    """Whether a folder is the pictures and scripts that a browser saved with a page beside it."""
    stem = name.removesuffix("_files")
    return stem != name and any(f"{stem}{ending}" in beside for ending in (".html", ".htm", ".xhtml"))


def _named(path: Path, above: frozenset[Path] = frozenset()) -> Iterator[Input]:
    """Give the file of a name, or the files below a folder, archives not yet opened."""
    try:
        if path.is_dir():
            yield from _folder(path, above)
        elif path.is_file():
            yield Input(str(path), file=path)
        elif path.exists():
            yield Input(str(path), error=f"{path}: neither a file nor a folder")
        else:
            yield Input(str(path), error=f"{path}: no such file or folder")
    except (OSError, ValueError) as error:
        yield Input(
            str(path), error=f"{path!s:.200}: {reason_of(error) if isinstance(error, OSError) else 'no usable name'}"
        )


def _listed(path: str, stdin: BinaryIO | None) -> Iterator[Input]:
    """Give the inputs a list file names, one a line; blank lines and lines that begin with # are passed over."""
    try:
        text, _ = decode(Path(path).read_bytes())
    except OSError as error:
        yield Input(f"@{path}", error=f"{path}: {reason_of(error)}")
        return
    except NotText as error:
        yield Input(f"@{path}", error=f"{path}: {error}")
        return
    base = Path(path).parent
    for line in text.splitlines():
        name = line.strip()
        if name == "-" or is_remote(name):
            yield from files([name], stdin)
        elif name and not name.startswith("#"):
            yield from _named(base / name)


def files(paths: Sequence[str], stdin: BinaryIO | None = None) -> Iterator[Input]:
    """Give every file the names stand for, in order, none of them opened yet.

    Names are those of files, folders with all below, addresses in stores of objects (s3://…), @LIST for a list, - for
    `stdin`. What cannot be there is an input too, which carries its error. Names in a list are relative to its folder.
    """
    for path in paths:
        if path == "-":
            data = stdin.read() if stdin is not None else None
            yield Input("-", data=data, error=None if data is not None else "-: no standard input to read")
        elif path.startswith("@") and not Path(path).exists():
            yield from _listed(path[1:], stdin)
        elif is_remote(path):
            yield from below(path)
        else:
            yield from _named(Path(path))


def opened(item: Input) -> Iterator[Input]:
    """What a file holds: the records of an archive, a list of texts or a mailbox, each an input; else the file itself.

    What cannot be opened is an input with an error (see `legation.pages.bundles`).
    """
    if item.remote is not None:
        yield from opened_remote(item, USUAL)
    elif item.file is not None and (read := bundle(item.file)) is not None:
        yield from unbundled(item.file, read, USUAL)
    else:
        yield item


def expand(paths: Sequence[str], stdin: BinaryIO | None = None) -> Iterator[Input]:
    """Give every input that the names stand for, in order: the files of `files`, each opened."""
    for item in files(paths, stdin):
        yield from opened(item)


def _bytes(source: Input, limits: Limits) -> bytes | Outcome:
    """Return the bytes of an input, or the refusal; a file beyond all limits is not read."""
    if source.error is not None:
        return Outcome(source.path, "refused", source.error)
    if source.data is not None:
        return source.data
    if source.file is None:
        return Outcome(source.path, "refused", f"{source.path}: nothing to read")
    most = max(limits.text_bytes, limits.pdf_bytes)
    try:
        with source.file.open("rb") as file:
            head = file.read(1024)
            most = limits.pdf_bytes if is_pdf(head) else limits.text_bytes
            return head + file.read(most + 1 - len(head)) if most >= len(head) else head
    except OSError as error:
        return Outcome(source.path, "refused", f"{source.path}: {reason_of(error)}")


class _Refused(Exception):
    """The bytes are no page that can be read; the message says why."""


class _Unopened(Exception):
    """A page that is not worth taking apart, by its words; told with its medium and encoding."""

    def __init__(self, media: str, encoding: str) -> None:
        super().__init__(media, encoding)
        self.media, self.encoding = media, encoding


def _draft(data: bytes, source: Input, limits: Limits, worth: Worth | None) -> Draft:
    """Return the draft of an input by its medium; _Refused where it has none that can be read, _Unopened where it is
    not `worth` the while.
    """
    if is_pdf(data):
        if len(data) > limits.pdf_bytes:
            raise _Refused(f"larger than the limit of {megabytes(limits.pdf_bytes)} for a PDF file")
        return read_pdf(data, limits.pdf_pages)
    if kind := signature(data):
        raise _Refused(f"this is {kind}, not a page of text")
    if len(data) > limits.text_bytes:
        raise _Refused(f"larger than the limit of {megabytes(limits.text_bytes)}")
    if is_record(data):
        return read_record(data)
    text, encoding = decode(data, source.charset)
    medium = text_medium(text, source.path)
    if medium == "email":
        return read_mail(data)
    if worth is not None and evidently_english(words := glimpse(text, medium)) and not worth(words):
        raise _Unopened(medium, encoding)
    if medium == "html":
        from legation.pages.markup import (
            read_html,
        )  # the extractor is slow to import and only pages of this kind need it

        return read_html(text, encoding)
    if medium == "markdown":
        return read_markdown(text, encoding)
    return Draft("text", encoding, pieces_of(text))


def read_input(
    source: Input, published: str | None = None, limits: Limits = USUAL, worth: Worth | None = None
) -> Outcome:
    """Read one input into a page; what cannot be read is refused with a reason that names it, never an exception.

    `published` is the ISO day the user vouches for (ValueError if it is none). A page in English that is not `worth`
    it, judged by its words alone, is not taken apart: nothing is found on it.
    """
    data = _bytes(source, limits)
    if isinstance(data, Outcome):
        return data
    sha256 = hashlib.sha256(data).hexdigest()
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        return Outcome(source.path, "nothing_found", f"{source.path}: the input is empty", sha256)
    try:
        draft = _draft(data, source, limits, worth)
    except _Unopened as shut:
        page = Page(source.path, sha256, shut.media, shut.encoding, source.url, None, ())
        return Outcome(source.path, "nothing_found", f"{source.path}: {SHUT}", sha256, page, data)
    except (_Refused, NotText, UnreadablePdf) as error:
        return Outcome(source.path, "refused", f"{source.path}: {error}", sha256)
    if draft.url is None and source.url is not None:
        draft = replace(draft, url=source.url)
    page = page_of(draft, source.path, sha256, published)
    if not page.stories:
        return Outcome(
            source.path,
            "nothing_found",
            f"{source.path}: no story on the page, only clutter or nothing at all",
            sha256,
            page,
            data,
        )
    return Outcome(source.path, "read", "", sha256, page, data)
