"""Attribution chains: who says so, nearest speaker first."""

import pytest

from legation.language.voice import Voice
from legation.language.voices import Voices
from legation.pipeline import Reader
from tests.language.passages import locate, reading, voice_text

VOICES: list[tuple[str, str, str]] = [
    ("Russia delivered tanks to Mali, the minister said.", "delivered", "say: minister"),
    ("The Serbian defence ministry said Russia had delivered tanks.", "delivered", "say: Serbian Ministry of Defence"),
    ("Serbia's president said Russia had delivered tanks.", "delivered", "say: Serbian president"),
    ("Ana Petrova, the Serbian defence minister, said Russia had delivered tanks.", "delivered", "say: Ana Petrova"),
    # "as" before who tells what the sentence says, and before what happens beside it
    ("Russia delivered tanks to Mali, as an aide put it.", "delivered", "say: aide"),
    ("Russia delivered tanks in May, as a clerk testified on Monday.", "delivered", "say: clerk"),
    ("As the minister said, Russia delivered tanks.", "delivered", "say: minister"),
    ("Russia delivered tanks, as the minister announced a visit.", "delivered", ""),
    ("Russia delivered tanks, as the minister warned of attacks.", "delivered", ""),
    ("Russia delivered tanks, as the minister asked.", "delivered", ""),
    (
        "According to the Serbian defence ministry, Russia delivered tanks.",
        "delivered",
        "say: Serbian Ministry of Defence",
    ),
    ("Russia delivered tanks to Mali, according to two diplomats.", "delivered", "say: two diplomats"),
    (
        "Reuters reported that the Serbian president said Moscow was considering expanding its office.",
        "expanding",
        "say: Serbian president; say: Reuters",
    ),
    (
        "Reuters reported that Turkish President Recep Aydin had denied that Turkey sent troops.",
        "sent",
        "deny: Recep Aydin; say: Reuters",
    ),
    (
        "Turkish President Recep Aydin told Reuters that Turkey would send troops.",
        "send",
        "say: Recep Aydin; say: Reuters",
    ),
    ("“Russia delivered the tanks,” said Serbian Defence Minister Ana Petrova.", "delivered", "say: Ana Petrova"),
    (
        "The Serbian defence ministry denied press reports claiming that Russia had delivered tanks.",
        "delivered",
        "deny: Serbian Ministry of Defence",
    ),
    ("Interfax reported, citing sources that Russia had delivered tanks.", "delivered", "say: sources; say: Interfax"),
    (
        "The Belgrade Courier newspaper published an article claiming that Russia had delivered tanks.",
        "delivered",
        "allege: Belgrade Courier newspaper",
    ),
    (
        "The ministry said, citing the Polish army, that the jets had landed.",
        "landed",
        "say: Polish Army; say: ministry",
    ),
    # who speaks behind whom, and who speaks though the verb stands first
    (
        "The Russian army plans to open an office in Mali, Interfax quoted its spokesman Pavel Orlov as saying.",
        "open",
        "say: Pavel Orlov; say: Interfax",
    ),
    (
        "The tanks were delivered today, BelTA learned from the ministry's spokesman Pavel Orlov.",
        "delivered",
        "say: Pavel Orlov; say: BelTA",
    ),
    (
        "The tanks will be delivered in April, Tanjug was told at the Serbian Defence Ministry.",
        "delivered",
        "say: Serbian Ministry of Defence; say: Tanjug",
    ),
    ("Serbia's army received ten tanks from Russia, indicated the customs.", "received", "say: Serbian Customs"),
    (
        "Russia delivered tanks to Mali on Wednesday, announced the minister of defence, Ana Petrova.",
        "delivered",
        "say: Ana Petrova",
    ),
    (
        "Three tanks arrived on Saturday, the head of the State Committee for Security, Ana Petrova, told deputies.",
        "arrived",
        "say: Ana Petrova",
    ),
    ("Serbia received ten tanks from Russia, announced the deal and left.", "received", ""),
    # an office without a name is borne by the next person named
    (
        "Serbia has handed over ten tanks to Mali, its ambassador said. Ana Petrova told Reuters that more would come.",
        "handed",
        "say: Ana Petrova",
    ),
    # an office told by its last word alone, here or where its holder is named
    (
        "Serbia has handed over ten tanks to Mali, its defence minister said. Serbia's minister, Ana Petrova, smiled.",
        "handed",
        "say: Ana Petrova",
    ),
    (
        "Serbian Foreign Minister Ana Petrova was there. Serbia had handed over ten tanks, the Serbian minister said.",
        "handed",
        "say: Ana Petrova",
    ),
    (
        "Serbia handed over ten tanks to Mali, its foreign minister said. Serbian Defence Minister Ana Petrova left.",
        "handed",
        "say: Serbian foreign minister",
    ),
    (
        "Serbia has handed over ten tanks to Mali, its ambassador said. Ana Petrova, who teaches law, said no.",
        "handed",
        "say: Serbian ambassador",
    ),
    (
        "Serbia has handed over ten tanks to Mali, its foreign minister said. Emmanuel Macron told Reuters so.",
        "handed",
        "say: Serbian foreign minister",
    ),
    (
        "Serbia has handed over ten tanks to Mali, its ambassador said. Analyst Ana Petrova said that more would come.",
        "handed",
        "say: Serbian ambassador",
    ),
    (
        "Serbia has handed over ten tanks to Mali, an ambassador said. Ana Petrova told Reuters that more would come.",
        "handed",
        "say: ambassador",
    ),
    (
        "The tanks, the Serbian defence ministry said, were delivered in May.",
        "delivered",
        "say: Serbian Ministry of Defence",
    ),
    ("Russia delivered the tanks.", "delivered", ""),
    # an unnamed holder of an office, a name with the page's accents
    ("Ambassador Ana Petrova left. A diplomat said Russia had delivered tanks.", "delivered", "say: diplomat"),
    ("Serbian President Aleksandar Vucic said Russia had delivered tanks.", "delivered", "say: Aleksandar Vucic"),
    ("Serbian President Aleksandar Vučić said Russia had delivered tanks.", "delivered", "say: Aleksandar Vučić"),
    (
        "Turkey delivered drones, TASS reported, citing the Malian government.",
        "delivered",
        "say: Malian Government; say: TASS",
    ),
    ("TASS reported that Turkey delivered drones.", "delivered", "say: TASS"),
    ("Turkey delivered drones, TASS reported.", "delivered", "say: TASS"),
    ("The statement said France had closed the base.", "closed", "say: statement"),
    ("A document seen by Reuters says France closed the base.", "closed", "say: document"),
    ("A source told Reuters that France had closed the base.", "closed", "say: source; say: Reuters"),
    ("The Pentagon confirmed that France had closed the base.", "closed", "confirm: Pentagon"),
    ("Mali accused Ukraine of arming the rebels.", "arming", "allege: Mali"),
    ("Rwanda denied sending troops to Congo.", "sending", "deny: Rwanda"),
    ("The Kremlin dismissed reports that Russia had sent troops.", "sent", "deny: Russian Presidency"),
    (
        "French President Claire Moreau said the troops would leave. “We will close the base,” she added.",
        "close",
        "say: Claire Moreau",
    ),
    (
        "The Turkish defence ministry said drones had been sent.\n“We delivered ten vehicles.”",
        "delivered",
        "say: Turkish Ministry of Defence",
    ),
    ("Serbia's ambassador said on Monday that Belgrade had bought the missiles.", "bought", "say: Serbian ambassador"),
    ("NATO said it had opened an office in Amman.", "opened", "say: NATO"),
    ("The Polish government announced that it would buy tanks.", "buy", "say: Polish Government"),
    ("The report by the UN experts says Rwanda armed the rebels.", "armed", "say: report by the UN experts"),
    ("Analysts believe Iran sent the drones.", "sent", "allege: Analysts"),
    (
        "The Ukrainian president claimed that Belarus had supplied missiles.",
        "supplied",
        "allege: Ukrainian president",
    ),
    ("It was reported that Iran had sold missiles to Russia.", "sold", ""),
    (
        "Interfax quoted the Russian defence ministry as saying the ship had left Tartus.",
        "left",
        "say: Russian Ministry of Defence; say: Interfax",
    ),
    ("The envoy, who said France had left, flew home.", "left", "say: envoy"),
    ("Officials in Bamako said France had closed the base.", "closed", "say: Officials in Bamako"),
    # the person in apposition is the source, whatever the noun before
    (
        "Russia delivered tanks, the acting head of the treaty centre, Boris Karpov, said on Monday.",
        "delivered",
        "say: Boris Karpov",
    ),
    ("A spokesman for the Iraqi premier, Hadi Salim, said Iran sent drones.", "sent", "say: Hadi Salim"),
    (
        "Ghana is leaving the treaty, a source in the bloc's secretariat said on Tuesday.",
        "leaving",
        "say: source in the bloc's secretariat",
    ),
    (
        "Another 350 Rwandan soldiers have landed in Nacala, a source in the Mozambican ministry told TASS on Tuesday.",
        "landed",
        "say: source in the Mozambican ministry; say: TASS",
    ),
    # an office is its holder's, if the story names one before or later
    (
        "Russia delivered tanks, Serbia's defence minister said. Serbian Defence Minister Ana Petrova flew home.",
        "delivered",
        "say: Ana Petrova",
    ),
    (
        "Serbia's ambassador said Russia had sent tanks. Serbian Ambassador Ana Petrova left.",
        "sent",
        "say: Ana Petrova",
    ),
    (
        "A Serbian ambassador said Russia had sent tanks. Serbian Ambassador Ana Petrova left.",
        "sent",
        "say: Serbian ambassador",
    ),
    (
        (
            "Serbia's ambassador said Russia had sent tanks. Serbian Ambassador Ana Petrova left, and so did Serbian "
            "Ambassador Goran Ilic."
        ),
        "sent",
        "say: Serbian ambassador",
    ),
    # "he" is a person, "the same" is who was called so before
    (
        "Serbian President Ana Petrova said so. Zastava said it was pleased. Russia had sent tanks, she added.",
        "sent",
        "say: Ana Petrova",
    ),
    (
        "Officials in Bamako said so. Kofi Adu said no. Russia had sent tanks, according to the same officials.",
        "sent",
        "say: Officials in Bamako",
    ),
    ("Russia sent tanks, the TASS agency reported.", "sent", "say: TASS"),
    (
        "Russia sent tanks, TASS reported on Tuesday, referring to the Serbian ambassador.",
        "sent",
        "say: Serbian ambassador; say: TASS",
    ),
    ("No one should say that Russia sent tanks.", "sent", ""),
    ("The U.S. embassy said Iran had sent drones.", "sent", "say: US Embassy"),
    # nouns of saying are their owners'
    ("Serbia's claim that Russia had sent tanks was false.", "sent", "allege: Serbia"),
    ("The ship carried drones that Iran had sent.", "sent", ""),
    # what is said hangs on the noun that carries it
    ("NATO said in a statement that Russia had sent tanks.", "sent", "say: NATO"),
    ("Serbian President Ana Petrova said in an interview that Russia had sent tanks.", "sent", "say: Ana Petrova"),
    # how an act goes on is no saying
    ("Units of the army continue to guard the base, Boris Karpov emphasised.", "guard", "say: Boris Karpov"),
    ("He reminded lawmakers that Ghana had sent troops.", "sent", ""),
    (
        "Ghanaian President Kofi Adu spoke on Monday, he said. He reminded lawmakers that Ghana had sent troops.",
        "sent",
        "say: Kofi Adu",
    ),
    # somebody's statement is theirs; an organisation's panel speaks under its own name
    ("Its statement said France had closed the base.", "closed", ""),
    (
        "The Serbian foreign ministry's statement said Russia had sent tanks.",
        "sent",
        "say: Serbian Ministry of Foreign Affairs",
    ),
    ("U.N. experts said Rwanda had armed the rebels.", "armed", "say: UN panel of experts"),
    ("Witnesses said Russia had sent tanks.", "sent", "say: Witnesses"),
    # who closes the sentence, whatever the parser hangs the name on
    (
        "Serbia signed a contract for six jets, which are to chase flights over the Chaco, Minister Óscar Prieto said.",
        "signed",
        "say: Óscar Prieto",
    ),
    (
        "The document was signed during a visit by President Kofi Adu, Defence Minister Amadou Ba told deputies.",
        "signed",
        "say: Amadou Ba",
    ),
    (
        "Abeche, in the east, is to be vacated by May, and the camp near the airport by June, an officer told Xinhua.",
        "vacated",
        "say: officer; say: Xinhua",
    ),
    (
        "Serbia is prepared to make Mali a gift of tanks, visiting Serbian Minister Ana Petrova told journalists.",
        "gift",
        "say: Ana Petrova",
    ),
    (
        "Ana Petrova was pleased. American instructors at Thies, she pointed out, continue to train battalions.",
        "train",
        "say: Ana Petrova",
    ),
    (
        "Serbia sent tanks to Mali in November, Foreign Minister Ana Petrova charged on Thursday, waving a letter.",
        "sent",
        "allege: Ana Petrova",
    ),
    (
        "Serbia and Zastava signed a deal, the Ministry of Energy made known.",
        "signed",
        "say: Ministry of Energy",
    ),
    # "citing" something that says nothing
    (
        "Serbia has left an accord with Mali, its defence minister said on Monday, citing a dispute over islands.",
        "left",
        "say: Serbian defence minister",
    ),
    # who was called so before, and whose statement it is
    (
        "Two Western diplomats said no. Russia had sent tanks, one of the diplomats added.",
        "sent",
        "say: Two Western diplomats",
    ),
    (
        "Serbian Ambassador Ana Petrova said no. Kofi Adu left. Russia sent tanks, according to the same diplomat.",
        "sent",
        "say: Ana Petrova",
    ),
    (
        "The Serbian defence ministry said no. Russia had sent tanks to Mali, according to the statement.",
        "sent",
        "say: Serbian Ministry of Defence",
    ),
    (
        "The Serbian defence ministry said no. Russia had sent tanks, according to the notice in the gazette.",
        "sent",
        "say: notice in the gazette",
    ),
    # "the ministry" is the last ministry, not the last body
    (
        "The Somali defence ministry said so. The Somali navy got ships. The crew arrived, according to the ministry.",
        "arrived",
        "say: Somali Ministry of Defence",
    ),
    # who only thinks of it while another tells
    (
        "Ghanaian President Kofi Adu said the government was thinking of offering officers to the mission.",
        "offering",
        "say: Kofi Adu",
    ),
    (
        "Asked whether Turkish soldiers had been sent to guard mines, the source dismissed the reports.",
        "sent",
        "deny: source",
    ),
    # what only says when it was told
    (
        "Ghana sent soldiers to Mali, its defence ministry said on Monday, three days after France closed the base.",
        "closed",
        "",
    ),
    # several speak together; a body that no table knows
    (
        "The mission will end by September, the two governments said on Friday. Serbia and Mali had talked.",
        "end",
        "say: two governments",
    ),
    (
        "The Norwegian Defence Materiel Agency said on Friday it had signed a contract for rifles.",
        "signed",
        "say: Norwegian Defence Materiel Agency",
    ),
    # he who is told of after the last speaker, unless he goes on; a person is no "it"
    (
        "A source said troops were ready. Minister Kofi Adu could not be reached. He said Ghana had sent tanks.",
        "sent",
        "say: Kofi Adu",
    ),
    (
        "The spokesman Issa Ba said troops were ready. Minister Kofi Adu left. He added that Ghana had sent tanks.",
        "sent",
        "say: Issa Ba",
    ),
    (
        "The Ghanaian army said guns came. The spokesman Issa Ba said they were old. It said Ghana had sent tanks.",
        "sent",
        "say: Ghanaian Army",
    ),
    (
        "The company said it was ready, spokesman Issa Ba said. Ghana had sent tanks, he added.",
        "sent",
        "say: Issa Ba",
    ),
    # who is named where a quotation of several sentences ends
    (
        "The general spoke. “We sent tanks to Mali. They have left,” Defence Minister Kofi Adu said.",
        "sent",
        "say: Kofi Adu",
    ),
    (
        "The general said Mali was calm. “We sent tanks to Mali. They have left.”",
        "sent",
        "say: general",
    ),
    # whom the next sentence, or the next paragraph, names for this one
    ("Ghana has sent tanks to Mali. This was stated by Defence Minister Kofi Adu.", "sent", "say: Kofi Adu"),
    (
        "Ghana has sent tanks to Mali.\nThis was reported by the army's press service.",
        "sent",
        "say: army's press service",
    ),
    ("Ghana has sent tanks to Mali. This decision was approved by the parliament.", "sent", ""),
    ("Ghana has sent tanks to Mali. The two governments deny that.", "sent", ""),
    # a name starts with its title, whatever stands before it
    (
        "Troops sent from Ghana move to waters off Sihanoukville, Maj. Gen. Sok Vuthy, a deputy commander, told media.",
        "sent",
        "say: Sok Vuthy",
    ),
    (
        "Ministers approved the purchase of jets from Italy, government secretary Serge Ahoyo revealed on Monday.",
        "purchase",
        "say: Serge Ahoyo",
    ),
    (
        "Japan will send tanks to Manila, a diplomat at the embassy in Pasay City said.",
        "send",
        "say: diplomat at the embassy in Pasay City",
    ),
    ("Ghana sent tanks to Mali, two diplomats in Nairobi said.", "sent", "say: two diplomats in Nairobi"),
    ("The European Union will send tanks to Mali, according to an EU diplomat.", "send", "say: EU diplomat"),
    ("Ghana sent tanks to Mali, a spokesman for the premier, Hisham al-Rikabi, said.", "sent", "say: Hisham al-Rikabi"),
    (
        'A new arrangement, an aide to the Chadian president said, "may one day be discussed."',
        "discussed",
        "say: aide to the Chadian president",
    ),
    ("Kofi Adu, head of the centre, said Ghana had sent tanks.", "sent", "say: Kofi Adu"),
    ("Their task, said the source, is to send tanks to Mali.", "send", "say: source"),
    ("Ghana sent tanks to Mali, the daily La Nation reported.", "sent", "say: La Nation"),
    ("Ghana sent tanks to Mali, the Mali-based newsletter Sahel Dispatch reported.", "sent", "say: Sahel Dispatch"),
    (
        "Ghana sent tanks to Mali, TASS quoted the navy's press office as saying.",
        "sent",
        "say: navy's press office; say: TASS",
    ),
    # the one whom the story introduces so
    (
        "CSTO Secretary General Taalat Masadov left. The secretary general recalled that Ghana had sent tanks.",
        "sent",
        "say: Taalat Masadov",
    ),
    (
        "Ghanaian spokesman Kofi Adu met the Malian spokesman Issa Ba. The spokesman said Ghana had sent tanks.",
        "sent",
        "say: spokesman",
    ),
    # verbs of saying that say nothing: acts, answers, orders, thanks to a preposition
    (
        "Switzerland rejected a request to send tanks to Kyiv, the Social Democrats said.",
        "send",
        "say: Social Democrats",
    ),
    ("Switzerland rejected a report that it had sent tanks.", "sent", "deny: Switzerland"),
    (
        "Italy and Greece said yes to an invitation to send tanks, according to the organisers.",
        "send",
        "say: organisers",
    ),
    ("Two Western diplomats said no to sending tanks.", "sending", ""),
    ("Norway told the attaché to leave the country.", "leave", ""),
    ("Norway told the attaché that he had to leave the country.", "leave", "say: Norway"),
    ("Ghana bought guns, adding to the tanks that Mali sent.", "sent", ""),
    ("Washington keeps a base in Mali, with drones said to start from there.", "start", ""),
    ("Uruguay sent troops and per inhabitant supplies more peacekeepers than Ghana.", "supplies", ""),
    ("Ghana sent tanks that are expected by next year to reach Mali.", "reach", ""),
    ("India maintains soldiers sent to Tajikistan, a general told reporters.", "sent", "say: general"),
    # who calls for an act in public says so; a state that asks for it is a party
    ("Mali's foreign minister, Kofi Adu, called for an end to the embargo.", "end", "say: Kofi Adu"),
    ("Minister Kofi Adu has ruled out sending tanks.", "sending", "say: Kofi Adu"),
    ("Mali called for an end to the embargo.", "end", ""),
    ("Minister Kofi Adu spoke of tanks sent to Mali.", "sent", "say: Kofi Adu"),
    ("Minister Kofi Adu insisted that soldiers were there.", "insisted", "allege: Kofi Adu"),
    ("Minister Kofi Adu announced that soldiers were there.", "announced", ""),
    (
        "The minister told deputies that Ghana was paying for the wharf, and that two ships should come.",
        "come",
        "say: minister",
    ),
    (
        "Ghana was told by Korea Aerospace Industries that the first jets would come in May.",
        "come",
        "say: Korea Aerospace Industries",
    ),
    (
        "Uganda sent troops to protect the president, the chief of the Ugandan army, General Muhoozi Okello, said.",
        "sent",
        "say: Muhoozi Okello",
    ),
    # a person of the tables as the page spells them
    ("Belarusian leader Aleksandr Lukashenko said Russia had sent tanks.", "sent", "say: Aleksandr Lukashenko"),
    # "its" gives way to whom it stands for: a body told of in the sentence, a state
    (
        "In May the Committee cleared two helicopters for Mali, its Chair told envoys.",
        "cleared",
        "say: Chair of Committee",
    ),
    (
        "The Council's committee on Mali was notified by Serbia of ten tanks, its website shows.",
        "notified",
        "say: website of Council's committee on Mali",
    ),
    (
        "Abu Dhabi has not delivered tanks to Mali, its mission in New York replied.",
        "delivered",
        "say: Emirati mission in New York",
    ),
    (
        "Cambodian Defence Minister Sok Dara spoke. His ministry said two ships had come.",
        "come",
        "say: Cambodian ministry",
    ),
    # "the official" is who spoke last and holds an office, no analyst
    (
        "General Ana Petrova told reporters so. Ten tanks had come from Serbia, the official said.",
        "come",
        "say: Ana Petrova",
    ),
    (
        "Analyst Ana Petrova told reporters so. Ten tanks had come from Serbia, the official said.",
        "come",
        "say: official",
    ),
    (
        "A Malian official said so. General Ana Petrova left. Ten tanks had come from Serbia, the official said.",
        "come",
        "say: Malian official",
    ),
    # an office apart is not that of the person named last; a preposition opens no name
    (
        "Ana Petrova, a lawyer, said so. Serbia sent ten tanks to Mali, the deputy infrastructure minister said.",
        "sent",
        "say: deputy infrastructure minister",
    ),
    (
        "Prime Minister Ana Petrova said so. Serbia sent ten tanks to Mali, the deputy infrastructure minister said.",
        "sent",
        "say: deputy infrastructure minister",
    ),
    (
        "Energy Minister Ana Petrova said so. Serbia sent ten tanks to Mali, the energy minister said.",
        "sent",
        "say: Ana Petrova",
    ),
    (
        "Serbia sent ten tanks to Mali, Serbia's defence minister said.\nNear Bosaso the Puntland forces advanced.",
        "sent",
        "say: Serbian defence minister",
    ),
    ("Serbia inspected ships when reasonable grounds existed to believe they carried tanks.", "carried", ""),
    # a vote against a text is an act, a denial of one is words
    ("Serbia's parliament rejected a treaty that would have allowed Russia to send tanks.", "send", ""),
    ("Serbia's parliament rejected reports that Russia would send tanks.", "send", "deny: Serbian Parliament"),
    (
        "The Serbian defence ministry denied a pact that would allow Russia to send tanks.",
        "send",
        "deny: Serbian Ministry of Defence",
    ),
    # speakers to whom the parser gives no verb, or another noun's
    (
        "Brigadier Ana Petrova, speaking on board, disclosed that ten tanks would be delivered to Mali.",
        "delivered",
        "say: Ana Petrova",
    ),
    (
        "Minister Ana Petrova spoke. In reply to a note about Jan Mayen, Petrova denied that Serbia would send tanks.",
        "send",
        "deny: Ana Petrova",
    ),
    (
        "The Navy has ordered 12 more light fighters from Korea Aerospace Industries, the Department of Supply said.",
        "ordered",
        "say: Department of Supply",
    ),
    ("Ten tanks have been delivered, a letter to the minister shows.", "delivered", "say: letter to the minister"),
    ("Ten tanks have been delivered, and letters came to the show.", "delivered", ""),
    (
        "“We received ten tanks,” Serbian Defence Minister Ana Petrova was quoted as saying.",
        "received",
        "say: Ana Petrova",
    ),
    ("Serbia received ten tanks, the minister was quoted at length.", "received", ""),
    # bodies by their own state and name
    ("The Cambodian army received tanks from China, the ministry said.", "received", "say: Cambodian ministry"),
    (
        "The Philippine Air Force received jets, the Department of Aerial Supply said.",
        "received",
        "say: Department of Aerial Supply",
    ),
]


def chain(reader: Reader, text: str, word: str) -> str:
    read = reading(reader, text)
    passage, i = locate(read, word)
    sayings = {lemma: saying.force for lemma, saying in reader.codebook.sayings.items()}
    before: tuple[Voice, ...] = ()
    for earlier in read.passages[: read.passages.index(passage)]:
        before = Voices(earlier, sayings, before).last()
    behind = read.passages[read.passages.index(passage) + 1 :]
    opening = Voices(behind[0], sayings).opening if behind else None
    return "; ".join(voice_text(v) for v in Voices(passage, sayings, before, opening).chain(i))


@pytest.mark.parametrize(("text", "word", "expected"), VOICES)
def test_chain(reader: Reader, text: str, word: str, expected: str) -> None:
    assert chain(reader, text, word) == expected
