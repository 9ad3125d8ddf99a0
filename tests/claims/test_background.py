"""Earlier context or news, by how a body sentence tells its act; all told on Tuesday 15 June 2021."""

import pytest

from legation.pipeline import Reader
from legation.rehearsal import read_texts

# the story's news, which is never background
LEAD = "Iran opened an embassy office in Oslo on Tuesday."
TOLD: list[tuple[str, str, str | None]] = [
    # how old it is
    ("Russia delivered ten tanks to Serbia in 2017.", "ARMS_TRANSFER", "old"),
    ("Russia delivered ten tanks to Serbia last year.", "ARMS_TRANSFER", "old"),
    ("Russia delivered ten tanks to Serbia on Monday.", "ARMS_TRANSFER", None),
    ("Russia delivered ten tanks to Serbia last week.", "ARMS_TRANSFER", None),
    ("Russia delivered ten tanks to Serbia in May.", "ARMS_TRANSFER", "old"),
    ("Russia delivered ten tanks to Serbia a week ago.", "ARMS_TRANSFER", "old"),
    ("Russia delivered ten tanks to Serbia in recent years.", "ARMS_TRANSFER", "vague"),
    # how it is told
    ("Russia has delivered ten tanks to Serbia.", "ARMS_TRANSFER", None),
    ("Russia will deliver ten tanks to Serbia.", "ARMS_TRANSFER", None),
    ("Russia had delivered ten tanks to Serbia.", "ARMS_TRANSFER", "pluperfect"),
    ("The minister said that Russia had delivered ten tanks to Serbia.", "ARMS_TRANSFER", None),
    ("Serbia, which received ten tanks from Russia, took no part.", "ARMS_TRANSFER", "described"),
    ("Serbia has since 2011 been under an arms embargo.", "ARMS_EMBARGO", "standing"),
    ("Serbia denied that it had delivered ten tanks to Mali.", "ARMS_TRANSFER", None),
]


@pytest.mark.parametrize(("text", "event_type", "rule"), TOLD, ids=[row[0] for row in TOLD])
def test_background(reader: Reader, text: str, event_type: str, rule: str | None) -> None:
    (claims,) = read_texts(reader, [f"{LEAD} {text}"])
    (claim,) = [claim for claim in claims if claim.type == event_type]
    assert claim.background == (rule is not None)
    assert rule is None or f"background:{rule}" in claim.rules


@pytest.mark.parametrize(
    ("text", "background"),
    [("Russia delivered ten tanks to Serbia in May.", False), ("Russia delivered ten tanks to Serbia in 2017.", True)],
)
def test_a_lead_is_news_unless_it_is_old(reader: Reader, text: str, background: bool) -> None:
    ((claim,),) = read_texts(reader, [text])
    assert claim.background == background


def test_without_a_story_day_the_words_alone_say_what_is_old(reader: Reader) -> None:
    text = f"{LEAD} Russia delivered ten tanks to Serbia in 2017. Mali received two jets from Russia last month."
    (claims,) = read_texts(reader, [text], published=None)
    assert [claim.background for claim in claims if claim.type == "ARMS_TRANSFER"] == [True, True]
