"""Who the labels of a transcript stand for, and whom their "we" means."""

import pytest

from legation.language.speakers import Speakers
from legation.pages.inputs import read_input
from legation.pages.source import Input
from legation.world import World


@pytest.fixture(scope="module")
def world() -> World:
    return World.load()


def speakers(world: World, text: str) -> dict[str, str]:
    """Each label of a page with the name it stands for and the state or organisation that "we" means."""
    page = read_input(Input("page.md", data=text.encode())).page
    assert page is not None
    (story,) = page.stories
    known = Speakers(story, world.find(story.text), world)
    found: dict[str, str] = {}
    label = ""
    for block in story.blocks:
        label = story.text[block.start : block.end] if block.kind == "speaker" else label
        speaker = known.at(block)
        if speaker is not None:
            party = speaker.party
            found[label] = f"{speaker.source.name}: {(party.iso3 or party.name) if party else '?'}"
    return found


OFFICIAL = "---\ndate: 2022-03-08\nurl: https://www.defense.gov/x\n---\n\n"
NEWS = "---\ndate: 2022-03-08\nurl: https://www.example.org/x\n---\n\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # tables of office-holders, by the story's day
        (OFFICIAL + "# A visit\n\nPRESIDENT DUDA: Thank you.", {"PRESIDENT DUDA": "Andrzej Duda: POL"}),
        (NEWS + "# A visit\n\nPRESIDENT DUDA: Thank you.", {"PRESIDENT DUDA": "Andrzej Duda: POL"}),
        (OFFICIAL + "# A speech\n\nTHE PRESIDENT: Thank you.", {"THE PRESIDENT": "Joe Biden: USA"}),
        (NEWS + "# Remarks by President Duda\n\nTHE PRESIDENT: Thank you.", {"THE PRESIDENT": "Andrzej Duda: POL"}),
        (NEWS + "# A speech\n\nTHE PRESIDENT: Thank you.", {"THE PRESIDENT": "president: ?"}),
        # answers without a name are of whom the page introduces, else of the office; others are nobody's
        (
            NEWS + "# Briefing\n\nKofi Mensah, the Ghanaian spokesperson, spoke.\n\nQ: A base?\n\nA: None.",
            {"A": "Kofi Mensah: GHA"},
        ),
        (
            NEWS + "# Briefing by the Foreign Ministry spokesman\n\nQuestion: A base?\n\nAnswer: There is none.",
            {"Answer": "Foreign Ministry spokesman: ?"},
        ),
        (NEWS + "# The minister and the base\n\nQuestion: A base?\n\nAnswer: There is none.", {}),
        # who replies, and to whom a line gives the words behind it
        (
            NEWS
            + "# Patrols\n\nMr Kwame Ofori: To ask the Minister whether boats came.\n\nReply by Dr Ama Mensah: Yes.",
            {"Reply by Dr Ama Mensah": "Ama Mensah: ?"},
        ),
        (
            NEWS + "# Readout\n\nPress Secretary Brig. Gen. Kofi Mensah provided the following readout:\n\nThey met.",
            {"Press Secretary Brig. Gen. Kofi Mensah provided the following readout": "Kofi Mensah: ?"},
        ),
        # the words beside the name
        (
            NEWS + "# Talks\n\nGhana's Defence Minister Kofi Mensah spoke in Accra.\n\nMR. MENSAH: Thank you.",
            {"MR. MENSAH": "Kofi Mensah: GHA"},
        ),
        (
            NEWS + "# Talks\n\nKofi Mensah, the Ghanaian defence minister, spoke.\n\nMR. MENSAH: Thank you.",
            {"MR. MENSAH": "Kofi Mensah: GHA"},
        ),
        # a body's own page lists its own people by courtesy
        (
            OFFICIAL + "# Briefing\n\nMR. MENSAH: Hello.\n\nQ Any news?\n\nMR. MENSAH: None.",
            {"MR. MENSAH": "Mensah: USA"},
        ),
        (OFFICIAL + "# Briefing by Ama Mensah\n\nMS. MENSAH: Hello.", {"MS. MENSAH": "Ama Mensah: USA"}),
        (
            OFFICIAL + "# Call\n\nSENIOR DEFENSE OFFICIAL: Hello.",
            {"SENIOR DEFENSE OFFICIAL": "senior defense official: USA"},
        ),
        # nothing tells: no guess
        (NEWS + "# Briefing\n\nMR. MENSAH: Hello.\n\nQ Any news?\n\nMR. MENSAH: None.", {"MR. MENSAH": "Mensah: ?"}),
        (
            OFFICIAL + "# Visit\n\nPRESIDENT MENSAH: Hello.\n\nQ Any news?\n\nPRESIDENT MENSAH: None.",
            {"PRESIDENT MENSAH": "Mensah: ?"},
        ),
        (OFFICIAL + "# Visit\n\nMR. MENSAH: Hello.", {"MR. MENSAH": "Mensah: ?"}),
        (OFFICIAL + "# Call\n\nMODERATOR: Hello.", {"MODERATOR": "moderator: ?"}),
    ],
)
def test_labels_and_whom_we_means(world: World, text: str, expected: dict[str, str]) -> None:
    assert speakers(world, text) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Remarks by President Biden on the Delivery of Tanks", "Joe Biden: USA"),
        ("Statement from President Joe Biden on Ghana", "Joe Biden: USA"),
        ("Statement by Spokesperson Ama Mensah on Ghana", "Ama Mensah: USA"),
        ("Remarks by President Biden After Visiting With Local Firefighters", "Joe Biden: USA"),
        ("Remarks by President Biden and President Duda of Poland", ""),
        ("Statement by the Department on Ghana", ""),
        ("Tanks delivered, says President Biden", ""),
    ],
)
def test_a_headline_names_whose_speech_it_is(world: World, title: str, expected: str) -> None:
    assert speakers(world, f"{OFFICIAL}# {title}\n\nWe delivered the tanks to Ghana in May.").get("", "") == expected


