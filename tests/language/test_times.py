"""Times in prose: what is found, and what days it stands for on Thursday 2020-10-22 unless a row says otherwise."""

import pytest

from legation.language.times import Anchor, TimeExpression, duration_of, find_times, resolve, timex
from legation.model.time import Interval

STORY_DAY = "2020-10-22"


def only(text: str, words: str) -> TimeExpression:
    """The expression with these words, which must be found."""
    found = {time.text: time for time in find_times(text)}
    assert words in found, f"{words!r} not among {sorted(found)}"
    return found[words]


def days(
    text: str, words: str, tense: str | None = None, published: str | None = STORY_DAY
) -> tuple[str | None, str | None]:
    interval = resolve(only(text, words), Anchor(published, tense))
    return interval.start, interval.end


Row = tuple[str, str, str | None, str | None]
EXPLICIT: list[Row] = [
    ("It met on Oct. 15, 2020.", "Oct. 15, 2020", "2020-10-15", "2020-10-15"),
    ("It met on October 15, 2020.", "October 15, 2020", "2020-10-15", "2020-10-15"),
    ("It met on October 15th, 2020.", "October 15th, 2020", "2020-10-15", "2020-10-15"),
    ("It met on 15 October 2020.", "15 October 2020", "2020-10-15", "2020-10-15"),
    ("It met on 15th October 2020.", "15th October 2020", "2020-10-15", "2020-10-15"),
    ("It met on the 15th of October 2020.", "the 15th of October 2020", "2020-10-15", "2020-10-15"),
    ("It met on 15 Oct. 2020.", "15 Oct. 2020", "2020-10-15", "2020-10-15"),
    ("It met on 15-Oct-2020.", "15-Oct-2020", "2020-10-15", "2020-10-15"),
    ("It met on Sept. 3, 2019.", "Sept. 3, 2019", "2019-09-03", "2019-09-03"),
    ("OCTOBER 15, 2020: it met.", "OCTOBER 15, 2020", "2020-10-15", "2020-10-15"),
    ("It met on 24/10/2020.", "24/10/2020", "2020-10-24", "2020-10-24"),
    ("It met on 10/24/2020.", "10/24/2020", "2020-10-24", "2020-10-24"),
    ("It met on 24.10.2020.", "24.10.2020", "2020-10-24", "2020-10-24"),
    ("It met on 2020-10-24.", "2020-10-24", "2020-10-24", "2020-10-24"),
    ("It met on 07/10/2020.", "07/10/2020", "2020-10-07", "2020-10-07"),
    ("It met on 04/05/2014.", "04/05/2014", "2014-04-05", "2014-05-04"),
    ("It met on 05/05/2014.", "05/05/2014", "2014-05-05", "2014-05-05"),
    ("It met on Tuesday, Oct. 20, 2020.", "Tuesday, Oct. 20, 2020", "2020-10-20", "2020-10-20"),
    ("It met on Tues., Oct. 20, 2020.", "Tues., Oct. 20, 2020", "2020-10-20", "2020-10-20"),
    ("It met on the third of April 2020.", "the third of April 2020", "2020-04-03", "2020-04-03"),
    ("On the tenth and eleventh of May 2020 it met.", "the tenth and eleventh of May 2020", "2020-05-10", "2020-05-11"),
    ("It met on the evening of 3 May 2020.", "the evening of 3 May 2020", "2020-05-03", "2020-05-03"),
    ("It met in the last days of May 2020.", "the last days of May 2020", "2020-05-21", "2020-05-31"),
    ("It met in the second half of May 2020.", "the second half of May 2020", "2020-05-16", "2020-05-31"),
    ("It met in October 2020.", "October 2020", "2020-10-01", "2020-10-31"),
    ("It met in Oct. 2019.", "Oct. 2019", "2019-10-01", "2019-10-31"),
    ("It met in February, 2020.", "February, 2020", "2020-02-01", "2020-02-29"),
    ("It met in October of 2018.", "October of 2018", "2018-10-01", "2018-10-31"),
    ("It met in May 2014.", "May 2014", "2014-05-01", "2014-05-31"),
    ("It met in 2017.", "2017", "2017-01-01", "2017-12-31"),
    ("The 2003 invasion began it.", "2003", "2003-01-01", "2003-12-31"),
    ("The deal (2011) lapsed.", "2011", "2011-01-01", "2011-12-31"),
    ("The post-2014 order held.", "2014", "2014-01-01", "2014-12-31"),
    ("It met in the third quarter of 2019.", "the third quarter of 2019", "2019-07-01", "2019-09-30"),
    ("Sales rose in Q3 2020.", "Q3 2020", "2020-07-01", "2020-09-30"),
    ("In the second half of 2019 it met.", "the second half of 2019", "2019-07-01", "2019-12-31"),
    ("It began in the 1990s.", "1990s", "1990-01-01", "1999-12-31"),
    ("It began in the mid-1990s.", "mid-1990s", "1994-01-01", "1996-12-31"),
    ("It began in the early 1990s.", "early 1990s", "1990-01-01", "1993-12-31"),
    ("It began in the late 1980s.", "late 1980s", "1987-01-01", "1989-12-31"),
    ("It began in the '80s.", "'80s", "1980-01-01", "1989-12-31"),
    ("It began in the 19th century.", "the 19th century", "1801-01-01", "1900-12-31"),
    ("A twenty-first century army.", "twenty-first century", "2001-01-01", "2100-12-31"),
    ("It met in fall 2019.", "fall 2019", "2019-09-01", "2019-11-30"),
    ("It met in the summer of 2014.", "summer of 2014", "2014-06-01", "2014-08-31"),
    ("It met in winter 2018.", "winter 2018", "2018-12-01", "2019-02-28"),
    ("It met on Christmas Day 2015.", "Christmas Day 2015", "2015-12-25", "2015-12-25"),
    ("It met at Easter 2019.", "Easter 2019", "2019-04-21", "2019-04-21"),
    ("It met on Thanksgiving 2019.", "Thanksgiving 2019", "2019-11-28", "2019-11-28"),
    ("The fiscal 2019 budget passed.", "fiscal 2019", "2018-04-01", "2020-03-31"),
    ("It met in late February 2018.", "late February 2018", "2018-02-21", "2018-02-28"),
    ("It met in early May 2018.", "early May 2018", "2018-05-01", "2018-05-10"),
    ("It met in mid-May 2018.", "mid-May 2018", "2018-05-11", "2018-05-20"),
    ("It met in early 2018.", "early 2018", "2018-01-01", "2018-04-30"),
    ("It met in mid-2018.", "mid-2018", "2018-05-01", "2018-08-31"),
    ("It met in late 2018.", "late 2018", "2018-09-01", "2018-12-31"),
    ("It met at the end of 2020.", "the end of 2020", "2020-12-01", "2020-12-31"),
    ("It met at the beginning of 2018.", "the beginning of 2018", "2018-01-01", "2018-01-31"),
    ("It met in the middle of 2018.", "the middle of 2018", "2018-05-01", "2018-08-31"),
    ("It met in the first half of 2018.", "the first half of 2018", "2018-01-01", "2018-06-30"),
    ("It met in about 2015.", "about 2015", "2015-01-01", "2015-12-31"),
    ("It was held the week of March 6, 2000.", "the week of March 6, 2000", "2000-03-06", "2000-03-12"),
    ("It met on May 3, 2018, as last May.", "May 3, 2018", "2018-05-03", "2018-05-03"),
    ("It was the worst since '82.", "'82", "1982-01-01", None),
    ("It met in Easter week 2019.", "Easter week 2019", "2019-04-15", "2019-04-21"),
    ("It met in Christmas week 2020.", "Christmas week 2020", "2020-12-21", "2020-12-27"),
    ("It met in the last week of March 2009.", "the last week of March 2009", "2009-03-23", "2009-03-29"),
]

