"""What nearly every reader asks first, worked out before anybody asks: else all who come first wait for it at once.

So it is when a room opens, and again whenever its register has changed: what was counted before is not told any more.
"""

import gc
import time
from contextlib import suppress
from threading import Event, Thread

from starlette.requests import Request

from legation.register.errors import RegisterError
from legation.register.people.rights import OWNER, Person
from legation.views.standing import kinds
from legation.web.answer import Call, as_page, environment
from legation.web.app import PAGES
from legation.web.room import Room

PATIENCE = 10.0
"""Seconds for which a room that opens is warmed before it lets anybody in."""

LOOKS = 1.0
"""Seconds between two looks whether the register has changed."""

REST = 9
"""How many times as long as it took the room rests before it is warmed again, however often the register changes."""

WIDE = (
    *("/", "/events", "/claims", "/timeline", "/map", "/network", "/affairs", "/due", "/deals", "/rosters", "/states"),
    *("/rosters/{kind}", "/review", "/pages"),
)
"""The pages that tell of the whole register where no filter narrows them."""


class Warming(Thread):
    """Keeps a room warm until it is ended."""

    def __init__(self, room: Room) -> None:
        super().__init__(name="warming", daemon=True)
        self._room = room
        self._warm, self._ended = Event(), Event()

    def run(self) -> None:
        """Warm the room whenever its register has changed."""
        known, pause = None, LOOKS
        while not self._ended.wait(pause if self._warm.is_set() else 0):
            began = time.monotonic()
            # who asks for a page is told what is wrong
            with suppress(RegisterError):
                if (turn := _turn(self._room)) != known:
                    warm(self._room)
                    known = turn
            if not self._warm.is_set():
                # what is held for good is not looked through for garbage again and again
                gc.collect()
                gc.freeze()
            self._warm.set()
            pause = max(LOOKS, REST * (time.monotonic() - began))

    def wait(self, seconds: float = PATIENCE) -> None:
        """Wait until the room was warmed once, but no longer than this."""
        self._warm.wait(seconds)

    def end(self) -> None:
        """Let the room cool."""
        self._ended.set()
        self.join()


def warm(room: Room) -> None:
    """Load the templates, and draw every page that no filter narrows. Raises RegisterError."""
    for name in environment().list_templates(extensions=["html"]):
        environment().get_template(name)
    room.words.resolve("")  # the names of states are looked up in tables that are read once
    drawn = dict(PAGES)
    with room.open() as register:
        for path in WIDE:
            for parts in [{"kind": kind} for kind in kinds(room.cycles)] if "{kind}" in path else [{}]:
                request = _request(room, path.format(**parts), parts)
                as_page(drawn[path](Call(room, register, request)), room, request)


def _turn(room: Room) -> tuple[str, int]:
    """Which register is served, and how often it was changed."""
    with room.open() as register:
        row = next(register.database.execute("SELECT name, number FROM turns"))
        return row["name"], row["number"]


def _request(room: Room, path: str, parts: dict[str, str]) -> Request:
    """What a reader sends who asks for a page without any filter."""
    request = Request(
        {
            "type": "http",
            "method": "GET",
            "scheme": "http",
            "path": path,
            "path_params": parts,
            "query_string": b"",
            "headers": [],
            "server": ("localhost", 80),
        }
    )
    request.state.person = Person(room.who, OWNER)
    return request
