#!/usr/bin/env python3
"""Readers killed with SIGKILL at random points, and run again: `bench/crash.py [KILLS [REGISTER-ADDRESS]]`.

Each reader keeps the same pages, with their bytes, in a new register. Once killed, it is run again to its end; then the
register must hold, row for row, what an undisturbed run leaves, and the folder of bytes nothing else.
"""

import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from made_claims import pages

from legation.register.store import Register

AT = "2026-01-01T00:00:00Z"
CLAIMS = 60

Held = dict[str, Any]


def run(where: str, made: list[Any]) -> None:
    """Keep all pages, as a reader does."""
    with Register(where, clock=lambda: AT) as register:
        for outcome, claims in made:
            register.add(outcome, claims, outcome.path.encode())


def child(task: Callable[[], None]) -> int:
    """Run a task in a process of its own; its process id."""
    if pid := os.fork():
        return pid
    try:
        task()
        os._exit(0)
    except BaseException:
        os._exit(1)


def held(where: str, tables: tuple[str, ...]) -> Held:
    """Every row of a register, and the bytes that it keeps."""
    with Register(where, create=False) as register:
        database = register._database
        rows = {table: sorted(str(dict(row)) for row in database.execute(f"SELECT * FROM {table}")) for table in tables}
        if database.dialect == "sqlite":
            assert next(database.execute("PRAGMA integrity_check"))["integrity_check"] == "ok"
            folder = Path(where + ".pages")
            rows["bytes"] = sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())
        else:
            rows["bytes"] = sorted(row["sha256"] for row in database.execute("SELECT sha256 FROM archive"))
    return rows


def made_pages() -> list[Any]:
    """The pages of each run; their hashes are those of their bytes."""
    from dataclasses import replace
    from hashlib import sha256

    from legation.model.record import stamped

    found = []
    for outcome, claims in pages(CLAIMS):
        assert outcome.page
        name = sha256(outcome.path.encode()).hexdigest()
        page = replace(outcome.page, sha256=name)
        found.append((replace(outcome, sha256=name, page=page), [stamped(claim, name) for claim in claims]))
    return found


def survived(new_place: Callable[[], str], kills: int, tables: tuple[str, ...]) -> int:
    """How many of so many killed readers left, once run again, the register of an undisturbed run."""
    made, chance = made_pages(), random.Random(kills)
    place = new_place()
    began = time.perf_counter()
    os.waitpid(child(lambda: run(place, made)), 0)
    lasted, wanted = time.perf_counter() - began, held(place, tables)
    good = 0
    for _ in range(kills):
        place = new_place()
        killed = child(lambda: run(place, made))  # noqa: B023
        time.sleep(chance.uniform(0, lasted))
        os.kill(killed, signal.SIGKILL)
        os.waitpid(killed, 0)
        _, status = os.waitpid(child(lambda: run(place, made)), 0)  # noqa: B023
        good += status == 0 and held(place, tables) == wanted
    return good


TABLES = (
    *("runs", "pages", "stories", "dropped", "outcomes", "claims", "parties", "evidence", "sources", "events"),
    *("event_claims", "filed", "decisions", "rulings", "event_ids", "changes", "copies", "copy_pairs", "first_seen"),
)

if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    folder = Path(tempfile.mkdtemp())
    numbers = iter(range(10**6))
    try:
        if len(sys.argv) > 2:
            alike = survived(lambda: f"{sys.argv[2]}&schema=crash{next(numbers)}", count, TABLES)
        else:
            alike = survived(lambda: str(folder / f"{next(numbers)}.db"), count, TABLES)
    finally:
        shutil.rmtree(folder)
    print(f"{alike} of {count} killed readers, run again, left the register of an undisturbed run")
    sys.exit(alike != count)