RANGES: list[Row] = [
    ("It ran from 3 to 12 September 2020.", "3 to 12 September 2020", "2020-09-03", "2020-09-12"),
    ("It ran 3-12 September 2019.", "3-12 September 2019", "2019-09-03", "2019-09-12"),
    ("It ran Sept 3-12.", "Sept 3-12", "2020-09-03", "2020-09-12"),
    ("It ran Sept. 3\u201312, 2018.", "Sept. 3\u201312, 2018", "2018-09-03", "2018-09-12"),
    ("It met on Oct. 15 and 16.", "Oct. 15 and 16", "2020-10-15", "2020-10-16"),
    ("It fought between 2014 and 2017.", "2014 and 2017", "2014-01-01", "2017-12-31"),
    ("It fought from 2014 to 2017.", "2014 to 2017", "2014-01-01", "2017-12-31"),
    ("The 2019-2021 plan.", "2019-2021", "2019-01-01", "2021-12-31"),
    ("The 2019-21 plan.", "2019-21", "2019-01-01", "2021-12-31"),
    ("It runs October through December 2019.", "October through December 2019", "2019-10-01", "2019-12-31"),
    ("It ran between March and June 2019.", "March and June 2019", "2019-03-01", "2019-06-30"),
    ("It ran from 28 August to 3 September 2019.", "28 August to 3 September 2019", "2019-08-28", "2019-09-03"),
    ("It ran from November to February.", "November to February", "2019-11-01", "2020-02-29"),
    ("It ran Monday to Friday.", "Monday to Friday", "2020-10-12", "2020-10-16"),
    ("It ran from Friday to Monday.", "Friday to Monday", "2020-10-16", "2020-10-19"),
    (
        "It came between the end of 2018 and mid-2019.",
        "the end of 2018 and mid-2019",
        "2018-12-01",
        "2019-08-31",
    ),
]

