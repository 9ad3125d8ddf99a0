"""Military items are found in news text with the right class, and words that only look like them are not."""

import csv
from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.world import tables
from legation.world.items_forms import designation_spellings, noun_spellings, plural
from legation.world.items_patterns import shapes
from legation.world.items_tables import CLASSES, KINDS, PATTERNS, UNROCA, VETOES, WEAPONS, weapon_files
from legation.world.tables import TableError, read, read_file, split
from legation.world.weapons import ItemHit, Weapons

OWN = """\
designation,aliases,description,category,unroca,producer,parent,ambiguous,source
Qx-31,Qex,test family,combat_aircraft,IV,SWE|DEU,,false,test
Qx-31K,,test version,,,,Qx-31,false,test
Zagan 2A4,,test tank,tank,I,DEU,,false,test
Spearfly,,test missile,missile,VIII,USA,,true,test
QRA,QRA launcher,test acronym,small_arms,VIII,,,false,test
QASAMS,,test acronym,air_defence,,NOR,,false,test
V3,,test tank,tank,I,,,true,test
Fäkon-5,,test radar,radar,,,,false,test
"""

Expected = list[tuple[str, str, str, str | None]]
"""Words of the text, canonical name, category, UN Register category of each hit."""


@pytest.fixture(scope="module")
def packaged() -> Weapons:
    return Weapons.load()


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Weapons:
    directory = tmp_path_factory.mktemp("tables")
    (directory / "weapons_own.csv").write_text(OWN, encoding="utf-8")
    return Weapons.load(directory)


def told(hits: list[ItemHit]) -> Expected:
    return [(hit.text, hit.name, hit.category, hit.unroca) for hit in hits]


