"""What a part of the reading room answers: each of its modules tells its own addresses, and the room joins them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from starlette.responses import Response
from starlette.routing import BaseRoute

from legation.web.answer import Call, Draw
from legation.web.room import Room

Give = Callable[[Call], Response]
"""Gives a file, or another answer that is no page."""

Fields = Mapping[str, str]
"""What a form holds, by name; values of one name are joined by line ends."""


@dataclass(frozen=True, slots=True)
class Done:
    """What a form led to: the numbers of the decisions made, as "12" or "12-15", and the address to go on to, where it
    is not the one that the form names.
    """

    numbers: str = ""
    to: str = ""


Act = Callable[[Call, Fields], Done | Response]
"""Does what a form asks for."""


@dataclass(frozen=True, slots=True)
class Form:
    """An address that a form is sent to; whoever sends it needs the right (`legation.register.people.rights`), or
    nothing where it is empty.
    """

    path: str
    act: Act
    right: str = "review"


@dataclass(frozen=True, slots=True)
class Area:
    """The addresses of one part of the room.

    Each of `pages` has a twin in JSON, whose address has `.json` at the end; `files` are answered as they are; `forms`
    are sent to. `routes` makes whatever else the part answers, for parts that need more than these: who may read may
    use them, whatever the method.
    """

    pages: tuple[tuple[str, Draw], ...] = ()
    files: tuple[tuple[str, Give], ...] = ()
    forms: tuple[Form, ...] = ()
    routes: Callable[[Room], Sequence[BaseRoute]] | None = None
