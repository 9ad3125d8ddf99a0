"""CSV: rows for spreadsheets and statistics programs.

UTF-8, with a byte-order mark if asked for, since Excel takes anything else for its own code page. Cells that a
spreadsheet would take for a formula are marked by an apostrophe; numbers are left as they are.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

from legation.exports.rows import Cell
from legation.exports.taken import Taken

BYTE_ORDER_MARK = "\ufeff"

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""First signs that make Excel, LibreOffice or Google Sheets compute a cell."""


def pieces(taken: Taken) -> Iterator[bytes]:
    """The table asked for as CSV, in pieces."""
    table = taken.table
    for line in lines(table.rows(taken), columns=[one.name for one in table.columns], excel=taken.excel):
        yield line.encode("utf-8", "replace")


def lines(
    rows: Iterable[Mapping[str, Cell]], *, columns: Sequence[str], excel: bool = False, delimiter: str = ","
) -> Iterator[str]:
    """The rows as lines of CSV under a line of column names, each ended by CR LF as RFC 4180 has it."""
    held = io.StringIO()
    writer = csv.DictWriter(held, columns, extrasaction="raise", delimiter=delimiter)
    writer.writeheader()
    yield (BYTE_ORDER_MARK if excel else "") + _taken(held)
    for row in rows:
        writer.writerow({name: _safe(value) for name, value in row.items()})
        yield _taken(held)


def _safe(value: Cell) -> Cell:
    """A cell that no spreadsheet computes; an apostrophe marks text, and is not shown."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"'{value}" if isinstance(value, str) and value.lstrip(" ").startswith(FORMULA_STARTS) else value


def _taken(held: io.StringIO) -> str:
    text = held.getvalue()
    held.seek(0)
    held.truncate()
    return text
