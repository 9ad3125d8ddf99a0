"""What is kept between runs: the same as what is made, and never taken from where somebody else could have put it."""

import pickle
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import pytest

from legation import compiled as module
from legation.codebook.load import _sound, load
from legation.compiled import KEPT, cache_directory, compiled, program
from legation.world.items_lexicon import readings
from legation.world.names import _read


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An empty cache directory."""
    monkeypatch.setenv("LEGATION_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


class Making:
    """Makes a list, and counts how often."""

    def __init__(self) -> None:
        self.made = 0

    def __call__(self) -> list[int]:
        self.made += 1
        return [1, 2]


def test_the_cache_directory_can_be_given(place: Path) -> None:
    assert cache_directory() == place


def test_what_was_made_is_kept(place: Path) -> None:
    making = Making()
    assert compiled("x", making) == compiled("x", making) == [1, 2]
    assert making.made == 1
    assert compiled("y", making) == [1, 2]
    assert making.made == 2


def test_another_program_makes_its_own(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    making = Making()
    compiled("x", making)
    monkeypatch.setattr(module, "program", lambda: "another")
    compiled("x", making)
    assert making.made == 2


def damage(path: Path) -> None:
    """One byte is another."""
    data = bytearray(path.read_bytes())
    data[-2] ^= 1
    path.write_bytes(data)


def shorten(path: Path) -> None:
    """The end is lost."""
    path.write_bytes(path.read_bytes()[:-1])


def forge(path: Path) -> None:
    """A pickle without its digest."""
    path.write_bytes(pickle.dumps([3]))


def open_up(path: Path) -> None:
    """Everybody may write it."""
    path.chmod(0o666)


@pytest.mark.parametrize("spoil", [damage, shorten, forge, open_up])
def test_what_cannot_be_trusted_is_made_again(place: Path, spoil: Callable[[Path], None]) -> None:
    making = Making()
    compiled("x", making)
    (kept,) = place.iterdir()
    spoil(kept)
    assert compiled("x", making) == [1, 2]
    assert making.made == 2
    assert compiled("x", making) == [1, 2]
    assert making.made == 2


def test_where_nothing_can_be_kept_it_is_made(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("LEGATION_CACHE", str(tmp_path / "file"))
    making = Making()
    assert compiled("x", making) == compiled("x", making) == [1, 2]
    assert making.made == 2


def test_a_fault_is_told_and_not_kept(place: Path) -> None:
    def broken() -> list[int]:
        raise ValueError("a fault")

    with pytest.raises(ValueError, match="a fault"):
        compiled("x", broken)
    assert not place.exists()


def test_the_oldest_are_deleted(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(KEPT + 3):
        monkeypatch.setattr(module, "program", lambda number=number: str(number))
        compiled("x", Making())
    compiled("y", Making())
    assert len(list(place.glob("x-*"))) == KEPT
    assert len(list(place.glob("y-*"))) == 1


def test_the_program_has_one_name() -> None:
    assert len(program()) == 16
    assert program.__wrapped__() == program()


def test_codebook_names_and_items_are_the_same_kept_and_made(place: Path) -> None:
    fresh = asdict(_sound())
    for _ in range(2):
        assert asdict(load()) == fresh
        for name, make in (("names", _read), ("items", readings)):
            found = compiled(name, make)
            assert found == make()
            assert _orders(found) == _orders(make())
    assert len(list(place.iterdir())) == 3


def _orders(value: object) -> list[list[str]]:
    """The order of the keys of what is made: the first of several counts in some places."""
    parts = value if isinstance(value, tuple) else (value,)
    return [list(part) for part in parts if isinstance(part, dict)]
