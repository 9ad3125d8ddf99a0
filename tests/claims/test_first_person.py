""" "We" and "our" are the speaker's state, or the publisher's on an official page; a question tells nothing."""

import pytest

from legation.pages.inputs import read_input
from legation.pages.source import Input
from legation.pipeline import Reader

OFFICIAL = "---\ndate: 2022-03-08\nurl: https://www.mod.gov.pl/x\n---\n\n# Twelve tanks for Ghana\n\n"
NEWS = "---\ndate: 2022-03-08\nurl: https://www.example.org/x\n---\n\n# Twelve tanks for Ghana\n\n"


def told(reader: Reader, text: str) -> list[tuple[str | None, tuple[str, ...], tuple[str, ...]]]:
    """For each transfer: the supplier, the chain of sources, the rules about "we"."""
    outcome = read_input(Input("page.md", data=text.encode()))
    ((_, claims),) = reader.read_outcomes([outcome])
    return [
        (
            next((p.iso3 for p in claim.role("supplier")), None),
            tuple(s.name for s in claim.attribution),
            tuple(r for r in claim.rules if r.startswith("first-person")),
        )
        for claim in claims
        if claim.type == "ARMS_TRANSFER"
    ]


@pytest.mark.parametrize(
    ("text", "supplier", "chain", "rule"),
    [
        (OFFICIAL + "We delivered twelve tanks to Ghana in May.", "POL", ("unnamed site",), "publisher"),
        (
            OFFICIAL + "MR. KOWAL: We delivered twelve tanks to Ghana in May.\n\nQ Thank you.\n\nMR. KOWAL: Thanks.",
            "POL",
            ("Kowal", "unnamed site"),
            "turn",
        ),
        (
            NEWS + "PRESIDENT DUDA: We delivered twelve tanks to Ghana in May.",
            "POL",
            ("Andrzej Duda", "unnamed site"),
            "turn",
        ),
        (
            OFFICIAL + "PRESIDENT NIINISTÖ: We delivered twelve tanks to Ghana in May.",
            "FIN",
            ("Sauli Niinistö", "unnamed site"),
            "turn",
        ),
        (
            NEWS + "“We delivered twelve tanks to Ghana in May,” said Polish Defence Minister Jan Kowal.",
            "POL",
            ("Jan Kowal", "unnamed site"),
            "clause",
        ),
        (
            NEWS + "The Polish defence ministry said it was pleased. “We delivered twelve tanks to Ghana in May.”",
            "POL",
            ("Polish Ministry of Defence", "unnamed site"),
            "voice",
        ),
    ],
)
def test_we_is_whoever_speaks(reader: Reader, text: str, supplier: str, chain: tuple[str, ...], rule: str) -> None:
    assert told(reader, text) == [(supplier, chain, (f"first-person:supplier:{rule}",))]


COLUMN = (
    "---\ndate: 2022-03-08\nurl: https://www.example.org/x\n---\n\n# Poland and its tanks\n\n"
    "Poland is our home, and Poland goes its own way. They came to us when we had little.\n\n"
)


def test_we_of_a_text_in_the_first_person_is_the_land_it_is_about(reader: Reader) -> None:
    assert told(reader, COLUMN + "Last year we delivered twelve tanks to Ghana.") == [
        ("POL", ("unnamed site",), ("first-person:supplier:land",))
    ]


def test_who_acts_on_us_is_not_us(reader: Reader) -> None:
    text = COLUMN + "Last year Ghana gave us twelve tanks."
    assert [supplier for supplier, _, _ in told(reader, text)] == ["GHA"]


@pytest.mark.parametrize(
    "text",
    [
        NEWS + "We delivered twelve tanks to Ghana in May.",
        NEWS + "MR. KOWAL: We delivered twelve tanks to Ghana in May.",
    ],
)
def test_nobody_is_guessed(reader: Reader, text: str) -> None:
    assert all(supplier is None for supplier, _, _ in told(reader, text))


def test_a_question_tells_nothing(reader: Reader) -> None:
    text = OFFICIAL + "Q Poland delivered twelve tanks to Ghana in May, did it not?\n\nMR. KOWAL: No comment."
    assert told(reader, text + "\n\nQ Poland delivered twelve tanks to Ghana in May. Why?\n\nMR. KOWAL: Next.") == []
