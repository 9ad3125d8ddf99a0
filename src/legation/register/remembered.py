"""What was counted is remembered by the program until the register changes."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar, cast

from legation.register.database import Database

MOST_REMEMBERED = 500
"""Answers that one program remembers."""

Answer = TypeVar("Answer")

_Key = tuple[str, str, int, Hashable]


class _Remembered:
    """One answer, and who is working it out."""

    __slots__ = ("answer", "known", "working")

    def __init__(self) -> None:
        self.answer: Any = None
        self.known = False
        self.working = Lock()


_REMEMBERED: "OrderedDict[_Key, _Remembered]" = OrderedDict()
_LOCK = Lock()


def remember(database: Database, question: Hashable, answer: Callable[[], Answer]) -> Answer:
    """The answer to a question about the register as it is now; several who ask at once wait for one answer.

    The question must hold all that the answer depends on but the register, and nobody may change the answer.
    """
    turn = next(database.execute("SELECT name, number FROM turns"))
    key: _Key = (database.where, turn["name"], turn["number"], question)
    with _LOCK:
        held = _REMEMBERED.setdefault(key, _Remembered())
        _REMEMBERED.move_to_end(key)
        while len(_REMEMBERED) > MOST_REMEMBERED:
            _REMEMBERED.popitem(last=False)
    with held.working:
        if not held.known:
            held.answer, held.known = answer(), True
        return cast(Answer, held.answer)


def forget() -> None:
    """Remember nothing."""
    with _LOCK:
        _REMEMBERED.clear()
