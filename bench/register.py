#!/usr/bin/env python3
"""How the register grows: `bench/register.py merge|pages|lay|add|find|views|postgresql …`. Every figure is one line of
JSON.

merge N...         N claims merged from scratch, in memory: seconds, peak memory, and the seconds as a multiple of what
                   it takes to sort the same claims by type, parties and day and to walk through them once
pages N FILE       N claims kept and merged page by page in a new register: milliseconds for each thousand pages
lay N FILE         lays down a register of N claims, each of an act of its own, and merges them all at once
add N FILE         adds N claims, two in three of acts that the register has, to a copy of one that was laid down
find FILE          milliseconds of filtered queries, fifty rows each: median and the 95th of 100, by clock and processor
views FILE         milliseconds, by clock and processor, for what pages of the reading room ask, nothing remembered
postgresql N       pages, find and views in a PostgreSQL server of its own (that of the tests: small buffers, no fsync),
                   whose time is not this program's: the clock counts
"""

import itertools
import json
import random
import shutil
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(Path(__file__).parent))

from made_claims import one_report_each, pages
from memory import peak_mib

from legation.model.claim import Claim
from legation.model.page import Outcome
from legation.register import counts, write
from legation.register.history import Occasion
from legation.register.merge import merge
from legation.register.remembered import forget
from legation.register.rows import Run
from legation.register.store import Register
from legation.views.filters import selection

AT = "2026-01-01T00:00:00Z"
PAGES_AT_A_TIME = 4000
ROWS = 50
QUERIES = 100

Times = tuple[float, float]
"""Milliseconds by the clock, and of the processor."""


def told(**figures: Any) -> None:
    """Print figures, rounded."""
    print(
        json.dumps({name: _rounded(one) for name, one in figures.items()}),
        flush=True,
    )


def _rounded(figure: Any) -> Any:
    if isinstance(figure, tuple):
        return [_rounded(one) for one in figure]
    return round(figure, 3) if isinstance(figure, float) else figure


def measure_merge(count: int) -> None:
    """Merge so many claims in memory."""
    claims = [claim for _, found in pages(count) for claim in found]
    before, began = peak_mib(), time.process_time()
    events = merge(claims)
    seconds = time.process_time() - began
    told(
        claims=len(claims),
        events=len(events),
        seconds=seconds,
        microseconds_a_claim=seconds / len(claims) * 1e6,
        times_sorted_scan=seconds / sorted_scan(claims),
        peak_mib=peak_mib(),
        mib_before=before,
    )


def sorted_scan(claims: list[Claim]) -> float:
    """Seconds to sort claims by what they tell and to count the runs of equal ones: the least that merging could do."""
    began = time.process_time()
    keys = [
        (c.type, c.phase, [(r, [p.name for p in some]) for r, some in c.actors], c.date.start or "") for c in claims
    ]
    keys.sort()
    sum(1 for _ in itertools.groupby(keys))
    return time.process_time() - began


def measure_pages(count: int, where: Path | str) -> None:
    """Keep so many claims page by page."""
    number = 0
    with Register(where, clock=lambda: AT) as register:
        for portion, (clock, processor) in _timed(register, pages(count)):
            number += portion
            told(
                pages=number,
                milliseconds_a_page=processor / portion,
                by_the_clock=clock / portion,
                peak_mib=peak_mib(),
            )


def _timed(register: Register, made: Iterable[tuple[Outcome, list[Claim]]]) -> Iterator[tuple[int, Times]]:
    rest = iter(made)
    while some := list(itertools.islice(rest, 1000)):
        yield len(some), _timed_once(lambda: [register.add(outcome, claims) for outcome, claims in some])


def measure_postgresql(count: int) -> None:
    """Keep so many claims page by page in a PostgreSQL server, and ask it for what a register on disk is asked for."""
    from tests.servers import postgresql

    with postgresql() as address:
        measure_pages(count, address)
        measure_find(address)
        measure_views(address)


