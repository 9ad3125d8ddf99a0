"""Whether two names of things can mean one thing: designations of one family, words for one kind."""

import csv
from functools import cache, lru_cache
from importlib.resources import files

from legation.register.plain import plain
from legation.world.items_tables import weapon_rows

COVER = frozenset({"arms", "military_equipment", "mixed", "arms and equipment"})
"""Categories of cover terms ("weapons", "a package"), which may stand for any thing."""

REMEMBERED = 16384
"""Designations, and pairs of them, of which the answer is remembered."""


@lru_cache(maxsize=REMEMBERED)
def one_family(one: str, other: str) -> bool:
    """Whether two plain designations can mean one weapon: the same, a variant by its name, or by the weapons tables."""
    return one == other or _varies(one, other) or _varies(other, one) or one in _above(other) or other in _above(one)


def family(designation: str) -> str:
    """The head of the designation's family, for look-up: "t 72" for "t 72b3"."""
    return (_above(designation) or (designation,))[-1]


def one_kind(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two things, each told by a name and a category, can be one: something in common, or the one's category
    is a kind of the other's.
    """
    if one & other or (one | other) & COVER:
        return True
    return bool(_widened(one) & other or one & _widened(other))


def _varies(one: str, other: str) -> bool:
    """ "t 72b3" is a variant of "t 72", "s 300" none of "s 30"."""
    rest = one.removeprefix(other)
    return rest != one and other != "" and (rest[0].isalpha() or (rest[0] == " " and any(c.isdigit() for c in other)))


def _widened(kinds: frozenset[str]) -> frozenset[str]:
    found = set(kinds)
    for kind in kinds:
        while kind in _broader():
            kind = _broader()[kind]
            found.add(kind)
    return frozenset(found)


@lru_cache(maxsize=REMEMBERED)
def _above(designation: str) -> tuple[str, ...]:
    """The designations that the weapons tables put above this one, the nearest first."""
    found: list[str] = []
    here = _parents().get(designation, "")
    while here and here not in found:
        found.append(here)
        here = _parents().get(here, "")
    return tuple(found)


@cache
def _parents() -> dict[str, str]:
    rows = ((plain(str(row["designation"])), plain(str(row["parent"] or ""))) for row in weapon_rows())
    return {designation: parent for designation, parent in rows if parent}


@cache
def _broader() -> dict[str, str]:
    table = files("legation.register").joinpath("tables", "kinds.csv").read_text("utf-8")
    return {row["kind"]: row["broader"] for row in csv.DictReader(table.splitlines())}
