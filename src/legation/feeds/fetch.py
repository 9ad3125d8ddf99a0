"""One address fetched: within limits of time and size, over redirects that are checked one by one."""

import http.client
import logging
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit, urlunsplit

from legation.feeds.net import NotCalled, Pinned, checked
from legation.pages.bundles.coding import BadCoding, TooLarge, decoded
from legation.pages.source import MAX_BYTES, megabytes

AGENT = "Legation/0.1 (news reader; honours robots.txt)"
MOVED = frozenset({301, 302, 303, 307, 308})
AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Answers after which it is worth trying again later."""
_CHUNK = 65536
_log = logging.getLogger(__name__)
_log.addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one fetch may take: seconds to wait for each piece, seconds in all, bytes unpacked, redirects."""

    wait: float = 15.0
    seconds: float = 60.0
    size: int = MAX_BYTES
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came of one fetch: `status` of the last answer, or 0 where there was none; `why` says what went wrong.

    `url` is where the redirects ended. `again` says that it may go better later; `after` is how many seconds the server
    asked for until then. Names of headers are in lower case.
    """

    url: str
    status: int = 0
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    why: str = ""
    again: bool = False
    after: float | None = None

    @property
    def charset(self) -> str | None:
        """The character set that the server told."""
        _, _, rest = self.headers.get("content-type", "").partition("charset=")
        return rest.split(";")[0].strip(" \"'") or None


class _Refused(Exception):
    """The fetch ends here; the text says why."""


def fetch(url: str, *, private: bool, bounds: Bounds, known: Mapping[str, str] | None = None) -> Fetched:
    """Fetch an address; never raises. `known` are the conditions of a request (If-None-Match, If-Modified-Since).

    Only http and https are fetched, and only public addresses unless `private`; this holds for every redirect.
    """
    began = time.monotonic()
    answer = _fetched(url, private, bounds, known or {})
    seconds = round(time.monotonic() - began, 3)
    # behind a colon stands what the server said
    reason = {"reason": answer.why.partition(":")[0]} if answer.why else {}
    told = {"url": url, "status": answer.status, "bytes": len(answer.body), "seconds": seconds, **reason}
    _log.info("fetch", extra={"told": told})
    return answer


def _fetched(url: str, private: bool, bounds: Bounds, known: Mapping[str, str]) -> Fetched:
    ends = time.monotonic() + bounds.seconds
    seen: list[str] = []
    try:
        while True:
            if url in seen or len(seen) > bounds.redirects:
                raise _Refused("redirects in a circle" if url in seen else f"more than {bounds.redirects} redirects")
            seen.append(url)
            answer = _once(url, private, bounds, ends, known)
            onward = answer.headers.get("location") if answer.status in MOVED else None
            if onward is None:
                return answer
            url = _absolute(url, onward)
    except (_Refused, NotCalled) as error:
        return Fetched(url, why=str(error))
    except (BadCoding, TooLarge) as error:
        return Fetched(url, why=str(error))
    except ssl.SSLCertVerificationError as error:
        return Fetched(url, why=f"the certificate does not hold: {error.verify_message}")
    except TimeoutError:
        return Fetched(url, why="no answer in time", again=True)
    except (OSError, http.client.HTTPException) as error:
        return Fetched(url, why=f"no whole answer: {str(error) or type(error).__name__}", again=True)


def _absolute(url: str, onward: str) -> str:
    """Where a redirect leads, without the fragment."""
    try:
        return urlunsplit(urlsplit(urljoin(url, onward))._replace(fragment=""))
    except ValueError:
        raise _Refused(f"redirected to what is no address: {onward:.80}") from None


def _once(url: str, private: bool, bounds: Bounds, ends: float, known: Mapping[str, str]) -> Fetched:
    try:
        parts = urlsplit(url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError as error:
        raise _Refused(f"no address: {error}") from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise _Refused("only http and https addresses are fetched")
    address = checked(parts.hostname, port, private=private)
    connection = Pinned(parts.hostname, port, address, parts.scheme == "https", min(bounds.wait, bounds.seconds))
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        headers = {"User-Agent": AGENT, "Accept-Encoding": "gzip, deflate", "Connection": "close", **known}
        connection.request("GET", _ascii(target), headers=headers)
        answer = connection.getresponse()
        told = {name.lower(): value for name, value in answer.getheaders()}
        if answer.status != 200:
            again = answer.status in AGAIN
            why = "" if answer.status == 304 or answer.status in MOVED else f"the server answered {answer.status}"
            return Fetched(url, answer.status, b"", told, why, again, _after(told) if again else None)
        body = _body(answer, bounds, ends)
    finally:
        connection.close()
    # chunks are undone by the library; what is left is the coding of the content
    coded = {k: v for k, v in told.items() if k == "content-encoding"}
    return Fetched(url, 200, decoded(body, coded, bounds.size), told)


def _ascii(target: str) -> str:
    """A path as it goes over the wire: letters beyond ASCII and blanks in per cent signs."""
    from urllib.parse import quote

    return quote(target, safe="/%:=&?~#+!$,;'@()*[]")


def _body(answer: http.client.HTTPResponse, bounds: Bounds, ends: float) -> bytes:
    parts, total = [], 0
    while chunk := answer.read1(_CHUNK):
        parts.append(chunk)
        total += len(chunk)
        if total > bounds.size:
            raise _Refused(f"larger than the limit of {megabytes(bounds.size)}")
        if time.monotonic() > ends:
            raise TimeoutError
    if answer.length:
        raise http.client.IncompleteRead(b"".join(parts), answer.length)
    return b"".join(parts)


def _after(headers: Mapping[str, str]) -> float | None:
    """The seconds for which a server asks to be left alone, if it gives a number of them."""
    told = headers.get("retry-after", "")
    return float(told) if told.isdigit() else None
