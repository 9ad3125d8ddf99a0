"""Whether the reading room lives and can serve: for what keeps it running, told without signing in and without words
about the register.
"""

import logging
from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from legation.register.errors import RegisterError
from legation.web.answer import as_json
from legation.web.areas import Area
from legation.web.room import Room

LIVE, READY = "/healthz", "/readyz"
"""The program answers; the program can open its register and read it."""

_log = logging.getLogger(__name__)
_log.addHandler(logging.NullHandler())


def routes(room: Room) -> Sequence[BaseRoute]:
    """Both addresses."""

    def live(request: Request) -> Response:
        return as_json({"live": True})

    def ready(request: Request) -> Response:
        try:
            with room.open() as register:
                next(register.database.execute("SELECT number FROM turns"))
        except RegisterError as error:
            _log.warning("not_ready", extra={"told": {"error": type(error).__name__}})
            return as_json({"ready": False}, 503)
        return as_json({"ready": True})

    return [Route(LIVE, live), Route(READY, ready)]


AREA = Area(routes=routes)
