"""A story of millions of signs is read up to a bound, and what stands there is found."""

import pytest

from legation.claims.choosing import MOST_SIGNS, choose
from legation.pages.inputs import read_input
from legation.pages.source import Input
from legation.pipeline import Reader

TOLD = "Serbia delivered six Mi-8 helicopters to Chad on 3 June 2021, the defence ministry in Belgrade said. "


def test_a_story_without_end_is_read_up_to_a_bound(reader: Reader) -> None:
    page = read_input(Input("line.txt", data=(TOLD * 8_000).encode())).page
    assert page is not None
    chosen = choose(page.stories[0], reader.gate)
    assert 0 < sum(block.end - block.start for block in chosen.blocks) <= MOST_SIGNS
    assert chosen.blocks[0].start == 0
    assert chosen.unread[0].start > chosen.blocks[-1].end - 1


def test_what_was_not_read_of_a_story_is_told(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("legation.claims.choosing.MOST_SIGNS", 150)
    text = f"{TOLD}\n\n{TOLD.replace('Chad', 'Mali')}\n\nSerbia delivered six Mi-8 helicopters to Niger.\n"
    ((outcome, claims),) = reader.read([Input("long.txt", data=text.encode())])
    assert [[p.iso3 for role, some in c.actors if role == "recipient" for p in some] for c in claims] == [["TCD"]]
    assert outcome.status == "read" and outcome.page is not None
    (note,) = outcome.page.notes
    assert note == "story 0 “” is very long: 147 of its signs were not read, those of 2 paragraphs from sign 102 on"


@pytest.mark.parametrize("opening", [TOLD, "The weather was fine. "])
def test_what_was_not_even_looked_at_is_told(reader: Reader, monkeypatch: pytest.MonkeyPatch, opening: str) -> None:
    monkeypatch.setattr("legation.claims.choosing.MOST_LOOKED_AT", 120)
    text = f"{opening}\n\n{TOLD.replace('Chad', 'Mali')}\n\nSerbia delivered six Mi-8 helicopters to Niger.\n"
    ((outcome, claims),) = reader.read([Input("long.txt", data=text.encode())])
    assert len(claims) == (opening == TOLD) and outcome.page is not None
    assert outcome.page.stories[0].text.endswith("helicopters to Niger.")
    (note,) = outcome.page.notes
    assert note.startswith("story 0 “” is very long: ")
