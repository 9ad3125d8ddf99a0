"""Columns that a program holds are after every change of the register what the tables hold."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from legation.register import columns
from legation.register.columns import Columns
from legation.register.counts import CLAIMS
from legation.register.store import Register
from legation.views.filters import selection

sys.path.insert(0, str(Path(__file__).parent.parent.parent / "bench"))

import made_claims


@pytest.fixture
def held(place: str) -> Iterator[Register]:
    """A register of which the program holds columns, with some pages in it."""
    with Register(place) as register:
        register.database.holding = True
        for outcome, claims in made_claims.pages(200, acts=60):
            register.add(outcome, claims)
        columns.of(register.database)
        yield register


def plainly(some: Columns) -> dict[str, Any]:
    """What columns hold, whatever the order of their rows."""
    codes = some.codes
    return {
        "rows": sorted(zip(*(some.rows[name].tolist() for name in sorted(some.rows)), strict=True)),
        "tied": sorted(zip(*(column.tolist() for column in some.tied), strict=True)),
        "sited": sorted(zip(*(column.tolist() for column in some.sited), strict=True)),
        "sided": sorted((sides, codes[state]) for sides, state in zip(*map(list, some.sided), strict=True)),
        "waits": some.waits.nonzero()[0].tolist(),
    }


def agree(register: Register) -> Columns:
    """The columns held, which are those that reading everything gives."""
    found = columns.of(register.database)
    assert plainly(found) == plainly(columns._read(register.database, found.turn))
    assert found.tied[1].tolist() == sorted(found.tied[1].tolist())
    return found


def test_what_is_held_follows_what_is_written(held: Register) -> None:
    before = agree(held)
    made = list(made_claims.pages(60, acts=60, first=10**6))
    for outcome, claims in made:
        held.add(outcome, claims)
        agree(held)
    assert agree(held).turn > before.turn
    # the same pages read to less: claims go, and acts with them
    for outcome, claims in made[:6]:
        held.add(outcome, claims[1:])
        agree(held)
    events = list(held.events())
    kinds = [(event.lead.type, event.lead.phase) for event in events]
    one = next(at for at, kind in enumerate(kinds) if kind in kinds[at + 1 :])
    other = kinds.index(kinds[one], one + 1)
    held.decide("same", events[one].lead.claim_id, events[other].lead.claim_id, who="a")
    agree(held)
    held.decide("unsure", events[one].lead.claim_id, who="a")
    agree(held)
    held.decide("accept", events[-1].lead.claim_id, who="a")
    agree(held)
    rejected = held.decide("reject", events[-2].lead.claim_id, who="a")
    agree(held)
    held.undo(rejected.number, who="a")
    agree(held)


def test_only_what_was_written_is_read_again(held: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    columns.of(held.database)
    outcome, claims = next(made_claims.pages(30, acts=60, first=10**6))
    held.add(outcome, claims)
    monkeypatch.setattr(columns, "_read", lambda *_: pytest.fail("everything was read again"))
    assert outcome.page
    told = held.facets(selection({"page": outcome.page.sha256}), of=CLAIMS)
    assert told.total == len(claims)


def test_a_change_by_another_program_is_seen_at_once(held: Register, place: str) -> None:
    assert held.facets(of=CLAIMS).total == len(list(held.claims()))
    with Register(place) as other:
        outcome, claims = next(made_claims.pages(40, acts=60, first=10**6))
        other.add(outcome, claims)
    assert held.facets(of=CLAIMS).total == len(list(held.claims()))
    agree(held)


def test_a_program_that_does_not_hold_columns_has_none(place: str) -> None:
    with Register(place) as register:
        assert columns.held(register.database) is None
        with pytest.raises(ValueError, match="does not hold"):
            columns.of(register.database)
