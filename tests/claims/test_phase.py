"""One mechanism for every type: what tense, modals, negation and governing words make of an act."""

import pytest

from legation.pipeline import Reader
from legation.rehearsal import read_texts

# text, type, phase, modality ("-" where the text must give no claim of the type)
ROWS = [
    # an act that "is to" do something is due
    ("The training of Mongolian soldiers by a Japanese team is to go ahead.", "TRAINING_MISSION", "planned", "planned"),
    (
        "The training of Mongolian soldiers by a Japanese team is to take place in May.",
        "TRAINING_MISSION",
        "planned",
        "planned",
    ),
    (
        "The training of Mongolian soldiers by a Japanese team is going well.",
        "TRAINING_MISSION",
        "under_way",
        "asserted",
    ),
    # a phrase of time within the verb group
    (
        "Ten Mongolian officers are at present going through a course in coastal defence in Chile.",
        "TRAINING_MISSION",
        "under_way",
        "asserted",
    ),
    (
        "Ten Mongolian officers went through a course in coastal defence in Chile.",
        "TRAINING_MISSION",
        "completed",
        "asserted",
    ),
    ("Chilean military instructors have been coming to Peru for decades.", "TRAINING_MISSION", "under_way", "asserted"),
    ("Chilean military instructors came to Peru.", "TRAINING_MISSION", "deployed", "asserted"),
    # who lets something be known permits nothing
    (
        "In Lima the minister let it be known that Chile would open a naval liaison office in Lima.",
        "MILITARY_OFFICE",
        "planned",
        "planned",
    ),
    # who walks away with an order cancels none
    ("Germany walked away with an order for ten Leopard tanks for Chile.", "ARMS_TRANSFER", "-", ""),
    ("Chile cancelled an order for ten Leopard tanks from Germany.", "ARMS_TRANSFER", "cancelled", "asserted"),
    # what a relative clause tells of a force is not asked for; a question is
    (
        "Asked whether Chile's force, 300 of whose soldiers have been stationed in Peru since May, was ill, he left.",
        "FORCE_DEPLOYMENT",
        "in_force",
        "state",
    ),
    ("Chile asked that its soldiers be stationed in Peru.", "FORCE_DEPLOYMENT", "requested", "asserted"),
    ("Chile let Italy sell ten tanks to Peru.", "ARMS_TRANSFER", "authorised", "asserted"),
    # the future of a past report, though the report is handed on without a tense of its own
    (
        "Pakistan had said in a statement that it would supply ten jets to Azerbaijan.",
        "ARMS_TRANSFER",
        "planned",
        "planned",
    ),
    (
        "Pakistan praised the talks, adding that it would supply ten jets to Azerbaijan.",
        "ARMS_TRANSFER",
        "planned",
        "planned",
    ),
    ("Experts think that Pakistan would supply ten jets.", "ARMS_TRANSFER", "-", ""),
    (
        "In Ankara they say that Turkey would supply ten jets to Azerbaijan.",
        "ARMS_TRANSFER",
        "proposed",
        "conditional",
    ),
    # "all" closes an act: with a number, an article, or on the verb; not where it only says which
    ("All ten tanks ordered from Russia have arrived in Serbia.", "ARMS_TRANSFER", "completed", "asserted"),
    ("The tanks ordered from Russia have all been delivered to Serbia.", "ARMS_TRANSFER", "completed", "asserted"),
    ("France delivered tanks to Serbia for all branches of its army.", "ARMS_TRANSFER", "delivered", "asserted"),
    # who is stationed there stays; who stations them acts
    (
        "About 100 Australian soldiers are stationed at Butterworth in Malaysia.",
        "FORCE_DEPLOYMENT",
        "in_force",
        "state",
    ),
    ("Moscow stationed missiles in Belarus.", "FORCE_DEPLOYMENT", "deployed", "asserted"),
    ("Two Turkish majors are attached to the general staff of Kosovo.", "PERSONNEL_POSTING", "in_force", "state"),
    # what has been done is over, what has been being done goes on
    ("Canadian instructors have trained 37,000 Ukrainian soldiers.", "TRAINING_MISSION", "completed", "asserted"),
    (
        "Canadian instructors have been training Ukrainian soldiers since 2015.",
        "TRAINING_MISSION",
        "under_way",
        "asserted",
    ),
    # a participle with a day gone by looks back
    (
        "The drill, held in 2003 by Mongolia and the United States, was the first of its kind.",
        "JOINT_EXERCISE",
        "completed",
        "asserted",
    ),
    # to say no is no silence
    ("Asked for tanks by Serbia, Berlin said no.", "OFFICIAL_STATEMENT", "-", ""),
    ("Berlin would not say how many tanks Serbia had asked for.", "OFFICIAL_STATEMENT", "declined_comment", "asserted"),
    # what a report claims is what it is about; what nobody does is not done
    (
        "Serbia denied media reports stating that it was building a military base in Armenia.",
        "MILITARY_BASE",
        "denied",
        "denied",
    ),
    ("Spain does not officially have soldiers training Malian forces in Mali.", "TRAINING_MISSION", "-", ""),
    (
        "The minister said Spain had no soldiers training Malian forces in Mali.",
        "TRAINING_MISSION",
        "denied",
        "denied",
    ),
    # what a participle tells of the act itself stands under the verb of the act
    (
        "The naval exercise involving the fleets of Kenya and Tanzania concluded on Monday.",
        "JOINT_EXERCISE",
        "completed",
        "asserted",
    ),
    (
        "Serbia does not have a contract to supply tanks to Armenia, the minister said.",
        "ARMS_TRANSFER",
        "denied",
        "denied",
    ),
    # a participle that only says what is to come is no act
    ("The UN arms embargo on Iran is set to expire in October.", "ARMS_EMBARGO", "expired", "planned"),
    ("The UN Security Council set an arms embargo on Iran.", "ARMS_EMBARGO", "imposed", "asserted"),
    # what got under way has only begun
    ("The exercise between India and Japan got under way on Monday.", "JOINT_EXERCISE", "under_way", "asserted"),
    ("The exercise between India and Japan took place on Monday.", "JOINT_EXERCISE", "completed", "asserted"),
    # the bare act
    ("Russia failed to deliver ten tanks to Serbia.", "ARMS_TRANSFER", "-", ""),
    ("The sale of ten tanks to Serbia by Russia fell through.", "ARMS_TRANSFER", "cancelled", "asserted"),
    (
        "Russia's parliament authorised talks on the sale of ten tanks to Serbia.",
        "ARMS_TRANSFER",
        "proposed",
        "asserted",
    ),
    (
        "The joint drills of India and Nepal that ended on Monday were the fifth.",
        "JOINT_EXERCISE",
        "completed",
        "asserted",
    ),
    ("Chinese ships will sail to Karachi for an exercise with Pakistan.", "JOINT_EXERCISE", "planned", "planned"),
    ("Preparations are under way for a joint drill of India and Nepal.", "JOINT_EXERCISE", "planned", "planned"),
    ("The United States does not permit French military bases on its soil.", "MILITARY_BASE", "refused", "state"),
    ("NATO has ruled out a mission; Austria has ruled out joining NATO.", "ALLIANCE_STATUS", "declined", "state"),
    ("Russia delivered ten tanks to Serbia.", "ARMS_TRANSFER", "delivered", "asserted"),
    ("Ten tanks were delivered to Serbia by Russia.", "ARMS_TRANSFER", "delivered", "asserted"),
    ("Russia has delivered ten tanks to Serbia.", "ARMS_TRANSFER", "delivered", "asserted"),
    # future and intention
    ("Russia will deliver ten tanks to Serbia.", "ARMS_TRANSFER", "planned", "planned"),
    ("Russia plans to deliver ten tanks to Serbia.", "ARMS_TRANSFER", "planned", "planned"),
    ("Russia is to deliver ten tanks to Serbia.", "ARMS_TRANSFER", "planned", "planned"),
    ("Russia is going to deliver ten tanks to Serbia.", "ARMS_TRANSFER", "planned", "planned"),
    ("Russia is expected to deliver ten tanks to Serbia.", "ARMS_TRANSFER", "planned", "planned"),
    ("Russia vowed to deliver ten tanks to Serbia.", "ARMS_TRANSFER", "planned", "planned"),
    ("Russia threatened to deliver ten tanks to Serbia.", "ARMS_TRANSFER", "planned", "planned"),
    ("Russia is threatening to withdraw its troops from Mali.", "FORCE_DEPLOYMENT", "withdrawal_planned", "planned"),
    ("The minister said Russia would deliver ten tanks to Serbia.", "ARMS_TRANSFER", "planned", "planned"),
    (
        "The planned delivery of ten Russian tanks to Serbia was discussed in Moscow.",
        "ARMS_TRANSFER",
        "proposed",
        "asserted",
    ),
    (
        "All six helicopters are to be handed over to Poland by the United States.",
        "ARMS_TRANSFER",
        "planned",
        "planned",
    ),
    # ideas and talks
    ("Russia is considering delivering ten tanks to Serbia.", "ARMS_TRANSFER", "proposed", "asserted"),
    ("Russia could deliver ten tanks to Serbia, the minister said.", "ARMS_TRANSFER", "proposed", "conditional"),
    ("Russia proposed to hold joint naval drills with Iran.", "JOINT_EXERCISE", "proposed", "asserted"),
    # requests
    ("Serbia asked Russia to deliver ten tanks.", "ARMS_TRANSFER", "requested", "asserted"),
    ("Mali has requested the delivery of ten helicopters from Russia.", "ARMS_TRANSFER", "requested", "asserted"),
    # leave
    ("The German government approved the delivery of 14 tanks to Ukraine.", "ARMS_TRANSFER", "authorised", "asserted"),
    (
        "The Senate in Washington authorised the sale of twelve helicopters to Kenya.",
        "ARMS_TRANSFER",
        "authorised",
        "asserted",
    ),
    # agreement and contract
    ("France agreed to deliver six howitzers to Estonia.", "ARMS_TRANSFER", "agreed", "asserted"),
    ("Poland signed a contract for 96 helicopters with the United States.", "ARMS_TRANSFER", "ordered", "asserted"),
    # halts and ends
    ("Germany suspended the delivery of patrol boats to Saudi Arabia.", "ARMS_TRANSFER", "suspended", "asserted"),
    ("Germany will suspend the delivery of patrol boats to Saudi Arabia.", "ARMS_TRANSFER", "suspended", "planned"),
    ("Norway cancelled the delivery of missiles to Turkey.", "ARMS_TRANSFER", "cancelled", "asserted"),
    ("Japan and Australia postponed their joint naval exercise.", "JOINT_EXERCISE", "postponed", "asserted"),
    ("Serbia suspended its military drills with all partners.", "JOINT_EXERCISE", "suspended", "asserted"),
    # a no
    ("Switzerland refused to allow the delivery of ammunition to Ukraine.", "ARMS_TRANSFER", "refused", "asserted"),
    ("Israel will not supply weapons to Ukraine.", "ARMS_TRANSFER", "refused", "asserted"),
    ("Serbia has no plans to join NATO.", "ALLIANCE_STATUS", "declined", "state"),
    # denial
    ("Iran denied supplying drones to Russia.", "ARMS_TRANSFER", "denied", "denied"),
    ("The ministry denied that Iran had supplied drones to Russia.", "ARMS_TRANSFER", "denied", "denied"),
    ("Tehran dismissed a report that it had supplied drones to Russia.", "ARMS_TRANSFER", "denied", "denied"),
    ("Serbia has not sold weapons to Ukraine, the minister said.", "ARMS_TRANSFER", "denied", "denied"),
    ("No drones had been delivered to Sudan by Iran, the envoy said.", "ARMS_TRANSFER", "denied", "denied"),
    (
        "The claim that Rwanda sent troops to Congo is baseless, the ministry said.",
        "FORCE_DEPLOYMENT",
        "denied",
        "denied",
    ),
    # no act at all
    ("Russia might have delivered ten tanks to Serbia.", "ARMS_TRANSFER", "-", ""),
    ("What would happen if Russia delivered ten tanks to Serbia?", "ARMS_TRANSFER", "-", ""),
    ("Britain and Soviet Russia deployed troops in Iran in August 1941.", "FORCE_DEPLOYMENT", "-", ""),
    ("Iran refused to comment on the Russian military base in Syria.", "MILITARY_BASE", "in_force", "state"),
    # last of its kind
    ("The last French troops left Chad in January.", "FORCE_DEPLOYMENT", "completed", "asserted"),
    # leaving
    ("France will withdraw its troops from Chad.", "FORCE_DEPLOYMENT", "withdrawal_planned", "planned"),
    # hedges of the page
    ("Russia reportedly delivered ten tanks to Serbia.", "ARMS_TRANSFER", "delivered", "alleged"),
    ("Kyiv alleges that Iran delivered drones to Russia.", "ARMS_TRANSFER", "delivered", "alleged"),
    # offices and agreements
    ("Russia is moving toward opening a Defence Ministry office in Serbia.", "MILITARY_OFFICE", "planned", "planned"),
    (
        "NATO and Jordan have agreed to open a liaison office of the alliance in Amman.",
        "MILITARY_OFFICE",
        "agreed",
        "asserted",
    ),
    ("Turkey and Qatar signed a defence cooperation agreement.", "DEFENCE_AGREEMENT", "signed", "asserted"),
    (
        "The parliament in Bishkek ratified a military agreement with Russia.",
        "DEFENCE_AGREEMENT",
        "ratified",
        "asserted",
    ),
    ("The UN Security Council extended the arms embargo on South Sudan.", "ARMS_EMBARGO", "extended", "asserted"),
    ("The UN Security Council lifted the arms embargo on Eritrea.", "ARMS_EMBARGO", "lifted", "asserted"),
    (
        "South Sudan asked the UN Security Council to lift the arms embargo on it.",
        "ARMS_EMBARGO",
        "lift_requested",
        "asserted",
    ),
    # "are to be schooled": the "to" hangs on "be"
    ("Peruvian soldiers are to be schooled in Chile from May.", "TRAINING_MISSION", "planned", "planned"),
    ("Peruvian soldiers are being schooled in Chile.", "TRAINING_MISSION", "under_way", "asserted"),
    # "not a single", but not "not all"
    ("Not a single Chilean soldier is stationed in Peru, the ministry said.", "FORCE_DEPLOYMENT", "denied", "denied"),
    ("Not all Chilean soldiers stationed in Peru are ill, the ministry said.", "FORCE_DEPLOYMENT", "in_force", "state"),
    # who maintains that something was done keeps nothing up
    (
        "The minister maintains that Germany delivered ten Leopard tanks to Chile in May.",
        "ARMS_TRANSFER",
        "delivered",
        "alleged",
    ),
    (
        "Germany maintains its deliveries of Leopard tanks to Chile, the minister said.",
        "ARMS_TRANSFER",
        "under_way",
        "asserted",
    ),
    # what is concluded is over, a text is settled
    (
        "The training of Peruvian soldiers by Chilean instructors has been concluded.",
        "TRAINING_MISSION",
        "completed",
        "asserted",
    ),
    ("Germany and Chile concluded a contract for ten Leopard tanks.", "ARMS_TRANSFER", "ordered", "asserted"),
    # what was so until a time, or once, is so no more
    ("Chilean soldiers were stationed in Peru until 1993.", "FORCE_DEPLOYMENT", "withdrawn", "asserted"),
    ("Chilean soldiers have been stationed in Peru since 1993.", "FORCE_DEPLOYMENT", "in_force", "state"),
    ("A Chilean contingent once served with the UN mission in Haiti.", "PEACE_OPERATION", "completed", "asserted"),
    ("The 200 Chilean soldiers in Peru will be out by May.", "FORCE_DEPLOYMENT", "withdrawal_planned", "planned"),
    # what becomes of the thing that was to come
    (
        "A liaison office that NATO wished to open in Tokyo was blocked by Paris.",
        "MILITARY_OFFICE",
        "refused",
        "asserted",
    ),
    (
        "A liaison office that NATO wished to open in Tokyo was described by Paris.",
        "MILITARY_OFFICE",
        "planned",
        "planned",
    ),
    # a clause of its own behind an infinitive
    (
        "Denmark agreed to help Peru to buy ships, and instructors from Chile have been drilling Peruvian soldiers.",
        "TRAINING_MISSION",
        "under_way",
        "asserted",
    ),
    # taken up again; gone back on; not renewed; in preparation
    ("Germany has started again the delivery of tanks to Chile.", "ARMS_TRANSFER", "resumed", "asserted"),
    ("Germany has started the delivery of tanks to Chile.", "ARMS_TRANSFER", "under_way", "asserted"),
    (
        "Germany went back on its promise to deliver ten Leopard tanks to Chile.",
        "ARMS_TRANSFER",
        "cancelled",
        "asserted",
    ),
    (
        "The non-renewal of the defence agreement between Chile and Peru was announced in Lima.",
        "DEFENCE_AGREEMENT",
        "terminated",
        "asserted",
    ),
    (
        "The ministers discussed preparations for the joint exercise of Chile and Peru.",
        "JOINT_EXERCISE",
        "planned",
        "planned",
    ),
    ("The ministers discussed a joint exercise of Chile and Peru.", "JOINT_EXERCISE", "proposed", "asserted"),
    ("The joint exercise of Chile and Peru came to nothing.", "JOINT_EXERCISE", "cancelled", "asserted"),
    (
        "With the arrival of the last of ten Leopard tanks from Germany, Chile is content.",
        "ARMS_TRANSFER",
        "completed",
        "asserted",
    ),
    # the news that somebody would, told in the past
    (
        "The minister came home from Moscow with the news that Russia would give Chile ten tanks.",
        "ARMS_TRANSFER",
        "planned",
        "planned",
    ),
    ("The supply of tanks by Germany to Chile is out of the question.", "ARMS_TRANSFER", "refused", "asserted"),
]


