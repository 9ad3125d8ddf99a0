"""Sections of a digest and what they set the reading in; the body whose statement a page is."""

import pytest

from legation.language.issuer import issuing_state
from legation.language.reading import assemble
from legation.language.sections import sections
from legation.model.page import Block, Dropped, Page, Story
from legation.pages.draft import ABOVE_HEADLINE, PUBLICATION_LINE
from legation.pipeline import Reader

DIGEST = "two places in capitals"
ROWS = [
    (DIGEST, ["HONIARA. Instructors opened a course.", "SUVA. Fiji hosts a drill."], ["SLB", "FJI"]),
    ("states and a colon", ["NEPAL: Kathmandu recalled its attaché.", "BANGLADESH: Dhaka buys tanks."], ["NPL", "BGD"]),
    ("one dateline", ["ALGIERS- The drill did not take place.", "Russia said nothing."], ["DZA"]),
    ("words in capitals", ["NATO. The alliance met.", "UPDATE: Poland buys tanks."], [None]),
    ("plain paragraphs", ["Poland buys tanks.", "Serbia does not."], [None]),
]


def _story(paragraphs: list[str], kind: str = "paragraph") -> Story:
    blocks, start = [], 0
    for text in paragraphs:
        blocks.append(Block(kind, start, start + len(text)))
        start += len(text) + 2
    return Story(0, "", "\n\n".join(paragraphs), tuple(blocks), "2021-06-15", "given")


@pytest.mark.parametrize(("mechanism", "paragraphs", "settings"), ROWS, ids=[row[0] for row in ROWS])
def test_sections(reader: Reader, mechanism: str, paragraphs: list[str], settings: list[str | None]) -> None:
    story = _story(paragraphs)
    found = sections(story, reader.world.find(story.text), reader.world)
    assert [section.setting for section in found] == settings
    assert found[0].start == 0
    assert found[-1].end == len(story.text)


def test_subheads_that_name_a_place_only(reader: Reader) -> None:
    texts = ["The week", "Baghdad", "Six jets came.", "Doha", "A drill began.", "The jets of Qatar", "More."]
    plain = _story(texts)
    kinds = ["paragraph", "subhead", "paragraph", "subhead", "paragraph", "subhead", "paragraph"]
    blocks = tuple(Block(k, b.start, b.end) for k, b in zip(kinds, plain.blocks, strict=True))
    story = Story(0, "", plain.text, blocks)
    found = sections(story, reader.world.find(story.text), reader.world)
    assert [section.setting for section in found] == [None, "IRQ", "QAT"]


def test_subheads_that_are_towns_of_a_state_named(reader: Reader) -> None:
    texts = ["Mombasa", "Lawmakers of Kenya voted.", "Bahrain", "A base opens.", "The Unknown Town", "More."]
    plain = _story(texts)
    blocks = tuple(Block("paragraph" if n % 2 else "subhead", b.start, b.end) for n, b in enumerate(plain.blocks))
    story = Story(0, "", plain.text, blocks)
    found = sections(story, reader.world.find(story.text), reader.world)
    assert [section.setting for section in found] == ["KEN", "BHR"]


LISTED = [
    "Chile ordered two patrol boats from a Spanish yard.",
    "Kenyan officers opened a course in Nairobi.",
    "The US cleared the sale of radars to Morocco.",
    "Latvia sent a second battery to Kyiv.",
    "India received four helicopters.",
    "Oman signed a contract for drones.",
]


def test_a_list_of_what_happened_is_read_event_by_event(reader: Reader) -> None:
    story = _story(LISTED)
    found = sections(story, reader.world.find(story.text), reader.world)
    assert [section.start for section in found] == [block.start for block in story.blocks]


def test_short_paragraphs_about_one_state_are_one_story(reader: Reader) -> None:
    story = _story([f"Chile told the story's part {n}, and Peru answered." for n in range(7)])
    assert len(sections(story, reader.world.find(story.text), reader.world)) == 1


ISSUERS = [
    ("a body's line", "Rwandan Ministry of Defence", [], "RWA"),
    ("a state above a bare body", "Presidency", [("REPUBLIC OF SOUTH AFRICA", ABOVE_HEADLINE)], "ZAF"),
    ("the place of a release", "Federal Ministry of Defence", [("Berlin, 18 May 2021", PUBLICATION_LINE)], "DEU"),
    ("no body", None, [("Berlin, 18 May 2021", PUBLICATION_LINE)], None),
    ("two states", "Ministry of Defence", [("Berlin", ABOVE_HEADLINE), ("Paris", ABOVE_HEADLINE)], None),
    ("a line of the menu", "Ministry of Defence", [("Kenya", "a navigation line")], None),
]


@pytest.mark.parametrize(("mechanism", "site", "lines", "state"), ISSUERS, ids=[row[0] for row in ISSUERS])
def test_issuing_state(
    reader: Reader, mechanism: str, site: str | None, lines: list[tuple[str, str]], state: str | None
) -> None:
    dropped = tuple(Dropped(text, reason) for text, reason in lines)
    page = Page("p", "0", "text", None, None, site, (), dropped)
    assert issuing_state(page, reader.world) == state


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Who sends what to Ukraine", ["NOR", "UKR"]),
        ("Who sends what to Ukraine and Moldova", ["NOR"]),
        ("The week in brief", ["NOR"]),
    ],
)
def test_the_one_state_before_all_sections_is_what_they_are_about(reader: Reader, title: str, told: list[str]) -> None:
    story = _story([title, "NORWAY. Ten howitzers will be handed over.", "GREECE. Athens shipped twelve vehicles."])
    parses = list(reader.parser.parse([story.text[b.start : b.end] for b in story.blocks]))
    reading = assemble(story, story.blocks, parses, reader.world)
    assert sorted({iso3 for _, iso3 in reading.passages[1].discourse.ranked}) == told
