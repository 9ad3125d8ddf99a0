"""Who comes in: finds out who sends a request, and refuses what they may not ask for before any view sees it.

A register without accounts, on an address of this machine only, has one reader, its owner. As soon as it has accounts,
everybody signs in, or is a visitor, who sees nothing unless the room was opened to the public.
"""

import asyncio
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from legation.register.errors import RegisterError
from legation.register.people import accounts, sessions
from legation.register.people.rights import OWNER, VISITOR, Person
from legation.register.store import Register
from legation.web.answer import TWIN, View, as_json, as_page
from legation.web.catalogue import say
from legation.web.health import LIVE, READY
from legation.web.room import Room
from legation.web.security import COOKIE
from legation.web.way_in import came_by_proxy

Found = TypeVar("Found")

OPEN = ("/static/", "/login", "/feeds/")
"""Addresses that anybody may ask for; a feed wants the key that is in its address."""

NOBODY = Person("", VISITOR)


class Doorkeeper:
    """Puts the `Person` who asks into the request's state, or answers in the view's stead."""

    def __init__(self, app: ASGIApp, room: Room, forms: Mapping[str, str]) -> None:
        self._app = app
        self._room = room
        self._forms = forms
        # one thread with a register of its own: looking somebody up opens no connection
        self._thread = ThreadPoolExecutor(1, "doorkeeper")
        self._register: Register | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            try:
                await self._app(scope, receive, send)
            finally:
                await asyncio.get_running_loop().run_in_executor(self._thread, self._let_go)
                self._room.close()
            return
        request = Request(scope)
        if request.url.path in (LIVE, READY):  # asked while the register may be out of reach
            request.state.person, request.state.by_program = NOBODY, False
            await self._app(scope, receive, send)
            return
        try:
            person, by_program = await asyncio.get_running_loop().run_in_executor(self._thread, self._known, request)
        except RegisterError as error:
            await PlainTextResponse(f"legation: {error}\n", 503)(scope, receive, send)
            return
        request.state.person, request.state.by_program = person, by_program
        answer = self._refusal(request, person)
        await (answer or self._app)(scope, receive, send)

    def _known(self, request: Request) -> tuple[Person, bool]:
        """Who sends a request, and whether it is a program with a token of theirs."""
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            return self._asked(
                lambda one: sessions.holder(one.database, token.strip(), _now(), "program")
            ) or NOBODY, True
        cookie = request.cookies.get(COOKIE, "")
        if cookie and (person := self._asked(lambda one: sessions.holder(one.database, cookie, _now()))):
            return person, False
        if self._room.is_private and not self._asked(lambda one: accounts.any_there(one.database)):
            return Person(self._room.who, OWNER), False
        return NOBODY, False

    def _asked(self, ask: Callable[[Register], Found]) -> Found:
        """Ask the register; once more where the connection was lost meanwhile."""
        try:
            return ask(self._opened())
        except RegisterError:
            self._let_go()
            return ask(self._opened())

    def _opened(self) -> Register:
        if self._register is None:
            self._register = self._room.open()
        return self._register

    def _let_go(self) -> None:
        old, self._register = self._register, None
        if old is not None:
            old.close()

    def _refusal(self, request: Request, person: Person) -> Response | None:
        """The answer to a request that is not let in."""
        path, room = request.url.path, self._room
        if person.role == OWNER:
            return self._told(request, 400, say("by_unknown_proxy")) if came_by_proxy(request.headers) else None
        asker = person.name or (request.client.host if request.client else "")
        if wait := room.limits.requests.wait(asker):
            answer = self._told(request, 429, say("too_many"))
            answer.headers["Retry-After"] = str(int(wait) + 1)
            return answer
        right = self._forms.get(path, "read") if request.method not in ("GET", "HEAD") else "read"
        if not right or path.startswith(OPEN) or person.may(right):
            return None
        if not person.signed_in:
            if room.public and right in ("read", "note"):
                return None
            return self._sent_to_sign_in(request)
        return self._told(request, 403, say("not_allowed", role=person.role, right=say(f"right_{right}")))

    def _sent_to_sign_in(self, request: Request) -> Response:
        path = request.url.path
        if request.method == "GET" and not _for_programs(request):
            here = path + (f"?{request.url.query}" if request.url.query else "")
            return RedirectResponse(f"/login?next={quote(here, safe='')}" if here != "/" else "/login", 303)
        answer = self._told(request, 401, say("sign_in_first"))
        answer.headers["WWW-Authenticate"] = 'Bearer realm="legation"'
        return answer

    def _told(self, request: Request, status: int, why: str) -> Response:
        if _for_programs(request):
            return as_json({"error": why, "status": status}, status)
        return as_page(View("error.html", say("error_title"), {}, {"why": why}, status), self._room, request)


def _for_programs(request: Request) -> bool:
    path = request.url.path
    return path.endswith((TWIN, ".jsonl", ".csv")) or path.startswith("/api/") or "authorization" in request.headers


def _now() -> str:
    return sessions.moment()
