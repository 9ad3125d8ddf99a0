"""The data dictionary tells of every column and every word of the codebook that a record may hold."""

from legation.exports.dictionary import RECORDS, dictionary, markdown
from legation.exports.tables import TABLES
from legation.model import claim, event
from tests.exports.conftest import book


def test_it_holds_all_columns_types_phases_and_roles() -> None:
    told = dictionary(book(), "0.1")
    assert {one["name"]: [c["name"] for c in one["columns"]] for one in told["tables"]} == {
        table.name: [c.name for c in table.columns] for table in TABLES
    }
    assert [one["name"] for one in told["types"]] == [one.name for one in book().types]
    text = markdown(told)
    for one in book().types:
        assert f"### `{one.name}`" in text and one.definition in text
        assert all(phase in text for phase in one.all_phases)
        assert all(role.name in text for role in one.roles)
    assert told["codebook"] in text and "Legation 0.1" in text
    assert markdown(dictionary(book(), "0.1")) == text


def test_every_record_type_is_explained() -> None:
    public = {
        kind
        for module in (claim, event)
        for kind in vars(module).values()
        if isinstance(kind, type) and kind.__module__ == module.__name__
    }
    assert public <= set(RECORDS)
    assert all(one["meaning"] for one in dictionary(book())["records"])


def test_one_table_alone() -> None:
    assert [one["name"] for one in dictionary(book(), tables=["pages"])["tables"]] == ["pages"]
