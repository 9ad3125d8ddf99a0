"""Which lines begin a story: whole small pages in plain text, with and without mark-up lost."""

import pytest

from tests.pages.helpers import blocks, page

SERBIA = """Serbia Takes Delivery of Six Helicopters

Serbia has received six Mi-35 helicopters from Russia, its defence ministry said Tuesday, after a deal agreed last year.

President Petar Simic said the aircraft would be based at Ladjevci. “They are ours,” Simic told reporters.

Belgrade has bought Russian jets before, and its neighbours watch the purchases with unease.
"""
CHAD = """Chad Asks French Troops to Leave

Chad has asked France to withdraw its garrison from N’Djamena by January, Agence Centrale reported Friday.

Foreign Minister Ali Haroun said the defence agreement between Paris and N’Djamena had run its course.

About 1,000 French soldiers serve in Chad, the last of a presence that once spanned the Sahel.
"""


def titles(text: str, name: str = "page.txt") -> list[str]:
    return [story.title for story in page(text, name).stories]


def test_two_headlines_with_leads_of_their_own_are_two_stories() -> None:
    assert titles(f"20.04.2024\n\n{SERBIA}\n{CHAD}") == [
        "Serbia Takes Delivery of Six Helicopters",
        "Chad Asks French Troops to Leave",
    ]


def test_the_comment_form_and_what_follows_belong_to_no_story() -> None:
    read = page(
        f"{SERBIA}\nLeave a Reply\n\nYour email address will not be published.\n\nbob42\n\nRussia sells to all.\n"
    )
    assert len(read.stories) == 1
    assert [one.text for one in read.dropped] == [
        "Leave a Reply",
        "Your email address will not be published.",
        "bob42",
        "Russia sells to all.",
    ]


def test_a_story_after_a_comment_section_is_read() -> None:
    assert len(titles(f"{SERBIA}\n3 Comments\n\nbob42\n\nRussia sells to all.\n\n{CHAD}")) == 2


@pytest.mark.parametrize(
    "subhead", ["Background", "Old ties", "A long partnership", "What comes next?", "Neighbours uneasy"]
)
def test_a_subhead_begins_no_story(subhead: str) -> None:
    text = (
        f"{SERBIA}\n{subhead}\n\nSimic said Serbia and Russia had worked together for decades. Crews train in Russia.\n"
    )
    read = page(text)
    assert len(read.stories) == 1
    assert ("subhead", subhead) in blocks(read.stories[0])


def test_a_second_dateline_begins_a_story_even_without_headline() -> None:
    text = (
        "World news today\n\n"
        "ANKARA (Reuters) - Turkey has delivered ten drones to Kosovo, its defence ministry said on Monday.\n\n"
        "The drones are armed, the ministry said in a statement.\n\n"
        "NAIROBI (AFP) - Kenya will send 200 police officers to Haiti, the interior minister said on Monday.\n\n"
        "A first contingent left in June, he told reporters.\n"
    )
    read = page(text)
    assert [story.dateline_place for story in read.stories] == ["ANKARA", "NAIROBI"]
    assert [story.credits for story in read.stories] == [("Reuters",), ("AFP",)]


COPY = (
    "Ghana puts its part in the pact on ice\n\n"
    "{opening}Ghana has frozen its part in the pact with Togo, President Kofi Adu said on Monday in Tamale.\n\n"
    "The pact had failed the country when it was attacked, he told the Tamale assembly in a long speech.\n\n"
    "New friends, old ties\n\n"
    "{second}Accra has been looking for arms elsewhere. A first lot of radars came from Brest in May, a diplomat in "
    "Paris said on Monday, and Marseille will load more of them when the Elysee and the Senate have agreed.\n\n"
    "India has meanwhile become the largest supplier. Its rockets reached Lagos through Cotonou, people in Delhi said. "
    "Kerala Yards, Deccan Optics and Bengal Motors are named as makers by those who have seen the papers.\n"
)


@pytest.mark.parametrize(
    ("opening", "second", "credits"),
    [
        # what a signed story's subhead opens has no dateline and is part of it
        ("TAMALE, May 6 (Reuters) - ", "", [("Reuters",)]),
        ("TAMALE, May 6 (Reuters) - ", "ACCRA, May 6 (AFP) - ", [("Reuters",), ("AFP",)]),
        ("", "", [(), ()]),
    ],
)
def test_a_section_of_signed_copy_begins_no_story(opening: str, second: str, credits: list[tuple[str, ...]]) -> None:
    assert [story.credits for story in page(COPY.format(opening=opening, second=second)).stories] == credits


def test_a_closing_line_with_name_and_day_begins_no_story() -> None:
    text = (
        "Poland signs for helicopters\n\n"
        "Warsaw (PAP) - Poland will buy 96 helicopters from the United States, the minister said on Tuesday.\n\n"
        "The first machines are to come in 2028, he said at the ceremony.\n\n"
        "PAP, August 13, 2024\n"
    )
    assert [story.published for story in page(text).stories] == ["2024-08-13"]


