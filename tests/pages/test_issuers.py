"""Whose page it is by weight: what stands around a name, and what looks like it and is none."""

import pytest

from legation.pages.apparatus import parts_of
from legation.pages.bodies import joint_text, own_body
from tests.pages.helpers import outcome

TITLE = "Vehicles arrive in the north"
BODY = (
    "Russia has delivered ten armoured vehicles to the Central African Republic, the ambassador said on Monday. "
    "The vehicles were handed over in Bangui.\n\nThe government thanked Moscow and said that more would follow."
)


def site(*pieces: str) -> str | None:
    found = outcome("\n\n".join(pieces), "page.txt").page
    assert found is not None
    return found.site


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # a name that tells little, and what stands beside it
        ("By Ama Mensah, La Corriente (Accra)", "La Corriente"),
        ("Interview: Ama Mensah | Horizontul, Accra, 6 May 2024", "Horizontul"),
        ("Gulda Vecka, 6 May 2024 (English edition)", "Gulda Vecka"),
        ("Kurier Volta live | Monday 6 May 2024 | Blog closed", "Kurier Volta"),
        ("Rig & Rudder International — West Africa desk\n\nAccra, 6 May 2024", "Rig & Rudder International"),
        ("INVESTIGATION / The Volta Standard (Accra), Monday 6 May 2024", "The Volta Standard"),
        ("A Savannah Weekly investigation\n\nACCRA, 6 May 2024", "Savannah Weekly"),
        (
            "From our correspondent in Tamale\n\nThe Tribune of West Africa\n\nPublished 6 May 2024",
            "The Tribune of West Africa",
        ),
        ("Harbours & Hulls | Analysis | 6 May 2024", "Harbours & Hulls"),
        ("Volta Review of Books, Spring number, March 2000", "Volta Review of Books"),
        # who made or sent it
        ("(Transmitted by Savannah Bay Wire, Accra, 6 May 2024)", "Savannah Bay Wire"),
        ("Compiled from agency reports by the Coastal Military Digest, Accra", "Coastal Military Digest"),
        # writers, sections, editions and places are nobody's page
        ("Ama Mensah, 6 May 2024", None),
        ("Ama Mensah, Africa desk", None),
        ("Ichoga, Accra, 6 May 2024", None),
        ("Accra and Tamale, 6 May 2024", None),
        ("INVESTIGATION | 6 May 2024", None),
        ("English edition, 6 May 2024", None),
        ("By Ama Mensah, security correspondent\n\nBRUSSELS, 6 May 2024", None),
        ("By Ama Mensah, Accra, 6 May 2024", None),
    ],
)
def test_lines_below_the_headline(lines: str, expected: str | None) -> None:
    assert site(TITLE, lines, BODY) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("PAN SAHELIAN UNION\n\nInformation Service", "Pan Sahelian Union"),
        ("MINISTRY OF NATIONAL DEFENCE\n\nCommunications Office", "Ministry of National Defence"),
        ("Press Service of the CSTO Secretariat", "CSTO Secretariat"),
        ("SECOND CHAMBER OF THE SAVANNAH ESTATES", "Second Chamber of the Savannah Estates"),
        ("MARITIME STRATEGY PAPERS 2015/14", "Maritime Strategy Papers"),
        # a kind of text and a section are none, and of two names the one beside the day is whose page it is
        ("Daily Press Briefing", None),
        ("THE LONG READ", None),
        ("CONTRACT ROUND-UP\n\nDefence Trade Weekly, 6 May 2024", "Defence Trade Weekly"),
    ],
)
def test_lines_above_the_headline(lines: str, expected: str | None) -> None:
    assert site(lines, TITLE, BODY) == expected


def test_a_headline_is_no_name_of_an_outlet() -> None:
    assert site("Ghana Says Yes to NATO Office in Accra", "6 May 2024", BODY) is None


@pytest.mark.parametrize(
    ("line", "state", "body"),
    [
        ("Weekly press briefing held at the Ministry of National Defence", "TUR", "Turkish Ministry of Defence"),
        ("Press Conference by the Minister of Defence (summary)", None, "Ministry of Defence"),
        ("News Briefing with Press Secretary Daniel Adu from the Pentagon", None, "Pentagon"),
        ("Written reply by the Minister for Defence", "GHA", "Ghanaian Ministry of Defence"),
        ("Minister answers critics of the Ministry of Defence", None, None),
        ("Troops briefed: the Ministry of Defence is silent", None, None),
    ],
)
def test_whose_briefing_or_answer_it_is(line: str, state: str | None, body: str | None) -> None:
    assert own_body(line, state) == body


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("Ghana – Togo Joint Statement during the visit of the President", "Ghana–Togo joint statement"),
        ("Joint Communiqué of the Visegrád Group Ministers", "Joint Communiqué of the Visegrád Group Ministers"),
        ("Ghana and Togo issue joint statement on patrols", None),
        ("Ghana, Togo Sign Joint Declaration", None),
        ("Joint Statement Angers Togo", None),
    ],
)
def test_a_text_that_parties_give_out_together(line: str, text: str | None) -> None:
    assert joint_text(line) == text


def test_a_line_taken_apart() -> None:
    line = "Opinion | By Ama Mensah, Volta Post (Accra), 4 min read, No. 214, 6 May 2024 at 10:30 GMT"
    assert [(part.kind, part.text) for part in parts_of(line)] == [
        ("label", "Opinion"),
        ("writer", "By Ama Mensah"),
        ("name", "Volta Post"),
        ("place", "Accra"),
        ("issue", "No. 214"),
        ("day", "6 May 2024"),
    ]
