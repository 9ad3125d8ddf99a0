"""The evidence page shows each claim on its words, loads nothing, and lets no stored page do anything."""

import base64
import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as parser  # type: ignore[import-untyped]

from legation.exports.html import Shown, blocks, colour, document
from legation.exports.marks import segments
from legation.model.claim import Claim, Party
from legation.model.event import Contradiction
from legation.model.page import DateCandidate, Dropped, Outcome, Page, Story
from legation.model.span import Span
from tests.factories import LEAD, brdm, claim_on, make_claim, make_page, make_story, state

TYPES = ("ARMS_EMBARGO", "ARMS_TRANSFER", "INSPECTION")
ATTACK = "<script>document.title='taken'</script><img src=x onerror=alert(1)>\"' onfocus=alert(1) {{7*7}} </style>"


def page_text(*shown: Shown, types: Sequence[str] = TYPES, outcomes: Sequence[Outcome] = ()) -> str:
    return "".join(document(shown, types=types, outcomes=outcomes))


def shown(page: Page, *claims: Claim) -> Shown:
    return Shown(page, [(claim, f"event-{number}") for number, claim in enumerate(claims)])


def placed(page: Page, words: str, role: str) -> Party:
    text = page.stories[0].text
    at = text.index(words)
    return state("RUS", text=words, start=at, end=at + len(words))


def test_evidence_is_marked_and_its_roles_named() -> None:
    page = make_page()
    claim = claim_on(page, actors={"supplier": [placed(page, "Russia has", "supplier")], "recipient": [state("CAF")]})
    tree = parser.fromstring(page_text(shown(page, claim)))
    assert "".join(mark.text_content() for mark in tree.iter("mark")) == LEAD
    (role,) = tree.xpath("//mark/span[@class='role']")
    assert role.text_content() == "Russia has"
    assert role.get("data-roles") == f"{claim.claim_id}:supplier "
    (card,) = tree.xpath("//section[@data-claim]")
    for words in (
        "Arms transfer",
        "delivered",
        "10 BRDM-2",
        "Vladimir Titorenko → Reuters → page",
        "trigger.deliver",
        "RUS",
    ):
        assert words in card.text_content()
    assert tree.xpath(f"//*[@id='e-{claim.claim_id}']") and tree.xpath(f"//a[@href='#e-{claim.claim_id}']")


def test_reports_that_disagree_say_so() -> None:
    page = make_page()
    claim = claim_on(page)
    found = Contradiction("quantity", (("12", ("Kwesi Boateng",)), ("10", ("port officials",))))
    text = "".join(document([Shown(page, [(claim, "e")])], types=TYPES, differences={"e": (found,)}))
    (told,) = parser.fromstring(text).xpath("//dd[@class='differ']")
    assert told.text_content() == "quantity: 12 (Kwesi Boateng) | 10 (port officials)"
    assert "reports differ" not in page_text(Shown(page, [(claim, "e")]))


def test_dates_and_what_was_left_out_are_told_with_reasons() -> None:
    page = make_page()
    text = parser.fromstring(page_text(shown(page))).text_content()
    assert "the weekdays of the body do not fit it" in text
    assert re.search(r"Published\s+2020-10-24\s+by dateline", text)
    assert "a share bar" in text and "Share this article" in text
    assert "Nothing in this story is an event" in text


def test_inputs_that_were_not_read_are_told() -> None:
    outcomes = [Outcome("x.zip", "refused", "a ZIP file is no page"), Outcome("y.txt", "read")]
    text = parser.fromstring(page_text(outcomes=outcomes)).text_content()
    assert "a ZIP file is no page" in text and "y.txt" not in text