CLASS_NOUNS: list[tuple[str, Expected]] = [
    ("The army bought 12 tanks.", [("tanks", "tank", "tank", "I")]),
    ("Main battle tanks rolled in.", [("Main battle tanks", "main battle tank", "tank", "I")]),
    (
        "Five armored personnel vehicles came.",
        [("armored personnel vehicles", "armoured personnel vehicle", "armoured_vehicle", "II")],
    ),
    (
        "Ten armoured patrol vehicles came.",
        [("armoured patrol vehicles", "armoured patrol vehicle", "armoured_vehicle", "II")],
    ),
    ("A batch of infantry vehicles came.", [("infantry vehicles", "infantry vehicle", "armoured_vehicle", "II")]),
    (
        "One light armoured vehicle came.",
        [("light armoured vehicle", "light armoured vehicle", "armoured_vehicle", "II")],
    ),
    ("Three APCs and two IFVs", [("APCs", "APC", "armoured_vehicle", "II"), ("IFVs", "IFV", "armoured_vehicle", "II")]),
    (
        "two armoured recovery vehicles",
        [("armoured recovery vehicles", "armoured recovery vehicle", "armoured_vehicle", None)],
    ),
    ("self-propelled howitzers", [("self-propelled howitzers", "self-propelled howitzer", "artillery", "III")]),
    ("self propelled howitzer", [("self propelled howitzer", "self-propelled howitzer", "artillery", "III")]),
    ("six artillery pieces", [("artillery pieces", "artillery piece", "artillery", "III")]),
    ("multiple rocket launchers", [("multiple rocket launchers", "multiple rocket launcher", "artillery", "III")]),
    ("No fighter jets of its own", [("fighter jets", "fighter jet", "combat_aircraft", "IV")]),
    ("Warplanes flew over.", [("Warplanes", "warplane", "combat_aircraft", "IV")]),
    ("the air force got six fighters", [("fighters", "fighter", "combat_aircraft", "IV")]),
    (
        "military transport aircraft",
        [("military transport aircraft", "military transport aircraft", "transport_aircraft", None)],
    ),
    ("trainer aircraft for cadets", [("trainer aircraft", "trainer aircraft", "trainer_aircraft", None)]),
    ("two helicopters", [("helicopters", "helicopter", "helicopter", None)]),
    ("combat helicopters", [("combat helicopters", "combat helicopter", "attack_helicopter", "V")]),
    ("drones from Turkey", [("drones", "drone", "uav", None)]),
    ("armed drones", [("armed drones", "armed drone", "uav", "IV")]),
    ("eight UAVs", [("UAVs", "UAV", "uav", None)]),
    ("air defense systems", [("air defense systems", "air defence system", "air_defence", None)]),
    ("air-defence batteries", [("air-defence batteries", "air-defence battery", "air_defence", None)]),
    ("surface-to-air missiles", [("surface-to-air missiles", "surface-to-air missile", "air_defence", None)]),
    ("MANPADS were found", [("MANPADS", "MANPADS", "missile", "VII")]),
    ("cruise missiles", [("cruise missiles", "cruise missile", "missile", "VII")]),
    ("antitank missiles", [("antitank missiles", "anti-tank missile", "missile", "VIII")]),
    ("Anti-Tank Missiles", [("Anti-Tank Missiles", "anti-tank missile", "missile", "VIII")]),
    ("frigates and corvettes", [("frigates", "frigate", "warship", "VI"), ("corvettes", "corvette", "warship", "VI")]),
    ("two fast patrol boats", [("fast patrol boats", "fast patrol boat", "patrol_vessel", None)]),
    ("a submarine", [("submarine", "submarine", "submarine", "VI")]),
    ("coastal surveillance radars", [("coastal surveillance radars", "coastal surveillance radar", "radar", None)]),
    (
        "small arms and ammunition",
        [("small arms", "small arms", "small_arms", "VIII"), ("ammunition", "ammunition", "ammunition", None)],
    ),
    (
        "assault rifles, machine guns",
        [
            ("assault rifles", "assault rifle", "small_arms", "VIII"),
            ("machine guns", "machine gun", "small_arms", "VIII"),
        ],
    ),
    ("grenade launchers", [("grenade launchers", "grenade launcher", "small_arms", "VIII")]),
    ("artillery rounds", [("artillery rounds", "artillery round", "ammunition", None)]),
    ("a million shells were supplied", [("shells", "shell", "ammunition", None)]),
    (
        "body armor and night-vision goggles",
        [
            ("body armor", "body armour", "protective_gear", None),
            ("night-vision goggles", "night-vision goggles", "electronics", None),
        ],
    ),
    ("night vision goggles", [("night vision goggles", "night-vision goggles", "electronics", None)]),
    ("donated 50 military trucks", [("military trucks", "military truck", "truck", None)]),
    ("20 military vehicles", [("military vehicles", "military vehicle", "military_vehicle", None)]),
    ("spare parts for the fleet", [("spare parts", "spare part", "spare_parts", None)]),
    ("demining equipment", [("demining equipment", "demining equipment", "engineering", None)]),
    ("laid down their arms", [("arms", "arms", "arms", None)]),
    (
        "weapons and military equipment",
        [("weapons", "weapon", "arms", None), ("military equipment", "military equipment", "military_equipment", None)],
    ),
    ("heavy weaponry", [("heavy weaponry", "heavy weaponry", "arms", None)]),
    ("the brigade received 12 tanks", [("tanks", "tank", "tank", "I")]),
    ("six jets were promised", [("jets", "jet", "aircraft", None)]),
    ("30,000 more rounds", [("rounds", "round", "ammunition", None)]),
    ("gave four batteries to the army", [("batteries", "battery", "air_defence", None)]),
    ("20 launchers", [("launchers", "launcher", "air_defence", None)]),
    ("hundreds of additional interceptors", [("interceptors", "interceptor", "air_defence", None)]),
]

HAZARDS: list[str] = [
    "He broke both arms in the fall.",
    "The minister stood with arms folded.",
    "The coat of arms hangs above the door.",
    "Residents are up in arms over the tax.",
    "The fuel tank leaked.",
    "A tank of water stood by the fence.",
    "A fish tank decorates the lobby.",
    "He works for a think tank in Vienna.",
    "The money went through shell companies.",
    "Shell raised its dividend.",
    "Rebel fighters entered the town.",
    "Islamic State fighters fled.",
    "The gold mine employs 400 people.",
    "A friend of mine told me.",
    "The car battery was flat.",
    "Lithium battery makers expect growth.",
    "The space launcher reached orbit.",
    "The deal slipped under the radar.",
    "Bees and one drone left the hive.",
    "A passenger aircraft landed late.",
    "A private jet landed late.",
    "Three vehicles blocked the road.",
    "A round of talks ended.",
    "The legal system needs reform.",
    "The unit of currency fell.",
    "The search engine failed.",
    "Police want gun control.",
    "The tank brigade paraded.",
    "Workers with bricks and mortar",
    "The bus driver was hurt when the bus crashed.",
    "The G-20 met in Rome.",
    "She got a B-1 visa and then an F-1 visa.",
    "Traffic on the A-10 road and the M60 motorway stopped.",
    "COVID-19 spread.",
    "Resolution 2127 (2013) was adopted.",
    "In Case T-72/15 the court ruled.",
    "He uses Sam as a name and said APCO won.",
    "The alarms rang in the farms.",
    "A world-class hotel and a first-class seat",
    "An 26-year-old and a 5 mm screw",
    "semi-8 finals",
    "Land Cruisers and cruise passengers",
    "As 90 people watched, In 30 days",
    "The G5 Sahel met.",
    "The K-8 school closed.",
    "Three rounds of talks were held.",
    "Two private jets collided.",
    "Six laptop batteries burnt.",
    "Tax form T-72/15, page M60",
]

