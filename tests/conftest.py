"""What tests of several layers share."""

import pytest
from hypothesis import settings

from legation.pipeline import Reader

# a shared machine is slow now and then, which says nothing about the code; the same examples on every run
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The real reader with the real parser, loaded once for each worker."""
    return Reader()
