"""French times and the English words that the gloss tells them in."""

import pytest

from legation.language.gloss.lexicon import grammar
from legation.language.gloss.timewords import TimeWords

TIMES = TimeWords(grammar("fr", "times"), grammar("fr", "numbers")["cardinals"])


@pytest.mark.parametrize(
    ("french", "said", "english"),
    [
        ("La Russie a livré jeudi dernier six chars", "jeudi dernier", "last Thursday"),
        ("livrés le 15 octobre 2018 à Bangui", "le 15 octobre 2018", "on 15 October 2018"),
        ("signé lundi 8 mai 2023 à Rabat", "lundi 8 mai 2023", "on 8 May 2023"),
        ("L'exercice s'achèvera le 1er mars", "le 1er mars", "on 1 March"),
        ("En octobre, Moscou avait livré", "En octobre", "in October"),
        ("achevé d'ici la fin du mois de janvier", "d'ici la fin du mois de janvier", "by late January"),
        ("livrés avant la fin de l'année", "avant la fin de l'année", "before the end of the year"),
        ("en négociation depuis 2021", "depuis 2021", "since 2021"),
        ("arrivés la semaine dernière", "la semaine dernière", "last week"),
        ("retirera son contingent l’an prochain", "l’an prochain", "next year"),
        ("jusqu'au 15 novembre 2023", "jusqu'au 15 novembre 2023", "until 15 November 2023"),
        ("il y a deux ans", "il y a deux ans", "2 years ago"),
        ("prolongé d'un an", "d'un an", "for 1 year"),
        ("entre le 3 et le 10 mai 2022", "entre le 3 et le 10 mai 2022", "from 3 to 10 May 2022"),
        ("attendus fin 2024", "fin 2024", "in late 2024"),
        ("début mars", "début mars", "in early March"),
        ("l'accord de 2018", "de 2018", "of 2018"),
    ],
)
def test_times_are_found_and_said_in_english(french: str, said: str, english: str) -> None:
    assert [(french[t.start : t.end], t.english) for t in TIMES.find(french)] == [(said, english)]


@pytest.mark.parametrize(
    "text", ["2 000 hommes", "la marche de la paix", "le Mans", "les 1 500 soldats", "un char de 60 tonnes"]
)
def test_other_figures_and_words_are_no_times(text: str) -> None:
    assert TIMES.find(text) == []
