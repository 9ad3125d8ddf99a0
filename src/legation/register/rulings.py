"""What people say of pairs of claims, as merging takes it."""

from collections.abc import Collection
from dataclasses import dataclass

from legation.register.matching import Match


@dataclass(frozen=True, slots=True)
class Rulings:
    """What people say of pairs of claims, each pair sorted: one act, whatever speaks against it, or never one event."""

    same: frozenset[tuple[str, str]] = frozenset()
    different: frozenset[tuple[str, str]] = frozenset()

    def forbid(self, left: Collection[str], right: Collection[str]) -> bool:
        """Whether two groups of claims must not be one event."""
        return bool(self.different) and any((min(a, b), max(a, b)) in self.different for a in left for b in right)


NO_RULINGS = Rulings()

RULED = Match(1.0, ("ruled_same",))
"""The match of two claims that a person says are one act."""
