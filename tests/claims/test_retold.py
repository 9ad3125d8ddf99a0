"""What is told again in other words is one record, even where it is read as another phase; what is an act of its own
stays.
"""

from pathlib import Path

import pytest

from legation.claims import retold
from legation.pipeline import Reader, read_outcomes
from legation.rehearsal import read_texts

# text, type, and the phases of its claims in their order
ROWS = (
    # a phrase in the clause of an act only describes it
    (
        "Swedish officers have inspected a brigade in Kazakhstan, counting vehicles as the Vienna Document permits.",
        "INSPECTION",
        ["completed"],
    ),
    (
        "The European Union ended its training mission in Mali, leaving a small team that trains the Malian army.",
        "TRAINING_MISSION",
        ["completed"],
    ),
    # how a thing came is told
    (
        "Mali's army took delivery on Tuesday of five Bayraktar TB2 drones that the government bought from Turkey.",
        "ARMS_TRANSFER",
        ["delivered", "ordered"],
    ),
    # and so is what people are still to do
    (
        "Russia sent two officers to Bangui, among them Colonel Oleg Petrov, who will lead the liaison office.",
        "PERSONNEL_POSTING",
        ["deployed", "planned"],
    ),
    # a refusal, and what it leaves as it is
    (
        "Turkey has ruled out any retreat from Syria, where it keeps soldiers in more than 100 outposts.",
        "FORCE_DEPLOYMENT",
        ["refused", "in_force"],
    ),
    # the time keeps two acts of a sentence apart
    (
        "Turkey delivered 12 Kirpi vehicles to Ghana on Monday and will deliver 12 Kirpi vehicles in June.",
        "ARMS_TRANSFER",
        ["delivered", "planned"],
    ),
    # what an act takes for granted is told where no other sentence tells how it stood
    (
        "South Sudan has asked the UN Security Council to lift its arms embargo.",
        "ARMS_EMBARGO",
        ["lift_requested", "in_force"],
    ),
    (
        "The UN on Thursday extended its arms embargo on South Sudan. South Sudan had asked it to lift the embargo.",
        "ARMS_EMBARGO",
        ["extended", "lift_requested"],
    ),
)


@pytest.mark.parametrize(("text", "name", "phases"), ROWS, ids=[row[0][:40] for row in ROWS])
def test_acts_of_one_type(reader: Reader, text: str, name: str, phases: list[str]) -> None:
    [claims] = read_texts(reader, [text], published="2024-05-02")
    assert [c.phase for c in claims if c.type == name] == phases


@pytest.mark.parametrize(("doubtful", "records"), [(0.0, [1, 1]), (0.9, [2])])
def test_what_is_hardly_told_lends_its_words_to_a_surer_record(
    reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, doubtful: float, records: list[int]
) -> None:
    page = tmp_path / "pact.txt"
    page.write_text(
        "Vanuatu's parliament has yet to ratify the security pact with Australia.\n\n"
        "Under the agreement Australia and Vanuatu are to consult each other on threats."
    )
    monkeypatch.setattr(retold, "DOUBTFUL", doubtful)
    [(_, claims)] = read_outcomes([str(page)], reader=reader)
    assert [len(c.evidence) for c in claims if c.type == "DEFENCE_AGREEMENT"] == records
