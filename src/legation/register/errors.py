"""What can go wrong with a register.

RegisterError                 anything below; its text says in a sentence what happened and what can be done
├── NoRegister                there is no register at the path
├── NotARegister              the file there is something else
│   ├── NewerRegister         it was made by a later version of this program
│   └── UnfinishedRegister    it was made by a state of this program between two versions, whose tables no version had
├── RegisterDamaged           the file is a register, but SQLite finds it broken
├── RegisterLocked            another program has held it for too long
├── RegisterUnwritable        no permission, or a read-only disk
├── RegisterUnreachable       the server does not answer, or refuses the user
├── RegisterFull              the disk is full; nothing of the page being written was kept
├── NoDriver                  what speaks with the server is not installed
├── NotFound                  no claim, event or page of that id is in the register
└── NoDecision                what was decided cannot be: no such field, value or pair
"""


class RegisterError(Exception):
    """The register cannot do what was asked; nothing already in it is lost."""


class NoRegister(RegisterError):
    """There is no register at the path."""


class NotARegister(RegisterError):
    """The file is not a register of this program."""


class NewerRegister(NotARegister):
    """The register was made by a later version, whose tables this one does not know."""


class UnfinishedRegister(NotARegister):
    """The register was made by a state of the program between two versions, and cannot be brought up to date."""


class RegisterDamaged(RegisterError):
    """SQLite finds the file broken."""


class RegisterLocked(RegisterError):
    """Another program holds the register."""


class RegisterUnwritable(RegisterError):
    """The register or its folder may not be written."""


class RegisterUnreachable(RegisterError):
    """The server cannot be reached, or does not let this user in."""


class NoDriver(RegisterError):
    """The driver for this kind of register is not installed."""


class RegisterFull(RegisterError):
    """The disk is full."""


class NotFound(RegisterError):
    """Nothing of that id is in the register."""


class NoDecision(RegisterError):
    """What was decided cannot be: there is no such field or value, or the claims do not fit it."""
