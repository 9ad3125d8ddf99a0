"""The tables of the world layer: what a CSV file may hold, and strict reading of it.

Every table is a CSV file with a header. A column or a value that the table's description does not know raises
`TableError` naming the file and the row: nothing unknown is read in silence. A directory of the user may hold
files of the same names; their rows replace rows with the same key and are otherwise added.
"""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

Row = dict[str, str]

TABLES = Path(__file__).parent / "tables"

_PATTERNS: Mapping[str, re.Pattern[str]] = {
    "text": re.compile(r"(?s).*"),
    "iso3": re.compile(r"([A-Z]{3})?"),
    "iso3s": re.compile(r"([A-Z]{3}(\|[A-Z]{3})*)?"),
    "iso2": re.compile(r"([A-Z]{2})?"),
    "integer": re.compile(r"(-?\d+)?"),
    "number": re.compile(r"(-?\d+(\.\d+)?)?"),
    "bool": re.compile(r"true|false"),
    "date": re.compile(r"(\d{1,4}(-\d\d(-\d\d)?)?)?"),
}


class TableError(ValueError):
    """A table holds something its description does not know; the message names the file and the row."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: the kind of value it holds, whether it may be empty, and its closed list if any.

    Kinds: text, iso3 (a state's key), iso3s (several, `|` between), iso2, integer, number, bool (true or false),
    date (year, year-month or ISO day).
    """

    kind: str = "text"
    required: bool = False
    choices: frozenset[str] = frozenset()

    def refuse(self, value: str) -> str | None:
        """Why this value cannot stand in the column, or None if it can."""
        if self.required and not value:
            return "is empty"
        if self.choices and value and value not in self.choices:
            return f"{value!r} is none of {', '.join(sorted(self.choices))}"
        if not _PATTERNS[self.kind].fullmatch(value):
            return f"{value!r} is not {self.kind}"
        return None


@dataclass(frozen=True, slots=True)
class Table:
    """The description of one CSV file: its columns in order, and the columns that make a row unique."""

    name: str
    columns: Mapping[str, Column]
    key: tuple[str, ...] = ()

    @property
    def file(self) -> str:
        """The file name, the same in the package and in a user's directory."""
        return f"{self.name}.csv"


def read(table: Table, extra: Path | None = None) -> list[Row]:
    """The checked rows of a table, the user's laid over the package's.

    A user's row with the key of a packaged row takes its place; other rows follow. Raises `TableError`.
    """
    rows = read_file(TABLES / table.file, table)
    own = extra / table.file if extra else None
    if own is not None and own.exists():
        rows = _overlay(rows, read_file(own, table), table.key)
    return rows


def read_file(path: Path, table: Table) -> list[Row]:
    """The checked rows of one file. Raises `TableError` for an unknown column, a bad value or a key told twice."""
    with path.open(encoding="utf-8", newline="") as handle:
        reader = csv.reader(handle)
        header = next(reader, [])
        if header != list(table.columns):
            raise TableError(f"{path}: columns are {header}, expected {list(table.columns)}")
        rows = [_checked(path, table, number, values) for number, values in enumerate(reader, start=2) if values]
    _unique(path, rows, table.key)
    return rows


def _checked(path: Path, table: Table, number: int, values: list[str]) -> Row:
    if len(values) != len(table.columns):
        raise TableError(f"{path}: row {number} has {len(values)} fields, expected {len(table.columns)}")
    for value, (name, column) in zip(values, table.columns.items(), strict=True):
        if column is _PLAIN:
            continue
        reason = column.refuse(value)
        if reason:
            raise TableError(f"{path}: row {number}: {name} {reason}")
    return dict(zip(table.columns, values, strict=True))


def _unique(path: Path, rows: list[Row], key: tuple[str, ...]) -> None:
    if not key:
        return
    seen: set[tuple[str, ...]] = set()
    for number, row in enumerate(rows, start=2):
        value = tuple(row[name] for name in key)
        if value in seen:
            raise TableError(f"{path}: row {number}: {' / '.join(value)} is there twice")
        seen.add(value)


def _overlay(rows: list[Row], own: list[Row], key: tuple[str, ...]) -> list[Row]:
    if not key:
        return rows + own
    merged = {tuple(row[name] for name in key): row for row in rows}
    merged.update({tuple(row[name] for name in key): row for row in own})
    return list(merged.values())


def split(value: str) -> tuple[str, ...]:
    """The parts of a field that holds several values with `|` between them."""
    return tuple(part for part in value.split("|") if part)


_PLAIN = Column()
_REQUIRED = Column(required=True)
_SOURCE = Column(required=True)
_ISO3 = Column("iso3")
_DATE = Column("date")
_BOOL = Column("bool", required=True)
_COORDINATE = Column("number", required=True)


def _choice(words: str, required: bool = True) -> Column:
    return Column(required=required, choices=frozenset(words.split()))


