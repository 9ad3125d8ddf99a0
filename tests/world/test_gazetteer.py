"""Places are ranked by the countries of a story, by how the name is spelt, by being a capital and by population."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from legation.world import Gazetteer, Names, gazetteer_build


@pytest.mark.parametrize(
    ("name", "countries", "country", "latitude", "longitude", "precision"),
    [
        ("Nis", (), "SRB", 43.3, 21.9, "town"),
        ("Niš", (), "SRB", 43.3, 21.9, "town"),
        ("Nis", ("SRB",), "SRB", 43.3, 21.9, "town"),
        ("Nice", (), "FRA", 43.7, 7.3, "town"),
        ("Paris", (), "FRA", 48.9, 2.3, "town"),
        ("Paris", ("USA",), "USA", 33.7, -95.6, "town"),
        ("Tripoli", (), "LBY", 32.9, 13.2, "town"),
        ("Tripoli", ("LBN",), "LBN", 34.4, 35.8, "town"),
        ("Tripoli", ("LBN", "LBY"), "LBN", 34.4, 35.8, "town"),
        ("London", ("CAN",), "CAN", 43.0, -81.2, "town"),
        ("Moscow", (), "RUS", 55.8, 37.6, "town"),
        ("Moscow", ("SRB",), "RUS", 55.8, 37.6, "town"),
        ("Bangui", (), "CAF", 4.4, 18.6, "town"),
        ("Kiev", (), "UKR", 50.5, 30.5, "town"),
        ("Kyiv", (), "UKR", 50.5, 30.5, "town"),
        ("Victoria", ("SYC",), "SYC", -4.6, 55.5, "town"),
        ("Alexandria", (), "EGY", 31.2, 29.9, "town"),
        ("Alexandria", ("USA",), "USA", 38.8, -77.0, "town"),
        ("Gao", (), "MLI", 16.3, 0.0, "town"),
        ("Hmeimim", (), "SYR", 35.4, 35.9, "point"),
        ("Khmeimim", ("RUS",), "SYR", 35.4, 35.9, "point"),
        ("Berengo", (), "CAF", 4.0, 18.1, "point"),
        ("Jufra", ("LBY",), "LBY", 29.2, 16.0, "point"),
        ("Camp Lemonnier", (), "DJI", 11.5, 43.1, "point"),
        ("Büchel", (), "DEU", 50.2, 7.1, "point"),
        ("Donbas", (), "UKR", 48.0, 38.0, "region"),
        ("Red Sea", (), None, 20.3, 38.5, "region"),
        ("Serbia", (), "SRB", 44.8, 20.5, "country"),
        ("Côte d’Ivoire", (), "CIV", 8.0, -5.5, "country"),
        ("Georgia", (), "GEO", 42.0, 43.5, "country"),
        ("Georgia", ("USA",), "USA", 32.7, -83.4, "province"),
        ("Texas", (), "USA", 31.5, -99.3, "province"),
    ],
)
def test_first_place(
    gazetteer: Gazetteer,
    name: str,
    countries: tuple[str, ...],
    country: str | None,
    latitude: float,
    longitude: float,
    precision: str,
) -> None:
    place = gazetteer.find(name, countries)[0]
    assert (place.country, place.precision) == (country, precision)
    assert place.latitude == pytest.approx(latitude, abs=0.15)
    assert place.longitude == pytest.approx(longitude, abs=0.15)


@pytest.mark.parametrize("name", ["", "   ", "Nowhereville upon Sea"])
def test_unknown(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.find(name) == []


def test_reasons_are_given(gazetteer: Gazetteer) -> None:
    found = gazetteer.find("Nis", ["SRB"])
    assert found[0].why == "in a country of the story; the name but for accents"
    assert found[1].why == "another name of the place"


def test_places_are_found_again_by_their_id(gazetteer: Gazetteer) -> None:
    place = gazetteer.find("Bangui")[0]
    assert place.geonames is not None
    again = gazetteer.by_id(place.geonames)
    assert again is not None
    assert (again.name, again.country) == ("Bangui", "CAF")
    assert gazetteer.by_id(1) is None


def _tiny(tmp_path: Path) -> Path:
    source = tmp_path / "towns.json"
    source.write_text(
        '{"1": {"geonameid": 1, "name": "Niš", "latitude": 43.3, "longitude": 21.9, "countrycode": "RS", '
        '"population": 5, "timezone": "x", "admin1code": "00", "alternatenames": ["Nissa", "Niš", ""]}, '
        '"2": {"geonameid": 2, "name": "A \\"b\\" {c}", "latitude": 1, "longitude": 2, "countrycode": "FR", '
        '"population": 0, "timezone": "x", "admin1code": "11", "alternatenames": []}}',
        encoding="utf-8",
    )
    return source


def test_builders_at_the_same_time_leave_one_whole_file(tmp_path: Path) -> None:
    source, target = _tiny(tmp_path), tmp_path / "cache" / "g.sqlite"
    target.parent.mkdir()
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: gazetteer_build._build(source, target), range(4)))
    assert [path.name for path in target.parent.iterdir()] == ["g.sqlite"]
    connection = sqlite3.connect(target)
    assert connection.execute("SELECT key, place, main FROM alias ORDER BY 1").fetchall() == [
        ('a "b" {c}', 2, 1),
        ("nis", 1, 1),
        ("nissa", 1, 0),
    ]
    connection.close()


def test_a_broken_build_leaves_nothing(tmp_path: Path) -> None:
    source = tmp_path / "towns.json"
    source.write_text('{"1": {"geonameid": 1}}', encoding="utf-8")
    target = tmp_path / "cache" / "g.sqlite"
    target.parent.mkdir()
    with pytest.raises(KeyError):
        gazetteer_build._build(source, target)
    assert list(target.parent.iterdir()) == []


def test_an_airports_code_is_a_name_of_large_towns_alone(gazetteer: Gazetteer) -> None:
    assert [place.name for place in gazetteer.find("MOU")] == []
    assert gazetteer.find("NYC")[0].country == "USA"


def test_every_town_lies_in_a_state_that_the_tables_know(gazetteer: Gazetteer, names: Names) -> None:
    countries = {country for (country,) in gazetteer._connection.execute("SELECT DISTINCT country FROM place")}
    assert countries <= {state.iso3 for state in names.states}


@pytest.mark.parametrize(
    ("town", "state"), [("Willemstad", "NLD"), ("Flying Fish Cove", "AUS"), ("Longyearbyen", "NOR"), ("Nuuk", "GRL")]
)
def test_a_town_of_a_territory_lies_in_the_state_that_acts_for_it(gazetteer: Gazetteer, town: str, state: str) -> None:
    assert state in {place.country for place in gazetteer.find(town)}
