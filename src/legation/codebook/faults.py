"""Faults of a codebook, each with the file and the key where it is to be mended."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is wrong: `file` relative to the codebook directory, `key_path` such as "triggers[2].where", and
    what is wanted there.
    """

    file: str
    key_path: str
    message: str

    def __str__(self) -> str:
        return ": ".join(part for part in (self.file, self.key_path, self.message) if part)


class CodebookError(ValueError):
    """The codebook cannot be used; the message lists every fault with file and key path."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = faults
        super().__init__("\n".join(map(str, faults)))
