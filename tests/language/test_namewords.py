"""Where only the statistical recogniser can tell a person it is asked, for many texts at once, and nowhere else."""

import subprocess
import sys
from dataclasses import replace

import pytest

from legation.language.parse import Name, recognise_together
from legation.language.reading import Laid, joined, lay_names
from legation.model.page import Block, Story
from legation.pipeline import Reader

PLAIN = (
    "Russian Defence Minister Sergei Petrov visited Mali on Monday.",
    "NATO opened a base in Estonia, which had been built by Poland.",
    "The tanks, delivered by May, were paid for by Serbia. It was shaken by weeks of protests.",
)
IN_DOUBT = ("Kofi Adu opened the base in Ghana.", "They met Ana Lopez, who said that Camp Bifrost was closed.")


def _refused() -> tuple[Name, ...]:
    raise AssertionError("the recogniser was asked")


def _laid(reader: Reader, text: str) -> Laid:
    block = Block("paragraph", 0, len(text))
    parses = [replace(parse, recognise=_refused) for parse in reader.parser.parse([text])]
    return lay_names(Story(0, "", text, (block,), "2021-06-15", "given"), [block], parses, reader.world)


@pytest.mark.parametrize("text", PLAIN)
def test_the_recogniser_is_not_asked_of_names_that_are_known(reader: Reader, text: str) -> None:
    laid = _laid(reader, text)
    assert not list(laid.in_doubt())
    for passage in joined(laid, reader.world).passages:
        for token in passage.parse.tokens:
            passage.graph.arguments(token.i)


@pytest.mark.parametrize("text", IN_DOUBT)
def test_names_that_nobody_knows_are_in_doubt(reader: Reader, text: str) -> None:
    laid = _laid(reader, text)
    assert list(laid.in_doubt()) == list(laid.parses)
    with pytest.raises(AssertionError, match="was asked"):
        joined(laid, reader.world)


def test_names_looked_for_together_are_those_looked_for_alone(reader: Reader) -> None:
    texts = (*PLAIN, "", *IN_DOUBT)
    together, alone = list(reader.parser.parse(texts)), list(reader.parser.parse(texts))
    recognise_together(together)
    recognise_together(together[:2])
    assert [parse.names for parse in together] == [parse.names for parse in alone]
    assert any(name.label == "PERSON" for parse in together for name in parse.names)


def test_what_the_model_is_called_is_told_without_loading_the_library_of_matrices() -> None:
    told = "import sys; from legation.language.parse import model_name; model_name(); print('numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"  # it reads how many threads to keep when it is loaded: that comes after
