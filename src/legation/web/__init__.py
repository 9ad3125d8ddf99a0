"""The reading room: pages on which people see the register, check it, correct it and take it away.

Every page has a permanent address that holds the whole state of the view, and a twin in JSON. Pages are drawn on the
server; a script adds keys and highlighting and nothing else, so that everything works without it.
"""

from legation.web.app import make_app
from legation.web.room import Room, RoomError

__all__ = ["Room", "RoomError", "make_app"]
