"""Who stands in which role: reference, coordination, missions, places, and what an earlier sentence supplies."""

import pytest

from legation.model.claim import Claim
from legation.pipeline import Reader
from legation.rehearsal import read_texts

Roles = dict[str, set[str]]
Wanted = dict[str, set[str] | None]
Row = tuple[str, str, str, Wanted]

# mechanism, text, type, the roles that a claim of the type must have (parties by ISO3, or by name where there is none)
ROWS: tuple[Row, ...] = (
    (
        "whoever receives leave does not give it",
        "Kenya received permission from Germany for the delivery of ten tanks to Yemen.",
        "ARMS_TRANSFER",
        {"supplier": {"KEN"}, "recipient": {"YEM"}, "approver": {"DEU"}},
    ),
    (
        "whoever gives leave gives it",
        "Kenya gave permission for the delivery of ten tanks to Yemen.",
        "ARMS_TRANSFER",
        {"supplier": {"KEN"}, "recipient": {"YEM"}, "approver": {"KEN"}},
    ),
    (
        "a thing that comes by way of a land goes to another",
        "Israel sent drop tanks for the Mirages to Argentina by way of Peru.",
        "ARMS_TRANSFER",
        {"supplier": {"ISR"}, "recipient": {"ARG"}, "intermediary": {"PER"}},
    ),
    (
        "the land on the way is not who gets the thing",
        "Four Mi-24 helicopters came from Ukraine by way of Uganda.",
        "ARMS_TRANSFER",
        {"supplier": {"UKR"}, "intermediary": {"UGA"}, "recipient": None},
    ),
    (
        "what goes to somebody as a gift",
        "A shipment of 1,200 assault rifles to Jordan was a donation from Germany.",
        "ARMS_TRANSFER",
        {"supplier": {"DEU"}, "recipient": {"JOR"}},
    ),
    (
        "on the part of whoever does it",
        "A donation of 20 rifles on the part of Turkey to Kenya took place in May.",
        "ARMS_TRANSFER",
        {"supplier": {"TUR"}, "recipient": {"KEN"}},
    ),
    (
        "so many nations are those of the nearest list of so many",
        "France is far away. Estonia, Latvia and Lithuania are small. In May the three nations held a joint exercise.",
        "JOINT_EXERCISE",
        {"participant": {"EST", "LVA", "LTU"}},
    ),
    (
        "no list of so many is no three nations",
        "Estonia and Latvia are small. In May the three nations held a joint exercise with Sweden.",
        "JOINT_EXERCISE",
        {"participant": {"SWE"}},
    ),
    (
        "at whose request",
        "Germany kept its soldiers in Niger, where they are stationed at the request of Mali.",
        "FORCE_DEPLOYMENT",
        {"sender": {"DEU"}, "host": {"NER"}, "requester": {"MLI"}},
    ),
    (
        "that country is the one named last",
        "Mali is large. Mali is poor. Mali has no friends. Danger lies in Ghana. Togolese troops are in that country.",
        "FORCE_DEPLOYMENT",
        {"sender": {"TGO"}, "host": {"GHA"}},
    ),
    (
        "the country is the one the story is about",
        "Mali is large. Mali is poor. Mali has no friends. Danger lies in Ghana. Togolese troops are in the country.",
        "FORCE_DEPLOYMENT",
        {"sender": {"TGO"}, "host": {"MLI"}},
    ),
    (
        "the force of an alliance in the land named is its mission there",
        "Ireland sent 104 soldiers to the NATO-led force in Kosovo in May 1999.",
        "PEACE_OPERATION",
        {"contributor": {"IRL"}, "mission": {"KFOR"}, "host": {"XKX"}},
    ),
    (
        "whose country an office speaks of",
        "Egypt's foreign minister confirmed that his country would deliver ten tanks to Chad.",
        "ARMS_TRANSFER",
        {"supplier": {"EGY"}, "recipient": {"TCD"}},
    ),
    (
        "a person named between goes before the office",
        "Russia's navy chief said President Emmanuel Macron had promised that his country would deliver tanks to Chad.",
        "ARMS_TRANSFER",
        {"supplier": {"FRA"}, "recipient": {"TCD"}},
    ),
    (
        "a range lies where its own words tell",
        "Turkish and American soldiers held a joint exercise at a range near Tbilisi.",
        "JOINT_EXERCISE",
        {"participant": {"TUR", "USA"}, "host": {"GEO"}},
    ),
    (
        "a place of its own goes before what a thing's words tell",
        "Turkish and American soldiers held a joint exercise in Georgia at a range of the army in Tbilisi.",
        "JOINT_EXERCISE",
        {"participant": {"TUR", "USA"}, "host": {"GEO"}},
    ),
    (
        "where other things lie tells nothing of the act",
        "Turkish and American soldiers held a joint exercise with tanks from a plant in Tbilisi.",
        "JOINT_EXERCISE",
        {"participant": {"TUR", "USA"}},
    ),
    (
        "blue helmets are soldiers of a state",
        "Some 1,370 Rwandan blue helmets serve with MINUSCA.",
        "PEACE_OPERATION",
        {"contributor": {"RWA"}, "mission": {"MINUSCA"}},
    ),
    (
        "who turns down a request decides",
        "Switzerland has turned down a Spanish request to pass Swiss-made anti-aircraft guns on to Ukraine.",
        "ARMS_TRANSFER",
        {"approver": {"CHE"}, "requester": {"ESP"}, "supplier": {"ESP"}, "recipient": {"UKR"}},
    ),
    (
        "who turns down an offer decides nothing for others",
        "Argentina turned down a Danish offer of 24 F-16 jets.",
        "ARMS_TRANSFER",
        {"supplier": {"DNK"}, "recipient": {"ARG"}},
    ),
    (
        "whose embassy people stand at",
        "Norway expelled the defence attaché at the Iranian embassy in Oslo on Monday.",
        "PERSONNEL_POSTING",
        {"expelled": {"IRN"}, "sender": {"IRN"}, "expeller": {"NOR"}},
    ),
    (
        "whose people stand at another's embassy",
        "The Swedish attaché at the Iranian embassy was expelled by Norway.",
        "PERSONNEL_POSTING",
        {"expelled": {"SWE"}, "sender": {"SWE"}, "expeller": {"NOR"}},
    ),
    (
        "whose request a noun tells",
        "Germany has turned down a Spanish request to pass 20 tanks on to Ukraine.",
        "ARMS_TRANSFER",
        {"requester": {"ESP"}, "supplier": {"ESP"}, "recipient": {"UKR"}},
    ),
    (
        "who gives permission",
        "Finland has given Estonia permission to pass 20 howitzers on to Ukraine.",
        "ARMS_TRANSFER",
        {"approver": {"FIN"}, "supplier": {"EST"}, "recipient": {"UKR"}},
    ),
    (
        "who consents approves",
        "Latvia's parliament consented to the transfer of 20 howitzers to Ukraine.",
        "ARMS_TRANSFER",
        {"approver": {"LVA"}, "supplier": {"LVA"}, "recipient": {"UKR"}},
    ),
    (
        "who refuses acts",
        "Kyrgyzstan will not renew its defence agreement with Turkey.",
        "DEFENCE_AGREEMENT",
        {"actor": {"KGZ"}, "party": {"KGZ", "TUR"}},
    ),
    (
        "whose soldiers the sentence names",
        "Some 650 Spanish soldiers in south Lebanon remain with UNIFIL, whose mandate runs until August.",
        "PEACE_OPERATION",
        {"contributor": {"ESP"}, "mission": {"UNIFIL"}, "host": {"LBN"}},
    ),
    (
        "own slots",
        "Sweden delivered 20 howitzers to Ukraine on Monday.",
        "ARMS_TRANSFER",
        {"supplier": {"SWE"}, "recipient": {"UKR"}},
    ),
    (
        "passive",
        "Twenty tanks were delivered to Kenya by Poland on Monday.",
        "ARMS_TRANSFER",
        {"supplier": {"POL"}, "recipient": {"KEN"}},
    ),
    (
        "capital for state",
        "Paris delivered six radars to Yerevan on Monday.",
        "ARMS_TRANSFER",
        {"supplier": {"FRA"}, "recipient": {"ARM"}},
    ),
    (
        "adjective of the supplier",
        "Belgian howitzers were delivered to Ukraine by the Belgian army.",
        "ARMS_TRANSFER",
        {"supplier": {"BEL"}, "recipient": {"UKR"}},
    ),
    (
        "subject of the sentence before",
        "Norway has close ties with Moldova. It delivered 20 howitzers to Ukraine in May.",
        "ARMS_TRANSFER",
        {"supplier": {"NOR"}, "recipient": {"UKR"}},
    ),
    (
        "the speaker put after the words is not meant",
        (
            "The United States gave Lebanon three patrol boats in June, the Lebanese army said, after the planes it "
            "supplied to Jordan in 2017."
        ),
        "ARMS_TRANSFER",
        {"supplier": {"USA"}, "recipient": {"JOR"}},
    ),
    (
        "a plural subject is not it",
        (
            "Kenya ordered drones from Turkey, and Turkish instructors trained pilots before it received 20 tanks from "
            "Poland."
        ),
        "ARMS_TRANSFER",
        {"supplier": {"POL"}, "recipient": {"KEN"}},
    ),
    (
        "a bare number is whoever's soldiers were named",
        "Italy pulled its special forces out of Niger. The last 40 left on Saturday.",
        "FORCE_DEPLOYMENT",
        {"sender": {"ITA"}, "host": {"NER"}},
    ),
    (
        "the troops are those sent before",
        "Rwanda sent 200 soldiers to Benin. The troops took up positions in the north.",
        "FORCE_DEPLOYMENT",
        {"sender": {"RWA"}, "host": {"BEN"}},
    ),
    (
        "people told by their state alone",
        "Fiji keeps troops in Egypt. In Syria 150 Fijians serve as well.",
        "FORCE_DEPLOYMENT",
        {"sender": {"FJI"}, "host": {"SYR"}},
    ),
    (
        "a contingent leaves after its mission",
        "MINUSMA closed its camp in Gao. The last Egyptian soldiers flew home on Sunday.",
        "PEACE_OPERATION",
        {"contributor": {"EGY"}, "host": {"MLI"}, "mission": {"MINUSMA"}},
    ),
    (
        "who rejects troops is the host",
        "Algeria rejected a plan by France to station 200 soldiers there.",
        "FORCE_DEPLOYMENT",
        {"sender": {"FRA"}, "host": {"DZA"}},
    ),
    (
        "they are the people of the owner",
        "Russian troops left the capital on Monday. They were stationed in Belarus last October.",
        "FORCE_DEPLOYMENT",
        {"sender": {"RUS"}, "host": {"BLR"}},
    ),
    (
        "we are the speaker's state",
        "Serbia said: we have delivered 20 howitzers to Cyprus.",
        "ARMS_TRANSFER",
        {"supplier": {"SRB"}, "recipient": {"CYP"}},
    ),
    (
        "whose",
        "Togo broke with France, whose troops were withdrawn from Chad in 2023.",
        "FORCE_DEPLOYMENT",
        {"sender": {"FRA"}, "host": {"TCD"}},
    ),
    (
        "whose, of the former coloniser",
        (
            "Niger was once ruled by France. It broke with the former colonizer, whose soldiers were withdrawn from "
            "Niger in 2023."
        ),
        "FORCE_DEPLOYMENT",
        {"sender": {"FRA"}, "host": {"NER"}},
    ),
    (
        "the country is what the story is about",
        (
            "Niger's army seized power in Niger last year. Chad protested. The United States has 1,100 troops in the "
            "country."
        ),
        "FORCE_DEPLOYMENT",
        {"sender": {"USA"}, "host": {"NER"}},
    ),
    (
        "the country of the region",
        "Niger's generals rule Niger. Kenya protested. The United States has 1,100 troops in the Sahel country.",
        "FORCE_DEPLOYMENT",
        {"sender": {"USA"}, "host": {"NER"}},
    ),
    (
        "the country is not the one that acts",
        "Denmark and Estonia are allies. Denmark has 200 troops in the country.",
        "FORCE_DEPLOYMENT",
        {"sender": {"DNK"}, "host": {"EST"}},
    ),
    (
        "the place the sentence is set in",
        "Russia opened an office in Chad and delivered 20 tanks to the country's army.",
        "ARMS_TRANSFER",
        {"supplier": {"RUS"}, "recipient": {"TCD"}},
    ),
    (
        "its neighbour",
        (
            "Rwanda is at odds with Congo, and Congo is at odds with Rwanda. Rwanda has sent troops to its western "
            "neighbour."
        ),
        "FORCE_DEPLOYMENT",
        {"sender": {"RWA"}, "host": {"COD"}},
    ),
    (
        "there",
        "Fighting goes on in Somalia. Egypt has deployed 5,000 soldiers there.",
        "FORCE_DEPLOYMENT",
        {"sender": {"EGY"}, "host": {"SOM"}},
    ),
    (
        "the two countries",
        "Qatar received Turkey's defence minister on Monday. The two countries signed a defence agreement.",
        "DEFENCE_AGREEMENT",
        {"party": {"QAT", "TUR"}},
    ),
    (
        "the sides",
        "Qatar received Turkey's defence minister on Monday. The sides signed a defence agreement.",
        "DEFENCE_AGREEMENT",
        {"party": {"QAT", "TUR"}},
    ),
    (
        "both countries within an of-phrase",
        "Qatar and Turkey are allies. Naval units of both countries started a joint exercise on Monday.",
        "JOINT_EXERCISE",
        {"participant": {"QAT", "TUR"}},
    ),
    (
        "coordinated adjectives",
        "Chinese and Djiboutian soldiers held a joint exercise in Djibouti on Monday.",
        "JOINT_EXERCISE",
        {"participant": {"CHN", "DJI"}, "host": {"DJI"}},
    ),
    (
        "coordinated owners after of",
        "The navies of Egypt and Greece held joint drills on Monday.",
        "JOINT_EXERCISE",
        {"participant": {"EGY", "GRC"}},
    ),
    (
        "a force owned by its state",
        "The Royal Navy of Denmark and the German navy held a joint exercise in Norway in May.",
        "JOINT_EXERCISE",
        {"participant": {"DNK", "DEU"}, "host": {"NOR"}},
    ),
    (
        "host by a town",
        "Serbia and the United States held a joint exercise near Bujanovac in May.",
        "JOINT_EXERCISE",
        {"participant": {"SRB", "USA"}, "host": {"SRB"}},
    ),
    (
        "host by the one place of the sentence",
        (
            "Russia conducted an inspection in Norway during a joint exercise, in which Swedish and Finnish troops "
            "took part."
        ),
        "JOINT_EXERCISE",
        {"participant": {"SWE", "FIN"}, "host": {"NOR"}},
    ),
    (
        "host among those who take part",
        (
            "Uzbekistan and Russia held a joint exercise in the Forish mountains in May. Uzbekistan praised it. "
            "Uzbekistan paid."
        ),
        "JOINT_EXERCISE",
        {"participant": {"UZB", "RUS"}, "host": {"UZB"}},
    ),
    (
        "host by the town that the sentence is set at",
        "The fleets of Sri Lanka and India are to meet off Visakhapatnam in December for Slinex, a joint exercise.",
        "JOINT_EXERCISE",
        {"participant": {"LKA", "IND"}, "host": {"IND"}},
    ),
    (
        "a town at which another thing is tells nothing of the host",
        "The fleets of Sri Lanka and India will hold an exercise in the Maldives and share an office in Visakhapatnam.",
        "JOINT_EXERCISE",
        {"participant": {"LKA", "IND"}, "host": {"MDV"}},
    ),
    (
        "the ministry of the clause's place",
        "In Rome, the government authorised the sale of six helicopters to Kenya.",
        "ARMS_TRANSFER",
        {"approver": {"ITA"}, "recipient": {"KEN"}},
    ),
    (
        "a force called by name",
        "The Security Council extended on Wednesday the mandate of the force, known as UNIFIL.",
        "PEACE_OPERATION",
        {"mission": {"UNIFIL"}, "host": {"LBN"}},
    ),
    (
        "the mission of an organisation in a state",
        "The United Nations mission in Mali was completed on 31 December 2023.",
        "PEACE_OPERATION",
        {"mission": {"MINUSMA"}, "host": {"MLI"}},
    ),
    (
        "a regional mission in a state",
        "The Southern African Development Community mission in Mozambique was completed in July 2023.",
        "PEACE_OPERATION",
        {"mission": {"SAMIM"}, "host": {"MOZ"}},
    ),
    (
        "a mission named by its phrase",
        "Rwanda serves in Somalia: 300 Rwandan soldiers serve in the AU mission in Somalia.",
        "PEACE_OPERATION",
        {"mission": {"AU mission in Somalia"}, "contributor": {"RWA"}, "host": {"SOM"}},
    ),
    (
        "a mission under a lead nation",
        "Benin said it will send 2,000 soldiers to Haiti under the Kenyan-led mission.",
        "PEACE_OPERATION",
        {"mission": {"Multinational Security Support (MSS) mission"}, "contributor": {"BEN"}, "host": {"HTI"}},
    ),
    (
        "the bloc",
        "The Economic Community of West African States met in Abuja. The bloc imposed an arms embargo on Niger.",
        "ARMS_EMBARGO",
        {"imposer": {"Economic Community of West African States"}, "target": {"NER"}},
    ),
    (
        "the council",
        "The UN Security Council met on Monday. The council imposed an arms embargo on Haiti.",
        "ARMS_EMBARGO",
        {"imposer": {"United Nations"}, "target": {"HTI"}},
    ),
    (
        "a person belongs to the sender",
        "Poland appointed Colonel Tomasz Wilk as its defence attaché in Georgia.",
        "PERSONNEL_POSTING",
        {"person": {"POL"}, "sender": {"POL"}, "host": {"GEO"}},
    ),
    (
        "inherited from the act before",
        "Sweden delivered 20 howitzers to Ukraine in May. Another 10 howitzers were delivered in June.",
        "ARMS_TRANSFER",
        {"supplier": {"SWE"}, "recipient": {"UKR"}},
    ),
    (
        "the other side is the story's topic",
        (
            "Nigeria parades helicopters. Nigeria fights Islamists in Nigeria, and Israel helps. The United States "
            "delivered 12 attack helicopters in 2021."
        ),
        "ARMS_TRANSFER",
        {"supplier": {"USA"}, "recipient": {"NGA"}},
    ),
    (
        "about the topic, not the speaker",
        (
            "Congo thanked South Africa, and South Africa thanked Congo; Congo needs help. Congo's army declined to "
            "comment."
        ),
        "OFFICIAL_STATEMENT",
        {"speaker": {"COD"}, "about": {"ZAF"}},
    ),
    (
        "seat of a mission",
        "Italy will send 200 soldiers to UNIFIL in May.",
        "PEACE_OPERATION",
        {"mission": {"UNIFIL"}, "contributor": {"ITA"}, "host": {"LBN"}},
    ),
    (
        "its own base",
        "China opened its first naval base in Djibouti on Tuesday.",
        "MILITARY_BASE",
        {"sender": {"CHN"}, "host": {"DJI"}},
    ),
    (
        "the clause that opens with where",
        "The turn came of Ivory Coast, where the French camp was handed over to the army on Monday.",
        "MILITARY_BASE",
        {"host": {"CIV"}},
    ),
    (
        "the other side stands with an act beside it",
        (
            "Russia and Moldova quarrel. Poland donated a mobile radar to Moldova last year, and a batch of 14 "
            "armoured vehicles came from Germany as a gift in January. Russia protested in Russia's name."
        ),
        "ARMS_TRANSFER",
        {"supplier": {"DEU"}, "recipient": {"MDA"}},
    ),
    (
        "who governs the act is not the party left",
        "Nigeria needs helicopters. In Nigeria, Washington blocked the resale by Israel of helicopters in 2014.",
        "ARMS_TRANSFER",
        {"supplier": {"ISR"}, "recipient": {"NGA"}},
    ),
    (
        "own soil",
        "Montenegro does not permit foreign bases on its territory, and it borrowed money from China for a motorway.",
        "MILITARY_BASE",
        {"host": {"MNE"}},
    ),
    (
        "the field of a mission, not who leads it",
        "The U.N. Security Council authorised the Kenya-led mission in October 2020, a year after Haiti asked for aid.",
        "PEACE_OPERATION",
        {"host": {"HTI"}, "mission": {"Multinational Security Support (MSS) mission"}},
    ),
    (
        "a base of the sentence tells the country",
        "Some 900 American soldiers are stationed at Camp Lemonnier.",
        "FORCE_DEPLOYMENT",
        {"sender": {"USA"}, "host": {"DJI"}},
    ),
    (
        "the scene that a sentence opened with",
        (
            "Benin and Benin's army have radars from France. In Burkina Faso, a general spoke. Turkey delivered eight "
            "drones last month."
        ),
        "ARMS_TRANSFER",
        {"supplier": {"TUR"}, "recipient": {"BFA"}},
    ),
    (
        "whom the story told to be armed is not the supplier",
        (
            "Japan delivered three radars to the Philippines in May. Two more radars will be delivered next year if "
            "the Philippines pays."
        ),
        "ARMS_TRANSFER",
        {"supplier": {"JPN"}, "recipient": {"PHL"}},
    ),
    (
        "people by their adjective",
        "Eighty soldiers of Benin have begun a course run by Belgian paratroopers.",
        "TRAINING_MISSION",
        {"trainer": {"BEL"}, "trainee": {"BEN"}},
    ),
    (
        "its ally is another",
        "Latvia needs guns. Canada has agreed to lend six howitzers to its Baltic ally.",
        "ARMS_TRANSFER",
        {"supplier": {"CAN"}, "recipient": {"LVA"}},
    ),
    (
        "who acts in a condition is not the party left",
        "Czechia will hand over eight helicopters once Slovakia agrees to their transit. Ukraine has asked for them.",
        "ARMS_TRANSFER",
        {"supplier": {"CZE"}},
    ),
    (
        "a pronoun gives way to a name",
        "Ghana's navy took four boats. Ghana was glad. Washington will train their crews in May.",
        "TRAINING_MISSION",
        {"trainer": {"USA"}, "trainee": {"GHA"}},
    ),
    (
        "members of a force",
        "Some 70 members of the Canadian Armed Forces trained Jamaican soldiers in Kingston in March.",
        "TRAINING_MISSION",
        {"trainer": {"CAN"}, "trainee": {"JAM"}},
    ),
    (
        "instructors of an alliance",
        "NATO instructors trained Ukrainian soldiers in Poland in May.",
        "TRAINING_MISSION",
        {"trainer": {"NATO"}, "trainee": {"UKR"}},
    ),
    (
        "a company sells",
        "Saab of Sweden is in Santiago. Saab said on Monday it had signed a contract with Chile for 12 radars.",
        "ARMS_TRANSFER",
        {"supplier": {"SWE"}, "recipient": {"CHL"}},
    ),
    (
        "foreign forces are not the land's own",
        "Lawmakers in Benin on Monday approved the deployment of foreign forces, notably from Italy.",
        "FORCE_DEPLOYMENT",
        {"sender": {"ITA"}, "host": {"BEN"}, "approver": {"BEN"}},
    ),
    (
        "what is done to a motion is done to its act",
        "Italian lawmakers on Tuesday approved a motion extending the deployment of the country's soldiers in Niger.",
        "FORCE_DEPLOYMENT",
        {"sender": {"ITA"}, "host": {"NER"}, "approver": {"ITA"}},
    ),
    (
        "the mission named by its own name",
        (
            "Nepal sent 200 soldiers to MINUSCA, the UN mission in the Central African Republic. The Security Council "
            "extended the mission's mandate in November."
        ),
        "PEACE_OPERATION",
        {"mission": {"MINUSCA"}, "approver": {"United Nations"}},
    ),
    (
        "the embargo of the council whose committee speaks",
        "The Security Council committee on Somalia met. The arms embargo on Somalia has been in place since 1992.",
        "ARMS_EMBARGO",
        {"imposer": {"United Nations"}, "target": {"SOM"}},
    ),
    (
        "inspectors from two states",
        "Inspectors from Latvia and Denmark visited an army brigade in Belarus in 2019 under the Vienna Document.",
        "INSPECTION",
        {"inspector": {"LVA", "DNK"}},
    ),
    (
        "people trained abroad by their hosts",
        "Senegal withdrew from the alliance. Dakar will go on training its officers in France.",
        "TRAINING_MISSION",
        {"trainee": {"SEN"}, "trainer": {"FRA"}},
    ),
    (
        "the army is not that of another state's instructors",
        (
            "BANGUI, June 5, 2019 (Reuters) - Moscow's 175 instructors have trained the guards of the Central African "
            "Republic. Italy handed the army 1,400 rifles in December."
        ),
        "ARMS_TRANSFER",
        {"supplier": {"ITA"}, "recipient": {"CAF"}},
    ),
    (
        "a base that is offered",
        "Albania has offered NATO a naval base at Porto Romano.",
        "MILITARY_BASE",
        {"sender": {"NATO"}, "host": {"ALB"}},
    ),
    (
        "lawmakers of the land that the story is set in",
        (
            "BUDAPEST, Nov 7, 2023 (MTI) - Lawmakers authorised the government on Tuesday to send up to 200 Hungarian "
            "soldiers to Chad. Hungary has no embassy there."
        ),
        "FORCE_DEPLOYMENT",
        {"sender": {"HUN"}, "host": {"TCD"}, "approver": {"HUN"}},
    ),
    (
        "the neighbours are the two of the story",
        (
            "Australia and Indonesia signed a defence cooperation agreement on Thursday. The neighbours held a first "
            "bilateral military exercise in November."
        ),
        "JOINT_EXERCISE",
        {"participant": {"AUS", "IDN"}},
    ),
    (
        "a mission that the story names only after",
        (
            "The last 60 Danish engineers left South Sudan on Thursday after four years with the UN mission there. Two "
            "staff officers stay at the headquarters of UNMISS."
        ),
        "PEACE_OPERATION",
        {"contributor": {"DNK"}, "mission": {"UNMISS"}},
    ),
    (
        "who asks does not decide",
        (
            "The United Nations committee overseeing the arms embargo on Libya has approved a request from Italy to "
            "supply three patrol boats to the coast guard, a letter said on 22 January 2021. "
            "An application, by Qatar for 20 armoured vehicles for Tripoli, was put on hold."
        ),
        "EMBARGO_EXEMPTION",
        {"approver": {"United Nations"}, "requester": {"QAT"}, "supplier": {"QAT"}},
    ),
)


