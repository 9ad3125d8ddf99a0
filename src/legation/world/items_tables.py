"""The tables of military items: their descriptions, and reading those that come in several files."""

from collections.abc import Iterator
from pathlib import Path

from legation.world import tables
from legation.world.tables import Column, Row, Table, TableError

UNROCA = frozenset({"I", "II", "III", "IV", "V", "VI", "VII", "VIII"})
"""The categories of the UN Register of Conventional Arms; an empty field means that none applies."""

KINDS = frozenset({"arms", "ammunition", "equipment", "vehicle", "aircraft", "ship", "support", "service"})

_TEXT = Column()
_REQUIRED = Column(required=True)
_BOOL = Column("bool", required=True)
_UNROCA = Column(choices=UNROCA)

CLASSES = Table(
    "item_classes",
    {
        "category": _TEXT,
        "unroca": _UNROCA,
        "kind": Column(required=True, choices=KINDS),
        "nouns": _REQUIRED,
        "generic": _BOOL,
        "unless": _TEXT,
        "needs": _TEXT,
        "source": _REQUIRED,
    },
)

PATTERNS = Table(
    "designation_patterns",
    {
        "id": _REQUIRED,
        "pattern": _REQUIRED,
        "literals": _REQUIRED,
        "canonical": _TEXT,
        "category": _REQUIRED,
        "unroca": _UNROCA,
        "source": _REQUIRED,
    },
    key=("id",),
)

VETOES = Table(
    "designation_vetoes",
    {
        "form": _REQUIRED,
        "near": _TEXT,
        "source": _REQUIRED,
    },
    key=("form", "near"),
)

WEAPONS = Table(
    "weapons",
    {
        "designation": _REQUIRED,
        "aliases": _TEXT,
        "description": _TEXT,
        "category": _TEXT,
        "unroca": _UNROCA,
        "producer": Column("iso3s"),
        "parent": _TEXT,
        "ambiguous": _BOOL,
        "source": _REQUIRED,
    },
    key=("designation",),
)


def weapon_rows(extra: Path | None = None) -> list[Row]:
    """The listed designations of every file `weapons*.csv`; a later row, such as a user's, replaces an earlier one."""
    rows: dict[str, Row] = {}
    for path in weapon_files(extra):
        rows.update({row["designation"]: row for row in tables.read_file(path, WEAPONS)})
    return list(rows.values())


def known_category(row: Row, table: Table, closed: frozenset[str]) -> None:
    """Refuse a row whose category is none of item_classes.csv. Raises `TableError`."""
    if row["category"] and row["category"] not in closed:
        name = row[table.key[0]]
        raise TableError(f"{table.file}: {name}: no category {row['category']!r} in {CLASSES.file}")


def categories(extra: Path | None = None) -> frozenset[str]:
    """The closed list of item categories: those of item_classes.csv."""
    return frozenset(row["category"] for row in tables.read(CLASSES, extra) if row["category"])


def weapon_files(extra: Path | None = None) -> Iterator[Path]:
    """The files of designations, the package's before the user's, each by name."""
    for directory in (tables.TABLES, extra):
        if directory is not None:
            yield from sorted(directory.glob(f"{WEAPONS.name}*.csv"))
