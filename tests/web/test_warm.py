"""A room that was warmed has counted and drawn what stands on pages without filters, and again after a change."""

import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from legation.register.counts import CLAIMS
from legation.register.query import EVERYTHING
from legation.register.remembered import forget
from legation.register.store import Register
from legation.web import warm as warming
from legation.web.networks import drawn
from legation.web.room import Room
from legation.web.warm import Warming, warm
from tests.factories import claim_on, make_outcome, make_page
from tests.web.conftest import Opened


def asked_of(room: Room) -> set[str]:
    """What must be asked of the register before the widest pages can be told."""
    with room.open() as register:
        asked: list[str] = []
        connection = register.database._connection  # type: ignore[attr-defined]
        connection.set_trace_callback(asked.append)
        assert register.facets().total and register.months() and register.waiting_number()
        assert drawn(room, register, EVERYTHING, None, None).nodes
        connection.set_trace_callback(None)
    return {statement for statement in asked if "FROM turns" not in statement}


def test_what_everybody_asks_first_is_known(opened: Opened) -> None:
    forget()
    assert asked_of(opened.room)
    forget()
    warm(opened.room)
    assert asked_of(opened.room) == set()


@pytest.fixture
def kept_warm(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> Iterator[Opened]:
    monkeypatch.setattr(warming, "LOOKS", 0.05)
    monkeypatch.setattr(warming, "REST", 0)
    thread = Warming(opened.room)
    thread.start()
    thread.wait()
    yield opened
    thread.end()


def test_a_change_is_seen_at_once_and_warmed_again(kept_warm: Opened) -> None:
    assert asked_of(kept_warm.room) == set()
    with closing(kept_warm.room.open()) as register:
        before = register.facets(of=CLAIMS).total
    page = make_page("another.txt")
    with Register(kept_warm.place) as other:
        other.add(make_outcome(page), [claim_on(page)])
    with closing(kept_warm.room.open()) as register:
        assert register.facets(of=CLAIMS).total == before + 1
    patience = time.monotonic() + 20
    while asked_of(kept_warm.room):
        assert time.monotonic() < patience
        time.sleep(0.2)


def test_a_room_without_a_register_opens_and_tells_who_asks(tmp_path: Path) -> None:
    thread = Warming(Room(str(tmp_path / "none.db")))
    thread.start()
    thread.wait()
    thread.end()
    assert not thread.is_alive()
