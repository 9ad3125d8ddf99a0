"""What commands write into the journal: that they began and ended, and each input with its outcome."""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager

from legation.cli.exits import Exit
from legation.cli.version import version
from legation.journal import cause
from legation.model.page import Outcome

_log = logging.getLogger(__name__)
_log.addHandler(logging.NullHandler())


def started(command: str) -> None:
    """A command has begun."""
    _log.info("started", extra={"told": {"command": command, "version": version()}})


def ended(code: int, seconds: float, told: str = "", error: BaseException | None = None) -> None:
    """A command has ended with a code, and what it told for that; an error that nobody foresaw comes with its place."""
    fields = {"code": code, "seconds": round(seconds, 3), **({"text": told} if told else {})}
    level = {Exit.FINE: logging.INFO, Exit.INTERRUPTED: logging.INFO, Exit.REFUSED: logging.WARNING}
    _log.log(level.get(Exit(code), logging.ERROR), "ended", exc_info=error, extra={"told": fields})


def listening(address: str) -> None:
    """The reading room can be reached."""
    _log.info("listening", extra={"told": {"address": address}})


def source_seen(url: str, told: str, *, fault: bool) -> None:
    """A source of a watch was looked at."""
    fields = {"url": url, "text": cause(told, url)}
    _log.log(logging.WARNING if fault else logging.INFO, "source", extra={"told": fields})


class Inputs:
    """Tells of each input what became of it.

    Pages are read some at a time, so that the first of them bears the time of all: `seconds` is the time since the
    input before it, and the sum is that of the run. `keeping` is what the register took.
    """

    def __init__(self) -> None:
        self._last = time.monotonic()

    @contextmanager
    def kept(self, outcome: Outcome, claims: int) -> Iterator[None]:
        """Around what keeps the outcome."""
        began = time.monotonic()
        yield
        now = time.monotonic()
        fields: dict[str, object] = {"input": outcome.path, "status": outcome.status}
        if outcome.reason:
            fields["reason"] = cause(outcome.reason, outcome.path)
        if outcome.page is not None:
            fields |= {"sha256": outcome.page.sha256, "stories": len(outcome.page.stories), "claims": claims}
        fields |= {"seconds": round(now - self._last, 3), "keeping": round(now - began, 3)}
        self._last = now
        level = logging.WARNING if outcome.status == "refused" else logging.INFO
        _log.log(level, "input", extra={"told": fields})
