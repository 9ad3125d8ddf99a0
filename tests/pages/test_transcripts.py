"""Labels of transcripts: which lines open a turn, and which only look like it."""

import pytest

from legation.pages.transcripts import turn_of
from tests.pages.helpers import blocks, page


@pytest.mark.parametrize(
    ("line", "label", "kind"),
    [
        ("MR. ADU: Thank you, everyone.", "MR. ADU", "office"),
        ("MS MENSAH: Yes.", "MS MENSAH", "office"),
        ("Mr. Adu: Thank you, everyone.", "Mr. Adu", "office"),
        ("SECRETARY ADU: We delivered the vehicles.", "SECRETARY ADU", "office"),
        (
            "PRIME MINISTER VAN DER BERG (as interpreted): We agree.",
            "PRIME MINISTER VAN DER BERG (as interpreted)",
            "office",
        ),
        ("GEN. ADU: The last unit has left.", "GEN. ADU", "office"),
        ("THE PRESIDENT: Good morning.", "THE PRESIDENT", "office"),
        ("SENIOR ADMINISTRATION OFFICIAL: We will send more.", "SENIOR ADMINISTRATION OFFICIAL", "unnamed"),
        ("SENIOR DEFENSE OFFICIAL TWO: That is right.", "SENIOR DEFENSE OFFICIAL TWO", "unnamed"),
        ("MODERATOR: Next question.", "MODERATOR", "unnamed"),
        ("Q Did the tanks arrive?", "Q", "question"),
        ("Q: Did the tanks arrive?", "Q", "question"),
        ("QUESTION: Did the tanks arrive?", "QUESTION", "question"),
        ("Journalist: Did the tanks arrive?", "Journalist", "question"),
        ("A: They did.", "A", "answer"),
        ("Kofi Adu: They did.", "Kofi Adu", "name"),
    ],
)
def test_a_label_opens_a_turn(line: str, label: str, kind: str) -> None:
    turn = turn_of(line)
    assert turn is not None
    assert (turn.label, turn.kind) == (label, kind)


@pytest.mark.parametrize(
    "line",
    [
        "NEPAL: Kathmandu recalled its attaché.",
        "The minister said: we will deliver.",
        "SUBJECT: Delegation of authority",
        "At 10:30 the ship left.",
        "Quito signed the contract.",
        "Q-400 aircraft were delivered.",
        "The base: what is known",
    ],
)
def test_other_lines_open_none(line: str) -> None:
    turn = turn_of(line)
    assert turn is None or turn.kind == "name"


BRIEFING = (
    "Briefing on the delivery\n\n"
    "MR. ADU: Good morning. The second batch arrived in Tema on Monday.\n\n"
    "It will be handed to the army this week.\n\n"
    "Q Did Turkey send drones as well?\n\n"
    "MR. ADU: No, it did not."
)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("page.txt", BRIEFING),
        ("page.md", "# " + BRIEFING.replace("MR. ADU:", "**MR. ADU:**")),
        (
            "page.html",
            "<html><head><title>Briefing on the delivery</title></head><body><article><h1>Briefing on the delivery</h1>"
            + "".join(
                f"<p>{line.replace('MR. ADU:', '<strong>MR. ADU:</strong>')}</p>" for line in BRIEFING.split("\n\n")[1:]
            )
            + "</article></body></html>",
        ),
    ],
)
def test_turns_become_blocks(name: str, text: str) -> None:
    (story,) = page(text, name).stories
    assert blocks(story) == [
        ("title", "Briefing on the delivery"),
        ("speaker", "MR. ADU"),
        ("paragraph", "Good morning. The second batch arrived in Tema on Monday."),
        ("paragraph", "It will be handed to the army this week."),
        ("speaker", "Q"),
        ("question", "Did Turkey send drones as well?"),
        ("speaker", "MR. ADU"),
        ("paragraph", "No, it did not."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Facts\n\nMain Battle Tanks: twelve were delivered in May.\n\nArmoured Vehicles: forty arrived in June.",
        "Asia this week\n\nSouth Sudan: the embargo was extended by a year.\n\nSouth Sudan: an envoy was recalled.",
        "Tanks arrive\n\nThe minister was plain: the tanks had arrived, and more would follow by the end of the year.",
    ],
)
def test_a_list_of_facts_is_no_transcript(text: str) -> None:
    assert all(kind != "speaker" for story in page(text).stories for kind, _ in blocks(story))


def test_a_transcript_stays_one_story() -> None:
    text = (
        BRIEFING
        + "\n\nQ And the helicopters that Ankara promised last year\n\nMR. ADU: They will come. "
        + "They will. " * 20
    )
    assert len(page(text).stories) == 1
