#!/usr/bin/env python3
"""How long people wait for the reading room: `bench/room.py FILE [--users 20] [--rounds 6] [--pause 4]`.

FILE is a register, laid down by `bench/register.py lay N FILE`. `legation serve` is started on it as a process of its
own, and so many users walk through every view at once, in an order and with filters of their own, reading each for a
while (between none and twice the pause, in seconds). One line of JSON for each view: milliseconds until the first byte
of the answer (median and the 95th of 100), as multiples of what the icon takes in the same minutes, and the kilobytes
of the page. `--alone` lets one user walk without a pause, and tells the milliseconds of the server's processor.
"""

import argparse
import http.client
import json
import os
import random
import re
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from legation.register.store import Register

ICON = "/static/icon.svg"

VIEWS = (
    *("/", "/events", "/claims", "/timeline", "/map", "/network", "/affairs", "/due", "/deals", "/rosters", "/states"),
    *("/rosters/{kind}", "/deals/{state}/{other}", "/states/{state}", "/states/{state}/{other}", "/review", "/pages"),
    *("/decisions", "/watches", "/rounds", "/notes", "/api", "/events/{event}", "/events/{event}/affair"),
    *("/claims/{claim}", "/pages/{page}", "/events/{event}/notes", "/login"),
)
"""Every view that a reader can open; {…} is something that the register holds."""

FILTERED = {"/events", "/claims", "/timeline", "/map", "/network", "/affairs", "/due", "/deals", "/review"}
"""Views that filters narrow."""

FILTERS = (
    *("", "", "", "state={state}", "state={state}", "type={type}", "type={type}&state={state}", "from={year}"),
    *("from={year}&to={year}", "state={state}&state={other}", "text={word}", "state={state}&at=2"),
)
"""What a user asks: a quarter asks for everything."""


@dataclass
class Held:
    """What the register holds, for the addresses; states as often as they are named."""

    events: list[str]
    claims: list[str]
    pages: list[str]
    states: list[str]
    types: list[str]
    kinds: tuple[str, ...] = ("embargo", "offices", "bases")
    words: tuple[str, ...] = ("town", "kirpi", "caesar")

    def address(self, view: str, chosen: random.Random) -> str:
        """One address of a view."""
        state, other = chosen.choice(self.states), chosen.choice(self.states)
        parts = {
            "state": state,
            "other": other if other != state else next(one for one in self.states if one != state),
            "type": chosen.choice(self.types),
            "year": str(chosen.randrange(2006, 2025)),
            "word": chosen.choice(self.words),
            "event": chosen.choice(self.events),
            "claim": chosen.choice(self.claims),
            "page": chosen.choice(self.pages),
            "kind": chosen.choice(self.kinds),
        }
        query = chosen.choice(FILTERS) if view in FILTERED else ""
        return (view + ("?" + query if query else "")).format(**parts)