BOUNDED: list[Row] = [
    ("It must go by mid-2021.", "mid-2021", None, "2021-06-30"),
    ("It stays until the middle of 2021.", "the middle of 2021", None, "2021-06-30"),
    ("It must go by mid-January 2021.", "mid-January 2021", None, "2021-01-20"),
    ("It must go by 15 October 2020.", "15 October 2020", None, "2020-10-15"),
    ("It must go by the end of 2020.", "the end of 2020", None, "2020-12-31"),
    ("It stays until 2025.", "2025", None, "2025-12-31"),
    ("It stays until the end of March 2021.", "the end of March 2021", None, "2021-03-31"),
    ("It stays through 2025.", "2025", None, "2025-12-31"),
    ("It leaves no later than June 30, 2021.", "June 30, 2021", None, "2021-06-30"),
    ("It left before 15 October 2020.", "15 October 2020", None, "2020-10-14"),
    ("It left prior to 2014.", "2014", None, "2013-12-31"),
    ("It has stayed since 2014.", "2014", "2014-01-01", None),
    ("It has stayed since late February 2018.", "late February 2018", "2018-02-21", None),
    ("It holds from 1 November 2020.", "1 November 2020", "2020-11-01", None),
    ("It holds starting in May 2021.", "May 2021", "2021-05-01", None),
    ("It left after Oct. 15, 2020.", "Oct. 15, 2020", "2020-10-16", None),
    ("It left after 2014.", "2014", "2015-01-01", None),
    ("It held 12 as of Oct. 15, 2020.", "Oct. 15, 2020", "2020-10-15", "2020-10-15"),
    ("It fought during 2014.", "2014", "2014-01-01", "2014-12-31"),
    ("It has stayed since Tuesday.", "Tuesday", "2020-10-20", None),
    ("It stays until Tuesday.", "Tuesday", None, "2020-10-27"),
]


@pytest.mark.parametrize(("text", "words", "start", "end"), EXPLICIT + RANGES + BOUNDED)
def test_days(text: str, words: str, start: str | None, end: str | None) -> None:
    assert days(text, words) == (start, end)


