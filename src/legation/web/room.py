"""What every page of the reading room needs to know."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from legation.codebook.affairs import Lifecycle
from legation.codebook.entries import Codebook
from legation.codebook.load import load
from legation.exports.rows import Codes, no_codes
from legation.register.store import Register
from legation.views.filters import ANY_WORD, Vocabulary
from legation.views.wording import NO_ORDER, RoleOrder

LOOPBACK = ("127.0.0.1", "localhost", "::1")
"""Names of this machine that only this machine can reach."""


class RoomError(Exception):
    """The reading room cannot be opened as asked; the text says why and what can be done."""


def check_host(host: str) -> None:
    """Raise RoomError for an address that others can reach."""
    if host not in LOOPBACK:
        raise RoomError(
            f"“{host}” can be reached from other machines, and accounts with passwords are not built yet, so that "
            f"anybody there could change the register; serve on {', '.join(LOOPBACK)} only"
        )


@dataclass(frozen=True, slots=True)
class Room:
    """One register served to one person. `who` signs decisions; `cycles` tells which acts follow which. `secret`
    makes the tokens of forms and lasts as long as the room is open.
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
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)

    @property
    def codebook(self) -> Codebook:
        """The codebook by which the room was opened; the shipped one where none was told."""
        return self.book or load()

    def open(self) -> Register:
        """The register, for as long as one request lasts; a connection belongs to one thread."""
        return Register(self.register_at, create=False)
