"""What stands beside a draft, and what the marks and the dropping of governed acts ask of it."""

from legation.claims.company import Company, by_sentence, sentence_of
from legation.claims.draft import Draft
from legation.claims.read import story_drafts
from legation.pipeline import Reader
from tests.language.passages import reading

STORY = (
    "Serbia gave Chad six howitzers in May. Poland signed a contract to deliver four tanks to Kenya, and Mali closed "
    "the base at Gao.\nFrance sent 200 soldiers to Niger in June. Turkey delivered 20 drones to Togo in July."
)


def drafts(reader: Reader) -> list[Draft]:
    """The acts of the story."""
    return story_drafts(reading(reader, STORY), reader.codebook, reader.world)


def test_each_sentence_holds_its_own_acts(reader: Reader) -> None:
    found = drafts(reader)
    beside = by_sentence(found)
    assert [len(held) for held in beside.values()] == [1, 2, 1, 1]
    assert [d for held in beside.values() for d in held] == found
    assert len({sentence_of(d) for d in found}) == len(beside)


def test_an_act_is_not_beside_itself_and_counts_where_it_is_held(reader: Reader) -> None:
    found = drafts(reader)
    company = Company(found[:-1])
    pact, closed = next(held for held in by_sentence(found).values() if len(held) == 2)
    assert company.beside(pact) == [closed] and company.beside(closed) == [pact]
    assert company.holds(found[0]) and not company.holds(found[-1])
    assert company.beside(found[-1]) == []


def test_what_becomes_of_another_type_is_counted_there(reader: Reader) -> None:
    found = drafts(reader)
    company = Company(found)
    before, sent = found[0].event_type, found[3]
    assert before is not sent.event_type
    number, there = company.types[before.name], company.types[sent.event_type.name]
    found[0].event_type = sent.event_type
    company.became(found[0], before.name)
    assert [company.types[before.name], company.types[sent.event_type.name]] == [number - 1, there + 1]
