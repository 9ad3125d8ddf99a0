"""The register keeps what was read, changes nothing when it is read again, and stays whole whatever happens."""

import os
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from legation.model.claim import Claim, Range
from legation.model.page import Outcome, Page
from legation.register import errors, making
from legation.register.database import one
from legation.register.merge import merge
from legation.register.query import Selection
from legation.register.rows import Run
from legation.register.store import Register
from tests.conftest import NewPlace
from tests.factories import (
    ALIKE_CLAIM,
    LEAD,
    brdm,
    claim_on,
    contents,
    make_claim,
    make_outcome,
    make_page,
    make_story,
    sha_of,
)

OTHER = "The first batch of ten vehicles landed at Bangui airport on Thursday, the embassy said."


@pytest.fixture
def register(place: str) -> Iterator[Register]:
    with Register(place) as opened:
        yield opened


@pytest.fixture
def in_file(tmp_path: Path) -> Iterator[Register]:
    with Register(tmp_path / "legation.db") as opened:
        yield opened


def add(register: Register, page: Page, *claims: Claim, run: Run | None = None) -> bool:
    return register.add(make_outcome(page, "read" if claims else "nothing_found"), claims, page.path.encode(), run=run)


def test_what_is_added_is_found_again(register: Register) -> None:
    page = make_page()
    claim = claim_on(page, item=brdm(quantity=Range(8, 12)))
    assert add(register, page, claim)
    ((kept, event_id),) = register.claims()
    assert kept == claim
    assert register.claim(claim.claim_id) == (claim, event_id)
    assert register.claim(claim.claim_id[:6])[0] == claim
    assert register.event(event_id).lead == claim
    assert list(register.pages()) == [page]
    assert register.page(page.sha256) == page
    assert [(told.path, told.status) for told in register.outcomes()] == [("a.txt", "read")]
    assert register.archive.get(sha_of("a.txt")) == b"a.txt"


def test_reading_the_same_page_twice_changes_nothing(register: Register) -> None:
    page = make_page()
    add(register, page, claim_on(page))
    before = contents(register)
    assert not add(register, page, claim_on(page))
    assert contents(register) == before


def test_the_same_bytes_at_another_path_are_one_page(register: Register) -> None:
    page = make_page()
    add(register, page, claim_on(page))
    moved = replace(page, path="copy/a.txt")
    assert add(register, moved, claim_on(moved)), "the outcome of the second path is news"
    assert [kept.path for kept in register.pages()] == ["a.txt"]
    assert len(list(register.claims())) == 1
    assert len(list(register.outcomes())) == 2


def test_a_new_codebook_replaces_the_claims(register: Register) -> None:
    page = make_page()
    add(register, page, claim_on(page), claim_on(page, phase="planned"))
    assert add(register, page, claim_on(page, codebook="2.0", item=brdm(quantity=11)))
    ((kept, _),) = register.claims()
    assert (kept.codebook, kept.item and kept.item.quantity) == ("2.0", 11)
    held = contents(register)
    names = {row["claim_id"] for row in held["claims"]}
    for table in ("parties", "evidence", "sources", "event_claims", "words"):
        assert {row["claim_id"] for row in held[table]} == names, table
    assert {row["number"] for row in held["filed"]} == {row["number"] for row in held["claims"]}
    assert len(held["events"]) == 1


def test_another_day_given_is_another_reading(register: Register) -> None:
    page = make_page()
    add(register, page, claim_on(page), run=Run("0.1", "1.0", "md"))
    assert add(register, page, claim_on(page), run=Run("0.1", "1.0", "md", "2020-10-24"))
    assert not add(register, page, claim_on(page), run=Run("0.1", "1.0", "md", "2020-10-24"))


def test_copies_end_in_one_event_and_part_when_one_leaves(register: Register) -> None:
    first, second = make_page("a.txt"), make_page("b.txt")
    add(register, first, claim_on(first))
    add(register, second, claim_on(second))
    (event,) = register.events()
    assert (event.reports, event.independent_sources, len(event.claims)) == (2, 1, 2)
    add(register, second, claim_on(second, item=brdm(batch="1")), claim_on(second, phase="planned"))
    assert sorted(event.reports for event in register.events()) == [1, 2]
    add(register, second)
    (event,) = register.events()
    assert [claim.page for claim in event.claims] == ["a.txt"]


def test_pages_of_one_name_in_two_folders_are_two_reports(register: Register) -> None:
    first, second = make_page("index.html"), make_page("index.html", sha256=sha_of("other"))
    add(register, first, claim_on(first))
    add(register, second, claim_on(second))
    (event,) = register.events()
    assert event.reports == 2


def test_why_claims_were_merged_is_kept(register: Register) -> None:
    for name in ("a.txt", "b.txt"):
        page = make_page(name)
        add(register, page, claim_on(page))
    (event,) = register.events()
    for score, reasons in register.joins(event.event_id).values():
        assert score > 1 and "the same words are quoted" in reasons


def test_refused_inputs_are_kept_with_the_reason(register: Register) -> None:
    assert register.add(Outcome("x.bin", "refused", "the file is not text"), ())
    assert not register.add(Outcome("x.bin", "refused", "the file is not text"), ())
    (told,) = register.outcomes()
    assert (told.status, told.reason) == ("refused", "the file is not text")
    assert list(register.pages()) == []


def test_a_path_that_is_no_unicode_is_kept(register: Register) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    page = make_page(name, sha256=sha_of("cafe"))
    register.add(make_outcome(page), [claim_on(page)])
    assert not register.add(make_outcome(page), [claim_on(page)])
    ((claim, _),) = register.claims()
    assert claim.page == "caf?.txt"