FROM_THE_STORY = [
    ("It met on Oct. 15.", "Oct. 15", None, "2020-10-15", "2020-10-15"),
    ("It met on Oct. 22.", "Oct. 22", "past", "2020-10-22", "2020-10-22"),
    ("It met on Nov. 11.", "Nov. 11", "past", "2019-11-11", "2019-11-11"),
    ("It will meet on Nov. 11.", "Nov. 11", "future", "2020-11-11", "2020-11-11"),
    ("The March summit failed.", "March", "past", "2020-03-01", "2020-03-31"),
    ("It will meet on Jan. 14.", "Jan. 14", "future", "2021-01-14", "2021-01-14"),
    ("The Nov. 3 vote.", "Nov. 3", None, "2020-11-03", "2020-11-03"),
    ("It met in December.", "December", "past", "2019-12-01", "2019-12-31"),
    ("It will meet in December.", "December", "future", "2020-12-01", "2020-12-31"),
    ("It met in October.", "October", "past", "2020-10-01", "2020-10-31"),
    ("It met in late February.", "late February", None, "2020-02-21", "2020-02-29"),
    ("It met last October.", "last October", None, "2019-10-01", "2019-10-31"),
    ("It met last October 3.", "October 3", "past", "2020-10-03", "2020-10-03"),
    ("It will meet next March.", "next March", "future", "2021-03-01", "2021-03-31"),
    ("It met in October last year.", "October last year", None, "2019-10-01", "2019-10-31"),
    ("It met in March of this year.", "March of this year", None, "2020-03-01", "2020-03-31"),
    ("It met on the 15th.", "the 15th", None, "2020-10-15", "2020-10-15"),
    ("It met on the fourteenth of this month.", "the fourteenth of this month", None, "2020-10-14", "2020-10-14"),
    ("It met on the 15th of last month.", "the 15th of last month", None, "2020-09-15", "2020-09-15"),
    ("It met on Thursday of last week.", "Thursday of last week", "past", "2020-10-15", "2020-10-15"),
    ("It will meet on Monday next week.", "Monday next week", "future", "2020-10-26", "2020-10-26"),
    ("It comes by the end of the year.", "the end of the year", None, None, "2020-12-31"),
    ("It comes before the end of the year.", "the end of the year", None, None, "2020-12-31"),
    ("It comes before the year is out.", "the year is out", None, None, "2020-12-31"),
    ("It met in the first half of the year.", "the first half of the year", None, "2020-01-01", "2020-06-30"),
    ("It met at the beginning of the month.", "the beginning of the month", None, "2020-10-01", "2020-10-10"),
    ("It met last Wednesday.", "last Wednesday", None, "2020-10-14", "2020-10-14"),
    ("It will meet on the 15th.", "the 15th", "future", "2020-11-15", "2020-11-15"),
    ("It met on Tuesday.", "Tuesday", "past", "2020-10-20", "2020-10-20"),
    ("It met on Tuesday.", "Tuesday", None, "2020-10-20", "2020-10-20"),
    ("It met Thursday.", "Thursday", None, "2020-10-22", "2020-10-22"),
    ("It met Friday.", "Friday", "past", "2020-10-16", "2020-10-16"),
    ("It will meet on Friday.", "Friday", "future", "2020-10-23", "2020-10-23"),
    ("It will meet on Tuesday.", "Tuesday", "future", "2020-10-27", "2020-10-27"),
    ("It met last Thursday.", "last Thursday", "past", "2020-10-15", "2020-10-15"),
    ("It met last Tuesday.", "last Tuesday", "past", "2020-10-20", "2020-10-20"),
    ("It meets next Monday.", "next Monday", None, "2020-10-26", "2020-10-26"),
    ("It meets this Friday.", "this Friday", None, "2020-10-23", "2020-10-23"),
    ("It met Saturday evening.", "Saturday evening", "past", "2020-10-17", "2020-10-17"),
    ("Friday's vote failed.", "Friday's", None, "2020-10-16", "2020-10-16"),
    ("It met on Tuesday, Oct. 20.", "Tuesday, Oct. 20", None, "2020-10-20", "2020-10-20"),
    ("It met the day before last Tuesday.", "the day before last Tuesday", None, "2020-10-19", "2020-10-19"),
    ("It met today.", "today", None, "2020-10-22", "2020-10-22"),
    ("It met yesterday.", "yesterday", None, "2020-10-21", "2020-10-21"),
    ("It met yesterday morning.", "yesterday morning", None, "2020-10-21", "2020-10-21"),
    ("It meets tomorrow.", "tomorrow", None, "2020-10-23", "2020-10-23"),
    ("It met last night.", "last night", None, "2020-10-21", "2020-10-21"),
    ("It met the day before yesterday.", "the day before yesterday", None, "2020-10-20", "2020-10-20"),
    ("It met last week.", "last week", None, "2020-10-12", "2020-10-18"),
    ("It met this week.", "this week", None, "2020-10-19", "2020-10-25"),
    ("It met early this week.", "early this week", None, "2020-10-19", "2020-10-21"),
    ("It meets next week.", "next week", None, "2020-10-26", "2020-11-01"),
    ("It met last month.", "last month", None, "2020-09-01", "2020-09-30"),
    ("It met earlier this month.", "earlier this month", None, "2020-10-01", "2020-10-22"),
    ("It meets later this year.", "later this year", None, "2020-10-22", "2020-12-31"),
    ("It met last year.", "last year", None, "2019-01-01", "2019-12-31"),
    ("Last year's deal.", "Last year", None, "2019-01-01", "2019-12-31"),
    ("It met at the end of last year.", "the end of last year", None, "2019-12-01", "2019-12-31"),
    ("It meets next year.", "next year", None, "2021-01-01", "2021-12-31"),
    ("It met last summer.", "last summer", None, "2020-06-01", "2020-08-31"),
    ("It met in the first quarter of last year.", "the first quarter of last year", None, "2019-01-01", "2019-03-31"),
    ("It met over the weekend.", "the weekend", "past", "2020-10-17", "2020-10-18"),
    ("It meets this weekend.", "this weekend", "future", "2020-10-24", "2020-10-25"),
    ("It met two weeks ago.", "two weeks ago", None, "2020-10-08", "2020-10-08"),
    ("It met three days ago.", "three days ago", None, "2020-10-19", "2020-10-19"),
    ("It met six months ago.", "six months ago", None, "2020-04-01", "2020-04-30"),
    ("It met a decade ago.", "a decade ago", None, "2010-01-01", "2019-12-31"),
    ("It met years ago.", "years ago", None, None, "2020-10-22"),
    ("It met half a century ago.", "half a century ago", None, "1970-01-01", "1970-12-31"),
    ("It met a year and a half ago.", "a year and a half ago", None, "2019-04-01", "2019-04-30"),
    ("It met two and a half years ago.", "two and a half years ago", None, "2018-04-01", "2018-04-30"),
    ("It met half a week ago.", "half a week ago", None, None, "2020-10-22"),
    ("It fought in recent years.", "recent years", None, None, "2020-10-22"),
    ("It fought over the past two years.", "the past two years", None, "2018-10-22", "2020-10-22"),
    ("It fought in the last six months.", "the last six months", None, "2020-04-22", "2020-10-22"),
    ("It fought over the past decade.", "the past decade", None, "2010-10-22", "2020-10-22"),
    ("It leaves in the coming weeks.", "the coming weeks", "future", "2020-10-22", None),
    ("It leaves in the next three days.", "the next three days", "future", "2020-10-22", "2020-10-25"),
    ("It will leave within 30 days.", "30 days", "future", "2020-10-22", "2020-11-21"),
    ("It will leave in two weeks.", "two weeks", "future", "2020-11-02", "2020-11-08"),
    ("It took the town in two weeks.", "two weeks", "past", None, None),
    ("It met two days after Christmas.", "two days after Christmas", "past", "2019-12-27", "2019-12-27"),
    ("It began at 6 a.m. EDT Thursday.", "6 a.m. EDT Thursday", "past", "2020-10-22", "2020-10-22"),
    (
        "It began at 10:35 a.m. (0735 GMT) on Friday.",
        "10:35 a.m. (0735 GMT) on Friday",
        "past",
        "2020-10-16",
        "2020-10-16",
    ),
    ("It began at 16:00 UTC today.", "16:00 UTC today", None, "2020-10-22", "2020-10-22"),
    ("It began at noon on Tuesday.", "noon on Tuesday", None, "2020-10-20", "2020-10-20"),
    ("It began at noon.", "noon", None, None, None),
    ("It began recently.", "recently", None, None, "2020-10-22"),
    ("It may be so in the future.", "in the future", None, "2020-10-22", None),
    ("It is now so.", "now", None, None, None),
]


