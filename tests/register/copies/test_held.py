"""Answers are held up to so many signs of text, the last asked for first."""

from legation.register.copies.held import Held


def noting(asked: list[str]) -> Held[str, str]:
    """Holds ten signs, and notes what it has to work out."""

    def work(text: str) -> str:
        asked.append(text)
        return text.upper()

    return Held(work, len, most=10)


def test_an_answer_is_worked_out_once() -> None:
    asked: list[str] = []
    held = noting(asked)
    assert [held("tank"), held("tank")] == ["TANK", "TANK"]
    assert asked == ["tank"]


def test_what_was_asked_for_longest_ago_goes_first() -> None:
    asked: list[str] = []
    held = noting(asked)
    for text in ("tank", "jets", "tank", "guns", "tank", "jets"):
        held(text)
    assert asked == ["tank", "jets", "guns", "jets"]


def test_what_is_longer_than_all_that_may_be_held_is_not_held() -> None:
    asked: list[str] = []
    held = noting(asked)
    assert held("howitzers alike") == held("howitzers alike")
    assert len(asked) == 2
    assert len(held) == 0
