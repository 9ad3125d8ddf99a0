"""Where output goes: data to standard output, messages and progress to standard error."""

import io
import json
import re
import sys
import unicodedata
from collections.abc import Iterable
from typing import IO, cast

from rich.console import Console

from legation import journal

PIPED_WIDTH = 110
"""Signs a line has where the output is no terminal."""

WIDEST = 120
"""Signs a line has at most: on a wider screen the eye would lose the line."""


def data() -> Console:
    """The console for what was asked for."""
    return _console(stderr=False)


def messages() -> Console:
    """The console for everything else; where a journal is written, that alone goes to standard error."""
    return Console(file=cast(IO[str], _Nowhere())) if journal.is_written() else _console(stderr=True)


class _Nowhere(io.TextIOBase):
    """A stream that keeps nothing."""

    def write(self, text: str) -> int:
        return len(text)


class _Trimmed:
    """A stream on which no line ends in spaces: what aligns a column on a screen is clutter in a file."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        return self._stream.write(re.sub(r"[ \t]+(?=\n)", "", text))

    def __getattr__(self, name: str) -> object:
        return getattr(self._stream, name)


def _console(*, stderr: bool) -> Console:
    stream = sys.stderr if stderr else sys.stdout
    file = stream if stream.isatty() else cast(IO[str], _Trimmed(stream))
    console = Console(file=file, highlight=False, emoji=False, markup=False)
    console.width = min(console.width, WIDEST) if stream.isatty() else PIPED_WIDTH
    return console


def print_lines(lines: Iterable[str]) -> None:
    """Print lines that end by themselves, as they are."""
    for line in lines:
        sys.stdout.write(line)
    sys.stdout.flush()


def print_record(record: object) -> None:
    """Print one record as a line of JSON."""
    print_lines([json.dumps(record, ensure_ascii=False) + "\n"])


def visible(text: str) -> str:
    """Words of a page, safe to print: signs that steer a terminal are shown as spaces, line ends too."""
    return "".join(" " if unicodedata.category(sign) in ("Cc", "Cf", "Zl", "Zp") else sign for sign in text)
