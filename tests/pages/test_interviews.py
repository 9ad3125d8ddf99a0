"""Interviews without labels: what is asked and what is answered; an explainer asks, too, and is none."""

import pytest

from legation.pages.interviews import interviewed

INTRO = "Defence Minister Kofi Adu receives us in his office. The interview has been shortened."
TURNS = (
    "Minister, has the drill paid off?",
    "It has. We had two hundred soldiers from Togo at the range in May, and our officers learnt much.",
    "And the boats?",
    "They come in June. I expect two of them at Tema, with crews that have been trained in Brest.",
    "There has been a rumour of a base.",
    "Our law is clear: there will be no foreign base on our soil. Everybody knows that.",
    "Will you stay in office?",
    "That is for others to say. I have enough to do.",
    "And if they ask you to?",
    "Then I will think of it.",
)


def kinds(title: str, *texts: str) -> list[str]:
    return [kind for kind, _ in interviewed(title, [("paragraph", text) for text in texts])]


def test_every_other_paragraph_of_an_interview_asks() -> None:
    assert kinds("A talk in Accra", INTRO, *TURNS) == ["paragraph", *["question", "paragraph"] * 5]


def test_of_answers_in_several_paragraphs_only_what_asks_is_a_question() -> None:
    longer = (*TURNS[:2], "There was rain, too.", *TURNS[2:])
    assert kinds("A talk", INTRO, *longer)[1:5] == ["question", "paragraph", "paragraph", "question"]
    assert kinds("A talk", INTRO, *longer)[6] == "paragraph"  # "There has been a rumour": nothing tells that it asks


@pytest.mark.parametrize(
    ("title", "texts"),
    [
        # a paper's own explainer: nobody says "we", or nothing says that it is an interview
        (
            "The pact explained",
            ("The pact was signed.", "What is it?", "A text.", "Who pays?", "Ghana.", "And then?", "Nothing."),
        ),
        ("The pact explained", ("Ask the editors.", *TURNS)),
        # two questions, and labels that a transcript has
        ("A talk", (INTRO, *TURNS[:4])),
        ("A talk", (INTRO, *(f"QUESTION: {text}" for text in TURNS))),
    ],
)
def test_others_are_left_as_they_are(title: str, texts: tuple[str, ...]) -> None:
    assert "question" not in kinds(title, *texts)


def test_of_few_questions_none_is_told_by_its_place() -> None:
    few = (*TURNS[:4], "As to the rest, nothing stands in the way, and work on it goes on.", "We hope so.", *TURNS[6:8])
    assert kinds("A talk", INTRO, *few)[5] == "paragraph"
