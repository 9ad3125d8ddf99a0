"""What else a claim holds: number, batch, date, source, background; and what one act told twice becomes."""

from typing import Any

import pytest

from legation.model.claim import Claim, Range
from legation.pipeline import Reader
from legation.rehearsal import read_texts

# told on Tuesday 15 June 2021: text, type, field, value of the only claim of the type
FIELDS: list[tuple[str, str, str, Any]] = [
    ("Turkey delivered four Bayraktar TB2 drones to Somalia.", "ARMS_TRANSFER", "quantity", 4),
    ("Turkey delivered four Bayraktar TB2 drones to Somalia.", "ARMS_TRANSFER", "designation", "Bayraktar TB2"),
    ("The United States will send up to 16 howitzers to Ukraine.", "ARMS_TRANSFER", "quantity", Range(None, 16)),
    ("The United States sent at least 300 missiles to Ukraine.", "ARMS_TRANSFER", "quantity", Range(300, None)),
    ("Russia delivered a dozen helicopters to Mali.", "ARMS_TRANSFER", "quantity", 12),
    ("Russia airlifted a second batch of 10 BRDM-2 vehicles to Bangui.", "ARMS_TRANSFER", "batch", "2"),
    ("Russia airlifted a second batch of 10 BRDM-2 vehicles to Bangui.", "ARMS_TRANSFER", "quantity", 10),
    ("Russia donated 10 armoured vehicles to the CAR as a gift.", "ARMS_TRANSFER", "mode", "gift"),
    ("Russia delivered ten tanks to Serbia on Monday.", "ARMS_TRANSFER", "date", ("2021-06-14", "2021-06-14")),
    ("Russia delivered ten tanks to Serbia in 2017.", "ARMS_TRANSFER", "date", ("2017-01-01", "2017-12-31")),
    ("Russia delivered ten tanks to Serbia last month.", "ARMS_TRANSFER", "date", ("2021-05-01", "2021-05-31")),
    ("Russia delivered ten tanks to Serbia in early June.", "ARMS_TRANSFER", "date", ("2021-06-01", "2021-06-10")),
    ("Russia will deliver ten tanks to Serbia on Friday.", "ARMS_TRANSFER", "date", ("2021-06-18", "2021-06-18")),
    ("Serbia suspended its military drills with all partners for six months.", "JOINT_EXERCISE", "duration", "P6M"),
    (
        "The UN Security Council extended the arms embargo on Mali until 31 May 2022.",
        "ARMS_EMBARGO",
        "until",
        "2022-05-31",
    ),
    ("Russia delivered ten tanks to Serbia in 2017.", "ARMS_TRANSFER", "background", True),
    (
        "Russia delivered ten tanks to Serbia, the Serbian defence ministry said.",
        "ARMS_TRANSFER",
        "source",
        "Serbian Ministry of Defence",
    ),
    ("Russia delivered ten tanks to Serbia, Reuters reported.", "ARMS_TRANSFER", "source", "Reuters"),
    ("According to Retuers, Russia delivered ten tanks to Serbia.", "ARMS_TRANSFER", "source", "Reuters"),
    (
        "Russia's ambassador in CAR Vladimir Titorenko said that Moscow had delivered ten tanks to Bangui.",
        "ARMS_TRANSFER",
        "source",
        "Vladimir Titorenko",
    ),
    (
        "A source close to the ministry said Russia had delivered ten tanks to Serbia.",
        "ARMS_TRANSFER",
        "source",
        "source close to the ministry",
    ),
    ("Russia delivered ten tanks to Serbia.", "ARMS_TRANSFER", "source", "unnamed site"),
    ("Turkey opened a military base in Mogadishu.", "MILITARY_BASE", "place", "Mogadishu"),
    (
        "A spokesman for the Ghanaian Navy declined to comment on the Turkish base in Somalia.",
        "OFFICIAL_STATEMENT",
        "source",
        "spokesman for the Ghanaian Navy",
    ),
]


def _value(claim: Claim, field: str) -> Any:
    if field == "date":
        return (claim.date.start, claim.date.end)
    if field == "source":
        return claim.attribution[0].name
    if field == "place":
        return claim.place.name if claim.place else None
    if field in ("quantity", "designation", "batch", "mode"):
        return getattr(claim.item, field)
    return getattr(claim, field)


