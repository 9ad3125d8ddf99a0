"""By which way a request came in: from which machine, and whether it was encrypted.

What a proxy says of the machine behind it is believed only of a proxy that was named when the room was opened.
"""

from collections.abc import Collection
from ipaddress import ip_address

from starlette.datastructures import Headers
from starlette.types import Scope

FORWARDING = ("forwarded", "x-forwarded-for", "x-forwarded-proto", "x-forwarded-host", "via")
"""Headers that a proxy adds."""


def came_by_proxy(headers: Headers) -> bool:
    """Whether a proxy says that it passed the request on."""
    return any(name in headers for name in FORWARDING)


def settle(scope: Scope, proxies: Collection[str]) -> None:
    """Put the machine and the scheme that a named proxy tells into the place of its own; else leave all as it is."""
    client = scope.get("client")
    if client is None or client[0] not in proxies:
        return
    headers = Headers(scope=scope)
    # the last one was added by the proxy itself; those before may be anybody's invention
    told = headers.get("x-forwarded-for", "").rpartition(",")[2].strip()
    if is_address(told):
        scope["client"] = (told, 0)
    if headers.get("x-forwarded-proto", "").strip().lower() == "https":
        scope["scheme"] = "https"


def is_address(text: str) -> bool:
    """Whether a text is the address of a machine."""
    try:
        ip_address(text)
    except ValueError:
        return False
    return True
