"""The register as data frames: `events_frame` and `claims_frame` for pandas or polars.

Types are those of the columns: days are dates, numbers that are not told are missing and not zero, and an act of which
only the month is known has the month's first and last day in `date_from` and `date_to`, never a day in between. pandas
and polars are not installed with Legation; whichever is asked for must be there.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Literal

from legation.codebook.entries import Codebook
from legation.codebook.load import load
from legation.exports.taken import CLAIMS, EVENTS, Taken
from legation.register.query import EVERYTHING, Selection
from legation.register.store import Register
from legation.views.filters import selection

Library = Literal["pandas", "polars"]

Wanted = Selection | Mapping[str, str | Iterable[str] | None]
"""What is wanted: filters by name as on the command line (states by code), or a selection made of them."""


def events_frame(
    register: Register,
    wanted: Wanted = EVERYTHING,
    *,
    library: Library = "pandas",
    codebook: Codebook | None = None,
) -> Any:
    """The events wanted, a row each, as a `pandas.DataFrame` or a `polars.DataFrame`.

    Raises FilterError for a filter that cannot be understood, ImportError where the library is not installed.
    """
    return frame(register, EVENTS, wanted, library=library, codebook=codebook)


def claims_frame(
    register: Register,
    wanted: Wanted = EVERYTHING,
    *,
    library: Library = "pandas",
    codebook: Codebook | None = None,
) -> Any:
    """The claims wanted, a row each; as for events."""
    return frame(register, CLAIMS, wanted, library=library, codebook=codebook)


def frame(
    register: Register,
    table: str,
    wanted: Wanted = EVERYTHING,
    *,
    library: Library = "pandas",
    codebook: Codebook | None = None,
) -> Any:
    """Any table by name: claims, events, parties, pages, decisions or changes."""
    import pyarrow as pa

    from legation.exports.parquet import batches, schema

    chosen = wanted if isinstance(wanted, Selection) else selection(wanted)
    taken = Taken(register, codebook or load(), table, chosen)
    types = schema(taken)
    whole = pa.Table.from_batches(batches(taken, types), schema=types)
    return _polars(whole) if library == "polars" else _pandas(whole)


def _pandas(table: Any) -> Any:
    import pandas as pd
    import pyarrow as pa

    kinds = {
        pa.string(): pd.StringDtype(),
        pa.int64(): pd.Int64Dtype(),
        pa.float64(): pd.Float64Dtype(),
        pa.bool_(): pd.BooleanDtype(),
    }
    return table.to_pandas(types_mapper=kinds.get, date_as_object=False)


def _polars(table: Any) -> Any:
    import polars as pl

    return pl.from_arrow(table)
