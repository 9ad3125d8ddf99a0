"""Who held which office on which day."""

import pytest

from legation.world import World


@pytest.mark.parametrize(
    ("party", "day", "office", "name"),
    [
        ("SRB", "2020-10-20", "head_of_state", "Aleksandar Vučić"),
        ("SRB", "2020-10-20", "defence_minister", "Aleksandar Vulin"),
        ("RUS", "2020-10-20", "head_of_government", "Mikhail Mishustin"),
        ("RUS", "2010-01-01", "head_of_state", "Dmitry Medvedev"),
        ("RUS", "2025-01-01", "defence_minister", "Andrei Belousov"),
        ("CAF", "2020-10-24", "head_of_state", "Faustin-Archange Touadéra"),
        ("USA", "2020-06-01", "defence_minister", "Mark Esper"),
        ("NATO", "2022-06-01", "other", "Jens Stoltenberg"),
        ("NATO", "2025-06-01", "other", "Mark Rutte"),
        ("MLI", "2023-01-01", "defence_minister", "Sadio Camara"),
    ],
)
def test_holder(world: World, party: str, day: str, office: str, name: str) -> None:
    assert [entry.name for entry in world.leaders.at(party, day, office)][:1] == [name]


def test_a_year_of_change_names_both(world: World) -> None:
    found = {entry.name for entry in world.leaders.at("DNK", "2022-06-01", "defence_minister")}
    assert {"Morten Bødskov", "Jakob Ellemann-Jensen"} <= found


def test_nobody_before_the_first_term(world: World) -> None:
    assert world.leaders.at("XKX", "1900-01-01") == []
