"""Exercises that go by a name of their own: which names a story gives, and which it does not."""

import pytest

from legation.pipeline import Reader
from legation.rehearsal import read_texts

# text, phases of the exercises read from it
NAMED = [
    ("Egypt and Greece began Amber Shield, a naval exercise, on Monday.", ["under_way"]),
    ("The Greek and Egyptian navies ended a drill, dubbed Amber Shield, on Monday.", ["completed"]),
    ("India and Oman plan a naval drill. Oman hosted 'Copper Gate' with India in May.", ["planned", "completed"]),
    (
        "Greek and Egyptian soldiers will hold the drill Copper Gate-23. Italy will join Copper Gate-23.",
        ["planned", "planned"],
    ),
]
UNNAMED = [
    "Egypt and Greece showed tanks at Defence Expo 2023. Italy will join Defence Expo 2023.",
    "Oman praised the drill. Oman will stage 'Summer Games' with India in May.",
]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.mark.parametrize(("text", "phases"), NAMED)
def test_a_name_once_given_stands_for_the_exercise(reader: Reader, text: str, phases: list[str]) -> None:
    ((*claims,),) = read_texts(reader, [text])
    assert [c.phase for c in claims if c.type == "JOINT_EXERCISE"] == phases


@pytest.mark.parametrize("text", UNNAMED)
def test_other_names_are_no_exercise(reader: Reader, text: str) -> None:
    ((*claims,),) = read_texts(reader, [text])
    assert not [c for c in claims if c.type == "JOINT_EXERCISE" and c.phase == "planned"]
