"""Telling what a file is from its content first and its name last, and turning bytes into characters."""

import codecs
import re
from pathlib import PurePath

from legation.pages.tables import table

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_\-:.]+)""", re.IGNORECASE)
_HTML = re.compile(r"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<article[\s>]", re.IGNORECASE)
_TAG = re.compile(r"</?(?:p|div|h[1-6]|span|br|a|ul|li|table|meta|title)\b[^<>]*>", re.IGNORECASE)
_MAIL = re.compile(
    r"^(From|To|Date|Subject|MIME-Version|Received|Message-ID|Return-Path|Content-Type):", re.IGNORECASE | re.MULTILINE
)
_MAIL_HEAD = re.compile(r"\A(?:From .*\n)?(?:[A-Za-z][A-Za-z0-9-]*:.*\r?\n(?:[ \t].*\r?\n)*){2,}")
_MARK = re.compile(r"^#{1,6} \S|\]\(\w+[:/]|^(?:\*\*|__)\S.*\S(?:\*\*|__)$", re.MULTILINE)
_PRINTED_BINARY = 0.02  # share of control bytes above which bytes are no text; news text has none, broken exports a few
_SAMPLE = 65536
_MIXED = 0.01  # share of wrong bytes up to which a page counts as UTF-8 with foreign patches


class NotText(ValueError):
    """The bytes are not text of any kind; the message says what they seem to be."""


def signature(data: bytes) -> str | None:
    """Return in words what a binary file is by its first bytes, or None where no known signature stands there."""
    for row in table("media")["signatures"]["rows"]:
        if data.startswith(bytes.fromhex(row["start"])):
            return str(row["what"])
    return None


def is_pdf(data: bytes) -> bool:
    """Say whether the PDF header stands in the first 1,024 bytes, where readers accept it."""
    return b"%PDF-" in data[:1024]


def text_medium(text: str, name: str) -> str:
    """Return html, email, markdown or text: by content where it shows, else by the name's extension."""
    head = text[:_SAMPLE].lstrip()
    if _MAIL_HEAD.match(head) and len({m.lower() for m in _MAIL.findall(head.split("\n\n", 1)[0])}) >= 2:
        return "email"
    if _HTML.search(head[:4096]) or len(_TAG.findall(head)) >= 3:
        return "html"
    named = table("media")["extensions"]["rows"].get(PurePath(name).suffix.lower(), "text")
    if named == "markdown" or (named == "text" and len(_MARK.findall(head)) >= 2):
        return "markdown"
    return "html" if named == "html" and _TAG.search(head) else "text"


def _bad_byte(error: UnicodeError) -> tuple[str, int]:
    """Read one byte that is not UTF-8 as Windows-1252, the commonest foreign patch in web text."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.start + 1].decode("cp1252", "replace"), error.start + 1


codecs.register_error("legation-cp1252", _bad_byte)


def _known(name: bytes | None) -> str | None:
    """Return the codec a page declares if it is a text codec; Latin-1 is read as Windows-1252, as browsers do."""
    if name is None:
        return None
    try:
        info = codecs.lookup(name.decode("ascii"))
        b"".decode(info.name)
    except (LookupError, UnicodeDecodeError):
        return None
    if info.name.startswith(("utf-16", "utf-32")):
        return None  # a declaration that could be read byte by byte is not in such an encoding (HTML standard)
    return "cp1252" if info.name in ("iso8859-1", "ascii") else info.name


def _sixteen_bit(data: bytes) -> str | None:
    """Return the UTF-16 order of bytes without a mark: Latin text then has a zero in nearly every second byte."""
    sample = data[:4096]
    half = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if half >= 8 and max(even, odd) > 0.7 * half and min(even, odd) < 0.1 * half:
        return "utf-16-le" if odd > even else "utf-16-be"
    return None


def _guess(data: bytes) -> tuple[str, str]:
    """Decode bytes neither declared nor UTF-8: patched UTF-8 if nearly so, else the likeliest old encoding."""
    patched = data.decode("utf-8", "legation-cp1252")
    lost = data.decode("utf-8", "replace").count("\ufffd")
    if lost <= _MIXED * len(data) and re.search("[\u0100-\uffff]", data.decode("utf-8", "ignore")):
        return patched, "utf-8 with cp1252"
    from charset_normalizer import from_bytes  # only for pages that declare nothing: the import is slow

    best = from_bytes(data[: 4 * _SAMPLE]).best()
    name = best.encoding if best is not None else "cp1252"
    return data.decode(name, "replace"), name


def decode(data: bytes, declared: str | None = None) -> tuple[str, str]:
    """Return the characters of the bytes and the encoding used: mark, declaration, UTF-8, then a guess.

    Raises NotText when the bytes hold too many control characters to be any text.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return data.decode(name, "replace"), name
    if wide := _sixteen_bit(data):
        return data.decode(wide, "replace"), wide
    sample = data[:_SAMPLE]
    control = sum(sample.count(byte) for byte in range(32) if byte not in (9, 10, 11, 12, 13, 27))
    if control > _PRINTED_BINARY * len(sample):
        raise NotText("binary data, not text")
    found = _CHARSET.search(data[:2048])
    stated = _known(declared.encode("ascii", "replace") if declared else found.group(1) if found else None)
    for codec in (stated, "utf-8"):
        try:
            if codec is not None and (codec != "cp1252" or not _is_utf8(data)):
                return data.decode(codec), codec
        except (UnicodeDecodeError, LookupError):
            continue
    return _guess(data)


def _is_utf8(data: bytes) -> bool:
    """Say whether bytes beyond ASCII read as UTF-8 throughout: pages that declare Latin-1 often are UTF-8."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
