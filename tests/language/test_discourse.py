"""What a story has spoken of: the last state, the pair of states, the protagonist, people."""

import pytest

from legation.language.named_people import surname_of
from legation.language.reading import Reading, assemble
from legation.model.page import Block, Story
from legation.pipeline import Reader
from tests.language.passages import locate, reading

LAST_STATE: list[tuple[str, str | None, str | None]] = [
    ("Mali bought drones. The", None, "MLI"),
    ("Mali and Estonia signed. The", None, "EST"),
    ("Mali and Estonia signed. The", "Africa", "MLI"),
    ("Serbia and Chad signed. The", "Balkans", "SRB"),
    ("Moscow spoke. The", None, "RUS"),
    ("Nobody spoke. The", None, None),
    ("Estonia spoke. The", "Africa", None),
]

PAIRS: list[tuple[str, list[str]]] = [
    ("Italy and Niger signed a pact. The", ["ITA", "NER"]),
    ("Italy and Niger met. Italy and Niger signed. Malta watched. The", ["ITA", "NER"]),
    ("Rome and Niamey signed a pact. The", ["ITA", "NER"]),
    ("Italy signed. The", []),
]

PROTAGONISTS: list[tuple[str, str | None]] = [
    ("Serbia bought drones. Serbia sold guns. Serbian troops left Chad.", "SRB"),
    ("Serbia bought drones. Chad sold guns.", None),
    ("Serbia met Chad. Serbia met Chad. Serbia met Chad.", None),
    ("Nobody came.", None),
]


# the place of the dateline, what stands under it, and the state at home there
AT_HOME: list[tuple[str, str, str | None]] = [
    ("CHISINAU", "Romania has expelled an officer, the country's ministry said.", None),
    ("CHISINAU", "Moldova has expelled a Russian officer, the country's ministry said.", "MDA"),
    ("CHISINAU", "Two officers have been expelled, the ministry said.", "MDA"),
]

# what a paragraph tells before a sentence, and the only state it names there (other than one that acts)
ONLY_NAMED: list[tuple[str, str | None]] = [
    ("Ghana has moved fastest. Its Russian friends wait.", "GHA"),
    ("Ghana and Togo have moved fastest.", None),
    ("Chad has moved fastest.", None),
    ("Russian friends wait.", None),
]

SURNAMES: list[tuple[str, str]] = [
    ("Kofi Adu", "adu"),
    ("Oppah Muchinguri-Kashiri", "kashiri"),
    ("Hisham al-Rikabi", "rikabi"),
]


def under(reader: Reader, place: str, words: str) -> Reading:
    """A story of one paragraph under a dateline."""
    text = f"{place} {words}"
    blocks = (Block("dateline", 0, len(place)), Block("paragraph", len(place) + 1, len(text)))
    story = Story(0, "", text, blocks, "2021-06-15", "given", dateline_place=place)
    return assemble(story, blocks[1:], list(reader.parser.parse([words])), reader.world)


@pytest.mark.parametrize(("words", "state"), ONLY_NAMED)
def test_the_only_state_that_a_paragraph_names(reader: Reader, words: str, state: str | None) -> None:
    discourse = under(reader, "BAMAKO", words).passages[0].discourse
    first = len("BAMAKO") + 1
    found = discourse.only_named(first, first + len(words), frozenset({"TCD"}))
    assert (found.iso3 if found else None) == state


@pytest.mark.parametrize(("place", "words", "state"), AT_HOME)
def test_a_dateline_alone_makes_no_state_at_home(reader: Reader, place: str, words: str, state: str | None) -> None:
    found = under(reader, place, words).passages[0].discourse.home()
    assert (found.iso3 if found is not None else None) == state


def test_an_embassy_is_not_that_of_its_host(reader: Reader) -> None:
    words = "Russia's attaché in Venezuela has been promoted, the embassy said."
    passage, i = locate(under(reader, "CARACAS", words), "embassy")
    assert passage.parties.of(i)[0].iso3 == "RUS"


@pytest.mark.parametrize(("name", "expected"), SURNAMES)
def test_surnames(name: str, expected: str) -> None:
    assert surname_of(name) == expected


@pytest.mark.parametrize(("text", "region", "expected"), LAST_STATE)
def test_last_state(reader: Reader, text: str, region: str | None, expected: str | None) -> None:
    found = reading(reader, text).passages[-1].discourse.last_state(len(text), region)
    assert (found.iso3 if found is not None else None) == expected


def test_last_state_looks_back_only(reader: Reader) -> None:
    text = "Mali met Chad."
    discourse = reading(reader, text).passages[-1].discourse
    assert discourse.last_state(text.index("Chad")).iso3 == "MLI"  # type: ignore[union-attr]
    assert discourse.last_state(0) is None
    assert discourse.last_state(len(text), exclude=frozenset({"TCD"})).iso3 == "MLI"  # type: ignore[union-attr]


@pytest.mark.parametrize(("text", "expected"), PAIRS)
def test_pair(reader: Reader, text: str, expected: list[str]) -> None:
    assert sorted(p.iso3 or "" for p in reading(reader, text).passages[-1].discourse.pair(len(text))) == expected


@pytest.mark.parametrize(("text", "expected"), PROTAGONISTS)
def test_protagonist(reader: Reader, text: str, expected: str | None) -> None:
    found = reading(reader, text).passages[-1].discourse.protagonist()
    assert (found.iso3 if found is not None else None) == expected


def test_a_surname_recalls_the_person(reader: Reader) -> None:
    read = reading(reader, "Serbian Defence Minister Ana Petrova met Chad's envoy.\nPetrova then left.")
    passage, i = locate(read, "Petrova")
    assert [(p.person, p.iso3) for p in passage.parties.of(i)] == [("Ana Petrova", "SRB")]


def test_the_last_organisation_is_of_the_kind_asked_for(reader: Reader) -> None:
    text = "NATO met the African Union. The"
    discourse = reading(reader, text).passages[-1].discourse
    found = discourse.last_organisation(len(text), ["alliance"])
    assert found is not None and found.name == "NATO"
    assert discourse.last_organisation(len(text), ["company"]) is None
