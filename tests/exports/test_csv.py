"""Rows that spreadsheets and statistics programs read, and cannot be made to compute."""

import csv
from collections.abc import Iterable, Iterator
from io import BytesIO

import pandas as pd
import pytest

from legation.exports import columns, rows
from legation.exports import csv as table
from legation.exports.rows import Lore
from legation.model.claim import Claim, Item, ItemPart, Range
from legation.register.merge import merge
from tests.exports.conftest import FORMULA, Take, book, written
from tests.factories import LEAD, brdm, make_claim, source, state

LORE = Lore(roles={"ARMS_TRANSFER": ("supplier", "recipient")})


def told(claim: Claim, lore: Lore = LORE) -> Iterator[str]:
    names = [one.name for one in columns.CLAIMS]
    return table.lines([rows.claim_row(claim, "e1", lore)], columns=names)


def read(lines: Iterable[str]) -> list[dict[str, str]]:
    return list(csv.DictReader("".join(lines).lstrip(table.BYTE_ORDER_MARK).splitlines(keepends=True)))


def row(claim: Claim) -> dict[str, str]:
    (only,) = read(told(claim))
    return only


def test_a_claim_is_a_row() -> None:
    cells = row(make_claim())
    assert cells["event_id"] == "e1"
    assert (cells["actor1"], cells["actor1_role"], cells["actor1_iso3"]) == ("Russia", "supplier", "RUS")
    assert (cells["actor2"], cells["actor2_role"]) == ("Central African Republic", "recipient")
    assert (cells["item"], cells["designation"], cells["quantity"]) == (
        "armoured reconnaissance vehicle",
        "BRDM-2",
        "10",
    )
    assert (cells["date_from"], cells["date_to"], cells["background"]) == ("2020-10-20", "2020-10-20", "false")
    assert (cells["said_by"], cells["attribution"]) == ("Vladimir Titorenko", "Vladimir Titorenko → Reuters")
    assert cells["quote"] == LEAD


def test_an_event_is_a_row() -> None:
    claims = [
        make_claim(attribution=(source("Titorenko"),)),
        make_claim(page="b.txt", attribution=(source("Touadera"),)),
    ]
    (event,) = merge(claims)
    names = [one.name for one in columns.EVENTS]
    (cells,) = read(table.lines([rows.event_row(event, LORE)], columns=names))
    assert (cells["reports"], cells["independent_sources"], cells["contradicted"]) == ("2", "2", "")
    assert len(cells["claims"].split()) == 2


def test_codes_of_other_schemes_have_columns() -> None:
    claim = make_claim(phase="refused")
    (cells,) = read(told(claim, Lore.of(book())))
    assert (cells["plover"], cells["cameo"], cells["sipri_ready"]) == ("REJECT", "1222", "false")
    (cells,) = read(told(make_claim(), Lore.of(book())))
    assert (cells["plover"], cells["sipri_ready"]) == ("AID", "true")
    assert (row(claim)["plover"], row(claim)["cameo"]) == ("", "")


def test_what_has_no_column_is_kept_in_words() -> None:
    item = Item("arms", "weapons", quantity=Range(8, None), parts=(ItemPart("rifle", quantity=40), ItemPart("round")))
    cells = row(make_claim(item=item, actors={"party": [state("RUS"), state("SRB"), state("TUR")]}))
    assert (cells["quantity"], cells["quantity_range"]) == ("", "at least 8")
    assert (cells["quantity_low"], cells["quantity_high"], cells["quantity_uncertain"]) == ("8", "", "true")
    assert cells["parts"] == "40 rifle; round"
    assert cells["other_actors"] == "party: Türkiye (TUR)"


@pytest.mark.parametrize(
    "start", ["=1+1", "+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", '=cmd|" /C calc"!A0']
)
def test_no_cell_is_a_formula(start: str) -> None:
    cells = row(make_claim(title=start, evidence=start, item=brdm(name=start)))
    assert cells["title"] == "'" + start
    assert cells["quote"].startswith("'") and cells["item"].startswith("'")


def test_numbers_stay_numbers() -> None:
    assert row(make_claim(item=brdm(quantity=-1)))["quantity"] == "-1"


def test_line_ends_quotes_and_commas_survive() -> None:
    assert row(make_claim(evidence='He said "ten,\nor more"'))["quote"] == 'He said "ten,\nor more"'


@pytest.mark.parametrize("excel", [False, True])
def test_the_byte_order_mark_is_for_excel(excel: bool) -> None:
    first = next(iter(table.lines([], columns=["event_id", "last_changed"], excel=excel)))
    assert first == "\ufeff" * excel + "event_id,last_changed\r\n"


def test_pandas_reads_every_table(take: Take) -> None:
    for name in ("claims", "events", "parties", "pages", "decisions", "changes"):
        taken = take(name)
        shown = pd.read_csv(BytesIO(written("csv", taken)), dtype=str, keep_default_na=False)
        assert list(shown.columns) == [one.name for one in taken.table.columns]
        assert len(shown) == len(list(taken.table.rows(taken)))
    titles = pd.read_csv(BytesIO(written("csv", take("claims"))))["title"]
    assert f"'{FORMULA}" in set(titles)
