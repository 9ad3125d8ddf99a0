"""One register for all browser tests, one server for each worker."""

import fcntl
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.served import read_into, serving


@pytest.fixture(scope="session")
def register(chromium_path: str, tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A register of real pages, read once whichever worker comes first."""
    base = tmp_path_factory.getbasetemp()
    place = (base if worker_id == "master" else base.parent) / "browser-register.db"
    with place.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not place.with_suffix(".done").exists():
            read_into(place)
            place.with_suffix(".done").touch()
    return place


@pytest.fixture(scope="session")
def served(register: Path) -> Iterator[str]:
    """The address of the room over the register, which nobody changes."""
    with serving(register) as address:
        yield address


@pytest.fixture
def fresh(register: Path, tmp_path: Path) -> Iterator[str]:
    """The address of a room over a copy, for tests that decide something."""
    place = tmp_path / "legation.db"
    shutil.copy(register, place)
    with serving(place) as address:
        yield address
