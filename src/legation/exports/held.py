"""A file that holds what is written until it is drained, so that a library that writes files can give pieces."""

from io import RawIOBase
from typing import Any


class Held(RawIOBase):
    """A file that can only be written, and is emptied by whoever passes its bytes on."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[bytes] = []
        self._at = 0

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        part = bytes(data)
        self._parts.append(part)
        self._at += len(part)
        return len(part)

    def tell(self) -> int:
        return self._at

    def close(self) -> None:
        """Keeps what was written, for it has yet to be drained."""

    def drained(self) -> bytes:
        """What was written since it was last asked."""
        whole = b"".join(self._parts)
        self._parts.clear()
        return whole
