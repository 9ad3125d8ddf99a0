"""Plain text into pieces: hard-wrapped lines re-joined, one paragraph for each piece."""

import itertools
import re
from collections.abc import Iterable, Iterator

from legation.pages.draft import Piece
from legation.pages.normal import clean, ends_sentence, visible

_BULLET = re.compile(r"^\s*(?:[•‣▪●◦·*]|[-–—](?=\s))\s+(?=\S)")
_NUMBER = re.compile(r"^\s*\d{1,2}[.)]\s+(?=\S)")
_CLOCK = r"\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?"
_ZONE = r"(?:GMT|UTC|[A-Z]{2,4}T|[A-Z]{3,4}|local time)(?:[+-]\d{1,2})?"
_TIMESTAMP = re.compile(
    rf"^\W*(?:(?:updated|posted|last updated)?\W*{_CLOCK}\s*(?:\(?{_ZONE}\)?)?|\d{{1,2}}\s*[ap]\.?m\.?(?:\s+{_ZONE})?"
    r"|\d{1,3}\s*(?:s|m|h|d|min|mins|minutes?|hrs?|hours?|days?)\s+ago|just now)\W*$",
    re.IGNORECASE,
)
_WIDEST = 100  # lines of mail and wire copy are wrapped at 60 to 80 characters; beyond this a line is a paragraph
_NARROWEST = 40


def is_timestamp(text: str) -> bool:
    """Say whether a line holds nothing but a time of day or an age ("14:05 GMT", "3h ago")."""
    return len(text) <= 40 and _TIMESTAMP.match(text) is not None


def piece(text: str) -> Piece:
    """Return the piece a paragraph of plain text makes: timestamp, bulleted item or text."""
    shown = clean(text)
    if is_timestamp(shown):
        return Piece(shown, "timestamp")
    bullet = _BULLET.match(shown)
    if bullet:
        return Piece(shown[bullet.end() :], "item")
    return Piece(shown, "item" if _NUMBER.match(shown) else "text")


def _width(lines: list[str]) -> int:
    """Return the column at which the text seems wrapped, or 0 when its lines are whole paragraphs."""
    lengths = sorted(len(line.strip()) for line in lines if line.strip())
    if len(lengths) < 3 or lengths[-1] > _WIDEST:
        return 0
    wide = lengths[int(len(lengths) * 0.9)] if len(lengths) > 9 else lengths[-1]
    return wide if wide >= _NARROWEST else 0


_GOES_ON = re.compile(
    r"(?:,|\b(?:a|an|the|of|to|in|on|at|by|for|from|with|and|or|that|which|its|his|her|their|will|has|have|was|were|is|are|be))$"
)


def _broken(line: str, following: str) -> bool:
    """Say whether a line ends in the middle of a sentence, whatever its width: "…, General Adu and the"."""
    start = following.lstrip()
    return not _BULLET.match(following) and bool(
        _GOES_ON.search(line.rstrip()) or (start[:1].islower() and not ends_sentence(line.rstrip()))
    )


def _breaks(line: str, following: str, width: int) -> bool:
    """Say whether a paragraph ends between two adjoining lines of wrapped text."""
    if _BULLET.match(following) or _NUMBER.match(following) or (following[:1].isspace() and not line[:1].isspace()):
        return True
    # A line that had room for the next word was ended on purpose.
    first = following.split(maxsplit=1)[0] if following.strip() else ""
    room = len(line.strip()) + 1 + len(first) < width * 0.9
    return room and (
        ends_sentence(line.strip()) or (len(line.strip()) < width * 0.6 and not following.strip()[:1].islower())
    )


def join_lines(lines: Iterable[str]) -> str:
    """Join the lines of one paragraph; a word divided by a hyphen at a line's end becomes whole again."""
    joined = ""
    for line in lines:
        part = line.strip()
        if re.search(r"[a-z]-$", joined) and part[:1].islower():
            joined = joined[:-1] + part
        else:
            joined = f"{joined} {part}" if joined else part
    return joined


def _paragraphs(chunk: list[str], width: int) -> Iterator[str]:
    """Divide lines that stand together into paragraphs."""
    held = [chunk[0]]
    for line, following in itertools.pairwise(chunk):
        if _breaks(line, following, width) if width else not _broken(line, following):
            yield join_lines(held)
            held = []
        held.append(following)
    yield join_lines(held)


def pieces_of(text: str) -> tuple[Piece, ...]:
    """Return the paragraphs of a plain text in order."""
    lines = visible(text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n")).split("\n")
    width = _width(lines)
    found: list[Piece] = []
    chunk: list[str] = []
    for line in [*lines, ""]:
        if line.strip():
            chunk.append(line)
        elif chunk:
            found.extend(piece(part) for part in _paragraphs(chunk, width))
            chunk = []
    return tuple(one for one in found if one.text)
