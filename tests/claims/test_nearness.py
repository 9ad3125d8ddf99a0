"""How nearly a trigger is met whose thing is told by its noun alone."""

from collections.abc import Collection, Mapping

import pytest

from legation.claims.draft import Draft
from legation.claims.nearness import BARE
from legation.claims.points import Score
from legation.claims.read import story_drafts
from legation.pipeline import Reader
from tests.language.passages import reading

STORY = "Somali troops and Soviet advisers trained at the base in Berbera."


class Looking:
    """A judge that has every draft told loosely and keeps how nearly each was met."""

    def __init__(self) -> None:
        self.places: dict[tuple[str, str], tuple[str, ...]] = {}
        self.stands: dict[tuple[str, str], str] = {}

    def topics(self, words: Collection[str]) -> None:
        """Any type may be told loosely."""

    def within_reach(self, draft: Draft, marks: Mapping[str, str], words: Collection[str]) -> bool:
        """Every draft is looked at."""
        return True

    def score(self, draft: Draft, marks: Mapping[str, str], words: Collection[str]) -> Score:
        """Every draft is enough."""
        if draft.near is not None:
            word = draft.passage.graph.token(draft.anchor).text
            self.places[draft.event_type.name, word] = draft.near.places
            self.stands[draft.event_type.name, word] = marks["thing stands as"]
        return Score(0, 0, (), 1.0)


@pytest.mark.parametrize(
    ("sentence", "bare"),
    [
        ("Somalia and the Soviet Union concluded the treaty in July.", True),
        ("Somalia denounced the accord with Moscow in November.", True),
        ("Somalia denounced the trade accord with Moscow in November.", False),
        ("Somalia denounced the accord with Moscow on trade in November.", False),
        ("Somalia denounced the speech of the envoy in November.", False),
    ],
)
def test_the_noun_of_a_thing_without_what_tells_its_kind(reader: Reader, sentence: str, bare: bool) -> None:
    judge = Looking()
    story_drafts(reading(reader, f"{STORY}\n{sentence}"), reader.codebook, reader.world, judge)
    assert any(BARE in places for (name, _), places in judge.places.items() if name == "DEFENCE_AGREEMENT") is bare


def test_a_noun_that_names_an_act_by_itself_alone(reader: Reader) -> None:
    judge = Looking()
    text = f"{STORY}\nThe Security Council set up the mission in Somalia for two years."
    story_drafts(reading(reader, text), reader.codebook, reader.world, judge)
    assert any(BARE in places for (name, _), places in judge.places.items() if name == "PEACE_OPERATION")


@pytest.mark.parametrize(
    ("sentence", "act", "stands"),
    [
        (
            "The defence attaché at the Soviet embassy handed over the tents to the Somali navy.",
            ("PERSONNEL_POSTING", "handed"),
            "agent",
        ),
        ("Somalia denounced the accord with Moscow in November.", ("DEFENCE_AGREEMENT", "accord"), "nothing"),
    ],
)
def test_how_a_thing_hangs_on_the_word(reader: Reader, sentence: str, act: tuple[str, str], stands: str) -> None:
    judge = Looking()
    story_drafts(reading(reader, f"{STORY}\n{sentence}"), reader.codebook, reader.world, judge)
    assert judge.stands[act] == stands