def attacked() -> str:
    story = Story(
        0,
        ATTACK,
        f"{ATTACK}\n\n{LEAD} {ATTACK}",
        (),
        dating=(DateCandidate("2020", "header", ATTACK, False, ATTACK),),
        language='en" onload="alert(1)',
    )
    page = make_page(ATTACK, story, url=f"javascript:alert(1)//{ATTACK}", site=ATTACK, notes=(ATTACK,), media=ATTACK)
    page = replace(page, dropped=(Dropped(ATTACK, ATTACK),))
    party = Party(ATTACK, None, ATTACK, ATTACK, text=ATTACK)
    claim = claim_on(
        page, type=ATTACK, phase=ATTACK, modality=ATTACK, why=ATTACK, rules=(ATTACK,), item=brdm(name=ATTACK)
    )
    odd = claim_on(page, actors={ATTACK: [party]})
    return page_text(Shown(page, [(claim, ATTACK), (odd, None)]), outcomes=[Outcome(ATTACK, ATTACK, ATTACK)])


def test_a_script_in_a_page_does_nothing() -> None:
    tree = parser.fromstring(attacked())
    assert len(list(tree.iter("script"))) == 1
    assert not list(tree.iter("img", "iframe", "object", "link", "form", "base"))
    for node in tree.iter():
        if isinstance(node.tag, str):
            assert not [name for name in node.attrib if name.startswith("on")], node.tag
            assert not str(node.get("href") or "").startswith("javascript:")
    assert "49" not in tree.xpath("string(//main)"), "the words are no template"


def test_only_the_pages_own_style_and_script_may_run() -> None:
    text = attacked()
    tree = parser.fromstring(text)
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert "default-src 'none'" in policy and "unsafe" not in policy
    for tag in ("style", "script"):
        inner = re.search(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        assert inner is not None
        fingerprint = base64.b64encode(hashlib.sha256(inner[1].encode()).digest()).decode()
        assert f"'sha256-{fingerprint}'" in policy
    assert not tree.xpath("//*[@style]")


def test_nothing_is_loaded() -> None:
    page = make_page(url="https://news.example/a")
    text = page_text(shown(page, claim_on(page)))
    tree = parser.fromstring(text)
    assert not tree.xpath("//*[@src]") and not tree.xpath("//link")
    assert "url(" not in text and "@import" not in text
    assert tree.xpath("//header[@class='source']//a/@href") == ["https://news.example/a"]


def test_cards_and_evidence_can_be_reached_by_keyboard() -> None:
    page = make_page()
    tree = parser.fromstring(page_text(shown(page, claim_on(page), claim_on(page, phase="planned"))))
    assert tree.xpath("count(//section[@data-claim][@tabindex='0'])") == 2
    assert tree.xpath("count(//mark[@tabindex='0'])") == 1
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    for target in tree.xpath("//a[starts-with(@href, '#')]/@href"):
        assert target[1:] in ids


def test_colours_come_from_the_codebooks_order() -> None:
    many = [f"TYPE_{number}" for number in range(16)]
    assert len({colour(name, many) for name in many}) == 16
    assert colour("TYPE_0", many) == colour("TYPE_0", many[:12])
    assert colour("GONE", many) == colour("GONE", many)


@settings(max_examples=100, deadline=None)
@given(st.text(min_size=1, max_size=40), st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), max_size=5))
def test_segments_give_the_text_back(text: str, pairs: list[tuple[int, int]]) -> None:
    claims = [make_claim(actors={"party": [Party("X", start=a, end=b)]}, rules=(str((a, b)),)) for a, b in pairs]
    for (a, b), claim in zip(pairs, list(claims), strict=True):
        object.__setattr__(claim, "evidence", (Span(min(a, b), max(a, b), ""),))
    assert "".join(piece.text for piece in segments(text, 0, len(text), claims)) == text


def test_a_story_without_parts_is_one_paragraph() -> None:
    assert [(block.kind, block.start, block.end) for block in blocks(Story(0, "", "One.\n\nTwo.", ()))] == [
        ("paragraph", 0, 10)
    ]
    assert blocks(make_story(LEAD)) == make_story(LEAD).blocks
