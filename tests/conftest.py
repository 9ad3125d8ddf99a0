"""What tests of several layers share."""

from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

import pytest
from hypothesis import settings

from legation.pipeline import Reader
from tests.browser.chromium import ARGUMENTS, chromium
from tests.servers import postgresql

NewPlace = Callable[[], str]
"""Gives the place of a register that is not there yet."""

# a shared machine is slow now and then, which says nothing about the code; the same examples on every run
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The real reader with the real parser, loaded once for each worker."""
    return Reader()


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """Where the browser is; without one the tests that drive it are skipped, and say why."""
    pytest.importorskip("playwright.sync_api", reason="Playwright is not installed: no browser is driven")
    path, why = chromium()
    if path is None:
        pytest.skip(f"no browser is driven: {why}")
    return path


@pytest.fixture(scope="module")
def browser(chromium_path: str) -> Iterator[Any]:
    """A running Chromium, closed after each module: Playwright holds the worker's event loop as long as it runs."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as running:
        opened = running.chromium.launch(executable_path=chromium_path, args=list(ARGUMENTS))
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a PostgreSQL server, started once for each worker."""
    with postgresql() as address:
        yield address


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def new_place(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> NewPlace:
    """Places for registers of either kind; whatever uses it is tested on both."""
    if request.param == "sqlite":
        return lambda: str(tmp_path_factory.mktemp("register") / "legation.db")
    address, numbers = request.getfixturevalue("server"), count()
    return lambda: f"{address}&schema=r{next(numbers)}"


@pytest.fixture
def place(new_place: NewPlace) -> str:
    """The place of a register of either kind that is not there yet."""
    return new_place()
