import pytest

from legation.pages.credits import closing_year, credit_line, is_trailer, signature_of
from legation.pages.datelines import (
    byline_agencies,
    byline_of,
    date_line,
    dateline_line,
    dateline_of,
    week_of,
)


@pytest.mark.parametrize(
    ("head", "place", "day", "agencies"),
    [
        ("MOSCOW, Oct 24 (Sputnik) – ", "MOSCOW", "--10-24", ("Sputnik",)),
        ("ANKARA (Reuters) - ", "ANKARA", None, ("Reuters",)),
        ("Kinshasa, 17 May 2022. ", "Kinshasa", "2022-05-17", ()),
        ("BEIJING, March 3 (Xinhua) -- ", "BEIJING", "--03-03", ("Xinhua",)),
        ("WARSAW, Poland (AP) — ", "WARSAW, Poland", None, ("AP",)),
        ("PARIS, Feb 23, 2024 (AFP) - ", "PARIS", "2024-02-23", ("AFP",)),
        ("ABU DHABI, 17th January, 2023 (WAM) -- ", "ABU DHABI", "2023-01-17", ("WAM",)),
        ("(AFP) – ", None, None, ("AFP",)),
        ("TASS, October 15. ", None, "--10-15", ("TASS",)),
        ("MOSCOW, October 15. /TASS/. ", "MOSCOW", "--10-15", ("TASS",)),
        ("/TASS/ ", None, None, ("TASS",)),
        ("MOSCOW. Oct 24 (Interfax) - ", "MOSCOW", "--10-24", ("Interfax",)),
        ("KYIV, Ukraine — ", "KYIV, Ukraine", None, ()),
        ("BEIRUT: ", "BEIRUT", None, ()),
        ("TUNIS, TAP - ", "TUNIS", None, ("TAP",)),
        ("WASHINGTON/SEOUL, March 3 (Reuters) - ", "WASHINGTON/SEOUL", "--03-03", ("Reuters",)),
        ("UNITED NATIONS (United States) (AFP) — ", "UNITED NATIONS, United States", None, ("AFP",)),
        ("Bucharest, Nov 28 /Agerpres/ - ", "Bucharest", "--11-28", ("Agerpres",)),
        ("Warsaw, 07.06.2022 (PAP) - ", "Warsaw", "2022-06-07", ("PAP",)),
        ("Budapest (dpa) - ", "Budapest", None, ("dpa",)),
        ("Managua, Jun 9 (Prensa Latina) ", "Managua", "--06-09", ("Prensa Latina",)),
        ("SÃO PAULO (Reuters) - ", "SÃO PAULO", None, ("Reuters",)),
        ("MADRID, June 20, 2023 (EFE/Reuters) - ", "MADRID", "2023-06-20", ("EFE", "Reuters")),
        ("Ankara, 3 March - ", "Ankara", "--03-03", ()),
        ("TBILISI, FEBRUARY 23, ARMENPRESS. ", "TBILISI", "--02-23", ("ARMENPRESS",)),
        ("Damascus, March 3, SANA – ", "Damascus", "--03-03", ("SANA",)),
        ("16:20. Cusco, May 8. ", "Cusco", "--05-08", ()),
        ("BISSAU, Aug 21 (Reuters, 2017) - ", "BISSAU", "2017-08-21", ("Reuters",)),
        ("Lima, Jul 6 (EFE, 2018).- ", "Lima", "2018-07-06", ("EFE",)),
        ("PRAGUE, April 20 (2021) - ", "PRAGUE", "2021-04-20", ()),
        ("Mogadishu (SONNA) - 24 February 2024 - ", "Mogadishu", "2024-02-24", ("SONNA",)),
        ("BANGUI, October 22, 2020. ", "BANGUI", "2020-10-22", ()),
        ("Baku. 18 July. REPORT.AZ/ ", "Baku", "--07-18", ("REPORT.AZ",)),
        ("ASTANA. KAZINFORM. May 11, 2022. ", "ASTANA", "2022-05-11", ("KAZINFORM",)),
        ("ASTANA. May 16, 2019. KAZINFORM - ", "ASTANA", "2019-05-16", ("KAZINFORM",)),
        ("24.kg news agency, Bishkek, 12 October 2023, 13:25. ", "Bishkek", "2023-10-12", ("24.kg",)),
        ("(ANSA) - ROME, MAY 31 - ", "ROME", "--05-31", ("ANSA",)),
        ("ISLAMABAD, Sept 26, 2024: ", "ISLAMABAD", "2024-09-26", ()),
        ("SINGAPORE - Oct 11, 2024: ", "SINGAPORE", "2024-10-11", ()),
        ("Addis Ababa, 19 October 2023: ", "Addis Ababa", "2023-10-19", ()),
        ("TAMALE, Ghana (March 14, 2023) – ", "TAMALE, Ghana", "2023-03-14", ()),
        ("15 December 2020. - ", None, "2020-12-15", ()),
        ("New Delhi [India], March 15 (ANI): ", "New Delhi, India", "--03-15", ("ANI",)),
        ("(KPL) ", None, None, ("KPL",)),
        ("May 3, 2019 (KHARTOUM) – ", "KHARTOUM", "2019-05-03", ()),
        ("Kampala: ", "Kampala", None, ()),
        ("New Delhi: ", "New Delhi", None, ()),
        ("Windhoek - ", "Windhoek", None, ()),
        ("HANOI:- ", "HANOI", None, ()),
        ("Jakarta.- ", "Jakarta", None, ()),
        ("SUKHUM, January 23, 2025 - RIA Novosti. ", "SUKHUM", "2025-01-23", ("RIA Novosti",)),
        ("SIMFEROPOL, May 16 – RIA Novosti Crimea. ", "SIMFEROPOL", "--05-16", ("RIA Novosti",)),
        ("Rome, 19 Sep 2024 - 16:02 (Agenzia Nova) - ", "Rome", "2024-09-19", ("Agenzia Nova",)),
        ("ACCRA, May 3 - ", "ACCRA", "--05-03", ()),
    ],
)
def test_a_dateline_gives_place_day_and_agency_and_ends_before_the_lead(
    head: str, place: str | None, day: str | None, agencies: tuple[str, ...]
) -> None:
    found = dateline_of(f"{head}The ministry said it had opened an office.")
    assert found is not None
    assert (found.place, found.day.value if found.day else None, found.agencies) == (place, day, agencies)
    assert found.end == len(head)