SHAPES: list[tuple[str, Expected]] = [
    ("four Mi-19 aircraft", [("Mi-19", "Mi-19", "helicopter", None), ("aircraft", "aircraft", "aircraft", None)]),
    ("Mi-35Q9 were shown", [("Mi-35Q9", "Mi-35Q9", "attack_helicopter", "V")]),
    ("Su-39Xs landed", [("Su-39Xs", "Su-39X", "combat_aircraft", "IV")]),
    ("Su 39X landed", [("Su 39X", "Su-39X", "combat_aircraft", "IV")]),
    ("T-72Q8 tanks", [("T-72Q8", "T-72Q8", "tank", "I"), ("tanks", "tank", "tank", "I")]),
    (
        "BTR-99 and BRDM-9X",
        [("BTR-99", "BTR-99", "armoured_vehicle", "II"), ("BRDM-9X", "BRDM-9X", "armoured_vehicle", "II")],
    ),
    ("RQ-199 flights", [("RQ-199", "RQ-199", "uav", None)]),
    (
        "F-16XY fighters",
        [("F-16XY", "F-16XY", "combat_aircraft", "IV"), ("fighters", "fighter", "combat_aircraft", "IV")],
    ),
    ("AGM-999 deliveries", [("AGM-999", "AGM-999", "missile", "VII")]),
    ("S-400X9 batteries", [("S-400X9", "S-400X9", "air_defence", None), ("batteries", "battery", "air_defence", None)]),
    ("155mm howitzers", [("155mm howitzers", "155mm howitzer", "artillery", "III")]),
    (
        "155-mm/52-caliber howitzers",
        [("155-mm/52-caliber howitzers", "155-mm/52-caliber howitzer", "artillery", "III")],
    ),
    ("120 mm mortars", [("120 mm mortars", "120 mm mortar", "artillery", "III")]),
    ("60 mm mortars", [("60 mm mortars", "60 mm mortar", "artillery", None)]),
    (
        "152-millimetre artillery shells",
        [("152-millimetre artillery shells", "152-millimetre artillery shell", "ammunition", None)],
    ),
    ("5.56 mm rounds", [("5.56 mm rounds", "5.56 mm round", "ammunition", None)]),
    ("12.7 mm machine guns", [("12.7 mm machine guns", "12.7 mm machine gun", "small_arms", "VIII")]),
    (
        "Qohang-class corvettes",
        [("Qohang-class", "Qohang-class", "warship", "VI"), ("corvettes", "corvette", "warship", "VI")],
    ),
    (
        "Second Qardian-class Patrol Boat",
        [
            ("Qardian-class", "Qardian-class", "patrol_vessel", None),
            ("Patrol Boat", "patrol boat", "patrol_vessel", None),
        ],
    ),
    (
        "Type 999 submarines",
        [("Type 999", "Type 999", "submarine", "VI"), ("submarines", "submarine", "submarine", "VI")],
    ),
]

