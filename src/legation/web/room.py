"""What every page of the reading room needs to know."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from legation.codebook.affairs import Lifecycle
from legation.codebook.entries import Codebook
from legation.codebook.load import load
from legation.exports.rows import Codes, no_codes
from legation.register.store import Register
from legation.views.filters import ANY_WORD, Vocabulary
from legation.views.wording import NO_ORDER, RoleOrder
from legation.web.lent import Shelf
from legation.web.limits import Limits
from legation.web.measured import Requests

LOOPBACK = ("127.0.0.1", "localhost", "::1")
"""Names of this machine that only this machine can reach."""


class RoomError(Exception):
    """The reading room cannot be opened as asked; the text says why and what can be done."""


def check_host(host: str, *, has_accounts: bool) -> None:
    """Raise RoomError for an address that others can reach, where the register has no accounts."""
    if host not in LOOPBACK and not has_accounts:
        raise RoomError(
            f"“{host}” can be reached from other machines, and this register has no accounts, so that anybody there "
            "could change it; make one with `legation accounts add NAME --role admin`, or serve on "
            f"{', '.join(LOOPBACK)} only"
        )


@dataclass(frozen=True, slots=True)
class Room:
    """One register served. `who` signs decisions where there are no accounts; `cycles` tells which acts follow which.
    `secret` makes the tokens of forms and lasts as long as the room is open.

    A room `is_private` if only this machine can reach it. It is also called by `names`, `proxies` are the addresses of
    machines whose word is taken for whom they stand for, and in a `public` room everybody may read.
    """

    register_at: str
    words: Vocabulary = ANY_WORD
    types: Sequence[str] = ()
    roles: RoleOrder = field(default_factory=lambda: NO_ORDER)
    codes: Codes = no_codes
    who: str = "reviewer"
    tool: str = ""
    cycles: Mapping[str, Lifecycle] = field(default_factory=dict)
    book: Codebook | None = None
    is_private: bool = True
    public: bool = False
    names: Sequence[str] = ()
    proxies: Sequence[str] = ()
    limits: Limits = field(default_factory=Limits)
    requests: Requests = field(default_factory=Requests)
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)
    shelf: Shelf = field(default_factory=Shelf, repr=False)

    @property
    def codebook(self) -> Codebook:
        """The codebook by which the room was opened; the shipped one where none was told."""
        return self.book or _shipped()

    def open(self) -> Register:
        """The register, for as long as one request lasts; nobody else uses it meanwhile."""
        return self.shelf.lend(self.register_at)

    def close(self) -> None:
        """Let go of the register."""
        self.shelf.clear()


@cache
def _shipped() -> Codebook:
    return load()