def test_a_closing_line_with_name_and_year_dates_the_dateline() -> None:
    text = (
        "Belgians in Kindu\n\n"
        "BRUSSELS, 30 Nov (Belga) - Twenty-five Belgians have started instructing a unit, it was said on Thursday.\n\n"
        "The course is the first since a rift, it reported.\n\n"
        "Belga, 2023\n"
    )
    assert [story.published for story in page(text).stories] == ["2023-11-30"]


def test_the_days_of_a_chronology_date_no_story() -> None:
    text = (
        "The base at Tamale, year by year\n\n"
        "3 May 2019 - Ghana offers the airfield to its neighbours for joint training of their pilots.\n\n"
        "7 June 2020 - The first course begins with twenty pilots from Togo and from Benin.\n"
    )
    assert [story.published for story in page(text).stories] == [None]


def test_bullets_under_a_digest_heading_are_stories() -> None:
    text = (
        "News in brief\n\n"
        "• Serbia has received six helicopters from Russia, the defence ministry in Belgrade said.\n\n"
        "• Chad has asked France to withdraw its garrison, the foreign minister said on Friday.\n\n"
        "• Japan will give the Philippines coastal radars worth ten million dollars, Tokyo said.\n"
    )
    assert [story.text.split()[0] for story in page(text).stories] == ["Serbia", "Chad", "Japan"]


def test_labels_over_unrelated_items_make_a_digest() -> None:
    text = (
        "Pacific week\n\nPalau\n\n"
        "President Remengau has asked Washington for Patriot batteries, Nikkei reported on Wednesday.\n\n"
        "Vanuatu\n\nPrime Minister Salwai told parliament that the pact with Canberra would not be put to a vote.\n\n"
        "Dili\n\nThe first of two patrol boats for Timor will be turned over in the second half, Gomes said.\n"
    )
    assert [story.title for story in page(text).stories] == ["Pacific week", "Vanuatu", "Dili"]


def test_a_live_page_is_one_story_with_timestamps() -> None:
    text = (
        "Niger live: junta revokes military accords with France\n\n"
        "18:36 GMT\n\nThe European Union says it will stop its budget aid to Niger at once.\n\n"
        "17:05 GMT\n\nGermany has put its troop rotation via Niamey on hold, a ministry spokesman confirms.\n\n"
        "3h ago\n\nColonel Abdramane reads out a statement that revokes five agreements with France.\n"
    )
    (story,) = page(text).stories
    assert [words for kind, words in blocks(story) if kind == "timestamp"] == ["18:36 GMT", "17:05 GMT", "3h ago"]


def test_the_headline_is_the_line_most_like_the_lead() -> None:
    text = (
        "MINISTRY OF NATIONAL DEFENCE\n\nBelarus closes its doors to Lithuanian arms inspectors\n\n2024-05-28\n\n"
        "Belarus has closed its doors to inspectors from Lithuania, the Vilnius ministry said today.\n"
    )
    (story,) = page(text).stories
    assert story.title == "Belarus closes its doors to Lithuanian arms inspectors"


def test_a_page_without_headline_is_a_story_without_title() -> None:
    (story,) = page("Serbia has received six helicopters from Russia, its ministry said on Tuesday.").stories
    assert (story.title, story.blocks[0].kind) == ("", "paragraph")


def test_dateline_byline_and_captions_have_blocks_of_their_own() -> None:
    text = (
        "Kosovo gets first armed drones from Turkey\n\nBy Fatmir Aliu\nUpdated 15:42 GMT, 14 November 2023\n\n"
        "PRISTINA, Nov 14 (Reuters) - Kosovo took delivery on Tuesday of five drones, its minister said.\n\n"
        "FILE - A drone at the Gjakova airfield, Nov. 14, 2023.\n\n"
        "“They are ours,” the minister told reporters at the airfield.\n\n"
        "(Reporting by Fatmir Aliu; Editing by Jane Doe)\n"
    )
    (story,) = page(text).stories
    assert blocks(story) == [
        ("title", "Kosovo gets first armed drones from Turkey"),
        ("byline", "By Fatmir Aliu"),
        ("dateline", "PRISTINA, Nov 14 (Reuters) -"),
        ("paragraph", "Kosovo took delivery on Tuesday of five drones, its minister said."),
        ("paragraph", "“They are ours,” the minister told reporters at the airfield."),
        ("caption", "FILE - A drone at the Gjakova airfield, Nov. 14, 2023."),
    ]
    assert (story.byline, story.dateline_place, story.credits) == ("Fatmir Aliu", "PRISTINA", ("Reuters",))
    assert (story.published, story.published_basis) == ("2023-11-14", "dateline")


@pytest.mark.parametrize(
    ("line", "credits"),
    [("Source: Reuters", ("Reuters",)), ("AFP", ("AFP",)), ("By Jane Doe, Associated Press", ("Associated Press",))],
)
def test_credits_are_kept_as_printed(line: str, credits: tuple[str, ...]) -> None:
    head, body = SERBIA.split("\n\n", 1)
    assert page(f"{head}\n\n{line}\n\n{body}").stories[0].credits == credits


