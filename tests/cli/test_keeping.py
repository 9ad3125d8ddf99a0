"""Deciding, releasing and reading again, as people do it on the command line."""

import json
from pathlib import Path

import pytest

from legation.cli.exits import Exit
from tests.cli import conftest
from tests.cli.conftest import Legation
from tests.factories import brdm


@pytest.fixture(autouse=True)
def register(legation: Legation, pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A register of the pages, at a time that stands still, and somebody who decides."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    monkeypatch.setenv("LEGATION_WHO", "ann")
    assert legation("read", str(pages)).code == Exit.FINE


def ids(legation: Legation, *filters: str) -> list[str]:
    return [json.loads(line)["claim_id"] for line in legation("claims", "-f", "jsonl", *filters).out.splitlines()]


def test_decisions_are_kept_shown_and_undone(legation: Legation) -> None:
    first, second = ids(legation, "--phase", "delivered")
    ran = legation("decide", "reject", first, "--why", "a drill")
    assert ran.code == Exit.FINE and f"Decision 1: reject {first}" in ran.err
    assert ids(legation, "--decision", "rejected") == [first]
    assert "rejected by ann: a drill" in legation("show", first).out
    assert '"reports": 1' in legation("events", "--phase", "delivered", "-f", "jsonl").out
    legation("decide", "undo", "1", "--who", "ben")
    legation("decide", "correct", first, "quantity=12", "role:recipient=SRB")
    legation("decide", "different", first, second)
    legation("decide", "note", second, "see the ministry")
    listed = legation("decisions")
    assert listed.err == "6 decisions\n"
    assert [line.split()[1:3] for line in listed.out.splitlines()] == [
        ["undone", "reject"],
        ["holds", "undo"],
        ["holds", "correct"],
        ["holds", "correct"],
        ["holds", "different"],
        ["holds", "note"],
    ]
    shown = legation("show", first).out
    assert "quantity: 12, read as 10" in shown and "Serbia" in shown
    assert "12,ann,,quantity: 10; role:recipient: CAF" not in shown
    row = legation("export", "csv", "--decision", "corrected").out.splitlines()[1]
    assert row.endswith("corrected,ann,,quantity: 10; role:recipient: CAF")
    record = json.loads(legation("decisions", "-f", "jsonl").out.splitlines()[2])
    assert (record["who"], record["field"], record["value"], record["at"]) == (
        "ann",
        "quantity",
        "12",
        "2026-01-01T00:00:00Z",
    )


@pytest.mark.parametrize(
    "arguments, code, words",
    [
        (("accept", "ffffffff"), Exit.NOT_FOUND, "no event with the id"),
        (("correct", "ID", "quantity"), Exit.USAGE, "write FIELD=VALUE"),
        (("correct", "ID", "phase=dancing"), Exit.USAGE, "“dancing” is no phase"),
        (("correct", "ID", "role:dancer=RUS"), Exit.USAGE, "“dancer” is no role"),
        (("correct", "ID", "quantity=some"), Exit.USAGE, "is no quantity"),
        (("same", "ID", "ID"), Exit.USAGE, "one claim twice"),
        (("undo", "7"), Exit.USAGE, "there is no decision 7"),
    ],
)
def test_what_cannot_be_decided_is_told(legation: Legation, arguments: tuple[str, ...], code: Exit, words: str) -> None:
    claim = ids(legation)[0]
    ran = legation("decide", *(claim if one == "ID" else one for one in arguments))
    assert (ran.code, ran.out) == (code, "") and words in ran.err


def test_releases_changes_and_differences(legation: Legation, pages: Path) -> None:
    assert "Release 2026-01: 2 events, 3 claims, 4 pages" in legation("release", "2026-01", "--note", "first").err
    assert legation("release", "2026-01").code == Exit.STORE
    first, _ = ids(legation, "--phase", "delivered")
    legation("decide", "reject", first, "--why", "a drill")
    assert "first" in legation("release").out
    ran = legation("diff", "2026-01")
    assert "changed" in ran.out and "reports: 2 → 1" in ran.out and "a drill" in ran.out
    assert ran.err == "events: 0 added, 1 changed, 0 withdrawn\n"
    records = [json.loads(line) for line in legation("diff", "2026-01", "now", "-f", "jsonl").out.splitlines()]
    assert {record["reason"] for record in records} == {"decision 1, reject by ann: a drill"}
    assert legation("changes", "--since", "2026-01").err == ran.err
    assert legation("changes", "--since", "2027-01-01").out == ""
    assert len(legation("changes", "-f", "jsonl").out.splitlines()) > len(records)
    assert legation("changes", "--since", "spring").code == Exit.USAGE
    assert legation("diff", "2025").code == Exit.NOT_FOUND


def test_two_registers_are_compared(legation: Legation, pages: Path) -> None:
    legation("read", str(pages / "a.txt"), "-r", "other.db")
    ran = legation("diff", "other.db", "now")
    assert ran.err.startswith("events: 1 added, 1 changed, 0 withdrawn")


def test_another_reading_is_shown_then_taken(legation: Legation, monkeypatch: pytest.MonkeyPatch) -> None:
    assert legation("recode").out == ""
    monkeypatch.setitem(conftest.BETTER, "item", brdm(quantity=12))
    before = legation("claims", "-f", "jsonl").out
    ran = legation("recode")
    assert 'item: {"quantity": 10} → {"quantity": 12}' in ran.out
    assert "4 pages read again" in ran.err and "not taken" in ran.err
    assert legation("claims", "-f", "jsonl").out == before
    taken = legation("recode", "--take")
    assert taken.out == ran.out and taken.err.rstrip().endswith("taken")
    assert legation("recode").out == ""
    assert '"quantity": 12' in legation("claims", "-f", "jsonl").out
