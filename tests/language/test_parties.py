"""The parties behind phrases: capitals and seats, demonyms, parts of states, pronouns and descriptions."""

import pytest

from legation.pipeline import Reader
from tests.language.passages import locate, party_text, reading

PARTIES: list[tuple[str, str, str]] = [
    ("Moscow suspended the treaty.", "Moscow", "RUS"),
    ("The Kremlin denied the sale.", "Kremlin", "RUS Presidency"),
    ("Belgrade closed the base.", "Belgrade", "SRB"),
    ("The White House approved the sale.", "White House", "USA Presidency"),
    ("Washington sent the ships.", "Washington", "USA"),
    ("The Pentagon sent the ships.", "Pentagon", "USA Ministry of Defence"),
    ("Turkish troops left Libya.", "troops", "TUR Armed Forces"),
    ("Russian instructors train the guards in Mali.", "instructors", "RUS Armed Forces"),
    ("Serbia's army received the drones.", "army", "SRB Army"),
    ("The army of Serbia received the drones.", "army", "SRB Army"),
    ("The Serbian defence ministry denied it.", "ministry", "SRB Ministry of Defence"),
    ("The French embassy in Bamako was closed.", "embassy", "FRA Embassy"),
    ("The British navy sent a frigate.", "navy", "GBR Navy"),
    ("US forces left Niger.", "forces", "USA Armed Forces"),
    ("Kenyan police landed in Haiti.", "police", "KEN Police"),
    ("Ghana's parliament ratified the accord.", "parliament", "GHA Parliament"),
    ("The government of Chad expelled the troops.", "government", "TCD Government"),
    ("NATO opened an office in Amman.", "NATO", "NATO"),
    ("The alliance said NATO would open an office. It chose Amman.", "NATO", "NATO"),
    ("The United Nations Security Council lifted the embargo.", "Council", "United Nations UN Security Council"),
    ("The European Union launched a mission.", "Union", "European Union EU"),
    ("The SANDF sent observers.", "SANDF", "ZAF South African National Defence Force"),
    ("U.S. Southern Command sent observers.", "Command", "USA U.S. Southern Command"),
    ("The Jamaica Defence Force (JDF) met. The JDF sent observers.", "The JDF", "JAM Armed Forces"),
    # the state nearest before the bracket is the one whose letters count
    ("India armed the Maldives National Defence Force (MNDF). The MNDF met.", "The MNDF", "MDV Armed Forces"),
    ("Spanish marines will come to Senegal and train the National Guard.", "National Guard", "SEN National Guard"),
    ("Chad met Spain. The Ohio National Guard sent a company.", "National Guard", "USA National Guard"),
    ("Qatar met Oman. The Administration notified Congress of the sale.", "Administration", "USA Government"),
    ("Serbia's defence ministry bought drones. The ministry gave no price.", "The ministry", "SRB Ministry of Defence"),
    (
        "Serbia's defence ministry bought drones. Mali's army has none. The ministry gave no price.",
        "The ministry",
        "SRB Ministry of Defence",
    ),
    ("Chad met Kenya. The Kenyan army left. The government agreed.", "The government", "KEN Government"),
    ("Soldiers left Kenya.", "Soldiers", ""),
    ("German airmen are in Mali. Some 100 of them run a hub.", "them", "DEU"),
    ("Algiers closed its sky. It let the deal with Mali end. Its generals left.", "Its", "DZA"),
    ("Benin has radars. In Chad, a unit left. Rome had one there.", "there", "TCD"),
    ("Iran-backed fighters got rockets.", "fighters", ""),
    ("The Soviet-era airfield was rebuilt.", "airfield", ""),
    ("The African Union sent observers.", "African Union", "African Union AU"),
    ("MINUSMA left Kidal.", "MINUSMA", "MINUSMA United Nations"),
    ("The Wagner Group left Bangui.", "Wagner Group", "Wagner Group"),
    ("Rosoboronexport sold the jets to Algeria.", "Rosoboronexport", "Rosoboronexport"),
    ("The state exporter, Rosoboronexport, sold the jets to Algeria.", "exporter", "Rosoboronexport"),
    ("Russia and its ally Belarus held a drill.", "ally", "BLR"),
    ("The Majilis, the lower house of Kazakhstan's parliament, met.", "Majilis", "KAZ Parliament"),
    (
        "The leaders of SADC met. The leaders of the bloc agreed.",
        "leaders of the bloc",
        "Southern African Development Community SADC",
    ),
    ("North Korea is near. Officials said the North sent troops.", "the North", "PRK"),
    ("Chad is far. The troops came from the North.", "the North", ""),
    ("Thailand wants jets. The United States turned down its request.", "its", "THA"),
    ("Thailand wants jets. The United States repeated its request.", "its", "USA"),
    ("Chad left Kenya, which ended a ban that it imposed.", "it", "KEN"),
    ("Serbia bought drones. The Balkan nation will train crews.", "nation", "SRB"),
    ("Mali expelled the envoy. The African country gave no reason.", "country", "MLI"),
    ("Estonia and Ghana signed a pact. The Baltic state will send boats.", "state", "EST"),
    ("Italy and Niger signed a pact. The two countries will hold drills.", "countries", "ITA; NER"),
    ("Italy and Niger signed a pact. Both sides will hold drills.", "sides", "ITA; NER"),
    ("Serbia bought drones. It will train crews.", "It", "SRB"),
    ("Serbia bought drones. Its army will train crews.", "army", "SRB Army"),
    ("France said that it would leave Niger.", "it", "FRA"),
    ("NATO said that it would open an office.", "it", "NATO"),
    (
        "Ana Petrova, the Serbian defence minister, left. She will return.",
        "She",
        "Ana Petrova, SRB Ministry of Defence",
    ),
    ("NATO will open an office in Amman. The alliance has 32 members.", "alliance", "NATO"),
    ("MINUSMA will leave Mali. The mission has 1000 troops.", "mission", "MINUSMA United Nations"),
    # of an alliance only where the phrase names the land: elsewhere its force is no mission
    ("Ireland sent 104 soldiers to the NATO-led force in Kosovo.", "force", "KFOR NATO"),
    ("Kosovo is calm. The NATO-led force in Latvia has grown.", "force", "NATO"),
    ("Finland joined NATO. The bloc has grown.", "bloc", "NATO"),
    ("The Turkish president met the envoy.", "president", "TUR Presidency"),
    ("Poland's defence minister met the envoy.", "minister", "POL Ministry of Defence"),
    (
        "Chinese President Li Wen met Serbia's envoy. The president promised drones.",
        "The president",
        "Li Wen, CHN Presidency",
    ),
    ("South Korea sold howitzers to Poland.", "Korea", "KOR"),
    ("North Korea sent shells to Russia.", "Korea", "PRK"),
    ("The Central African Republic hired instructors.", "Republic", "CAF"),
    ("The Democratic Republic of Congo expelled the envoy.", "Republic", "COD"),
    ("The Emirati firm sold the drones.", "firm", "ARE"),
    ("The Libyan coast guard got two boats.", "guard", "LBY Coast Guard"),
    ("Britain and the Netherlands trained the crews.", "Netherlands", "NLD"),
    ("The junta in Niger ended the pact.", "junta", "NER Government"),
    ("Niger's junta ended the pact.", "junta", "NER Government"),
    ("Taiwan ordered 66 jets.", "Taiwan", "TWN"),
    ("Kosovo bought drones.", "Kosovo", "XKX"),
    ("Japan's Self-Defense Forces left Djibouti.", "Forces", "JPN Armed Forces"),
    ("The officials of Oman met the envoy.", "officials", "OMN"),
    ("The Royal Navy sent a frigate.", "Navy", "GBR Navy"),
    ("The Bundeswehr left Mali.", "Bundeswehr", "DEU Armed Forces"),
    ("The U.S. Navy sent a frigate.", "Navy", "USA Navy"),
    ("Germany's cabinet backed the mission.", "cabinet", "DEU Government"),
    ("Hezbollah got rockets.", "Hezbollah", "Hezbollah"),
    ("The United Arab Emirates built a base.", "Emirates", "ARE"),
]


def parties(reader: Reader, text: str, words: str) -> str:
    passage, i = locate(reading(reader, text), words)
    return "; ".join(party_text(p) for p in passage.parties.of(i))


@pytest.mark.parametrize(("text", "words", "expected"), PARTIES)
def test_parties(reader: Reader, text: str, words: str, expected: str) -> None:
    assert parties(reader, text, words) == expected


def test_a_party_keeps_the_words_of_the_page(reader: Reader) -> None:
    text = "Estonia and Ghana signed a pact. The Baltic state will send boats."
    passage, i = locate(reading(reader, text), "state")
    (party,) = passage.parties.of(i)
    assert party.start is not None and party.end is not None
    assert text[party.start : party.end] == party.text == "state"
