"""From what a view found to what is sent: a page drawn from a template, or the same as JSON."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from urllib.parse import urlencode

from jinja2 import BytecodeCache, ChoiceLoader, Environment, PackageLoader, StrictUndefined
from jinja2.bccache import Bucket
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from legation.compiled import compiled
from legation.exports.formats import formats_of
from legation.exports.html import cut, is_link
from legation.register.people.rights import Person
from legation.register.store import Register
from legation.register.summary import quantity_words
from legation.views import wording
from legation.web.asked import Asked, asked
from legation.web.catalogue import count, say
from legation.web.room import Room
from legation.web.security import COOKIE, session_of, token_for

Record = Mapping[str, Any]

TWIN = ".json"
"""What the address of a page's twin ends in."""


@dataclass(frozen=True, slots=True)
class Call:
    """One request, as views see it: the room, its register, what the address asks for."""

    room: Room
    register: Register
    request: Request

    @property
    def asked(self) -> Asked:
        """The filters. Raises FilterError."""
        return asked(self.request.query_params, self.room.words)

    @property
    def person(self) -> Person:
        """Who asks."""
        person: Person = self.request.state.person
        return person

    @property
    def address(self) -> str:
        """The machine that asks."""
        return self.request.client.host if self.request.client else ""

    def part(self, name: str) -> str:
        """A part of the address's path."""
        return str(self.request.path_params[name])


@dataclass(frozen=True, slots=True)
class View:
    """What a view found: `record` is its JSON, `shown` what the template draws besides."""

    template: str
    title: str
    record: Record
    shown: Record = field(default_factory=dict)
    status: int = 200


Draw = Callable[[Call], View]


def as_json(record: object, status: int = 200) -> Response:
    """A record as JSON."""
    text = json.dumps(record, ensure_ascii=False, allow_nan=False, indent=1)
    return Response(text + "\n", status, media_type="application/json")


def as_page(view: View, room: Room, request: Request) -> Response:
    """A view drawn; a reader who has no session yet gets one."""
    session, is_new = session_of(request)
    html = (
        environment()
        .get_template(view.template)
        .render(
            **view.shown,
            record=view.record,
            title=view.title,
            room=room,
            person=request.state.person,
            token=token_for(room, session),
            path=request.url.path,
            here=_without_message(request),
            twin=twin_of(request) if view.status == 200 else None,
            done=_numbers(request.query_params.get("done", "")),
            colour=_Colours(room.types),
        )
    )
    answer = HTMLResponse(html, view.status)
    if is_new:
        keep_session(answer, request, session)
    return answer


def keep_session(answer: Response, request: Request, session: str) -> None:
    """Let the browser keep a session until it is closed; neither scripts nor other sites get at it."""
    secure = request.url.scheme == "https"
    answer.set_cookie(COOKIE, session, httponly=True, samesite="strict", path="/", secure=secure)


def _without_message(request: Request) -> str:
    """The address to come back to, less the message that a decision was kept."""
    pairs = [(name, value) for name, value in request.query_params.multi_items() if name != "done"]
    return request.url.path + (f"?{urlencode(pairs)}" if pairs else "")


def twin_of(request: Request) -> str:
    """The address of a page's twin."""
    path = "/index" if request.url.path == "/" else request.url.path
    return path + TWIN + (f"?{request.url.query}" if request.url.query else "")


@cache
def environment() -> Environment:
    """The templates, which a program compiles but once on a machine."""
    return _environment(_Compiled(compiled("templates", _compiled)))


def _compiled() -> dict[str, bytes]:
    """All templates, compiled."""
    made: dict[str, bytes] = {}
    templates = _environment(_Compiled(made))
    for name in templates.list_templates(extensions=["html"]):
        templates.get_template(name)
    return made


class _Compiled(BytecodeCache):
    """Compiled templates by their names; one whose text has changed is compiled again."""

    def __init__(self, held: dict[str, bytes]) -> None:
        self._held = held

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The name alone: the same program may lie in several places."""
        return name

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill in what is held."""
        if bucket.key in self._held:
            bucket.bytecode_from_string(self._held[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Hold what was compiled."""
        self._held[bucket.key] = bucket.bytecode_to_string()


def _environment(held: _Compiled) -> Environment:
    """The room's own templates, then those that the evidence page has, too."""
    made = Environment(
        loader=ChoiceLoader([PackageLoader("legation.web"), PackageLoader("legation.exports")]),
        bytecode_cache=held,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(say=say, count=count, words=wording, cut=cut, is_link=is_link, quantity=quantity_words)
    made.globals.update(formats=formats_of)
    made.filters["plain"] = wording.plain_name
    return made


class _Colours:
    """The number of each type's colour in the style sheet; a type that the codebook no longer has gets the last."""

    def __init__(self, types: Sequence[str]) -> None:
        self._numbers = {name: number for number, name in enumerate(types)}

    def __getitem__(self, name: str) -> int:
        return self._numbers.get(name, len(self._numbers))


def _numbers(given: str) -> str | None:
    """Numbers of decisions, as "12" or "12-15"."""
    return given if re.fullmatch(r"[0-9]{1,9}(-[0-9]{1,9})?", given) else None
