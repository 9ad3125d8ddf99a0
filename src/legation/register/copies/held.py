"""What was worked out of texts is held, the last asked for, up to so many signs of text in all."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

MOST_SIGNS = 4_000_000
"""Signs of text whose answers are held: those of a thousand stories of the news, or of one very long one."""

Asked = TypeVar("Asked", bound=Hashable)
Answer = TypeVar("Answer")


class Held(Generic[Asked, Answer]):
    """Answers of `work`, kept while no more than `most` signs have been asked for since; `signs` tells how many a
    question holds. Where one alone is longer, it is not held.
    """

    def __init__(self, work: Callable[[Asked], Answer], signs: Callable[[Asked], int], most: int = MOST_SIGNS) -> None:
        self._work = work
        self._signs = signs
        self._most = most
        self._answers: OrderedDict[Asked, Answer] = OrderedDict()
        self._total = 0
        self._lock = Lock()

    def __call__(self, asked: Asked) -> Answer:
        """The answer, worked out or held."""
        with self._lock:
            if asked in self._answers:
                self._answers.move_to_end(asked)
                return self._answers[asked]
        answer = self._work(asked)
        with self._lock:
            self._hold(asked, answer)
        return answer

    def __len__(self) -> int:
        return len(self._answers)

    def _hold(self, asked: Asked, answer: Answer) -> None:
        size = self._signs(asked)
        if asked in self._answers or size > self._most:
            return
        self._answers[asked] = answer
        self._total += size
        while self._total > self._most:
            oldest, _ = self._answers.popitem(last=False)
            self._total -= self._signs(oldest)
