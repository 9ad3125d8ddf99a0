"""People introduced by title and name, with the state and the branch they speak for."""

import pytest

from legation.pipeline import Reader
from tests.language.passages import locate, party_text, reading

PEOPLE: list[tuple[str, str, str]] = [
    ("Russian Prime Minister Mikhail Mishustin signed the order.", "Mishustin", "Mikhail Mishustin, RUS Government"),
    (
        "Mikhail Mishustin, the Russian prime minister, signed the order.",
        "Mishustin",
        "Mikhail Mishustin, RUS Government",
    ),
    (
        "Russia's Ambassador in the Central African Republic Vladimir Titorenko opened the school.",
        "Titorenko",
        "Vladimir Titorenko, RUS Embassy",
    ),
    (
        "The Serbian defence minister, Nebojša Stefanović, met the envoy.",
        "Stefanović",
        "Nebojša Stefanović, SRB Ministry of Defence",
    ),
    (
        "Serbian Defence Minister Nebojša Stefanović met the envoy.",
        "Stefanović",
        "Nebojša Stefanović, SRB Ministry of Defence",
    ),
    (
        "French Foreign Minister Claire Moreau spoke in Paris.",
        "Moreau",
        "Claire Moreau, FRA Ministry of Foreign Affairs",
    ),
    (
        "Claire Moreau, France's foreign minister, spoke in Bamako.",
        "Moreau",
        "Claire Moreau, FRA Ministry of Foreign Affairs",
    ),
    ("Colonel Assimi Traore of the Malian army read a statement.", "Traore", "Assimi Traore, MLI Army"),
    ("The US ambassador to Mali, John Baker, toured the base.", "Baker", "John Baker, USA Embassy"),
    ("U.S. Ambassador John Baker toured the base in Bamako.", "Baker", "John Baker, USA Embassy"),
    ("Turkish President Recep Aydin met Libyan Prime Minister Omar Salem.", "Aydin", "Recep Aydin, TUR Presidency"),
    ("Turkish President Recep Aydin met Libyan Prime Minister Omar Salem.", "Salem", "Omar Salem, LBY Government"),
    ("The chief of staff of the Polish army, General Jan Kowalski, resigned.", "Kowalski", "Jan Kowalski, POL Army"),
    ("General Jan Kowalski, chief of staff of the Polish army, resigned.", "Kowalski", "Jan Kowalski, POL Army"),
    ("NATO Secretary General Lars Holm praised the accord.", "Holm", "Lars Holm, NATO"),
    ("UN envoy Maria Lopez left Tripoli.", "Lopez", "Maria Lopez, United Nations"),
    ("Former Estonian president Kersti Tamm chaired the talks.", "Tamm", "Kersti Tamm, EST Presidency"),
    (
        "Deputy Defence Minister of Belarus Viktor Kulik inspected the units.",
        "Kulik",
        "Viktor Kulik, BLR Ministry of Defence",
    ),
    (
        "Belarus's deputy defence minister Viktor Kulik inspected the units.",
        "Kulik",
        "Viktor Kulik, BLR Ministry of Defence",
    ),
    (
        "Foreign ministry spokeswoman Anna Orlova of Russia denied it.",
        "Orlova",
        "Anna Orlova, RUS Ministry of Foreign Affairs",
    ),
    (
        "Russian foreign ministry spokeswoman Anna Orlova denied it.",
        "Orlova",
        "Anna Orlova, RUS Ministry of Foreign Affairs",
    ),
    ("The president of Ghana, Kofi Mensah, thanked Rome.", "Mensah", "Kofi Mensah, GHA Presidency"),
    ("Ghanaian President Kofi Mensah thanked Rome. Mensah then left.", "Mensah", "Kofi Mensah, GHA Presidency"),
    ("Japan's Prime Minister Kenji Mori flew to Manila.", "Mori", "Kenji Mori, JPN Government"),
    (
        "Philippine Defense Secretary Jose Cruz signed the pact with Japanese counterpart Kenji Mori.",
        "Cruz",
        "Jose Cruz, PHL Ministry of Defence",
    ),
    (
        "Azerbaijani Defence Minister Zakir Hasanov received Pakistan's ambassador Bilal Khan.",
        "Hasanov",
        "Zakir Hasanov, AZE Ministry of Defence",
    ),
    (
        "Azerbaijani Defence Minister Zakir Hasanov received Pakistan's ambassador Bilal Khan.",
        "Khan",
        "Bilal Khan, PAK Embassy",
    ),
    (
        "Somalia's national security adviser, Hussein Ali, visited Ankara.",
        "Ali",
        "Hussein Ali, SOM National Security Council",
    ),
    (
        "Kenyan Foreign Secretary Alfred Otieno announced the mission.",
        "Otieno",
        "Alfred Otieno, KEN Ministry of Foreign Affairs",
    ),
    ("Swedish army chief Karl Nilsson welcomed the drill.", "Nilsson", "Karl Nilsson, SWE Army"),
    ("The commander of the Turkish navy, Admiral Ercan Demir, was present.", "Demir", "Ercan Demir, TUR Navy"),
    (
        "Hungarian Foreign Minister Peter Nagy said so. Nagy was in Minsk.",
        "Nagy",
        "Peter Nagy, HUN Ministry of Foreign Affairs",
    ),
    ("EU foreign policy chief Josep Vidal met the ministers.", "Vidal", "Josep Vidal, EU"),
    ("Brazil's ambassador to Haiti Paulo Souza left.", "Souza", "Paulo Souza, BRA Embassy"),
    ("Ivan Petrov, an analyst, doubted it.", "Petrov", "Ivan Petrov"),
    ("Niger's military leader Abdou Issa received the envoy.", "Issa", "Abdou Issa, NER Presidency"),
    (
        "Iranian Defence Minister Brigadier General Amir Hatami opened the fair.",
        "Hatami",
        "Amir Hatami, IRN Ministry of Defence",
    ),
    ("Hisham al-Rikabi, the Iraqi defence minister, spoke.", "Rikabi", "Hisham al-Rikabi, IRQ Ministry of Defence"),
    ("Omar bin al-Khatib, the Iraqi defence minister, spoke.", "Khatib", "Omar bin al-Khatib, IRQ Ministry of Defence"),
    # half an adjective for two states is a forename, too; a name of the tables is the whole name
    ("The Italian general Franco Bertolini spoke.", "Bertolini", "Franco Bertolini, ITA Armed Forces"),
    ("A Franco-German brigade came.", "Franco", ""),
    ("Guyana's foreign minister Anand Lall spoke.", "Lall", "Anand Lall, GUY Ministry of Foreign Affairs"),
    # a town behind the place where somebody serves is nobody
    ("A diplomat at the embassy in Pasay City spoke.", "City", ""),
    ("Pentagon spokesman Mark Hill spoke.", "Hill", "Mark Hill, USA Ministry of Defence"),
]

