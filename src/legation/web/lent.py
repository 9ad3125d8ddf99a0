"""Open registers kept for the next request: to open one anew costs more than most pages ask of it, since of a file all
that is looked at must be mapped again.
"""

from threading import Lock
from types import TracebackType

from legation.register.errors import RegisterError
from legation.register.migrate import newest
from legation.register.store import Register

MOST_IDLE = 8
"""Registers that are kept open while nobody uses them."""


class Shelf:
    """The registers of one room that are open and not in use."""

    def __init__(self) -> None:
        self._idle: list[Lent] = []
        self._lock = Lock()

    def lend(self, where: str) -> Register:
        """An open register, for one user at a time, who gives it back by closing it. Raises RegisterError."""
        while (held := self._taken()) is not None:
            if held.is_whole():
                return held
            held.let_go()
        return Lent(where, self)

    def back(self, one: "Lent") -> None:
        """Take one back, or close it where enough are kept."""
        with self._lock:
            if len(self._idle) < MOST_IDLE:
                self._idle.append(one)
                return
        one.let_go()

    def clear(self) -> None:
        """Close all that are not in use."""
        while (held := self._taken()) is not None:
            held.let_go()

    def _taken(self) -> "Lent | None":
        with self._lock:
            return self._idle.pop() if self._idle else None


class Lent(Register):
    """A register that goes back to its shelf when it is closed; after an error it is closed for good. What is counted
    is counted in columns that the program holds, since many ask.
    """

    def __init__(self, where: str, shelf: Shelf) -> None:
        super().__init__(where, create=False)
        self.database.holding = True
        self._shelf = shelf

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            self.close()
        else:
            self.let_go()

    def close(self) -> None:
        """Give it back."""
        self._shelf.back(self)

    def let_go(self) -> None:
        """Close it."""
        super().close()

    def is_whole(self) -> bool:
        """Whether it can be asked, and is still the register that lies at its place, with the tables it had."""
        try:
            return not self.database.moved() and self.database.version() == newest()
        except RegisterError:
            return False
