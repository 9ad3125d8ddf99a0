"""The exit codes of `legation`, for scripts.

0    everything was read, or what was asked for was shown; pages that hold nothing to record count as read
1    the program failed, or the reader of its output went away
2    the command cannot be understood: an unknown option, filter or date
3    some inputs, or stories of them, could not be read; all others were read and kept
4    the register or the output file cannot be used
5    no claim, event, page or type of that name
6    the codebook has faults
130  interrupted; what had been read is kept
"""

from enum import IntEnum


class Exit(IntEnum):
    """What a command ends with."""

    FINE = 0
    FAILED = 1
    USAGE = 2
    REFUSED = 3
    STORE = 4
    NOT_FOUND = 5
    CODEBOOK = 6
    INTERRUPTED = 130


TOLD = "Exit codes: " + "; ".join(
    (
        "0 all read or shown",
        "1 failed",
        "2 command not understood",
        "3 some inputs refused or read in part, the rest kept",
        "4 register or output file unusable",
        "5 no such claim, event, page or type",
        "6 codebook has faults",
        "130 interrupted, what was read is kept",
    )
)


class Stop(Exception):
    """End the command with a code and a message for people."""

    def __init__(self, code: Exit, message: str) -> None:
        self.code = code
        super().__init__(message)