def test_hard_wrapped_text_is_joined_again() -> None:
    text = (
        "Serbia Takes Delivery of Six Helicopters\n\n"
        "Serbia has received six Mi-35 helicopters from Russia, its defence mini-\n"
        "stry said Tuesday, in a deal\nthat was "
        "agreed last spring and has been delayed twice since then.\n\n"
        "President Petar Simic said the aircraft would be based at Ladjevci, a\nmilitary airfield in the south.\n"
    )
    (story,) = page(text).stories
    assert [words for kind, words in blocks(story) if kind == "paragraph"] == [
        (
            "Serbia has received six Mi-35 helicopters from Russia, its defence ministry said Tuesday, in a deal"
            " that was"
            " agreed last spring and has been delayed twice since then."
        ),
        "President Petar Simic said the aircraft would be based at Ladjevci, a military airfield in the south.",
    ]


def test_invisible_characters_go_and_quotes_stay() -> None:
    (story,) = page(
        "Ser\u00adbia\u200b has re\u00adceived “six” heli\u200bcopters,  its  ministry\tsaid on Tuesday.\ufeff"
    ).stories
    assert story.text == "Serbia has received “six” helicopters, its ministry said on Tuesday."


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (SERBIA, "en"),
        ("Das Ministerium hat am Dienstag mitgeteilt, dass die Hubschrauber in der Stadt und auf dem Land sind.", "de"),
        (
            "Le ministère a annoncé que les hélicoptères sont arrivés dans la capitale et que c’est fini.",
            "fr",
        ),
        ("Министерство сообщило, что вертолеты прибыли в столицу и что поставка была завершена, но не в срок.", "ru"),
        ("国防部宣布，第一批装甲车已经在星期二运抵中国的首都。", "zh"),
    ],
)
def test_language(text: str, language: str) -> None:
    assert page(text).stories[0].language == language


def test_a_standfirst_printed_again_under_picture_and_date_begins_no_story() -> None:
    first = "The first 200 soldiers of the Zambian contingent came home on Sunday after a year with the UN in Bangui."
    read = page(
        f"Contingent comes home\n\n{first}\n\nMonday, June 3, 2019\n\nWELCOME HOME: Zambian soldiers leave their "
        f"aircraft in Lusaka after their tour of duty with....\n\n{first} Colonel Peter Banda led them.\n"
    )
    assert [story.published for story in read.stories] == ["2019-06-03"]


def test_the_headline_printed_again_is_dropped() -> None:
    read = page(SERBIA.replace("\n\n", "\n\nSerbia takes delivery of six helicopters\n\n", 1))
    assert [kind for kind, _ in blocks(read.stories[0])] == ["title", "paragraph", "paragraph", "paragraph"]
    assert [one.reason for one in read.dropped] == ["the headline again"]


LINK = "Peru shows off new rocket artillery in parade"


def test_the_headline_of_another_story_between_paragraphs_is_dropped() -> None:
    head, *paragraphs = SERBIA.strip().split("\n\n")
    read = page("\n\n".join([head, paragraphs[0], LINK, *paragraphs[1:]]))
    assert len(read.stories) == 1
    assert [(one.text, one.reason) for one in read.dropped] == [(LINK, "the headline of another story")]


@pytest.mark.parametrize("heading", ["Jets for Belgrade from Russia bought", "## Peru shows off new rocket artillery"])
def test_a_heading_of_the_story_stays(heading: str) -> None:
    head, *paragraphs = SERBIA.strip().split("\n\n")
    read = page("\n\n".join([f"# {head}", paragraphs[0], heading, *paragraphs[1:]]), "page.md")
    assert heading.lstrip("# ") in [words for kind, words in blocks(read.stories[0]) if kind == "subhead"]


def test_towns_that_label_the_items_of_a_digest_are_no_datelines() -> None:
    read = page("Briefs from the coast\n\nMombasa: Kenya took over a boat.\n\nTogo: Two officers left for Bangui.\n")
    assert [words for kind, words in blocks(read.stories[0]) if kind == "subhead"] == ["Mombasa", "Togo"]


def test_a_teaser_cut_short_belongs_to_the_list_of_other_stories() -> None:
    read = page(
        f"{SERBIA}\nCheck Also\n\nPeruvian marines train with Chile\n\nMarines of Peru met this week in Lima, …\n"
    )
    assert len(read.stories) == 1
    assert "Peru" not in read.stories[0].text


def test_lines_broken_in_the_middle_of_a_sentence_are_joined_in_pages_of_long_lines() -> None:
    head, first, *rest = SERBIA.strip().split("\n\n")
    broken = first.replace("from Russia, ", "from Russia,\n") + " More of the\nhelicopters will follow in May."
    read = page("\n\n".join([head, broken, *rest]))
    assert next(words for kind, words in blocks(read.stories[0]) if kind == "paragraph") == broken.replace("\n", " ")


def test_a_line_cut_by_a_stop_without_a_space_is_no_headline_of_another_story() -> None:
    head, *paragraphs = SERBIA.strip().split("\n\n")
    glued = "Ana Kos.The Peruvian rocket artillery showed in parade"
    read = page("\n\n".join([head, paragraphs[0], glued, *paragraphs[1:]]))
    assert glued in read.stories[0].text
