"""What is noted of a draft by where it stands in its story and by what was told before it."""

from collections.abc import Collection, Mapping

from legation.claims.draft import Draft
from legation.claims.points import Score
from legation.claims.read import story_drafts
from legation.pipeline import Reader
from tests.language.passages import reading

STORY = (
    "Serbia gave Chad six howitzers in May.\nThe weather was fine. Nobody came to the port.\n"
    "Serbia gave Chad twelve howitzers in June.\nSerbia gave Kenya two tanks in July.\n"
    "Poland sold radars to Togo in 2019."
)


class Noting:
    """A judge that takes what triggers make outright and keeps the marks of each draft with where it stands."""

    def __init__(self) -> None:
        self.marks: list[tuple[int, Mapping[str, str]]] = []

    def topics(self, words: Collection[str]) -> Collection[str]:
        """None is told loosely."""
        return ()

    def within_reach(self, draft: Draft, marks: Mapping[str, str], words: Collection[str]) -> bool:
        """No loose draft is taken."""
        return False

    def score(self, draft: Draft, marks: Mapping[str, str], words: Collection[str]) -> Score:
        """Every draft is enough."""
        self.marks.append((draft.offset, marks))
        return Score(0, 0, (), 1.0)


def noted(reader: Reader, *names: str) -> list[tuple[str, ...]]:
    """The values of some marks, draft by draft."""
    judge = Noting()
    story_drafts(reading(reader, STORY), reader.codebook, reader.world, judge)
    return [tuple(marks[name] for name in names) for _, marks in sorted(judge.marks, key=lambda one: one[0])]


def test_where_in_how_long_a_story(reader: Reader) -> None:
    assert noted(reader, "sentences of the story", "sentences before") == [
        ("≤8", "≤0"),
        ("≤8", "≤3"),
        ("≤8", "≤7"),
        ("≤8", "≤7"),
    ]


def test_what_was_told_of_the_same_parties_before(reader: Reader) -> None:
    assert noted(reader, "told before", "told before in the phase") == [
        ("no", "no"),
        ("all parties", "yes"),
        ("some", "no"),
        ("others", "no"),
    ]
