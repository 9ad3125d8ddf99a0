"""The raw bytes of every page read, kept under their own hash so that any later doubt can go back to them."""

import fcntl
import hashlib
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

_SHA256 = re.compile(r"[0-9a-f]{64}")


class Bytes(Protocol):
    """Bytes kept under their own hash, wherever that is."""

    def put(self, data: bytes) -> str:
        """Keep the bytes and return their hash; bytes already kept are not written again."""
        ...

    def get(self, sha256: str) -> bytes:
        """Return the bytes kept under a hash; KeyError if there are none, ValueError if they no longer match it."""
        ...

    def size(self, sha256: str) -> int | None:
        """How many bytes are kept under a hash; None where there are none."""
        ...

    def drop(self, sha256: str) -> None:
        """Keep the bytes of this hash no longer, if they are there."""
        ...


@dataclass(frozen=True, slots=True)
class Archive:
    """A folder of immutable files named by the SHA-256 of their bytes, in two levels of 256 folders each."""

    root: Path

    def path(self, sha256: str) -> Path:
        """Return where bytes of this hash lie, whether or not they are there; ValueError if it is no SHA-256."""
        if not _SHA256.fullmatch(sha256):
            raise ValueError(f"not a SHA-256 in lower-case hexadecimal: {sha256!r}")
        return self.root / sha256[:2] / sha256[2:4] / sha256

    def put(self, data: bytes) -> str:
        """Keep the bytes and return their hash; bytes already kept are not written again."""
        sha256 = hashlib.sha256(data).hexdigest()
        target = self.path(sha256)
        if target.exists():
            return sha256
        target.parent.mkdir(parents=True, exist_ok=True)
        # under a name of its own, so that what a killed writer left is overwritten by the next, and never lies about
        part = target.with_name(f".part-{sha256}")
        with part.open("ab") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            try:
                if not target.exists():
                    _write(file, data)
                    part.replace(target)  # atomic: a reader sees all of it or nothing
            finally:
                if _is(file, part):
                    part.unlink()
        return sha256

    def get(self, sha256: str) -> bytes:
        """Return the bytes kept under a hash; KeyError if there are none, ValueError if they no longer match it."""
        try:
            data = self.path(sha256).read_bytes()
        except FileNotFoundError:
            raise KeyError(sha256) from None
        if hashlib.sha256(data).hexdigest() != sha256:
            raise ValueError(f"the archived bytes of {sha256} have changed")
        return data

    def size(self, sha256: str) -> int | None:
        """How many bytes are kept under a hash; None where there are none."""
        try:
            return self.path(sha256).stat().st_size
        except FileNotFoundError:
            return None

    def drop(self, sha256: str) -> None:
        """Keep the bytes of this hash no longer, if they are there."""
        self.path(sha256).unlink(missing_ok=True)


def _write(file: BinaryIO, data: bytes) -> None:
    file.truncate(0)
    file.write(data)
    file.flush()
    os.fsync(file.fileno())


def _is(file: BinaryIO, path: Path) -> bool:
    """Whether the open file is the one that stands at the path now."""
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except FileNotFoundError:
        return False
