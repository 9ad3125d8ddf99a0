"""How often somebody may ask, so that neither passwords are tried out nor the room is run down.

Counts are held in memory and begin anew with the server.
"""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field

Tick = Callable[[], float]
"""Seconds, from any beginning."""

MOST_KEPT = 20_000
"""Askers that are remembered; the one not heard of for longest is forgotten first."""

A_SECOND, AT_ONCE = 20.0, 400.0
"""Requests that one account, or one machine that is not signed in, may send in a stretch and at once."""

WINDOW = 900.0
"""Seconds for which a failed sign-in counts."""

FAILURES = {"pair": 5, "address": 20, "name": 50}
"""Failed sign-ins that are borne: for one name from one machine, from one machine, and for one name from anywhere."""


@dataclass
class Pace:
    """Lets each asker go on at a steady pace, after a number at once."""

    a_second: float = A_SECOND
    at_once: float = AT_ONCE
    tick: Tick = time.monotonic
    _left: "OrderedDict[Hashable, tuple[float, float]]" = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def wait(self, asker: Hashable) -> float:
        """Count one request; the seconds that its sender must wait first, 0 where it may go on."""
        with self._lock:
            now = self.tick()
            left, at = self._left.pop(asker, (self.at_once, now))
            left = min(self.at_once, left + (now - at) * self.a_second)
            self._left[asker] = (left - 1 if left >= 1 else left, now)
            if len(self._left) > MOST_KEPT:
                self._left.popitem(last=False)
            return 0.0 if left >= 1 else (1 - left) / self.a_second


@dataclass
class Failures:
    """Counts failed sign-ins by name, by machine, and by both."""

    tick: Tick = time.monotonic
    _at: "OrderedDict[Hashable, list[float]]" = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def wait(self, name: str, address: str) -> float:
        """The seconds for which no sign-in of that name from there is looked at."""
        with self._lock:
            now, longest = self.tick(), 0.0
            for kind, key in _keys(name, address):
                failed = [at for at in self._at.get(key, ()) if now - at < WINDOW]
                if len(failed) >= FAILURES[kind]:
                    longest = max(longest, failed[-FAILURES[kind]] + WINDOW - now)
            return longest

    def failed(self, name: str, address: str) -> None:
        """Count a failure."""
        with self._lock:
            now = self.tick()
            for kind, key in _keys(name, address):
                recent = [at for at in self._at.pop(key, []) if now - at < WINDOW]
                self._at[key] = [*recent[-FAILURES[kind] :], now]
            while len(self._at) > MOST_KEPT:
                self._at.popitem(last=False)

    def succeeded(self, name: str, address: str) -> None:
        """Forget the failures of that name from there."""
        with self._lock:
            self._at.pop(("pair", name.lower(), address), None)


def _keys(name: str, address: str) -> list[tuple[str, Hashable]]:
    lower = name.lower()[:80]
    return [
        ("pair", ("pair", lower, address)),
        ("address", ("address", address)),
        ("name", ("name", lower)),
    ]


@dataclass(frozen=True)
class Limits:
    """All limits of one room."""

    requests: Pace = field(default_factory=Pace)
    notes: Pace = field(default_factory=lambda: Pace(a_second=1 / 60, at_once=5))
    signing_in: Failures = field(default_factory=Failures)
