"""The language of texts, short ones above all: English must not be lost to a word that it shares."""

import pytest

from legation.pages.languages import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Plans\n\nMoscow plans to send more S-300 systems to Belgrade.", "en"),
        ("Russia delivers 10 BRDM-2 to Bangui", "en"),
        ("NATO inaugurates Albanian air base", "en"),
        ("The minister said that the office had been opened in Bangui.", "en"),
        ("El ministerio de Defensa firmó un contrato con Francia para la compra de seis helicópteros.", "es"),
        ("Министерство обороны сообщило, что не знает о поставке и что она была в мае.", "ru"),
        ("Le ministre a dit que la base serait ouverte dans un mois et que les soldats y seraient formés.", "fr"),
        ("", "und"),
        ("zqx wvk plo mnb hgf dsa qwe rty uio pas dfg hjk lzx cvb nmq wer tyu iop asd fgh jkl zxc vbn mqw ert", "und"),
    ],
)
def test_language_of(text: str, language: str) -> None:
    assert language_of(text) == language
