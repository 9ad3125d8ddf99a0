"""Figures of a register and of this process, for a monitor."""

import os
import resource
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from legation.exports.exposition import COUNTER, GAUGE, Family, single
from legation.register import sizes
from legation.register.store import Register


def of_register(register: Register) -> Iterator[Family]:
    """What a register holds, how large it is, and when it last changed."""
    held = register.holdings()
    for name, number, meaning in (
        ("pages", held.pages, "Pages kept."),
        ("stories", held.stories, "Stories on these pages."),
        ("claims", held.claims, "Claims read from them."),
        ("events", held.events, "Events that the claims add up to."),
        ("decisions", held.decisions, "Decisions of people."),
    ):
        yield single(f"legation_{name}", GAUGE, meaning, number)
    inputs = tuple(("", {"status": status}, float(number)) for status, number in sorted(held.inputs.items()))
    yield Family("legation_inputs", GAUGE, "Inputs by what became of them.", inputs)
    told = sizes.measured(register.database)
    yield single("legation_register_bytes", GAUGE, "Bytes of the database, without the pages' bytes.", told.bytes)
    yield single("legation_register_turns_total", COUNTER, "How often the register was changed.", told.turns)
    if told.last_change:
        meaning = "When an event last changed, in seconds since 1970."
        yield single("legation_last_change_timestamp_seconds", GAUGE, meaning, _seconds(told.last_change))
    yield single("legation_watches", GAUGE, "Saved filters.", told.watches)
    sent = tuple(("", {"way": way, "done": done}, float(n)) for (way, done), n in sorted(told.deliveries.items()))
    yield Family("legation_deliveries_total", COUNTER, "Attempts to send the news of watches.", sent)


def of_process() -> Iterator[Family]:
    """What this process holds of the machine, as far as the system tells."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    yield single("process_peak_resident_memory_bytes", GAUGE, "The most memory held so far.", peak)
    used = os.times()
    yield single("process_cpu_seconds_total", COUNTER, "Seconds of the processors.", used.user + used.system)
    if (files := Path("/proc/self/fd")).is_dir():
        yield single("process_open_fds", GAUGE, "Open files.", len(list(files.iterdir())))


def _seconds(moment: str) -> float:
    return datetime.fromisoformat(moment).timestamp()
