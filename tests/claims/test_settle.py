"""Roles that an act's words leave open go to the contender with the most points; what the words tell stays."""

import pytest

from legation.claims.settle import differ, points, total
from legation.pipeline import Reader
from legation.rehearsal import read_texts

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
