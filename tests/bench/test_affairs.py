"""The scorer of affairs and the check of their gold, on a part of three pages."""

import json
from pathlib import Path
from typing import Any

import pytest

from bench import affairs, check_affairs, given_claims
from legation.pipeline import Reader

LEAD = "Norway has handed over four patrol boats to Ghana, Defence Minister Kofi Mensah said on Tuesday in Tema."
WIRE = f"""Norway gives boats to Ghana

ACCRA, March 12, 2024 (Reuters) - {LEAD} The vessels will guard the oil fields off the western coast of the country.
"""
REPRINT = f"""THE TEMA HERALD, Wednesday 13 March 2024

Norway gives boats to Ghana

{LEAD} The vessels will guard the oil fields off the western coast of the country.

(Reuters)
"""
OTHER = """Boats arrive

OSLO, March 12, 2024 (NTB) - Norway's navy turned over five patrol boats to Ghana on Tuesday, Admiral Nils Berg said.
"""


def record(start: str, speaker: str, side: str, quantity: int) -> dict[str, Any]:
    return {
        "id": "r1",
        "story": 1,
        "type": "ARMS_TRANSFER",
        "phase": "delivered",
        "modality": "asserted",
        "background": False,
        "actors": {
            "supplier": [{"iso3": "NOR", "name": "Norway"}],
            "recipient": [{"iso3": "GHA", "name": "Ghana"}],
        },
        "item": {"name": "patrol boats", "category": "ship", "unroca": None, "quantity": quantity},
        "date": {"from": "2024-03-12", "to": "2024-03-12", "how": "weekday"},
        "attribution": [speaker, "Reuters"],
        "evidence_start": start,
        "event": "xx01-e1",
        "root": speaker,
        "root_side": side,
    }


@pytest.fixture
def part(tmp_path: Path) -> Path:
    (tmp_path / "pages").mkdir()
    pages = {"xx01-1": WIRE, "xx01-2": REPRINT, "xx01-3": OTHER}
    told = {
        "xx01-1": record("Norway has handed over", "Kofi Mensah", "host", 4),
        "xx01-2": record("Norway has handed over", "Kofi Mensah", "host", 4),
        "xx01-3": record("Norway's navy turned over", "Nils Berg", "sender", 5),
    }
    for name, text in pages.items():
        (tmp_path / "pages" / f"{name}.txt").write_text(text, encoding="utf-8")
    gold = [{"id": n, "kind": "wire", "outlet": "Reuters", "published": None, "gold_events": [told[n]]} for n in pages]
    affair = {
        "affair": "xx01",
        "title": "Boats for Ghana",
        "pages": list(pages),
        "events": [
            {
                "event": "xx01-e1",
                "type": "ARMS_TRANSFER",
                "phase": "delivered",
                "reports": 3,
                "independent_sources": 2,
                "anonymous_sources": 0,
                "contradictions": ["quantity"],
                "recirculated": False,
            }
        ],
        "copies": [{"page": "xx01-2", "of": "xx01-1", "kind": "house_edit", "adds": ""}],
        "first_seen": [],
        "links": [],
    }
    (tmp_path / "gold.jsonl").write_text("".join(json.dumps(page) + "\n" for page in gold), encoding="utf-8")
    (tmp_path / "affairs.jsonl").write_text(json.dumps(affair) + "\n", encoding="utf-8")
    return tmp_path


def changed(part: Path, old: str, new: str) -> list[str]:
    path = part / "affairs.jsonl"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    return check_affairs.check(part)


def test_sound_gold_has_no_faults(part: Path) -> None:
    assert check_affairs.check(part) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('"reports": 3', '"reports": 2', "add up to (3, 2, 0)"),
        ('"independent_sources": 2', '"independent_sources": 3', "add up to (3, 2, 0)"),
        ('"phase": "delivered"', '"phase": "ordered"', "is not xx01-e1"),
        ('"of": "xx01-1"', '"of": "xx01-9"', "unknown page xx01-9"),
        ('"kind": "house_edit"', '"kind": "loose"', "unknown kind of copy loose"),
        ('"links": []', '"links": [["xx01-e1", "xx01-e7", ""]]', "link to unknown xx01-e7"),
    ],
)
def test_unsound_gold_is_told(part: Path, old: str, new: str, fault: str) -> None:
    assert any(fault in told for told in changed(part, old, new))


def test_a_chain_of_copies_leads_to_its_first_page() -> None:
    copies = [{"page": "c", "of": "b"}, {"page": "b", "of": "a"}]
    assert check_affairs.origins([{"copies": copies}]) == {"b": "a", "c": "a"}


def test_claims_made_from_the_gold_are_merged_and_scored(part: Path, reader: Reader) -> None:
    gold = affairs.load(part)
    read, claim_of = given_claims.read(part, gold.pages, gold.affairs)
    found = affairs.register(part, gold, read, claim_of, reader)
    figures = dict(affairs.report(gold, found))
    assert figures["pages, records"] == "3, 3"
    assert figures["reading"].startswith("100.0 % (3 of 3)")
    assert figures["copies, pairs"] == "P 100.0 R 100.0 F1 100.0"
    assert figures["copies, origin right"] == "100.0 % (1 of 1)"