@pytest.mark.parametrize(("text", "words", "tense", "start", "end"), FROM_THE_STORY)
def test_days_from_the_story(text: str, words: str, tense: str | None, start: str | None, end: str | None) -> None:
    assert days(text, words, tense) == (start, end)


NARRATIVE = [
    ("It left the same day.", "the same day", "2014-03-16", "2014-03-16"),
    ("It left that day.", "that day", "2014-03-16", "2014-03-16"),
    ("It left later in the day.", "later in the day", "2014-03-16", "2014-03-16"),
    ("It left later in the day before landing.", "later in the day", "2014-03-16", "2014-03-16"),
    ("It left at the end of the day.", "the end of the day", "2014-03-16", "2014-03-16"),
    ("It left the year previous.", "the year previous", "2013-01-01", "2013-12-31"),
    ("It left the following day.", "the following day", "2014-03-17", "2014-03-17"),
    ("It left the next morning.", "the next morning", "2014-03-17", "2014-03-17"),
    ("It left the previous day.", "the previous day", "2014-03-15", "2014-03-15"),
    ("It left a month later.", "a month later", "2014-04-01", "2014-04-30"),
    ("It left two weeks earlier.", "two weeks earlier", "2014-03-02", "2014-03-02"),
    ("It left two days later.", "two days later", "2014-03-18", "2014-03-18"),
    ("It left the following year.", "the following year", "2015-01-01", "2015-12-31"),
    ("It left later that year.", "later that year", "2014-03-16", "2014-12-31"),
    ("It left the year before.", "the year before", "2013-01-01", "2013-12-31"),
    ("It left the following Monday.", "the following Monday", "2014-03-17", "2014-03-17"),
]


