"""Pages and archives in stores of objects: s3://, gs:// and whatever else the file systems of pyarrow reach.

A page is read into memory, an archive into a file that is deleted once its records are read.
"""

import fnmatch
import posixpath
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from legation.pages.bundles import bundle, unbundled
from legation.pages.source import Input, Limits, Remote, reason_of

SCHEMES = ("s3", "gs", "gcs", "abfs", "abfss", "hdfs", "file")
"""Kinds of addresses that are taken for those of a store."""

_STEP = 1 << 22


class NoStore(ValueError):
    """The store of an address cannot be reached with what is installed; the message says what is missing."""


def is_remote(name: str) -> bool:
    """Whether a name is the address of something in a store."""
    scheme, parted, _ = name.partition("://")
    return bool(parted) and scheme in SCHEMES


def store(address: str) -> tuple[Any, str]:
    """The file system of an address, and the path in it. Raises NoStore where there is none, OSError from the store."""
    import pyarrow as pa
    from pyarrow import fs

    try:
        system, path = fs.FileSystem.from_uri(address)
    except (pa.ArrowNotImplementedError, ImportError) as error:
        scheme = address.partition("://")[0]
        raise NoStore(f"{scheme}:// wants a pyarrow that is built with it, and this one is not ({error})") from None
    except pa.ArrowException as error:
        raise NoStore(f"no address that can be used ({error})") from None
    return system, path


def below(address: str) -> Iterator[Input]:
    """The files at an address, none opened: one file, all below a folder, or those whose last part fits a pattern with
    asterisks; sorted by name. An address that cannot be looked at is an input with an error.
    """
    try:
        found = list(_found(address))
    except (OSError, NoStore) as error:
        yield Input(address, error=f"{address}: {_why(error)}")
        return
    yield from found
    if not found:
        yield Input(address, error=f"{address}: no such file or folder")


def _found(address: str) -> Iterator[Input]:
    from pyarrow import fs

    system, path = store(address)
    folder, pattern = posixpath.split(path)
    if "*" in pattern:
        infos = system.get_file_info(fs.FileSelector(folder, allow_not_found=True))
        infos = [info for info in infos if fnmatch.fnmatchcase(info.base_name, pattern)]
    else:
        infos = [system.get_file_info(path)]
        if infos[0].type == fs.FileType.Directory:
            infos = system.get_file_info(fs.FileSelector(path, recursive=True))
    scheme = address.partition("://")[0]
    for info in sorted(infos, key=lambda info: str(info.path)):
        if info.type == fs.FileType.File and not info.base_name.startswith("."):
            yield Input(f"{scheme}://{info.path}", remote=Remote(address, info.size, str(info.mtime_ns)))


def opened_remote(item: Input, limits: Limits) -> Iterator[Input]:
    """What a file in a store holds: the records of an archive, or the page."""
    if item.remote is None:
        raise ValueError(f"{item.path}: not in a store")
    path = item.path.partition("://")[2]
    read = bundle(Path(path))
    try:
        system, _ = store(item.remote.address)
        if read is None:
            with system.open_input_stream(path, compression=None) as stream:
                yield Input(item.path, data=stream.read(max(limits.text_bytes, limits.pdf_bytes) + 1))
            return
        with tempfile.TemporaryDirectory(prefix="legation-") as folder:
            here = Path(folder) / posixpath.basename(path)
            with system.open_input_stream(path, compression=None) as stream, here.open("wb") as file:
                shutil.copyfileobj(stream, file, _STEP)
            for made in unbundled(here, read, limits):
                yield _renamed(made, str(here), item.path)
    except (OSError, NoStore) as error:
        yield Input(item.path, error=f"{item.path}: {_why(error)}")


def _renamed(made: Input, here: str, name: str) -> Input:
    """A record of the copy under the name of what was copied."""
    error = made.error.replace(here, name) if made.error is not None else None
    return replace(made, path=made.path.replace(here, name, 1), error=error)


def _why(error: OSError | NoStore) -> str:
    return reason_of(error) if isinstance(error, OSError) else str(error)
