"""How far a long run has come: a bar for whoever watches, a line now and then for a log."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from legation.cli.screen import messages, visible
from legation.model.page import Outcome
from legation.pages.source import Input

LINE_SECONDS = 30.0
"""Where nobody watches, so many seconds lie between two lines."""


@dataclass
class Progress:
    """Counts the inputs of a run and the bytes of their files.

    Bytes are counted when an input is taken up, which is a little before it is read: what is left is an estimate.
    """

    clock: Callable[[], float] = time.monotonic
    total: int = 0
    done: int = 0
    inputs: int = 0
    last: str = ""
    _open: dict[Path, int] = field(default_factory=dict)
    _began: float = 0.0

    def taken(self, inputs: Iterable[Input]) -> Iterator[Input]:
        """The inputs as they come, counted."""
        self._began = self.clock()
        for item in inputs:
            self._count(item)
            yield item

    def _count(self, item: Input) -> None:
        if item.until is not None:
            path = Path(item.path.rsplit("#", 1)[0])
            self.done += max(0, item.until - self._open.get(path, 0))
            self._open[path] = max(item.until, self._open.get(path, 0))
        elif item.file is not None:
            self.done += size(item.file)

    def read(self, outcome: Outcome) -> None:
        """One more input has its outcome."""
        self.inputs += 1
        self.last = outcome.path

    def words(self) -> str:
        """How many inputs by now, how fast, and how long it may still take."""
        spent = max(self.clock() - self._began, 1e-9)
        said = f"{self.inputs:,} inputs, {self.inputs / spent:.1f} a second"
        if 0 < self.done < self.total:
            said += f", about {_lasting(spent * (self.total - self.done) / self.done)} left"
        return said


def size(path: Path) -> int:
    """The bytes of a file, or of all files below a folder; what cannot be looked at counts nothing."""
    try:
        if path.is_dir():
            return sum(size(Path(below)) for below in path.iterdir() if not below.name.startswith("."))
        return path.stat().st_size
    except (OSError, RecursionError):
        return 0


def _lasting(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"


@contextmanager
def shown(progress: Progress, paths: Sequence[str]) -> Iterator[Callable[[Outcome], None]]:
    """Show the progress on standard error while the inputs are read; gives what is called with each outcome."""
    progress.total = sum(size(Path(path)) for path in paths if path != "-")
    if len(paths) == 1 and Path(paths[0]).is_file() and progress.total < 1_000_000:
        yield progress.read
    elif messages().is_terminal:
        with _bar(progress) as step:
            yield step
    else:
        yield _lines(progress)


def _lines(progress: Progress) -> Callable[[Outcome], None]:
    due = progress.clock() + LINE_SECONDS

    def step(outcome: Outcome) -> None:
        nonlocal due
        progress.read(outcome)
        if progress.clock() >= due:
            due = progress.clock() + LINE_SECONDS
            messages().print(f"reading: {progress.words()}")

    return step


@contextmanager
def _bar(progress: Progress) -> Iterator[Callable[[Outcome], None]]:
    from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("Reading"), BarColumn(), TimeElapsedColumn(), TextColumn("{task.description}"))
    with Bar(*columns, console=messages(), transient=True) as bar:
        task = bar.add_task("", total=progress.total or None)

        def step(outcome: Outcome) -> None:
            progress.read(outcome)
            said = f"{progress.words()}  {visible(outcome.path)[-40:]}"
            bar.update(task, completed=progress.done, description=said)

        yield step