@pytest.mark.parametrize(("text", "words", "start", "end"), NARRATIVE)
def test_days_from_the_time_last_told(text: str, words: str, start: str | None, end: str | None) -> None:
    told = Interval("2014-03-16", "2014-03-16", "day", "explicit day", "test")
    interval = resolve(only(text, words), Anchor(STORY_DAY, "past", told))
    assert (interval.start, interval.end) == (start, end)


@pytest.mark.parametrize(("text", "words"), [(text, words) for text, words, _, _ in NARRATIVE])
def test_nothing_told_before_leaves_the_time_open(text: str, words: str) -> None:
    assert resolve(only(text, words), Anchor(STORY_DAY)).open


OPEN_YEAR = [
    ("It met on Oct. 15.", "Oct. 15", None, "--10-15"),
    ("It met in October.", "October", None, "--10"),
    ("It met in late October.", "late October", None, "--10-21/--10-31"),
    ("It must go by Oct. 15.", "Oct. 15", None, "../--10-15"),
    ("It stayed after Oct. 15.", "Oct. 15", None, "--10-16/.."),
    ("It ran Sept 3-12.", "Sept 3-12", None, "--09-03/--09-12"),
    ("It met on Feb. 29.", "Feb. 29", None, "--02-29"),
    ("It met on Tuesday, Oct. 20.", "Tuesday, Oct. 20", None, "--10-20"),
    ("It met on Christmas Day.", "Christmas Day", None, "--12-25"),
    ("It met yesterday.", "yesterday", "--10-20", "--10-19"),
    ("It met on Oct. 15.", "Oct. 15", "--10-20", "--10-15"),
    ("It met last month.", "last month", "--10-20", "--09"),
    ("It met on the 15th.", "the 15th", "--10-20", "--10-15"),
]


@pytest.mark.parametrize(("text", "words", "published", "edtf"), OPEN_YEAR)
def test_without_a_year_the_year_stays_open(text: str, words: str, published: str | None, edtf: str) -> None:
    interval = resolve(only(text, words), Anchor(published))
    assert interval.open and interval.edtf == edtf


@pytest.mark.parametrize(
    ("text", "words", "published"),
    [
        ("It met on Tuesday.", "Tuesday", None),
        ("It met on Tuesday.", "Tuesday", "--10-20"),
        ("It met last week.", "last week", None),
        ("It met last year.", "last year", "--10-20"),
        ("It met on Feb. 30.", "Feb. 30", STORY_DAY),
        ("It met on the 15th.", "the 15th", None),
    ],
)
def test_what_cannot_be_placed_stays_open(text: str, words: str, published: str | None) -> None:
    interval = resolve(only(text, words), Anchor(published))
    assert interval.open and interval.edtf is None


HOW = [
    ("It met on 15 October 2020.", "15 October 2020", "day", "explicit day"),
    ("It met on Oct. 15.", "Oct. 15", "day", "explicit day and month; year from story date"),
    ("It met in 2014.", "2014", "year", "explicit year"),
    ("It met in May 2014.", "May 2014", "month", "explicit month"),
    ("It met last Thursday.", "last Thursday", "day", "relative: 'last Thursday' before 2020-10-22"),
    ("It met on Tuesday.", "Tuesday", "day", "weekday: Tuesday on or before 2020-10-22"),
    ("It must go by 2025.", "2025", "year", "bounded: by explicit year"),
    ("It met in late May 2014.", "late May 2014", "month", "late of: explicit month"),
]


@pytest.mark.parametrize(("text", "words", "grain", "how"), HOW)
def test_how(text: str, words: str, grain: str, how: str) -> None:
    interval = resolve(only(text, words), Anchor(STORY_DAY))
    assert (interval.grain, interval.how) == (grain, how)


