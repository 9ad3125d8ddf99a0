"""The journal: one JSON object a line, with nothing in it that a page said."""

import json
import logging
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from legation import journal
from legation.model.page import Page
from legation.pages.source import Input
from legation.pipeline import Reader

SECRET = "Zanzibarella"
STORY = (
    f"{SECRET} statement\n\nBELGRADE, Oct 24, 2020 (Reuters) - Serbia has bought 6 T-72 tanks from Russia, "
    f"{SECRET} said.\n"
)


Told = list[dict[str, Any]]


@pytest.fixture
def lines(capsys: pytest.CaptureFixture[str]) -> Iterator[Callable[[], Told]]:
    """What was written into the journal so far, once a test has started it."""
    yield lambda: [json.loads(line) for line in capsys.readouterr().err.splitlines() if line.startswith("{")]
    journal.stop()


def test_an_event_has_its_fields_and_other_words_stay_bare(lines: Callable[[], Told]) -> None:
    journal.start("json", "debug")
    log = logging.getLogger("legation.somewhere")
    log.info("fetch", extra={"told": {"url": "https://a.example/ü", "status": 200}})
    log.warning("%s is odd", SECRET)
    event, note = lines()
    assert event["event"] == "fetch" and event["url"] == "https://a.example/ü" and event["level"] == "info"
    assert event["time"].endswith("Z") and event["process"] == os.getpid()
    assert note["event"] == "note" and note["text"] == "%s is odd"


def test_an_error_is_told_by_kind_and_place(lines: Callable[[], Told]) -> None:
    journal.start("json", "debug")
    try:
        int(SECRET)
    except ValueError as error:
        logging.getLogger("legation.x").error("failed on %s", SECRET, exc_info=error)
    (told,) = lines()
    assert told["error"] == "ValueError" and "test_journal.py" in str(told["at"])
    assert SECRET not in json.dumps(told)


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("a.txt: this is a PNG image, not a page of text", "this is a PNG image, not a page of text"),
        ("not in English (de); kept unread", "not in English"),
        (f"a.txt: story 0 “{SECRET}” could not be read (ValueError: x)", "story 0"),
        (f"a.txt: the page could not be taken in (ValueError: {SECRET})", "the page could not be taken in"),
        (f"a.txt: no whole answer: {SECRET}", "no whole answer"),
        ("", ""),
    ],
)
def test_a_reason_ends_where_something_is_quoted(reason: str, told: str) -> None:
    assert journal.cause(reason, "a.txt") == told


def test_a_story_on_which_the_program_fails_is_told_without_its_title(
    reader: Reader, lines: Callable[[], Told], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: Reader, reading: object, page: Page) -> None:
        raise RuntimeError(f"no {SECRET}")

    journal.start("json", "debug")
    monkeypatch.setattr(Reader, "claims", fail)
    list(reader.read([Input("a.txt", data=STORY.encode())]))
    (told,) = [one for one in lines() if one["event"] == "failed"]
    assert (told["input"], told["story"], told["error"]) == ("a.txt", 0, "RuntimeError")
    assert SECRET not in json.dumps(told)


def test_a_wrong_form_or_level_is_refused() -> None:
    for form, level in (("xml", "info"), ("json", "loud")):
        with pytest.raises(ValueError, match="is not a valid"):
            journal.start(form, level)
    assert not journal.is_written()


def test_a_run_writes_nothing_but_the_journal_on_standard_error(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "a.txt").write_text(STORY)
    (pages / "b.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    command = [sys.executable, "-m", "legation.cli", "--log", "json", "read", str(pages), "--workers", "1"]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    told = [json.loads(line) for line in ran.stderr.splitlines()]
    assert [one["event"] for one in told] == ["started", "input", "input", "ended"]
    assert [one.get("status") for one in told[1:3]] == ["read", "refused"]
    assert all(one["seconds"] >= one["keeping"] >= 0 for one in told[1:3])
    assert (told[3]["code"], told[3]["text"], told[3]["level"]) == (3, "1 of 2 inputs refused", "warning")
    assert SECRET in ran.stdout and SECRET not in ran.stderr


def test_the_environment_turns_it_on(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "legation.cli", "show", "abcd", "-r", "none.db"]
    told = {**os.environ, journal.FORM: "json", journal.LEVEL: "error"}
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, env=told)
    (ended,) = [json.loads(line) for line in ran.stderr.splitlines()]
    assert ended["event"] == "ended" and ended["code"] == 4 and "there is no register" in ended["text"]