# wanted, and not yet found: the reason stands first
OPEN: list[tuple[str, str, str, str]] = [
    (
        "the title table has no state for it",
        "Kremlin spokesman Dmitry Sokolov spoke.",
        "Sokolov",
        "Dmitry Sokolov, RUS Presidency",
    ),
]


def person(reader: Reader, text: str, name: str) -> str:
    passage, i = locate(reading(reader, text), name)
    found = passage.people.at(i)
    return party_text(found) if found is not None else ""


@pytest.mark.parametrize(("text", "name", "expected"), PEOPLE)
def test_person(reader: Reader, text: str, name: str, expected: str) -> None:
    assert person(reader, text, name) == expected


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [pytest.param(*row, marks=pytest.mark.xfail(strict=True, reason=why)) for why, *row in OPEN],
)
def test_person_open(reader: Reader, text: str, name: str, expected: str) -> None:
    assert person(reader, text, name) == expected


def test_a_title_covers_its_own_words(reader: Reader) -> None:
    text = "Serbian Defence Minister Ana Petrova left."
    assert person(reader, text, "Defence Minister") == person(reader, text, "Petrova")


def test_places_and_weapons_are_no_people(reader: Reader) -> None:
    for text, name in (
        ("Minister of Defence of Mali opened Camp Bamako.", "Bamako"),
        ("The jets flew to Tripoli.", "Tripoli"),
    ):
        assert person(reader, text, name) == ""


def test_a_weekday_after_a_title_is_nobody(reader: Reader) -> None:
    assert person(reader, "Peruvian lawmakers Tuesday endorsed the accord.", "Tuesday") == ""
