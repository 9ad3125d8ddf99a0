"""Whose page it is: outlets and bodies that name themselves, and the lines that look like it and are not."""

import pytest

from legation.model.page import Page
from legation.pages.credits import credit_line, shared_credit
from legation.pages.draft import Piece
from legation.pages.mastheads import masthead, official, outlet_at
from legation.pages.nameplates import byline_outlet
from tests.pages.helpers import outcome

BODY = (
    "Russia has delivered ten armoured vehicles to the Central African Republic, the ambassador said on Monday. "
    "The vehicles were handed over in Bangui.\n\nThe government thanked Moscow and said that more would follow."
)


def page(text: str, name: str = "page.txt") -> Page:
    found = outcome(text, name).page
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("head", "site", "title"),
    [
        ("Ministry of Defence of the State of Qatar\n\nPress release", "Qatari Ministry of Defence", "Vehicles arrive"),
        ("REPUBLIC OF RWANDA\n\nMINISTRY OF DEFENCE", "Rwandan Ministry of Defence", "Vehicles arrive"),
        ("FOR IMMEDIATE RELEASE\n\nThe White House", "White House", "Vehicles arrive"),
        ("NATO\n\nPress Release (2024) 045", "NATO", "Vehicles arrive"),
        ("News release | Ministry of Defence | Berlin", "German Ministry of Defence", "Vehicles arrive"),
        ("Frontera Sur | Newsletter", "Frontera Sur", "Vehicles arrive"),
        ("THE HORN BULLETIN | No. 214 | 3 September 2024", "The Horn Bulletin", "Vehicles arrive"),
        ("Khmer Times | September 5, 2024 | 1234 views", "Khmer Times", "Vehicles arrive"),
        ("Sanctions Watch", "Sanctions Watch", "Vehicles arrive"),
        ("defence-focus.example", "defence-focus.example", "Vehicles arrive"),
        ("Republic of Ghana – Ministry of Defence", "Ghanaian Ministry of Defence", "Vehicles arrive"),
        ("MODGH News Release", "MODGH", "Vehicles arrive"),
        ("THE ACCRA STAR, Accra | Monday, May 6, 2024", "The Accra Star", "Vehicles arrive"),
        ("LE CARREFOUR (Dakar), English page\n\n6 May 2024", "Le Carrefour", "Vehicles arrive"),
        ("Savannah Landbote — English digest, 6 May 2024", "Savannah Landbote", "Vehicles arrive"),
        ("LETTER FROM ACCRA\n\nA fortnightly · Issue 9 · 6 May 2024", "Letter From Accra", "Vehicles arrive"),
        ("Savannah Notes #47", "Savannah Notes", "Vehicles arrive"),
        ("Directorate for Defence Works\n\nAccra, 6 May 2024", "Directorate for Defence Works", "Vehicles arrive"),
        (
            "NEWS RELEASE\n\nPublic Office, Joint Savannah Headquarters",
            "Joint Savannah Headquarters",
            "Vehicles arrive",
        ),
        ("NEW YORK, 6 May 2024", None, "Vehicles arrive"),
        # a name put together as titles are, with nothing but the day behind it; a body before its label
        ("Sahel & Savannah Log, 6 May 2024", "Sahel & Savannah Log", "Vehicles arrive"),
        ("The Savannah Watchkeeper, 6 May 2024", "The Savannah Watchkeeper", "Vehicles arrive"),
        ("Government of Ghana, press release", "Ghanaian Government", "Vehicles arrive"),
        ("The Hague, 6 May 2024", None, "Vehicles arrive"),
        ("THE ACCRA WEEK\n\nMonday, 6 May 2024", "The Accra Week", "Vehicles arrive"),
        ("UNITED NATIONS\n\nPress note", "United Nations", "Vehicles arrive"),
        ("UNITED NATIONS - COVERAGE OF MEETINGS", "United Nations", "Vehicles arrive"),
        # a body with its state in a name of its own
        ("Jamaica Defence Force - News release", "Jamaica Defence Force", "Vehicles arrive"),
        ("Jamaica Defence Ministry - News release", "Jamaican Ministry of Defence", "Vehicles arrive"),
        ("Ministry of Defence of Jamaica - News release", "Jamaican Ministry of Defence", "Vehicles arrive"),
        ("SC/15000\n\n6 May 2024", "United Nations", "Vehicles arrive"),
        ("Jane Doe IV\n\n6 May 2024", None, "Vehicles arrive"),
        ("SC/15000\n\n6 May 2024\n\nMeetings Coverage and Press Releases", "United Nations", "Vehicles arrive"),
        ("African Defence Roundup\n\nWeek ending 4 May 2024", "African Defence Roundup", "Vehicles arrive"),
        # a service of a body, with the label of its release
        ("Savannah External Action Service\n\nPRESS RELEASE", "Savannah External Action Service", "Vehicles arrive"),
        # an organisation or a place alone heads a section; a section and a writer are no outlet
        ("NATO", None, "Vehicles arrive"),
        ("World News", None, "Vehicles arrive"),
        ("Politics", None, "Vehicles arrive"),
        ("Jane Doe | 5 September 2024", None, "Vehicles arrive"),
        (
            "Ministry of Defence confirms delivery of vehicles",
            None,
            "Ministry of Defence confirms delivery of vehicles",
        ),
    ],
)
def test_the_head_tells_whose_page_it_is(head: str, site: str | None, title: str) -> None:
    found = page(f"{head}\n\nVehicles arrive\n\n{BODY}")
    assert found.site == site
    if site is not None:
        assert [story.title for story in found.stories] == [title]


