"""Commentaries and who signs them."""

import pytest

from legation.pages.opinions import is_opinion, writer_of


@pytest.mark.parametrize(
    ("headline", "opinion"),
    [
        ("Commentary: The gulf is no lake", True),
        ("Opinion | Ghana should sign", True),
        ("OP-ED: Who guards the straits", True),
        ("Commentary on the pact published", False),
        ("Opinion polls: Ghanaians want the base gone", False),
        ("Comment sought on the base", False),
        ("Ghana: boats arrive", False),
    ],
)
def test_a_label_makes_a_commentary(headline: str, opinion: bool) -> None:
    assert is_opinion(headline) is opinion


@pytest.mark.parametrize(
    ("line", "writer"),
    [
        ("Dr Kofi Adu, senior fellow, Savannah Institute", "Kofi Adu"),
        ("Ama van Dyk, a former ambassador to Togo", "Ama van Dyk"),
        ("By Kofi Adu, former High Commissioner to Togo (1997 to 1999). He is a fellow of the institute.", "Kofi Adu"),
        ("By Kofi Adu, Savannah Post", None),
        ("Kofi Adu, Accra", None),
        ("Accra, where the analyst lives", None),
        (
            "Kofi Adu, senior fellow, said on Monday that the boats which Ghana ordered would come to Tema.",
            None,
        ),
    ],
)
def test_a_writer_stands_with_an_occupation(line: str, writer: str | None) -> None:
    assert writer_of(line) == writer
