"""Acts between two states by direction: who stands in the role that acts."""

from legation.register.ties import Tie
from legation.views.pairs import table

ROLES = {"ARMS_TRANSFER": ("supplier", "recipient"), "JOINT_EXERCISE": ("participant",)}


def test_acts_point_from_the_side_that_acts() -> None:
    ties = [
        Tie(1, "ARMS_TRANSFER", ("recipient", "supplier"), ("CAF", "RUS"), 2020, 2020, 3),
        Tie(2, "ARMS_TRANSFER", ("recipient", "supplier"), ("RUS", "CAF"), 2020, 2020, 1),
        Tie(3, "JOINT_EXERCISE", ("participant", "participant"), ("CAF", "RUS"), 2020, 2020, 9),
        Tie(4, "ARMS_TRANSFER", ("recipient", "supplier"), ("CAF", "SRB"), 2020, 2020, 7),
    ]
    assert table(ties, "RUS", "CAF", ROLES) == (
        ("JOINT_EXERCISE", {"forth": 0, "back": 0, "together": 9}),
        ("ARMS_TRANSFER", {"forth": 3, "back": 1, "together": 0}),
    )
