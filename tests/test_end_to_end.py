"""The product as its users meet it: real pages, the real pipeline, the register and the commands."""

import json
import os
import resource
import sqlite3
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from legation.cli import main
from legation.cli.exits import Exit
from legation.cli.options import HELP
from legation.model.page import Block, Outcome, Page, Story
from legation.pages.inputs import expand, read_input
from legation.pipeline import Reader, read_page

EXAMPLES = Path(__file__).parent.parent / "examples"

FIELDS = [
    "claim_id",
    "page",
    "url",
    "story",
    "type",
    "phase",
    "modality",
    "background",
    "actors",
    "item",
    "place",
    "date",
    "duration",
    "until",
    "attribution",
    "evidence",
    "rules",
    "codebook",
    "confidence",
    "why",
    "event_id",
]
"""The published contract of `--format jsonl`; later fields may follow."""


@dataclass(frozen=True)
class Ran:
    """What a command printed and ended with."""

    code: int
    out: str
    err: str

    @property
    def records(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


Legation = Callable[..., Ran]


@pytest.fixture
def legation(
    reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Legation:
    """Run a command in a folder of its own, with the reader that the tests share."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "examples").symlink_to(EXAMPLES)
    return runner(reader, monkeypatch, capsys)


def runner(reader: Reader, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Legation:
    monkeypatch.setattr("legation.cli.read.Reader", lambda codebook_directory: reader)
    monkeypatch.setattr("legation.cli.vocabulary.load", lambda directory: reader.codebook)
    monkeypatch.setattr("legation.pipeline.Reader", lambda codebook_directory: reader)

    def run(*arguments: str) -> Ran:
        code = main(arguments)
        told = capsys.readouterr()
        return Ran(code, told.out, told.err)

    return run


EXPECTED = [
    ("denial.txt", "MILITARY_BASE", "denied", {"sender": "RUS", "host": "DZA"}, None, "2024-09-08"),
    ("denial.txt", "ARMS_TRANSFER", "proposed", {"supplier": "RUS", "recipient": "DZA"}, 14, None),
    ("denial.txt", "OFFICIAL_STATEMENT", "declined_comment", {"speaker": "RUS"}, None, None),
    ("digest.txt", "MILITARY_OFFICE", "agreed", {"host": "HUN"}, None, None),
    ("digest.txt", "PERSONNEL_POSTING", "planned", {"sender": "NOR"}, None, None),
    ("digest.txt", "PEACE_OPERATION", "deployed", {"contributor": "MNG", "host": "SSD"}, None, None),
    ("newsletter.eml", "FORCE_DEPLOYMENT", "deployed", {"sender": "FRA", "host": "EST"}, None, "2024-06-03"),
    ("newsletter.eml", "DEFENCE_AGREEMENT", "signed", {"party": "LVA"}, None, "2024-06-04"),
    ("newsletter.eml", "TRAINING_MISSION", "withdrawn", {"trainer": "DNK", "trainee": "LTU"}, None, "2024-05-01"),
    ("statement.md", "ARMS_TRANSFER", "delivered", {"supplier": "LTU", "recipient": "UKR"}, 14, "2023-11-21"),
    ("statement.md", "TRAINING_MISSION", "planned", {"trainer": "LTU", "trainee": "UKR"}, None, "2023-11-27"),
    ("statement.md", "JOINT_EXERCISE", "planned", {"participant": "LTU"}, None, "2024-03-05"),
    ("web.html", "ARMS_TRANSFER", "delivered", {"supplier": "TUR", "recipient": "GHA"}, 10, "2024-03-11"),
    ("web.html", "ARMS_TRANSFER", "agreed", {"supplier": "TUR", "recipient": "GHA"}, 20, "2022-10-01"),
    ("wire.txt", "ARMS_TRANSFER", "delivered", {"supplier": "TUR", "recipient": "GHA"}, 12, "2024-03-11"),
    ("wire.txt", "ARMS_TRANSFER", "planned", {"supplier": "TUR", "recipient": "GHA"}, 8, "2024-06-01"),
    ("wire.txt", "TRAINING_MISSION", "planned", {"trainer": "TUR", "trainee": "GHA"}, None, None),
]
"""What the examples tell: page, type, phase, a party in each role, quantity, first day."""


def fits(record: dict[str, Any], expected: tuple[str, str, str, dict[str, str], int | None, str | None]) -> bool:
    page, kind, phase, roles, quantity, day = expected
    return (
        (Path(record["page"]).name, record["type"], record["phase"], record["date"]["from"]) == (page, kind, phase, day)
        and all(iso3 in {party["iso3"] for party in record["actors"].get(role, ())} for role, iso3 in roles.items())
        and (quantity is None or (record["item"] or {}).get("quantity") == quantity)
    )


def test_the_examples_give_what_they_tell(legation: Legation) -> None:
    ran = legation("read", "examples", "--format", "jsonl")
    assert ran.code == Exit.FINE
    missing = [expected for expected in EXPECTED if not any(fits(record, expected) for record in ran.records)]
    assert not missing
    assert {Path(record["page"]).name for record in ran.records}.isdisjoint({"museum.txt", "spanish.txt"})
    assert "nothing found on 2, 0 refused, 1 story not in English kept unread" in " ".join(ran.err.split())


def test_the_records_keep_the_contract(legation: Legation) -> None:
    records = legation("read", "examples", "--format", "jsonl").records
    texts = {
        (str(outcome.path), story.index): story.text
        for outcome in map(read_input, expand(["examples"]))
        for story in (outcome.page.stories if outcome.page else ())
    }
    assert len({record["claim_id"] for record in records}) == len(records) > 0
    for record in records:
        assert list(record)[: len(FIELDS)] == FIELDS
        assert record["event_id"]
        text = texts[(record["page"], record["story"]["index"])]
        for quote in record["evidence"]:
            assert text[quote["start"] : quote["end"]] == quote["text"] != ""


def test_two_reports_of_one_act_are_one_event_and_their_difference_is_kept(legation: Legation) -> None:
    legation("read", "examples/wire.txt", "examples/web.html")
    (event,) = legation("events", "--state", "Ghana", "--phase", "delivered", "-f", "jsonl").records
    assert (event["reports"], event["independent_sources"], event["anonymous_sources"]) == (2, 1, 1)
    assert [found["field"] for found in event["contradictions"]] == ["quantity"]


def test_two_copies_of_a_story_are_one_event_with_one_source(legation: Legation, tmp_path: Path) -> None:
    text = (EXAMPLES / "wire.txt").read_text("utf-8")
    (tmp_path / "copy.txt").write_text(text + "\nMore news from the coast.\n", "utf-8")
    records = legation("read", "examples/wire.txt", "copy.txt", "-f", "jsonl").records
    events = legation("events", "-f", "jsonl").records
    assert len(records) == 2 * len(events) > 0
    assert {(event["reports"], event["independent_sources"]) for event in events} == {(2, 1)}


def test_reading_twice_changes_nothing(legation: Legation) -> None:
    first = legation("read", "examples", "-f", "jsonl")
    before = dump(Path("legation.db"))
    again = legation("read", "examples", "-f", "jsonl")
    assert again == first
    assert dump(Path("legation.db")) == before


def dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


def test_every_field_and_filter_is_documented(legation: Legation) -> None:
    guide = (EXAMPLES.parent / "docs" / "reading-a-record.md").read_text("utf-8")
    readme = (EXAMPLES.parent / "README.md").read_text("utf-8")
    (record, *_) = legation("read", "examples/wire.txt", "-f", "jsonl").records
    (event, *_) = legation("events", "-f", "jsonl").records
    inner = [*record["story"], *record["item"], *record["date"], *record["place"], *record["actors"]["supplier"][0]]
    undocumented = {name for name in (*record, *event, *inner) if f"`{name}`" not in guide}
    # an event's values from its lead are told in one row
    assert undocumented <= {"type", "phase"}
    assert not [name for name in HELP if f"`--{name}`" not in readme]


COMMANDS = [
    (("events",), "events"),
    (("events", "--limit", "1", "-v"), "1 event"),
    (("claims", "--type", "ARMS_TRANSFER"), "claims"),
    (("claims", "--phase", "delivered,planned"), "claims"),
    (("claims", "--modality", "planned"), "claims"),
    (("claims", "--state", "Turkey"), "claims"),
    (("claims", "--role", "supplier:TUR"), "claims"),
    (("claims", "--from", "2024", "--to", "2024-12"), "claims"),
    (("claims", "--item", "Kirpi"), "claims"),
    (("claims", "--category", "armoured_vehicle"), "claims"),
    (("claims", "--text", "batch"), "1 claim"),
    (("claims", "--background", "no"), "claims"),
    (("claims", "--source", "boateng"), "claims"),
    (("claims", "--page", "wire"), "claims"),
    (("explain", "examples/wire.txt"), ""),
    (("explain", "examples/wire.txt", "-f", "jsonl"), ""),
    (("export", "jsonl"), ""),
    (("export", "jsonl", "--what", "events"), ""),
    (("export", "csv", "--excel"), ""),
    (("export", "csv", "--what", "events", "--out", "e.csv"), "Written: e.csv"),
    (("export", "html"), ""),
    (("codebook", "list"), "types"),
    (("codebook", "show", "arms_transfer"), ""),
]


def test_every_command_runs(legation: Legation, monkeypatch: pytest.MonkeyPatch, reader: Reader) -> None:
    monkeypatch.setattr("legation.cli.codebook.load", lambda directory: reader.codebook)
    legation("read", "examples/wire.txt", "--published", "2024-03-12")
    for arguments, told in COMMANDS:
        ran = legation(*arguments)
        assert (ran.code, told in ran.err) == (Exit.FINE, True), (arguments, ran.err)
        assert ran.out or "--out" in arguments, arguments
        assert "0 claims" not in ran.err and "0 events" not in ran.err, arguments
    (first, *_) = legation("claims", "-f", "jsonl").records
    assert legation("show", first["claim_id"]).code == legation("show", first["event_id"]).code == Exit.FINE


def test_a_vouched_day_dates_the_page(legation: Legation) -> None:
    records = legation("read", "examples/digest.txt", "--published", "2019-11-06", "-f", "jsonl").records
    assert {record["story"]["published_basis"] for record in records} == {"given"}
    assert {record["date"]["to"][:7] for record in records if record["date"]["to"]} == {"2019-11"}


def bad_folder(folder: Path) -> Path:
    """A folder of inputs that nobody can read, and one that everybody can."""
    folder.mkdir()
    story = (EXAMPLES / "wire.txt").read_bytes()
    (folder / "good.txt").write_bytes(story)
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.bin").write_bytes(bytes(range(256)) * 40)
    (folder / "line.txt").write_bytes(b"x" * 50_000_000)
    (folder / "broken.html").write_bytes(b"<html><p>Title<div>" + story + b"</p></b><table><tr>")
    (folder / "mixed.txt").write_bytes("Vučić said ".encode() + "Vučić said\n\n".encode("cp1250") + story)
    with zipfile.ZipFile(folder / "zipped.html", "w") as archive:
        archive.writestr("a.txt", "text")
    (folder / "loop").symlink_to(folder)
    return folder


def test_bad_inputs_are_named_and_cost_nothing_else(legation: Legation, tmp_path: Path) -> None:
    folder = bad_folder(tmp_path / "bad")
    ran = legation("read", str(folder), "missing.txt", "-f", "jsonl")
    assert ran.code == Exit.REFUSED
    assert {Path(record["page"]).name for record in ran.records} == {"good.txt", "broken.html", "mixed.txt"}
    refused = [line for line in ran.err.splitlines() if line.startswith("refused")]
    for name, reason in (
        ("binary.bin", "binary data"),
        ("line.txt", "larger than the limit"),
        ("zipped.html", "ZIP"),
        ("loop", "leads back to itself"),
        ("missing.txt", "no such file"),
    ):
        assert any(name in line and reason in line for line in refused), (name, refused)
    assert "5 of 9 inputs refused" in ran.err and "Traceback" not in ran.err
    with closing(sqlite3.connect("legation.db")) as connection:
        statuses = dict(connection.execute("SELECT status, count(*) FROM outcomes GROUP BY status").fetchall())
    assert statuses == {"read": 3, "nothing_found": 1, "refused": 5}


class Failing:
    """A parser that fails on texts with a mark in them."""

    def __init__(self, parser: Any) -> None:
        self.parser, self.model = parser, parser.model

    def parse(self, texts: list[str]) -> Iterator[Any]:
        if any("FAIL" in text for text in texts):
            raise KeyError("no such token")
        yield from self.parser.parse(texts)

    def lemmas(self, word: str) -> frozenset[str]:
        found: frozenset[str] = self.parser.lemmas(word)
        return found


@pytest.fixture
def failing(reader: Reader) -> Reader:
    """A reader whose parser fails on marked texts; all else is shared with the true one."""
    other = Reader()
    other.__dict__.update(codebook=reader.codebook, world=reader.world, parser=Failing(reader.parser))
    return other


def test_a_failure_on_a_page_or_story_costs_no_other(
    failing: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    wire, digest = (EXAMPLES / "wire.txt").read_text("utf-8"), (EXAMPLES / "digest.txt").read_text("utf-8")
    Path("a.txt").write_text(wire.replace("Kirpi", "FAIL Kirpi"), "utf-8")
    Path("b.txt").write_text(digest.replace("850 soldiers", "850 FAIL soldiers"), "utf-8")
    Path("c.txt").write_text(wire, "utf-8")
    run = runner(failing, monkeypatch, capsys)
    ran = run("read", "a.txt", "b.txt", "c.txt", "-f", "jsonl")
    assert ran.code == Exit.REFUSED
    assert {(record["page"], record["story"]["index"]) for record in ran.records} == {("b.txt", 0), ("c.txt", 0)}
    told = " ".join(ran.err.split())
    assert "refused a.txt: story 0 “Ghana takes delivery" in told and "(KeyError: 'no such token')" in told
    assert "partly b.txt: story 1 “Mongolia Sends Peacekeepers to South Sudan” could not be read (KeyError" in told
    assert "Traceback" not in ran.err
    assert "Traceback" in run("read", "a.txt", "-v").err
    with closing(sqlite3.connect("legation.db")) as connection:
        (notes,) = connection.execute("SELECT notes FROM pages WHERE path = 'b.txt'").fetchone()
    assert "could not be read" in notes


def test_a_failure_keeps_what_an_earlier_reading_found(
    reader: Reader,
    failing: Reader,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text((EXAMPLES / "wire.txt").read_text("utf-8").replace("Kirpi", "FAIL Kirpi"), "utf-8")
    run = runner(reader, monkeypatch, capsys)
    before = run("read", "a.txt", "-f", "jsonl").records
    assert runner(failing, monkeypatch, capsys)("read", "a.txt").code == Exit.REFUSED
    assert run("claims", "-f", "jsonl").records == before != []


def test_a_story_in_another_language_is_kept_unread(reader: Reader) -> None:
    spanish = (EXAMPLES / "spanish.txt").read_text("utf-8")
    stories = tuple(
        Story(index, title, text, (Block("paragraph", 0, len(text)),), language=language)
        for index, title, text, language in (
            (0, "Kirpi", "Turkey delivered 12 Kirpi armoured vehicles to Ghana.", "en"),
            (1, "Chile", spanish, "es"),
        )
    )
    page = Page("two.txt", "0" * 64, "text", "utf-8", None, None, stories)
    ((outcome, claims),) = reader.read_outcomes([read_input(one) for one in expand([str(EXAMPLES / "spanish.txt")])])
    assert (outcome.status, outcome.reason, claims) == ("nothing_found", "not in English (es); kept unread", ())
    ((outcome, claims),) = reader.read_outcomes([Outcome("two.txt", "read", "", "0" * 64, page)])
    assert outcome.status == "read" and len(claims) == 1
    assert outcome.page is not None
    assert outcome.page.notes == ("story 1 “Chile” is not in English (es): kept unread",)


def test_claims_are_named_by_their_page(legation: Legation, tmp_path: Path) -> None:
    text = (EXAMPLES / "wire.txt").read_text("utf-8")
    (tmp_path / "same.txt").write_text(text, "utf-8")
    (tmp_path / "other.txt").write_text(text + "\n\nMore news from the coast.\n", "utf-8")
    first, same, other = (
        [claim.claim_id for claim in read_page(path)] for path in ("examples/wire.txt", "same.txt", "other.txt")
    )
    assert first == same and set(first).isdisjoint(other)


def test_a_page_that_is_refused_raises_where_one_page_is_read(legation: Legation) -> None:
    with pytest.raises(ValueError, match="no such file"):
        read_page("missing.txt")
    with pytest.raises(ValueError, match="isoformat"):
        read_page("examples/wire.txt", published="yesterday")


@contextmanager
def largest_file(size: int) -> Iterator[None]:
    """Let no file grow beyond a size, as if the disk were full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_full_disk_is_told_and_what_was_kept_stays(legation: Legation, tmp_path: Path) -> None:
    museum = (EXAMPLES / "museum.txt").read_text("utf-8")
    (tmp_path / "small.txt").write_text(museum, "utf-8")
    (tmp_path / "big.txt").write_text(museum + "\n\n" + "A sentence about the café and its cakes.\n\n" * 10_000)
    legation("read", "small.txt")
    before = dump(tmp_path / "legation.db")
    with largest_file(300_000):
        archive = legation("read", "big.txt")
    assert archive.code == Exit.STORE and "cannot be kept in legation.db.pages" in archive.err
    with largest_file(10_000):
        register = legation("read", "small.txt", "-r", "new.db")
    assert register.code == Exit.STORE and "register new.db" in register.err
    assert dump(tmp_path / "legation.db") == before
    assert not list((tmp_path / "legation.db.pages").rglob(".part-*"))
    assert legation("read", "small.txt", "big.txt").code == Exit.FINE


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="no device that is always full")
def test_an_export_to_a_full_device_is_told_and_the_device_stays(legation: Legation) -> None:
    legation("read", "examples/museum.txt")
    ran = legation("export", "csv", "--out", "/dev/full")
    assert ran.code == Exit.STORE and "/dev/full cannot be written" in ran.err
    assert Path("/dev/full").is_char_device()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everything")
def test_a_register_that_may_not_be_written(legation: Legation, tmp_path: Path) -> None:
    legation("read", "examples/museum.txt")
    Path("legation.db").chmod(0o444)
    ran = legation("read", "examples/wire.txt")
    assert ran.code == Exit.STORE and "may not be written" in ran.err
    (tmp_path / "secret.txt").write_text("x")
    (tmp_path / "secret.txt").chmod(0)
    assert "permission denied" in legation("read", "secret.txt", "--no-register").err


def test_a_register_that_is_none(legation: Legation, tmp_path: Path) -> None:
    (tmp_path / "notes.db").write_text("These are my notes, and no database at all.\n" * 40)
    ran = legation("read", "examples/museum.txt", "-r", "notes.db")
    assert ran.code == Exit.STORE and "notes.db" in ran.err and "not a register" in ran.err
    assert (tmp_path / "notes.db").read_text().startswith("These are my notes")
    with closing(sqlite3.connect("other.db")) as connection:
        connection.execute("CREATE TABLE mine (x)")
    assert "database of another program" in legation("claims", "-r", "other.db").err


pieces = st.one_of(
    st.binary(max_size=200),
    st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.sampled_from(
        [b"<html><body>", b"<p>", b"</div>", b"\n\n", b"From: a\nTo: b\n\n", b"%PDF-1.4\n", b"# ", b"\xff\xfe"]
    ),
    st.sampled_from([line + b"\n" for line in (EXAMPLES / "wire.txt").read_bytes().splitlines() if line]),
)


@given(
    data=st.lists(pieces, max_size=12).map(b"".join), name=st.sampled_from(["x.txt", "x.html", "x.md", "x.eml", "x"])
)
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_give_one_outcome(
    data: bytes,
    name: str,
    reader: Reader,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / name).write_bytes(data)
    register = tmp_path / "fuzz.db"
    ran = runner(reader, monkeypatch, capsys)("read", str(tmp_path / name), "-r", str(register), "-f", "jsonl")
    assert ran.code in (Exit.FINE, Exit.REFUSED), ran.err
    assert "could not be" not in ran.err, ran.err
    with closing(sqlite3.connect(register)) as connection:
        query = "SELECT status FROM outcomes WHERE path = ?"
        ((status,),) = connection.execute(query, [str(tmp_path / name)]).fetchall()
    assert (status == "refused") == (ran.code == Exit.REFUSED)
