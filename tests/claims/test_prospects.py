"""What is looked at before anything closer must refuse nothing that the closer look takes."""

from types import SimpleNamespace

import pytest

from legation.claims.concepts import Concepts
from legation.claims.slots import fillers
from legation.claims.things import Things
from legation.language.reading import Reading
from legation.model.page import Outcome
from legation.pages.inputs import read_input
from legation.pages.source import Input
from legation.pipeline import Reader

TEXTS = (
    "Turkey gave Ghana 12 Kirpi vehicles last month. The first six were turned over in May. They patrol the border.",
    "Thirty Norwegians left Camp Bifrost in Mali. Its 40 people there guard three Stinger batteries and their crews.",
    "Egypt and Greece began Amber Shield, a naval exercise, on Monday. Italy will join Amber Shield.",
    "Russian senior officer Oleg Polguev inspected a batch of howitzers near Tapa, Estonia. Ministers signed a pact.",
    "The UN peacekeeping mission in Mali lost half of its Dutch troops. The second of four radars is to follow.",
)


def _reading(reader: Reader, text: str) -> Reading:
    outcome: Outcome = read_input(Input("page.txt", data=text.encode()))
    assert outcome.page is not None
    found = reader.reading(outcome.page.stories[0], outcome.page)
    assert found is not None
    return found


@pytest.mark.parametrize("text", TEXTS)
def test_a_word_belongs_to_none_but_its_prospects(reader: Reader, text: str) -> None:
    codebook = reader.codebook
    things = Things(codebook, set(codebook.concepts))
    held = 0
    for passage in _reading(reader, text).passages:
        concepts = Concepts(codebook, passage, things)
        for token in passage.parse.tokens:
            prospects = concepts.prospects(token.i)
            assert prospects <= concepts.within(token.sentence), token.text
            for name in (f"@{name}" for name in codebook.concepts):
                if any(concepts._direct(i, name) for i in concepts.meant(token.i)):
                    held += 1
                    assert name in prospects, (token.text, name)
    assert held


def test_words_of_a_sentence_are_found_by_concept(reader: Reader) -> None:
    passage = _reading(reader, TEXTS[0]).passages[0]
    one, other = Concepts(reader.codebook, passage), Concepts(reader.codebook, passage)
    found = {name: one.among(0, f"@{name}") for name in reader.codebook.concepts}
    first, last = passage.parse.sentences[0]
    nouns = [t.i for t in passage.parse.tokens[first:last] if t.pos in ("NOUN", "PROPN", "PRON", "NUM")]
    assert found == {name: [i for i in nouns if other.holds(i, f"@{name}")] for name in reader.codebook.concepts}
    assert found["weapon"]


def test_a_slot_is_looked_up_for_each_set_of_carrying_words(reader: Reader) -> None:
    graph = _reading(reader, "Chad halted the delivery of tanks on Monday.").passages[0].graph
    place = {token.text: token.i for token in graph.parse.tokens}
    for _ in range(2):
        for governors, expected in (([], ()), ([place["halted"]], (place["Chad"],)), ([], ())):
            carried = SimpleNamespace(governors=governors)
            assert fillers(graph, place["delivery"], "^agent", carried) == expected
