"""A reading room over real pages, behind a real server: what browser tests and pictures look at."""

import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from legation.cli.vocabulary import known
from legation.web.app import make_app
from legation.web.room import Room

ROOT = Path(__file__).resolve().parents[2]

PAGES = 60
"""Pages of the development half of the affairs that are read besides the examples."""


def read_into(register: Path) -> None:
    """Read the examples and some pages of known affairs, by the program as a user would run it."""
    found = sorted((ROOT / "corpus/affairs/dev/pages").iterdir())[-PAGES:]
    pages = [page.relative_to(ROOT) for page in found]
    command = [sys.executable, "-m", "legation.cli", "read", "examples", *map(str, pages), "--register", str(register)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=900, check=False)
    assert register.exists(), done.stderr


@contextmanager
def serving(register: Path) -> Iterator[str]:
    """Serve the register; the address at which it is."""
    book = known(None)
    room = Room(str(register), book.words, book.types, book.roles, book.codes, "ann", "0.1", book.cycles)
    server = uvicorn.Server(uvicorn.Config(make_app(room), port=0, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        deadline = time.monotonic() + 60
        while not server.started and time.monotonic() < deadline:
            time.sleep(0.05)
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()


def addresses(register: Path) -> dict[str, str]:
    """One address of each page of the room, by the pattern of its path, for what the register holds."""
    from legation.register.store import Register
    from legation.web.app import PAGES as PATHS

    with Register(register, create=False) as opened:
        event = max(opened.events(), key=lambda one: (len(one.claims), one.event_id))
        claim = event.lead.claim_id
        html = next(page for page in opened.pages() if "html" in page.media and page.path.startswith("examples"))
    parts = {
        "event_id": event.event_id,
        "claim_id": claim,
        "sha256": html.sha256,
        "first": "RUS",
        "second": "CAF",
        "giver": "RUS",
        "taker": "CAF",
        "kind": "embargo",
    }
    # watches and rounds exist only where somebody made them
    told = [path for path, _ in PATHS if set(re.findall(r"\{(\w+)\}", path)) <= parts.keys()]
    return {path: path.format(**parts) for path in told}