@pytest.mark.parametrize(
    ("end", "site"),
    [
        ("Frontera Sur | Newsletter", "Frontera Sur"),
        ("© 2024 Frontera Sur. All rights reserved.", "Frontera Sur"),
        ("Meridian News © 2023. Terms. Cookies.", "Meridian News"),
        ("© AFP 2024", None),
        ("The two sides will meet again.", None),
    ],
)
def test_the_end_tells_whose_page_it_is(end: str, site: str | None) -> None:
    assert page(f"Vehicles arrive in Bangui\n\n{BODY}\n\n{end}").site == site


def test_what_a_page_states_of_itself_comes_first() -> None:
    meta = "<meta property='og:site_name' content='Frontera Sur'>"
    article = f"<article><h1>Vehicles arrive in Bangui</h1><p>{BODY}</p></article>"
    html = f"<html><head>{meta}</head><body>{article}</body></html>"
    assert page(html, "page.html").site == "Frontera Sur"
    front = "---\ntitle: Vehicles arrive\nsource: Ministry of Defence\n---\n\n"
    assert page(f"{front}{BODY}", "page.md").site == "Ministry of Defence"


@pytest.mark.parametrize(
    ("between", "site"),
    [
        # a research body over the day of its paper, an outlet behind the writers and their towns
        ("Savannah Research Service - Report for Members\nUpdated May 6, 2024", "Savannah Research Service"),
        ("Updated May 6, 2024\nJane Doe\nSavannah Research Service - The House", "Savannah Research Service"),
        ("House Library\nNumber 9631, 6 May 2024", "House Library"),
        ("Jane Doe, Accra, and Kofi Adu, Lome - Savannah Naval Review\n6 May 2024", "Savannah Naval Review"),
        ("Jane Doe, Accra, and Kofi Adu, Lome - Savannah Desk Chief\n6 May 2024", None),
        ("Savannah Research Service is asked to report\n6 May 2024", None),
        ("Jane Doe, Savannah Institute\n6 May 2024", None),
    ],
)
def test_lines_between_headline_and_day_tell_whose_page_it_is(between: str, site: str | None) -> None:
    text = between.replace("\n", "\n\n")
    assert page(f"Vehicles arrive in Bangui\n\n{text}\n\n{BODY}").site == site


@pytest.mark.parametrize(
    ("title", "label", "lead", "site"),
    [
        (
            "NATO and Ghana agree on a course",
            "Press Release (2024) 45",
            "NATO and Ghana today agreed on a course.",
            "NATO",
        ),
        ("NATO and Ghana agree on a course", "6 May 2024", "NATO and Ghana today agreed on a course.", None),
        (
            "Ghana and NATO agree on a course",
            "Press Release (2024) 45",
            "NATO and Ghana today agreed on a course.",
            None,
        ),
        ("NATO and Ghana agree on a course", "Press Release (2024) 45", "Ghana today agreed on a course.", None),
    ],
)
def test_a_release_is_of_the_organisation_that_opens_headline_and_lead(
    title: str, label: str, lead: str, site: str | None
) -> None:
    assert page(f"{title}\n\n{label}\n\n{lead} It lasts six weeks and is held in Accra, it was said.").site == site


@pytest.mark.parametrize(
    ("title", "head", "site"),
    [
        ("Gulf: the week | The Four Shores", "GULF: THE WEEK", "The Four Shores"),
        ("Gulf: the week | The Four Shores", "Gulf: the week", "The Four Shores"),
        ("The year | The Four Shores", "Gulf: the week", None),
    ],
)
def test_the_title_of_a_page_holds_headline_and_site(title: str, head: str, site: str | None) -> None:
    article = f"<article><h1>{head}</h1><p>{BODY}</p></article>"
    html = f"<html><head><title>{title}</title></head><body>{article}</body></html>"
    assert page(html, "page.html").site == site


@pytest.mark.parametrize(("extra", "site"), [("List-Unsubscribe: <https://x.example/u>\n", "Frontera Sur"), ("", None)])
def test_a_newsletter_is_its_senders_and_a_letter_is_nobodys(extra: str, site: str | None) -> None:
    mail = f"From: Frontera Sur <a@x.example>\nTo: b@x.example\nSubject: Vehicles arrive in Bangui\n{extra}\n{BODY}\n"
    assert page(mail, "page.eml").site == site


def test_an_address_of_a_known_outlet_tells_it() -> None:
    assert outlet_at("https://www.reuters.com/world/x") == "Reuters"
    assert outlet_at("https://unknown.example/x") is None


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("By Our Correspondent, Gulf & Levant Desk", "Gulf & Levant Desk"),
        ("By Jane Doe, The Frontier Post", "The Frontier Post"),
        ("By Jane Doe, Staff Reporter in Bangui", None),
        ("By Jane Doe", None),
    ],
)
def test_a_byline_may_name_the_outlet(line: str, outlet: str | None) -> None:
    assert byline_outlet(line) == outlet


@pytest.mark.parametrize(
    ("text", "credits", "place", "published"),
    [
        ("Vehicles arrive\n\nKYODO NEWS - Dec 5, 2024 - 18:20 | World\n\n", ("KYODO NEWS",), None, "2024-12-05"),
        ("APA – Dakar (Senegal)\n\nVehicles arrive in Bangui\n\n", ("APA",), "Dakar, Senegal", None),
        (
            "Vehicles arrive\n\nBUENOS AIRES, Argentina (AP) — April 18, 2024\n\n",
            ("AP",),
            "BUENOS AIRES, Argentina",
            "2024-04-18",
        ),
        ("Vehicles arrive\n\n(EFE/Reuters)\n\n", ("EFE", "Reuters"), None, None),
        ("Vehicles arrive\n\nMOSCOW. Nov 12, 2024 (Interfax) - ", ("Interfax",), "MOSCOW", "2024-11-12"),
        ("Vehicles arrive\n\nULAANBAATAR, June 19, 2023 /MONTSAME/. ", ("MONTSAME",), "ULAANBAATAR", "2023-06-19"),
        ("BAKU\n\nName Surname | 23.10.2023 - Update : 23.10.2023\n\nVehicles arrive\n\n", (), "BAKU", "2023-10-23"),
        ("Vehicles arrive\n\n5 May 2024\n\nNAIROBI, Kenya\n\n", (), "NAIROBI, Kenya", "2024-05-05"),
        ("Vehicles arrive\n\nNAIROBI, 5 May 2024. Savannah Courier — ", ("Savannah Courier",), "NAIROBI", "2024-05-05"),
        ("Vehicles arrive\n\nNAIROBI, 5 May 2024 (42.kg) — ", ("42.kg",), "NAIROBI", "2024-05-05"),
        ("Vehicles arrive\n\nSunday, 5 May 2024 - All times GMT\n\n", (), None, "2024-05-05"),
        ("Vehicles arrive\n\nNairobi - 31 May 2023 - 19:30 CEST\n\n", (), "Nairobi", "2023-05-31"),
    ],
)
def test_agencies_in_the_lines_above_a_lead(
    text: str, credits: tuple[str, ...], place: str | None, published: str | None
) -> None:
    (story,) = page(text + BODY).stories
    assert (story.credits, story.dateline_place, story.published) == (credits, place, published)
    assert story.title.startswith("Vehicles arrive")


def test_a_body_is_of_the_state_whose_capital_stands_behind_the_day() -> None:
    found = page(f"Ministry of Defence\n\nVehicles arrive\n\nPosted on: 6 May 2024 4:42 PM, Accra\n\n{BODY}")
    assert (found.site, found.stories[0].published) == ("Ghanaian Ministry of Defence", "2024-05-06")


def test_a_form_of_line_tells_its_house() -> None:
    line = "Name Surname | 23.10.2023 - Update : 23.10.2023"
    assert page(f"Vehicles arrive\n\n{line}\n\nBAKU\n\n{BODY}").site == "Anadolu Agency"
    assert page(f"Vehicles arrive\n\nName Surname | 23.10.2023\n\nBAKU\n\n{BODY}").site is None


def test_the_day_of_a_page_told_by_the_hour_is_that_of_all_its_items() -> None:
    items = (
        "16:05 - Russia sends Bangui vehicles: report\n"
        "Russia has sent vehicles to Bangui, a newsletter reports, quoting a diplomat.\n\n"
        "14:22 - Kenya and Uganda to drill with Rwanda in July\n"
        "Kenya, Uganda and Rwanda, the three members of the community, will conduct joint manoeuvres around Nakuru in "
        "July, Kenya's army chief General Kofi Adu has announced.\n\n"
        "12:31 - Nothing will change\n"
        "The Nakuru range, run by Kenya's ministry, will stay open, it announced today."
    )
    stories = page(f"Savannah live: army leaves Bangui\n\nFriday, 6 June 2025 - All times GMT\n\n{items}").stories
    assert len(stories) > 1 and {story.published for story in stories} == {"2025-06-06"}


def test_a_photo_credit_is_no_story_credit() -> None:
    assert shared_credit("(EFE/Reuters)") == ("EFE", "Reuters")
    assert shared_credit("(Jane Doe/AFP)") == shared_credit("AFP/Reuters") == shared_credit("(AFP)") == ()


def test_a_page_of_nothing_but_a_masthead_keeps_it() -> None:
    pieces = (Piece("Sanctions Watch"),)
    assert masthead(pieces).pieces == pieces


@pytest.mark.parametrize(
    ("text", "site"),
    [
        (f"Savannah Notes: vehicles, inspectors, a new base\n\n{BODY}", "Savannah Notes"),
        (f"Ghana: vehicles arrive\n\n{BODY}", None),
        (f"Statement by the Ministry of Defence, Accra\n\n{BODY}", "Ghanaian Ministry of Defence"),
        (
            f"Transcript: press conference of the Ministry of Defence, Accra, 8 May 2024\n\n{BODY}",
            "Ghanaian Ministry of Defence",
        ),
        (f"Vehicles arrive\n\n{BODY}\n\nRepublished with permission in The Accra Ledger, 8 May", "The Accra Ledger"),
        (f"Vehicles arrive\n\n{BODY}\n\nAnadolu Agency website contains only a part of its stories.", "Anadolu Agency"),
    ],
)
def test_a_page_speaks_of_itself(text: str, site: str | None) -> None:
    assert page(text).site == site


@pytest.mark.parametrize(
    ("end", "credits"),
    [
        (" APS", ("APS",)),
        (" -- Savannah News Service, 2021", ("Savannah News Service",)),
        (" - Lome, 2021", ()),
        (" (Xinhua)", ("Xinhua",)),
        (" (PAP)\n\nabc / def /", ("PAP",)),
        ("\n\nabc / def /", ()),
        (" Ends", ()),
        (" The NATO chief left.", ()),
    ],
)
def test_an_agency_signs_the_last_paragraph(end: str, credits: tuple[str, ...]) -> None:
    (story,) = page(f"Vehicles arrive\n\n{BODY}{end}").stories
    assert story.credits == credits


@pytest.mark.parametrize(
    ("site", "url", "publisher"),
    [
        (None, "https://www.state.gov/briefing", "USA"),
        (None, "https://www.gov.pl/web/national-defence", "POL"),
        (None, "https://www.nato.int/x", "NATO"),
        ("Estonian Ministry of Defence", None, "EST"),
        ("White House", None, "USA"),
        ("Reuters", "https://www.reuters.com/x", None),
        ("The Nation", None, None),
        (None, "https://www.example.org/x", None),
    ],
)
def test_states_and_organisations_publish_in_their_own_name(
    site: str | None, url: str | None, publisher: str | None
) -> None:
    assert official(site, url) == publisher


def test_a_page_of_one_endless_line_is_taken_in() -> None:
    dates = " ".join(
        f"The drill of {day} May {year} was called off." for year in range(1200, 2200) for day in range(1, 29)
    )
    told = outcome(dates.encode(), "a.txt")
    assert told.page is not None and told.page.site is None


@pytest.mark.parametrize(
    ("text", "site"),
    [
        (
            "Kenya has sent ten vehicles to Togo, an officer told The Savannah Post. They arrived on Monday.",
            "The Savannah Post",
        ),
        ("Kenya has sent ten vehicles to Togo, an officer told Reuters. They arrived on Monday.", None),
        ("Kenya has sent ten vehicles, one told The Savannah Post. Another told The Tema Gazette it was so.", None),
        ("LOME (AFP) - Kenya has sent ten vehicles to Togo, an officer told The Savannah Post on Monday.", None),
    ],
)
def test_the_one_outlet_that_people_speak_to_is_the_pages_own(text: str, site: str | None) -> None:
    assert page(f"Vehicles for Togo\n\n{text}\n").site == site


def test_an_outlet_behind_the_writer_may_open_with_an_article_of_another_language() -> None:
    text = "Vehicles for Togo\n\nBy Efua Mensah, El Faro de Tamale\n\nKenya has sent ten vehicles to Togo, one said."
    assert page(text).site == "El Faro de Tamale"


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("Text of report by Ghanaian news agency Savannah-Press", ("Savannah-Press",)),
        ("Excerpt from report in English by Ghanaian newspaper Daily Dawn", ("Daily Dawn",)),
        ("Source: Savannah-Press news agency, Accra, in English 0900 gmt 3 May 99", ("Savannah-Press",)),
        ("Source: Channel Two TV, Accra, in Russian 1500 gmt 3 May 99", ("Channel Two TV",)),
        ("Text of the agreement published by the newspaper", ()),
        ("Source: officers who served with the mission, in Accra on Monday", ()),
    ],
)
def test_a_monitoring_service_names_its_source(line: str, credit: tuple[str, ...]) -> None:
    assert credit_line(line) == credit


def test_a_name_before_the_day_closes_the_page_if_people_speak_to_it() -> None:
    spoken = "Kenya has sent ten vehicles to Togo, he told New Dawn. They arrived on Monday by ship."
    assert page(f"Vehicles for Togo\n\n{spoken}\n\nNew Dawn, 6 May 2024").site == "New Dawn"
    assert page(f"Vehicles for Togo\n\n{BODY}\n\nNew Dawn, 6 May 2024").site is None


@pytest.mark.parametrize(
    ("headline", "day", "site"),
    [
        (
            "Readout: Meeting of the Minister of Defence with the Minister of Defence of Kenya",
            "Accra, 6 May 2024",
            "Ghanaian Ministry of Defence",
        ),
        # nobody's own words; a day without a capital; a state's own minister named first
        ("Meeting of the Minister of Defence with the Minister of Defence of Kenya", "Accra, 6 May 2024", None),
        ("Readout: Meeting of the Minister of Defence with the Minister of Defence of Kenya", "6 May 2024", None),
        ("Readout: Meeting of the Kenyan Minister of Defence in Accra", "Accra, 6 May 2024", None),
    ],
)
def test_a_readout_is_of_the_office_that_it_names_first(headline: str, day: str, site: str | None) -> None:
    assert page(f"{headline}\n\n{day}\n\n{BODY}").site == site
