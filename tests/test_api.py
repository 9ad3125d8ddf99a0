"""The public interface: one sorted list, all of it there and told of, and at hand without loading a parser."""

import subprocess
import sys
from pathlib import Path

import pytest

import legation

PUBLIC = [
    "Claim",
    "ClaimDate",
    "Codebook",
    "CodebookError",
    "Contradiction",
    "Event",
    "Item",
    "ItemPart",
    "Outcome",
    "Page",
    "Party",
    "Place",
    "Range",
    "Reader",
    "Register",
    "Source",
    "Span",
    "Story",
    "StoryRef",
    "Timex",
    "__version__",
    "claim_from_record",
    "claim_record",
    "event_record",
    "load_codebook",
    "read_page",
    "read_times",
]
LIGHT = """
import sys
heavy = {"spacy", "lxml", "trafilatura", "yaml", "numpy", "jinja2"} & set(sys.modules)
assert not heavy, heavy
"""


def test_list_is_sorted_and_as_agreed() -> None:
    assert legation.__all__ == sorted(legation.__all__) == PUBLIC
    assert set(PUBLIC) <= set(dir(legation))


@pytest.mark.parametrize("name", [name for name in PUBLIC if name != "__version__"])
def test_name_is_there_and_says_what_it_means(name: str) -> None:
    found = getattr(legation, name)
    # a dataclass without words of its own is given its signature for a docstring
    assert found.__doc__ and not found.__doc__.startswith(f"{name}("), name
    assert found.__module__.startswith("legation.")


def test_star_import_gives_all() -> None:
    space: dict[str, object] = {}
    exec("from legation import *", space)
    assert set(PUBLIC) <= set(space)


def test_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Treaty'"):
        _ = legation.Treaty


def test_version_stands_in_the_changelog() -> None:
    changelog = Path(__file__).parent.parent / "CHANGELOG.md"
    assert f"## {legation.__version__}" in changelog.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "program",
    [
        "import legation",
        "import legation; legation.Claim; legation.Party",
        "from legation.cli import main; assert main(['--help']) == 0",
        "from legation.cli import main; assert main(['read', '--help']) == 0",
    ],
)
def test_start_stays_light(program: str) -> None:
    subprocess.run([sys.executable, "-c", f"{program}\n{LIGHT}"], check=True, capture_output=True)
