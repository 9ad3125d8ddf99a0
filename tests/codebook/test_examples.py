"""The codebook's own examples and near misses, read by the real parser."""

from pathlib import Path

import pytest

from legation.codebook.check import check
from legation.codebook.load import load
from legation.pipeline import Reader
from legation.rehearsal import rehearse


@pytest.mark.parametrize("name", list(load().by_name))
def test_examples_and_near_misses(reader: Reader, name: str) -> None:
    failures = [f"{f.text}\n  wanted {f.wanted}\n  got    {f.got}" for f in rehearse(reader, (name,))]
    assert not failures, "\n".join(failures)


PLOVER = Path("plover")


@pytest.fixture(scope="module")
def plover(reader: Reader) -> Reader:
    """A reader of the codebook of PLOVER roots, which shares the parser and the tables of the session's."""
    made = Reader(codebook_directory=PLOVER)
    made.__dict__.update(parser=reader.parser, world=reader.world)
    return made


def test_the_codebook_of_roots_has_no_faults() -> None:
    assert [str(fault) for fault in check(PLOVER)] == []


@pytest.mark.parametrize("name", list(load(PLOVER).by_name))
def test_examples_of_roots(plover: Reader, name: str) -> None:
    failures = [f"{f.text}\n  wanted {f.wanted}\n  got    {f.got}" for f in rehearse(plover, (name,))]
    assert not failures, "\n".join(failures)
