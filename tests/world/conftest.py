"""The packaged world, loaded once; the gazetteer compiled into the test runner's own cache."""

from pathlib import Path

import pytest

from legation.world import Gazetteer, Names, World


@pytest.fixture(scope="session")
def world() -> World:
    return World.load()


@pytest.fixture(scope="session")
def names(world: World) -> Names:
    return world.names


@pytest.fixture(scope="session")
def gazetteer(request: pytest.FixtureRequest) -> Gazetteer:
    return Gazetteer.load(cache=Path(request.config.cache.mkdir("gazetteer")))
