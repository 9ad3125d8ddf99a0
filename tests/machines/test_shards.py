"""Shards: put together they hold what the files hold, in order, however small the stretches are."""

import gzip
import json
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.machines.shards import MOST_PAGES, PAGES_BYTES, Shard, inputs, shards
from legation.pages.inputs import expand, files
from legation.pages.source import Input
from tests.pages.test_bundles import record


def warc(number: int) -> bytes:
    """A web archive in gzip members."""
    bodies = (f"Page {n}. ".encode() * (n % 7 + 1) for n in range(number))
    return b"".join(gzip.compress(record("resource", f"https://a.example/{n}", b)) for n, b in enumerate(bodies))


def damaged(number: int) -> bytes:
    """A web archive with a hole in it."""
    whole = warc(number)
    at = len(whole) // 2
    return whole[:at] + b"\xff" * 40 + whole[at + 40 :]


def rows(number: int) -> bytes:
    """A list of texts, one of which is none."""
    lines = [json.dumps({"text": f"Text {n} " * (n % 5 + 1)}) for n in range(number)]
    return "\n".join([*lines[: number // 2], "{}", *lines[number // 2 :]]).encode()


KINDS = {"a.warc.gz": warc, "b.warc.gz": damaged, "c.jsonl": rows, "d.jsonl.gz": lambda n: gzip.compress(rows(n))}


@pytest.mark.parametrize("name", KINDS)
@given(stretch=st.integers(100, 5000))
def test_the_stretches_of_an_archive_hold_it_whole(
    name: str, stretch: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / name
    if not path.exists():
        path.write_bytes(KINDS[name](40))
    plan = list(shards(files([str(path)]), "s", archive_bytes=stretch))
    assert len(plan) == max(1, round(path.stat().st_size / stretch))
    assert len({shard.name for shard in plan}) == len(plan)
    assert list(chain.from_iterable(map(inputs, plan))) == list(expand([str(path)]))


def test_files_go_together_and_archives_alone(tmp_path: Path) -> None:
    for n in range(5):
        (tmp_path / f"{n}.txt").write_text("x")
    (tmp_path / "2.jsonl").write_bytes(rows(3))
    plan = list(shards(files([str(tmp_path), str(tmp_path / "gone.txt")]), "s"))
    held = [[Path(item.path).name for item in shard.items] for shard in plan]
    assert held == [["0.txt", "1.txt"], ["2.jsonl"], ["2.txt", "3.txt", "4.txt", "gone.txt"]]
    assert [made.path for shard in plan for made in inputs(shard)] == [
        made.path for made in expand([str(tmp_path), str(tmp_path / "gone.txt")])
    ]


@pytest.mark.parametrize(
    ("items", "wanted"),
    [
        ([Input(str(n), data=b"x") for n in range(MOST_PAGES + 1)], [MOST_PAGES, 1]),
        ([Input(str(n), data=bytes(PAGES_BYTES // 2)) for n in range(5)], [2, 2, 1]),
        ([Input("big", data=bytes(PAGES_BYTES + 1)), Input("small", data=b"x")], [1, 1]),
        ([], []),
    ],
)
def test_a_shard_of_pages_is_bounded(items: list[Input], wanted: list[int]) -> None:
    assert [len(shard.items) for shard in shards(items, "s")] == wanted


def test_a_shard_is_named_by_what_it_holds_and_who_reads_it(tmp_path: Path) -> None:
    page = tmp_path / "a.txt"
    page.write_text("one")

    def name(settings: str) -> Shard:
        return next(shards(files([str(page)]), settings))

    first = name("s")
    assert name("s") == first
    assert name("t").name != first.name
    page.write_text("other")
    assert name("s").name != first.name
