"""Every format in which the register can be taken away: the one list that command line, reading room and guide use.

A format is a module of this package with `pieces(taken)`, which gives the file's bytes piece by piece. It is imported
when it is used, so that nobody waits for libraries that they do not need.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from legation.exports.taken import Taken

WHATS = ("claims", "events", "parties", "pages", "decisions", "changes")
"""What can be taken away, by the names of the tables."""

BOTH = WHATS[:2]


class _Maker(Protocol):
    def pieces(self, taken: "Taken") -> Iterator[bytes]: ...


@dataclass(frozen=True, slots=True)
class Format:
    """One format. `whats` are what it can hold, the usual one first; `home` is its module; `audience`, `holds` and
    `lacks` tell people whom it is for, what it keeps, and what it cannot.
    """

    name: str
    suffix: str
    media: str
    whats: tuple[str, ...]
    home: str
    audience: str
    holds: str
    lacks: str

    @property
    def is_text(self) -> bool:
        """Whether the bytes are text, and may be shown on a screen."""
        return "charset=utf-8" in self.media

    def pieces(self, taken: "Taken") -> Iterator[bytes]:
        """The file's bytes, piece by piece."""
        return cast(_Maker, import_module(f"legation.exports.{self.home}")).pieces(taken)


FORMATS = (
    Format(
        "csv",
        "csv",
        "text/csv; charset=utf-8",
        WHATS,
        "csv",
        "spreadsheets, R, Stata",
        "one row a record, flat; `--excel` marks it for Excel",
        "parties after the second are words in one cell; text that a spreadsheet would compute gets an apostrophe",
    ),
    Format(
        "jsonl",
        "jsonl",
        "application/x-ndjson; charset=utf-8",
        WHATS,
        "jsonl",
        "programs; reading back with `legation.claim_from_record`",
        "everything, one record a line",
        "nothing",
    ),
    Format(
        "parquet",
        "parquet",
        "application/vnd.apache.parquet",
        WHATS,
        "parquet",
        "pandas, polars, R (arrow), DuckDB, Spark",
        "the columns of CSV with their types and meanings, and `record`, the whole record",
        "nothing",
    ),
    Format(
        "html",
        "html",
        "text/html; charset=utf-8",
        ("claims",),
        "evidence",
        "reading and handing on, in any browser",
        "each page's text with the evidence marked and its claims beside it; one file that loads nothing",
        "events, but for their ids and where reports differ",
    ),
)

BY_NAME = {one.name: one for one in FORMATS}
