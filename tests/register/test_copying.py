"""The register knows the copies among its pages, whichever came first, and has old texts told from their first day."""

from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from legation.model.claim import Claim
from legation.model.page import Outcome, Page
from legation.pages.inputs import read_input
from legation.pages.source import Input
from legation.pipeline import PAGES_AT_A_TIME, Reader, settle
from legation.register.copies.families import families
from legation.register.copies.printed import printed_on
from legation.register.store import Register
from legation.world import World
from tests.factories import claim_on, contents, date, state
from tests.register.copies.pages import PAGES, text_of

LEAD = "Kenya has handed over"
NAMES = ["wire", "house", "stale", "own_words", "other_deal"]


def outcome_of(name: str) -> Outcome:
    return read_input(Input(f"{name}.txt", data=text_of(name).encode()))


class Weekdays:
    """Reads one claim from each page that tells of the gift: the Monday before its day."""

    def read(self, page: Page) -> list[Claim]:
        story = page.stories[0]
        start = story.text.find(LEAD)
        if start < 0 or "Seychelles" in story.text:
            return []
        end = story.text.index(".", start) + 1
        values: dict[str, Any] = {
            "actors": {"supplier": [state("KEN")], "recipient": [state("LSO")]},
            "item": None,
            "date": date(story.published),
        }
        claim = claim_on(page, story.text[start:end], **values)
        told = tuple(asdict(candidate) for candidate in story.dating)
        return [replace(claim, story=replace(claim.story, published_basis=story.published_basis, dating=told))]

    def read_outcomes(self, outcomes: list[Outcome]) -> list[tuple[Outcome, tuple[Claim, ...]]]:
        assert len(outcomes) <= PAGES_AT_A_TIME
        return [(outcome, tuple(self.read(outcome.page))) for outcome in outcomes if outcome.page]


READER: Any = Weekdays()


def filled(place: Path | str, names: list[str]) -> Register:
    """A register at rest, into which the pages came in this order."""
    register = Register(place)
    for name in names:
        outcome = outcome_of(name)
        assert outcome.page is not None
        register.add(outcome, READER.read(outcome.page))
    settle(register, READER)
    return register


def held(register: Register) -> dict[str, list[dict[str, Any]]]:
    """What the register knows of copies and events, without the ids that tell when something came."""
    silent = {"number", "version", "first_seen", "last_changed", "record", "event_id"}
    kept = contents(register)
    kept |= {
        table: sorted(map(dict, register._database.execute(f"SELECT * FROM {table}")), key=repr)
        for table in ("copy_keys", "copy_pairs", "copies", "first_seen")
    }
    wanted = ("stories", "claims", "events", "copy_keys", "copy_pairs", "copies", "first_seen")
    rows = {table: [{k: v for k, v in row.items() if k not in silent} for row in kept[table]] for table in wanted}
    return {table: sorted(found, key=repr) for table, found in rows.items()}


def test_the_register_knows_what_the_pages_together_tell(tmp_path: Path) -> None:
    stories = [(printed, ()) for name in PAGES for printed in printed_on(outcome_of(name).page)]  # type: ignore[arg-type]
    with filled(tmp_path / "a.db", list(PAGES)) as register:
        rows = list(register._database.execute("SELECT * FROM copies"))
        assert {(row["sha256"], row["story"]): row["kind"] for row in rows} == {
            story: copy.kind for story, copy in families(stories, World.shared()).copies.items()
        }
        assert {row["carrier"] for row in rows} == {"Reuters"}


def test_copies_are_listed_under_their_origin_with_what_they_add(place: str) -> None:
    with filled(place, list(PAGES)) as register:
        listed = list(register.copies())
    assert {(copy.page, copy.of_page) for copy in listed} == {
        (f"{name}.txt", "wire.txt") for name in ("house", "excerpt", "translated", "stale")
    }
    added = {copy.page: copy.adds for copy in listed if copy.adds}
    assert list(added) == ["excerpt.txt"]
    assert added["excerpt.txt"][0].startswith("Photo: vehicles on the apron")
    assert [copy.page for copy in listed if copy.first_seen] == ["stale.txt"]


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(NAMES))
def test_the_order_of_arrival_does_not_matter(tmp_path_factory: pytest.TempPathFactory, names: list[str]) -> None:
    folder = tmp_path_factory.mktemp("order")
    with filled(folder / "a.db", NAMES) as one, filled(folder / "b.db", names) as other:
        assert held(other) == held(one)


@pytest.mark.parametrize("names", [["wire", "stale"], ["stale", "wire"]])
def test_an_old_text_is_told_from_its_first_day(place: str, names: list[str]) -> None:
    with filled(place, names) as register:
        (event,) = register.events()
        assert (event.recirculated, event.reports, event.independent_sources) == (True, 2, 1)
        assert {claim.date.start for claim in event.claims} == {"2018-06-04"}
        assert {claim.story.published_basis for claim in event.claims} == {"dateline", "first_seen"}
        assert list(register.untold()) == []
        if names[0] == "stale":
            reasons = {change.reason for change in register.changes()}
            assert any("told from the day of an earlier copy" in reason for reason in reasons)


def test_news_printed_again_within_days_is_not_old(tmp_path: Path) -> None:
    with filled(tmp_path / "a.db", ["wire", "house"]) as register:
        assert [event.recirculated for event in register.events()] == [False] * len(list(register.events()))
        assert {claim.story.published for claim, _ in register.claims()} == {"2018-06-04", "2018-06-06"}


def test_reading_the_bytes_once_more_changes_nothing(place: str) -> None:
    with filled(place, ["stale", "wire"]) as register:
        before = contents(register)
        for name in ("stale", "wire"):
            outcome = outcome_of(name)
            assert outcome.page is not None
            assert not register.add(outcome, READER.read(outcome.page))
        assert settle(register, READER) == 0
        assert contents(register) == before


def test_without_reading_again_the_page_stays_as_it_was_read(tmp_path: Path) -> None:
    with Register(tmp_path / "a.db") as register:
        for name in ("wire", "stale"):
            outcome = outcome_of(name)
            assert outcome.page is not None
            register.add(outcome, READER.read(outcome.page))
        (page,) = register.untold()
        assert page.stories[0].published == "2018-06-04"
        assert {claim.story.published for claim, _ in register.claims()} == {"2018-06-04", "2021-09-02"}


def test_the_true_reader_counts_the_weekdays_anew(tmp_path: Path, reader: Reader) -> None:
    for names in (["wire", "stale"], ["stale", "wire"]):
        with Register(tmp_path / f"{names[0]}.db") as register:
            for name in names:
                for outcome, claims in reader.read([Input(f"{name}.txt", data=text_of(name).encode())]):
                    register.add(outcome, claims)
            assert settle(register, reader) == 1
            handed = [claim for claim, _ in register.claims() if claim.phase == "delivered" and not claim.background]
            assert {claim.date.end for claim in handed} <= {"2018-06-04", "2018-06-03"}
            assert len({claim.page for claim in handed}) == 2
