"""Roles, what each may do, and who somebody is while they use the register."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from legation.register.people.errors import NotAllowed

VISITOR = "visitor"
"""Whoever is not signed in."""

OWNER = "owner"
"""The one person on this machine, where the register has no accounts."""

ROLES = ("reader", "reviewer", "editor", "admin")
"""What an account may be; each may do all that those before it may."""

RIGHTS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "read": ("reader", "see every page, search, and take away what is seen"),
        "note": ("reader", "write notes and replies that appear at once"),
        "review": (
            "reviewer",
            "decide of claims, correct them, add missed ones, split and merge acts, undo own decisions",
        ),
        "watch": ("reviewer", "save filters, with feed, mail and calls to other programs"),
        "edit": (
            "editor",
            "undo anybody's decisions, set up and settle reviews by several, approve notes, change anybody's watches",
        ),
        "admin": ("admin", "make, change and disable accounts, read the audit log"),
    }
)
"""Each right: the first role that has it, and what it lets one do."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who uses the register: the name that signs what they do, and their role.

    `account` is the account's number; None for a visitor and for the owner of a register without accounts.
    """

    name: str
    role: str
    account: int | None = None
    email: str = ""

    def may(self, right: str) -> bool:
        """Whether the role has a right."""
        if self.role == OWNER:
            return True
        return self.role in ROLES and ROLES.index(self.role) >= ROLES.index(RIGHTS[right][0])

    def must(self, right: str) -> None:
        """Raise NotAllowed where the role lacks a right."""
        if not self.may(right):
            first, what = RIGHTS[right]
            raise NotAllowed(f"only {_from(first)} may {what}; this is {_article(self.role)}")

    @property
    def signed_in(self) -> bool:
        """Whether it is known who this is."""
        return self.role != VISITOR


def _from(first: str) -> str:
    those = ROLES[ROLES.index(first) :]
    return " or ".join([", ".join(those[:-1]), those[-1]]) if len(those) > 1 else those[0]


def _article(role: str) -> str:
    return f"{'an' if role[0] in 'aeo' else 'a'} {role}"
