"""Style and scripts, all of them from the package, each known by its name alone."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from legation.exports.html import colour, part
from legation.web.room import Room

KINDS = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}


def asset(name: str, room: Room) -> Response:
    """One of the files by its name. Raises HTTPException for any other name."""
    makers = {
        "evidence.css": lambda: part("page.css"),
        "evidence.js": lambda: part("page.js"),
        "types.css": lambda: types_style(tuple(room.types)),
        "room.css": lambda: _own("room.css"),
        "room.js": lambda: _own("room.js"),
        "icon.svg": lambda: _own("icon.svg"),
    }
    if name not in makers:
        raise HTTPException(404)
    return Response(makers[name](), media_type=KINDS[name.rpartition(".")[2]])


def answer(request: Request, room: Room) -> Response:
    """The file that an address names."""
    return asset(str(request.path_params["name"]), room)


@cache
def types_style(types: Sequence[str]) -> str:
    """The colours of the codebook's types, and one for types that it no longer has."""
    chosen = [colour(name, types) for name in types]
    lines = [
        f".t{number}{{--hue:{one.hue};--dull:{int(one.dull)}}}.u{number}{{--under:{one.hue};--under-dull:{int(one.dull)}}}"
        for number, one in enumerate(chosen)
    ]
    gone = len(types)
    lines.append(f".t{gone}{{--hue:0;--dull:1;--edge-c:0;--mark-c:0;--deep-c:0}}.u{gone}{{--under:0;--under-dull:1}}")
    return "\n".join(lines) + "\n"


def _own(name: str) -> str:
    return files("legation.web").joinpath("static", name).read_text("utf-8")