def lay(count: int, path: Path) -> None:
    """Write a register whose every claim is of an act of its own, many pages in one transaction, and merge it."""
    began = time.process_time()
    with Register(path, clock=lambda: AT) as register, _in_haste(register._database) as database:
        rest = one_report_each(count)
        while some := list(itertools.islice(rest, PAGES_AT_A_TIME)):
            with database.transaction():
                _lay(database, some)
        written = time.process_time() - began
        with database.transaction():
            write.merge_again(database, Occasion(AT, "laid down"))
    told(
        claims=count,
        seconds=time.process_time() - began,
        seconds_without_merging=written,
        gib=path.stat().st_size / 2**30,
        peak_mib=peak_mib(),
    )


ASKED = ("addresses_by_page", "outcomes_by_page", "sites_by_name", "cores_by_name", "claims_by_act")
"""Indexes that writing asks itself: without them the time to lay down a register grows with its square."""


@contextmanager
def _in_haste(database: Any) -> Iterator[Any]:
    """Write without a journal, and make the indexes when all rows are there: the rows are the same."""
    for setting in ("journal_mode = OFF", "synchronous = OFF", "foreign_keys = OFF", "cache_size = -3000000"):
        list(database.execute(f"PRAGMA {setting}"))
    every = database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")
    indexes = [index for index in every if index["name"] not in ASKED]
    for index in indexes:
        database.execute(f"DROP INDEX {index['name']}")
    yield database
    for index in indexes:
        database.execute(index["sql"])
    database.execute("ANALYZE")
    list(database.execute("PRAGMA journal_mode = WAL"))


def _lay(database: Any, some: list[tuple[Outcome, list[Claim]]]) -> None:
    run = Run("bench", "made", "none")
    database.insert("runs", [write.run_row(run)], replace="run_id")
    made = [(outcome, outcome.page, claims) for outcome, claims in some if outcome.page]
    database.insert("pages", [{**write.page_row(page, run, ""), "kept_at": AT} for _, page, _ in made])
    database.insert("stories", [write.story_row(page, story) for _, page, _ in made for story in page.stories])
    for outcome, page, claims in made:
        write.outcome(database, outcome)
        write._keep(database, claims, claims, page.sha256)
        write._address(database, {page.sha256})


