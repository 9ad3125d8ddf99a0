"""GeoJSON: points only where a town or a point is known, read by the library that draws them."""

import json

from shapely.geometry import shape

from tests.exports.conftest import FORMULA, Take, written


def test_a_town_is_a_point_and_a_country_is_none(take: Take) -> None:
    told = json.loads(written("geojson", take("events")))
    assert told["type"] == "FeatureCollection" and len(told["features"]) == 6
    points = [one for one in told["features"] if one["geometry"]]
    (town,) = points
    assert shape(town["geometry"]).coords[0] == (18.555, 4.3612)
    assert town["properties"]["shown_at"] == "the town" and town["properties"]["country_iso3"] == "CAF"
    (country,) = [one for one in told["features"] if one["properties"]["geo_precision"] == "country"]
    assert country["geometry"] is None and "known to the country only" in country["properties"]["shown_at"]
    assert country["properties"]["country_iso3"] == "CAF"
    assert {one["properties"]["shown_at"] for one in told["features"]} >= {"nowhere: no place is told"}


def test_the_columns_of_an_event_are_its_properties(take: Take) -> None:
    told = json.loads(written("geojson", take("events")))
    rows = {str(row["event_id"]): row for row in take("events").table.rows(take("events"))}
    for one in told["features"]:
        properties = {k: v for k, v in one["properties"].items() if k not in ("shown_at", "geonames")}
        assert properties == rows[one["id"]]
    assert FORMULA in {one["properties"]["actor1_org"] for one in told["features"]}
