"""FollowTheMoney: every entity is valid by its own library, which drops nothing of it."""

import json

from followthemoney import model

from tests.exports.conftest import FORMULA, Take, written


def entities(take: Take) -> dict[str, dict]:  # type: ignore[type-arg]
    lines = [json.loads(line) for line in written("ftm", take("events")).decode().splitlines()]
    told = {one["id"]: one for one in lines}
    assert len(told) == len(lines), "no entity twice"
    return told


def test_the_library_takes_every_value(take: Take) -> None:
    for told in entities(take).values():
        proxy = model.get_proxy({"id": told["id"], "schema": told["schema"], "properties": {}})
        for name, values in told["properties"].items():
            proxy.add(name, values)
            assert len(proxy.get(name)) == len(set(values)), (told["schema"], name, values, proxy.get(name))
        model.get(told["schema"]).validate(proxy.to_dict())
        assert not proxy.schema.abstract


def test_references_lead_to_entities_of_the_right_schema(take: Take) -> None:
    told = entities(take)
    for one in told.values():
        schema = model.get(one["schema"])
        for name, values in one["properties"].items():
            wanted = schema.get(name)
            if wanted.type.name == "entity":
                assert all(model.get(told[value]["schema"]).is_a(wanted.range) for value in values), (one, name)


def test_who_did_what_and_where_it_is_told(take: Take) -> None:
    told = entities(take)
    events = [one for one in told.values() if one["schema"] == "Event"]
    (delivery,) = [one for one in events if one["properties"].get("date") == ["2020-10-20"]]
    properties = delivery["properties"]
    assert properties["date"] == ["2020-10-20"] and properties["location"] == ["Bangui"]
    assert properties["country"] == ["cf", "ru"] and "12" in properties["notes"][0]
    roles = {
        told[one["properties"]["subject"][0]]["properties"]["name"][0]: one["properties"]["role"][0]
        for one in told.values()
        if one["schema"] == "UnknownLink" and one["properties"]["object"] == [delivery["id"]]
    }
    assert roles == {"Russia": "supplier", "Central African Republic": "recipient"}
    joins = [one for one in told.values() if one["schema"] == "Documentation"]
    quotes = [one for one in joins if one["properties"]["entity"] == [delivery["id"]]]
    assert len(quotes) == 2 and {told[one["properties"]["document"][0]]["schema"] for one in quotes} == {"Article"}
    assert {one["schema"] for one in told.values()} >= {"PublicBody", "Organization"}


def test_a_month_stays_a_month(take: Take) -> None:
    dates = [one["properties"].get("date") for one in entities(take).values() if one["schema"] == "Event"]
    assert ["2019-03"] in dates


def test_a_ministry_is_part_of_its_state(take: Take) -> None:
    told = entities(take)
    (ministry,) = [one for one in told.values() if "Ministry of Defence (Russia)" in one["properties"].get("name", ())]
    assert told[ministry["properties"]["parent"][0]]["properties"]["name"] == ["Russia"]
    assert FORMULA.split()[0] in str(told)
