"""The codebook's own examples and near misses, read by the real parser."""

import pytest

from legation.codebook.load import load
from legation.pipeline import Reader
from legation.rehearsal import rehearse


@pytest.mark.parametrize("name", list(load().by_name))
def test_examples_and_near_misses(reader: Reader, name: str) -> None:
    failures = [f"{f.text}\n  wanted {f.wanted}\n  got    {f.got}" for f in rehearse(reader, (name,))]
    assert not failures, "\n".join(failures)