def test_a_page_is_kept_wholly_or_not_at_all(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    page = make_page()
    add(register, page, claim_on(page))
    before = contents(register)

    def full(*_: object) -> None:
        raise errors.RegisterFull("disk is full")

    monkeypatch.setattr(making, "_event_row", full)
    other = make_page("b.txt")
    with pytest.raises(errors.RegisterFull):
        register.add(make_outcome(other), [claim_on(other)])
    assert contents(register) == before


def test_a_full_disk_is_told_and_loses_nothing(in_file: Register) -> None:
    page = make_page()
    add(in_file, page, claim_on(page))
    before = contents(in_file)
    pages = one(in_file._database.execute("PRAGMA page_count"))
    assert pages
    in_file._database.execute(f"PRAGMA max_page_count = {pages['page_count'] + 1}")
    big = make_page("b.txt", make_story(LEAD + " word" * 100_000))
    with pytest.raises(errors.RegisterFull):
        in_file.add(make_outcome(big), [claim_on(big)])
    assert contents(in_file) == before


def test_a_writer_that_is_killed_leaves_the_register_whole(register: Register, place: str) -> None:
    page = make_page()
    add(register, page, claim_on(page))
    before = contents(register)
    if (child := os.fork()) == 0:
        with Register(place) as mine, mine._database.transaction():
            mine._database.execute("DELETE FROM stories")
            os._exit(9)
    os.waitpid(child, 0)
    assert contents(register) == before
    assert add(register, make_page("b.txt"), claim_on(make_page("b.txt")))


@pytest.mark.parametrize(
    "content, kind",
    [(b"not a database, only words of a page that is long enough", errors.NotARegister)],
)
def test_other_files_are_refused(tmp_path: Path, content: bytes, kind: type[Exception]) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(content * 20)
    with pytest.raises(kind):
        Register(path)
    assert path.read_bytes() == content * 20


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE t (x)")
    with pytest.raises(errors.NotARegister, match="another program"):
        Register(path)


def test_a_newer_register_is_refused(tmp_path: Path) -> None:
    Register(tmp_path / "r.db").close()
    with sqlite3.connect(tmp_path / "r.db") as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(errors.NewerRegister, match="later version"):
        Register(tmp_path / "r.db")


def test_a_damaged_register_is_told(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with Register(path) as register:
        page = make_page()
        add(register, page, claim_on(page))
    content = bytearray(path.read_bytes())
    content[4096:] = os.urandom(len(content) - 4096)
    path.write_bytes(content)
    with pytest.raises(errors.RegisterError), Register(path) as register:
        list(register.claims())


def test_no_register_and_no_folder(tmp_path: Path) -> None:
    with pytest.raises(errors.NoRegister, match="legation read"):
        Register(tmp_path / "none.db", create=False)
    with pytest.raises(errors.RegisterUnwritable):
        Register(tmp_path / "no" / "folder.db")


@pytest.mark.parametrize("wanted", ["", "ab", "zz' OR 1", "ffffffffffffffff"])
def test_unknown_ids(register: Register, wanted: str) -> None:
    with pytest.raises(errors.NotFound):
        register.claim(wanted)
    with pytest.raises(errors.NotFound):
        register.event(wanted)


def test_views_have_readable_names(register: Register) -> None:
    page = make_page()
    add(register, page, claim_on(page))
    (claim,) = register._database.execute("SELECT * FROM claims_view")
    (event,) = register._database.execute("SELECT * FROM events_view")
    assert claim["actors"] == "recipient: Central African Republic; supplier: Russia"
    assert claim["says"] == "Vladimir Titorenko → Reuters"
    assert claim["quote"] == LEAD
    assert (event["reports"], event["lead_quote"]) == (1, LEAD)


def test_events_come_by_date_and_background_is_the_leads(register: Register) -> None:
    page = make_page("a.txt", make_story(f"{LEAD} {OTHER}"))
    old = claim_on(page, OTHER, background=True, date=replace(make_claim().date, start="2017-01-01", end="2017-12-31"))
    add(register, page, claim_on(page), old)
    assert [event.lead.date.start for event in register.events()] == ["2017-01-01", "2020-10-20"]
    assert [event.lead for event in register.events(Selection(background=True))] == [old]
    assert len(list(register.events(limit=1))) == 1


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 2), st.lists(ALIKE_CLAIM, max_size=3)), max_size=6))
def test_events_made_page_by_page_are_those_made_at_once(
    new_place: NewPlace, readings: list[tuple[int, list[Claim]]]
) -> None:
    with Register(new_place()) as register:
        for number, claims in readings:
            page = make_page(f"{number}.txt")
            add(register, page, *(replace(claim, page=page.path) for claim in claims))
        kept = [claim for claim, _ in register.claims()]
        found = {event.lead: replace(event, **dict.fromkeys(HISTORY)) for event in register.events()}
        assert found == {event.lead: replace(event, **dict.fromkeys(HISTORY)) for event in merge(kept)}


HISTORY = ("event_id", "version", "first_seen", "last_changed")
"""What depends on the order in which pages came, and nothing else does."""


def test_a_number_beyond_the_columns_is_kept_in_the_record(new_place: NewPlace) -> None:
    page = make_page("a.txt")
    with Register(new_place()) as register:
        register.add(make_outcome(page), [claim_on(page, item=brdm(quantity=10**30))])
        ((claim, _),) = register.claims()
    assert claim.item is not None and claim.item.quantity == 10**30
