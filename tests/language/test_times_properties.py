"""What holds of times in any text: verbatim, in order, apart, pure, and never an error."""

from datetime import date, timedelta

from hypothesis import example, given, settings
from hypothesis import strategies as st

from legation.language.times import Anchor, duration_of, find_times, resolve, timex
from legation.language.times.calendar import easter, month_stretch, nth_weekday, shift
from legation.model.time import Interval

# fmt: off
WORDS = [
    "on", "by", "the", "early", "late", "mid-", "end of", "Oct. 15", "31", "February", "30", "2020", "Tuesday",
    "last", "two weeks", "ago", "later", "a", "month", "year", "between", "and", "to", "-", "1990s", "6 a.m.",
    "24/10/2020", "99/99/2020", "every", "day", "after", "Christmas", "the same", "Q3", "fiscal", "quarter",
    "of", "5000000", "years", "century", "19th", ",", ".", "\n", "summer", "next", "within", "noon",
    "9999999999",
]
# fmt: on
PROSE = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join) | st.text(max_size=80)
DAYS = (
    st.dates().map(lambda day: day.isoformat())
    | st.sampled_from(["--10-20", "--02-29", "rubbish", "2020-13-40"])
    | st.none()
)
PREVIOUS = st.none() | st.dates().map(lambda day: Interval(day.isoformat(), None, "day", "told", "test"))
ANCHORS = st.builds(Anchor, DAYS, st.sampled_from(["past", "future", "present", None]), PREVIOUS)


@given(PROSE)
def test_expressions_are_verbatim_in_order_and_apart(text: str) -> None:
    end = 0
    for time in find_times(text):
        assert end <= time.start < time.end and text[time.start : time.end] == time.text
        end = time.end


@settings(max_examples=400)
@given(PROSE, ANCHORS)
def test_resolving_is_pure_and_its_days_are_in_order(text: str, anchor: Anchor) -> None:
    for time in find_times(text):
        interval = resolve(time, anchor)
        assert interval == resolve(time, anchor)
        assert interval.start is None or interval.end is None or interval.start <= interval.end
        assert timex(time, anchor) == timex(time, anchor)
        assert duration_of(time) is None or str(duration_of(time)).startswith("P")


@given(
    st.dates(),
    st.sampled_from(["day", "week", "month", "quarter", "year", "decade", "hour"]),
    st.integers(-(10**9), 10**9),
)
@example(date.max, "day", 0)
@example(date.max, "month", 0)
@example(date(9999, 1, 31), "month", 1)
@example(date(9998, 3, 31), "quarter", 1)
@example(date.min, "year", -1)
def test_shifting_stays_inside_the_calendar(day: date, unit: str, amount: int) -> None:
    moved = shift(day, unit, amount)
    assert (moved > day) <= (amount > 0) and (moved < day) <= (amount < 0)


@given(st.dates(), st.integers(1, 24))
@example(date.max, 12)
def test_a_stretch_of_months_ends_on_the_last_day_of_one(day: date, months: int) -> None:
    first, last = month_stretch(day.year, day.month, months)
    assert first == day.replace(day=1)
    assert last == date.max or (last + timedelta(days=1)).day == 1


def test_easter_and_nth_weekdays() -> None:
    assert [easter(year).isoformat() for year in (1999, 2000, 2019, 2020, 2038)] == [
        "1999-04-04",
        "2000-04-23",
        "2019-04-21",
        "2020-04-12",
        "2038-04-25",
    ]
    assert nth_weekday(1999, 11, 4, 4).isoformat() == "1999-11-25"
    assert nth_weekday(2020, 5, 1, -1).isoformat() == "2020-05-25"
