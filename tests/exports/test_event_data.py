"""PLOVER, CAMEO, SIPRI and the UN Register: what each takes, what it leaves out and counts, and doubt in brackets."""

import csv
import json
from io import BytesIO, StringIO

import pandas as pd

from legation.exports.plover import NO_CODE, NO_DYAD
from legation.exports.sipri import COLUMNS, NOT_ORDERED
from legation.exports.unroca import NO_CATEGORY
from legation.model.claim import Claim, Party, Range
from legation.register.store import Register
from tests.exports.conftest import Take, written
from tests.factories import brdm, claim_on, date, make_outcome, make_page, source, state


def table(form: str, take: Take, delimiter: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(written(form, take("events")).decode(), newline=""), delimiter=delimiter))


def also(register: Register, name: str, **more: object) -> Claim:
    """One more page with one claim."""
    page = make_page(name, url=f"https://news.example/{name}")
    claim = claim_on(page, url=page.url, **more)
    register.add(make_outcome(page), [claim], name.encode())
    return claim


def test_plover_has_codes_of_the_codebook_and_both_sides(take: Take) -> None:
    taken = take("events")
    told = [json.loads(line) for line in written("plover", taken).decode().splitlines()]
    events = {event.event_id: event for event in taken.events()}
    for one in told:
        assert one["event"] == taken.lore.codes("plover", events[one["id"]].lead)
    codes = {(one["legation"]["type"], one["legation"]["phase"]): one["event"] for one in told}
    assert codes["ARMS_TRANSFER", "delivered"] == "AID" and codes["DEFENCE_AGREEMENT", "signed"] == "SUPPORT"
    (delivery,) = [one for one in told if one["date"] == "2020-10-20"]
    assert [one["code"] for one in delivery["source"]] == ["RUS"]
    assert [one["code"] for one in delivery["target"]] == ["CAF"]
    (month,) = [one for one in told if one["date_from"] == "2019-03-01"]
    assert month["date"] is None, "a month is no day"


def test_what_a_scheme_has_no_code_for_is_counted(register: Register, take: Take) -> None:
    also(register, "h", phase="in_service", modality="state", date=date(None, "2018-12-31"))
    also(register, "i", actors={"recipient": [state("TUR")]}, date=date("2015-01-01"))
    for form in ("plover", "cameo"):
        taken = take("events")
        written(form, taken)
        assert taken.left == {NO_CODE: 1, NO_DYAD: 1}, form


def test_cameo_is_read_as_a_table(take: Take) -> None:
    frame = pd.read_csv(BytesIO(written("cameo", take("events"))), sep="\t", dtype=str)
    delivery = frame[frame["Date"] == "20201020"].iloc[0]
    assert (delivery["SourceActorFull"], delivery["TargetActorFull"], delivery["EventCode"]) == ("RUS", "CAF", "072")
    assert (delivery["EventRootCode"], delivery["PentaClass"]) == ("07", "2")
    month = frame[frame["DateFrom"] == "2019-03-01"].iloc[0]
    assert (month["Year"], month["Month"]) == ("2019", "03") and pd.isna(month["Day"]) and pd.isna(month["Date"])
    assert len(frame[frame["EventCode"] == "057"]) == 6, "three equals are six dyads"


def test_a_deal_is_a_row_with_doubt_in_brackets(take: Take) -> None:
    taken = take("events")
    rows = list(csv.DictReader(StringIO(written("sipri", taken).decode(), newline="")))
    assert tuple(rows[0]) == COLUMNS
    brdm_row = next(row for row in rows if row["Weapon designation"] == "BRDM-2")
    assert (brdm_row["Supplier"], brdm_row["Recipient"]) == ("Russia", "Central African Republic")
    assert (brdm_row["Year of order"], brdm_row["Number ordered"]) == ("2019", "(at least 20)")
    assert (brdm_row["Number delivered"], brdm_row["Year(s) of delivery"]) == ("(10–12)", "2020")
    assert "quantity: " in brdm_row["Comments"] and "gift" in brdm_row["Comments"]
    assert "port officials" in brdm_row["Sources"] and "https://news.example/a" in brdm_row["Sources"]
    rifles = next(row for row in rows if row["Recipient"] == "Séléka")
    assert (rifles["Number delivered"], rifles["Year of order"]) == ("500", "")
    assert taken.left[NOT_ORDERED] == 1, "the plan for S-300 is no order"


def test_a_side_that_nobody_named_is_unknown(register: Register, take: Take) -> None:
    also(
        register,
        "h",
        actors={"recipient": [state("TUR")]},
        item=brdm(quantity=Range(None, 4)),
        date=date("2015-01-01", "2016-01-01"),
    )
    (row,) = [row for row in table("sipri", take) if row["Recipient"] == "Türkiye"]
    assert row["Supplier"] == "unknown"
    assert row["Year(s) of delivery"] == "(2015–2016)" and row["Number delivered"].startswith("(")


def test_batches_add_up_and_totals_do_not(register: Register, take: Take) -> None:
    sides = {"supplier": [state("TUR")], "recipient": [Party("Ghana", "GHA")]}
    for name, more in (
        ("h", {"item": brdm(quantity=4, batch="1"), "date": date("2022-01-05")}),
        ("i", {"item": brdm(quantity=6, batch="2"), "date": date("2023-02-05")}),
        ("j", {"item": brdm(quantity=10, is_total=True), "date": date("2023-02-06")}),
    ):
        also(register, name, actors=sides, attribution=(source("ministry"),), **more)
    rows = [row for row in table("sipri", take) if row["Recipient"] == "Ghana"]
    assert sum(float(row["Number delivered"] or 0) for row in rows) == 10
    assert {year for row in rows for year in row["Year(s) of delivery"].split(", ") if year} == {"2022", "2023"}


def test_a_return_names_both_states_and_the_category(take: Take) -> None:
    taken = take("events")
    rows = list(csv.DictReader(StringIO(written("unroca", taken).decode(), newline="")))
    assert [(row["Reporting state"], row["Direction"], row["Other state"]) for row in rows] == [
        ("Central African Republic", "import", "Russia"),
        ("Russia", "export", "Central African Republic"),
    ]
    assert {(row["Category"], row["Calendar year"]) for row in rows} == {("II", "2020")}
    assert {row["Number of items"] for row in rows} <= {"(10)", "(12)"}, "reports differ"
    assert all("10" in row["Comments"] and "12" in row["Comments"] for row in rows)
    assert taken.left[NO_CATEGORY] == 1, "rifles are in none of the seven"


def test_a_company_is_no_state(register: Register, take: Take) -> None:
    maker = Party("Antonov", "UKR", kind="company")
    also(register, "h", actors={"supplier": [maker], "recipient": [state("TUR")]}, date=date("2018-02-02"))
    rows = [row for row in table("unroca", take) if row["Calendar year"] == "2018"]
    assert [(row["Reporting state"], row["Other state"]) for row in rows] == [("Türkiye", "Antonov")]


def test_a_go_between_is_told(register: Register, take: Take) -> None:
    sides = {"supplier": [state("RUS")], "recipient": [state("USA")], "intermediary": [state("SRB")]}
    also(register, "h", actors=sides, item=brdm(quantity=3), date=date("2018-02-02"))
    rows = [row for row in table("unroca", take) if row["Calendar year"] == "2018"]
    assert {row["Intermediate location"] for row in rows} == {"Serbia"} and len(rows) == 2
    assert {row["Number of items"] for row in rows} == {"3"}