DURATIONS = [
    ("It stayed for six months.", "six months", "P6M"),
    ("A six-month halt.", "six-month", "P6M"),
    ("A 30-day halt.", "30-day", "P30D"),
    ("A two-year-long halt.", "two-year-long", "P2Y"),
    ("It stayed two decades.", "two decades", "P20Y"),
    ("It lasted 16 hours.", "16 hours", "PT16H"),
    ("It lasted half an hour.", "half an hour", "PT0H30M"),
    ("It lasted a fortnight.", "a fortnight", "P2W"),
    ("It lasted a year and a half.", "a year and a half", "P18M"),
    ("It lasted more than two and a half hours.", "more than two and a half hours", "PT2H30M"),
    ("They fought in the years that followed.", "years", None),
    ("They fear the months to come.", "months", None),
    ("It lasted two quarters.", "two quarters", "P6M"),
    ("It stayed at least 72 hours.", "at least 72 hours", "PT72H"),
    ("It stayed more than four decades.", "more than four decades", "P40Y"),
    ("It fought over the past two years.", "the past two years", "P2Y"),
    ("It stayed for years.", "years", None),
    ("A decades-long feud.", "decades-long", None),
    ("It met in 2014.", "2014", None),
]


@pytest.mark.parametrize(("text", "words", "length"), DURATIONS)
def test_durations(text: str, words: str, length: str | None) -> None:
    assert duration_of(only(text, words)) == length


SETS = [
    ("It meets every year.", "every year", "P1Y"),
    ("It meets annually.", "annually", "P1Y"),
    ("It meets twice a week.", "twice a week", "P1W"),
    ("It meets every two years.", "every two years", "P2Y"),
    ("It meets every other day.", "every other day", "P2D"),
    ("They guard it 24 hours a day.", "24 hours a day", "P1D"),
    ("They train five days each week.", "five days each week", "P1W"),
    ("It meets every Friday.", "every Friday", "XXXX-WXX-5"),
    ("It meets on Fridays.", "Fridays", "XXXX-WXX-5"),
    ("The daily flights.", "daily", "P1D"),
]


@pytest.mark.parametrize(("text", "words", "period"), SETS)
def test_sets(text: str, words: str, period: str) -> None:
    expression = only(text, words)
    assert expression.kind == "set" and timex(expression, Anchor(STORY_DAY))[1] == period
    assert resolve(expression, Anchor(STORY_DAY)).open


TIMEX = [
    ("It met in late 2018.", "late 2018", ("DATE", "2018", "END")),
    ("It met last week.", "last week", ("DATE", "2020-W42", None)),
    ("It met on Friday night.", "Friday night", ("TIME", "2020-10-16TNI", None)),
    ("It met at 6 p.m.", "6 p.m.", ("TIME", "2020-10-22T18:00", None)),
    ("It leaves at four in the morning.", "four in the morning", ("TIME", "2020-10-22T04:00", None)),
    ("It met at 6.30 in the evening.", "6.30 in the evening", ("TIME", "2020-10-22T18:30", None)),
    ("It met last fall.", "last fall", ("DATE", "2019-FA", None)),
    ("It began in the 1990s.", "1990s", ("DATE", "199X", None)),
    ("It stayed for years.", "years", ("DURATION", "PXY", None)),
    ("It stayed about two days.", "about two days", ("DURATION", "P2D", "APPROX")),
    ("It is now so.", "now", ("DATE", "PRESENT_REF", None)),
    ("It left at 6:40 p.m. GMT.", "6:40 p.m. GMT", ("TIME", "2020-10-22T18:40Z", None)),
    ("It left at 6:40 p.m. (GMT+8).", "6:40 p.m.", ("TIME", "2020-10-22T18:40", None)),
    ("It left at five in the afternoon (5 p.m. Friday).", "five in the afternoon", ("TIME", "2020-10-16T17:00", None)),
    ("It left at 10 p.m. (4 a.m. Friday in Riga).", "10 p.m.", ("TIME", "2020-10-22T22:00", None)),
    ("It left at 6 a.m. two days before the vote.", "6 a.m. two days", ("TIME", "XXXX-XX-XXT06:00", None)),
    ("It left just over two hours later.", "just over two hours later", ("DURATION", "PT2H", "MORE_THAN")),
    ("It left two hours ago.", "two hours ago", ("DATE", "2020-10-22", None)),
    ("It met in Easter week.", "Easter week", ("DATE", "2020-W15", None)),
    ("It met at Easter.", "Easter", ("DATE", "2020-04-12", None)),
    ("It left two weeks after the vote.", "two weeks", ("DURATION", "P2W", None)),
    ("It left days before he fell.", "days", ("DURATION", "PXD", None)),
    ("It met in the second half of the year.", "the second half of the year", ("DATE", "2020-H2", None)),
    ("It met in the fourth quarter of 2006.", "the fourth quarter of 2006", ("DATE", "2006-Q4", None)),
    ("It met this weekend.", "this weekend", ("DATE", "2020-W43-WE", None)),
    ("In fiscal 2019 it met.", "fiscal 2019", ("DATE", "FY2019", None)),
]


