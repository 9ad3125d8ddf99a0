"""When a host may be asked: what its robots.txt allows, the pause between two requests, longer ones after faults."""

from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from protego import Protego

from legation.feeds.fetch import AGENT, Fetched

PAUSE = 2.0
"""Seconds between two requests to one host, where its robots.txt asks for no longer pause."""
LONGEST_PAUSE = 60.0
"""No host is waited for longer than this between two requests, whatever its robots.txt asks for."""
FIRST_BACKOFF, LONGEST_BACKOFF = 60.0, 6 * 3600.0
ROBOTS_LAST, ROBOTS_SIZE = 24 * 3600.0, 512_000
"""Seconds for which a robots.txt holds, and bytes of it that are read (RFC 9309, sections 2.4 and 2.5)."""


@dataclass(slots=True)
class _Host:
    rules: Protego | None = None
    asked: float | None = None
    closed: str = ""
    free_at: float = 0.0
    faults: int = 0


@dataclass
class Manners:
    """What is known of each host. `fetch` fetches an address, `clock` tells seconds."""

    fetch: Callable[[str], Fetched]
    clock: Callable[[], float]
    pause: float = PAUSE
    _hosts: dict[str, _Host] = field(default_factory=dict)

    def free_at(self, url: str) -> float:
        """When the host of an address may be asked next."""
        host = self._hosts.get(_place(url))
        return host.free_at if host is not None else 0.0

    def forbidden(self, url: str) -> Fetched | None:
        """Why an address may not be fetched, as an answer, by the robots.txt of its host; None where it may be.

        While that cannot be read, the site is closed (RFC 9309, section 2.3.1.4), and is tried again later.
        """
        host = self._host(url)
        if host.closed:
            return Fetched(url, why=host.closed, again=True)
        if host.rules is not None and not host.rules.can_fetch(url, AGENT):
            return Fetched(url, why="the site's robots.txt does not allow it")
        return None

    def asks(self, url: str) -> None:
        """The host is asked now: it is left alone for its pause."""
        host = self._host(url)
        asked = host.rules.crawl_delay(AGENT) if host.rules is not None else None
        host.free_at = self.clock() + min(max(asked or 0.0, self.pause), LONGEST_PAUSE)

    def answered(self, url: str, answer: Fetched) -> None:
        """What the host said: after a fault it is left alone for longer, each time twice as long."""
        host = self._host(url)
        if not answer.again:
            host.faults = 0
            return
        wait = min(FIRST_BACKOFF * 2**host.faults, LONGEST_BACKOFF)
        host.free_at = self.clock() + max(wait, min(answer.after or 0.0, LONGEST_BACKOFF))
        host.faults += 1

    def _host(self, url: str) -> _Host:
        """The host of an address, its robots.txt read if that is not known or a day old; none allows all."""
        place = _place(url)
        host = self._hosts.setdefault(place, _Host())
        if host.asked is None or self.clock() - host.asked > ROBOTS_LAST:
            answer = self.fetch(f"{place}/robots.txt")
            unreadable = answer.status >= 500 or (answer.status == 0 and answer.again)
            host.asked = None if unreadable else self.clock()
            host.closed = f"the site's robots.txt could not be read ({answer.why})" if unreadable else ""
            told = answer.body[:ROBOTS_SIZE].decode("utf-8", "replace") if answer.status == 200 else None
            host.rules = Protego.parse(told) if told is not None else None
        return host


def _place(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
