"""Stores of objects: what is listed there, and that it reads as the same bytes on disk do."""

import gzip
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from legation.machines.parts import Parts
from legation.model.page import Outcome
from legation.pages.inputs import expand, files, read_input
from legation.pages.remote import is_remote
from tests.object_store import BUCKET, Store, object_store
from tests.pages.test_bundles import RECORDS, record

WARC = b"".join(map(gzip.compress, RECORDS))
HELD = {
    "day/a.warc.gz": WARC,
    "day/b.txt": b"Some words.",
    "day/deep/c.txt": b"Other words.",
    "day/.hidden": b"",
    "other/d.txt": b"Not asked for.",
}


@pytest.fixture(scope="module")
def running() -> Iterator[Store]:
    with object_store() as running:
        yield running


@pytest.fixture
def store(running: Store) -> Store:
    running.objects = dict(HELD)
    running.refused = set()
    return running


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        ("day/b.txt", ["day/b.txt"]),
        ("day", ["day/a.warc.gz", "day/b.txt", "day/deep/c.txt"]),
        ("day/*.warc.gz", ["day/a.warc.gz"]),
        ("day/*", ["day/a.warc.gz", "day/b.txt"]),
    ],
)
def test_an_address_names_a_file_or_those_below_or_those_of_a_pattern(
    store: Store, asked: str, wanted: list[str]
) -> None:
    found = list(files([store.address(asked)]))
    assert [item.path for item in found] == [f"s3://{BUCKET}/{key}" for key in wanted]
    assert [item.remote.size for item in found if item.remote] == [len(HELD[key]) for key in wanted]


@pytest.mark.parametrize("asked", ["none.txt", "day/*.zip"])
def test_what_is_not_there_is_told(store: Store, asked: str) -> None:
    (found,) = expand([store.address(asked)])
    assert found.error is not None
    assert found.error.endswith("no such file or folder")


def test_an_archive_reads_as_on_disk(store: Store, tmp_path: Path) -> None:
    here = tmp_path / "a.warc.gz"
    here.write_bytes(WARC)
    away = f"s3://{BUCKET}/day/a.warc.gz"
    wanted = [
        replace(made, path=made.path.replace(str(here), away), error=made.error and made.error.replace(str(here), away))
        for made in expand([str(here)])
    ]
    assert list(expand([store.address("day/a.warc.gz")])) == wanted
    assert len(wanted) > 3


def test_a_page_reads_as_on_disk(store: Store) -> None:
    (made,) = expand([store.address("day/b.txt")])
    page = read_input(made).page
    assert page is not None
    assert (page.path, page.stories[0].text) == (f"s3://{BUCKET}/day/b.txt", "Some words.")


def test_what_is_forbidden_costs_itself_alone(store: Store) -> None:
    store.refused = {"day/b.txt"}
    found = list(expand([store.address("day")]))
    assert found[-2].error is not None
    assert found[-2].error.startswith(f"s3://{BUCKET}/day/b.txt: ")
    assert found[-1].data == HELD["day/deep/c.txt"]


def test_a_list_may_hold_addresses(store: Store, tmp_path: Path) -> None:
    (tmp_path / "list").write_text(f"{store.address('day/b.txt')}\n")
    assert [made.data for made in expand([f"@{tmp_path / 'list'}"])] == [b"Some words."]


def test_parts_may_lie_in_a_store(store: Store) -> None:
    parts = Parts(store.address("parts"))
    assert not parts.holds("one")
    parts.write("one", [(Outcome("a", "refused", "no"), ())])
    assert parts.holds("one")
    assert [outcome for outcome, _ in parts.read("one")] == [Outcome("a", "refused", "no")]
    assert [key for key in store.objects if "parts/" in key and not key.endswith("/")] == ["parts/one.parquet"]
    store.objects["parts/.one-12"] = b""
    parts.tidy(["one"])
    assert "parts/.one-12" not in store.objects


@pytest.mark.parametrize(
    ("name", "is_one"),
    [("s3://a/b", True), ("gs://a", True), ("https://a.example/x", False), ("a/b.txt", False), ("s3:/a", False)],
)
def test_addresses_of_stores(name: str, is_one: bool) -> None:
    assert is_remote(name) == is_one


def test_an_address_that_cannot_be_used_is_told() -> None:
    (found,) = expand(["s3://a/b?colour=red"])
    assert found.error is not None
    assert "no address that can be used" in found.error


def test_a_record_of_another_kind_is_passed_over(store: Store) -> None:
    store.objects["one.warc"] = record("request", "https://a.example", b"GET / HTTP/1.1")
    assert list(expand([store.address("one.warc")])) == []