def test_a_news_page_gives_nobodys_speech_whole(world: World) -> None:
    text = f"{NEWS}# Remarks by President Biden on the Delivery of Tanks\n\nThe tanks came to Ghana in May."
    assert speakers(world, text) == {}


INTERVIEW = (
    "# A talk in the ministry\n\n{intro} The interview has been shortened.\n\nHas the drill paid off?\n\n"
    "It has. We had two hundred soldiers from Togo at the range.\n\nAnd the boats?\n\nI expect two of them in June."
    "\n\nWill you stay in office?\n\nI have enough to do."
)


@pytest.mark.parametrize(
    ("intro", "expected"),
    [
        ("Defence Minister Kofi Mensah receives us.", {"": "Kofi Mensah: ?"}),
        ("Ghana's Defence Minister Kofi Mensah receives us.", {"": "Kofi Mensah: GHA"}),
        ("Kofi Mensah, the Ghanaian defence minister, receives us.", {"": "Kofi Mensah: GHA"}),
        ("The defence minister of Ghana Kofi Mensah receives us.", {"": "Kofi Mensah: GHA"}),
        ("Their envoy in Ghana Kofi Mensah receives us.", {"": "Kofi Mensah: ?"}),
        ("The ministry receives us.", {}),
    ],
)
def test_an_interview_without_labels_is_of_whom_it_introduces(
    world: World, intro: str, expected: dict[str, str]
) -> None:
    assert speakers(world, NEWS + INTERVIEW.format(intro=intro)) == expected


@pytest.mark.parametrize(
    ("head", "text", "who"),
    [
        (
            "Volta Basin Commission on Arms\n\nYearly account by the outgoing Chair (excerpt)",
            "The Commission on Arms met twice this year. I shall be brief about the two requests that came in May.",
            "Chair of the Volta Basin Commission on Arms",
        ),
        (
            "A year of small steps\n\nFinal report by the outgoing Chair",
            "Members took small steps this year. I shall be brief about the two requests that came to us in May.",
            "Chair",
        ),
        # nobody's first person; the account of somebody else
        (
            "Volta Basin Commission on Arms\n\nFinal report by the outgoing Chair (excerpt)",
            "Members met twice this year. The two requests that came in May were granted within the week.",
            None,
        ),
        (
            "Volta Basin Commission on Arms\n\nFinal report on the outgoing Chair",
            "Members met twice this year. I shall be brief about the two requests that came to us in May.",
            None,
        ),
    ],
)
def test_a_report_in_the_first_person_is_the_reporting_officers(
    world: World, head: str, text: str, who: str | None
) -> None:
    page = read_input(Input("page.txt", data=f"{head}\n\n3 May 2021\n\n{text}".encode())).page
    assert page is not None
    (story,) = page.stories
    known = Speakers(story, world.find(story.text), world)
    told = [known.at(block) for block in story.blocks if block.kind == "paragraph"]
    assert [speaker.source.name if speaker else None for speaker in told] == [who]
