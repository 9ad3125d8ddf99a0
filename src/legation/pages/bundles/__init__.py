"""Files that hold many pages: web archives, lists of texts, mailboxes. Each record is an input of its own.

All of them are read as streams, so that memory does not grow with the file, and a record that cannot be read is an
input with an error, after which the next one follows.
"""

import gzip
import mailbox
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

from legation.pages.bundles import mailboxes, rows, warc
from legation.pages.source import Input, Limits, reason_of

Open = Callable[[Path, Limits], Iterator[Input]]

_BY_ENDING: tuple[tuple[str, Open], ...] = (
    (".warc", warc.records),
    (".warc.gz", warc.records),
    (".wacz", warc.packed),
    (".jsonl", rows.lines),
    (".jsonl.gz", rows.lines),
    (".ndjson", rows.lines),
    (".parquet", rows.parquet),
    (".mbox", mailboxes.mbox),
)
ENDINGS = tuple(ending for ending, _ in _BY_ENDING)
"""How the names of files end that are read as many pages."""

IN_STRETCHES = (".warc", ".warc.gz", ".jsonl", ".jsonl.gz", ".ndjson", ".parquet")
"""How the names of those end whose records tell in rising numbers how far into the file they are."""


def bundle(path: Path) -> Open | None:
    """What reads a file as many pages; None for a file that is one page."""
    name = path.name.lower()
    return next((read for ending, read in _BY_ENDING if name.endswith(ending)), None)


def unbundled(path: Path, read: Open, limits: Limits) -> Iterator[Input]:
    """The records of a file, each an input; an archive that cannot be opened or read on ends in one with an error."""
    try:
        yield from read(path, limits)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        yield Input(str(path), error=f"{path}: damaged or cut short ({error})")
    except (OSError, mailbox.Error) as error:
        yield Input(str(path), error=f"{path}: {reason_of(error) if isinstance(error, OSError) else error}")
    except ValueError as error:
        yield Input(str(path), error=f"{path}: {error}")