@pytest.fixture(scope="module")
def told(reader: Reader) -> dict[str, list[tuple[str, str, str]]]:
    """For each text what was read of it: type, phase, modality."""
    texts = [row[0] for row in ROWS]
    return {
        t: [(c.type, c.phase, c.modality) for c in claims]
        for t, claims in zip(texts, read_texts(reader, texts), strict=True)
    }


@pytest.mark.parametrize(("text", "kind", "phase", "modality"), ROWS, ids=[row[0][:60] for row in ROWS])
def test_phase_and_modality(
    told: dict[str, list[tuple[str, str, str]]], text: str, kind: str, phase: str, modality: str
) -> None:
    # what an act presupposes ("lift" → in force) has tests of its own
    found = [(p, m) for t, p, m in told[text] if t == kind and (m != "state" or modality == "state")]
    assert found == ([] if phase == "-" else [(phase, modality)])


# what a clause tells further of the act before it
FURTHER = [
    (
        "Germany suspended deliveries of tanks to Chile in March and resumed them in May.",
        "ARMS_TRANSFER",
        ["suspended", "resumed"],
    ),
    (
        "Germany suspended deliveries of tanks to Chile in March and resumed talks in May.",
        "ARMS_TRANSFER",
        ["suspended"],
    ),
    (
        "Chile asked Germany for ten Leopard tanks in March but was turned down in May.",
        "ARMS_TRANSFER",
        ["requested", "refused"],
    ),
    (
        "Chile asked Germany for ten Leopard tanks in March but was invited to Rome in May.",
        "ARMS_TRANSFER",
        ["requested"],
    ),
    ("The EU arms embargo on Chile was imposed in 1990 and lifted in 1994.", "ARMS_EMBARGO", ["imposed", "lifted"]),
    (
        "The Chilean soldiers were invited to Peru and arrived on Monday.",
        "FORCE_DEPLOYMENT",
        ["authorised", "deployed"],
    ),
]


def test_what_a_clause_tells_further_is_an_act_of_its_own(reader: Reader) -> None:
    read = read_texts(reader, [text for text, _, _ in FURTHER])
    told = [
        [c.phase for c in claims if c.type == kind and c.modality != "state"]
        for claims, (_, kind, _) in zip(read, FURTHER, strict=True)
    ]
    assert told == [phases for _, _, phases in FURTHER]


DENIALS = [
    ("Serbia denied that it had delivered tanks to Armenia.", "delivered"),
    ("China denies that it is building a military base in Tajikistan.", "under_way"),
    ("Russia denied that it will open a military base in Sudan.", "planned"),
    ("Serbia said that it had delivered tanks to Armenia.", None),
    ("Serbia refused to deliver tanks to Armenia.", None),
]


def test_a_denial_says_which_phase_it_denies(reader: Reader) -> None:
    read = read_texts(reader, [text for text, _ in DENIALS])
    assert [{claim.denies for claim in claims} - {None} for claims in read] == [{p} - {None} for _, p in DENIALS]
