"""What a name can stand for, and where a text uses it."""

from dataclasses import dataclass

KINDS = ("state", "region", "organisation", "branch", "person", "outlet", "site", "place", "title")


@dataclass(frozen=True, slots=True)
class Entry:
    """One reading of one printed form: the state, organisation, office, person, outlet or place it can stand for.

    `key` is the iso3 of a state, the key of an organisation, outlet or region, the canonical branch, the name of a
    person or place, the printed title. `form` says how the words stand to the thing (name, official, abbreviation,
    past, demonym_adj, capital, metonym, alias, surname, lowercase …); `org` is the canonical branch behind a metonym, a
    title or an office-holder, and the parent's name of an organisation that is part of another; `subkind` the table's
    own kind (igo, mission, armed_group, agency, base, head_of_state, rank …). `since` and `until` bound the use of a
    past name or the term of an office-holder. `ambiguous` means that the words alone do not settle it: see
    `disambiguate.resolve`.
    """

    kind: str
    key: str
    name: str
    form: str
    iso3: str | None = None
    org: str | None = None
    subkind: str | None = None
    since: str | None = None
    until: str | None = None
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A known name in a text: offsets (end exclusive, a possessive 's left out), the words, and its readings."""

    start: int
    end: int
    text: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class State:
    """A state or disputed entity: its codes, names and capital, and the region words that may describe it.

    `latitude` and `longitude` are of a point in its middle, in degrees; `adjective` is the usual one ("Serbian").
    """

    iso3: str
    iso2: str | None
    name: str
    official: str
    cow: int | None
    gw: int | None
    capital: str | None
    latitude: float
    longitude: float
    regions: tuple[str, ...]
    status: str
    successor: str | None
    since: str | None
    until: str | None
    adjective: str | None