def measure_add(count: int, path: Path) -> None:
    """Add so many claims to a copy of the register."""
    copy = path.with_name("copy.db")
    shutil.copy(path, copy)
    with Register(copy, clock=lambda: AT) as register:
        held = next(register._database.execute("SELECT count(*) AS number FROM claims"))["number"]
        made = list(pages(count, acts=held * 3 // 2, first=10**6))
        times = []
        for outcome, claims in made:
            began = time.perf_counter()
            register.add(outcome, claims)
            times.append(time.perf_counter() - began)
    times.sort()
    told(
        register=held,
        added=sum(len(claims) for _, claims in made),
        seconds=sum(times),
        median_ms_a_page=times[len(times) // 2] * 1000,
        p95_ms_a_page=times[len(times) * 95 // 100] * 1000,
        peak_mib=peak_mib(),
    )
    for part in ("", "-wal", "-shm"):
        copy.with_name(copy.name + part).unlink(missing_ok=True)


def measure_find(where: Path | str) -> None:
    """Ask for events and claims by all kinds of filters."""
    with Register(where, create=False) as register:
        every: list[Times] = []
        for name, filters in QUESTIONS.items():
            times = [_asked(register, filters, number) for number in range(QUERIES // len(QUESTIONS) + 1)]
            every += times
            told(filter=name, **_spread(times))
        told(queries=len(every), **_spread(every))


def _spread(times: list[Times]) -> dict[str, float]:
    """Median, 95th of 100 and worst of each kind of time."""
    found = {}
    for name, some in zip(("", "processor_"), zip(*times, strict=True), strict=True):
        ordered = sorted(some)
        found[f"{name}median_ms"] = ordered[len(ordered) // 2]
        found[f"{name}p95_ms"] = ordered[len(ordered) * 95 // 100]
        found[f"{name}worst_ms"] = ordered[-1]
    return found


def _timed_once(ask: Callable[[], object]) -> Times:
    began, worked = time.perf_counter(), time.process_time()
    ask()
    return (time.perf_counter() - began) * 1000, (time.process_time() - worked) * 1000


def measure_views(where: Path | str) -> None:
    """Ask what the pages of the reading room ask."""
    with Register(where, create=False) as register:
        list(register.events(limit=ROWS))  # what is loaded once for each program
        for filters in VIEWED:
            wanted = selection(filters)
            asked: dict[str, Callable[[], object]] = {
                "facets": lambda: counts.facets(register._database, wanted, counts.EVENTS),  # noqa: B023
                "months": lambda: register.months(wanted),  # noqa: B023
                "events": lambda: list(register.events(wanted, limit=ROWS)),  # noqa: B023
                "claims": lambda: list(register.claims(wanted, limit=ROWS)),  # noqa: B023
                "queue": lambda: register.waiting(wanted, limit=20),  # noqa: B023
                "queue_number": lambda: register.waiting_number(wanted),  # noqa: B023
            }
            forget()
            told(filter=filters, **_once(asked))
        whole: dict[str, Callable[[], object]] = {
            "holdings": register.holdings,
            "states": register.states,
            "latest_day": register.latest_day,
            "far": lambda: list(register.events(limit=ROWS, offset=20_000)),
        }
        told(**_once(whole))


def _once(asked: Mapping[str, Callable[[], object]]) -> dict[str, float | Times]:
    """Milliseconds of each question: by the clock, and of this program's processor."""
    return {name: _timed_once(ask) for name, ask in asked.items()}


def _asked(register: Register, filters: dict[str, str], number: int) -> Times:
    chosen = random.Random(number)
    varied = {name: chosen.choice(value.split("/")) for name, value in filters.items()}
    if number % 2:
        return _timed_once(lambda: list(register.claims(selection(varied), limit=ROWS)))
    return _timed_once(lambda: list(register.events(selection(varied), limit=ROWS)))


TYPES = "ARMS_TRANSFER/MILITARY_BASE/TRAINING_MISSION"
STATES = "AFG/AGO/ALB/RUS/SRB/TUR/USA"
QUESTIONS: dict[str, dict[str, str]] = {
    "type": {"type": TYPES},
    "state": {"state": STATES},
    "two states": {"state": "AFG", "role": "recipient:ARE/host:ALB/supplier:TUR"},
    "type and state": {"type": TYPES, "state": STATES},
    "days": {"from": "2010-05-01/2014-02-03", "to": "2014-02-28/2014-03"},
    "type and days": {"type": TYPES, "from": "2014-01-01", "to": "2014-03-31"},
    "item": {"item": "kirpi/T-72/bayraktar"},
    "category and state": {"category": "vehicle", "state": STATES},
    "source": {"source": "Daily B7/ambassador"},
    "words": {"text": "caesar/town/bayraktar tb2"},
    "words and type": {"text": '"mi 17"/kirpi', "type": TYPES},
    "page": {"page": "made/0000123/made/0001"},
    "decision": {"decision": "rejected/corrected"},
}
"""Filters with the values they are asked with, in turn."""

VIEWED: tuple[dict[str, str | list[str]], ...] = (
    {},
    {"state": "AFG"},
    {"state": "RUS"},
    {"type": "ARMS_TRANSFER"},
    {"type": "ARMS_TRANSFER", "state": "AFG"},
    {"state": ["AFG", "RUS"]},
    {"from": "2014-01-01", "to": "2014-12-31"},
    {"phase": "delivered"},
    {"text": "caesar"},
    {"item": "kirpi"},
    {"source": "ambassador"},
    {"page": "made/0000123"},
)
"""Filters of views."""

if __name__ == "__main__":
    kind, *rest = sys.argv[1:]
    if kind == "merge":
        for one in rest:
            measure_merge(int(one))
    elif kind == "postgresql":
        measure_postgresql(int(rest[0]))
    elif kind in ("find", "views"):
        {"find": measure_find, "views": measure_views}[kind](Path(rest[0]))
    else:
        {"pages": measure_pages, "lay": lay, "add": measure_add}[kind](int(rest[0]), Path(rest[1]))
