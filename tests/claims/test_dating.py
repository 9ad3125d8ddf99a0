"""When an act was, by the clause its time stands in; all told on Tuesday 15 June 2021."""

import pytest

from legation.pipeline import Reader
from legation.rehearsal import read_texts

Days = tuple[str | None, str | None]
OPEN: Days = (None, None)
DATES: list[tuple[str, str, Days]] = [
    # on the act's own words, whatever noun the parser hangs the time on
    ("Serbia received ten tanks from Russia in March.", "ARMS_TRANSFER", ("2021-03-01", "2021-03-31")),
    ("The United States delivered six jets to Iraq in 2017 and 2018.", "ARMS_TRANSFER", ("2017-01-01", "2018-12-31")),
    ("Chad tore up its 2019 defence agreement with France on 2 June.", "DEFENCE_AGREEMENT", ("2021-06-02",) * 2),
    ("Two weeks earlier, on 2 June, Egypt and Sudan signed a defence pact.", "DEFENCE_AGREEMENT", ("2021-06-02",) * 2),
    # before the first of several verbs, or on an infinitive that the act's clause holds
    (
        "Bulgaria's parliament on Friday overturned the veto and approved the donation of ten tanks to Ukraine.",
        "ARMS_TRANSFER",
        ("2021-06-11",) * 2,
    ),
    ("Hungarian lawmakers approved Sweden's bid to join NATO on Monday.", "ALLIANCE_STATUS", ("2021-06-14",) * 2),
    # told as over by the day of the report, however far in the perfect stands
    (
        "Switzerland has turned down a Spanish request to pass tanks on to Ukraine, the ministry said on Monday.",
        "ARMS_TRANSFER",
        (None, "2021-06-14"),
    ),
    # a time before the verb of putting off; what ends and begins; what an act is done by; what dates from then
    ("France on Friday postponed its joint exercise with Georgia.", "JOINT_EXERCISE", ("2021-06-11",) * 2),
    (
        "From today until 18 June, inspectors from Denmark are carrying out an inspection in Latvia.",
        "INSPECTION",
        ("2021-06-15", "2021-06-18"),
    ),
    (
        "By a resolution of 29 April, the Council prolonged the mandate of the UN mission in Mali.",
        "PEACE_OPERATION",
        ("2021-04-29",) * 2,
    ),
    ("The arms embargo on Somalia dates from January 1992.", "ARMS_EMBARGO", ("1992-01-01", "1992-01-31")),
    # the text by which it was done came out that day; a name is given on no day
    (
        "Canada has lifted its arms embargo on Turkey, according to a notice published on Monday.",
        "ARMS_EMBARGO",
        ("2021-06-14",) * 2,
    ),
    (
        "Sudan and Egypt have signed a defence pact, according to a text issued on Monday.",
        "DEFENCE_AGREEMENT",
        OPEN,
    ),
    (
        "Georgia and Poland held a joint exercise called Eagle Partner in May.",
        "JOINT_EXERCISE",
        ("2021-05-01", "2021-05-31"),
    ),
    (
        "Colonel Kaya has been posted to Mogadishu as Turkey's attaché, replacing one who served there since 2018.",
        "PERSONNEL_POSTING",
        OPEN,
    ),
    # a month stands as printed, and "by" it is a bound alone; what has been stopped since then still is
    ("Russia received ten tanks from Iran this month.", "ARMS_TRANSFER", ("2021-06-01", "2021-06-30")),
    ("Russia will deliver ten tanks to Serbia by October.", "ARMS_TRANSFER", (None, "2021-10-31")),
    ("Germany's inspections in Belarus have been halted since March 2020.", "INSPECTION", ("2020-03-01", None)),
    # a clause with its own tense on the thing dates itself alone
    ("France withdrew its troops from a base in Mali that it had built in 2017.", "FORCE_DEPLOYMENT", OPEN),
    # a clause on the act or its thing
    (
        "Sudan met Egypt in Oran on 2 June, where they signed a defence pact.",
        "DEFENCE_AGREEMENT",
        ("2021-06-02",) * 2,
    ),
    (
        "A defence pact will now be signed by Egypt and Sudan in July.",
        "DEFENCE_AGREEMENT",
        ("2021-07-01", "2021-07-31"),
    ),
    ("Latvia sent Stinger missiles to Ukraine, delivered last week.", "ARMS_TRANSFER", ("2021-06-07", "2021-06-13")),
    (
        "Turkey ran flights there until 2009, when it closed the base in Somalia.",
        "MILITARY_BASE",
        ("2009-01-01", "2009-12-31"),
    ),
    (
        "France paid for the construction of a military base in Mali, begun in May.",
        "MILITARY_BASE",
        ("2021-05-01", "2021-05-31"),
    ),
    (
        "Manila expects to receive a frigate built by South Korea in the first half of 2025.",
        "ARMS_TRANSFER",
        ("2025-01-01", "2025-06-30"),
    ),
    ("Troops serving in Mali on Monday received ten tanks from Russia.", "ARMS_TRANSFER", ("2021-06-14",) * 2),
    ("A joint military exercise of Georgia and Poland concluded yesterday.", "JOINT_EXERCISE", ("2021-06-14",) * 2),
    (
        "West African leaders, meeting in Monrovia in May, extended the arms embargo on Mali.",
        "ARMS_EMBARGO",
        ("2021-05-01", "2021-05-31"),
    ),
    # told from another act
    (
        "The talks come six days after Peru and Chile signed a defence agreement.",
        "DEFENCE_AGREEMENT",
        ("2021-06-09",) * 2,
    ),
    # what was said earlier dates the plan, and bounds what was done
    (
        "In March the minister said Serbia would receive ten tanks from Russia.",
        "ARMS_TRANSFER",
        ("2021-03-01", "2021-03-31"),
    ),
    ("In March experts said that Russia had delivered ten tanks to Serbia.", "ARMS_TRANSFER", (None, "2021-03-31")),
    ("Russia has delivered ten tanks to Serbia, the minister said on Monday.", "ARMS_TRANSFER", (None, "2021-06-14")),
    ("Russia will deliver ten tanks to Serbia, the minister said on Monday.", "ARMS_TRANSFER", ("2021-06-14",) * 2),
    ("Serbia said in a letter sent on 2 June that it had not sold arms to Mali.", "ARMS_TRANSFER", ("2021-06-02",) * 2),
    # bounds
    (
        "Russia withdrew its troops from Syria after the fall of the city last month.",
        "FORCE_DEPLOYMENT",
        ("2021-05-01", "2021-06-15"),
    ),
    # a deadline has one side alone; what has been done since then may go on
    ("Russia will deliver ten tanks to Serbia by the end of the year.", "ARMS_TRANSFER", (None, "2021-12-31")),
    ("Ghana and Togo have held the Savannah exercise since 2019.", "JOINT_EXERCISE", ("2019-01-01", None)),
    ("Denmark will deploy troops to Latvia from next month.", "FORCE_DEPLOYMENT", ("2021-07-01", "2021-07-31")),
    ("Italian instructors have been training Libyan crews since 2017.", "TRAINING_MISSION", ("2017-01-01", None)),
    # "of" gives the year to what is named; since that, a state goes on from the year
    ("Britain has barred the sale of arms to Argentina since the war of 1982.", "ARMS_EMBARGO", ("1982-01-01", None)),
    ("Argentina bought ten tanks from France after the war of 1982.", "ARMS_TRANSFER", (None, None)),
    # what should come by then is awaited
    (
        "The first six tanks from France should arrive in Chad before the year is out.",
        "ARMS_TRANSFER",
        ("2021-06-15", "2021-12-31"),
    ),
    (
        "Belarus suspended its military agreement with Poland this spring.",
        "DEFENCE_AGREEMENT",
        ("2021-03-01", "2021-05-31"),
    ),
    ("Inspectors from Kazakhstan are inspecting a base in Belarus until Saturday.", "INSPECTION", (None, "2021-06-19")),
    # how long it lasts, and when it is to end
    (
        "Egypt and Sudan began a five-day joint military exercise on Monday.",
        "JOINT_EXERCISE",
        ("2021-06-14", "2021-06-18"),
    ),
    (
        "Egypt and Sudan will begin a joint military exercise on Friday for a two-week run.",
        "JOINT_EXERCISE",
        ("2021-06-18", "2021-07-01"),
    ),
    (
        "The joint military exercise of Egypt and Sudan opened on Monday and ends on 25 June.",
        "JOINT_EXERCISE",
        ("2021-06-14", "2021-06-25"),
    ),
    (
        "Egyptian soldiers are drilling with Sudanese troops in the exercise Desert Anvil, which ends on 25 June.",
        "JOINT_EXERCISE",
        (None, "2021-06-25"),
    ),
    (
        "Egypt and Sudan began a joint military exercise on Monday. The exercise will continue through 25 June.",
        "JOINT_EXERCISE",
        ("2021-06-14", "2021-06-25"),
    ),
    (
        "Egypt and Sudan began a joint military exercise on Monday. The festival ends on 25 June.",
        "JOINT_EXERCISE",
        ("2021-06-14", "2021-06-14"),
    ),
    # since when a state holds, or what has been going on
    (
        "The accord is a violation of the embargo against Cote d'Ivoire, which has been in force since 2004.",
        "ARMS_EMBARGO",
        ("2004-01-01", None),
    ),
    (
        "The accord is a violation of the embargo against Cote d'Ivoire, which has been at war since 2004.",
        "ARMS_EMBARGO",
        OPEN,
    ),
    ("Qatar, a major non-NATO ally since 2012, is rich.", "ALLIANCE_STATUS", ("2012-01-01", None)),
    (
        "Indian instructors have been teaching Guyanese soldiers to fly drones since February.",
        "TRAINING_MISSION",
        ("2021-02-01", None),
    ),
    # in a clause on what a state is held in; not one that tells what ends, or an act told in the past
    (
        "Fiji has 150 peacekeepers in Syria, serving with UNDOF under the rotation that began in March.",
        "PEACE_OPERATION",
        ("2021-03-01", "2021-03-31"),
    ),
    ("Russia keeps its military base at Gyumri under an accord that runs until 2044.", "MILITARY_BASE", OPEN),
    # a plan told as past is of its day
    ("Russia promised ten tanks to Serbia in 2019.", "ARMS_TRANSFER", ("2019-01-01", "2019-12-31")),
    (
        "The announcement by Serbia in March that ten tanks would be bought from Russia was rejected.",
        "ARMS_TRANSFER",
        ("2021-03-01", "2021-03-31"),
    ),
    # no time hangs on a verb behind a semicolon; what a cleft sets in front; a year in a name is the last to date
    (
        "Russia delivered the tanks, of up to 40 tonnes, to Serbia on May 29; its crew, once at Nis, is being set up.",
        "ARMS_TRANSFER",
        ("2021-05-29",) * 2,
    ),
    (
        "It was in the spring of 1966, when relations were good, that Israel ordered ten jets from France.",
        "ARMS_TRANSFER",
        ("1966-03-01", "1966-05-31"),
    ),
    (
        "China and Laos will hold the military exercise Peace Train 2021 in Vientiane in August.",
        "JOINT_EXERCISE",
        ("2021-08-01", "2021-08-31"),
    ),
    # what has been done since is counted on the story's day; what has been going on still is
    ("Germany has delivered thirty tanks to Ukraine since April.", "ARMS_TRANSFER", ("2021-04-01", "2021-06-15")),
    # what fixes no day
    ("Russia will deliver ten tanks to Serbia in the coming weeks.", "ARMS_TRANSFER", OPEN),
    ("Russia will deliver ten tanks to Serbia in the near future.", "ARMS_TRANSFER", OPEN),
]