@pytest.fixture(scope="module")
def claims(reader: Reader) -> dict[str, tuple[Claim, ...]]:
    """The claims of every row's text, read together."""
    texts = [text for _, text, _, _ in ROWS]
    return dict(zip(texts, read_texts(reader, texts), strict=True))


def _roles(claim: Claim) -> Roles:
    return {role: {p.iso3 or p.name for p in parties} for role, parties in claim.actors}


@pytest.mark.parametrize(("mechanism", "text", "type_name", "wanted"), ROWS, ids=[row[0] for row in ROWS])
def test_roles(
    claims: dict[str, tuple[Claim, ...]], mechanism: str, text: str, type_name: str, wanted: dict[str, set[str] | None]
) -> None:
    found = [_roles(c) for c in claims[text] if c.type == type_name]
    assert any(all(roles.get(role) == parties for role, parties in wanted.items()) for roles in found), (
        mechanism,
        found,
    )


# text, who gives whom how many of what: several things under one verb, each with a party of its own, and one without
SHARED_OUT: list[tuple[str, list[tuple[str, str, int]]]] = [
    (
        "France donated two patrol boats to Senegal's navy and five howitzers to Togo.",
        [("FRA", "SEN", 2), ("FRA", "TGO", 5)],
    ),
    (
        "Poland received 20 tanks from Germany, 14 jets from Slovakia and six howitzers from Norway.",
        [("DEU", "POL", 20), ("SVK", "POL", 14), ("NOR", "POL", 6)],
    ),
    (
        "Ten tanks were delivered to Chad and five helicopters to Mali by France.",
        [("FRA", "TCD", 10), ("FRA", "MLI", 5)],
    ),
    ("Sweden donated ten howitzers and two radars to Estonia.", [("SWE", "EST", 10), ("SWE", "EST", 2)]),
    (
        "France handed over ten tanks to Chad, which gave two helicopters to Niger.",
        [("FRA", "TCD", 10), ("TCD", "NER", 2)],
    ),
]


@pytest.mark.parametrize(("text", "told"), SHARED_OUT, ids=[row[0] for row in SHARED_OUT])
def test_each_thing_has_its_own_party(reader: Reader, text: str, told: list[tuple[str, str, int]]) -> None:
    (claims,) = read_texts(reader, [text])
    found = []
    for claim in claims:
        parties = {role: held[0].iso3 for role, held in claim.actors}
        found.append((parties.get("supplier"), parties.get("recipient"), claim.item and claim.item.quantity))
    assert sorted(found) == sorted(told)
