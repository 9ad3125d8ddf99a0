"""The command line over real files and a real register, with a reader that knows a few sentences."""

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from legation.cli import main
from legation.codebook.entries import Codebook
from legation.codebook.load import load
from legation.model.claim import Claim
from legation.model.page import Outcome
from legation.pages.inputs import read_input
from legation.pages.source import Input
from legation.register.store import Register
from tests.factories import LEAD, brdm, claim_on, source, state

PLANNED = "Moscow plans to send more S-300 systems to Belgrade."


BETTER: dict[str, Any] = {}
"""What a better reading of the first sentence gives; a test may fill it."""


def knows(outcome: Outcome) -> tuple[Claim, ...]:
    """The claims of a page that holds one of the known sentences."""
    page = outcome.page
    claims = []
    for number, story in enumerate(page.stories if page else ()):
        assert page is not None
        if LEAD in story.text:
            claims.append(claim_on(page, LEAD, number, **BETTER))
        if PLANNED in story.text:
            planned: dict[str, Any] = {
                "phase": "planned",
                "modality": "planned",
                "actors": {"supplier": [state("RUS")], "recipient": [state("SRB")]},
                "item": brdm(name="air defence system", designation="S-300", quantity=None),
                "attribution": (source("the \x1b[31mministry"),),
            }
            claims.append(claim_on(page, PLANNED, number, **planned))
    return tuple(claims)


@cache
def shipped_or(directory: Path | None) -> Codebook:
    """The codebook, loaded once for all tests."""
    return load(directory)


def fake_pipeline() -> ModuleType:
    """Stands for the pipeline, whose parser is slow to load: true inputs, claims of known sentences."""

    @dataclass
    class Reader:
        codebook_directory: Path | None = None

        @cached_property
        def codebook(self) -> Codebook:
            return shipped_or(self.codebook_directory)

        def read(
            self, inputs: Iterable[Input], published: str | None = None
        ) -> Iterator[tuple[Outcome, tuple[Claim, ...]]]:
            for one in inputs:
                outcome = read_input(one, published)
                stories = outcome.page.stories if outcome.page is not None else ()
                if any(re.search("INTERRUPT", story.text) for story in stories):
                    raise KeyboardInterrupt
                claims = knows(outcome)
                nothing = outcome.status == "read" and not claims
                yield replace(outcome, status="nothing_found") if nothing else outcome, claims

    def settle(register: Register, reader: Reader) -> int:
        return 0

    module = ModuleType("legation.pipeline")
    module.__dict__.update(PAGES_AT_A_TIME=16, Reader=Reader, settle=settle)
    return module


def fake_layers() -> ModuleType:
    """Stands for what explains a page; a claim of it would steer the terminal."""

    def explain(page: str, *, published: str | None, codebook: Path | None) -> list[tuple[str, list[str]]]:
        return [("page", [f"{page}: read"]), ("claims", ["one \x1b[31mclaim"])]

    module = ModuleType("legation.layers")
    module.__dict__.update(explain=explain)
    return module


@dataclass(frozen=True)
class Ran:
    """What a command printed and ended with."""

    code: int
    out: str
    err: str


Legation = Callable[..., Ran]


@pytest.fixture
def legation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Legation]:
    """Run a command in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("legation.cli.vocabulary.load", shipped_or)
    monkeypatch.setitem(sys.modules, "legation.pipeline", fake_pipeline())
    monkeypatch.setitem(sys.modules, "legation.layers", fake_layers())
    readers = ("legation.cli.read", "legation.cli.explain", "legation.cli.recode", "legation.pool")
    for name in readers:
        monkeypatch.delitem(sys.modules, name, raising=False)

    def run(*arguments: str) -> Ran:
        code = main(arguments)
        told = capsys.readouterr()
        return Ran(code, told.out, told.err)

    yield run
    # they hold the stand-in; what stood there before is put back
    for name in readers:
        sys.modules.pop(name, None)


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A folder with two copies of a story, a plan, and a page with nothing to record."""
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "a.txt").write_text(f"Envoy tells of delivery\n\nBANGUI, Oct 24, 2020 (Reuters) - {LEAD}\n")
    (folder / "b.txt").write_text(
        f"Envoy tells of delivery\n\nBANGUI, Oct 24, 2020 (Reuters) - {LEAD}\n\nMore to follow.\n"
    )
    (folder / "c.txt").write_text(f"Plans\n\nBELGRADE, Oct 24, 2020 (AP) - {PLANNED}\n")
    (folder / "d.txt").write_text("Sunny spells\n\nIt will be dry in most parts of the country, forecasters told us.\n")
    return folder
