from datetime import date

import pytest

from legation.pages.dates_printed import date_in_url, find_dates


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("2020-10-24", ["2020-10-24"]),
        ("2020-10-24T11:02:00+03:00", ["2020-10-24"]),
        ("2020/10/24", ["2020-10-24"]),
        ("24 October 2020", ["2020-10-24"]),
        ("24th of October, 2020", ["2020-10-24"]),
        ("Oct. 24, 2020", ["2020-10-24"]),
        ("October 24 2020", ["2020-10-24"]),
        ("Sept. 3", ["--09-03"]),
        ("3 Sept", ["--09-03"]),
        ("Tuesday, Oct. 20", ["--10-20"]),
        ("20.04.2024", ["2024-04-20"]),
        ("04.05.2020", ["2020-05-04"]),
        ("24/10/2020", ["2020-10-24"]),
        ("10/24/2020", ["2020-10-24"]),
        ("05/05/2020", ["2020-05-05"]),
        ("29 February", ["--02-29"]),
        ("29 February 2021", []),
        ("31 April 2021", []),
        ("99/99/2020", []),
        ("May 2021", []),
        ("in 2017", []),
        ("version 1.2.3", []),
        ("between 1 March 2020 and 5 April 2021", ["2020-03-01", "2021-04-05"]),
        ("Sat, 24 Oct 2020 12:00:00 +0000", ["2020-10-24"]),
        ("marching 10 miles", []),
    ],
)
def test_dates_are_read_as_printed(text: str, values: list[str]) -> None:
    assert [one.value for one in find_dates(text)] == values


@pytest.mark.parametrize(
    ("text", "swapped"),
    [("04/05/2020", (4, 5)), ("13/05/2020", None), ("05/13/2020", None), ("04.05.2020", None), ("2020/04/05", None)],
)
def test_only_slashed_figures_up_to_twelve_allow_two_readings(text: str, swapped: tuple[int, int] | None) -> None:
    assert find_dates(text)[0].swapped == swapped


@pytest.mark.parametrize(
    ("text", "weekday", "words"),
    [
        ("on Tuesday, Oct. 20.", 1, "Tuesday, Oct. 20"),
        ("Sunday 3 May 2020", 6, "Sunday 3 May 2020"),
        ("arrived on 16 September. It", None, "16 September"),
        ("arrived on Oct. 15.", None, "Oct. 15"),
    ],
)
def test_the_words_of_a_date_are_its_own(text: str, weekday: int | None, words: str) -> None:
    found = find_dates(text)[0]
    assert (found.weekday, found.text, text[found.start : found.end]) == (weekday, words, words)


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://news.example/2020/10/24/offices", date(2020, 10, 24)),
        ("https://news.example/2020/oct/24/offices", date(2020, 10, 24)),
        ("https://news.example/a-2020-10-24", None),
        ("https://news.example/world/2020-10-24/offices", date(2020, 10, 24)),
        ("https://news.example/offices-20201024.html", date(2020, 10, 24)),
        ("https://news.example/2020/13/45/x", None),
        ("https://news.example/article/123456789", None),
        ("https://2020.example/10/24", None),
    ],
)
def test_dates_in_addresses(url: str, day: date | None) -> None:
    assert date_in_url(url) == day
