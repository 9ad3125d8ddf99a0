"""An expert adds a type with a few lines of YAML: it is checked, rehearsed, read and shown; no Python knows of it."""

from pathlib import Path

import pytest

from legation.cli import main
from legation.cli.exits import Exit
from legation.codebook.check import check
from legation.codebook.load import load
from legation.codebook.show import show
from legation.language.parse import Parser
from legation.pages.inputs import expand
from legation.pipeline import Reader
from legation.rehearsal import rehearse
from tests.codebook.conftest import Written

NAME = "PRISONER_EXCHANGE"
CONCEPT = "captives: {nouns: [prisoner, captive, detainee, prisoner of war], source: general usage}\n"
PHASE = 'exchanged: {stage: act, meaning: "prisoners of both sides were let go"}\n'
PAGE = """\
Yemen's prisoners fly home

GENEVA, Oct 16, 2020 (Reuters) - Iran and Iraq exchanged prisoners of war on Thursday.

Baghdad had asked for years that the captives be let go.
"""


@pytest.fixture
def directory(written: Written) -> Path:
    own = Path(__file__).with_name("prisoner_exchange.yaml").read_text(encoding="utf-8")
    return written({"types/prisoner_exchange.yaml": own, "concepts.yaml": CONCEPT, "phases.yaml": PHASE})


@pytest.fixture
def extended(reader: Reader, directory: Path) -> Reader:
    """A reader with the new type, which shares the parser and the tables of the session's."""
    made = Reader(codebook_directory=directory)
    parser: Parser = reader.parser
    made.__dict__.update(parser=parser, world=reader.world)
    return made


def test_it_has_no_faults(directory: Path) -> None:
    assert [str(fault) for fault in check(directory) if not fault.file.startswith("types/")] == []
    assert [str(fault) for fault in check(directory) if "prisoner" in fault.file] == []


def test_its_examples_and_near_misses_hold(extended: Reader) -> None:
    assert list(rehearse(extended, (NAME,))) == []


def test_a_page_gives_its_claims(extended: Reader, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(PAGE, encoding="utf-8")
    [(outcome, claims)] = extended.read(expand([str(page)]))
    assert outcome.status == "read"
    [claim] = [claim for claim in claims if claim.type == NAME]
    assert [party.iso3 for party in claim.role("party")] == ["IRN", "IRQ"]
    assert (claim.phase, claim.date.start, claim.date.end) == ("exchanged", "2020-10-15", "2020-10-15")
    assert claim.codebook == f"{extended.codebook.version}+{extended.codebook.digest}"


def test_the_command_runs_the_examples(
    extended: Reader, directory: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (directory / "codebook.yaml").write_text("standalone: true\n", encoding="utf-8")
    monkeypatch.setattr("legation.pipeline.Reader", lambda codebook_directory: extended)
    extended.__dict__["codebook"] = load(directory)
    assert main(["codebook", "check", str(directory), "--examples"]) == Exit.FINE

    own = directory / "types" / "prisoner_exchange.yaml"
    own.write_text(own.read_text(encoding="utf-8").replace("{party: [ARM, AZE]}", "{party: [ARM]}"), encoding="utf-8")
    extended.__dict__["codebook"] = load(directory)
    assert main(["codebook", "check", str(directory), "--examples"]) == Exit.CODEBOOK
    told = capsys.readouterr()
    assert "Armenia exchanged prisoners of war with Azerbaijan." in told.out
    assert "failing examples: 1" in told.err


def test_it_is_shown(directory: Path) -> None:
    assert "swap → exchanged" in show(load(directory), NAME)


def test_no_python_names_a_type(directory: Path) -> None:
    sources = Path(load.__code__.co_filename).parents[1].rglob("*.py")
    texts = {path.name: path.read_text(encoding="utf-8") for path in sources}
    assert "load.py" in texts
    named = [(file, name) for name in load(directory).by_name for file, text in texts.items() if name in text]
    assert named == []
