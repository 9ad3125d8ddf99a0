"""What a story tells twice is one claim that rests on both sentences; what merely could be the same act lends it no
words."""

import pytest

from legation.pipeline import Reader
from legation.rehearsal import read_texts

# text, type, phase, and for each claim of that type and phase how many sentences it rests on
ROWS = (
    (
        (
            "Ghana and Togo launched a joint military exercise on Monday.\n\n"
            "The drill, led by the Ghanaian navy, runs until Friday."
        ),
        "JOINT_EXERCISE",
        "under_way",
        [2],
    ),
    (
        (
            "Turkey delivered 12 Kirpi armoured vehicles to Ghana on Monday.\n\n"
            "Ghana's minister said the 12 Kirpi vehicles that Turkey delivered would patrol the north."
        ),
        "ARMS_TRANSFER",
        "delivered",
        [2],
    ),
    # "the batteries" are those named before, and a contract is one for the ships
    (
        (
            "Greece received NASAMS batteries from Norway on Monday. "
            + "The coast was calm, and the harbour's cafes were full of people who had come to see it. " * 5
            + "\n\nNorway has now delivered the batteries, a minister said."
        ),
        "ARMS_TRANSFER",
        "delivered",
        [2],
    ),
    (
        (
            "Peru and Fincantieri signed a contract for three frigates on 3 May.\n\n"
            "The ships will carry 32 Aster missiles from MBDA.\n\n"
            "The contract was signed in Lima by Peru's minister and the head of Fincantieri."
        ),
        "ARMS_TRANSFER",
        "ordered",
        [2],
    ),
    (
        (
            "Egypt delivered anti-aircraft guns to Somalia on Monday.\n\n"
            "Egypt had delivered rifles and ammunition to Somalia in late August."
        ),
        "ARMS_TRANSFER",
        "delivered",
        [1, 1],
    ),
    (
        "Jordan hosts French and German aircraft at Azraq. "
        + "The kingdom has long been seen as a calm corner of its region, and its ministers like to say so. " * 5
        + "Germany keeps 150 troops abroad in Niger.",
        "FORCE_DEPLOYMENT",
        "in_force",
        [1, 1],
    ),
)


@pytest.mark.parametrize(("text", "name", "phase", "expected"), ROWS, ids=[row[0][:40] for row in ROWS])
def test_evidence_of_one_act(reader: Reader, text: str, name: str, phase: str, expected: list[int]) -> None:
    [claims] = read_texts(reader, [text])
    found = [c for c in claims if (c.type, c.phase) == (name, phase)]
    assert sorted(len(c.evidence) for c in found) == expected, [(c.phase, c.evidence) for c in claims]


@pytest.mark.parametrize(
    ("lead", "detail", "days"),
    [
        # the day that the detail gives goes before the bound that the report sets
        (
            "Ghana and Togo have signed a defence pact, the ministry announced on Thursday.",
            "The ministers of Ghana and Togo signed the pact in Accra on Wednesday.",
            ("2024-05-01", "2024-05-01"),
        ),
        # a day within the longer time
        (
            "Ghana and Togo signed a defence pact this year.",
            "The ministers of Ghana and Togo signed the pact in Accra on 10 April 2024.",
            ("2024-04-10", "2024-04-10"),
        ),
    ],
)
def test_the_sharper_date_of_one_act_stays(reader: Reader, lead: str, detail: str, days: tuple[str, str]) -> None:
    [claims] = read_texts(reader, [f"{lead}\n\n{detail}"], published="2024-05-02")
    found = [c for c in claims if (c.type, c.phase) == ("DEFENCE_AGREEMENT", "signed")]
    assert [(c.date.start, c.date.end) for c in found] == [days], [(c.phase, c.date) for c in claims]


@pytest.mark.parametrize(
    ("lead", "detail", "days"),
    [
        ("began a joint exercise on Monday.", "The exercise will run until May 28.", ("2024-04-29", "2024-05-28")),
        (
            "began a five-day joint exercise on Monday.",
            "Ships take part in it.",
            ("2024-04-29", "2024-05-03"),
        ),
        ("began a joint exercise on Monday.", "They will hold another until May 28.", ("2024-04-29", "2024-04-29")),
    ],
)
def test_what_has_begun_ends_when_another_sentence_says(
    reader: Reader, lead: str, detail: str, days: tuple[str, str]
) -> None:
    [claims] = read_texts(reader, [f"Ghana and Togo {lead}\n\n{detail}"], published="2024-05-02")
    found = [c for c in claims if (c.type, c.phase) == ("JOINT_EXERCISE", "under_way")]
    assert (found[0].date.start, found[0].date.end) == days, [(c.phase, c.date) for c in claims]


FILLER = (
    "The delegation was received with honours, and the officers of both sides spoke of the sea and of its weather. " * 5
)


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("The signing of the agreement will take place on Saturday, 20 November 2010.", 1),
        ("The signing of the agreement with Brazil will take place on Saturday, 20 November 2010.", 2),
    ],
)
def test_a_definite_act_that_names_nobody_is_the_one_told_before(reader: Reader, sentence: str, number: int) -> None:
    lead = "South Africa will sign a defence agreement with Argentina, the ministry said."
    [claims] = read_texts(reader, [f"{lead}\n\n{FILLER}\n\n{sentence}"], published="2010-11-16")
    assert [claim.phase for claim in claims if claim.type == "DEFENCE_AGREEMENT"] == ["signed"] * number
