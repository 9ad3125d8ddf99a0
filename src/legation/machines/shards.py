"""Shards: the inputs of a run divided into parts that machines read each for themselves.

The division depends on the files alone, not on how many machines there are, and each shard has a name made from what it
holds and from the program that reads it. So whoever reads a shard again, after a machine was lost or in a later run,
writes the same file under the same name.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from legation.model.record import digest
from legation.pages.bundles import IN_STRETCHES, bundle
from legation.pages.inputs import opened
from legation.pages.source import Input

ARCHIVE_BYTES = 128_000_000
"""An archive larger than this is read in stretches of about so many bytes."""

PAGES_BYTES = 32_000_000
MOST_PAGES = 512
"""Files of one page each go together up to so many bytes, and so many files."""


@dataclass(frozen=True, slots=True)
class Shard:
    """Files that one worker reads at a stretch, not yet opened; or, of one archive, the records that lie behind byte
    `low` and not behind byte `high` (None: to its end). `name` is made from all that decides what is read.
    """

    name: str
    items: tuple[Input, ...]
    low: int = 0
    high: int | None = None


def shards(items: Iterable[Input], settings: str, archive_bytes: int = ARCHIVE_BYTES) -> Iterator[Shard]:
    """The shards of some files, in order; `settings` names everything else that decides what is read from them."""
    held: list[Input] = []
    size = 0
    for item in items:
        single = not _is_archive(item)
        if held and (not single or size + _size(item) > PAGES_BYTES or len(held) == MOST_PAGES):
            yield _shard(held, settings)
            held, size = [], 0
        if single:
            held.append(item)
            size += _size(item)
        else:
            yield from _stretches(item, settings, archive_bytes)
    if held:
        yield _shard(held, settings)


def inputs(shard: Shard) -> Iterator[Input]:
    """The inputs of a shard. A record that does not tell where it lies goes with the one before it."""
    for item in shard.items:
        at = 0
        for made in opened(item):
            at = max(at, made.until or 0)
            if shard.high is not None and at > shard.high:
                return
            if at > shard.low or shard.low == 0:
                yield made


def _stretches(item: Input, settings: str, archive_bytes: int) -> Iterator[Shard]:
    """An archive in stretches of even size, if its records tell where they lie; else in one piece."""
    size = _size(item)
    number = max(1, round(size / archive_bytes)) if item.path.lower().endswith(IN_STRETCHES) else 1
    bounds = [size * n // number for n in range(number)]
    for low, high in zip(bounds, [*bounds[1:], None], strict=True):
        yield _shard([item], settings, low, high)


def _shard(items: list[Input], settings: str, low: int = 0, high: int | None = None) -> Shard:
    name = digest([settings, [_stamp(item) for item in items], low, high])
    return Shard(name, tuple(items), low, high)


def _is_archive(item: Input) -> bool:
    return (item.file is not None or item.remote is not None) and bundle(Path(item.path)) is not None


def _size(item: Input) -> int:
    if item.remote is not None:
        return item.remote.size
    if item.file is not None:
        return _stat(item.file)[0]
    return len(item.data or b"")


def _stamp(item: Input) -> list[object]:
    """What tells that a file is not what it was."""
    if item.remote is not None:
        return [item.path, item.remote.size, item.remote.changed]
    if item.file is not None:
        return [item.path, str(item.file.absolute()), *_stat(item.file)]
    return [item.path, hashlib.sha256(item.data or b"").hexdigest(), item.error]


def _stat(path: Path) -> tuple[int, int]:
    """The size of a file and when it was changed; noughts where that cannot be told, which its reading will tell."""
    try:
        found = path.stat()
    except OSError:
        return 0, 0
    return found.st_size, found.st_mtime_ns