STATES = Table(
    "states",
    {
        "iso3": Column("iso3", required=True),
        "iso2": Column("iso2"),
        "name": _REQUIRED,
        "official": _REQUIRED,
        "cow": Column("integer"),
        "gw": Column("integer"),
        "capital": _PLAIN,
        "capital_lat": Column("number"),
        "capital_lon": Column("number"),
        "centre_lat": _COORDINATE,
        "centre_lon": _COORDINATE,
        "region": _PLAIN,
        "status": _choice("member observer disputed dependency associated past"),
        "successor": _ISO3,
        "from": _DATE,
        "to": _DATE,
        "source": _SOURCE,
    },
    key=("iso3",),
)

STATE_NAMES = Table(
    "state_names",
    {
        "iso3": Column("iso3", required=True),
        "name": _REQUIRED,
        "form": _choice(
            "name official short abbreviation past demonym_adj demonym_noun demonym_plural capital metonym seat "
            "adjective_compound"
        ),
        "from": _DATE,
        "to": _DATE,
        "ambiguous": _BOOL,
        "org": _PLAIN,
        "source": _SOURCE,
    },
    key=("iso3", "name", "form"),
)

ORGANISATIONS = Table(
    "organisations",
    {
        "key": _REQUIRED,
        "name": _REQUIRED,
        "aliases": _PLAIN,
        "kind": _choice("alliance igo organ mission regional armed_group company committee court force observer"),
        "parent": _PLAIN,
        "iso3": _ISO3,
        "ambiguous": _PLAIN,
        "source": _SOURCE,
    },
    key=("key",),
)

BRANCHES = Table(
    "branches", {"forms": _REQUIRED, "org": _REQUIRED, "iso3": _ISO3, "source": _SOURCE}, key=("forms", "iso3")
)

TITLES = Table(
    "titles",
    {
        "forms": _REQUIRED,
        "title": _REQUIRED,
        "org": _PLAIN,
        "rank": _BOOL,
        "speaker": _BOOL,
        "source": _SOURCE,
    },
    key=("title",),
)

OUTLETS = Table(
    "outlets",
    {
        "key": _REQUIRED,
        "name": _REQUIRED,
        "aliases": _PLAIN,
        "kind": _choice("agency outlet broadcaster newspaper state_media"),
        "owner_iso3": _ISO3,
        "state_controlled": _BOOL,
        "domains": _PLAIN,
        "ambiguous": _PLAIN,
        "source": _SOURCE,
    },
    key=("key",),
)

PUBLISHERS = Table(
    "publishers", {"domain": _REQUIRED, "name": _PLAIN, "iso3": _ISO3, "source": _SOURCE}, key=("domain",)
)

LEADERS = Table(
    "leaders",
    {
        "name": _REQUIRED,
        "aliases": _PLAIN,
        "surname": _PLAIN,
        "iso3": _ISO3,
        "office": _choice("head_of_state head_of_government defence_minister foreign_minister other"),
        "org": _REQUIRED,
        "from": _DATE,
        "to": _DATE,
        "ambiguous": _BOOL,
        "source": _SOURCE,
    },
    key=("name", "iso3", "office", "org", "from"),
)

PLACES = Table(
    "places",
    {
        "name": _REQUIRED,
        "aliases": _PLAIN,
        "kind": _choice("base region site sea strait river island us_state province city line mountain"),
        "iso3": Column("iso3s"),
        "lat": _COORDINATE,
        "lon": _COORDINATE,
        "ambiguous": _BOOL,
        "source": _SOURCE,
    },
    key=("name", "iso3"),
)

TERRITORIES = Table(
    "territories",
    {
        "iso2": Column("iso2", required=True),
        "name": _REQUIRED,
        "iso3": Column("iso3", required=True),
        "source": _SOURCE,
    },
    key=("iso2",),
)

PROVINCES = Table(
    "provinces",
    {
        "name": _REQUIRED,
        "aliases": _PLAIN,
        "iso3": Column("iso3", required=True),
        "kind": _REQUIRED,
        "lat": _COORDINATE,
        "lon": _COORDINATE,
        "admin1": _PLAIN,
        "code": _REQUIRED,
        "source": _SOURCE,
    },
    key=("code",),
)

REGIONS = Table(
    "regions",
    {
        "key": _REQUIRED,
        "name": _REQUIRED,
        "forms": _REQUIRED,
        "kind": _choice("geographic political membership"),
        "collective": _BOOL,
        "members": Column("iso3s"),
        "source": _SOURCE,
    },
    key=("key",),
)

AMBIGUITY = Table(
    "ambiguity",
    {
        "form": _REQUIRED,
        "reading": _REQUIRED,
        "prior": Column("integer", required=True),
        "beside": _PLAIN,
        "near": _PLAIN,
        "lowercase": _BOOL,
        "source": _SOURCE,
    },
    key=("form", "reading"),
)

GIVEN_NAMES = Table("given_names", {"name": _REQUIRED, "source": _SOURCE}, key=("name",))

ALL = (
    STATES,
    STATE_NAMES,
    ORGANISATIONS,
    BRANCHES,
    TITLES,
    OUTLETS,
    PUBLISHERS,
    LEADERS,
    PLACES,
    PROVINCES,
    TERRITORIES,
    REGIONS,
    AMBIGUITY,
    GIVEN_NAMES,
)
