"""Web archives: WARC (ISO 28500), plain or in gzip members, and WACZ, which holds them in a ZIP.

Each answer of a server that can be a page is an input.
"""

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

from legation.pages.bundles.coding import BadCoding, TooLarge, decoded
from legation.pages.source import Input, Limits, megabytes

WANTED = ("text/html", "application/xhtml+xml", "text/plain", "application/pdf", "text/markdown", "message/rfc822")
"""Media of which pages are read; an answer without a medium is looked at."""

PAGES = ("response", "resource", "conversion")
"""Kinds of records that hold pages."""

GZIP = b"\x1f\x8b\x08"
PLAIN = b"WARC/1."
_STEP = 1 << 20


def records(path: Path, limits: Limits) -> Iterator[Input]:
    """The answers of a web archive. OSError if it cannot be opened."""
    with path.open("rb") as file:
        yield from _records(file, str(path), limits)


def packed(path: Path, limits: Limits) -> Iterator[Input]:
    """The answers of the web archives in a WACZ file. ValueError if that is no ZIP or holds none."""
    try:
        with zipfile.ZipFile(path) as whole:
            names = sorted(n for n in whole.namelist() if n.lower().endswith((".warc", ".warc.gz")))
            if not names:
                raise ValueError("no web archive in this file")
            for name in names:
                with whole.open(name) as file:
                    yield from _records(file, f"{path}/{name}", limits)
    except zipfile.BadZipFile as error:
        raise ValueError(f"not a WACZ file ({error})") from None


def _records(file: Any, name: str, limits: Limits) -> Iterator[Input]:
    """The answers from here to the end; where the file is damaged, this is told once, and those after it follow."""
    base: int | None = 0
    found = told = False
    while base is not None:
        seen = base
        try:
            for record, place in _stretch(file, base):
                seen, found, told = place, True, False
                made = _input(record, f"{name}#{place}", limits)
                if made is not None:
                    yield replace(made, until=place)
            base = None
        except OSError as error:
            if not told:
                yield Input(f"{name}#{seen}", error=f"{name}: damaged after byte {seen} ({error})")
            found = told = True
            base = _next(file, seen + 1)
    if not found:
        yield Input(name, error=f"{name}: no record of a web archive in this file")


def _stretch(file: BinaryIO, base: int) -> Iterator[tuple[Any, int]]:
    """The records from a byte on, each with the byte at which it begins."""
    from fastwarc.warc import ArchiveIterator

    file.seek(base)
    for record in ArchiveIterator(file, parse_http=True, auto_decode="none"):
        yield record, record.stream_pos


def _next(file: BinaryIO, after: int) -> int | None:
    """Where the next record may begin: a gzip member, or a WARC line; None at the end of the file."""
    file.seek(after)
    kept = b""
    while chunk := file.read(_STEP):
        window = kept + chunk
        found = [at for at in (window.find(GZIP), window.find(PLAIN)) if at >= 0]
        if found:
            return after + min(found)
        kept = window[-(len(PLAIN) - 1) :]
        after += len(window) - len(kept)
    return None


def _input(record: Any, name: str, limits: Limits) -> Input | None:
    """The input of one record; None for what can be no page: a request, a note, another medium than text."""
    if record.headers.get("WARC-Type") not in PAGES:
        return None
    url = record.headers.get("WARC-Target-URI")
    medium = (record.http_content_type if record.is_http else record.headers.get("Content-Type")) or ""
    medium = medium.split(";")[0].strip().lower()
    if medium and medium not in WANTED:
        return None
    status = record.http_headers.status_code if record.is_http and record.http_headers else 200
    if status != 200:
        return Input(name, error=f"{name}: the server answered {status} for {url}", url=url)
    most = limits.pdf_bytes if medium == "application/pdf" else limits.text_bytes
    if record.content_length > most:
        return Input(name, error=f"{name}: larger than the limit of {megabytes(most)}", url=url)
    body = record.reader.read()
    if len(body) < record.content_length:
        return Input(name, error=f"{name}: cut short, {len(body)} of {record.content_length} bytes", url=url)
    headers = {k.lower(): v for k, v in record.http_headers} if record.is_http and record.http_headers else {}
    try:
        data = decoded(body, headers, most)
    except (BadCoding, TooLarge) as error:
        return Input(name, error=f"{name}: {error}", url=url)
    return Input(name, data=data, url=url, charset=record.http_charset if record.is_http else None)
