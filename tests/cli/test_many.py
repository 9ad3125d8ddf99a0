"""Many inputs on the command line: going on where a run was broken off, archives, progress."""

import json
import shutil
from pathlib import Path

import pytest

from legation.cli.progress import Progress
from legation.model.page import Outcome
from legation.pages.inputs import expand
from tests.cli.conftest import Legation
from tests.factories import LEAD


def test_resume_passes_over_what_the_register_knows(legation: Legation, pages: Path) -> None:
    legation("read", str(pages / "a.txt"), str(pages / "d.txt"), "-r", "war.db")
    again = legation("read", str(pages), "-r", "war.db", "--resume")
    assert "2 pages read, nothing found on 0, 0 refused" in again.err
    assert "0 pages read" in legation("read", str(pages), "-r", "war.db", "--resume").err


def test_records_of_a_list_are_kept_with_their_bytes(legation: Legation) -> None:
    row = {"title": "Envoy tells of delivery", "text": LEAD, "published": "2020-10-24", "url": "https://a.example/1"}
    Path("news.jsonl").write_text(json.dumps(row) + "\n\n{}\n")
    ran = legation("read", "news.jsonl", "-r", "war.db", "-f", "jsonl")
    assert [json.loads(line)["page"] for line in ran.out.splitlines()] == ["news.jsonl#1"]
    assert ran.code == 3
    assert "news.jsonl#3: no JSON object with words" in ran.err
    kept = [path.read_bytes() for path in Path("war.db.pages").rglob("*") if path.is_file()]
    assert kept == [json.dumps(row).encode()]


def test_archived_records_are_read_again_with_a_new_codebook(legation: Legation) -> None:
    row = {"title": "Envoy tells of delivery", "text": LEAD, "published": "2020-10-24", "url": "https://a.example/1"}
    Path("news.jsonl").write_text(json.dumps(row) + "\n")
    legation("read", "news.jsonl", "-r", "war.db")
    ran = legation("recode", "-r", "war.db")
    assert ran.code == 0
    assert "refused" not in ran.out + ran.err


@pytest.mark.parametrize("name", ["folder", "news.jsonl"])
def test_progress_counts_the_bytes_of_what_was_taken_up(tmp_path: Path, pages: Path, name: str) -> None:
    if name == "folder":
        shutil.copytree(pages, tmp_path / name)
    else:
        (tmp_path / name).write_text(json.dumps({"text": LEAD}) + "\n" + json.dumps({"text": LEAD * 2}) + "\n")
    files = [tmp_path / name] if (tmp_path / name).is_file() else sorted((tmp_path / name).iterdir())
    progress = Progress(clock=iter(range(0, 10_000, 10)).__next__, total=sum(f.stat().st_size for f in files))
    for item in progress.taken(expand([str(tmp_path / name)])):
        progress.read(Outcome(item.path, "read"))
    assert progress.done == progress.total
    assert progress.inputs == (4 if name == "folder" else 2)


def test_progress_tells_rate_and_time_left() -> None:
    progress = Progress(clock=iter([0.0, 100.0, 7200.0]).__next__, total=1000, done=250)
    list(progress.taken([]))
    progress.inputs = 50
    assert progress.words() == "50 inputs, 0.5 a second, about 5 min left"
    assert progress.words() == "50 inputs, 0.0 a second, about 6.0 h left"
