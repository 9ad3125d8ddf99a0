"""A sentence that only speaks of an act which the story has told makes no record of its own; one that tells something
of it does.
"""

import pytest

from legation.pipeline import Reader
from legation.rehearsal import read_texts

DRILL = "Ghana and Togo will hold a joint military exercise at Lomé from 3 June.\n\n"
SALE = "Norway agreed on Monday to sell six NASAMS batteries to Peru.\n\n"

# text, type, and the phases of its claims in their order
ROWS = (
    # what an act does, aims at or stands for
    (DRILL + "The exercise aims to deepen trust between the two armies.", "JOINT_EXERCISE", ["planned"]),
    (DRILL + "The exercise marks a warming of ties.", "JOINT_EXERCISE", ["planned"]),
    (DRILL + "Officers will rehearse rescues during the exercise.", "JOINT_EXERCISE", ["planned"]),
    (DRILL + "The purpose of the exercise is to deepen trust.", "JOINT_EXERCISE", ["planned"]),
    (SALE + "Chile argued that the delivery would upset the balance in the region.", "ARMS_TRANSFER", ["agreed"]),
    (SALE + "The sale is considered vital for the Peruvian army.", "ARMS_TRANSFER", ["agreed"]),
    # what is asked about
    (SALE + "It remained unclear when the batteries would be delivered to Peru.", "ARMS_TRANSFER", ["agreed"]),
    (SALE + "The minister did not say whether Norway had delivered the batteries.", "ARMS_TRANSFER", ["agreed"]),
    # what it holds, what those who take part will do
    (SALE + "The sale would include the launchers.", "ARMS_TRANSFER", ["agreed"]),
    (DRILL + "The soldiers will rehearse the rescue of hostages.", "JOINT_EXERCISE", ["planned"]),
    # what others think of it
    (SALE + "Chile opposes the sale.", "ARMS_TRANSFER", ["agreed"]),
    (SALE + "Chile has tried to block the delivery of the batteries.", "ARMS_TRANSFER", ["agreed"]),
    # and what those who have a say in it do
    (SALE + "Peru's parliament opposes the sale.", "ARMS_TRANSFER", ["agreed", "refused"]),
    # a standing ban that is only named again
    (
        "Spain has barred the sale of arms to Qatar since 2019.\n\nExperts linked the ban to the war.",
        "ARMS_EMBARGO",
        ["in_force"],
    ),
    # what happens to it is told
    (DRILL + "The exercise was called off on Tuesday.", "JOINT_EXERCISE", ["planned", "cancelled"]),
    (SALE + "Norway will deliver the batteries to Peru in 2026.", "ARMS_TRANSFER", ["agreed", "planned"]),
    # and so is an act of others, or one at another time
    (DRILL + "An exercise of Mali and Niger marks the day.", "JOINT_EXERCISE", ["planned", "under_way"]),
    # where nothing else tells of it, it is a record
    ("The joint exercise of Ghana and Togo marks a warming of ties.", "JOINT_EXERCISE", ["under_way"]),
)


@pytest.mark.parametrize(("text", "name", "phases"), ROWS, ids=[row[0][-50:] for row in ROWS])
def test_acts_only_spoken_of(reader: Reader, text: str, name: str, phases: list[str]) -> None:
    [claims] = read_texts(reader, [text], published="2025-05-02")
    assert [c.phase for c in claims if c.type == name] == phases


@pytest.mark.parametrize(
    ("text", "types"),
    [
        # what a drill does to cooperation is no act beside it
        (DRILL + "The exercise will deepen and widen military cooperation.", {"JOINT_EXERCISE"}),
        (DRILL + "The ministers will deepen military cooperation.", {"JOINT_EXERCISE", "DEFENCE_COOPERATION"}),
    ],
)
def test_what_an_act_does(reader: Reader, text: str, types: set[str]) -> None:
    [claims] = read_texts(reader, [text], published="2025-05-02")
    assert {c.type for c in claims} == types


@pytest.mark.parametrize(
    ("text", "phases"),
    [
        # nearly there is not there
        ("Latvia is close to signing a defence agreement with Japan.", ["negotiating"]),
        ("Latvia and Japan are on the verge of signing a defence agreement.", ["negotiating"]),
        ("Latvia signed a defence agreement with Japan close to midnight.", ["signed"]),
        ("Latvia signed a close defence agreement with Japan.", ["signed"]),
    ],
)
def test_what_is_nearly_done(reader: Reader, text: str, phases: list[str]) -> None:
    [claims] = read_texts(reader, [text], published="2025-05-02")
    assert [c.phase for c in claims if c.type == "DEFENCE_AGREEMENT"] == phases


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # who finds that something is so agrees on nothing
        ("Peru and Chile agreed that their military cooperation has deepened.", False),
        ("Peru and Chile agreed to deepen their military cooperation.", True),
    ],
)
def test_what_is_agreed(reader: Reader, text: str, told: bool) -> None:
    [claims] = read_texts(reader, [text], published="2025-05-02")
    assert any(c.phase == "agreed" for c in claims) is told


@pytest.mark.parametrize(
    ("text", "types"),
    [
        # soldiers that leave a base close none
        ("American soldiers left the base at Agadez in Niger on Monday.", {"FORCE_DEPLOYMENT"}),
        ("The United States closed its base at Agadez in Niger on Monday.", {"MILITARY_BASE"}),
    ],
)
def test_leaving_a_base(reader: Reader, text: str, types: set[str]) -> None:
    [claims] = read_texts(reader, [text], published="2025-05-02")
    assert {c.type for c in claims} == types
