"""Doubtful short names are settled by the words around them and by what else the story speaks of."""

import pytest

from legation.world import World
from legation.world.disambiguate import resolve


def settle(world: World, text: str, word: str, states: tuple[str, ...] = ()) -> set[str]:
    """The readings left for the first hit on a word, empty if it was dropped."""
    hits = [hit for hit in resolve(text, world.names.find(text), states) if hit.text == word]
    return {entry.key for entry in hits[0].entries} if hits else set()


@pytest.mark.parametrize(
    ("text", "word", "states", "expected"),
    [
        # adjective or newspaper
        ("The Australian government sent two ships.", "The Australian", (), {"AUS"}),
        ("The Australian reported that two ships had left.", "The Australian", (), {"the-australian"}),
        # republic or vehicle
        ("Russia sent instructors to CAR.", "CAR", (), {"CAF"}),
        ("In CAR, rebels advanced on Bangui.", "CAR", (), {"CAF"}),
        ("A CAR BOMB KILLED TWO", "CAR", (), set()),
        ("POLICE CAR STRUCK", "CAR", (), set()),
        ("A car bomb exploded in Bangui, Central African Republic.", "car", (), set()),
        ("The Central African Republic protested. A car hit him.", "car", (), set()),
        ("Bangui wants arms. Russia has troops in the car, officials said.", "car", (), {"CAF"}),
        ("Bangui spoke. The car's government asked Moscow for help.", "car", (), {"CAF"}),
        ("Russia opened an office in the car, its envoy in Bangui said.", "car", (), {"CAF"}),
        ("Moscow gave vehicles to the car.", "car", ("CAF",), {"CAF"}),
        ("Bangui was calm. He drove the car himself.", "car", (), set()),
        ("The driver left the car on the road.", "car", (), set()),
        ("He sold his car in Bangui.", "car", (), set()),
        # capital, or the name of a text that was signed there
        ("Inspectors came under the Vienna Document of 2011.", "Vienna", (), set()),
        ("Ukraine tore up the Minsk Agreements.", "Minsk", (), set()),
        ("Vienna documents the visits of inspectors.", "Vienna", (), {"AUT"}),
        ("Minsk agreements with Moscow are rarely published.", "Minsk", (), {"BLR"}),
        # country or federal state
        ("Georgia signed an accord with Moldova in Tbilisi.", "Georgia", (), {"GEO"}),
        ("Russian troops remain in Georgia's breakaway regions.", "Georgia", (), {"GEO"}),
        ("Georgia said it would buy Javelin missiles.", "Georgia", (), {"GEO"}),
        ("Georgia governor Brian Kemp visited Atlanta.", "Georgia", (), {"Georgia (U.S. state)"}),
        ("Soldiers from Fort Stewart, Georgia, were sent.", "Georgia", (), {"Georgia (U.S. state)"}),
        ("Lockheed builds the C-130J in Marietta, Georgia.", "Georgia", (), {"Georgia (U.S. state)"}),
        ("Savannah, Georgia, and Florida", "Georgia", (), {"Georgia (U.S. state)"}),
        ("Georgia O'Keeffe painted it.", "Georgia", (), set()),
        ("The Georgian parliament in Tbilisi", "Georgian", (), {"GEO"}),
        ("A Georgian townhouse in London", "Georgian", (), set()),
        ("Olympia, in western Washington, and Seattle", "Washington", (), {"Washington (U.S. state)"}),
        ("Washington approved the sale.", "Washington", (), {"USA"}),
        ("Denzel Washington starred.", "Washington", (), set()),
        ("George Washington crossed it.", "Washington", (), set()),
        ("Boeing workers in Everett and Seattle, Washington, struck.", "Washington", (), {"Washington (U.S. state)"}),
        # country or person
        ("Jordan received F-16s from the Netherlands.", "Jordan", (), {"JOR"}),
        ("King Abdullah of Jordan spoke in Amman.", "Jordan", (), {"JOR"}),
        ("Michael Jordan played basketball.", "Jordan", (), set()),
        ("Rep. Jim Jordan of Ohio said", "Jordan", (), set()),
        ("He told Neil Jordan so.", "Jordan", (), set()),
        ("Chad expelled the French troops.", "Chad", (), {"TCD"}),
        ("The army of Chad fought Boko Haram.", "Chad", (), {"TCD"}),
        ("Chad Wolf led the department.", "Chad", (), set()),
        ("the consultant Chad Barrington was asked", "Chad", (), set()),
        ("Chad Asks France to Leave Its Last Base", "Chad", (), {"TCD"}),
        ("Lebanon asked for army aid.", "Lebanon", (), {"LBN"}),
        ("He lives in Lebanon, Pennsylvania.", "Lebanon", (), set()),
        # two states of one name
        ("Congo's army fought M23 near Goma.", "Congo", (), {"COD"}),
        ("Congo's president Sassou spoke in Brazzaville.", "Congo", (), {"COG"}),
        ("The Congolese army retook a village.", "Congolese", ("COG",), {"COD", "COG"}),
        ("Congolese soldiers in Kinshasa", "Congolese", (), {"COD"}),
        ("Korea unveiled the K9; Seoul said.", "Korea", (), {"KOR"}),
        ("Guinea's junta leader Doumbouya", "Guinea", (), {"GIN"}),
        ("a guinea pig", "guinea", (), set()),
        ("The Dominican army left Santo Domingo.", "Dominican", (), {"DOM"}),
        ("Roseau: the Dominican leader Skerrit", "Dominican", (), {"DMA"}),
        ("Niger's junta in Niamey", "Niger", (), {"NER"}),
        # capitals and other towns
        ("Georgetown said Guyana would buy patrol ships.", "Georgetown", (), {"GUY"}),
        ("Georgetown University hosted the talk.", "Georgetown", (), set()),
        ("A scholar in Georgetown said", "Georgetown", (), set()),
        ("Jamaica's government in Kingston", "Kingston", (), {"JAM"}),
        ("cadets in Kingston, Ontario", "Kingston", (), set()),
        ("Costa Rica: San Jose agreed", "San Jose", (), {"CRI"}),
        ("San Jose, California, firms", "San Jose", (), set()),
        ("Chile's navy: Santiago ordered", "Santiago", (), {"CHL"}),
        ("pilgrims to Santiago de Compostela", "Santiago", (), set()),
        ("Seychelles signed in Victoria", "Victoria", (), {"SYC"}),
        ("Victoria Nuland said", "Victoria", (), set()),
        ("Melbourne, Victoria", "Victoria", (), {"Victoria (Australia)"}),
        ("fighting in Tripoli, Lebanon, went on", "Tripoli", (), set()),
        ("Haftar's advance on Tripoli", "Tripoli", (), {"LBY"}),
        ("Moscow, Idaho, is small.", "Moscow", (), set()),
        ("Paris, Texas", "Paris", (), set()),
        ("Paris suspended the training.", "Paris", (), {"FRA"}),
        # common words
        ("Turkey bought the S-400.", "Turkey", (), {"TUR"}),
        ("They ate roast Turkey on Thanksgiving.", "Turkey", (), set()),
        ("CONTACT US", "US", (), set()),
        ("US troops left.", "US", (), {"USA"}),
        ("Polish tanks went to Ukraine.", "Polish", (), {"POL"}),
        ("He speaks English.", "English", (), set()),
        ("the West is uneasy", "West", (), {"the-west"}),
        ("Kanye West sang", "West", (), set()),
        # organisations that share letters
        ("The SDF handed Raqqa over to Syria.", "SDF", (), {"SDF-SYR"}),
        ("Japan's SDF held drills near Tokyo.", "SDF", (), {"Armed Forces"}),
        ("Canberra said the ADF would send instructors.", "ADF", (), {"Armed Forces"}),
        ("The ADF killed villagers in Ituri, Congo.", "ADF", (), {"ADF-GROUP"}),
        ("Gazprom owns most of NIS, the Serbian oil firm.", "NIS", (), {"NIS"}),
        ("The NIS told lawmakers in Seoul", "NIS", (), {"Intelligence service"}),
        ("told AFP on Sunday", "AFP", (), {"agence-france-presse"}),
        ("the Philippine AFP in Manila said", "AFP", (), {"Armed Forces"}),
        # surnames
        ("Vladimir Titorenko spoke. Titorenko added", "Titorenko", (), {"Vladimir Titorenko"}),
        ("Russian envoy Titorenko added", "Titorenko", (), {"Vladimir Titorenko"}),
        ("President Macron said", "Macron", (), {"Emmanuel Macron"}),
        ("a baker called Castro", "Castro", (), set()),
        ("Joseph Petro, a chemist", "Petro", (), set()),
    ],
)
def test_reading(world: World, text: str, word: str, states: tuple[str, ...], expected: set[str]) -> None:
    assert settle(world, text, word, states) == expected


def test_what_is_not_doubtful_stays_as_it_was(world: World) -> None:
    text = "Serbia and NATO agreed; the Serbian defence ministry denied it."
    hits = world.names.find(text)
    assert resolve(text, hits) == hits


def test_settled_hits_are_a_part_of_the_found_ones(world: World) -> None:
    text = "Jordan, Chad and Georgia met in Victoria. Congo's car was there."
    found = {(hit.start, hit.end): set(hit.entries) for hit in world.names.find(text)}
    for hit in resolve(text, world.names.find(text)):
        assert set(hit.entries) <= found[hit.start, hit.end]


def test_an_empty_text_has_nothing_to_settle(world: World) -> None:
    assert resolve("", []) == []
