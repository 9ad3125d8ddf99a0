"""Roles that an act's words leave open go to the contender with the most points; what the words tell stays."""

import pytest

from legation.claims.means import UNKNOWN, means_of
from legation.claims.settle import differ, points, total
from legation.pipeline import Reader
from legation.rehearsal import read_texts
from legation.world import World

SIDES = {"all", "maker", "taker", "host", "doer", "member"}

# text, words of the sentence in question, type, roles with their states
ROWS = (
    (
        "Germany gave Kenya 20 armoured vehicles last year. The spare parts arrived in Mombasa, a port Uganda uses.",
        "The spare parts",
        {"supplier": {"DEU"}, "recipient": {"KEN"}},
    ),
    (
        "Turkey sold 20 drones to Niger in 2022. Mali had wanted them as well.",
        "Mali had wanted",
        {"supplier": {"TUR"}, "recipient": {"MLI"}},
    ),
    (
        "Turkey sold 20 drones to Niger in 2022. The drones were delivered in May after a stop in Algeria.",
        "The drones were delivered",
        {"supplier": {"TUR"}, "recipient": {"NER"}},
    ),
)


@pytest.mark.parametrize(("text", "words", "roles"), ROWS, ids=[row[1] for row in ROWS])
def test_open_roles_go_to_who_has_most_points(
    reader: Reader, text: str, words: str, roles: dict[str, set[str]]
) -> None:
    [claims] = read_texts(reader, [text])
    [claim] = [c for c in claims if any(words in span.text for span in c.evidence)]
    assert {name: {p.iso3 for p in claim.role(name)} for name in roles} == roles
    assert any(rule.startswith("points:") for rule in claim.rules)


# an act whose words name nobody: it is told where the story has told whose such acts are, and of nobody else
NAMELESS = (
    (
        "Turkey delivered 20 drones to Niger in May. Niger praised Turkey. Drones break. Pilots were trained in June.",
        [("TUR", "NER")],
    ),
    ("Turkey and Niger are far apart. Drones break. The pilots were trained in June.", []),
)


@pytest.mark.parametrize(("text", "sides"), NAMELESS, ids=["told of before", "told of nowhere"])
def test_an_act_of_nobody_is_of_those_whom_the_story_tells_of(
    reader: Reader, text: str, sides: list[tuple[str, str]]
) -> None:
    [claims] = read_texts(reader, [text])
    trained = [c for c in claims if c.type == "TRAINING_MISSION"]
    assert [(c.role("trainer")[0].iso3, c.role("trainee")[0].iso3) for c in trained] == sides


# two that do it together: who makes the thing, or whose industry makes such things, tells who is on which side
TOGETHER = (
    ("Serbia and France sealed a deal for the supply of Rafale jets.", "FRA", "SRB"),
    ("Kenya and Turkey signed a contract for the supply of 20 armoured vehicles.", "TUR", "KEN"),
)


@pytest.mark.parametrize(("text", "supplier", "recipient"), TOGETHER, ids=[row[0] for row in TOGETHER])
def test_two_that_sign_together_stand_on_two_sides(reader: Reader, text: str, supplier: str, recipient: str) -> None:
    [claims] = read_texts(reader, [text])
    [claim] = claims
    assert ([p.iso3 for p in claim.role("supplier")], [p.iso3 for p in claim.role("recipient")]) == (
        [supplier],
        [recipient],
    )


def test_two_that_nothing_tells_apart_stay(reader: Reader) -> None:
    [[claim]] = read_texts(reader, ["Poland and South Korea signed a contract for the supply of 200 tanks."])
    assert {p.iso3 for p in claim.role("supplier")} == {"POL", "KOR"}


def test_a_land_of_industry_counts_as_who_gives() -> None:
    means = means_of(World.shared())
    assert means["USA"] >= {"industry-4"}
    assert "mission-field" in means["SSD"]
    assert total("maker", means["USA"]) > total("maker", UNKNOWN)
    assert total("taker", means["USA"]) < total("taker", UNKNOWN)


def test_what_the_words_tell_stays(reader: Reader) -> None:
    text = "Turkey sold 20 drones to Niger in 2022. Italy sold Chad eight tanks. Niger gave Mali four of its drones."
    [claims] = read_texts(reader, [text])
    sides = [({p.iso3 for p in c.role("supplier")}, {p.iso3 for p in c.role("recipient")}) for c in claims]
    assert sides == [({"TUR"}, {"NER"}), ({"ITA"}, {"TCD"}), ({"NER"}, {"MLI"})]
    assert not any(rule.startswith("points:") for c in claims for rule in c.rules)


def test_the_table_names_sides_and_whole_points() -> None:
    table = points()
    assert {side for _, side in table} == SIDES
    assert all(isinstance(value, int) and value for value in table.values())
    assert total("maker", frozenset({"makes-thing"})) > total("taker", frozenset({"makes-thing"}))
    assert total("doer", frozenset({"no such mark"})) == 0


@pytest.mark.parametrize(
    ("names", "expected"),
    [(["SRB", "RUS"], True), (["SRB", "SRB"], False), (["SRB", None], True), ([None, None], True)],
)
def test_no_party_on_both_sides(names: list[str | None], expected: bool) -> None:
    assert differ(names) is expected
