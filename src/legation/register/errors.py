"""What can go wrong with a register.

RegisterError                 anything below; its text says in a sentence what happened and what can be done
├── NoRegister                there is no register at the path
├── NotARegister              the file there is something else
│   └── NewerRegister         it was made by a later version of this program
├── RegisterDamaged           the file is a register, but SQLite finds it broken
├── RegisterLocked            another program has held it for too long
├── RegisterUnwritable        no permission, or a read-only disk
├── RegisterFull              the disk is full; nothing of the page being written was kept
└── NotFound                  no claim, event or page of that id is in the register
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class RegisterError(Exception):
    """The register cannot do what was asked; nothing already in it is lost."""


class NoRegister(RegisterError):
    """There is no register at the path."""


class NotARegister(RegisterError):
    """The file is not a register of this program."""


class NewerRegister(NotARegister):
    """The register was made by a later version, whose tables this one does not know."""


class RegisterDamaged(RegisterError):
    """SQLite finds the file broken."""


class RegisterLocked(RegisterError):
    """Another program holds the register."""


class RegisterUnwritable(RegisterError):
    """The register or its folder may not be written."""


class RegisterFull(RegisterError):
    """The disk is full."""


class NotFound(RegisterError):
    """Nothing of that id is in the register."""


_KINDS: dict[str, tuple[type[RegisterError], str]] = {
    "SQLITE_FULL": (RegisterFull, "the disk is full; what was being written is not kept, all else is"),
    "SQLITE_IOERR": (RegisterFull, "the disk cannot be read or written; what was being written is not kept"),
    "SQLITE_BUSY": (RegisterLocked, "another program holds it; try again when that has finished"),
    "SQLITE_LOCKED": (RegisterLocked, "another program holds it; try again when that has finished"),
    "SQLITE_READONLY": (RegisterUnwritable, "it may not be written; check the rights of the file and its folder"),
    "SQLITE_CANTOPEN": (RegisterUnwritable, "it cannot be opened; check that the folder exists and may be written"),
    "SQLITE_PERM": (RegisterUnwritable, "it may not be opened; check the rights of the file and its folder"),
    "SQLITE_NOTADB": (NotARegister, "the file is not a register; name another with --register"),
    "SQLITE_CORRUPT": (RegisterDamaged, "the file is damaged; restore a copy, or read the pages again into a new one"),
}


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into the tree above; an error it does not know stays as it is."""
    try:
        yield
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", "")
        found = next((kind for code, kind in _KINDS.items() if name.startswith(code)), None)
        if found is None:
            raise
        raise found[0](f"register {path}: {found[1]} ({error})") from error
