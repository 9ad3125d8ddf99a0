"""What keeps a page of the register from harming its reader, and another site from acting in the reader's name."""

import hashlib
import hmac
import secrets
from collections.abc import Mapping
from urllib.parse import parse_qsl, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from legation.web.room import LOOPBACK, Room
from legation.web.way_in import is_address, settle

COOKIE = "legation_session"

MOST_BYTES = 65_536
"""The longest form that is taken; a reason or a note is a few sentences."""

MOST_FIELDS = 400
"""Fields of one form; an act may be split by a box for each of its claims."""

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}
"""Sent with every answer."""

ENCRYPTED = {"Strict-Transport-Security": "max-age=31536000"}
"""Sent with an answer that goes out encrypted."""


NAMELESS = "this name is not one of this machine's own; a name that leads here is told with --name"


class Refused(Exception):
    """A request that is not carried out; `status` is the HTTP status."""

    def __init__(self, status: int, why: str) -> None:
        self.status = status
        super().__init__(why)


class Guard:
    """Adds the headers to every answer, and refuses requests that name another host.

    A site elsewhere can let its own name lead to this machine; its requests then name that site. A bare address cannot
    be borrowed so.
    """

    def __init__(self, app: ASGIApp, room: Room) -> None:
        self._app = app
        self._room = room

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        settle(scope, self._room.proxies)
        sent = {**HEADERS, **(ENCRYPTED if scope["scheme"] == "https" else {})}

        async def sealed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in sent.items():
                    headers[name] = value
            await send(message)

        name = host_name(Headers(scope=scope).get("host", ""))
        if name not in (*LOOPBACK, *self._room.names) and (self._room.is_private or not is_address(name)):
            answer = PlainTextResponse(f"legation: {NAMELESS}\n", status_code=400)
            await answer(scope, receive, sealed)
            return
        await self._app(scope, receive, sealed)


def host_name(host: str) -> str:
    """The name of a Host header, without port and brackets; empty if it is none."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def session_of(request: Request) -> tuple[str, bool]:
    """The reader's session, and whether it is new and must be set."""
    given = request.cookies.get(COOKIE, "")
    return (given, False) if len(given) == 43 and given.isascii() else (secrets.token_urlsafe(32), True)


def token_for(room: Room, session: str) -> str:
    """The token that a form of this session must bring back."""
    return hmac.new(room.secret, session.encode(), hashlib.sha256).hexdigest()


async def form_of(request: Request, room: Room) -> Mapping[str, str]:
    """The fields of a form that this reader sent from a page of this room, or a program in its user's name; several
    values of one name are joined by line ends. Raises Refused.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip()
    if kind != "application/x-www-form-urlencoded":
        raise Refused(415, "only a form of this reading room can be sent here")
    if request.headers.get("content-encoding", "identity").lower() != "identity":
        raise Refused(415, "a form is not sent packed; nothing was changed")
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != request.headers.get("host"):
        raise Refused(403, "this form was sent from another site; nothing was changed")
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > MOST_BYTES:
            raise Refused(413, f"a form may have {MOST_BYTES} bytes; nothing was changed")
    try:
        pairs = parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError:
        raise Refused(400, "this form cannot be read; nothing was changed") from None
    fields: dict[str, str] = {}
    for name, value in pairs:
        fields[name] = f"{fields[name]}\n{value}" if name in fields else value
    if request.state.by_program:
        return fields
    given, expected = fields.pop("token", ""), token_for(room, request.cookies.get(COOKIE, ""))
    if not request.cookies.get(COOKIE) or not hmac.compare_digest(given.encode(), expected.encode()):
        raise Refused(403, "this form is too old or not from this reading room; load the page again and repeat")
    return fields


def way_back(path: str, otherwise: str) -> str:
    """An address of this room to go on to; anything that could lead elsewhere gives the other one."""
    parts = urlsplit(path)
    safe = path.startswith("/") and not path.startswith(("//", "/\\")) and not parts.scheme and not parts.netloc
    return path if safe and path.isprintable() and "\\" not in path else otherwise
