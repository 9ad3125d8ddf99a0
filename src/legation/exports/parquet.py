"""Parquet: the tables with their types, for pandas, polars, R, DuckDB and Spark.

Each column has its type and its meaning; what flat columns cannot hold of a claim or an event stands in `record`, the
whole record as JSON, so that nothing is lost.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from itertools import islice
from typing import TYPE_CHECKING, Any

from legation.exports.columns import Column
from legation.exports.held import Held
from legation.exports.rows import claim_row, event_row
from legation.exports.tables import in_place
from legation.exports.taken import CLAIMS, EVENTS, Taken
from legation.model.record import claim_record, event_record

if TYPE_CHECKING:
    import pyarrow as pa

GROUP = 2000
"""Rows that are held at once, and make a row group of the file."""

RECORD = Column("record", "json", "The whole record, as JSON Lines has it")


def pieces(taken: Taken) -> Iterator[bytes]:
    """The file in pieces, a row group at a time."""
    from pyarrow import parquet

    held, types = Held(), schema(taken)
    with parquet.ParquetWriter(held, types, compression="zstd", version="2.6") as writer:
        for batch in batches(taken, types):
            writer.write_batch(batch)
            yield held.drained()
    yield held.drained()


def schema(taken: Taken) -> "pa.Schema":
    """The columns with their types; each tells its meaning, the whole by what it was made."""
    import pyarrow as pa

    types = {
        "text": pa.string(),
        "json": pa.string(),
        "day": pa.date32(),
        "time": pa.timestamp("ms", tz="UTC"),
        "whole": pa.int64(),
        "number": pa.float64(),
        "flag": pa.bool_(),
    }
    fields = [pa.field(one.name, types[one.kind], metadata={"description": one.meaning}) for one in columns_of(taken)]
    return pa.schema(fields, metadata={"legation": json.dumps(made_by(taken), ensure_ascii=False)})


def columns_of(taken: Taken) -> tuple[Column, ...]:
    """The table's columns, and the whole record of a claim or an event."""
    return (*taken.table.columns, *((RECORD,) if taken.what in (CLAIMS, EVENTS) else ()))


def made_by(taken: Taken) -> Mapping[str, str]:
    """By what a file was made, and what of."""
    return {"table": taken.what, "codebook": taken.codebook, "tool": taken.tool, "filters": taken.filters}


def batches(taken: Taken, types: "pa.Schema") -> "Iterator[pa.RecordBatch]":
    """The rows, so many at once, each value as its column's type has it."""
    import pyarrow as pa

    rows = _rows(taken)
    while some := list(islice(rows, GROUP)):
        yield pa.record_batch(
            [pa.array(_values(some, one), types.field(one.name).type) for one in columns_of(taken)], schema=types
        )


def _rows(taken: Taken) -> Iterator[Mapping[str, Any]]:
    if taken.what == CLAIMS:
        for claim, event_id, around in in_place(taken):
            yield {**claim_row(claim, event_id, taken.lore, around), RECORD.name: _json(claim_record(claim, event_id))}
    elif taken.what == EVENTS:
        for event in taken.events():
            yield {**event_row(event, taken.lore), RECORD.name: _json(event_record(event))}
    else:
        yield from taken.table.rows(taken)


def _values(rows: Sequence[Mapping[str, Any]], column: Column) -> list[Any]:
    values = [row[column.name] for row in rows]
    if column.kind == "day":
        return [date.fromisoformat(value) if value else None for value in values]
    if column.kind == "time":
        return [_time(value) if value else None for value in values]
    if column.kind == "number":
        return [None if value is None else float(value) for value in values]
    if column.kind in ("text", "json"):
        return [None if value is None else str(value).encode("utf-8", "replace").decode() for value in values]
    return values


def _time(value: str) -> datetime:
    moment = datetime.fromisoformat(value)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _json(record: object) -> str:
    return json.dumps(record, ensure_ascii=False, allow_nan=False)
