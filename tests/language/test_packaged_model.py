"""The packaged model is loaded without the list of its vectors' words, and parses as with it."""

from legation.language.joining import Joiner
from legation.language.parse import SpacyParser
from legation.pipeline import Reader

TEXTS = [
    "Serbia has received ten armoured vehicles from Russia, Reuters reported on 5 May 2023.",
    "Türkiye’s TB2s, e.g. those at Ağrı, cost $1.2bn; “Ana Brnabić” wasn’t told \u2013 zxqwv-17, naïve, 東京!",
    "The manoeuvres, organised by NATO's 5th programme, are to be cancelled.\n\nThey ain't gonna leave :-)",
    "",
]


def test_a_model_without_its_list_of_strings_parses_the_same(reader: Reader) -> None:
    assert isinstance(reader.parser, SpacyParser)
    where = reader.parser._nlp.path
    whole = SpacyParser(where, Joiner(reader.world.weapons.designations, reader.world.names.find))
    assert len(whole._nlp.vocab.strings) > 100 * 1000 > len(reader.parser._nlp.vocab.strings)
    for own, other in zip(reader.parser.parse(TEXTS), whole.parse(TEXTS), strict=True):
        assert own == other
        assert own.names == other.names
