"""What people ask for and cannot have.

RegisterError
└── PeopleError      anything below; its text says what is wrong and what can be done
    ├── NotAllowed   the person's role does not let them
    └── NoSuch       no account, note, round or watch of that name
"""

from legation.register.errors import RegisterError


class PeopleError(RegisterError):
    """What was asked cannot be done as it was asked; nothing was changed."""


class NotAllowed(PeopleError):
    """The role of whoever asks does not allow it."""


class NoSuch(PeopleError):
    """There is nothing of that name."""