@pytest.mark.parametrize(
    "text",
    [
        "NATO — the alliance — met.",
        "UPDATE: the talks go on.",
        "FACTBOX - What is known.",
        "The minister (a general) - said so.",
        "Russia, which opened an office, said so.",
        "(Photo) – a picture.",
        "In March (2020) - that is, later - he went.",
        "EU: a history.",
        "Moscow said on Oct 24 (Saturday) that it would.",
        "KYIV (Reuters) - ",
        "",
    ],
)
def test_no_dateline_where_there_is_none(text: str) -> None:
    assert dateline_of(text) is None


@pytest.mark.parametrize(
    ("line", "place", "day"),
    [
        ("BAKU", "BAKU", None),
        ("BUENOS AIRES, Argentina (AP) — April 18, 2024", "BUENOS AIRES, Argentina", "2024-04-18"),
        ("APA – Dakar (Senegal)", "Dakar, Senegal", None),
        ("KYIV, March 3 (Reuters)", "KYIV", "--03-03"),
    ],
)
def test_a_dateline_may_have_a_line_of_its_own(line: str, place: str, day: str | None) -> None:
    found = dateline_line(line)
    assert found is not None
    assert (found.place, found.day.value if found.day else None) == (place, day)


@pytest.mark.parametrize("line", ["Russia Opens Office", "NATO", "The talks go on.", "LIVE"])
def test_other_lines_are_no_dateline(line: str) -> None:
    assert dateline_line(line) is None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("By Jane Doe", "Jane Doe"),
        ("By Jane Doe and John Roe in Moscow", "Jane Doe and John Roe"),
        ("BY JANE DOE | Reuters", "JANE DOE"),
        ("By Jane Doe, Associated Press", "Jane Doe"),
        ("By Eleni Christofi | March 9, 2023, 13:40", "Eleni Christofi"),
        ("By Ursula van der Berg", "Ursula van der Berg"),
        ("By AFP", None),
        ("By then the war was over", None),
        ("By the river the troops waited.", None),
        ("Jane Doe reports", None),
    ],
)
def test_bylines(line: str, name: str | None) -> None:
    assert byline_of(line) == name


@pytest.mark.parametrize(
    ("line", "agencies"),
    [
        ("By Jane Doe, Associated Press", ("Associated Press",)),
        ("BY JANE DOE | Reuters", ("Reuters",)),
        ("By Jane Doe", ()),
    ],
)
def test_agencies_of_bylines(line: str, agencies: tuple[str, ...]) -> None:
    assert byline_agencies(line) == agencies


