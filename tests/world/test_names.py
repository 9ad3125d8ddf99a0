"""Known names are found in running text, in every spelling news use, with all their readings."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.world import Hit, Names, World


def reading(hit: Hit) -> str:
    """`text=kind:key` of the first reading, for readable tables."""
    entry = hit.entries[0]
    return f"{hit.text}={entry.kind}:{entry.key}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # states: names, variants, abbreviations
        ("Serbia said", ["Serbia=state:SRB"]),
        ("SERBIA: talks", ["SERBIA=state:SRB"]),
        ("Türkiye and Turkiye", ["Türkiye=state:TUR", "Turkiye=state:TUR"]),
        ("Côte d'Ivoire", ["Côte d'Ivoire=state:CIV"]),
        ("Cote d’Ivoire", ["Cote d’Ivoire=state:CIV"]),
        ("Ivory Coast", ["Ivory Coast=state:CIV"]),
        ("Cabo Verde", ["Cabo Verde=state:CPV"]),
        ("Timor-Leste", ["Timor-Leste=state:TLS"]),
        ("Timor–Leste", ["Timor–Leste=state:TLS"]),
        ("Czechia", ["Czechia=state:CZE"]),
        ("the U.S. side", ["U.S.=state:USA"]),
        ("US-backed", ["US=state:USA"]),
        ("the USA.", ["USA=state:USA"]),
        ("U.K. officials", ["U.K.=state:GBR", "officials=title:spokesman"]),
        ("the UAE", ["UAE=state:ARE"]),
        ("DRC and DR Congo", ["DRC=state:COD", "DR Congo=state:COD"]),
        ("Democratic Republic of the Congo", ["Democratic Republic of the Congo=state:COD"]),
        ("Republic of Congo", ["Republic of Congo=state:COG"]),
        ("Congo-Brazzaville", ["Congo-Brazzaville=state:COG"]),
        ("DPRK and ROK", ["DPRK=state:PRK", "ROK=state:KOR"]),
        ("the PRC", ["PRC=state:CHN"]),
        ("KSA", ["KSA=state:SAU"]),
        ("BiH", ["BiH=state:BIH"]),
        ("Bosnia-Herzegovina", ["Bosnia-Herzegovina=state:BIH"]),
        ("Central African Republic (CAR)", ["Central African Republic=state:CAF", "CAR=state:CAF"]),
        ("Central African\nRepublic", ["Central African\nRepublic=state:CAF"]),
        ("Guinea-Bissau", ["Guinea-Bissau=state:GNB"]),
        ("Equatorial Guinea", ["Equatorial Guinea=state:GNQ"]),
        ("Papua New Guinea", ["Papua New Guinea=state:PNG"]),
        ("Nigeria and Niger", ["Nigeria=state:NGA", "Niger=state:NER"]),
        ("South Sudan", ["South Sudan=state:SSD"]),
        ("São Tomé and Príncipe", ["São Tomé and Príncipe=state:STP"]),
        ("Kosovo", ["Kosovo=state:XKX"]),
        ("Taiwan", ["Taiwan=state:TWN"]),
        ("Western Sahara", ["Western Sahara=state:ESH"]),
        ("South Ossetia and Abkhazia", ["South Ossetia=state:XSO", "Abkhazia=state:XAB"]),
        ("Transdniestria", ["Transdniestria=state:XTR"]),
        ("Turkish Republic of Northern Cyprus", ["Turkish Republic of Northern Cyprus=state:XNC"]),
        ("the Holy See", ["Holy See=state:VAT"]),
        # past names
        ("Zaire", ["Zaire=state:COD"]),
        ("Burma", ["Burma=state:MMR"]),
        ("Swaziland", ["Swaziland=state:SWZ"]),
        ("Upper Volta", ["Upper Volta=state:BFA"]),
        ("the Soviet Union", ["Soviet Union=state:SUN"]),
        ("the USSR", ["USSR=state:SUN"]),
        ("Yugoslavia", ["Yugoslavia=state:YUG"]),
        ("Czechoslovakia", ["Czechoslovakia=state:CSK"]),
        ("East German", ["East German=state:DDR"]),
        # demonyms
        ("Serbian army", ["Serbian=state:SRB", "army=branch:Army"]),
        ("the Serbs", ["Serbs=state:SRB"]),
        ("Dutch and Danish", ["Dutch=state:NLD", "Danish=state:DNK"]),
        ("South Korean", ["South Korean=state:KOR"]),
        ("North Korean", ["North Korean=state:PRK"]),
        ("Nigerien", ["Nigerien=state:NER"]),
        ("Burkinabe", ["Burkinabe=state:BFA"]),
        ("anti-Russian", ["Russian=state:RUS"]),
        ("Russian-made", ["Russian=state:RUS"]),
        ("Emirati", ["Emirati=state:ARE"]),
        # capitals, palaces, seats
        ("Belgrade suspended", ["Belgrade=state:SRB"]),
        ("Bangui", ["Bangui=state:CAF"]),
        ("BANGUI, Oct 15", ["BANGUI=state:CAF"]),
        ("N'Djamena", ["N'Djamena=state:TCD"]),
        ("N’Djamena", ["N’Djamena=state:TCD"]),
        ("Kyiv and Kiev", ["Kyiv=state:UKR", "Kiev=state:UKR"]),
        ("the Kremlin", ["Kremlin=state:RUS"]),
        ("the White House", ["White House=state:USA"]),
        ("Elysee Palace", ["Elysee Palace=state:FRA"]),
        ("the Quai d’Orsay", ["Quai d’Orsay=state:FRA"]),
        ("Downing Street", ["Downing Street=state:GBR"]),
        ("Foggy Bottom", ["Foggy Bottom=state:USA"]),
        ("the Blue House", ["Blue House=state:KOR"]),
        ("Tel Aviv", ["Tel Aviv=state:ISR"]),
        # branches
        ("Serbia’s Ministry of Defence", ["Serbia=state:SRB", "Ministry of Defence=branch:Ministry of Defence"]),
        ("its defense ministry", ["defense ministry=branch:Ministry of Defence"]),
        ("Defense Ministry", ["Defense Ministry=branch:Ministry of Defence"]),
        ("DEFENCE MINISTRY", ["DEFENCE MINISTRY=branch:Ministry of Defence"]),
        ("the Pentagon", ["Pentagon=branch:Ministry of Defence"]),
        ("the Bundeswehr", ["Bundeswehr=branch:Armed Forces"]),
        ("State Department", ["State Department=branch:Ministry of Foreign Affairs"]),
        ("the Bundestag", ["Bundestag=branch:Parliament"]),
        ("the State Duma", ["State Duma=branch:Parliament"]),
        ("the Knesset", ["Knesset=branch:Parliament"]),
        ("Royal Navy", ["Royal Navy=branch:Navy"]),
        ("the air force", ["air force=branch:Air Force"]),
        ("the IDF", ["IDF=branch:Armed Forces"]),
        ("PLA Navy", ["PLA Navy=branch:Navy"]),
        ("its coast guard", ["coast guard=branch:Coast Guard"]),
        # titles
        ("Prime Minister Ana Brnabic", ["Prime Minister=title:prime minister", "Ana Brnabic=person:Ana Brnabić"]),
        ("the defence minister", ["defence minister=title:defence minister"]),
        ("Minister of Defense", ["Minister of Defense=title:defence minister"]),
        ("military attaché", ["military attaché=title:military attaché"]),
        ("military attache", ["military attache=title:military attaché"]),
        ("Lt. Gen. Smith", ["Lt. Gen.=title:lieutenant general"]),
        ("spokeswoman", ["spokeswoman=title:spokesman"]),
        ("Chief of the General Staff", ["Chief of the General Staff=title:chief of staff"]),
        # organisations
        ("NATO", ["NATO=organisation:NATO"]),
        ("Nato", ["Nato=organisation:NATO"]),
        ("UN Security Council", ["UN Security Council=organisation:UNSC"]),
        ("U.N. Security Council", ["U.N. Security Council=organisation:UNSC"]),
        ("the United Nations", ["United Nations=organisation:UN"]),
        ("MINUSCA", ["MINUSCA=organisation:MINUSCA"]),
        ("UNIFIL", ["UNIFIL=organisation:UNIFIL"]),
        ("ECOWAS", ["ECOWAS=organisation:ECOWAS"]),
        ("the Alliance of Sahel States", ["Alliance of Sahel States=organisation:AES"]),
        ("AUSSOM", ["AUSSOM=organisation:AUSSOM"]),
        ("the Wagner Group", ["Wagner Group=organisation:WAGNER"]),
        ("Rosoboronexport", ["Rosoboronexport=organisation:ROSOBORONEXPORT"]),
        ("Lockheed Martin", ["Lockheed Martin=organisation:LOCKHEED"]),
        ("Ansar Allah", ["Ansar Allah=organisation:HOUTHIS"]),
        ("Rapid Support Forces", ["Rapid Support Forces=organisation:RSF-SDN"]),
        ("the EU Training Mission in Mali", ["EU Training Mission in Mali=organisation:EUTM-MALI"]),
        ("European Union", ["European Union=organisation:EU"]),
        ("the IAEA", ["IAEA=organisation:IAEA"]),
        # outlets
        ("Reuters reported", ["Reuters=outlet:reuters"]),
        ("RIA Novosti news agency", ["RIA Novosti news agency=outlet:ria-novosti"]),
        ("The Moscow Times", ["The Moscow Times=outlet:the-moscow-times"]),
        ("South China Morning Post", ["South China Morning Post=outlet:south-china-morning-post"]),
        ("The New York Times", ["The New York Times=outlet:the-new-york-times"]),
        ("Agence France-Presse", ["Agence France-Presse=outlet:agence-france-presse"]),
        # persons
        ("Vladimir Putin", ["Vladimir Putin=person:Vladimir Putin"]),
        ("Recep Tayyip Erdogan", ["Recep Tayyip Erdogan=person:Recep Tayyip Erdoğan"]),
        ("Volodymyr Zelensky", ["Volodymyr Zelensky=person:Volodymyr Zelenskyy"]),
        ("Faustin Archange Touadera", ["Faustin Archange Touadera=person:Faustin-Archange Touadéra"]),
        # places and regions
        ("Hmeimim air base", ["Hmeimim air base=site:Hmeimim air base"]),
        ("Camp Lemonnier", ["Camp Lemonnier=site:Camp Lemonnier"]),
        ("the Donbas", ["Donbas=place:Donbas"]),
        ("the South China Sea", ["South China Sea=place:South China Sea"]),
        ("New Mexico", ["New Mexico=place:New Mexico"]),
        ("the Niger Delta", ["Niger Delta=place:Niger Delta"]),
        ("Balkan nation", ["Balkan=region:balkans"]),
        ("a West African bloc", ["West African bloc=organisation:ECOWAS"]),
        ("South American", ["South American=region:south-america"]),
        ("a NATO member", ["NATO member=region:NATO"]),
        # what must not be found
        ("the carry, the focus, houses, polish", []),
        ("Maligned Chaddock Peruvians' Iranica", ["Peruvians=state:PER"]),
        ("tell us more", []),
        ("", []),
    ],
)
def test_find(names: Names, text: str, expected: list[str]) -> None:
    assert [reading(hit) for hit in names.find(text)] == expected


def test_a_possessive_is_left_out_and_offsets_hold(names: Names) -> None:
    text = "Serbia’s army met Moscow's envoy"
    for hit in names.find(text):
        assert text[hit.start : hit.end] == hit.text
        assert not hit.text.endswith(("'s", "’s"))


@pytest.mark.parametrize(
    ("form", "readings"),
    [
        ("Congo", {"COD", "COG"}),
        ("Georgia", {"GEO", "Georgia (U.S. state)"}),
        ("SDF", {"SDF-SYR", "Armed Forces"}),
        ("Dominican", {"DOM", "DMA"}),
    ],
)
def test_doubtful_names_keep_every_reading(names: Names, form: str, readings: set[str]) -> None:
    entries = names.readings(form)
    assert {entry.key for entry in entries} == readings


def test_metonyms_name_the_branch_behind_them(names: Names) -> None:
    assert names.readings("Kremlin")[0].org == "Presidency"
    assert names.readings("Foggy Bottom")[0].org == "Ministry of Foreign Affairs"
    assert names.readings("Pentagon")[0].iso3 == "USA"


def test_past_names_carry_their_years(names: Names) -> None:
    entry = names.readings("Zaire")[0]
    assert (entry.form, entry.since, entry.until) == ("past", "1971", "1997")


def test_unknown_forms_have_no_reading(names: Names) -> None:
    assert names.readings("Ruritania") == ()


@pytest.mark.parametrize(
    ("word", "some", "not_in"),
    [
        ("Balkan", "SRB", "POL"),
        ("Balkans", "SRB", "POL"),
        ("African", "CAF", "YEM"),
        ("West African", "MLI", "KEN"),
        ("NATO member", "TUR", "SRB"),
        ("EU member", "HUN", "SRB"),
        ("Baltic states", "EST", "POL"),
        ("former Soviet", "KGZ", "POL"),
        ("Gulf", "QAT", "EGY"),
        ("AES", "NER", "SEN"),
    ],
)
def test_region_members(names: Names, word: str, some: str, not_in: str) -> None:
    members = names.region_members(word)
    assert some in members
    assert not_in not in members
    assert list(members) == sorted(members)


def test_an_unknown_region_has_no_members(names: Names) -> None:
    assert names.region_members("Ruritanian") == ()


def test_states_know_their_codes(names: Names) -> None:
    serbia = names.state("SRB")
    assert (serbia.iso2, serbia.cow, serbia.gw, serbia.capital) == ("RS", 345, 340, "Belgrade")
    assert serbia.adjective == "Serbian"
    assert "Balkan" in serbia.regions
    with pytest.raises(KeyError):
        names.state("XXX")


def test_every_state_is_found_by_its_name(names: Names) -> None:
    for state in names.states:
        assert state.iso3 in {entry.key for hit in names.find(state.name) for entry in hit.entries}, state.name


def test_loading_and_scanning_are_fast() -> None:
    start = time.process_time()
    loaded = World.load().names
    assert time.process_time() - start < 2.0
    text = "Russia sent 300 instructors to the Central African Republic, the Kremlin said on Monday. " * 5_000
    start = time.process_time()
    assert len(loaded.find(text)) == 20_000
    assert time.process_time() - start < 1.0


def test_literals_cover_every_hit(names: Names) -> None:
    literals = set(names.literals())
    assert {"Serbia", "Cote d'Ivoire", "Ministry of Defence"} <= literals


@given(st.text(max_size=80))
def test_any_text_gives_ordered_hits_that_do_not_overlap(text: str) -> None:
    hits = _NAMES.find(text)
    assert all(text[hit.start : hit.end] == hit.text and hit.entries for hit in hits)
    assert all(left.end <= right.start for left, right in pairwise(hits))


_NAMES = Names.load()
