from datetime import date

import pytest

from legation.pages.contradictions import against_body, against_dateline, report_weekday
from legation.pages.dates_printed import find_dates
from tests.pages.helpers import page

HEAD = "Serbia Takes Delivery of Six Helicopters"
BODY = "Serbia has received six helicopters from Russia, its defence ministry said on Tuesday."
OTHER = (
    "Chad Asks French Troops to Leave\n\nChad has asked France to withdraw its garrison from N’Djamena,"
    " Agence Centrale reported Friday.\n\n"
    "Foreign Minister Ali Haroun said the defence agreement between Paris and N’Djamena had run its course. {more}\n"
)
DAY = date(2024, 4, 20)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The first batch arrived on Oct. 15.", "Oct. 15 as recent"),
        ("NATO threw out eight members of the mission on Oct. 6.", "Oct. 6 as recent"),
        ("The treaty was signed in May 2025 in Ankara.", "2025 as past"),
        ("The base was opened on 3 June 2024, he said.", "3 June 2024 as past"),
        ("The talks ended today, 24 October 2023.", "today"),
        ("He left yesterday (18 March), the ministry said.", "yesterday"),
        ("It said the units arrived on Monday, April 17.", "no such weekday"),
        ("The office opened last month, in September, he said.", "last month"),
        ("The accord was signed this September by both ministers.", "this September"),
        ("The ban lapsed under the 2015 deal, five years after it took effect.", "in 2020, not in 2024"),
    ],
)
def test_the_body_contradicts_a_date(sentence: str, words: str) -> None:
    found = against_body(f"Serbia has opened an office.\n{sentence}", DAY)
    assert found is not None
    assert words in found


@pytest.mark.parametrize(
    "sentence",
    [
        "The first batch arrived on April 15.",
        "The first batch arrived on Feb. 2.",
        "The ministry announced on Jan. 5 that it would.",
        "The second batch will arrive on Oct. 15.",
        "The battalion flew out on Oct. 15 last.",
        "The exercise is to begin on 3 June 2024.",
        "Deliveries run until 2027.",
        "The pact comes up for renewal in 2026 and talks were held.",
        "The mission was extended to 31 December 2024.",
        "The army was to be reformed by 2030.",
        "Since Oct. 7 the border has been shut.",
        "The alliance answered the attacks on Sept. 11, he said.",
        "The first batch arrived on Oct. 15, 2023.",
        "The anniversary was celebrated on Oct. 15.",
        "The pact was signed in 2011 and renewed in 2023.",
        "It said the units arrived on Wednesday, April 17.",
        "The office opened last month, in March, he said.",
        "He left yesterday, 19 April, the ministry said.",
        "It may last: month after month passed.",
        "The accord was signed this March by both ministers.",
        "The accord will be signed this September.",
        "The ban lapsed under the 2019 deal, five years after it took effect.",
    ],
)
def test_the_body_agrees_with_a_date(sentence: str) -> None:
    assert against_body(f"Serbia has opened an office.\n{sentence}", DAY) is None


@pytest.mark.parametrize(
    ("printed", "agrees"),
    [
        ("April 18", True),
        ("April 20, 2024", True),
        ("April 21", True),
        ("April 2", False),
        ("Oct 24", False),
        ("18 April 2023", False),
    ],
)
def test_copy_appears_within_a_week_of_its_dateline(printed: str, agrees: bool) -> None:
    assert (against_dateline(find_dates(printed)[0], DAY) is None) is agrees


@pytest.mark.parametrize(
    ("body", "day"),
    [
        ("Russia opened an office, Reuters reported Tuesday.", "Tuesday"),
        ("Russia opened an office on Saturday.", "Saturday"),
        ("Russia said in a statement on Friday it had.", "Friday"),
        ("Russia opened an office.", None),
    ],
)
def test_the_weekday_of_the_report(body: str, day: str | None) -> None:
    assert report_weekday(body) == day