@pytest.mark.parametrize(("text", "event_type", "days"), DATES, ids=[row[0] for row in DATES])
def test_date(reader: Reader, text: str, event_type: str, days: Days) -> None:
    (claims,) = read_texts(reader, [text])
    found = [(claim.date.start, claim.date.end) for claim in claims if claim.type == event_type]
    assert found == [days]


@pytest.mark.parametrize(
    ("lead", "days"),
    [
        ("Italy delivered six patrol boats to Libya in January, the ministry said on Friday, 12 May 2023.", True),
        ("Italy on Friday, May 12, 2023, said it delivered six patrol boats to Libya in January.", True),
        ("Italy on Friday, May 12, 2023, closed its port. It delivered six patrol boats to Libya in January.", True),
        # without its weekday, to come, or not the lead's news, a day is only one of those told
        ("Italy on May 12, 2023, closed a port. It delivered six patrol boats to Libya in January.", False),
        (
            "Italy will on Friday, May 12, 2023, close its port. It delivered six patrol boats to Libya in January.",
            False,
        ),
        (
            "Italy closed a port that it built on Friday, May 12, 2023. It sent six tanks to Libya in January.",
            False,
        ),
        # a day in brackets explains the weekday that the page's day gives; not a day that another thing has
        ("Italy delivered six patrol boats to Libya in January, a text seen on Friday (12 May 2023) says.", True),
        ("Italy delivered six patrol boats to Libya in January after a port closed (12 May 2023).", False),
    ],
)
def test_a_story_of_no_known_day_is_told_from_the_day_of_its_report(reader: Reader, lead: str, days: bool) -> None:
    (claims,) = read_texts(reader, [lead], published=None)
    found = [claim.date.start for claim in claims if claim.type == "ARMS_TRANSFER"]
    assert found == ["2023-01-01" if days else None]
