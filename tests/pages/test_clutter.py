import pytest

from legation.pages.clutter import is_caption, rule_for, rules, sweep
from legation.pages.draft import Piece
from legation.pages.tables import table


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Leave a Reply", "comment-form"),
        ("Leave a comment", "comment-form"),
        ("Write a comment", "comment-form"),
        ("Post Your Comment", "comment-form"),
        ("Your email address will not be published. Required fields are marked *", "comment-form-note"),
        ("Your e-mail will never be shown.", "comment-form-note"),
        ("Comments", "comment-section"),
        ("12 Comments", "comment-section"),
        ("No comments yet", "comment-section"),
        ("Comments (312)", "comment-section"),
        ("2 thoughts on “Pacific week”", "comment-header-on"),
        ("Sign in to leave a comment", "comment-login"),
        ("You must be logged in to post a comment.", "comment-login"),
        ("Name *     Email *     Website", "comment-field"),
        ("Save my name, email, and website in this browser for the next time I comment.", "comment-field-save"),
        ("Read more: Why Djibouti is offering a port", "read-more"),
        ("Related: Serbia buys helicopters", "read-more"),
        ("ALSO READ | What is the Vienna Document?", "read-more"),
        ("Read the full story here", "read-more-bare"),
        ("Continue reading below", "read-more-bare"),
        ("Related articles", "related-list"),
        ("Most Read", "related-list"),
        ("You may also like", "related-list"),
        ("Share on Facebook Tweet", "share-bar"),
        ("Share this article on WhatsApp", "share-bar"),
        ("Facebook Twitter WhatsApp", "share-word"),
        ("Tweet", "share-word"),
        ("124 shares", "share-word"),
        ("Sign up for our daily newsletter", "newsletter"),
        ("Get the Watch in your inbox", "newsletter"),
        ("Subscribe", "newsletter"),
        ("You receive this email because you subscribed to Baltic Notes. Unsubscribe", "mail-browser"),
        ("Already a subscriber? Log in", "paywall"),
        ("We use cookies to improve your experience.", "cookies"),
        ("Privacy Policy  Terms of Use  Contact Us", "privacy"),
        ("© 2020 News Example. All rights reserved.", "copyright"),
        ("Copyright 2021 The Associated Press", "copyright"),
        ("This material may not be published, broadcast or redistributed.", "copyright"),
        ("Advertisement", "advertisement"),
        ("Story continues below advertisement", "advertisement"),
        ("Photo: Jane Doe / Reuters", "photo-credit"),
        ("Getty Images", "photo-credit"),
        ("John Roe / AFP", "photo-credit"),
        ("Home | World | Politics | Sport", "navigation"),
        ("Home › Balkans", "navigation"),
        ("Tags: Serbia, Russia", "tags"),
        ("#Serbia #Russia", "tags"),
        ("4 min read", "reading-time"),
        ("dab-fz/jh/gv", "initials"),
        ("View this email in your browser", "mail-browser"),
        ("Link to this post", "permalink"),
        ("* * *", "nothing-in-it"),
    ],
)
def test_shapes_of_clutter(text: str, rule: str) -> None:
    found = rule_for(text)
    assert found is not None
    assert found.id == rule


@pytest.mark.parametrize(
    "text",
    [
        "Russia Opens Military Office in Central African Republic",
        "The ministry declined to comment on the report.",
        "He would not comment.",
        "“We will share intelligence with Serbia,” the minister said on Facebook on Tuesday.",
        "The two states signed up to the treaty in 2011, and inspectors will read every report sent by email.",
        "The government said it would print the list and publish it on Friday.",
        "Sources told Reuters that the first batch had arrived.",
        "The Home Ministry and the Foreign Ministry signed the accord.",
        "Photographs of the base showed ten armoured vehicles, the ministry said.",
        "More than 300 troops arrived.",
        "Discussion of the base began in Ankara last week, officials said, and both sides hope to sign in June.",
        "Ukraine's Privat bank froze the accounts.",
        "Related talks on a base in Port Sudan go on.",
    ],
)
def test_news_is_no_clutter(text: str) -> None:
    assert rule_for(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("FILE - Soldiers stand guard at the base in Bangui, Oct. 15, 2018.", True),
        ("File photo of a BRDM-2 armoured vehicle", True),
        ("Turkish jets on the runway of the base, March 4, 2024. (AP Photo/L. Marku)", True),
        ("Soldiers at the base (Photo: Jane Doe)", True),
        ("A convoy leaves the base. REUTERS/Jane Doe", True),
        ("President Jane Doe is pictured here in 2018 at the base.", True),
        ("The minister said the office would open in May.", False),
        ("Soldiers filed out of the base.", False),
    ],
)
def test_captions(text: str, expected: bool) -> None:
    assert is_caption(text) is expected


LEAD = (
    "The ministry said on Tuesday that it had opened an office in the capital, and that two officers would serve there."
)


def _never(pieces: object, index: int) -> bool:
    return False


def test_comments_are_dropped_to_the_end() -> None:
    kept, dropped = sweep(
        [Piece(text) for text in (LEAD, "3 Comments", "troll42", "What a shame, I always said so.")], _never
    )
    assert [piece.text for piece in kept] == [LEAD]
    assert [one.text for one in dropped] == ["3 Comments", "troll42", "What a shame, I always said so."]
    assert "comment-section" in dropped[2].reason


def test_a_list_of_stories_ends_at_the_next_paragraph() -> None:
    texts = (LEAD, "Related articles", "Kosovo army chief visits Tirana", "Albania breaks record", LEAD)
    kept, _ = sweep([Piece(text) for text in texts], _never)
    assert [piece.text for piece in kept] == [LEAD, LEAD]


def test_an_evident_story_ends_the_comments() -> None:
    texts = (LEAD, "Comments", "What a shame.", "Serbia Buys Ten Helicopters", LEAD)
    kept, _ = sweep([Piece(text) for text in texts], lambda pieces, index: index == 3)
    assert [piece.text for piece in kept] == [LEAD, "Serbia Buys Ten Helicopters", LEAD]


def test_a_section_name_above_the_text_opens_no_comments() -> None:
    kept, _ = sweep([Piece(text) for text in ("Opinion", LEAD)], _never)
    assert [piece.text for piece in kept] == [LEAD]


def test_menus_are_runs_of_single_words() -> None:
    kept, dropped = sweep([Piece(text) for text in ("Africa", "Asia", "Europe", "Arms trade", LEAD)], _never)
    assert [piece.text for piece in kept] == [LEAD]
    assert all("navigation-run" in one.reason for one in dropped)


def test_every_rule_has_source_and_reason() -> None:
    rows = table("clutter")["rules"]
    assert all(row["source"] and row["reason"] for row in rows)
    assert len({row["id"] for row in rows}) == len(rows) == len(rules())