@pytest.mark.parametrize(
    ("top", "published", "basis"),
    [
        (f"20.04.2024\n\n{HEAD}\n\n", "2024-04-20", "header"),
        (f"{HEAD}\n\nPublished: 12 May 2021\n\n", "2021-05-12", "header"),
        (f"{HEAD}\n\nUpdated 14:05 GMT, 3 March 2022\n\n", "2022-03-03", "header"),
        (f"{HEAD}\n\nPublished: 12 May 2021\nUpdated: 14 May 2021\n\n", "2021-05-12", "header"),
        (f"{HEAD}\n\nBELGRADE, Oct 24, 2020 (Tanjug) - ", "2020-10-24", "dateline"),
        (f"25.10.2020\n\n{HEAD}\n\nBELGRADE, Oct 24 (Tanjug) - ", "2020-10-24", "dateline"),
        (f"01.01.2021\n\n{HEAD}\n\nBELGRADE, Dec 31 (Tanjug) - ", "2020-12-31", "dateline"),
        (f"20.04.2024\n\n{HEAD}\n\nBELGRADE, Oct 24 (Tanjug) - ", None, "none"),
        (f"{HEAD}\n\nBELGRADE, Oct 24 (Tanjug) - ", None, "none"),
        (f"{HEAD}\n\nTuesday, Oct. 20\n\n", None, "none"),
        (f"04.05.2020\n\n{HEAD}\n\n", "2020-05-04", "header"),
        (f"04/05/2020\n\n{HEAD}\n\n", None, "none"),
        (f"04/05/2020\n\n{HEAD}\n\nWASHINGTON (AP) — ", "2020-04-05", "header"),
        (f"04/05/2020\n\n{HEAD}\n\nBELGRADE, Serbia (AP) — ", "2020-05-04", "header"),
        (f"Monday, 20 April 2024\n\n{HEAD}\n\n", None, "none"),
        (f"Saturday, 20 April 2024\n\n{HEAD}\n\n", "2024-04-20", "header"),
        (f"{HEAD}\n\n", None, "none"),
    ],
)
def test_the_date_of_a_story_and_its_basis(top: str, published: str | None, basis: str) -> None:
    (story,) = page(f"{top}{BODY}\n").stories
    assert (story.published, story.published_basis) == (published, basis)


def test_a_refused_date_is_kept_with_the_reason() -> None:
    (story,) = page(f"20.04.2024\n\n{HEAD}\n\n{BODY} The first batch arrived on Oct. 15.\n").stories
    (candidate,) = story.dating
    assert (candidate.value, candidate.basis, candidate.accepted) == ("2024-04-20", "header", False)
    assert "188 days" in candidate.why


def test_a_date_over_two_stories_falls_with_either() -> None:
    other = OTHER.format(more="The last convoy left on Oct. 15.")
    text = f"20.04.2024\n\n{HEAD}\n\n{BODY}\n\nThe crews train at Ladjevci.\n\n{other}"
    first, second = page(text).stories
    assert first.published is second.published is None
    assert "another story" in first.dating[0].why
    assert "Tuesday and Friday" in first.dating[0].why


def test_a_date_over_two_stories_holds_where_neither_contradicts_it() -> None:
    text = f"20.04.2024\n\n{HEAD}\n\n{BODY}\n\nThe crews train at Ladjevci.\n\n{OTHER.format(more='')}"
    assert [story.published for story in page(text).stories] == ["2024-04-20", "2024-04-20"]


def test_the_users_date_wins_and_what_disagrees_is_recorded() -> None:
    (story,) = page(f"20.04.2024\n\n{HEAD}\n\n{BODY}\n", published="2020-10-24").stories
    assert (story.published, story.published_basis) == ("2020-10-24", "given")
    assert [(one.basis, one.accepted) for one in story.dating] == [("given", True), ("header", False)]
    assert "differs from" in story.dating[1].why


def test_the_users_date_must_be_a_day() -> None:
    with pytest.raises(ValueError, match="isoformat"):
        page(f"{HEAD}\n\n{BODY}\n", published="yesterday")


def test_the_year_of_a_dateline_may_come_from_the_lead_but_the_lead_dates_nothing() -> None:
    lead = "Serbia has received six helicopters, the ministry said in a release sent on Tuesday, November 28, 2023."
    (story,) = page(f"{HEAD}\n\nBELGRADE, Nov 28 (Tanjug) - {lead}\n").stories
    assert (story.published, story.published_basis) == ("2023-11-28", "dateline")
    (bare,) = page(f"{HEAD}\n\n{lead}\n").stories
    assert bare.published is None


