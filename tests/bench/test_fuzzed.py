"""Spoiled pages: the same for the same number, of every kind, and each has one outcome however it is spoiled."""

import sys
from pathlib import Path

import pytest

from legation.pages.inputs import expand
from legation.pipeline import Reader

sys.path.insert(0, str(Path(__file__).parent.parent.parent / "bench"))

from fuzz import Told, stock
from fuzzed import MAKERS, Chance, fuzzed

QUICK = sorted(set(MAKERS) - {"one_line", "endless", "repeated"})


def test_a_number_and_a_seed_say_what_a_page_is() -> None:
    pages = stock()
    assert [fuzzed(pages, n, 1) for n in range(20)] == [fuzzed(pages, n, 1) for n in range(20)]
    assert fuzzed(pages, 1, 1) != fuzzed(pages, 1, 2)


@pytest.mark.parametrize("kind", QUICK)
def test_a_spoiled_page_has_an_outcome_and_the_program_does_not_fail(kind: str, reader: Reader, tmp_path: Path) -> None:
    pages, told = stock(), Told()
    for number in range(3):
        data, ending = MAKERS[kind][0](pages, Chance(f"{kind} {number}"))
        (tmp_path / f"{number}-{kind}{ending}").write_bytes(data)
    for outcome, claims in reader.read(expand([str(tmp_path)])):
        told.count(outcome, len(claims))
    assert set(told.seen) == {path.name for path in tmp_path.iterdir()} and told.faults == []
    assert set(told.kinds[kind]) <= {"read", "nothing_found", "refused"}
