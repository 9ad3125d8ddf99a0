"""Who publishes under a web domain in its own name: a state's bodies and organisations, not the news media."""

from dataclasses import dataclass
from pathlib import Path

from legation.world import tables
from legation.world.outlets import domains


@dataclass(frozen=True, slots=True)
class Publisher:
    """An official publisher: its name where the domain is one body's, and its state; an organisation has no state."""

    name: str | None
    iso3: str | None


class Publishers:
    """The official domains of the table."""

    def __init__(self, rows: list[tables.Row]):
        self._by_domain = {row["domain"]: Publisher(row["name"] or None, row["iso3"] or None) for row in rows}

    @classmethod
    def load(cls, extra: Path | None = None) -> "Publishers":
        """The packaged domains with a user's laid over them. Raises `tables.TableError`."""
        return cls(tables.read(tables.PUBLISHERS, extra))

    def at(self, address: str) -> Publisher | None:
        """The official publisher behind a web address, by the narrowest domain known; None for all others."""
        return next((self._by_domain[d] for d in domains(address) if d in self._by_domain), None)
