"""Names that become one word before the parse: exercises by their own names, with and without their class word."""

import pytest

from legation.language.joining import Joiner
from legation.world import World

JOIN = Joiner(lambda text: (), World.load().names.find)

ROWS = [
    ("They wrapped up the Sea Guardian naval exercise off Karachi.", ["Sea Guardian naval exercise"]),
    ("Troops joined Golden Dragon 2024 in May.", ["Golden Dragon 2024"]),
    ("Zapad-2021 worried its neighbours.", ["Zapad-2021"]),
    ("It is called “Steppe Shield - 2023” and goes on.", ["“Steppe Shield - 2023”"]),
    ("Exercise Steppe Shield began.", ["Exercise Steppe Shield"]),
    ("The Russian naval drill ended.", []),
    ("Vostok is a town; Orion is an aircraft.", []),
    ("Orion 23 began off Brest.", ["Orion 23"]),
    ("Planners met in January 2024.", []),
    ("The armies began a joint exercise Thursday near Vairengte.", []),
    ("They open exercise Desert Fox Monday.", ["exercise Desert Fox"]),
    ("The navies hold exercise May 2021 off Brest.", []),
    ("Exercise August Storm began.", ["Exercise August Storm"]),
    ("The February exercise was short.", []),
    ("The exercise Poland hosted was short.", []),
]


@pytest.mark.parametrize(("text", "joined"), ROWS, ids=[row[0] for row in ROWS])
def test_names_of_exercises_are_one_word(text: str, joined: list[str]) -> None:
    assert [text[j.start : j.end] for j in JOIN(text)] == joined
