"""Codes of parties, composed from their noun phrases as PETRARCH documents it; and pairs from any verb."""

import sys
from pathlib import Path

import pytest

from legation import Party
from legation.pages.inputs import Input
from legation.pipeline import Reader

BENCH = Path(__file__).resolve().parents[2] / "bench"
sys.path.insert(0, str(BENCH))

import petrarch_dictionaries as dictionaries  # noqa: E402
from petrarch_codes import Phrases, code_of  # noqa: E402

ACTORS = """\
NARNIA [NAR]
+NARNIAN
CALORMEN [CLM]
GREEN_HALL [NARGOV]
THE_LX [NAREDU]
"""
AGENTS = """\
MINISTER [~GOV]
SOLDIER [~MIL]
STUDENT [~EDU]
RELIEF_WORKER [NGO~]
MEDIA {} [~MED]
MAYOR [~GOV]
RIGHTS_ACTIVIST [~OPP]
"""
CODES = [
    ("A Narnian minister spoke.", "minister", "NARGOV"),
    ("Soldiers from Narnia marched.", "Soldiers", "NARMIL"),
    ("Narnian relief worker minister Tirian spoke.", "Tirian", "NGONARGOV"),
    ("Narnian and Calormen rights activists marched.", "Narnian", "NAROPP"),
    ("They freed the mayor of the old northern city of Narnia.", "Narnia", "NARGOV"),
    ("Former ministers in Green Hall resigned.", "ministers", "NARGOVELI"),
    ("The LX won.", "LX", "NAREDU"),
    ("Students marched.", "Students", ""),
]


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> dictionaries.Dictionaries:
    folder = tmp_path_factory.mktemp("dictionaries")
    for name, text in (("actors", ACTORS), ("agents", AGENTS)):
        (folder / name).write_text(text, encoding="utf-8")
    return dictionaries.read([folder / "actors"], [folder / "agents"])


@pytest.mark.parametrize(("text", "words", "code"), CODES)
def test_code(reader: Reader, known: dictionaries.Dictionaries, text: str, words: str, code: str) -> None:
    start = text.index(words)
    party = Party("", None, None, None, "state", words, start, start + len(words))
    (parse,) = reader.parser.parse([text])
    assert code_of(party, known, "20210615", Phrases(parse)) == code


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("Norway wire-tapped the cables leading into Denmark.", {("NOR", "DNK")}),
        ("Ghana's rice crop failed in the dispute with Togo.", {("GHA", "TGO")}),
        ("Peru was mocked over its quarrel with Chile.", {("PER", "CHL")}),
        ("Kenya did not even reply to Uganda.", {("KEN", "UGA")}),
        ("Norway slept.", set()),
    ],
)
def test_any_verb_sets_off_an_act(reader: Reader, text: str, pairs: set[tuple[str, str]]) -> None:
    made = Reader(codebook_directory=BENCH / "petrarch_codebook")
    made.__dict__["parser"] = reader.parser
    found = [c for _, claims in made.read([Input("a.txt", data=text.encode())], "2021-06-15") for c in claims]
    assert {(s.iso3, t.iso3) for c in found for s in c.role("source") for t in c.role("target")} == pairs
