"""Style noise leaves no difference between the words of two copies; names and things fold, translations share gist."""

import csv
from importlib.resources import files

import pytest

from legation.register.copies.folding import folded, gist, stemmed, surfaces
from legation.register.copies.words import plain_words, words_of
from legation.world import World
from tests.factories import make_story

SAME = [
    ("The Defence Ministry’s programme", "the defense ministry's program"),
    ("armoured vehicles at the harbour", "armored vehicles at the harbor"),
    ("modernised the organisation", "modernized the organization"),
    ("twelve carriers, the second batch", "12 carriers — the 2nd batch"),
    ("1,500 rifles", "1500 rifles"),
    ("“a gesture”", '"a gesture"'),
    ("the vehicles’ crews", "the vehicles' crews"),
    ("the Mi-8 was cancelled", "the Mi-8 was canceled"),
]


@pytest.mark.parametrize("one, other", SAME)
def test_style_makes_no_difference(one: str, other: str) -> None:
    assert plain_words(one) == plain_words(other)


@pytest.mark.parametrize("one, other", [("12 carriers", "10 carriers"), ("Mi-8", "Mi-17"), ("rise", "rose")])
def test_other_words_stay_apart(one: str, other: str) -> None:
    assert plain_words(one) != plain_words(other)


def test_words_know_their_place_and_their_sentence() -> None:
    story = make_story("It came by Gen. Smith's plane. The U.S. envoy saw it.")
    words = words_of(story)
    assert [story.text[a:b] for a, b in zip(words.starts, words.ends, strict=True)][:3] == ["It", "came", "by"]
    assert len(words.of_sentences()) == 2


def test_a_name_without_its_capitals_is_known_from_the_other_text() -> None:
    texts = ("Russia armed the Central African Republic (CAR).", "Russia armed the car.")
    known = surfaces(texts, World.shared())
    first, second = (folded(words_of(make_story(text)), known).words for text in texts)
    assert second == ("=RUS", "armed", "the", "=CAF")
    assert first[: len(second)] == second


def test_a_class_of_weapon_is_one_word() -> None:
    texts = ("ten armoured personnel carriers", "ten APCs", "ten infantry vehicles")
    known = surfaces(texts, World.shared())
    assert len({folded(words_of(make_story(text)), known).words for text in texts}) == 1


@pytest.mark.parametrize(
    "one, other",
    [("delivered", "supplied"), ("batch", "consignment"), ("instructors", "trainers"), ("said", "declared")],
)
def test_a_translator_may_choose_another_word(one: str, other: str) -> None:
    assert gist(one) == gist(other) is not None


@pytest.mark.parametrize("word", ["the", "of", "was", "and"])
def test_words_of_grammar_say_nothing(word: str) -> None:
    assert gist(word) is None


def test_no_word_stands_in_two_groups_of_synonyms() -> None:
    text = files("legation.register").joinpath("tables", "synonyms.csv").read_text("utf-8")
    home: dict[str, str] = {}
    for row in csv.DictReader(text.splitlines()):
        for word in row["words"].split():
            assert home.setdefault(stemmed(word), row["group"]) == row["group"], word


def test_of_a_story_without_end_the_first_million_signs_are_compared() -> None:
    words = words_of(make_story("tank " * 300_000))
    assert words.ends[-1] <= 1_000_000 < 5 * 300_000
    assert len(words) > 199_000
