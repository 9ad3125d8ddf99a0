"""What holds for every format: it is in the one list, gives the same bytes twice, needs nothing before it is used."""

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from legation.exports.columns import KINDS
from legation.exports.formats import FORMATS, WHATS
from legation.exports.tables import BY_NAME, TABLES
from legation.register.store import Register
from legation.views.filters import selection
from tests.exports.conftest import Take, book, written

MADE = [(form.name, what) for form in FORMATS for what in form.whats]


def test_the_tables_are_what_can_be_taken() -> None:
    assert tuple(table.name for table in TABLES) == WHATS
    for table in TABLES:
        names = [one.name for one in table.columns]
        assert len(names) == len(set(names))
        assert {one.kind for one in table.columns} <= set(KINDS)
        assert all(one.meaning for one in table.columns)


def test_no_two_files_have_one_address() -> None:
    addresses = [(form.suffix, what) for form in FORMATS for what in form.whats]
    assert len(addresses) == len(set(addresses))
    assert "json" not in {form.suffix for form in FORMATS}, "that is where a page's twin stands"


@pytest.mark.parametrize(("form", "what"), MADE)
def test_two_exports_are_the_same_bytes(form: str, what: str, take: Take) -> None:
    first = written(form, take(what))
    assert first
    assert written(form, take(what)) == first


@pytest.mark.parametrize(("form", "what"), MADE)
def test_nothing_found_is_a_file_still(form: str, what: str, take: Take) -> None:
    nothing = selection({"text": "nowhere"})
    assert isinstance(written(form, take(what, nothing)), bytes)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_rows_have_the_columns_told(table: object, take: Take) -> None:
    name = table.name  # type: ignore[attr-defined]
    rows = list(BY_NAME[name].rows(take(name)))
    wanted = [one.name for one in BY_NAME[name].columns]
    assert all(list(row) == wanted for row in rows)
    assert rows or name == "decisions"


def test_libraries_are_loaded_when_they_are_used() -> None:
    heavy = "{'pyarrow', 'reportlab', 'pandas', 'polars'}"
    modules = ["legation.cli.export", "legation.frames", *(f"legation.exports.{form.home}" for form in FORMATS)]
    code = f"import sys, {', '.join(modules)}; print(sorted({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
    assert all(callable(import_module(module).pieces) for module in modules[2:])


def test_the_whole_register_and_what_was_asked(register: Register, take: Take) -> None:
    whole = {event.event_id for event in register.events()}
    some = [event.event_id for event in take("events", selection({"type": "INSPECTION"})).events()]
    assert len(some) == 1 and set(some) < whole
    assert take("events").codebook.startswith(f"{book().version}+")


def test_the_guide_has_the_list() -> None:
    guide = Path(__file__).parents[2].joinpath("docs", "taking-away.md").read_text("utf-8")
    table = guide.partition("<!-- formats -->")[2].partition("<!-- /formats -->")[0].strip().splitlines()[2:]
    assert table == [
        f"| `{one.name}` (.{one.suffix}) | {one.audience} | {'all' if one.whats == WHATS else ', '.join(one.whats)} "
        f"| {one.holds} | {one.lacks} |"
        for one in FORMATS
    ]
