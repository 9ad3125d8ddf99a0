"""Shards read on the machines of a Ray cluster. The only module that imports Ray, and only when it is used.

Ray gives each shard to a free core of any machine, and gives it out again where a worker or a machine is lost. Pages
are read in a process of the worker's own that can be killed (`legation.pool`), so a page that stalls or fells a reader
is set aside here as it is on one machine.
"""

import logging
import os
import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from legation.codebook.load import load
from legation.compiled import program
from legation.language.parse import model_name
from legation.machines.parts import Parts, Read
from legation.machines.shards import Shard, inputs, shards
from legation.model.record import digest
from legation.pages.remote import NoStore
from legation.pages.source import Input
from legation.pipeline import Reader
from legation.pool import USUAL, Care, Pool, PoolError

Told = Callable[[int, int, int], None]
"""Is told how many shards are read, of how many, and how many inputs they held."""


class NoRay(Exception):
    """Ray is not installed on this machine."""


class MachineError(Exception):
    """The machines cannot read: they are not alike, or none of them can start a reader; the message says why."""


@dataclass(frozen=True)
class Job:
    """What every machine needs to know: the folder that names are relative to, how to read, where to write, and which
    program, codebook and model do it.
    """

    folder: Path
    parts: Parts
    published: str | None
    care: Care
    codebook: Path | None
    tables: Path | None
    model: Path | None
    gated: bool
    program: str
    codebook_digest: str
    model_name: str

    @property
    def settings(self) -> str:
        """The name of all that decides what is read from an input."""
        with_which = (self.program, self.codebook_digest, self.model_name, self.published, self.gated)
        return digest([*with_which, self.care.seconds, str(self.tables or "")])


def read_spread(
    files: Iterable[Input],
    reader: Reader,
    parts: Parts,
    published: str | None = None,
    care: Care = USUAL,
    workers: int | None = None,
    told: Told = lambda done, wanted, inputs: None,
) -> Iterator[Read]:
    """Read files (as `legation.pages.inputs.files` gives them) on all machines, then give what was read, in order.

    Shards whose part is there already are not read again. `workers` None takes every core of the cluster. The machines
    are let go before the first outcome is given. Raises NoRay and MachineError, and what `Parts` raises.
    """
    job = _job(reader, parts, published, care)
    plan = list(shards(files, job.settings))
    missing = [shard for shard in plan if not parts.holds(shard.name)]
    if missing:
        with _cluster() as ray:
            _run(ray, missing, job, workers, told)
    parts.tidy(shard.name for shard in plan)
    for shard in plan:
        yield from parts.read(shard.name)


def _job(reader: Reader, parts: Parts, published: str | None, care: Care) -> Job:
    return Job(
        Path.cwd(),
        parts,
        published,
        replace(care, workers=1),
        reader.codebook_directory.absolute() if reader.codebook_directory else None,
        reader.tables_directory,
        reader.model_directory,
        reader.gated,
        program(),
        reader.codebook.digest,
        model_name(reader.model_directory),
    )


@contextmanager
def _cluster() -> Iterator[Any]:
    """Ray, connected: to the cluster that RAY_ADDRESS names, to one that runs on this machine, or to one of its own."""
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # nothing is told to anybody
    try:
        import ray
        import ray.data
    except ImportError as error:
        raise NoRay(f"reading on many machines wants Ray ({error}): pip install 'legation[ray]'") from None
    begun = not ray.is_initialized()
    if begun:
        logging.getLogger("ray.data").setLevel(logging.ERROR)
        try:
            ray.init(include_dashboard=False, logging_level=logging.ERROR, log_to_driver=False)
        except ConnectionError as error:
            raise MachineError(f"no cluster answers ({error})") from None
    try:
        yield ray
    finally:
        if begun:
            ray.shutdown()


def _run(ray: Any, missing: Sequence[Shard], job: Job, workers: int | None, told: Told) -> None:
    """Read the shards; each is a block of its own, so that one task reads one shard."""
    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = False
    context.print_on_execution_start = False
    rows = [{"shard": pickle.dumps(shard)} for shard in missing]
    data = ray.data.from_items(rows, override_num_blocks=len(rows))
    done = data.map(read_shard, fn_kwargs={"job": job}, num_cpus=1, concurrency=workers)
    read = 0
    for number, row in enumerate(done.iter_rows(), 1):
        if row["error"]:
            raise MachineError(row["error"])
        read += row["inputs"]
        told(number, len(missing), read)


_held: dict[Job, Pool] = {}
"""The reader of this worker: loaded for its first shard, and kept for those that follow."""


def read_shard(row: dict[str, Any], job: Job) -> dict[str, Any]:
    """Read one shard and write its part, on whichever machine this runs; how many inputs it holds, or the error that
    every other shard would meet, too.
    """
    shard: Shard = pickle.loads(row["shard"])
    try:
        return {"inputs": _read(shard, job), "error": ""}
    except (MachineError, PoolError, NoStore, OSError) as error:
        return {"inputs": 0, "error": f"{os.uname().nodename}: {error}"}


def _read(shard: Shard, job: Job) -> int:
    if job.parts.holds(shard.name):  # by another worker, before its machine was lost
        return 0
    _enter(job.folder, shard)
    try:
        return job.parts.write(shard.name, _pool(job).read(inputs(shard)))
    except BaseException:
        _let_go()
        raise


def _pool(job: Job) -> Pool:
    """The reader of this worker, set up for a job; wherever its parts go."""
    wanted = replace(job, parts=Parts(""))
    if wanted not in _held:
        _let_go()
        _held[wanted] = Pool(_reader(job), job.published, job.care)
    return _held[wanted]


def _let_go() -> None:
    while _held:
        _held.popitem()[1].close()


def _enter(folder: Path, shard: Shard) -> None:
    """Go where the names of files are relative to. Raises MachineError where they are, and this machine has no such
    folder.
    """
    if folder.is_dir():
        os.chdir(folder)
    elif relative := [item.path for item in shard.items if item.file is not None and not item.file.is_absolute()]:
        raise MachineError(f"{relative[0]}: there is no folder {folder}")


def _reader(job: Job) -> Reader:
    """What this worker reads with. Raises MachineError if it would not read as the machine that began the run."""
    here = {
        "program": (program(), job.program),
        "codebook": (load(job.codebook).digest, job.codebook_digest),
        "language model": (model_name(job.model), job.model_name),
    }
    for what, (mine, wanted) in here.items():
        if mine != wanted:
            raise MachineError(f"the {what} is another ({mine}) than where the run began")
    return Reader(job.codebook, job.tables, job.model, job.gated)