@pytest.mark.parametrize(
    ("line", "role", "day"),
    [
        ("20.04.2024", "bare", "2024-04-20"),
        ("Updated 14:05 GMT, 3 March 2022", "updated", "2022-03-03"),
        ("Published: 12 May 2021", "published", "2021-05-12"),
        ("Published on 07.03.2025 at 15h21 by APAnews", "published", "2025-03-07"),
        ("Posted on 02 March 2024 by admin | 0 Comments", "published", "2024-03-02"),
        ("Last updated: 4 May 2020 at 10:00 am", "updated", "2020-05-04"),
        ("Oct 24, 2020, 11:30am", "bare", "2020-10-24"),
        ("Politics | 2023-06-19 15:27:40", "bare", "2023-06-19"),
        ("All News 16:48 November 22, 2024", "bare", "2024-11-22"),
        ("Ruslan Mehdiyev | 23.10.2023 - Update : 24.10.2023", "bare", "2023-10-23"),
        ("Archive | republished 14 January 2022 | 3 min", "reprinted", "2022-01-14"),
        ("Kigali, 20 August 2024", "placed", "2024-08-20"),
        ("Tuesday, Oct. 20", "bare", "--10-20"),
        ("3–9 December 2023", "bare", "2023-12-09"),
        ("Republished with permission in The Ledger, May 3, 2021", "reprinted", "2021-05-03"),
        ("Week ending Saturday 31 August 2024", "published", "2024-08-31"),
        ("dpa ab xx n1 2024-02-26 18:47", "bare", "2024-02-26"),
    ],
)
def test_lines_that_only_tell_the_date(line: str, role: str, day: str) -> None:
    found = date_line(line)
    assert found is not None
    assert (found.role, found.day.value) == (role, day)


@pytest.mark.parametrize(
    "line",
    [
        "The first batch arrived on Oct. 15",
        "On 3 March 2022 the minister said so.",
        "Serbia to buy 24 drones by May 2024",
        "War of 8 August 2008, ten years on",
        "Sanctions expire Oct. 18, 2020",
        "Russia Opens Military Office",
        "",
    ],
)
def test_lines_that_tell_more_than_the_date(line: str) -> None:
    assert date_line(line) is None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Source: Reuters", ("Reuters",)),
        ("Source: Reuters, AFP", ("Reuters", "AFP")),
        ("Reuters", ("Reuters",)),
        ("By AFP", ("AFP",)),
        ("(AP)", ("AP",)),
        ("Source: a diplomat said he knows far more about it than that", ()),
        ("Russia", ()),
    ],
)
def test_credit_lines(line: str, names: tuple[str, ...]) -> None:
    assert credit_line(line) == names


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Belga, 2023", ("Belga", 2023)),
        ("The Savannah Observer, 2022", ("The Savannah Observer", 2022)),
        ("Kofi Adu, 2023", None),
        ("Belga, 3 May 2023", None),
    ],
)
def test_closing_years(line: str, expected: tuple[str, int] | None) -> None:
    assert closing_year(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("(Reporting by Jane Doe; Editing by John Roe)", True),
        ("Additional reporting by Jane Doe in Paris", True),
        ("Associated Press writer Jane Doe contributed to this report.", True),
        ("Reporting from the front is dangerous, he said.", False),
    ],
)
def test_trailers(line: str, expected: bool) -> None:
    assert is_trailer(line) is expected


@pytest.mark.parametrize(
    "text",
    [
        "Background: The two armies trained together last year.",
        "Georgia: The ministry denied the report.",  # a state labels the item of a digest
        "Kampala – Kenya's neighbour to the west – has bought four boats.",
        "Kampala - based officers came.",
        "Kampala: four boats arrived.",
    ],
)
def test_a_town_in_small_letters_is_a_dateline_only_before_a_lead(text: str) -> None:
    assert dateline_of(text) is None


@pytest.mark.parametrize("mark", [" (AFP)", " [AFP]", "—AFP", " – AFP", ".–AFP"])
def test_an_agency_signs_the_last_paragraph_in_brackets_or_after_a_dash(mark: str) -> None:
    words = "The two navies will meet again next year."
    assert signature_of(words.removesuffix("." if mark.startswith(".") else "") + mark) == (words, "AFP")


@pytest.mark.parametrize(
    ("headline", "day"),
    [
        ("Arms deals of the week, 3-9 May 2021", "2021-05-09"),
        ("The week in barracks 10 – 16 July 2023", "2023-07-16"),
        ("Kenya to receive 3 boats on 9 May 2021", None),
        ("The week 3-9 May", None),
    ],
)
def test_the_week_that_ends_a_headline_dates_a_review(headline: str, day: str | None) -> None:
    found = week_of(headline)
    assert (found.value if found else None) == day


def test_the_agency_before_published_is_named() -> None:
    assert byline_agencies("AFP Published June 3, 2021") == ("AFP",)
