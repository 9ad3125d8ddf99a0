"""Claims as merging takes them from the tables: those that count, with the page's hash for its path, which may recur in
two folders.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace

from legation.model.claim import Claim
from legation.register.blocking import bounds, drawers
from legation.register.database import Database, marks, portions
from legation.register.features import Features, features
from legation.register.rows import claim_of

FIRST_PART, LARGEST_PART = 32, 512
"""Claims that are looked at first, and at once at most, where it may be that a few are enough."""


class Shelf:
    """The claims that were looked at for one merging, so that none is loaded twice."""

    def __init__(self, database: Database, known: Collection[Claim] = ()) -> None:
        self._database = database
        self._held: dict[int, Claim] = {}
        self._by_id = {claim.claim_id: claim for claim in known}
        self._seen: dict[str, Features] = {}
        self._unseen = list(self._by_id)

    def filed_in(self, wanted: Collection[int]) -> list[Claim]:
        """The claims that are filed in some drawers, by their order in the register."""
        return [claim for part in self.parts_filed_in(wanted) for claim in part]

    def parts_filed_in(self, wanted: Collection[int]) -> Iterator[list[Claim]]:
        """The same in parts, the first of them small."""
        numbers = sorted(self._filed(wanted))
        at, size = 0, FIRST_PART
        while at < len(numbers):
            part = numbers[at : at + size]
            self._load([number for number in part if number not in self._held])
            yield [self._held[number] for number in part]
            at, size = at + size, min(size * 2, LARGEST_PART)

    def near(self, name: str) -> Iterator[list[Claim]]:
        """The claims that one may match, in parts."""
        for part in self.parts_filed_in(drawers(self.seen[name]).looked):
            yield [claim for claim in part if claim.claim_id != name]

    @property
    def seen(self) -> dict[str, Features]:
        """What merging looks at, of the claims looked at so far."""
        while self._unseen:
            name = self._unseen.pop()
            self._seen[name] = features(self._by_id[name])
        return self._seen

    def claims(self, names: Collection[str]) -> list[Claim]:
        """Claims by their ids, in the order of these; those that do not count are left out."""
        lacking = sorted(set(names) - self._by_id.keys())
        for some in portions(lacking):
            rows = self._database.execute(
                "SELECT number, sha256, record FROM claims "
                f"WHERE decided <> 'rejected' AND claim_id IN ({marks(some)})",
                some,
            )
            for row in rows:
                self._hold(row["number"], replace(claim_of(row), page=row["sha256"]))
        return [self._by_id[name] for name in sorted(names) if name in self._by_id]

    def _filed(self, wanted: Collection[int]) -> set[int]:
        numbers: set[int] = set()
        for some in portions([number for number in sorted(wanted) if bounds(number) is None]):
            rows = self._database.execute(f"SELECT number FROM filed WHERE drawer IN ({marks(some)})", some)
            numbers.update(row["number"] for row in rows)
        for first, last in [reach for number in wanted if (reach := bounds(number))]:
            rows = self._database.execute("SELECT number FROM filed WHERE drawer BETWEEN ? AND ?", [first, last])
            numbers.update(row["number"] for row in rows)
        return numbers

    def _load(self, numbers: Collection[int]) -> None:
        for some in portions(sorted(numbers)):
            rows = self._database.execute(
                f"SELECT number, sha256, record FROM claims WHERE number IN ({marks(some)})", some
            )
            for row in rows:
                self._hold(row["number"], replace(claim_of(row), page=row["sha256"]))

    def _hold(self, number: int, claim: Claim) -> None:
        if claim.claim_id not in self._by_id:
            self._by_id[claim.claim_id] = claim
            self._unseen.append(claim.claim_id)
        self._held[number] = self._by_id[claim.claim_id]
