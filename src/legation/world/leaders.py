"""Who held which office of a state or organisation on a given day."""

from collections import defaultdict
from pathlib import Path

from legation.world import tables
from legation.world.entries import Entry
from legation.world.lexicon import leader

_LATEST = "9999-12-31"
_REIGN = "reign"
"""The source whose ends are where its record stops when empty, not terms that still run."""


class Leaders:
    """Dated office-holders. Dates in the table may be years, months or days; each covers all it can mean."""

    def __init__(self, rows: list[tables.Row]):
        self._terms: dict[str, list[Entry]] = defaultdict(list)
        for row in rows:
            if row["source"] == _REIGN and not row["to"]:
                continue
            self._terms[row["iso3"] or row["org"]].append(leader(row, "name", row["ambiguous"] == "true"))

    @classmethod
    def load(cls, extra: Path | None = None) -> "Leaders":
        """The packaged office-holders with a user's laid over them. Raises `tables.TableError`."""
        return cls(tables.read(tables.LEADERS, extra))

    def at(self, party: str, day: str, office: str | None = None) -> list[Entry]:
        """Who held office on an ISO day: of a state (iso3) or an organisation (its key), the latest first.

        `office` narrows it to head_of_state, head_of_government, defence_minister, foreign_minister or other. Where
        a term is known by years only, both the old and the new holder are named for the year of the change.
        """
        found = [
            entry
            for entry in self._terms.get(party, ())
            if (office is None or entry.subkind == office) and _covers(entry, day)
        ]
        return sorted(found, key=lambda entry: (entry.since or "", entry.key), reverse=True)


def _covers(entry: Entry, day: str) -> bool:
    since, until = entry.since or "", entry.until or _LATEST
    return since <= day[: max(len(since), 4)] and day[: len(until)] <= until
