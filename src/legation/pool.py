"""Many inputs on all cores of one machine: workers that each hold a reader, results in the order of the inputs.

An input on which a worker dies or which takes too long is set aside with the reason, and the rest goes on. What is read
does not depend on the number of workers.
"""

import logging
import multiprocessing
import os
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain, count, islice
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from legation import journal
from legation.model.claim import Claim
from legation.model.page import Outcome
from legation.pages.source import Input
from legation.pipeline import PAGES_AT_A_TIME, Reader

Read = tuple[Outcome, tuple[Claim, ...]]

START_SECONDS = 300.0
"""How long a worker may take to load what it needs."""

STARTS = 3
"""How many workers in a row may end before they are ready: what the system kills for want of memory may start later."""

PATIENCE = 10
"""How many times its seconds an input may take by the clock while its worker waits for a processor."""

_log = logging.getLogger(__name__)
_log.addHandler(logging.NullHandler())
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


class PoolError(Exception):
    """No worker can read anything; the message says what the first one met."""


@dataclass(frozen=True, slots=True)
class Care:
    """What a pool may use: workers; seconds of a processor for one input (by the clock `PATIENCE` times as many, since
    a crowded machine is no fault of the input); MiB after which a worker is replaced; MiB of the machine's memory below
    which only one worker is given work.
    """

    workers: int = 2
    seconds: float = 120.0
    worker_mebibytes: int = 900
    free_mebibytes: int = 600


USUAL = Care()
"""What a pool may use unless told otherwise."""


@dataclass(slots=True)
class _Job:
    """Inputs read together; `number` is their place in the run. A job of one input is one that others fell with."""

    number: int
    inputs: tuple[Input, ...]
    results: list[Read] = field(default_factory=list)
    alone: bool = False


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    pipe: "Connection[Any, Any]"
    deadline: float
    ready: bool = False
    job: _Job | None = None
    given: float = 0.0  # when its job was given to it, by the clock
    spent: float | None = None  # seconds of a processor that it had used by then, if the system tells


FEW = 64
"""Below so many inputs the workers would take longer to start than to read them."""


def read_many(
    inputs: Iterable[Input], reader: Reader, published: str | None = None, care: Care = USUAL, few: int = FEW
) -> Iterator[Read]:
    """Read inputs in order: in this process where there are fewer than `few`, else in workers."""
    coming = iter(inputs)
    head = list(islice(coming, few))
    if len(head) < few:
        return reader.read(head, published)
    return read_pooled(chain(head, coming), reader, published, care)


def read_pooled(
    inputs: Iterable[Input], reader: Reader, published: str | None = None, care: Care = USUAL
) -> Iterator[Read]:
    """Read inputs in workers, each with a reader set up as the one given; outcomes in the order of the inputs.

    Raises PoolError where no worker can start, with the fault of codebook, tables or model that stands in the way.
    """
    pool = Pool(reader, published, care)
    try:
        yield from pool.read(inputs)
    finally:
        pool.close()


