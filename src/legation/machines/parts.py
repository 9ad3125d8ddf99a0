"""Part files: what was read of each shard, as Parquet, in a folder or a store that all machines reach.

A part is written under another name and moved when it is whole, so that a part that is there is whole, and a second
reading of the same shard takes the place of the first.
"""

import json
import posixpath
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from legation.model.claim import Claim
from legation.model.page import Block, DateCandidate, Dropped, Outcome, Page, Story
from legation.model.record import claim_from_record, claim_record
from legation.pages.remote import is_remote, store

Read = tuple[Outcome, tuple[Claim, ...]]

ROWS = 128
"""Inputs that are held in memory before they are written."""

ROWS_BYTES = 16_000_000
"""Bytes of pages that are held before they are written, about."""


@dataclass(frozen=True)
class Parts:
    """Part files below `where`, a folder or an address as s3://bucket/folder. Raises OSError, and NoStore for a store
    that cannot be reached with what is installed.
    """

    where: str

    @cached_property
    def _place(self) -> tuple[Any, str]:
        from pyarrow import fs

        system, path = store(self.where) if is_remote(self.where) else (fs.LocalFileSystem(), self._folder())
        system.create_dir(path, recursive=True)
        return system, path

    def _folder(self) -> str:
        return str(Path(self.where).absolute())

    def holds(self, name: str) -> bool:
        """Whether the part of a shard is there, and whole."""
        import pyarrow as pa
        from pyarrow import fs
        from pyarrow import parquet as pq

        system, path = self._place
        file = posixpath.join(path, f"{name}.parquet")
        if system.get_file_info(file).type != fs.FileType.File:
            return False
        try:
            with system.open_input_file(file) as stream:
                pq.read_metadata(stream)
        except pa.ArrowInvalid:
            return False
        return True

    def write(self, name: str, results: Iterable[Read]) -> int:
        """Write the part of a shard; how many inputs it holds."""
        from pyarrow import parquet as pq

        system, path = self._place
        draft = posixpath.join(path, f".{name}-{uuid.uuid4().hex}")
        count = 0
        with (
            system.open_output_stream(draft, compression=None) as stream,
            pq.ParquetWriter(stream, _schema(), compression="zstd") as out,
        ):
            for rows in _batches(map(_row, results)):
                out.write_table(_table(rows))
                count += len(rows)
        system.move(draft, posixpath.join(path, f"{name}.parquet"))
        return count

    def read(self, name: str) -> Iterator[Read]:
        """What was read of a shard, in the order of its inputs."""
        from pyarrow import parquet as pq

        system, path = self._place
        with system.open_input_file(posixpath.join(path, f"{name}.parquet")) as stream, pq.ParquetFile(stream) as file:
            for batch in file.iter_batches(batch_size=ROWS):
                yield from map(_read, batch.to_pylist())

    def tidy(self, names: Iterable[str]) -> None:
        """Delete what writers that were killed have left of some shards."""
        from pyarrow import fs

        system, path = self._place
        wanted = set(names)
        for info in system.get_file_info(fs.FileSelector(path)):
            if info.base_name.startswith(".") and info.base_name[1:].partition("-")[0] in wanted:
                system.delete_file(info.path)


def _batches(rows: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    held: list[dict[str, Any]] = []
    size = 0
    for row in rows:
        held.append(row)
        size += len(row["data"] or b"")
        if len(held) == ROWS or size > ROWS_BYTES:
            yield held
            held, size = [], 0
    if held:
        yield held


def _schema() -> Any:
    import pyarrow as pa

    text = pa.string()
    columns = {"path": text, "status": text, "reason": text, "sha256": text, "claims": pa.list_(text), "outcome": text}
    return pa.schema({**columns, "data": pa.binary()})


def _table(rows: list[dict[str, Any]]) -> Any:
    import pyarrow as pa

    return pa.Table.from_pylist(rows, schema=_schema())


def _row(read: Read) -> dict[str, Any]:
    """The row of one input. For people and other programs its path and claims; the rest lies in `outcome`, which keeps
    file names that are no Unicode, too.
    """
    outcome, claims = read
    told = {"path": outcome.path, "reason": outcome.reason, "page": asdict(outcome.page) if outcome.page else None}
    return {
        "path": _shown(outcome.path),
        "status": outcome.status,
        "reason": _shown(outcome.reason),
        "sha256": outcome.sha256,
        "claims": [json.dumps(claim_record(claim)) for claim in claims],
        "outcome": json.dumps(told),
        "data": outcome.data,
    }


def _shown(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _read(row: Mapping[str, Any]) -> Read:
    told = json.loads(row["outcome"])
    page = _page(told["page"]) if told["page"] is not None else None
    outcome = Outcome(told["path"], row["status"], told["reason"], row["sha256"], page, row["data"])
    return outcome, tuple(claim_from_record(json.loads(claim)) for claim in row["claims"])


def _page(told: dict[str, Any]) -> Page:
    return Page(
        **{
            **told,
            "stories": tuple(map(_story, told["stories"])),
            "dropped": tuple(Dropped(**piece) for piece in told["dropped"]),
            "notes": tuple(told["notes"]),
        }
    )


def _story(told: dict[str, Any]) -> Story:
    return Story(
        **{
            **told,
            "blocks": tuple(Block(**block) for block in told["blocks"]),
            "dating": tuple(DateCandidate(**candidate) for candidate in told["dating"]),
            "credits": tuple(told["credits"]),
        }
    )
