"""What a watch tells of a register that changes, on both kinds of register."""

from collections.abc import Iterator
from typing import Any

import pytest

from legation.codebook.load import load
from legation.register.people import watches
from legation.register.people.errors import NoSuch, PeopleError
from legation.register.people.watches import Delivery, Watch
from legation.register.store import Register
from legation.views.filters import ANY_WORD, FilterError
from legation.views.watching import Looks, begin, look
from tests.factories import LEAD, brdm, claim_on, date, make_outcome, make_page, make_story, source, state

LOOKS = Looks(ANY_WORD, {"ARMS_TRANSFER": ("supplier", "recipient")})


@pytest.fixture
def register(place: str) -> Iterator[Register]:
    now = ["2026-03-01T08:00:00Z"]
    with Register(place, clock=lambda: now[0]) as opened:
        opened.add(make_outcome(make_page("a.txt")), [claim_on(make_page("a.txt"))])
        yield opened


def watch_of(register: Register, name: str = "serbia", **filters: str) -> Watch:
    wanted = {key: [value] for key, value in (filters or {"state": "SRB"}).items()}
    return begin(register, LOOKS, name, wanted, "ann")


def add(register: Register, name: str, **more: Any) -> str:
    page = make_page(name, make_story(LEAD, published=more.pop("published", "2020-10-24")))
    claim = claim_on(page, **{"actors": {"supplier": [state("RUS")], "recipient": [state("SRB")]}, **more})
    register.add(make_outcome(page), [claim])
    return claim.claim_id


def told(register: Register, watch: Watch, looks: Looks = LOOKS) -> list[tuple[str, str, str]]:
    """What is told since the watch was last asked, in order."""
    before = {one.number for one in watches.news(register.database, watch)}
    after = look(register, watches.named(register.database, watch.name), looks)
    new = [one for one in watches.news(register.database, after) if one.number not in before]
    return [(one.kind, one.title, one.detail) for one in reversed(new)]


def test_what_was_there_is_no_news(register: Register) -> None:
    add(register, "b.txt")
    watch = watch_of(register)
    assert told(register, watch) == []
    with pytest.raises(PeopleError, match="already"):
        watch_of(register)


def test_what_comes_changes_and_goes_is_told_once(register: Register) -> None:
    watch = watch_of(register)
    claim = add(register, "b.txt")
    title = "Arms transfer delivered: Russia → Serbia, 10 BRDM-2 (armoured reconnaissance vehicle), gift, 2020-10-20"
    assert told(register, watch) == [("new", title, "")]
    assert told(register, watch) == []
    register.decide("correct", claim, who="ann", field="quantity", value="12")
    ((kind, now, detail),) = told(register, watch)
    assert (kind, now) == ("changed", title.replace("10 BRDM", "12 BRDM"))
    assert "item: 10 armoured reconnaissance vehicle → 12" in detail and "status: reported → corrected" in detail
    register.decide("reject", claim, who="ann", why="a drill")
    gone = ("withdrawn", "Arms transfer delivered: Serbia → Russia", "decision 2, reject by ann: a drill")
    assert told(register, watch) == [gone]
    assert [one.kind for one in watches.news(register.database, watch)] == ["withdrawn", "changed", "new"]


def test_an_act_that_fits_no_longer_is_told_as_gone_and_as_new_when_it_fits_again(register: Register) -> None:
    watch = watch_of(register)
    claim = add(register, "b.txt")
    told(register, watch)
    register.decide("correct", claim, who="ann", field="role:recipient", value="TUR")
    ((kind, _, detail),) = told(register, watch)
    assert kind == "withdrawn" and detail.startswith("fits the filter no longer; actors: Serbia")
    register.undo(1, who="ann")
    assert [kind for kind, _, _ in told(register, watch)] == ["new"]


def test_a_second_report_is_a_change(register: Register) -> None:
    watch = watch_of(register)
    add(register, "b.txt")
    told(register, watch)
    add(register, "c.txt", item=brdm(quantity=12), attribution=(source("port officials"),))
    ((kind, _, detail),) = told(register, watch)
    assert kind == "changed" and "reports: 1 → 2" in detail
    assert "contradictions: — → quantity 10 or 12" in detail and "claims" not in detail


def test_what_was_due_and_not_seen_is_told_once(register: Register) -> None:
    looks = Looks(ANY_WORD, LOOKS.roles, load().lifecycles)
    watch = watch_of(register)
    add(register, "b.txt", phase="planned", modality="planned", date=date("2026-02-01", "2026-02-28", grain="interval"))
    assert [(kind, detail) for kind, _, detail in told(register, watch, looks)] == [
        ("new", ""),
        ("due", "due by 2026-02-28, nothing found"),
    ]
    assert told(register, watch, looks) == []


def test_what_was_due_and_came_is_not_told_though_the_filter_leaves_it_out(register: Register) -> None:
    looks = Looks(ANY_WORD, LOOKS.roles, load().lifecycles)
    watch = watch_of(register, phase="planned")
    add(
        register,
        "b.txt",
        phase="planned",
        modality="planned",
        published="2026-01-10",
        date=date("2026-02-01", "2026-02-28", grain="interval"),
    )
    add(register, "c.txt", date=date("2026-02-20"), published="2026-02-21")
    assert "due" not in [kind for kind, _, _ in told(register, watch, looks)]


def test_two_that_look_at_once_tell_once(register: Register) -> None:
    watch = watch_of(register)
    add(register, "b.txt")
    look(register, watch, LOOKS)
    look(register, watch, LOOKS)
    assert len(watches.news(register.database, watch)) == 1


def test_attempts_are_kept_and_what_was_sent_is_not_sent_again(register: Register) -> None:
    watch = watch_of(register)
    for attempt, done in ((1, False), (2, True)):
        watches.delivered(register.database, watch, Delivery("2026-03-01T08:00:00Z", "hook", 7, attempt, done, "x"))
    assert watches.named(register.database, "serbia").called == 7
    assert [one.attempt for one in watches.deliveries(register.database, watch)] == [2, 1]
    watches.remove(register.database, watch)
    with pytest.raises(NoSuch):
        watches.named(register.database, "serbia")


@pytest.mark.parametrize("name", ["", "a b", "../x", "a/b", "-a", "x" * 41])
def test_names_that_cannot_be(register: Register, name: str) -> None:
    with pytest.raises(PeopleError, match="no name for a watch"):
        watch_of(register, name)


@pytest.mark.parametrize(
    "hook",
    ["ftp://x.example", "http://", "http://user:pw@x.example", "javascript:1", "http://x.example:99999", "http://a b"],
)
def test_hooks_that_cannot_be(register: Register, hook: str) -> None:
    with pytest.raises(PeopleError, match="no address that can be called"):
        begin(register, LOOKS, "x", {"state": ["SRB"]}, "ann", hook=hook)


def test_filters_that_cannot_be(register: Register) -> None:
    with pytest.raises(FilterError):
        watch_of(register, colour="red")
    assert watches.every(register.database) == []