def held(path: Path) -> Held:
    """Some of everything in the register."""
    with Register(path, create=False) as register:

        def some(column: str, table: str) -> list[str]:
            rows = register.database.execute(f"SELECT {column} AS one FROM {table} ORDER BY {column} LIMIT 20000")
            return [str(row["one"]) for row in rows]

        facets = register.facets()
        states = [code for code, events in facets.fields["state"] for _ in range(max(1, events * 400 // facets.total))]
        types = [name for name, _ in facets.fields["type"]]
        return Held(some("event_id", "events"), some("claim_id", "claims"), some("sha256", "pages"), states, types)


@contextmanager
def serving(path: Path) -> Iterator[tuple[int, int]]:
    """The server; its port and its process."""
    command = [sys.executable, "-m", "legation.cli", "serve", "--register", str(path), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr
        told = ""
        while not (found := re.search(r"127\.0\.0\.1:(\d+)", told)):
            line = server.stderr.readline()
            if not line:
                sys.exit(f"the server did not start: {told}")
            told += line
        try:
            yield int(found[1]), server.pid
        finally:
            server.terminate()


@dataclass
class Times:
    """Milliseconds until the first byte by view, and the pages' kilobytes; which addresses were slowest."""

    first: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    kib: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    slowest: dict[str, tuple[float, str]] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def keep(self, view: str, address: str, waited: float, size: int) -> None:
        """Note one answer."""
        with self.lock:
            self.first[view].append(waited)
            self.kib[view].append(size / 1024)
            self.slowest[view] = max(self.slowest.get(view, (0.0, "")), (waited, address))


def ask(line: http.client.HTTPConnection, address: str) -> tuple[float, int]:
    """Milliseconds until the first byte, over a line made anew since the server lets go of one that rests, and the
    size of the answer.
    """
    line.close()
    began = time.perf_counter()
    line.request("GET", address)
    answer = line.getresponse()
    waited = (time.perf_counter() - began) * 1000
    size = len(answer.read())
    assert answer.status == 200, (address, answer.status)
    return waited, size


def walk(port: int, user: int, rounds: int, pause: float, known: Held, times: Times) -> None:
    """Walk through all views so many times."""
    chosen = random.Random(f"user {user}")
    line = http.client.HTTPConnection("127.0.0.1", port)
    time.sleep(chosen.random() * pause)
    for _ in range(rounds):
        for view in chosen.sample((*VIEWS, ICON), len(VIEWS) + 1):
            address = view if view == ICON else known.address(view, chosen)
            times.keep(view, address, *ask(line, address))
            time.sleep(chosen.random() * 2 * pause)
    line.close()


def told(times: Times) -> None:
    """Print the figures of each view."""
    icon = of(times.first[ICON], 50)
    for view in (ICON, *VIEWS):
        some = times.first[view]
        figures: dict[str, Any] = {
            "view": view,
            "asked": len(some),
            "p50_ms": of(some, 50),
            "p95_ms": of(some, 95),
            "worst_ms": max(some),
            "p50_icons": of(some, 50) / icon,
            "p95_icons": of(some, 95) / icon,
            "kib": of(times.kib[view], 50),
            "slowest": times.slowest[view][1],
        }
        print(json.dumps({k: round(v, 1) if isinstance(v, float) else v for k, v in figures.items()}), flush=True)
    every = [one for view in VIEWS for one in times.first[view]]
    print(json.dumps({"views": "all", "asked": len(every), "p95_ms": round(of(every, 95), 1)}), flush=True)


def of(some: list[float], hundredth: int) -> float:
    """The value below which so many of 100 lie."""
    ordered = sorted(some)
    return ordered[min(len(ordered) - 1, len(ordered) * hundredth // 100)]


def processor(pid: int) -> float:
    """Seconds that a process has worked."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def alone(port: int, pid: int, rounds: int, known: Held) -> None:
    """One user without a pause: what each view costs the processor, the clock of which ticks every 10 ms."""
    line = http.client.HTTPConnection("127.0.0.1", port)
    for view in VIEWS:
        chosen = random.Random(view)
        costs, asked = [], []
        for _ in range(rounds):
            address = known.address(view, chosen)
            before = processor(pid)
            waited, _ = ask(line, address)
            costs.append((processor(pid) - before) * 1000)
            asked.append((costs[-1], waited, address))
        figures = {"view": view, "p50_cpu_ms": of(costs, 50), "p95_cpu_ms": of(costs, 95), "slowest": max(asked)}
        print(json.dumps(figures), flush=True)


def main() -> None:
    """Serve, walk, tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--users", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=6)
    parser.add_argument("--pause", type=float, default=4.0)
    parser.add_argument("--alone", action="store_true")
    given = parser.parse_args()
    known = held(given.file)
    with serving(given.file) as (port, pid):
        if given.alone:
            alone(port, pid, given.rounds, known)
            return
        times = Times()
        users = [
            threading.Thread(target=walk, args=(port, user, given.rounds, given.pause, known, times))
            for user in range(given.users)
        ]
        for one in users:
            one.start()
        for one in users:
            one.join()
        told(times)


if __name__ == "__main__":
    main()
