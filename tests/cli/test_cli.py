"""Each command on real files: data to standard output, messages to standard error, and the exit code."""

import csv
import io
import json
import os
import sqlite3
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from lxml import html as parser  # type: ignore[import-untyped]

from legation.cli.exits import TOLD, Exit
from legation.model.record import claim_from_record
from tests.cli.conftest import Legation
from tests.factories import LEAD


def test_read_prints_claims_and_tells_the_rest_elsewhere(legation: Legation, pages: Path) -> None:
    ran = legation("read", str(pages))
    assert ran.code == Exit.FINE
    for words in ("Arms transfer", "delivered", "Russia", "10 BRDM-2", "Titorenko → Reuters → page"):
        assert words in ran.out
    assert "a.txt·published2020-10-24(dateline)" in "".join(ran.out.split())
    assert " ".join(ran.out.split()).count(LEAD) == 2
    assert "3 pages read, nothing found on 1, 0 refused; 3 claims; kept in legation.db" in ran.err
    assert "legation export html" in ran.err
    assert "trigger.deliver" not in ran.out and "trigger.deliver" in legation("read", str(pages), "-v").out


def test_read_as_records(legation: Legation, pages: Path) -> None:
    ran = legation("read", str(pages), "--format", "jsonl")
    records = [json.loads(line) for line in ran.out.splitlines()]
    assert [Path(record["page"]).name for record in records] == ["a.txt", "b.txt", "c.txt"]
    assert records[0]["event_id"] == records[1]["event_id"] != records[2]["event_id"]
    assert claim_from_record(records[0]).evidence[0].text == LEAD


def test_reading_twice_prints_the_same_and_changes_nothing(legation: Legation, pages: Path) -> None:
    first = legation("read", str(pages), "-f", "jsonl")
    with sqlite3.connect("legation.db") as connection:
        before = list(connection.iterdump())
    assert legation("read", str(pages), "-f", "jsonl").out == first.out
    with sqlite3.connect("legation.db") as connection:
        assert list(connection.iterdump()) == before


def test_no_register_keeps_nothing(legation: Legation, pages: Path) -> None:
    ran = legation("read", str(pages), "--no-register", "-f", "jsonl")
    assert len(ran.out.splitlines()) == 3
    assert "kept in" not in ran.err
    assert not Path("legation.db").exists() and not Path("legation.db.pages").exists()


def test_the_pages_bytes_are_archived(legation: Legation, pages: Path) -> None:
    legation("read", str(pages), "-r", "sub.db")
    kept = [path.read_bytes() for path in Path("sub.db.pages").rglob("*") if path.is_file()]
    assert (pages / "a.txt").read_bytes() in kept