@pytest.mark.parametrize(("text", "kind", "field", "value"), FIELDS, ids=[f"{f}: {t[:50]}" for t, _, f, _ in FIELDS])
def test_field(reader: Reader, text: str, kind: str, field: str, value: Any) -> None:
    found = [c for c in read_texts(reader, [text])[0] if c.type == kind]
    assert [_value(c, field) for c in found] == [value]


def test_no_anchor_leaves_the_year_open(reader: Reader) -> None:
    (claim,) = read_texts(reader, ["Russia delivered ten tanks to Serbia on Oct. 15."], published=None)[0]
    assert (claim.date.start, claim.date.end, claim.date.edtf) == (None, None, "--10-15")


def test_lead_and_detail_are_one_claim(reader: Reader) -> None:
    text = (
        "Russia donated 10 armoured vehicles to the CAR. "
        "The 10 BRDM-2 vehicles were airlifted to Bangui, the embassy said."
    )
    (claim,) = [c for c in read_texts(reader, [text])[0] if c.type == "ARMS_TRANSFER"]
    assert claim.item is not None and claim.item.quantity == 10 and len(claim.evidence) == 2


def test_first_batch_takes_its_parties_but_not_its_number_from_the_second(reader: Reader) -> None:
    text = "Moscow airlifted a second batch of 10 BRDM-2 vehicles to Bangui. The first batch arrived on Oct. 15."
    batches = {c.item.batch: c for c in read_texts(reader, [text])[0] if c.item}
    first = batches["1"]
    assert first.item is not None and (first.item.designation, first.item.quantity) == ("BRDM-2", None)
    assert [p.iso3 for p in first.role("supplier")] == ["RUS"] and [p.iso3 for p in first.role("recipient")] == ["CAF"]


def test_each_counted_item_is_a_record(reader: Reader) -> None:
    text = "Germany delivered 14 Leopard 2 tanks and 40 Marder vehicles to Ukraine."
    counts = {c.item.designation: c.item.quantity for c in read_texts(reader, [text])[0] if c.item}
    assert counts == {"Leopard 2": 14, "Marder": 40}


def test_uncounted_list_is_one_record_with_parts(reader: Reader) -> None:
    (claim,) = [
        c
        for c in read_texts(reader, ["Russia delivered weapons, including tanks and helicopters, to Serbia."])[0]
        if c.type == "ARMS_TRANSFER"
    ]
    assert claim.item is not None and len(claim.item.parts) == 2


def test_asking_for_the_end_of_an_embargo_presupposes_it(reader: Reader) -> None:
    claims = read_texts(reader, ["Bangui asked Moscow for help in lifting the UN arms embargo."])[0]
    phases = {(c.phase, c.modality) for c in claims if c.type == "ARMS_EMBARGO"}
    assert phases == {("lift_requested", "asserted"), ("in_force", "state")}


def test_evidence_is_verbatim(reader: Reader) -> None:
    text = "Russia delivered ten tanks to Serbia. The weather was fine."
    (claim,) = read_texts(reader, [text])[0]
    assert all(text[span.start : span.end] == span.text for span in claim.evidence)
    assert all(text[p.start : p.end] == p.text for _, parties in claim.actors for p in parties if p.start is not None)


def test_review_of_a_film_tells_no_acts(reader: Reader) -> None:
    film = (
        "The film follows an actor who plays a dealer. In the thriller Russia delivers ten tanks to Serbia. "
        "The director shot the movie in Malta, and the plot is thin. "
        "Russia delivered ten tanks to Serbia."
    )
    assert read_texts(reader, [film])[0] == ()


def test_what_people_are_still_to_do_is_an_act_of_its_own(reader: Reader) -> None:
    text = "Russia sent two officers to Bangui, among them Colonel Oleg Petrov, who will lead the liaison office."
    (claims,) = read_texts(reader, [text])
    assert sorted(c.phase for c in claims if c.type == "PERSONNEL_POSTING") == ["deployed", "planned"]
