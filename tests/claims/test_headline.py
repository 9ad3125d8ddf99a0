"""What a headline names is known below it, by the nouns that name it; other headlines tell nothing."""

import pytest

from legation.claims.headline import headed
from legation.pages.inputs import read_input
from legation.pages.source import Input
from legation.pipeline import Reader

ROWS = [
    ("US lifts arms embargo on Cambodia", {"embargo": {"embargo"}, "embargo_word": {"embargo"}}),
    ("Papua New Guinea, Australia sign mutual defence treaty", {"agreement": {"treaty"}}),
    ("Parties sign defence treaties", {"agreement": {"treaty"}}),
    ("Navies of Peru and Ecuador start drills", {"exercise": {"drill"}, "exercise_word": {"drill"}}),
    ("Sides sign trade treaty", {}),
    ("Oil embargo lifted", {}),
    ("", {}),
]


@pytest.mark.parametrize(("title", "concepts"), ROWS, ids=[row[0] or "none" for row in ROWS])
def test_headed(reader: Reader, title: str, concepts: dict[str, set[str]]) -> None:
    assert {name: set(nouns) for name, nouns in headed(title, reader.codebook).items()} == concepts


TEXT = """{title}

PHNOM PENH, Nov 7 2025 (Reuters) - Cambodia welcomed the step of the United States on Friday.

The ban had been imposed by Washington in December 2021 over China's military influence.
"""


@pytest.mark.parametrize(
    ("title", "types"), [("US lifts arms embargo on Cambodia", {"ARMS_EMBARGO"}), ("Cambodia hails US step", set())]
)
def test_a_ban_is_known_by_its_headline(reader: Reader, title: str, types: set[str]) -> None:
    ((_, claims),) = reader.read_outcomes([read_input(Input("page.txt", data=TEXT.format(title=title).encode()))])
    # without the headline it is at most told by its points
    outright = [claim for claim in claims if not any(rule.startswith("loose:") for rule in claim.rules)]
    assert {claim.type for claim in outright} == types
