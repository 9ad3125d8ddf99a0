"""The coding that a server put around a page's bytes: chunks, gzip, deflate, Brotli, undone within a limit."""

import zlib
from collections.abc import Mapping

from legation.pages.source import megabytes


class BadCoding(ValueError):
    """The bytes are not coded as their headers say."""


class TooLarge(ValueError):
    """Undone, the bytes are more than the limit."""


def decoded(body: bytes, headers: Mapping[str, str], most: int) -> bytes:
    """The bytes of a page out of the body of an answer; `headers` have names in lower case, `most` is in bytes.

    Archives often hold bodies already undone beside the headers that were sent: a body that does not begin as its
    header says is taken as it stands. Raises BadCoding for one that begins so and breaks, TooLarge beyond the limit.
    """
    if "chunked" in headers.get("transfer-encoding", "").lower():
        body = _joined(body)
    for coding in reversed([c.strip().lower() for c in headers.get("content-encoding", "").split(",") if c.strip()]):
        if coding in ("gzip", "x-gzip") and body.startswith(b"\x1f\x8b"):
            body = _inflated(body, most, 31)
        elif coding == "deflate" and body[:1] and body[0] & 0x0F == 8:
            body = _inflated(body, most, 15)
        elif coding == "br" and body.lstrip()[:1] != b"<":
            body = _brotli(body, most)
    if len(body) > most:
        raise TooLarge(f"larger than the limit of {megabytes(most)}")
    return body


def _joined(body: bytes) -> bytes:
    """Chunks put together; a body that is not in chunks is left as it is."""
    parts: list[bytes] = []
    at = 0
    while True:
        end = body.find(b"\r\n", at, at + 20)
        try:
            size = int(body[at:end].split(b";")[0], 16) if end > at else -1
        except ValueError:
            size = -1
        if size < 0 or end + 2 + size > len(body):
            return body if not parts else b"".join(parts)
        if size == 0:
            return b"".join(parts)
        parts.append(body[end + 2 : end + 2 + size])
        at = end + 2 + size + 2


def _inflated(body: bytes, most: int, window: int) -> bytes:
    machine = zlib.decompressobj(window)
    try:
        data = machine.decompress(body, most + 1)
    except zlib.error as error:
        raise BadCoding(f"damaged ({error})") from None
    if len(data) > most:
        raise TooLarge(f"unpacked larger than the limit of {megabytes(most)}")
    if not machine.eof:
        raise BadCoding("cut short")
    return data


def _brotli(body: bytes, most: int) -> bytes:
    import brotli

    machine, parts, total = brotli.Decompressor(), [], 0
    try:
        for at in range(0, len(body), 4096):
            parts.append(machine.process(body[at : at + 4096]))
            total += len(parts[-1])
            if total > most:
                raise TooLarge(f"unpacked larger than the limit of {megabytes(most)}")
    except brotli.error as error:
        raise BadCoding(f"damaged ({error})") from None
    return b"".join(parts)
