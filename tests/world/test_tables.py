"""The tables are complete and strict: every row sourced and keyed, references resolved, nothing unknown read."""

from pathlib import Path

import pytest

from legation.world import tables
from legation.world.tables import TableError, split

UN_MEMBERS = 193


@pytest.mark.parametrize("table", tables.ALL, ids=lambda table: table.name)
def test_every_row_is_valid_keyed_and_sourced(table: tables.Table) -> None:
    rows = tables.read(table)
    assert rows
    assert all(row["source"] for row in rows)


@pytest.mark.parametrize(
    ("table", "least"),
    [
        (tables.OUTLETS, 250),
        (tables.PUBLISHERS, 300),
        (tables.LEADERS, 500),
        (tables.PLACES, 300),
        (tables.ORGANISATIONS, 400),
        (tables.STATE_NAMES, 1200),
    ],
    ids=lambda value: getattr(value, "name", str(value)),
)
def test_tables_are_not_thin(table: tables.Table, least: int) -> None:
    assert len(tables.read(table)) >= least


def test_all_members_of_the_united_nations_are_there() -> None:
    states = tables.read(tables.STATES)
    members = [row for row in states if row["status"] == "member"]
    assert len(members) == UN_MEMBERS
    assert all(row["iso2"] and row["cow"] and row["gw"] and row["capital"] and row["region"] for row in members)
    assert {row["iso3"] for row in states if row["status"] == "observer"} == {"PSE", "VAT"}
    assert {"TWN", "XKX", "ESH", "XSO", "XAB", "XTR", "XSL", "XNC"} <= {row["iso3"] for row in states}


def test_every_member_has_an_adjective_and_a_plural() -> None:
    forms: dict[str, set[str]] = {}
    for row in tables.read(tables.STATE_NAMES):
        forms.setdefault(row["iso3"], set()).add(row["form"])
    members = [row["iso3"] for row in tables.read(tables.STATES) if row["status"] == "member"]
    wanted = {"name", "capital", "demonym_adj"}
    assert [iso3 for iso3 in members if not wanted <= forms[iso3]] == []


def test_every_state_named_anywhere_exists() -> None:
    known = {row["iso3"] for row in tables.read(tables.STATES)}
    for table, column in [
        (tables.STATE_NAMES, "iso3"),
        (tables.ORGANISATIONS, "iso3"),
        (tables.BRANCHES, "iso3"),
        (tables.OUTLETS, "owner_iso3"),
        (tables.PUBLISHERS, "iso3"),
        (tables.LEADERS, "iso3"),
        (tables.PLACES, "iso3"),
        (tables.REGIONS, "members"),
    ]:
        used = {iso3 for row in tables.read(table) for iso3 in split(row[column])}
        assert used <= known, table.name


def test_parents_of_organisations_exist() -> None:
    rows = tables.read(tables.ORGANISATIONS)
    assert {row["parent"] for row in rows if row["parent"]} <= {row["key"] for row in rows}


def test_offices_belong_to_known_bodies() -> None:
    bodies = {row["key"] for row in tables.read(tables.ORGANISATIONS)}
    bodies |= {row["org"] for row in tables.read(tables.BRANCHES)}
    assert {row["org"] for row in tables.read(tables.LEADERS)} <= bodies
    assert {row["org"] for row in tables.read(tables.TITLES) if row["org"]} <= bodies


def test_terms_do_not_end_before_they_begin() -> None:
    for row in tables.read(tables.LEADERS):
        if row["from"] and row["to"]:
            shorter = min(len(row["from"]), len(row["to"]))
            assert row["from"][:shorter] <= row["to"][:shorter], row["name"]


def _file(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "regions.csv"
    path.write_text(text, encoding="utf-8")
    return path


HEADER = "key,name,forms,kind,collective,members,source\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("key,name,forms,kind,members,origin\n", "columns are"),
        (HEADER + "a,A,A,geographic,false,SRB\n", "row 2 has 6 fields"),
        (HEADER + "a,A,A,imaginary,false,SRB,me\n", "row 2: kind 'imaginary'"),
        (HEADER + "a,A,A,geographic,false,Serbia,me\n", "row 2: members 'Serbia'"),
        (HEADER + "a,A,A,geographic,false,SRB,\n", "row 2: source is empty"),
        (HEADER + "a,A,A,geographic,false,SRB,me\na,B,B,geographic,false,SRB,me\n", "row 3: a is there twice"),
    ],
)
def test_unknown_columns_and_values_are_refused(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(TableError) as raised:
        tables.read_file(_file(tmp_path, text), tables.REGIONS)
    assert "regions.csv" in str(raised.value)
    assert message in str(raised.value)


def test_rows_of_a_user_replace_and_add(tmp_path: Path) -> None:
    _file(tmp_path, HEADER + "balkans,Balkans,Balkans,geographic,false,SRB,me\nmine,Mine,Mine,political,false,FRA,me\n")
    rows = {row["key"]: row for row in tables.read(tables.REGIONS, tmp_path)}
    assert rows["balkans"]["members"] == "SRB"
    assert rows["mine"]["members"] == "FRA"
    assert len(rows) == len(tables.read(tables.REGIONS)) + 1