def bad(folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.bin").write_bytes(bytes(range(256)) * 40)
    with zipfile.ZipFile(folder / "page.html", "w") as archive:
        archive.writestr("a.txt", "text")
    (folder / "big.txt").write_bytes(b"x" * 50_000_000)
    (folder / "broken.html").write_text(f"<html><p>Title<div>{LEAD}</p></b><table>")
    (folder / "mixed.txt").write_bytes("Vučić said".encode() + "Vučić said".encode("cp1250") + b"\n\n" + LEAD.encode())


def test_bad_input_is_refused_and_the_rest_is_kept(legation: Legation, pages: Path) -> None:
    bad(pages)
    ran = legation("read", str(pages), str(pages / "missing.txt"), "-f", "jsonl")
    assert ran.code == Exit.REFUSED
    names = {Path(json.loads(line)["page"]).name for line in ran.out.splitlines()}
    assert {"a.txt", "b.txt", "c.txt"} <= names
    for name in ("binary.bin", "page.html", "big.txt", "missing.txt"):
        assert any(name in line and line.startswith("refused") for line in ran.err.splitlines()), name
    assert "4 of 11 inputs refused" in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_no_permission(legation: Legation, pages: Path) -> None:
    (pages / "a.txt").chmod(0)
    ran = legation("read", str(pages))
    assert ran.code == Exit.REFUSED and "permission" in ran.err.lower()


def test_interrupted_reading_keeps_what_was_read(legation: Legation, pages: Path) -> None:
    (pages / "bb.txt").write_text("Stop\n\nINTERRUPT the reader here, for this is a test of what is kept by then.\n")
    ran = legation("read", str(pages))
    assert ran.code == Exit.INTERRUPTED
    assert "2 pages read by then" in ran.err
    assert len(legation("claims", "-f", "jsonl").out.splitlines()) == 2


def test_events_and_filters(legation: Legation, pages: Path) -> None:
    legation("read", str(pages))
    ran = legation("events")
    assert "2 reports, 1 source" in ran.out and "2 events" in ran.err
    (event,) = map(json.loads, legation("events", "--state", "Serbia", "-f", "jsonl").out.splitlines())
    assert event["phase"] == "planned"
    assert len(legation("claims", "--role", "recipient:CAF", "-f", "jsonl").out.splitlines()) == 2
    assert len(legation("claims", "--text", "envoy", "--limit", "1", "-f", "jsonl").out.splitlines()) == 1
    assert "0 claims" in legation("claims", "--from", "2030").err


def test_steering_signs_of_a_page_do_not_reach_the_terminal(legation: Legation, pages: Path) -> None:
    assert "\x1b" not in legation("read", str(pages)).out
    assert "\x1b" not in legation("explain", str(pages / "a.txt")).out


def test_no_line_of_a_file_ends_in_spaces(legation: Legation, pages: Path) -> None:
    assert not [line for line in legation("read", str(pages)).out.splitlines() if line != line.rstrip()]


def test_show_an_event_a_claim_and_nothing(legation: Legation, pages: Path) -> None:
    records = [json.loads(line) for line in legation("read", str(pages), "-f", "jsonl").out.splitlines()]
    event = legation("show", records[0]["event_id"][:8])
    assert event.code == 0 and "joined with" in event.out and "trigger.deliver" in event.out
    claim = legation("show", records[2]["claim_id"])
    assert claim.code == 0 and "S-300" in claim.out
    assert json.loads(legation("show", records[2]["claim_id"], "-f", "jsonl").out) == records[2]
    missing = legation("show", "ffffffffffff")
    assert missing.code == Exit.NOT_FOUND and "no claim with the id" in missing.err


def test_explain(legation: Legation, pages: Path) -> None:
    ran = legation("explain", str(pages / "a.txt"))
    assert "page" in ran.out and "one  [31mclaim" in ran.out
    layers = [json.loads(line) for line in legation("explain", str(pages / "a.txt"), "-f", "jsonl").out.splitlines()]
    assert [layer["layer"] for layer in layers] == ["page", "claims"]
    assert legation("explain", "none.txt").code == Exit.NOT_FOUND


def test_export_to_a_file_and_to_standard_output(legation: Legation, pages: Path) -> None:
    legation("read", str(pages))
    assert legation("export", "csv", "--out", "claims.csv", "--excel").code == 0
    text = Path("claims.csv").read_text(encoding="utf-8-sig")
    assert len(list(csv.DictReader(io.StringIO(text)))) == 3
    events = legation("export", "csv", "--what", "events").out
    assert sorted(row["reports"] for row in csv.DictReader(io.StringIO(events))) == ["1", "2"]
    assert len(legation("export", "jsonl", "--phase", "planned").out.splitlines()) == 1
    tree = parser.fromstring(legation("export", "html").out)
    assert len(tree.xpath("//section[@data-claim]")) == 3
    assert len(tree.xpath("//header[@class='source']")) == 4
    narrowed = parser.fromstring(legation("export", "html", "--phase", "planned").out)
    assert len(narrowed.xpath("//header[@class='source']")) == 1


def test_read_writes_the_evidence_page(legation: Legation, pages: Path) -> None:
    ran = legation("read", str(pages), "--html", "evidence.html", "--no-register")
    assert ran.code == 0 and "Evidence page: evidence.html" in ran.err
    tree = parser.fromstring(Path("evidence.html").read_text("utf-8"))
    assert {mark.text_content() for mark in tree.iter("mark")} >= {LEAD}


def test_an_output_that_cannot_be_written_keeps_the_old_one(legation: Legation, pages: Path) -> None:
    legation("read", str(pages))
    ran = legation("export", "csv", "--out", "no/folder/claims.csv")
    assert ran.code == Exit.STORE and "cannot be written" in ran.err
    assert legation("export", "html", "--what", "events").code == Exit.USAGE


WRONG = [
    (("events",), Exit.STORE, "there is no register at legation.db"),
    (("read", "x.txt", "--register", "no/folder/r.db"), Exit.STORE, "check that the folder exists"),
    (("read", "x.txt", "--published", "yesterday"), Exit.USAGE, "--published wants a day"),
    (("events", "--type", "PARADE"), Exit.USAGE, "“PARADE” is no type"),
    (("claims", "--state", "Ruritania"), Exit.USAGE, "no state that is known"),
    (("codebook", "show", "PARADE"), Exit.NOT_FOUND, "no type “PARADE”"),
    (("export", "docx"), Exit.USAGE, "docx"),
    (("read",), Exit.USAGE, "PATHS"),
    (("dance",), Exit.USAGE, "dance"),
]


@pytest.mark.parametrize("arguments, code, words", WRONG, ids=lambda value: str(value)[:40])
def test_what_is_wrong_is_told(legation: Legation, arguments: tuple[str, ...], code: Exit, words: str) -> None:
    ran = legation(*arguments)
    assert ran.code == code
    assert words in ran.err and ran.out == ""


def test_a_file_that_is_no_register(legation: Legation, pages: Path) -> None:
    ran = legation("read", str(pages), "-r", str(pages / "a.txt"))
    assert ran.code == Exit.STORE and "not a register" in ran.err
    assert (pages / "a.txt").read_text().startswith("Envoy")


def test_the_codebooks_types_are_listed(legation: Legation) -> None:
    ran = legation("codebook", "list")
    assert ran.code == 0 and " types, codebook " in ran.err
    assert len([line for line in ran.out.splitlines() if line.startswith("■")]) == int(ran.err.split()[0])


def test_exit_codes_are_documented(legation: Legation) -> None:
    told = " ".join(legation("read", "--help").out.split())
    assert " ".join(TOLD.split()) in told
    assert all(str(int(code)) in TOLD for code in Exit)


def test_help_loads_nothing_heavy() -> None:
    code = "import sys; from legation.cli import main; main(['--help']); print([m for m in HEAVY if m in sys.modules])"
    heavy = ["spacy", "legation.pipeline", "yaml", "sqlite3", "jinja2", "trafilatura"]
    command = [sys.executable, "-c", f"HEAVY = {heavy}; {code}"]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines()[-1] == "[]"
    assert "legation" in legation_version()


def legation_version() -> str:
    command = [sys.executable, "-m", "legation.cli", "--version"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout
