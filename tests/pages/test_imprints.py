"""The line beside a headline that tells outlet, place and day; the site's name in the title of a page."""

import pytest

from legation.pages.imprints import imprint_of
from tests.pages.helpers import outcome

BODY = (
    "Kenya has delivered ten armoured vehicles to the Central African Republic, the ambassador said on Monday. "
    "The vehicles were handed over in Bangui."
)


@pytest.mark.parametrize(
    ("line", "outlet", "place", "day"),
    [
        ("Nairobi Archive, 24 February 2022", "Nairobi Archive", None, "2022-02-24"),
        ("ABC Pacific, Monday 11 September 2023", "ABC Pacific", None, "2023-09-11"),
        ("Daily Savannah Line (Lagos) 14/10/2023", "Daily Savannah Line", "Lagos", "2023-10-14"),
        ("ZEBRA-Plus, Dushanbe, October 29, 2021, 15:02", "ZEBRA-Plus", "Dushanbe", "2021-10-29"),
        ("N1 Belgrade, Thursday 23.07.2020. 18:05", "N1", None, "2020-07-23"),
        ("20 December 2021. Savannah Bulletin, translation from Russian", "Savannah Bulletin", None, "2021-12-20"),
        ("The Point, Banjul Thursday, October 09, 2014", "The Point", "Banjul", "2014-10-09"),
        ("Accra, October 30, 2019, Wednesday", None, "Accra", "2019-10-30"),
        ("08.06.2019 (from our Russian desk)", None, None, "2019-06-08"),
        ("2023.11.07. 13:02", None, None, "2023-11-07"),
        ("Press release, 3 May 2021", None, None, "2021-05-03"),
        ("Guns & Gauges, issue of 3 May 2021", "Guns & Gauges", None, "2021-05-03"),
        ("AFP Published May 3, 2021", None, None, "2021-05-03"),
        ("By AFP - May 3, 2021", None, None, "2021-05-03"),
        ("El Faro de Tamale, 17 November 2025", "El Faro de Tamale", None, "2025-11-17"),
        ("O Correio da Beira, Beira, 26 March 2026", "O Correio da Beira", "Beira", "2026-03-26"),
        ("Savannah Today / By Efua Mensah, 27 March 2025 18:05", "Savannah Today", None, "2025-03-27"),
        ("By Efua Mensah, Correio da Beira, 17 May 2025", "Correio da Beira", None, "2025-05-17"),
        ("By Efua Mensah, Savana da Beira, 17 May 2025", None, None, "2025-05-17"),
        # the number of an issue or paper, what kind of issue it is, a body that publishes papers
        ("Hulls & Harbours, Vol. 4 No. 12, 3 May 2021", "Hulls & Harbours", None, "2021-05-03"),
        ("Volta Basin Institute, Working Paper 4/2021, 3 May 2021", "Volta Basin Institute", None, "2021-05-03"),
        ("Guns & Gauges - Arms trade briefing, 3 May 2021", "Guns & Gauges", None, "2021-05-03"),
        ("Correo de Tamale, 3 May 2021", "Correo de Tamale", None, "2021-05-03"),
    ],
)
def test_an_imprint_tells_outlet_place_and_day(line: str, outlet: str | None, place: str | None, day: str) -> None:
    found = imprint_of(line)
    assert found is not None
    assert (found.outlet, found.place, found.day.value) == (outlet, place, day)


@pytest.mark.parametrize(
    "line",
    [
        # a writer's name is no outlet's, be it that of a town or in capitals; nor is a section, or a lone word
        "Jane Doe, 3 May 2021",
        "JANE DOE, 3 May 2021",
        "Jane McDonald, 3 May 2021",
        "J.R. Doe, 3 May 2021",
        "Sofia Doe, 3 May 2021",
        "Politics, 3 May 2021",
        "World News, 3 May 2021",
        "Latin America, 3 May 2021",
        "Barkhane, 3 May 2021",
        "Savannah Bulletin",  # no day
        "Ghana Plans Report 4, 3 May 2021",
        "Cabinet to hold a briefing, 3 May 2021",
        "Kenya delivers vehicles, 3 May 2021",  # a headline
        "Nairobi Archive, 24 February",  # no year
        "Nairobi Archive, 3 May 2021 and 4 May 2021",
    ],
)
def test_other_lines_are_no_imprint(line: str) -> None:
    assert imprint_of(line) is None


@pytest.mark.parametrize(
    ("text", "site", "published", "place"),
    [
        (
            f"Vehicles arrive\n\nNairobi Archive, 24 February 2022\n\n{BODY}",
            "Nairobi Archive",
            "2022-02-24",
            None,
        ),
        (f"Vehicles reach Bangui\n\nNairobi, 24 February 2022, Thursday\n\n{BODY}", None, "2022-02-24", "Nairobi"),
        (
            f"Vehicles reach Bangui\n\n{BODY}\n\nThe Herald of Moundou, 15 March 2022",
            "The Herald of Moundou",
            None,
            None,
        ),
        (
            f"SAVANNAH ARCHIVE\n\n9 May 2023\n\nKenyan vehicles reach Bangui\n\n{BODY}",
            "Savannah Archive",
            "2023-05-09",
            None,
        ),
        (
            f"Savannah Archive - breaking\n\n9 May 2023\n\nKenyan vehicles reach Bangui\n\n{BODY}",
            "Savannah Archive",
            None,
            None,
        ),
        # writer, outlet and place in the line over the dateline or the day
        (
            f"Vehicles arrive\n\nJane Doe, Savannah Post\nNAIROBI, Friday, 4 March 2022\n\n{BODY}",
            "Savannah Post",
            "2022-03-04",
            "NAIROBI",
        ),
        (
            f"Vehicles arrive\n\nJane Doe — Savannah Matin\nNAIROBI, March 4, 2022\n\n{BODY}",
            "Savannah Matin",
            "2022-03-04",
            None,
        ),
        (f"Vehicles arrive\n\nGulf Beacon, Doha\nFriday 4 March 2022\n\n{BODY}", "Gulf Beacon", "2022-03-04", None),
        (f"Vehicles arrive\n\nJane Doe, Nairobi\nFriday 4 March 2022\n\n{BODY}", None, None, None),
        (f"Vehicles arrive\n\nJane Doe, Savannah Post\n\n{BODY}", None, None, None),
        # a name of a part of the world and one word more, over day and headline; a region alone heads a section
        (f"Sahel Facts\n9 May 2023\n\nKenyan vehicles reach Bangui\n\n{BODY}", "Sahel Facts", "2023-05-09", None),
        (f"West Africa\n9 May 2023\n\nKenyan vehicles reach Bangui\n\n{BODY}", None, "2023-05-09", None),
        (f"Balkans Politics\n9 May 2023\n\nKenyan vehicles reach Bangui\n\n{BODY}", None, "2023-05-09", None),
    ],
)
def test_a_page_by_its_imprint(text: str, site: str | None, published: str | None, place: str | None) -> None:
    page = outcome(text).page
    assert page is not None and len(page.stories) == 1
    assert page.site == site
    assert published is None or page.stories[0].published == published
    assert place is None or page.stories[0].dateline_place == place


@pytest.mark.parametrize(
    ("title", "site"),
    [
        ("OC Savannah: Vehicles reach Bangui", "OC Savannah"),
        ("Vehicles reach Bangui | Savannah East Eye", "Savannah East Eye"),
        ("Vehicles reach Bangui - Africa - The Savannah Post", "The Savannah Post"),
        ("Kenyan armour in Bangui | The Savannah Post", "The Savannah Post"),  # another headline, but an outlet's name
        ("Vehicles reach Bangui - World", None),
        ("Vehicles reach Bangui", None),
        ("Kenyan armour in Bangui - and what it means", None),
    ],
)
def test_the_title_of_a_page_may_name_its_site(title: str, site: str | None) -> None:
    html = f"<html><head><title>{title}</title></head><body><h1>Vehicles reach Bangui</h1><p>{BODY}</p></body></html>"
    page = outcome(html, "page.html").page
    assert page is not None and page.site == site


def test_a_credit_that_is_but_the_initials_of_the_site_is_no_other_source() -> None:
    read = outcome(f"Yemen Press Agency\n\nVehicles arrive\n\nSANAA, Nov. 10 (YPA) – {BODY}").page
    assert read is not None
    assert read.site == "Yemen Press Agency"
    assert read.stories[0].credits == ()


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Savannah Naval Review, March 2024", "Savannah Naval Review"),
        ("Volta Basin Institute, Policy Brief 3, May/June 2024", "Volta Basin Institute"),
        ("Hulls & Harbours, spring 2024", "Hulls & Harbours"),
        ("Jane Doe, March 2024", None),
        ("Accra, March 2024", None),
        ("Ghana buys ships for the navy, March 2024", None),
        ("Savannah Naval Review, early 2024", "Savannah Naval Review"),
    ],
)
def test_an_issue_of_a_month(line: str, outlet: str | None) -> None:
    assert outcome(f"Vehicles arrive in Bangui\n\n{line}\n\n{BODY}").page.site == outlet  # type: ignore[union-attr]
