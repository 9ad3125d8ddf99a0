"""Quantities in prose: what the words say, bound by bound; and what is no quantity."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.language.numerals import read_number, read_ordinal
from legation.language.quantities import find_quantities, ordinals
from legation.language.times import find_times

Row = tuple[str, str, float | None, float | None, str, str | None, str | None]

COUNTS: list[Row] = [
    ("It gave 10 vehicles.", "10", 10, 10, "count", None, None),
    ("It gave ten vehicles.", "ten", 10, 10, "count", None, None),
    ("It gave twenty-one vehicles.", "twenty-one", 21, 21, "count", None, None),
    ("It gave two hundred and ten vehicles.", "two hundred and ten", 210, 210, "count", None, None),
    ("It gave 3,500 rounds.", "3,500", 3500, 3500, "count", None, None),
    ("It gave 1.5 million rounds.", "1.5 million", 1.5e6, 1.5e6, "count", None, None),
    ("It gave half a million rounds.", "half a million", 5e5, 5e5, "count", None, None),
    ("It gave two dozen tanks.", "two dozen", 24, 24, "count", None, None),
    ("It gave a dozen tanks.", "a dozen", 12, 12, "count", None, None),
    ("It gave half a dozen tanks.", "half a dozen", 6, 6, "count", None, None),
    ("It gave a hundred tanks.", "a hundred", 100, 100, "count", None, None),
    ("It gave a pair of tanks.", "a pair of", 2, 2, "count", None, None),
    ("It gave a couple of tanks.", "a couple of", 2, 2, "count", None, None),
    ("It gave nearly 300 tanks.", "nearly 300", 300, 300, "count", None, "nearly"),
    ("It gave about 300 tanks.", "about 300", 300, 300, "count", None, "about"),
    ("It gave around 300 tanks.", "around 300", 300, 300, "count", None, "around"),
    ("It gave some 200 tanks.", "some 200", 200, 200, "count", None, "some"),
    ("It gave an estimated 200 tanks.", "an estimated 200", 200, 200, "count", None, "an estimated"),
    ("It gave up to 16 tanks.", "up to 16", None, 16, "count", None, "up to"),
    ("It gave as many as 16 tanks.", "as many as 16", None, 16, "count", None, "as many as"),
    ("It gave fewer than 16 tanks.", "fewer than 16", None, 16, "count", None, "fewer than"),
    ("It gave no more than 16 tanks.", "no more than 16", None, 16, "count", None, "no more than"),
    ("It gave at least 42 tanks.", "at least 42", 42, None, "count", None, "at least"),
    ("It gave more than 1,000 tanks.", "more than 1,000", 1000, None, "count", None, "more than"),
    ("It gave over 1,000 tanks.", "over 1,000", 1000, None, "count", None, "over"),
    ("At least six tanks came.", "At least six", 6, None, "count", None, "at least"),
    ("It gave 100 or more tanks.", "100 or more", 100, None, "count", None, "or more"),
    ("It gave 20 or so tanks.", "20 or so", 20, 20, "count", None, "or so"),
    ("It gave between 10 and 15 tanks.", "between 10 and 15", 10, 15, "count", None, None),
    ("It gave 10 to 15 tanks.", "10 to 15", 10, 15, "count", None, None),
    ("It gave 10-15 tanks.", "10-15", 10, 15, "count", None, None),
    ("It gave 10\u201315 tanks.", "10\u201315", 10, 15, "count", None, None),
    ("It gave six or seven tanks.", "six or seven", 6, 7, "count", None, None),
    ("It gave 1 to 2 million rounds.", "1 to 2 million", 1e6, 2e6, "count", None, None),
    ("2,000-2,019 troops came.", "2,000-2,019", 2000, 2019, "count", None, None),
    ("It gave an additional 20 tanks.", "20", 20, 20, "count", None, None),
    ("It gave another five tanks.", "five", 5, 5, "count", None, None),
    ("It gave a total of 30 tanks.", "30", 30, 30, "count", None, None),
    ("It gave about another 30 tanks.", "about another 30", 30, 30, "count", None, "about"),
    ("A 300-strong force came.", "300", 300, 300, "count", None, None),
    ("A three-member team came.", "three", 3, 3, "count", None, None),
    ("A 12-vehicle convoy came.", "12", 12, 12, "count", None, None),
    ("Ten five-man teams came.", "Ten", 10, 10, "count", None, None),
    ("One of the tanks came.", "One", 1, 1, "count", None, None),
    ("The first two of six came.", "two", 2, 2, "count", None, None),
    ("The first two of six came.", "six", 6, 6, "count", None, None),
    ("The second batch of 10 vehicles came.", "10", 10, 10, "count", None, None),
    ("It gave 16 155mm howitzers.", "16", 16, 16, "count", None, None),
    ("In 2014 it gave 12 tanks.", "12", 12, 12, "count", None, None),
    ("It gave 20 T-72 tanks.", "20", 20, 20, "count", None, None),
]

OTHERS: list[Row] = [
    ("It gave 16 155mm howitzers.", "155mm", 155, 155, "measure", "mm", None),
    ("It gave 12.7 mm guns.", "12.7 mm", 12.7, 12.7, "measure", "mm", None),
    ("It gave two 120-mm mortars.", "120-mm", 120, 120, "measure", "mm", None),
    ("A 30-tonne tank.", "30-tonne", 30, 30, "measure", "tonne", None),
    ("It lies 500 km away.", "500 km", 500, 500, "measure", "km", None),
    ("It lies about 500 kilometres away.", "about 500 kilometres", 500, 500, "measure", "kilometres", "about"),
    ("It lies up to 500 miles away.", "up to 500 miles", None, 500, "measure", "miles", "up to"),
    ("It lies 10 to 15 km away.", "10 to 15 km", 10, 15, "measure", "km", None),
    ("Five tonnes of food.", "Five tonnes", 5, 5, "measure", "tonnes", None),
    ("The 5.45x39mm round.", "5.45x39mm", 5.45, 5.45, "measure", "mm", None),
    ("It cost $40 billion.", "$40 billion", 4e10, 4e10, "money", "$", None),
    ("It cost US$ 1.5bn.", "US$ 1.5bn", 1.5e9, 1.5e9, "money", "US$", None),
    ("It cost \u20ac20 million.", "\u20ac20 million", 2e7, 2e7, "money", "\u20ac", None),
    ("It cost 20 million euros.", "20 million euros", 2e7, 2e7, "money", "euros", None),
    ("It cost 100,000 dollars.", "100,000 dollars", 1e5, 1e5, "money", "dollars", None),
    ("It cost a million dollars.", "a million dollars", 1e6, 1e6, "money", "dollars", None),
    ("It cost USD 5 million.", "USD 5 million", 5e6, 5e6, "money", "USD", None),
    ("It cost $1-2 million.", "$1-2 million", 1e6, 2e6, "money", "$", None),
    ("It cost more than $40m.", "more than $40m", 4e7, None, "money", "$", "more than"),
    ("A $40-million deal.", "$40-million", 4e7, 4e7, "money", "$", None),
    ("It rose 10 percent.", "10 percent", 10, 10, "percent", "percent", None),
    ("It rose 10 per cent.", "10 per cent", 10, 10, "percent", "per cent", None),
    ("It rose 3.5%.", "3.5%", 3.5, 3.5, "percent", "%", None),
    ("It rose 10-15%.", "10-15%", 10, 15, "percent", "%", None),
    ("Two thirds of them left.", "Two thirds", 66.67, 66.67, "percent", "fraction", None),
    ("One-fifth of them left.", "One-fifth", 20, 20, "percent", "fraction", None),
    ("It stayed 30 days.", "30 days", 30, 30, "duration", "day", None),
    ("A six-month halt.", "six-month", 6, 6, "duration", "month", None),
    ("It stayed at least 72 hours.", "at least 72 hours", 72, None, "duration", "hour", "at least"),
    ("It came in 2014.", "2014", 2014, 2014, "year", None, None),
    ("The second batch came.", "second", 2, 2, "ordinal", None, None),
    ("The 24th brigade came.", "24th", 24, 24, "ordinal", None, None),
    ("The twenty-first batch came.", "twenty-first", 21, 21, "ordinal", None, None),
    ("The First Army came.", "First", 1, 1, "ordinal", None, None),
]

VAGUE: list[Row] = [
    ("Dozens of tanks came.", "Dozens of", 24, None, "count", None, None),
    ("Hundreds of tanks came.", "Hundreds of", 200, None, "count", None, None),
    ("Thousands came.", "Thousands", 2000, None, "count", None, None),
    ("Tens of thousands came.", "Tens of thousands", 20000, None, "count", None, None),
    ("Several tanks came.", "Several", None, None, "count", None, None),
    ("A few tanks came.", "A few", None, None, "count", None, None),
    ("A number of tanks came.", "A number of", None, None, "count", None, None),
]


@pytest.mark.parametrize(("text", "words", "low", "high", "kind", "unit", "modifier"), COUNTS + OTHERS + VAGUE)
def test_quantities(
    text: str, words: str, low: float | None, high: float | None, kind: str, unit: str | None, modifier: str | None
) -> None:
    found = {quantity.text: quantity for quantity in find_quantities(text)}
    assert words in found, f"{words!r} not among {sorted(found)}"
    quantity = found[words]
    assert (quantity.low, quantity.high, quantity.kind) == (low, high, kind)
    assert (quantity.unit, quantity.modifier) == (unit, modifier)
    assert quantity.vague == ((text, words, low, high, kind, unit, modifier) in VAGUE)
    assert quantity.rule.startswith("quantity.")


NOTHING = [
    "The T-72 and the Mi-17 flew.",
    "The 9M113 hit an F-16.",
    "He fired an AK-47 and an RPG-7.",
    "The S-300s and the BTR-80A came.",
    "See No. 5.",
    "Resolution 2127 (2013) holds.",
    "Resolutions 2127 and 2134 hold.",
    "Resolution 1559 (2004) and 1701 (2006) hold.",
    "Article 51 applies.",
    "Articles 51, 52 and 53 apply.",
    "See page 12.",
    "A Boeing 737 flew.",
    "It met on Oct. 15, 2020.",
    "It met at 10:35 a.m. on Friday.",
    "It met on 24/10/2020.",
    "No one came.",
    "They met one another.",
    "A tank came.",
    "It won 3-2-1.",
    "The 24/7 watch.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_no_quantities(text: str) -> None:
    assert [quantity.text for quantity in find_quantities(text)] == []


ORDINALS = [
    ("The second batch of 10 vehicles came.", [2]),
    ("The third and the 24th brigade came.", [3, 24]),
    ("The first two of six came.", []),
    ("It waited 30 seconds.", []),
    ("It met on the 15th.", []),
]


@pytest.mark.parametrize(("text", "places"), ORDINALS)
def test_ordinals(text: str, places: list[int]) -> None:
    assert [quantity.exact for quantity in ordinals(text)] == places


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("ten", 10),
        ("forty-two", 42),
        ("one hundred and one", 101),
        ("two thousand three hundred", 2300),
        ("1.5 million", 1.5e6),
        ("three hundred thousand", 300_000),
        ("half a million", 500_000),
        ("a dozen", 12),
        ("2,019", 2019),
        ("twelve million and six", 12_000_006),
    ],
)
def test_read_number(words: str, value: float) -> None:
    assert read_number(words) == value


@pytest.mark.parametrize("words", ["", "tank", "first"])
def test_read_number_refuses_other_words(words: str) -> None:
    with pytest.raises(ValueError, match="not a number"):
        read_number(words)


def test_read_ordinal() -> None:
    assert [read_ordinal(words) for words in ("first", "21st", "thirty-second")] == [1, 21, 32]
    with pytest.raises(ValueError, match="not an ordinal"):
        read_ordinal("ten")


# fmt: off
WORDS = [
    "10", "ten", "a", "dozen", "of", "the", "to", "-", "and", "between", "$", "€", "million", "mm", "km",
    "155mm", "%", "first", "second", "24th", "T-72", "No.", "Resolution", "2127", "(2013)", "2014", "at least",
    "up to", "or more", "several", "dozens", "half", "one", "third", ",", "1,000", "days", "x",
]
# fmt: on


@given(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join) | st.text(max_size=80))
def test_quantities_are_verbatim_in_order_and_apart(text: str) -> None:
    end = 0
    for quantity in find_quantities(text):
        assert end <= quantity.start < quantity.end and text[quantity.start : quantity.end] == quantity.text
        assert quantity.low is None or quantity.high is None or quantity.low <= quantity.high
        end = quantity.end


@pytest.mark.parametrize("figures", [16, 40, 400, 5000])
@pytest.mark.parametrize(
    "text",
    [
        "It gave {} tanks.",
        "It took {} days.",
        "It came {} days ago.",
        "It gave the {}th batch.",
        "It paid ${} million.",
    ],
)
def test_endless_figures_count_nothing(text: str, figures: int) -> None:
    for digits in ("9" * figures, ",".join(["999"] * (figures // 3 + 1))):
        told = text.format(digits)
        assert not [one for one in (*find_quantities(told), *find_times(told)) if "9" in one.text]
