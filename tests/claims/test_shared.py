"""Roles that are filled because another one is: by the phase of an act, or as whoever sends a mission."""

import pytest

from legation.pipeline import Reader
from legation.rehearsal import read_texts

# text, words of the sentence in question, roles with their parties
ROWS = (
    (
        "Montenegro expelled an assistant to the Russian military attaché in April.",
        "Montenegro",
        {"expeller": ["Montenegro"], "expelled": ["Russia"], "sender": ["Russia"], "host": ["Montenegro"]},
    ),
    (
        "The Emirati military attaché was given 72 hours to leave Sudan on Wednesday.",
        "The Emirati",
        {"expeller": ["Sudan"], "expelled": ["United Arab Emirates"], "host": ["Sudan"]},
    ),
    (
        "EUTM Mozambique trained 1,700 Mozambican commandos between 2021 and 2024.",
        "EUTM",
        {"trainer": ["European Union"], "mission": ["EUTM Mozambique"], "trainee": ["Mozambique"]},
    ),
    (
        "The export of 20 howitzers from Germany to Greece was approved in May.",
        "The export",
        {"approver": ["Germany"], "supplier": ["Germany"], "recipient": ["Greece"]},
    ),
    (
        "Germany delivered 20 howitzers to Greece in May.",
        "Germany delivered",
        {"approver": [], "supplier": ["Germany"], "recipient": ["Greece"]},
    ),
    (
        "France recalled its military attaché from Sudan on Monday.",
        "France",
        {"expeller": [], "expelled": [], "sender": ["France"], "host": ["Sudan"]},
    ),
)


@pytest.mark.parametrize(("text", "words", "roles"), ROWS, ids=[row[1] for row in ROWS])
def test_roles_that_follow_from_others(reader: Reader, text: str, words: str, roles: dict[str, list[str]]) -> None:
    [claims] = read_texts(reader, [text])
    [claim] = [c for c in claims if any(words in span.text for span in c.evidence)]
    assert {name: [p.name for p in claim.role(name)] for name in roles} == roles
