"""Lists of texts: one JSON object a line, or one row of a Parquet file. Each is an input that reads as a record."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO

from legation.pages.records import TEXTS, is_record
from legation.pages.source import Input, Limits, megabytes

_ROWS = 256


def lines(path: Path, limits: Limits) -> Iterator[Input]:
    """The lines of a JSONL file, gzipped or not; an empty line is none."""
    with path.open("rb") as raw:
        file = gzip.GzipFile(fileobj=raw) if path.name.lower().endswith(".gz") else raw
        for made in _lines(file, path, limits.text_bytes):
            yield replace(made, until=raw.tell())


def _lines(file: BinaryIO | gzip.GzipFile, path: Path, most: int) -> Iterator[Input]:
    number = 0
    while line := file.readline(most + 1):
        number += 1
        name = f"{path}#{number}"
        if len(line) > most:
            while line and not line.endswith(b"\n"):
                line = file.readline(most)
            yield Input(name, error=f"{name}: larger than the limit of {megabytes(most)}")
        elif line.strip():
            yield _input(name, line.strip())


def _input(name: str, data: bytes) -> Input:
    if not is_record(data):
        return Input(name, error=f"{name}: no JSON object with words under one of {', '.join(TEXTS)}")
    return Input(name, data=data)


def parquet(path: Path, limits: Limits) -> Iterator[Input]:
    """The rows of a Parquet file, each as the JSON object that a line of JSONL would be. ValueError if it is none."""
    import pyarrow as pa
    from pyarrow import parquet as pq

    try:
        with pq.ParquetFile(path) as file:
            columns = file.schema_arrow.names
            if not set(columns) & set(TEXTS):
                raise ValueError(
                    f"no column of texts; one of {', '.join(TEXTS)} is wanted, there are: {', '.join(columns)}"
                )
            number = 0
            share = path.stat().st_size / max(file.metadata.num_rows, 1)
            for batch in file.iter_batches(batch_size=_ROWS):
                for row in batch.to_pylist():
                    number += 1
                    made = _row(f"{path}#{number}", row, limits.text_bytes)
                    yield replace(made, until=int(share * number))
    except pa.ArrowException as error:
        raise ValueError(f"not a Parquet file that can be read ({error})") from None


def _row(name: str, row: dict[str, object], most: int) -> Input:
    kept = {key: value for key, value in row.items() if isinstance(value, (str, int, float, date, datetime))}
    data = json.dumps(kept, ensure_ascii=False, sort_keys=True, default=_day).encode("utf-8", "replace")
    if len(data) > most:
        return Input(name, error=f"{name}: larger than the limit of {megabytes(most)}")
    return _input(name, data)


def _day(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"no value of a text: {type(value).__name__}")
