"""Times as their clauses tell them: the tense decides which Friday, and each time is a measure for the next."""

import pytest

from legation.pipeline import Reader, read_times

# all told on Wednesday 16 June 2021: text, words, value
TENSES = [
    ("The two sides met on Friday.", "Friday", "2021-06-11"),
    ("The two sides will meet on Friday.", "Friday", "2021-06-18"),
    ("The ministry planned to send inspectors on Friday.", "Friday", "2021-06-18"),
    ("He had scheduled a news conference for Friday.", "Friday", "2021-06-18"),
    ("Until Friday, they had not named a commander.", "Friday", "2021-06-11"),
    ("They wanted to get around Friday's ruling.", "Friday's", "2021-06-11"),
    ("The work should be completed in October.", "October", "2021-10"),
    ("The work was completed in October.", "October", "2020-10"),
    ("They had left by October.", "October", "2020-10"),
    ("They left by October.", "October", "2021-10"),
    ("They agreed at the summit set for October.", "October", "2021-10"),
    ("The order to pull out by Jan. 15 has rattled them.", "Jan. 15", "2022-01-15"),
    ("The group might come as early as Friday.", "Friday", "2021-06-18"),
    ("The order told them to leave by June 14.", "June 14", "2021-06-14"),
    ("The ministry on Friday postponed the drill.", "Friday", "2021-06-11"),
    ("The drones are in their hands since Friday.", "Friday", "2021-06-11"),
    ("He has invited both sides to a summit in Riga, on July 22.", "July 22", "2021-07-22"),
    ("He invited both sides to talks in November.", "November", "2021-11"),
    ("On June 22 he was invited to the talks.", "June 22", "2020-06-22"),
    ("The talks planned for Tuesday were cancelled.", "Tuesday", "2021-06-15"),
    ("The talks scheduled for Thursday have been called off.", "Thursday", "2021-06-17"),
    ("The talks planned for Tuesday were approved.", "Tuesday", "2021-06-22"),
    ("The envoy flew Thursday to Riga. He will land there on Thursday morning.", "Thursday", "2021-06-17"),
    ("The envoy flew Thursday to Riga. He landed there on Thursday morning.", "Thursday", "2021-06-10"),
    ("The envoy flew Friday to Riga. He will meet them on Friday morning.", "Friday", "2021-06-11"),
    ("The paper wrote on Thursday, June 17.", "Thursday, June 17", "2021-06-17"),
]
CHAINS = [
    ("They made peace in late 2018. A year later they signed a pact.", "A year later", "2019"),
    ("The ships sailed on 2 May. Two days later they came home.", "Two days later", "2021-05-04"),
    ("They will open it on 1 December. The same day the envoy left.", "The same day", "2021-06-16"),
    ("Some left in May 2018. The rest came home that August.", "that August", "2018-08"),
    ("It was signed in late 2018. The last came home by the following October.", "the following October", "2019-10"),
    ("It was signed in May 2018. It was frozen the next spring.", "the next spring", "2019-SP"),
    ("It was signed in May 2018. It was frozen next spring.", "next spring", "2022-SP"),
    ("Rebels took it last October. It was shut that same day.", "that same day", "2020-10-XX"),
    ("Rebels took it last October. It was shut that day. They fled that same day.", "that same day", "2020-10-XX"),
    ("Rebels left last October. On Friday it was hit. It fell that same day.", "that same day", "2021-06-11"),
    ("Rebels come in October. It fell on 2 May.\n\nIt was shut that same day.", "that same day", "2021-05-02"),
    ("They landed on Monday. Later in the day they left.", "Later in the day", "2021-06-14"),
    ("It lapsed in 2011. In March of that year the fleet had left.", "March of that year", "2011-03"),
]

# times of day that stand without a day
HOURS = [
    ("On Friday the bomb exploded at 10:35 a.m. in the port.", "10:35 a.m.", "2021-06-11T10:35"),
    ("They fired on Friday at noon.", "noon", "2021-06-11T12:00"),
    ("The guards were seized last May 3.\n\nThey were seized at 6 a.m. in the yard.", "6 a.m.", "2021-05-03T06:00"),
    ("The guards were seized last May 3.\n\nThey went home at 6 a.m. and slept.", "6 a.m.", "2021-06-16T06:00"),
    ("One was seized on May 3 and one was seized on May 5. One was seized at 6 a.m.", "6 a.m.", "2021-06-16T06:00"),
    ("He said on Friday that they agree. He said at 6 p.m. that they left.", "6 p.m.", "2021-06-16T18:00"),
    ("They voted on May 3. He left at 6 a.m. three days after the vote.", "6 a.m. three days", "2021-05-06T06:00"),
    ("They met on May 3. He left at 6 a.m. three days after the vote.", "6 a.m. three days", "XXXX-XX-XXT06:00"),
]


@pytest.mark.parametrize(("text", "words", "value"), TENSES + CHAINS + HOURS)
def test_value(reader: Reader, text: str, words: str, value: str) -> None:
    found = {row.text: row.value for row in read_times(text, published="2021-06-16", reader=reader)}
    assert found.get(words) == value, found


def test_a_time_of_day_has_the_days_of_its_act(reader: Reader) -> None:
    text = "The guards were seized last May 3. They were seized at 6 a.m. in the yard."
    hour = read_times(text, published="2021-06-16", reader=reader)[-1]
    assert (hour.value, hour.first, hour.last) == ("2021-05-03T06:00", "2021-05-03", "2021-05-03")


def test_offsets_are_those_of_the_text(reader: Reader) -> None:
    text = "\n\nThe first met\non 2 May.\n\nThe second met in 2017 and 2018.\n"
    rows = read_times(text, published="2021-06-16", reader=reader)
    assert [text[row.start : row.end] for row in rows] == [row.text for row in rows] == ["2 May", "2017", "2018"]
    assert (rows[0].first, rows[0].last) == ("2021-05-02", "2021-05-02")


def test_a_range_gives_its_two_times(reader: Reader) -> None:
    rows = read_times("They met on April 24 and 25.", published="2021-06-16", reader=reader)
    assert [(row.text, row.value) for row in rows] == [("April 24", "2021-04-24"), ("25", "2021-04-25")]