class Pool:
    """Workers, each with a reader set up as the one given, and what each is at; they stay until the pool is closed."""

    def __init__(self, reader: Reader, published: str | None = None, care: Care = USUAL) -> None:
        self._care = care
        self._settings = (reader.codebook_directory, reader.tables_directory, reader.model_directory, reader.gated)
        self._published = published
        self._workers: list[_Worker] = []
        self._again: deque[_Job] = deque()
        self._unstarted = 0  # workers that ended before they were ready, one after the other

    def read(self, inputs: Iterable[Input]) -> Iterator[Read]:
        """Outcomes in order; no more than a few batches for each worker are held at a time.

        A pool reads one stream at a time; once it was read to its end, the next may be given. Raises PoolError.
        """
        inputs, numbers = iter(inputs), count()
        held: dict[int, _Job] = {}
        following, ended = 0, False
        while True:
            while not ended and len(held) < 2 * self._care.workers + 2:
                batch = tuple(islice(inputs, PAGES_AT_A_TIME))
                ended = not batch
                if batch:
                    job = _Job(next(numbers), batch)
                    held[job.number] = job
                    self._again.append(job)
            if not held:
                return
            self._give_out()
            self._take_in()
            while following in held and len(held[following].results) == len(held[following].inputs):
                yield from held.pop(following).results
                following += 1

    def close(self) -> None:
        """End every worker."""
        for worker in self._workers:
            _end(worker)
        self._workers.clear()

    def _give_out(self) -> None:
        """Give waiting jobs to idle workers, starting workers as they are wanted."""
        for worker in self._workers:
            if self._again and worker.ready and worker.job is None and self._may_work():
                worker.job = self._again.popleft()
                worker.given, worker.spent = time.monotonic(), processor_seconds(worker.process.pid)
                worker.deadline = worker.given + self._care.seconds
                rest = worker.job.inputs[len(worker.job.results) :]
                worker.pipe.send(rest[:1] if worker.job.alone else rest)
        starting = sum(not w.ready for w in self._workers)
        if len(self._again) > starting and len(self._workers) < self._care.workers and self._may_work():
            self._workers.append(_started(self._settings, self._published))

    def _may_work(self) -> bool:
        """Whether there is memory for one more worker at work; one is always allowed."""
        free = free_mebibytes()
        return free is None or free >= self._care.free_mebibytes or not any(w.job for w in self._workers)

    def _take_in(self) -> None:
        """Wait for the next worker that has something to say, has died, or is over its time."""
        now = time.monotonic()
        busy = [w for w in self._workers if w.job is not None or not w.ready]
        patience = max(0.0, min((w.deadline for w in busy), default=now + 1.0) - now)
        said = set(wait([w.pipe for w in busy], timeout=min(patience, 1.0)))
        for worker in busy:
            if worker.pipe in said:
                self._hear(worker)
            elif time.monotonic() > worker.deadline and not self._waits(worker):
                self._fell(worker, f"not read within {self._care.seconds:g} s")

    def _waits(self, worker: _Worker) -> bool:
        """Whether a worker at its deadline has not had its seconds of a processor yet; it then gets what it lacks."""
        now, spent = time.monotonic(), processor_seconds(worker.process.pid)
        if worker.job is None or worker.spent is None or spent is None or not wants_processor(worker.process.pid):
            return False
        left = self._care.seconds - (spent - worker.spent)
        if left <= 0 or now - worker.given > PATIENCE * self._care.seconds:
            return False
        worker.deadline = now + max(left, 0.1)
        return True

    def _hear(self, worker: _Worker) -> None:
        try:
            told = worker.pipe.recv()
        except (EOFError, OSError):
            worker.process.join(5)
            self._fell(worker, f"reading it ended the worker ({_how(worker.process.exitcode)})")
            return
        if isinstance(told, str):
            raise PoolError(told)
        if told is None:
            worker.ready = True
            self._unstarted = 0
            return
        results, peak = told
        job = worker.job
        if job is None:
            raise PoolError("a worker answered what it was not asked")
        job.results.extend(results)
        worker.job = None
        if len(job.results) < len(job.inputs):
            self._again.appendleft(job)
        if peak > self._care.worker_mebibytes:
            told = {"event": "worker_replaced", "mebibytes": peak}
            _log.info("a worker that grew to %d MiB is replaced", peak, extra={"told": told})
            self._drop(worker)

    def _fell(self, worker: _Worker, why: str) -> None:
        """A worker died or was stopped: its inputs are read one by one, and the one that does it again is set aside."""
        job = worker.job
        self._drop(worker)
        if job is None:
            self._unstarted += 1
            if self._unstarted > STARTS:
                raise PoolError(f"a worker could not start: {why}")
            return
        if job.alone or len(job.inputs) == 1:
            item = job.inputs[len(job.results)]
            told = {"event": "set_aside", "input": item.path, "reason": why}
            _log.error("%s: %s", item.path, why, extra={"told": told})
            job.results.append((Outcome(item.path, "refused", f"{item.path}: set aside, {why}"), ()))
        job.alone = True
        if len(job.results) < len(job.inputs):
            self._again.appendleft(job)

    def _drop(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        _end(worker)


def _started(settings: Sequence[Any], published: str | None) -> _Worker:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(theirs, *settings, published), daemon=True)
    with _one_thread():
        process.start()
    theirs.close()
    return _Worker(process, ours, time.monotonic() + START_SECONDS)


@contextmanager
def _one_thread() -> Iterator[None]:
    """Libraries of a worker begin with one thread each: the workers are what keeps the cores busy."""
    before = {name: os.environ.get(name) for name in _THREADS}
    os.environ.update(dict.fromkeys(_THREADS, "1"))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def _end(worker: _Worker) -> None:
    worker.pipe.close()
    worker.process.kill()
    worker.process.join()


def _how(code: int | None) -> str:
    return f"signal {-code}" if code is not None and code < 0 else f"exit code {code}"


def _work(
    pipe: "Connection[Any, Any]",
    codebook: Path | None,
    tables: Path | None,
    model: Path | None,
    gated: bool,
    published: str | None,
) -> None:
    """What a worker does: load everything once, then read what it is given until the pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the terminal tells every process; the one that started us decides
    journal.start_as_told()
    try:
        reader = Reader(codebook, tables, model, gated)
        reader.ready()
    except Exception as error:  # told to whoever started the run, who ends it
        pipe.send(f"{type(error).__name__}: {error}")
        return
    pipe.send(None)
    while True:
        try:
            inputs = pipe.recv()
        except EOFError:
            return
        pipe.send((list(reader.read(inputs, published)), peak_mebibytes()))


def peak_mebibytes() -> int:
    """The most memory that this process has held so far, in MiB."""
    import resource
    import sys

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak // (1 << 20) if sys.platform == "darwin" else peak // 1024


def processor_seconds(pid: int | None) -> float | None:
    """The processor time that a process has used, in seconds; None where the system does not tell."""
    told = _told_of(pid)
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK") if told else None


def wants_processor(pid: int | None) -> bool:
    """Whether a process runs or could run at once: one that waits for something else has no lack of a processor."""
    return _told_of(pid)[:1] == ["R"]


def _told_of(pid: int | None) -> list[str]:
    """What Linux tells of a process, behind its name: its state first; nothing on other systems."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
    except OSError:
        return []


def free_mebibytes(told: Callable[[], str] = lambda: Path("/proc/meminfo").read_text(encoding="ascii")) -> int | None:
    """The memory of the machine that may still be taken, in MiB; None where the system does not tell."""
    try:
        lines = told().splitlines()
    except OSError:
        return None
    return next((int(line.split()[1]) // 1024 for line in lines if line.startswith("MemAvailable:")), None)
