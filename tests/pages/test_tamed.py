"""Tags with very many attributes lose them; every other sign of the markup stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.pages.inputs import read_input
from legation.pages.source import Input
from legation.pages.tamed import MOST_ATTRIBUTES, tamed

MANY = " ".join(f"a{n}=1" for n in range(MOST_ATTRIBUTES + 1))
QUOTED = " ".join(f'a{n}="<b> {n}"' for n in range(MOST_ATTRIBUTES + 1))


@pytest.mark.parametrize(
    ("markup", "kept"),
    [
        (f"<p {MANY}>Words</p>", "<p>Words</p>"),
        (f"<p {QUOTED}>Words</p>", "<p>Words</p>"),
        ('<img src="data:' + "x " * 5000 + '">', '<img src="data:' + "x " * 5000 + '">'),
        ("<p title='>'>Words", "<p title='>'>Words"),
        (f"<p {MANY} and no end", f"<p {MANY} and no end"),
    ],
)
def test_only_what_has_too_many_attributes_loses_them(markup: str, kept: str) -> None:
    assert tamed(markup) == kept


@given(st.text(alphabet="<>\"'=ap /", max_size=300))
def test_short_tags_stay_as_they_are(markup: str) -> None:
    assert tamed(markup) == markup


def test_a_page_with_a_hundred_thousand_attributes_is_read() -> None:
    wide = " ".join(f"a{n}=1" for n in range(100_000))
    page = f"<html><body><h1>Tanks for Serbia</h1><p {wide}>Serbia has bought six T-72 tanks from Russia, it said.</p>"
    told = read_input(Input("a.html", data=page.encode()))
    assert told.page is not None and "six T-72 tanks" in told.page.stories[0].text