@pytest.mark.parametrize(("text", "words", "expected"), TIMEX)
def test_timex(text: str, words: str, expected: tuple[str, str, str | None]) -> None:
    assert timex(only(text, words), Anchor(STORY_DAY)) == expected


EPOCHS = [
    ("Its current minister spoke.", [("current", "PRESENT_REF")]),
    ("He fears for the country's future.", [("future", "FUTURE_REF")]),
    ("They want future deliveries.", [("future", "FUTURE_REF")]),
    ("The recent drill, charged under the recent act.", [("recent", "PAST_REF"), ("recent", "PAST_REF")]),
    ("These are things of the past.", [("the past", "PAST_REF")]),
    ("They want a future in peace.", []),
    ("Its most recent ship sank; the current account shrank.", []),
]


@pytest.mark.parametrize(("text", "told"), EPOCHS)
def test_adjectives_of_the_present_and_the_future_stand_in_the_notation_alone(
    text: str, told: list[tuple[str, str]]
) -> None:
    assert [(t.text, timex(t, Anchor(STORY_DAY))[1]) for t in find_times(text, epochs=True)] == told
    assert find_times(text) == []


def test_that_day_of_a_month_is_some_day_of_it() -> None:
    month = Interval("2019-10-01", "2019-10-31", "month", "explicit month", "test")
    anchor, time = Anchor(STORY_DAY, "past", month), only("It left that same day.", "that same day")
    interval = resolve(time, anchor)
    assert (interval.start, interval.end) == ("2019-10-01", "2019-10-31")
    assert timex(time, anchor) == ("DATE", "2019-10-XX", None)


PREPOSITIONS = [
    ("It must go by the end of 2020.", "by", "the end of"),
    ("It stayed since early 2021.", "since", "early"),
    ("It held 12 as of 2021.", "as of", None),
    ("It stayed for more than two years.", "for", "more than"),
    ("It stayed until at least 2022.", "until", "at least"),
    ("Last year it met.", None, None),
]


@pytest.mark.parametrize(("text", "preposition", "modifier"), PREPOSITIONS)
def test_preposition_and_modifier(text: str, preposition: str | None, modifier: str | None) -> None:
    (expression,) = find_times(text)
    assert (expression.preposition, expression.modifier) == (preposition, modifier)


NOT_TIMES = [
    "The two UH-60s flew.",
    "It has four Ground Master 60s.",
    "It flies a dozen Mirage 2000s.",
    "It bought a dozen Mirage 2000-5s.",
    "It may march on the capital.",
    "Mrs May said so.",
    "May said so.",
    "The Long March 5 rocket rose.",
    "The protesters march on.",
    "The second batch came.",
    "The Sunday Times wrote so.",
    "Black Friday sales rose.",
    "Resolution 1559 (2004) holds.",
    "A 9M113 and an F-16 flew.",
    "A 2003 Toyota burned.",
    "The 2019 model flew.",
    "See page 12 and page 1999.",
    "2,000-2,019 troops came.",
    "2000 troops came.",
    "Some 1950 soldiers came.",
    "On the 15th floor it met.",
    "The fall of Kabul shook it.",
    "Prices fall in the market.",
    "A 24-year-old man came.",
    "The man, 24 years old, came.",
    "A second tank came.",
    "The Su-2000 flew.",
    "It cost $2010.",
    "Decree 2014 holds.",
    "It won 2019 votes.",
    "A spring broke.",
    "He is in his 80s.",
    "It joined Exercise Noble Partner 2020 there.",
    "The year was hard.",
    "The halves of the second half were dull.",
    "It was hit for the third time in as many days.",
    "The iLife '11 was sold.",
    "It was founded in the fifth century B.C. by them.",
]


@pytest.mark.parametrize("text", NOT_TIMES)
def test_not_times(text: str) -> None:
    assert [time.text for time in find_times(text)] == []


@pytest.mark.parametrize("verb", ["is set to last", "will last", "did not last", "didn't last"])
def test_last_after_to_or_an_auxiliary_is_a_verb(verb: str) -> None:
    assert [time.text for time in find_times(f"The course {verb} six months.")] == ["six months"]