LISTED: list[tuple[str, Expected]] = [
    ("Qx-31", [("Qx-31", "Qx-31", "combat_aircraft", "IV")]),
    ("two Qx31s", [("Qx31s", "Qx-31", "combat_aircraft", "IV")]),
    ("two Qx 31 jets", [("Qx 31", "Qx-31", "combat_aircraft", "IV"), ("jets", "jet", "combat_aircraft", "IV")]),
    ("qx 31", []),
    ("qx-31", [("qx-31", "Qx-31", "combat_aircraft", "IV")]),
    ("Qx\u201131", [("Qx\u201131", "Qx-31", "combat_aircraft", "IV")]),
    ("Qx-31K", [("Qx-31K", "Qx-31K", "combat_aircraft", "IV")]),
    ("Qx-31ZB2s", [("Qx-31ZB2s", "Qx-31ZB2", "combat_aircraft", "IV")]),
    ("Qx-310 and AQx-31", []),
    ("Zagan 2 A4", []),
    ("Zagan-2A4 tanks", [("Zagan-2A4", "Zagan 2A4", "tank", "I"), ("tanks", "tank", "tank", "I")]),
    ("a spearfly", []),
    ("Spearflys", [("Spearflys", "Spearfly", "missile", "VIII")]),
    ("QRA and Qra", [("QRA", "QRA", "small_arms", "VIII")]),
    ("Qasams systems", [("Qasams", "QASAMS", "air_defence", None), ("systems", "system", "air_defence", None)]),
    ("a “Qasams” launcher", [("Qasams", "QASAMS", "air_defence", None), ("launcher", "launcher", "air_defence", None)]),
    ("Fakon-5 radar", [("Fakon-5", "Fäkon-5", "radar", None), ("radar", "radar", "radar", None)]),
    (
        "Qx-31 spare parts",
        [("Qx-31", "Qx-31", "combat_aircraft", "IV"), ("spare parts", "spare part", "spare_parts", None)],
    ),
    (
        "Qx-31 armoured vehicles",
        [
            ("Qx-31", "Qx-31", "combat_aircraft", "IV"),
            ("armoured vehicles", "armoured vehicle", "armoured_vehicle", "II"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CLASS_NOUNS + SHAPES)
def test_class_nouns_and_shapes(packaged: Weapons, text: str, expected: Expected) -> None:
    assert told(packaged.find(text)) == expected


@pytest.mark.parametrize("text", HAZARDS)
def test_what_only_looks_like_an_item(packaged: Weapons, text: str) -> None:
    assert told(packaged.find(text)) == []


@pytest.mark.parametrize(("text", "expected"), LISTED)
def test_listed_designations(own: Weapons, text: str, expected: Expected) -> None:
    assert told(own.find(text)) == expected


def test_a_designation_says_who_makes_it_and_which_row_said_so(own: Weapons) -> None:
    (hit,) = own.find("x Qx-31K.")
    assert (hit.start, hit.end, hit.designation, hit.rule) == (2, 8, "Qx-31K", "weapons:Qx-31K")
    assert hit.producer == ("SWE", "DEU")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("its first JF-17C Block III fighters", "JF-17C Block III"),
        ("16 F-16s Block 52 from the United States", "F-16s Block 52"),
        ("a JF-17 blocked the runway", "JF-17"),
        ("the Block III fighters", None),
    ],
)
def test_the_mark_of_its_make_belongs_to_a_designation(packaged: Weapons, text: str, named: str | None) -> None:
    assert next((hit.text for hit in packaged.find(text) if hit.designation), None) == named


def test_a_class_noun_settles_a_doubtful_designation(own: Weapons) -> None:
    assert [hit.ambiguous for hit in own.find("Spearfly won.")] == [True]
    assert [hit.ambiguous for hit in own.find("Spearfly missiles")] == [False, False]
    assert [hit.ambiguous for hit in own.find("the V3 works")] == [True]
    assert own.find("the V3 road") == []


@pytest.mark.parametrize("text", ["eight M60", "the K2 arrived", "Javelins", "the Apaches", "Bayraktar said"])
def test_names_with_another_meaning_stay_doubtful(packaged: Weapons, text: str) -> None:
    assert [hit.ambiguous for hit in packaged.find(text)] == [True]


@pytest.mark.parametrize("text", ["M60 tanks", "FGM-148", "TB2", "K9A1", "Javelin missiles", "Il-76", "NASAMS", "Grad"])
def test_names_with_one_meaning_are_certain(packaged: Weapons, text: str) -> None:
    assert packaged.find(text)[0].ambiguous is False


def test_cover_terms_are_generic(packaged: Weapons) -> None:
    assert [(hit.name, hit.generic) for hit in packaged.find("weapons, tanks and military equipment")] == [
        ("weapon", True),
        ("tank", False),
        ("military equipment", True),
    ]


def test_a_users_rows_replace_and_extend(tmp_path: Path) -> None:
    header = ",".join(CLASSES.columns)
    (tmp_path / "item_classes.csv").write_text(f"{header}\nengineering,,equipment,tank|wheelbarrow,false,,,test\n")
    (tmp_path / "designation_patterns.csv").write_text(
        f"{','.join(PATTERNS.columns)}\nzz,(ZZ)-(\\d),zz-,\\1-\\2,radar,,test\n"
    )
    hits = Weapons.load(tmp_path).find("A tank, two wheelbarrows and a ZZ-9.")
    assert [(hit.name, hit.category) for hit in hits] == [
        ("tank", "engineering"),
        ("wheelbarrow", "engineering"),
        ("ZZ-9", "radar"),
    ]


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("weapons_own", "Qx-9,,,,,,Nothing,false,test"),
        ("weapons_own", "Qx-9,,,tank,IX,,,false,test"),
        ("weapons_own", "Qx-9,,,spoon,,,,false,test"),
        ("designation_patterns", "bad,(,x,,tank,,test"),
        ("designation_patterns", "bad,(x),x,,spoon,,test"),
        ("designation_vetoes", "(,~ road,test"),
        ("item_classes", ",,vehicle,cart,false,,,test"),
        ("item_classes", "tank,,animal,cart,false,,,test"),
    ],
)
def test_what_a_table_does_not_know_is_refused(tmp_path: Path, name: str, row: str) -> None:
    columns = {
        "weapons_own": WEAPONS,
        "designation_patterns": PATTERNS,
        "item_classes": CLASSES,
        "designation_vetoes": VETOES,
    }[name].columns
    (tmp_path / f"{name}.csv").write_text(f"{','.join(columns)}\n{row}\n")
    with pytest.raises(TableError):
        Weapons.load(tmp_path)


