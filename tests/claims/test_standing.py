"""A story whose every year lies before the codebook's age tells of history; the number of a text is no year. What a
text lays down for all is no act."""

import pytest

from legation.claims.standing import tells_history
from legation.pipeline import Reader
from legation.rehearsal import read_texts


@pytest.mark.parametrize(
    ("text", "history"),
    [
        ("In 1912 the kingdom bought two destroyers.", True),
        ("The kingdom bought two destroyers in 1912 and sold them in 1999.", False),
        ("The kingdom bought two destroyers.", False),
        ("The council adopted Resolution 1769 on Tuesday.", False),
        ("Iran is bound by resolutions 1747, 1803 and 1929, diplomats said.", False),
        ("Under Law 1919 the army may send troops abroad.", False),
        ("The order of 1912 sent two destroyers abroad.", True),
        ("Resolution 1769 recalls the treaty of 1902.", True),
    ],
)
def test_history(reader: Reader, text: str, history: bool) -> None:
    assert tells_history(text, reader.codebook) is history


@pytest.mark.parametrize(
    ("text", "phases"),
    [
        # what a text lays down for all who keep to it
        ("The Vienna Document obliges every member country to admit foreign inspectors to its barracks.", []),
        ("Under the treaty the states parties accept inspections of their units.", []),
        # what it lets a state do, and what somebody did
        ("The treaty allows Norway to inspect Belarusian units.", ["authorised"]),
        ("Under the treaty Norway inspected Belarusian units in May; every member may.", ["completed"]),
    ],
)
def test_rules_of_a_text(reader: Reader, text: str, phases: list[str]) -> None:
    [claims] = read_texts(reader, [text], published="2025-06-02")
    assert [c.phase for c in claims if c.type == "INSPECTION"] == phases
