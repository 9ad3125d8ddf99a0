"""Lines above the lead that note a day, and the day of stories that no line of their own dates."""

import pytest

from legation.pages.noted_days import is_day, noted_day
from tests.pages.helpers import page

LEAD = "The ministry said that six helicopters had been handed over to the air force in the presence of guests."


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Moscow, 3 May 2021 (free for use by subscribers)", "2021-05-03"),
        ("(Transmitted by Gulf Wire, Doha, 3 May 2021)", "2021-05-03"),
        ("Interview: Jane Doe | Savannah Post, Accra, 3 May 2021", "2021-05-03"),
        ("The Savannah Fortnight, 1-14 May 2021", "2021-05-14"),
        ("Doha, 20 Ramadan / 2 May 2021 (Gulf Service)", "2021-05-02"),
        # another thing's day, two days, a sentence, a day without year
        ("General elections of 3 May 2021", None),
        ("The ceasefire before 3 May 2021", None),
        ("Accra, 3 May 2021 to Lagos, 4 May 2021", None),
        ("It was signed in Accra, 3 May 2021, by both.", None),
        ("Accra, 3 May", None),
    ],
)
def test_a_line_notes_a_day(line: str, day: str | None) -> None:
    found = noted_day(line)
    assert (found.value if found else None) == day


def test_a_headline_needs_a_word_for_it() -> None:
    assert noted_day("Date and time: Monday, May 3, 2021, 10:45-11:09", labelled=True) is not None
    assert noted_day("The road to war, 3 May 2021", labelled=True) is None


def test_a_line_of_nothing_but_a_day() -> None:
    assert is_day("3 May 2021")
    assert not is_day("3 May")
    assert not is_day("Accra, 3 May 2021")


def test_a_noted_day_dates_the_story_unless_the_story_contradicts_it() -> None:
    top = "Serbia receives helicopters\n\nMoscow, 3 May 2021 (free for use by subscribers)\n\n"
    assert page(f"{top}{LEAD}\n").stories[0].published == "2021-05-03"
    assert page(f"{top}{LEAD} They were flown there in 2022 and shown.\n").stories[0].published is None


def test_what_stands_under_a_head_has_the_day_of_its_page() -> None:
    rest = "\n\n".join(f"{LEAD} Crews train at {town}." for town in ("Nis", "Kraljevo"))
    other = "Who wanted the embargo, and who did not?\n\nThe United States put a text on the table on 17 November."
    stories = page(f"Q&A: the guns\n\n3 May 2021\n\n{rest}\n\n{other}\n\n{LEAD}\n").stories
    assert {story.published for story in stories} == {"2021-05-03"}


def test_the_lines_that_head_a_chronicle_stay_in_it() -> None:
    entries = "\n\n".join(f"{day} May 2004\nThe council sets up a mission of {day} thousand men." for day in (1, 2, 3))
    story = page(f"TIMELINE: a mission\n\nAccra, 3 May 2016\n\n{LEAD}\n\n{entries}\n").stories[0]
    assert (story.published, "2 May 2004" in story.text) == ("2016-05-03", True)
