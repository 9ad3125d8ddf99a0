"""What is none of the register's acts because of whose act it is, or of what the story is about."""

import pytest

from legation.pipeline import Reader
from legation.rehearsal import read_texts

TALK = " The talks were about tea, flowers and fruit, as both sides stressed." * 6

# why, text, how many claims of the type
ROWS: tuple[tuple[str, str, str, int], ...] = (
    ("two states", "Sweden's army handed over 20 howitzers to Estonia.", "ARMS_TRANSFER", 1),
    ("one state alone", "Sweden's army took delivery of 20 howitzers from the plant in Karlskoga.", "ARMS_TRANSFER", 0),
    ("a civil body gives", "A Swedish charity donated two helicopters to the Estonian army.", "ARMS_TRANSFER", 0),
    ("a civil body gets", "Sweden handed over two helicopters to a hospital in Estonia.", "ARMS_TRANSFER", 0),
    ("a soldier gets", "Sweden handed over two helicopters to the soldiers of Estonia.", "ARMS_TRANSFER", 1),
    ("criminals", "Three smugglers brought 60 rifles from Bosnia to Sweden.", "ARMS_TRANSFER", 0),
    (
        "on with a barred affair",
        "Three smugglers brought 60 rifles from Bosnia to Sweden. They bought the weapons in Zenica.",
        "ARMS_TRANSFER",
        0,
    ),
    (
        "an agreement on something else",
        "Greece's army and North Macedonia signed an agreement on a road.",
        "DEFENCE_AGREEMENT",
        0,
    ),
    (
        "an agreement on troops",
        "Greece's army and North Macedonia signed an agreement on troops.",
        "DEFENCE_AGREEMENT",
        1,
    ),
    (
        "a contract to supply",
        "Airbus has won a contract to supply Britain's Royal Air Force with drones.",
        "ARMS_TRANSFER",
        1,
    ),
    ("at a school", "The armies of Chile and Peru began a joint exercise at a school near Arica.", "JOINT_EXERCISE", 1),
    ("of a school", "A school in Chile began a joint military exercise at a school near Arica.", "JOINT_EXERCISE", 0),
    (
        "a list of civil uses",
        "Norway handed two military helicopters to Chile. They serve in search and rescue, firefighting and floods.",
        "ARMS_TRANSFER",
        1,
    ),
    (
        "a story of civil need",
        "Norway handed over two military helicopters to Chile. The flood left 40 homeless. Rescuers found survivors.",
        "ARMS_TRANSFER",
        0,
    ),
    ("civil people trained", "Indian instructors trained the nurses of Malawi's army hospital.", "TRAINING_MISSION", 0),
    ("soldiers trained", "Indian instructors trained the soldiers of Malawi's army.", "TRAINING_MISSION", 1),
    ("a story of no forces", f"Kenya opened a base in Qatar.{TALK}", "MILITARY_BASE", 0),
    ("a story of forces", f"Kenya opened a base in Qatar for its army.{TALK}", "MILITARY_BASE", 1),
    ("aircraft of no forces", f"Norway handed over three aircraft to Chile on Monday.{TALK}", "ARMS_TRANSFER", 0),
    (
        "aircraft of a force",
        f"Norway handed over three aircraft to the navy of Chile on Monday.{TALK}",
        "ARMS_TRANSFER",
        1,
    ),
    ("plot", "War is near. In part two, Norway sends the tanks to Chile.", "ARMS_TRANSFER", 0),
    ("present with a day", "War is near. On Monday, Norway sends the tanks to Chile.", "ARMS_TRANSFER", 1),
)


@pytest.mark.parametrize(("why", "text", "event_type", "number"), ROWS, ids=[row[0] for row in ROWS])
def test_acts_of_others_are_not_recorded(why: str, text: str, event_type: str, number: int, reader: Reader) -> None:
    (claims,) = read_texts(reader, [text])
    found = [claim for claim in claims if claim.type == event_type]
    assert len(found) == number, why
