"""What nearly every reader asks first, worked out before anybody asks: else all who come first wait for it at once."""

from contextlib import suppress
from threading import Thread

from legation.register.counts import CLAIMS, EVENTS
from legation.register.errors import RegisterError
from legation.register.query import EVERYTHING
from legation.web.answer import environment
from legation.web.networks import drawn
from legation.web.room import Room


def warming(room: Room) -> Thread:
    """Begin to warm a room, and let it open meanwhile."""
    thread = Thread(target=_warmed, args=(room,), name="warming", daemon=True)
    thread.start()
    return thread


def warm(room: Room) -> None:
    """Compile the templates, and count and draw what stands on pages that no filter narrows. Raises RegisterError."""
    for name in environment().list_templates(extensions=["html"]):
        environment().get_template(name)
    with room.open() as register:
        for of in (EVENTS, CLAIMS):
            register.facets(of=of)
        for answer in (register.holdings, register.months, register.waiting_number, register.sites, register.placed):
            answer()
        drawn(room, register, EVERYTHING, None, None)


def _warmed(room: Room) -> None:
    # who asks for a page is told what is wrong
    with suppress(RegisterError):
        warm(room)
