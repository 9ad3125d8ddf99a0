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
    ("They agreed at the summit set for October.", "October", "2021-10"),
    ("The order to pull out by Jan. 15 has rattled them.", "Jan. 15", "2022-01-15"),
    ("The group might come as early as Friday.", "Friday", "2021-06-18"),
    ("The order told them to leave by June 14.", "June 14", "2021-06-14"),
    ("The ministry on Friday postponed the drill.", "Friday", "2021-06-11"),
    ("The drones are in their hands since Friday.", "Friday", "2021-06-11"),
    ("The paper wrote on Thursday, June 17.", "Thursday, June 17", "2021-06-17"),
]
CHAINS = [
    ("They made peace in late 2018. A year later they signed a pact.", "A year later", "2019"),
    ("The ships sailed on 2 May. Two days later they came home.", "Two days later", "2021-05-04"),
    ("They will open it on 1 December. The same day the envoy left.", "The same day", "2021-06-16"),
    ("Some left in May 2018. The rest came home that August.", "that August", "2018-08"),
    ("It lapsed in 2011. In March of that year the fleet had left.", "March of that year", "2011-03"),
]


@pytest.mark.parametrize(("text", "words", "value"), TENSES + CHAINS)
def test_value(reader: Reader, text: str, words: str, value: str) -> None:
    found = {row.text: row.value for row in read_times(text, published="2021-06-16", reader=reader)}
    assert found.get(words) == value, found


def test_offsets_are_those_of_the_text(reader: Reader) -> None:
    text = "\n\nThe first met\non 2 May.\n\nThe second met in 2017 and 2018.\n"
    rows = read_times(text, published="2021-06-16", reader=reader)
    assert [text[row.start : row.end] for row in rows] == [row.text for row in rows] == ["2 May", "2017", "2018"]
    assert (rows[0].first, rows[0].last) == ("2021-05-02", "2021-05-02")


def test_a_range_gives_its_two_times(reader: Reader) -> None:
    rows = read_times("They met on April 24 and 25.", published="2021-06-16", reader=reader)
    assert [(row.text, row.value) for row in rows] == [("April 24", "2021-04-24"), ("25", "2021-04-25")]
