"""Whatever comes in: one outcome, never an exception; blocks in order; no word that is not the page's."""

from hypothesis import given, settings
from hypothesis import strategies as st

from legation.model.page import Outcome
from legation.pages.normal import visible, word_list
from tests.pages.helpers import outcome

NAMES = st.sampled_from(["a.txt", "a.html", "a.md", "a.eml", "a.pdf", "a"])
LINES = st.sampled_from(
    [
        "Serbia Takes Six Helicopters",
        "Chad Asks French Troops to Leave",
        "20.04.2024",
        "By Jane Doe",
        "BELGRADE, Oct 24 (Tanjug) – Serbia has received six helicopters from Russia, the ministry said on Tuesday.",
        "The first batch arrived on Oct. 15.",
        "Leave a Reply",
        "Related articles",
        "In brief",
        "• Japan will give the Philippines coastal radars worth ten million dollars, Tokyo said.",
        "14:05 GMT",
        "FILE - A helicopter at Ladjevci.",
        "Source: Reuters",
        "Palau",
        "",
        "<p>The base was opened in 2019, officials said.</p>",
        "# Background",
    ]
)


def check(read: Outcome) -> None:
    assert read.status in ("read", "nothing_found", "refused")
    assert (read.reason == "") == (read.status == "read")
    for index, story in enumerate(read.page.stories if read.page else ()):
        assert story.index == index
        ends = [0]
        for block in story.blocks:
            assert ends[-1] <= block.start < block.end <= len(story.text)
            assert not story.text[ends[-1] : block.start].strip()
            ends.append(block.end)
        assert ends[-1] == len(story.text)
        assert (story.published is None) == (story.published_basis == "none")


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400), NAMES)
def test_any_bytes_have_one_outcome(data: bytes, name: str) -> None:
    check(outcome(data, name))


@settings(max_examples=100, deadline=None)
@given(
    st.binary(max_size=200),
    st.sampled_from([b"%PDF-1.4\n", b"<html><body>", b"From: a\nDate: b\nSubject: c\n\n", b"\xff\xfe", b"---\n"]),
)
def test_any_bytes_after_a_known_beginning_have_one_outcome(data: bytes, head: bytes) -> None:
    check(outcome(head + data))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400), NAMES)
def test_any_text_has_one_outcome(text: str, name: str) -> None:
    check(outcome(text.encode("utf-8", "surrogatepass"), name))


@settings(max_examples=150, deadline=None)
@given(st.lists(LINES, max_size=14), NAMES)
def test_a_story_has_only_words_of_its_page(lines: list[str], name: str) -> None:
    text = "\n\n".join(lines)
    read = outcome(text, name)
    check(read)
    known = set(word_list(visible(text)))
    for story in read.page.stories if read.page else ():
        assert set(word_list(story.text)) <= known


@settings(max_examples=60, deadline=None)
@given(st.lists(LINES, max_size=14))
def test_reading_twice_gives_the_same(lines: list[str]) -> None:
    first, second = outcome("\n\n".join(lines)), outcome("\n\n".join(lines))
    assert first == second
    assert first.page == second.page
