"""What of a French text is taken as one, and the English for it."""

import pytest

from legation.codebook.languages import load_language
from legation.language.gloss.lexicon import Lexicon, grammar
from legation.language.gloss.timewords import TimeWords
from legation.language.gloss.units import Units, bounds_of
from legation.world import World


@pytest.fixture(scope="module")
def units() -> Units:
    world = World.shared()
    lexicon = Lexicon(load_language("fr"), world)
    times = TimeWords(grammar("fr", "times"), lexicon.numbers["cardinals"])
    return Units(lexicon, times, world.weapons.designations)


@pytest.mark.parametrize(
    ("french", "expected"),
    [
        ("1 500 soldats", [("number", "1,500")]),
        ("8,5 tonnes", [("number", "8.5")]),
        ("deux cents hommes", [("number", "200")]),
        ("mille policiers", [("number", "1000")]),
        ("une vingtaine de véhicules blindés", [("number", "about 20"), ("noun", "armoured vehicle")]),
        ("plus de 300 militaires", [("number", "more than 300")]),
        ("2,5 millions d'euros", [("number", "2.5 million")]),
        ("la Côte d'Ivoire et le Royaume-Uni", [("name", "Ivory Coast"), ("name", "United Kingdom")]),
        ("l'armée de l'air", [("name", "air force")]),
        ("le ministre malien de la Défense", [("name", "defence minister")]),
        ("Pékin et Moscou", [("name", "Beijing"), ("name", "Moscow")]),
        ("dans le cadre de la mission", [("preposition", "as part of")]),
        ("des hélicoptères Mi-35", [("designation", "Mi-35")]),
        ("selon Sadio Camara", [("name", "Sadio Camara")]),
    ],
)
def test_units(units: Units, french: str, expected: list[tuple[str, str]]) -> None:
    found = units.of(french, tuple(bounds_of(french)))
    assert [(unit.kind, unit.english) for unit in found if unit.kind != "word"] == expected


def test_inverted_pronouns_and_elisions_are_words_of_their_own() -> None:
    text = "L'armée, a-t-il dit, viendra-t-elle du Royaume-Uni ?"
    words = [text[start:end] for start, end in bounds_of(text)]
    assert words == ["L'", "armée", ",", "a", "-t-il", "dit", ",", "viendra", "-t-elle", "du", "Royaume-Uni", "?"]
