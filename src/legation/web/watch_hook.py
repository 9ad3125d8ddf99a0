"""News of a watch sent to another program: signed, with the time, to addresses that may be called and no others.

The receiver computes HMAC-SHA256, with the watch's secret, of the time stamp, a dot and the body as sent, and compares
it with `Legation-Signature: v1=HEX`; an old time stamp tells a message that was caught and sent again.
"""

import hashlib
import hmac
import http.client
import json
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from urllib.parse import urlsplit

from legation.feeds.net import NotCalled, Pinned, checked
from legation.register.people.watches import News, Watch

SECONDS = 10.0
"""How long the receiver may keep one waiting."""

PAUSES = (1.0, 4.0, 16.0, 64.0)
"""Seconds between one attempt and the next."""

AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Answers after which it is worth trying again."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """What came of one attempt."""

    number: int
    done: bool
    told: str


def body(watch: Watch, news: Sequence[News], address: str) -> bytes:
    """What is sent: the watch and its news, each with the address of its event."""
    told = [{**asdict(one), "url": f"{address}/events/{one.event_id}"} for one in news]
    return json.dumps({"watch": watch.name, "news": told}, ensure_ascii=False).encode()


def signature(secret: str, stamp: str, sent: bytes) -> str:
    """The signature of a body sent at a time, in seconds since 1970."""
    return "v1=" + hmac.new(secret.encode(), stamp.encode() + b"." + sent, hashlib.sha256).hexdigest()


def call(watch: Watch, sent: bytes, pause: Callable[[float], None] = time.sleep) -> Iterator[Attempt]:
    """Send a body to the watch's address, again and again with longer pauses, until it is taken or cannot be."""
    for number in range(1, len(PAUSES) + 2):
        try:
            status, reason = _once(watch, sent)
        except NotCalled as error:
            yield Attempt(number, False, str(error))
            return
        except (OSError, http.client.HTTPException) as error:
            yield Attempt(number, False, f"no answer: {error or type(error).__name__}")
        else:
            done = 200 <= status < 300
            yield Attempt(number, done, f"{status} {reason}")
            if done or status not in AGAIN:
                return
        if number <= len(PAUSES):
            pause(PAUSES[number - 1])


def _once(watch: Watch, sent: bytes) -> tuple[int, str]:
    parts = urlsplit(watch.hook)
    host, encrypted = parts.hostname or "", parts.scheme == "https"
    port = parts.port or (443 if encrypted else 80)
    stamp = str(int(time.time()))
    headers = {
        "Content-Type": "application/json",
        "User-Agent": "Legation",
        "Legation-Timestamp": stamp,
        "Legation-Signature": signature(watch.hook_secret, stamp, sent),
    }
    connection = Pinned(host, port, checked(host, port, private=watch.hook_private), encrypted, SECONDS)
    try:
        connection.request("POST", (parts.path or "/") + (f"?{parts.query}" if parts.query else ""), sent, headers)
        answer = connection.getresponse()
        # redirects are not followed: they could lead to where nothing may be called
        return answer.status, answer.reason[:80]
    finally:
        connection.close()
