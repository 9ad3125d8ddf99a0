"""What tests of several layers share."""

import pytest

from legation.pipeline import Reader


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The real reader with the real parser, loaded once for each worker."""
    return Reader()