def test_every_class_row_has_a_source_and_a_known_register_category() -> None:
    for row in read(CLASSES):
        assert row["source"], row["nouns"]
        assert row["unroca"] in UNROCA | {""}
        assert row["kind"] in KINDS


def test_no_class_noun_is_told_twice() -> None:
    nouns = Counter(noun for row in read(CLASSES) for noun in split(row["nouns"]))
    assert [noun for noun, count in nouns.items() if count > 1] == []


def test_every_literal_of_a_shape_is_lower_case() -> None:
    for shape in shapes():
        assert shape.literals == tuple(literal.lower() for literal in shape.literals), shape.id


def test_no_designation_is_told_twice_and_families_exist() -> None:
    rows = [row for path in weapon_files() for row in read_file(path, WEAPONS)]
    told_twice = [name for name, count in Counter(row["designation"] for row in rows).items() if count > 1]
    assert told_twice == []
    names = {row["designation"] for row in rows}
    assert sorted({row["parent"] for row in rows if row["parent"]} - names) == []


def test_no_name_is_told_twice() -> None:
    rows = [row for path in weapon_files() for row in read_file(path, WEAPONS)]
    names = Counter(name.casefold() for row in rows for name in (row["designation"], *split(row["aliases"])))
    assert [name for name, count in names.items() if count > 1] == []


def test_the_register_category_of_a_designation_agrees_with_its_class() -> None:
    known = {(row["category"], row["unroca"]) for row in read(CLASSES)}
    known |= {("rocket_launcher", "III"), ("patrol_vessel", "VI")}  # launchers of 75 mm and more; ships of 500 tonnes
    rows = [row for path in weapon_files() for row in read_file(path, WEAPONS) if row["category"]]
    assert [row["designation"] for row in rows if (row["category"], row["unroca"]) not in known] == []


def test_the_files_of_designations_have_the_same_header() -> None:
    for path in weapon_files():
        assert path.parent == tables.TABLES
        with path.open(encoding="utf-8", newline="") as handle:
            assert next(csv.reader(handle)) == list(WEAPONS.columns)


@pytest.mark.parametrize(
    ("form", "spellings"),
    [
        ("Su-30", {"Su-30", "Su 30", "Su30"}),
        ("M113", {"M113", "M-113", "M 113"}),
        ("9K33", {"9K33"}),
        ("MT-LB", {"MT-LB", "MT LB"}),
    ],
)
def test_spellings_of_a_designation(form: str, spellings: set[str]) -> None:
    assert set(designation_spellings(form)) == spellings


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("frigate", "frigates"),
        ("battery", "batteries"),
        ("Humvee", "Humvees"),
        ("bus", "buses"),
        ("torpedo", "torpedoes"),
    ],
)
def test_plural(noun: str, expected: str) -> None:
    assert plural(noun) == expected


def test_spellings_of_a_noun() -> None:
    assert set(noun_spellings("armour plate")) >= {("armor plates", "armour plate"), ("armour-plate", "armour plate")}
    assert set(noun_spellings("arms=arms")) == {("arms", "arms")}


@cache
def loaded() -> Weapons:
    return Weapons.load()


WORDS = st.sampled_from(
    ["tanks", "Su-30", "the", "S-300PMU", "155mm", "shells", "Patriot", "-class", "İ", "é", ".", "F-16s", "\n"]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=12).map(" ".join))
def test_hits_are_ordered_apart_and_true_to_the_text(text: str) -> None:
    weapons = loaded()
    hits = weapons.find(text)
    assert all(hit.text == text[hit.start : hit.end] for hit in hits)
    assert all(one.end <= other.start for one, other in pairwise(hits))
    assert not hits or any(literal in text.lower() for literal in weapons.literals())
