"""What is asked of the room: how often, with which answer, how long it took. Addresses count by their pattern, so that
no id, filter or name of a reader is kept.
"""

import logging
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import accumulate

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from legation.exports.exposition import COUNTER, HISTOGRAM, Family, Sample

BOUNDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
"""Seconds up to which requests are counted together."""

ELSEWHERE = "other"
"""The pattern of an address that nothing answers, or of a request that was not let in."""

_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})

_log = logging.getLogger(__name__)
_log.addHandler(logging.NullHandler())


@dataclass
class Requests:
    """Counts of one room, from when it was opened."""

    _answered: Counter[tuple[str, str, int]] = field(default_factory=Counter)
    _lasting: dict[str, Counter[float]] = field(default_factory=lambda: defaultdict(Counter))
    _seconds: Counter[str] = field(default_factory=Counter)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def count(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count one request."""
        with self._lock:
            self._answered[method, route, status] += 1
            self._lasting[route][next((b for b in BOUNDS if seconds <= b), float("inf"))] += 1
            self._seconds[route] += seconds  # type: ignore[assignment]

    def families(self) -> list[Family]:
        """The counts as figures."""
        with self._lock:
            answered = [
                ("", {"method": method, "route": route, "status": str(status)}, float(number))
                for (method, route, status), number in sorted(self._answered.items())
            ]
            lasting = [one for route in sorted(self._lasting) for one in self._histogram(route)]
        return [
            Family("legation_requests_total", COUNTER, "Requests answered.", tuple(answered)),
            Family("legation_request_seconds", HISTOGRAM, "Seconds until a request was answered.", tuple(lasting)),
        ]

    def _histogram(self, route: str) -> list[Sample]:
        found = self._lasting[route]
        sums = list(accumulate(found[bound] for bound in (*BOUNDS, float("inf"))))
        named = [*map(str, BOUNDS), "+Inf"]
        buckets: list[Sample] = [
            ("_bucket", {"route": route, "le": bound}, total) for bound, total in zip(named, sums, strict=True)
        ]
        return [*buckets, ("_sum", {"route": route}, self._seconds[route]), ("_count", {"route": route}, sums[-1])]


class Measured:
    """Counts each request and writes it into the journal; stands before all that may refuse one."""

    def __init__(self, app: ASGIApp, requests: Requests, patterns: Mapping[object, str]) -> None:
        self._app = app
        self._requests = requests
        self._patterns = patterns

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began, status, size = time.monotonic(), 500, 0

        async def heard(message: Message) -> None:
            nonlocal status, size
            if message["type"] == "http.response.start":
                status = message["status"]
            size += len(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, receive, heard)
        finally:
            seconds = time.monotonic() - began
            method = scope["method"] if scope["method"] in _METHODS else ELSEWHERE
            route = self._patterns.get(scope.get("endpoint"), ELSEWHERE)
            self._requests.count(method, route, status, seconds)
            told = {"method": method, "route": route, "status": status, "bytes": size, "seconds": round(seconds, 3)}
            _log.log(logging.ERROR if status >= 500 else logging.INFO, "request", extra={"told": told})
