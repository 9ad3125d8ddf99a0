"""Parquet and data frames: the types are right, nothing is lost, no date is guessed."""

import json
from datetime import UTC, date, datetime
from io import BytesIO

import pandas as pd
import polars as pl
import pytest
from pyarrow import parquet

from legation.exports import parquet as export
from legation.exports.tables import BY_NAME
from legation.frames import claims_frame, events_frame, frame
from legation.model.record import claim_from_record
from legation.register.store import Register
from tests.exports.conftest import FORMULA, Take, written


def test_claims_come_back_whole(take: Take) -> None:
    rows = parquet.read_table(BytesIO(written("parquet", take("claims")))).to_pylist()
    kept = dict(take("claims").claims())
    back = {claim_from_record(json.loads(row["record"])): row["event_id"] for row in rows}
    assert back == kept
    assert {row["title"] for row in rows} >= {FORMULA}


def test_columns_tell_their_types_and_meanings(take: Take) -> None:
    read = parquet.read_schema(BytesIO(written("parquet", take("events"))))
    types = {one.name: str(one.type) for one in read}
    assert (types["date_from"], types["first_seen"], types["quantity"]) == (
        "date32[day]",
        "timestamp[ms, tz=UTC]",
        "double",
    )
    assert (types["background"], types["reports"], types["unroca"]) == ("bool", "int64", "string")
    assert all(one.metadata[b"description"] for one in read)
    made = json.loads(read.metadata[b"legation"])
    assert made["codebook"] == take("events").codebook and made["tool"] == "0.1"


def test_many_rows_are_written_in_groups(take: Take, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export, "GROUP", 2)
    taken = take("claims")
    pieces = list(export.pieces(taken))
    read = parquet.ParquetFile(BytesIO(b"".join(pieces)))
    assert read.num_row_groups == 4 and read.metadata.num_rows == 7
    assert len(pieces) > 4


def test_a_pandas_frame_has_days_and_gaps(register: Register) -> None:
    events = events_frame(register)
    assert isinstance(events, pd.DataFrame)
    assert str(events["reports"].dtype) == "Int64" and str(events["background"].dtype) == "boolean"
    assert events["date_from"].dtype.kind == "M" and events["first_seen"].dt.tz is not None
    ordered = events[events["phase"] == "ordered"].iloc[0]
    assert (ordered["date_from"], ordered["date_to"]) == (pd.Timestamp(2019, 3, 1), pd.Timestamp(2019, 3, 31))
    assert pd.isna(ordered["quantity"]) and ordered["quantity_low"] == 20 and pd.isna(ordered["quantity_high"])
    planned = events[events["phase"] == "planned"].iloc[0]
    assert pd.isna(planned["date_from"]) and pd.isna(planned["date_to"])


def test_a_polars_frame_says_the_same(register: Register) -> None:
    events = events_frame(register, {"type": "ARMS_TRANSFER"}, library="polars")
    assert isinstance(events, pl.DataFrame)
    assert events.schema["date_from"] == pl.Date and events.schema["quantity"] == pl.Float64
    same = events_frame(register, {"type": "ARMS_TRANSFER"})
    assert events["event_id"].to_list() == same["event_id"].to_list()
    delivered = events.filter(pl.col("phase") == "delivered", pl.col("designation") == "BRDM-2").row(0, named=True)
    assert delivered["date_from"] == date(2020, 10, 20)
    assert delivered["quantity_uncertain"] is True and "12" in delivered["contradicted"]
    assert delivered["first_seen"] == datetime(2026, 2, 3, 4, 5, 6, tzinfo=UTC)


def test_claims_know_where_they_stand(register: Register) -> None:
    claims = claims_frame(register, {"type": "INSPECTION"}, library="polars").row(0, named=True)
    assert claims["publisher"] == "Ünlü Post" and len(claims["sha256"]) == 64
    assert claims["suffix"].startswith(" =HYPERLINK") and claims["prefix"].endswith("\n\n")


@pytest.mark.parametrize("table", BY_NAME)
def test_every_table_is_a_frame(table: str, register: Register) -> None:
    one, other = frame(register, table), frame(register, table, library="polars")
    assert one.shape == other.shape and list(one.columns) == other.columns


def test_what_is_not_understood_is_told(register: Register) -> None:
    with pytest.raises(ValueError, match="no filter is called"):
        events_frame(register, {"colour": "red"})
