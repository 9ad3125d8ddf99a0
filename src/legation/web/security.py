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

COOKIE = "legation_session"

MOST_BYTES = 65_536
"""The longest form that is taken; a reason or a note is a few sentences."""

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


class Refused(Exception):
    """A request that is not carried out; `status` is the HTTP status."""

    def __init__(self, status: int, why: str) -> None:
        self.status = status
        super().__init__(why)


class Guard:
    """Adds the headers to every answer, and refuses requests that name another host.

    A site elsewhere can let its own name lead to this machine; its requests then name that site.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def sealed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
            await send(message)

        if host_name(Headers(scope=scope).get("host", "")) not in LOOPBACK:
            answer = PlainTextResponse("legation: this name is not one of this machine's own\n", status_code=400)
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
    """The fields of a form that this reader sent from a page of this room. Raises Refused."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip()
    if kind != "application/x-www-form-urlencoded":
        raise Refused(415, "only a form of this reading room can be sent here")
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != request.headers.get("host"):
        raise Refused(403, "this form was sent from another site; nothing was changed")
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > MOST_BYTES:
            raise Refused(413, f"a form may have {MOST_BYTES} bytes; nothing was changed")
    try:
        fields = dict(parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=50))
    except ValueError:
        raise Refused(400, "this form cannot be read; nothing was changed") from None
    given, expected = fields.pop("token", ""), token_for(room, request.cookies.get(COOKIE, ""))
    if not request.cookies.get(COOKIE) or not hmac.compare_digest(given.encode(), expected.encode()):
        raise Refused(403, "this form is too old or not from this reading room; load the page again and repeat")
    return fields


def way_back(path: str, otherwise: str) -> str:
    """An address of this room to go on to; anything that could lead elsewhere gives the other one."""
    parts = urlsplit(path)
    safe = path.startswith("/") and not path.startswith(("//", "/\\")) and not parts.scheme and not parts.netloc
    return path if safe and path.isprintable() and "\\" not in path else otherwise
