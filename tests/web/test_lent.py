"""Open registers are kept for the next request, and never once they are not what lies at their place."""

from pathlib import Path

import pytest

from legation.register.counts import CLAIMS
from legation.register.errors import NewerRegister, NoRegister, NotFound
from legation.register.migrate import newest
from legation.register.store import Register
from legation.web.lent import MOST_IDLE, Shelf
from tests.factories import claim_on, make_outcome, make_page


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return filled(tmp_path / "legation.db", "a.txt")


def filled(place: Path, *names: str) -> Path:
    """A register with a claim on each of some pages."""
    with Register(place) as register:
        for name in names:
            page = make_page(name)
            register.add(make_outcome(page), [claim_on(page)])
    return place


def test_whoever_comes_next_gets_what_was_given_back(place: Path) -> None:
    shelf = Shelf()
    with shelf.lend(str(place)) as first, shelf.lend(str(place)) as second:
        assert first is not second
    with shelf.lend(str(place)) as third:
        assert third in (first, second)
        assert third.facets(of=CLAIMS).total == 1
    shelf.clear()


def test_what_others_write_is_seen(place: Path) -> None:
    shelf = Shelf()
    with shelf.lend(str(place)) as register:
        assert register.facets(of=CLAIMS).total == 1
    filled(place, "b.txt")
    with shelf.lend(str(place)) as again:
        assert again is register
        assert again.facets(of=CLAIMS).total == 2
    shelf.clear()


def test_another_register_at_the_same_place_is_opened_anew(place: Path, tmp_path: Path) -> None:
    shelf = Shelf()
    with shelf.lend(str(place)) as register:
        assert register.facets(of=CLAIMS).total == 1
    for part in ("", "-wal", "-shm"):
        place.with_name(place.name + part).unlink(missing_ok=True)
    with pytest.raises(NoRegister):
        shelf.lend(str(place))
    filled(place, "b.txt", "c.txt", "d.txt")
    with shelf.lend(str(place)) as other:
        assert other.facets(of=CLAIMS).total == 3
    shelf.clear()


def test_one_that_a_later_program_has_brought_up_is_not_used_on(place: Path) -> None:
    shelf = Shelf()
    shelf.lend(str(place)).close()
    with Register(place) as other:
        other.database.mark(newest() + 1)
    with pytest.raises(NewerRegister):
        shelf.lend(str(place))


def test_after_an_error_nothing_is_kept(place: Path) -> None:
    shelf = Shelf()
    with pytest.raises(NotFound), shelf.lend(str(place)) as register:
        register.event("0000")
    with shelf.lend(str(place)) as again:
        assert again is not register
    shelf.clear()


def test_only_so_many_are_kept(place: Path) -> None:
    shelf = Shelf()
    lent = [shelf.lend(str(place)) for _ in range(MOST_IDLE + 3)]
    for one in lent:
        one.close()
    assert len(shelf._idle) == MOST_IDLE
    shelf.clear()
    assert not shelf._idle
