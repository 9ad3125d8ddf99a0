"""A long list in stretches holds every event once; what is near in time is what lies around the day."""

import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from legation.register.store import Register
from legation.views.filters import selection
from legation.views.stretches import Near, stretch

sys.path.insert(0, str(Path(__file__).parent.parent.parent / "bench"))

import made_claims


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    with Register(tmp_path_factory.mktemp("stretches") / "made.db") as register:
        for outcome, claims in made_claims.pages(150, acts=90):
            register.add(outcome, claims)
        yield register


@pytest.mark.parametrize("asked", [{}, {"state": "AFG"}, {"type": "ARMS_TRANSFER"}, {"state": "nowhere"}], ids=str)
@pytest.mark.parametrize("most", [1, 7, 30, 1000])
def test_stretches_hold_every_event_once_the_latest_first(filled: Register, asked: dict[str, Any], most: int) -> None:
    wanted = selection({**asked, **({"state": "ZZZ"} if asked.get("state") == "nowhere" else {})})
    every = [event.event_id for event in filled.events(wanted)]
    parts = stretch(filled, wanted, most, 1).parts
    told = [stretch(filled, wanted, most, number).events(filled, wanted) for number in range(1, parts + 1)]
    assert sorted(event.event_id for part in told for event in part) == sorted(every)
    assert all(0 < len(part) <= most for part in told) or not every
    days = [[event.lead.date.start or "" for event in part if event.lead.date.start] for part in told]
    months = [[day[:7] for day in part] for part in days if part]
    assert all(max(later) <= min(earlier) for earlier, later in pairwise(months))
    assert stretch(filled, wanted, most, parts + 1).events(filled, wanted) == []


def test_what_is_near_a_day_is_around_it(filled: Register) -> None:
    wanted = selection({"state": "AFG"})
    every = list(filled.events(wanted))
    whole = Near(filled, "2012-01-01", 1000)
    assert [event.event_id for event in whole(wanted)] == [event.event_id for event in every] and not whole.cut
    near = Near(filled, "2012-01-01", 6)
    found = list(near(wanted))
    assert near.cut and len(found) == 6
    days = [event.lead.date.start or event.lead.story.published or "" for event in found]
    assert min(days) < "2012-01-01" < max(days)
    latest = Near(filled, None, 5)
    assert max(event.lead.date.start or "" for event in latest(wanted)) == max(
        event.lead.date.start or "" for event in every
    )
