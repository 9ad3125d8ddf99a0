"""Part files: what is read back is what was written, and nothing is there before it is whole."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyarrow import parquet as pq

from legation.machines.parts import ROWS, Parts, Read
from legation.model.page import Outcome
from legation.pages.inputs import expand, read_input
from legation.pages.source import Input
from legation.pipeline import Reader

TEXT = "Serbia has bought {n} T-72 tanks from Russia, the defence ministry said on Monday.\n"


def read(reader: Reader) -> list[Read]:
    """Pages with claims, an empty one, one of another kind, one that is not there, one whose name is no Unicode."""
    inputs = [
        *(Input(f"{n}.txt", data=TEXT.format(n=n + 2).encode()) for n in range(3)),
        Input("empty.txt", data=b" "),
        Input("picture.png", data=b"\x89PNG\r\n\x1a\n"),
        *expand(["gone.txt"]),
        Input("n\udce9.txt", data=TEXT.format(n=9).encode()),
    ]
    return list(reader.read(inputs))


def everything(results: list[Read]) -> list[tuple[object, ...]]:
    """All fields, of which some play no part in comparing outcomes."""
    return [(outcome, outcome.page, outcome.data, claims) for outcome, claims in results]


@pytest.mark.parametrize("scheme", ["", "file://"])
def test_what_is_read_back_is_what_was_written(reader: Reader, tmp_path: Path, scheme: str) -> None:
    parts, results = Parts(f"{scheme}{tmp_path}/parts"), read(reader)
    assert parts.write("one", results) == len(results) == 7
    assert parts.holds("one")
    assert everything(list(parts.read("one"))) == everything(results)


def test_other_programs_find_paths_and_claims(reader: Reader, tmp_path: Path) -> None:
    Parts(str(tmp_path)).write("one", read(reader))
    table = pq.read_table(tmp_path / "one.parquet").to_pylist()
    assert [row["path"] for row in table][-2:] == ["gone.txt", "n\\udce9.txt"]
    assert json.loads(table[0]["claims"][0])["page"] == "0.txt"


def test_a_second_writing_takes_the_place_of_the_first(tmp_path: Path) -> None:
    parts = Parts(str(tmp_path))
    for status in ("refused", "nothing_found"):
        parts.write("one", [(Outcome("a", status), ())] * (ROWS + 1))
        assert [outcome.status for outcome, _ in parts.read("one")] == [status] * (ROWS + 1)
    assert [path.name for path in tmp_path.iterdir()] == ["one.parquet"]


def test_what_broke_off_is_no_part_and_is_tidied_away(tmp_path: Path) -> None:
    def broken() -> Iterator[Read]:
        yield read_input(Input("a", data=b"words")), ()
        raise KeyboardInterrupt

    parts = Parts(str(tmp_path))
    with pytest.raises(KeyboardInterrupt):
        parts.write("one", broken())
    assert not parts.holds("one")
    (tmp_path / ".two-12").touch()
    parts.tidy(["one"])
    assert [path.name for path in tmp_path.iterdir()] == [".two-12"]


@pytest.mark.parametrize("held", [b"", b"PAR1 cut short"])
def test_a_part_that_a_disk_lost_is_none(tmp_path: Path, held: bytes) -> None:
    (tmp_path / "one.parquet").write_bytes(held)
    assert not Parts(str(tmp_path)).holds("one")