def test_a_reprint_is_not_the_publication() -> None:
    text = f"---\ndate: 2022-01-14\n---\n\n# {HEAD}\n\n*republished 14 January 2022*\n\n{BODY}\n"
    (story,) = page(text, "page.md").stories
    assert story.published is None
    assert all("printed again" in one.why for one in story.dating)


def test_two_stamps_that_agree_are_not_too_early() -> None:
    told = (
        "The budget that lawmakers passed in 2025 came too late, he said.\nOf the fighters promised in 2026, two came."
    )
    assert "as past" in (against_body(told, DAY) or "")
    assert against_body(told, DAY, confirmed=True) is None
    assert "recent" in (against_body("The first batch arrived on Oct. 15.", DAY, confirmed=True) or "")


@pytest.mark.parametrize(
    "body",
    [
        "The new cabinet, which takes its oath of office on Oct. 15, was consulted.",
        "The course opened a week ago and comes to its end on Oct. 15.",
    ],
)
def test_a_day_whose_own_clause_tells_of_nothing_past_contradicts_nothing(body: str) -> None:
    assert against_body(body, DAY) is None


WAR_GAMES = "The exercise Desert Anvil {year} began {day}, the army said. The ports of Oran and Bejaia take part{more}."


@pytest.mark.parametrize(
    ("top", "body", "published"),
    [
        # a weekday printed with a day leaves one of the years near the latest that the story speaks of
        ("ORAN, June 17 /APS/. ", WAR_GAMES.format(year=2024, day="on Friday, June 14", more=""), "2024-06-17"),
        ("ORAN, Jan 3 /APS/. ", WAR_GAMES.format(year=2024, day="on Tuesday, Dec. 31", more=""), "2025-01-03"),
        ("ORAN, June 17 /APS/. ", WAR_GAMES.format(year=2024, day="on Monday, June 14", more=""), None),
        # the day of the news alone must fall on its weekday in that year
        ("ORAN, May 16 (APS) - ", WAR_GAMES.format(year=2024, day="on Thursday", more=""), "2024-05-16"),
        ("ORAN, May 16 (APS) - ", WAR_GAMES.format(year=2024, day="on Friday", more=""), None),
        ("ORAN, May 16 (APS) - ", WAR_GAMES.format(year="Two", day="on Thursday", more=" until 2024"), None),
        ("ORAN, May 16 (APS) - ", WAR_GAMES.format(year="Two", day="on Thursday", more=" as in 1958"), None),
        ("LETTER ON ARMS · Issue 9 of 2026 · Geneva, Monday 15 June\n\n", BODY, "2026-06-15"),
        ("LETTER ON ARMS · Issue 9 of 2026 · Geneva, Friday 15 June\n\n", BODY, None),
    ],
)
def test_the_year_may_be_the_one_in_which_the_weekdays_fit(top: str, body: str, published: str | None) -> None:
    (story,) = page(f"{HEAD}\n\n{top}{body}\n").stories
    assert story.published == published


@pytest.mark.parametrize(
    ("headline", "published"),
    [
        ("Ministry of Defence of Serbia, press release 14 June 2018", "2018-06-14"),
        ("Transcript: press conference of the Ministry of Defence, Belgrade, 14 June 2018", "2018-06-14"),
        ("Ministry of Defence to hold press conference on 14 June 2018", None),
        ("Ministry of Defence recalls the accord of 14 June 2018", None),
    ],
)
def test_a_text_given_out_is_of_the_day_in_its_headline(headline: str, published: str | None) -> None:
    (story,) = page(f"{headline}\n\n{BODY}\n").stories
    assert story.published == published


@pytest.mark.parametrize(
    ("sentence", "fits"),
    [
        ("The ministry invited officers to watch it on April 30.", True),
        ("The ministry invited officers to watch it on June 30.", False),
    ],
)
def test_a_day_that_comes_within_days_contradicts_nothing(sentence: str, fits: bool) -> None:
    assert (against_body(f"Serbia has opened an office.\n{sentence}", DAY) is None) is fits
