"""A room that was warmed has counted and drawn what stands on pages without filters."""

from pathlib import Path

from legation.register.query import EVERYTHING
from legation.register.remembered import forget
from legation.register.store import Register
from legation.web.networks import drawn
from legation.web.room import Room
from legation.web.warm import warm, warming
from tests.web.conftest import Opened


def test_what_everybody_asks_first_is_known(opened: Opened) -> None:
    forget()
    warm(opened.room)
    with Register(opened.place) as register:
        asked: list[str] = []
        register._database._connection.set_trace_callback(asked.append)  # type: ignore[attr-defined]
        assert register.facets().total and register.months() and register.waiting_number()
        assert drawn(opened.room, register, EVERYTHING, None, None).nodes
    assert {statement for statement in asked if "FROM turns" not in statement} == set()


def test_a_room_without_a_register_tells_who_asks(tmp_path: Path) -> None:
    thread = warming(Room(str(tmp_path / "none.db")))
    thread.join(10)
    assert not thread.is_alive()
