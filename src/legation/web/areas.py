"""What a part of the reading room answers: each of its modules tells its own addresses, and the room joins them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from starlette.responses import Response
from starlette.routing import BaseRoute

from legation.web.answer import Call, Draw
from legation.web.room import Room

Give = Callable[[Call], Response]
"""Gives a file, or another answer that is no page."""

Act = Callable[[Room, Mapping[str, str]], int]
"""Does what a form asks for, and gives the number of the decision it made."""


@dataclass(frozen=True, slots=True)
class Area:
    """The addresses of one part of the room.

    Each of `pages` has a twin in JSON, whose address has `.json` at the end; `files` are answered as they are; `forms`
    are sent to. `routes` makes whatever else the part answers, for parts that need more than these.
    """

    pages: tuple[tuple[str, Draw], ...] = ()
    files: tuple[tuple[str, Give], ...] = ()
    forms: tuple[tuple[str, Act], ...] = ()
    routes: Callable[[Room], Sequence[BaseRoute]] | None = None
