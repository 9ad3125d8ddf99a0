"""A page at a glance: its words without markup, and whether they are English."""

import pytest

from legation.pages.glimpse import evidently_english, glimpse

ENGLISH = "The minister said that the base of the navy is to be closed with the end of the year. "
FRENCH = "Le ministre a dit que la base de la marine sera fermée avec la fin de cette année. "


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<p>South\nKorea</p><p>sold <b>jets</b></p>", "South Korea\n\nsold jets"),
        ("<script>var army = 'Mali';</script><h1>Drills</h1>", "Drills"),
        ("<!-- Mali --><div>C&ocirc;te d&#39;Ivoire</div>", "Côte d'Ivoire"),
        ("", ""),
    ],
)
def test_html_loses_its_markup(markup: str, words: str) -> None:
    assert glimpse(markup, "html") == words


def test_a_plain_text_is_its_own_glimpse() -> None:
    assert glimpse("a < b\n\nc", "text") == "a < b\n\nc"


@pytest.mark.parametrize(
    ("text", "english"),
    [
        (ENGLISH, True),
        (ENGLISH * 60, True),
        (FRENCH, False),
        (FRENCH * 60, False),
        (ENGLISH * 60 + FRENCH * 60, False),
        ("Армия получила танки. " * 90, False),
        ("Fourteen goals, nine cards", False),
    ],
)
def test_a_text_is_english_in_all_its_parts_or_in_doubt(text: str, english: bool) -> None:
    assert evidently_english(text) is english
