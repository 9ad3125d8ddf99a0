"""Bytes dropped after a time: only those go, what rests on the texts stays, and it is told that they are gone."""

import pytest

from legation.register.errors import RegisterError
from legation.register.retention import before, carry_out, plan
from legation.register.store import Register
from tests.conftest import NewPlace
from tests.factories import claim_on, make_outcome, make_page

NOW = "2026-03-10T12:00:00Z"


@pytest.mark.parametrize(
    ("period", "moment"),
    [
        ("9d", "2026-03-01T12:00:00Z"),
        ("1 day", "2026-03-09T12:00:00Z"),
        ("2W", "2026-02-24T12:00:00Z"),
        ("1m", "2026-02-08T12:00:00Z"),
        ("1y", "2025-03-10T12:00:00Z"),
    ],
)
def test_a_period_ends_now(period: str, moment: str) -> None:
    assert before(NOW, period) == moment


@pytest.mark.parametrize("period", ["", "0d", "-1d", "9", "9h", "d9", "1.5y", "9d or so"])
def test_anything_else_is_no_period(period: str) -> None:
    with pytest.raises(RegisterError, match="no period"):
        before(NOW, period)


def filled(place: str) -> tuple[Register, list[str]]:
    """A register with three pages, kept on three days; on the second nothing was found."""
    moment = ["2026-01-01T00:00:00Z"]
    register = Register(place, clock=lambda: moment[0])
    hashes = []
    for number, name in enumerate(("a.txt", "b.txt", "c.txt")):
        moment[0] = f"2026-0{number + 1}-01T00:00:00Z"
        page = make_page(name)
        claims = [] if number == 1 else [claim_on(page)]
        register.add(make_outcome(page), claims, name.encode())
        hashes.append(page.sha256)
    moment[0] = NOW
    return register, hashes


def there(register: Register, sha256: str) -> bool:
    try:
        register.archive.get(sha256)
    except KeyError:
        return False
    return True


def test_only_bytes_older_than_the_period_go_and_the_rest_stays(new_place: NewPlace) -> None:
    register, (first, second, third) = filled(new_place())
    with register:
        told = list(register.claims()), list(register.pages()), list(register.events()), list(register.changes())
        planned = plan(register, "2026-02-15T00:00:00Z")
        assert (sorted(planned.pages), planned.bytes, planned.staying) == (sorted((first, second)), 10, 1)
        assert all(there(register, one) for one in (first, second, third)), "a plan drops nothing"
        assert carry_out(register, planned) == 2
        assert [there(register, one) for one in (first, second, third)] == [False, False, True]
        assert [register.gone(one) for one in (first, second, third)] == [NOW, NOW, None]
        now = list(register.claims()), list(register.pages()), list(register.events()), list(register.changes())
        assert now == told, "texts, evidence, events and history are what they were"
        assert plan(register, "2026-02-15T00:00:00Z").pages == ()


def test_pages_without_a_claim_may_go_first(new_place: NewPlace) -> None:
    register, (first, second, _) = filled(new_place())
    with register:
        assert carry_out(register, plan(register, NOW, without_claims=True)) == 1
        assert there(register, first) and not there(register, second)


def test_a_page_that_is_read_again_has_its_bytes_again_from_then_on(new_place: NewPlace) -> None:
    register, (first, _, _) = filled(new_place())
    with register:
        carry_out(register, plan(register, "2026-01-15T00:00:00Z"))
        page = make_page("a.txt")
        assert not register.add(make_outcome(page), [claim_on(page)], b"a.txt"), "it says nothing new"
        assert there(register, first) and register.gone(first) is None
        assert first not in plan(register, "2026-03-01T00:00:00Z").pages


def test_a_page_kept_anew_between_plan_and_deed_keeps_its_bytes(new_place: NewPlace) -> None:
    register, (first, _, _) = filled(new_place())
    with register:
        planned = plan(register, "2026-01-15T00:00:00Z")
        register.database.execute("UPDATE pages SET kept_at = ? WHERE sha256 = ?", [NOW, first])
        assert carry_out(register, planned) == 0 and there(register, first)
