"""Whatever ends a writer, and however many there are, nothing is lost and nothing doubled."""

import os
import resource
import sys
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

from legation.register.errors import RegisterError
from legation.register.store import Register
from tests.conftest import NewPlace
from tests.factories import TABLES

sys.path.insert(0, str(Path(__file__).parent.parent.parent / "bench"))

import crash

KILLS = 10


def test_killed_readers_that_run_again_leave_the_same_register(new_place: NewPlace) -> None:
    assert crash.survived(new_place, KILLS, TABLES) == KILLS


@pytest.mark.parametrize("kibibytes", [1, 200, 400, 500, 600, 700])
def test_a_full_disk_loses_and_doubles_nothing(tmp_path: Path, kibibytes: int) -> None:
    made = crash.made_pages()
    crash.run(str(tmp_path / "whole.db"), made)
    wanted = crash.held(str(tmp_path / "whole.db"), TABLES)
    place = str(tmp_path / "full.db")

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (kibibytes * 1024, kibibytes * 1024))
        try:
            crash.run(place, made)
        except RegisterError:
            os._exit(7)

    _, status = os.waitpid(crash.child(limited), 0)
    assert os.waitstatus_to_exitcode(status) == 7, "no file may grow so large"
    crash.run(place, made)
    assert crash.held(place, TABLES) == wanted


def _write(where: str, turn: int) -> None:
    made = crash.made_pages()
    crash.run(where, made[turn:] + made[:turn])


def test_several_writers_lose_and_double_nothing(place: str, new_place: NewPlace) -> None:
    context = get_context("spawn")
    writers = [context.Process(target=_write, args=(place, turn)) for turn in (0, 4, 8)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0, 0, 0]
    alone = new_place()
    _write(alone, 0)
    assert acts(place) == acts(alone)
    with Register(place) as register:
        live = [row["event_id"] for row in register._database.execute("SELECT event_id FROM event_ids WHERE live = 1")]
        assert sorted(live) == sorted(event.event_id for event in register.events())


def acts(where: str) -> Any:
    """What the register tells, but for the ids of events, which depend on what came first."""
    with Register(where) as register:
        events = {
            frozenset(c.claim_id for c in e.claims): (e.reports, e.independent_sources) for e in register.events()
        }
        claims = sorted(claim.claim_id for claim, _ in register.claims())
        return events, claims, sorted(outcome.path for outcome in register.outcomes())
