"""`legation export` and `dictionary`: files and folders, what is left out, what a format cannot hold."""

import json
from pathlib import Path

import pytest
from lxml import html as parser  # type: ignore[import-untyped]

from legation.cli.exits import Exit
from tests.cli.conftest import Legation


@pytest.fixture
def read(legation: Legation, pages: Path) -> Legation:
    """The command line over a register that holds the pages."""
    assert legation("read", str(pages)).code == 0
    return legation


def test_a_file_has_its_dictionary_beside_it(read: Legation, tmp_path: Path) -> None:
    assert read("export", "geojson", "--out", "map.geojson").code == 0
    assert len(json.loads((tmp_path / "map.geojson").read_text())["features"]) == 2
    assert "## Table `events`" in (tmp_path / "map.geojson.dictionary.md").read_text()
    assert read("export", "csv", "--out", "plain.csv", "--no-dictionary").code == 0
    assert not (tmp_path / "plain.csv.dictionary.md").exists()


def test_filters_and_tables(read: Legation) -> None:
    assert len(read("export", "ftm", "--state", "SRB").out.splitlines()) < len(read("export", "ftm").out.splitlines())
    assert read("export", "csv", "--what", "pages").out.splitlines()[0].startswith("sha256,path,status")
    refused = read("export", "gexf", "--what", "claims")
    assert refused.code == Exit.USAGE and "events" in refused.err


def test_what_is_left_out_is_told(read: Legation) -> None:
    ran = read("export", "sipri")
    assert ran.code == 0 and "Left out: 1, deals of which no order or delivery is told" in ran.err


def test_a_site_is_unpacked_into_a_new_folder_only(read: Legation, tmp_path: Path) -> None:
    assert read("export", "site", "--out", "site").code == 0
    tree = parser.fromstring((tmp_path / "site" / "index.html").read_text())
    assert "2 events on 3 pages" in tree.text_content()
    again = read("export", "site", "--out", "site")
    assert again.code == Exit.STORE and "no empty folder" in again.err
    assert read("export", "site", "--out", "site.zip").code == 0
    assert (tmp_path / "site.zip").read_bytes().startswith(b"PK")


def test_a_dossier_is_a_pdf(read: Legation, tmp_path: Path) -> None:
    assert read("export", "dossier", "--out", "d.pdf").code == 0
    assert (tmp_path / "d.pdf").read_bytes().startswith(b"%PDF-")


def test_the_dictionary_alone(read: Legation, tmp_path: Path) -> None:
    assert read("dictionary").out.startswith("# Data dictionary")
    assert {one["name"] for one in json.loads(read("dictionary", "--format", "jsonl").out)["tables"]} >= {"events"}
    assert read("dictionary", "--out", "d.md").code == 0 and (tmp_path / "d.md").exists()
