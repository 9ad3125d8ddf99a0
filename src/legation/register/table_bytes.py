"""The pages' bytes in a table of the PostgreSQL register."""

import hashlib
from collections.abc import Callable, Sequence

from legation.register.database import Row

Run = Callable[[str, Sequence[str | bytes]], list[Row]]
"""Runs a statement with numbered values and gives its rows."""


class TableBytes:
    """The pages' bytes in a table."""

    def __init__(self, run: Run) -> None:
        self._run = run

    def put(self, data: bytes) -> str:
        """Keep the bytes and return their hash; bytes already kept are not sent again."""
        sha256 = hashlib.sha256(data).hexdigest()
        if not self._rows("SELECT 1 AS here FROM archive WHERE sha256 = $1", sha256):
            self._rows("INSERT INTO archive (sha256, bytes) VALUES ($1, $2) ON CONFLICT DO NOTHING", sha256, data)
        return sha256

    def get(self, sha256: str) -> bytes:
        """Return the bytes kept under a hash; KeyError if there are none, ValueError if they no longer match it."""
        rows = self._rows("SELECT bytes FROM archive WHERE sha256 = $1", sha256)
        if not rows:
            raise KeyError(sha256)
        data = bytes(rows[0]["bytes"])
        if hashlib.sha256(data).hexdigest() != sha256:
            raise ValueError(f"the archived bytes of {sha256} have changed")
        return data

    def size(self, sha256: str) -> int | None:
        """How many bytes are kept under a hash; None where there are none."""
        rows = self._rows("SELECT octet_length(bytes) AS n FROM archive WHERE sha256 = $1", sha256)
        return int(rows[0]["n"]) if rows else None

    def drop(self, sha256: str) -> None:
        """Keep the bytes of this hash no longer, if they are there."""
        self._rows("DELETE FROM archive WHERE sha256 = $1", sha256)

    def _rows(self, statement: str, *values: str | bytes) -> list[Row]:
        return self._run(statement, values)
