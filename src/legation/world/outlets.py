"""Which outlet a domain or a printed name belongs to, misprints included."""

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from legation.world import tables
from legation.world.folding import key
from legation.world.tables import split

_SHORTEST_FUZZY = 6
"""Names with fewer letters are too close to each other to be guessed from a misprint."""

NAMES_HELD = 8192
"""Names of which it is remembered whether they are an outlet's misprinted."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """A news agency, broadcaster, newspaper or site: who owns it and whether a state controls it."""

    key: str
    name: str
    kind: str
    owner: str | None
    state_controlled: bool
    domains: tuple[str, ...]


class Outlets:
    """All outlets of the table, found by key, web address or printed name."""

    def __init__(self, rows: list[tables.Row]):
        self._by_key = {row["key"]: _outlet(row) for row in rows}
        self._by_domain: dict[str, Outlet] = {}
        self._by_name: dict[str, Outlet] = {}
        self._namesakes: dict[str, list[Outlet]] = defaultdict(list)
        self._agency_names: list[str] = []
        self._by_length: dict[int, list[str]] = defaultdict(list)
        for row in rows:
            outlet = self._by_key[row["key"]]
            for domain in outlet.domains:
                self._by_domain.setdefault(domain, outlet)
            names = (row["name"], *split(row["aliases"]))
            self._agency_names += names if outlet.kind == "agency" else ()
            for name in names:
                if self._by_name.setdefault(key(name), outlet) is not outlet:
                    self._namesakes[key(name)].append(outlet)
        for name in sorted(self._by_name):
            self._by_length[len(name)].append(name)
        # the same few names are asked for over and over
        self._misprinted = lru_cache(maxsize=NAMES_HELD)(self._near)

    @classmethod
    def load(cls, extra: Path | None = None) -> "Outlets":
        """The packaged outlets with a user's laid over them. Raises `tables.TableError`."""
        return cls(tables.read(tables.OUTLETS, extra))

    def get(self, outlet: str) -> Outlet:
        """The outlet with this key. Raises `KeyError` if there is none."""
        return self._by_key[outlet]

    def agency_names(self) -> list[str]:
        """Every name of every news agency, as printed."""
        return self._agency_names

    def by_domain(self, address: str) -> Outlet | None:
        """The outlet behind a web address or host name; a subdomain counts as its domain. None if unknown."""
        return next((self._by_domain[d] for d in domains(address) if d in self._by_domain), None)

    def by_name(self, name: str, home: str | None = None) -> Outlet | None:
        """The outlet with this printed name, None if unknown; of several the one of the state `home` (iso3), else the
        first of the table ("CNA").

        A name of six letters or more may have one letter missing, added or changed, or two neighbours swapped
        ("Retuers"), if that leads to one outlet only.
        """
        wanted = key(name)
        outlet = self._by_name.get(wanted)
        if home is not None:
            outlet = next((other for other in self._namesakes.get(wanted, ()) if other.owner == home), outlet)
        if outlet is not None or len(wanted) < _SHORTEST_FUZZY:
            return outlet
        return self._misprinted(wanted)

    def _near(self, wanted: str) -> Outlet | None:
        """The only outlet whose name is this one misprinted."""
        lengths = range(max(_SHORTEST_FUZZY, len(wanted) - 1), len(wanted) + 2)
        close = [other for length in lengths for other in self._by_length.get(length, ()) if _misprint(wanted, other)]
        found = {self._by_name[other].key for other in close}
        return self._by_key[found.pop()] if len(found) == 1 else None


def domains(address: str) -> list[str]:
    """The domains that a web address or host name lies in, the narrowest first: "a.gov.pl", "gov.pl", "pl"."""
    host = (urlsplit(address).hostname or "") if "//" in address else address.split("/")[0].lower()
    labels = host.removeprefix("www.").split(".")
    return [".".join(labels[start:]) for start in range(len(labels))]


def _outlet(row: tables.Row) -> Outlet:
    return Outlet(
        key=row["key"],
        name=row["name"],
        kind=row["kind"],
        owner=row["owner_iso3"] or None,
        state_controlled=row["state_controlled"] == "true",
        domains=split(row["domains"]),
    )


def _misprint(left: str, right: str) -> bool:
    """Whether two words differ by one edit, or by two neighbouring letters swapped."""
    if len(left) > len(right):
        left, right = right, left
    at = next((place for place, pair in enumerate(zip(left, right, strict=False)) if pair[0] != pair[1]), len(left))
    if len(left) < len(right):
        return left[at:] == right[at + 1 :]
    swapped = left[at + 1 : at + 2] + left[at : at + 1]
    return left[at + 1 :] == right[at + 1 :] or (swapped == right[at : at + 2] and left[at + 2 :] == right[at + 2 :])
