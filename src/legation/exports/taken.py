"""What an export draws from: the records that the filters let through, and what the codebook says of them."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from legation.codebook.entries import Codebook
from legation.exports.rows import Lore
from legation.exports.tables import BY_NAME, Table
from legation.model.claim import Claim
from legation.model.event import Event
from legation.register.query import EVERYTHING, Selection
from legation.register.store import Register

CLAIMS, EVENTS = "claims", "events"


@dataclass(frozen=True)
class Taken:
    """One export: of which register, which records (`what` is the name of a table), by which codebook.

    `filters` tells in words what was asked for; `left` counts, by reason, the records that the format cannot hold, for
    the user to be told. Nothing else here ever changes, and nothing tells the time, so that two exports of one register
    are the same bytes.
    """

    register: Register
    book: Codebook
    what: str = CLAIMS
    wanted: Selection = EVERYTHING
    filters: str = ""
    tool: str = ""
    excel: bool = False
    left: Counter[str] = field(default_factory=Counter)

    @cached_property
    def lore(self) -> Lore:
        """What rows draw from the codebook."""
        return Lore.of(self.book)

    @property
    def codebook(self) -> str:
        """The codebook's version and digest, as claims carry them."""
        return f"{self.book.version}+{self.book.digest}"

    @property
    def table(self) -> Table:
        """The table asked for."""
        return BY_NAME[self.what]

    def claims(self) -> Iterator[tuple[Claim, str | None]]:
        """The claims wanted, each with its event's id, in reading order."""
        return self.register.claims(self.wanted)

    def events(self) -> Iterator[Event]:
        """The events wanted, by date."""
        return self.register.events(self.wanted)
