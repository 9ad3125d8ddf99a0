"""Watch a server of this machine that misbehaves for MINUTES: is anything lost, do memory or open files grow?

    bench/soak.py MINUTES

A list names new pages all the time; of ten answers one is cut, slow, wrong, packed, or an error that goes away. Prints
for each tenth of the time the items done, MiB of memory of its own and of files mapped, and open files; ends with what
was named and has an outcome.
"""

import itertools
import random
import sys
import tempfile
import time
from collections import deque
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from legation.feeds.fetch import Bounds  # noqa: E402
from legation.feeds.follow import Follower, Terms  # noqa: E402
from legation.feeds.state import State  # noqa: E402
from legation.model.page import Outcome  # noqa: E402
from legation.pages.source import Input  # noqa: E402
from legation.pipeline import Reader  # noqa: E402
from legation.register.store import Register  # noqa: E402
from tests.feeds.site import Answer, Site, moved, packed, serving  # noqa: E402

MOST_WAITING = 40
PAGES = sorted((ROOT / "corpus" / "dev" / "pages").glob("*.txt"))


def odd(body: bytes, site: Site, number: int, chance: random.Random) -> list[Answer]:
    """What a server may do instead of answering well."""
    good = Answer(body, headers=(("Content-Type", "text/plain; charset=utf-8"),))
    kinds = (
        [Answer(body[: len(body) // 2], length=len(body)), good],
        [Answer(body, slow=0.05)],
        [Answer(b"", 503, (("Retry-After", "1"),)), good],
        [Answer(b"", 404)],
        [moved(f"/{number}")],
        [packed(body)],
        [Answer(body, headers=(("Content-Type", "text/html; charset=utf-16"),))],
        [Answer(bytes(200_000))],
    )
    return kinds[chance.randrange(len(kinds))]


def held(kind: str) -> int:
    """MiB that this process holds now: `RssAnon` of its own, `RssFile` of files that it has mapped, such as the
    register, which the system takes back when it needs the room.
    """
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) // 1024 for line in lines if line.startswith(kind))


def main(minutes: float) -> None:
    """Watch, count, compare."""
    chance, numbers, named = random.Random(7), itertools.count(), 0
    reader = Reader()
    reader.ready()
    with serving() as site, tempfile.TemporaryDirectory() as folder, Register(str(Path(folder) / "r.db")) as register:
        site.put("/robots.txt", Answer(b"", 404))

        def keep(made: Sequence[Input | Outcome]) -> list[Outcome]:
            read = iter(list(reader.read([one for one in made if isinstance(one, Input)])))
            found = []
            for one in made:
                outcome, claims = (one, ()) if isinstance(one, Outcome) else next(read)
                register.add(outcome, claims, outcome.data)
                found.append(outcome)
            return found

        state = State(Path(folder) / "s.db")
        terms = Terms(every=2, private=True, bounds=Bounds(1, 1), pause=0.0, tries=3, backoff=1)
        follower = Follower(state, keep, terms=terms)
        state.follow([site.base + "/list"], time.time())
        listed: deque[str] = deque(maxlen=100)
        began, step = time.monotonic(), max(minutes * 6, 1)
        due = step
        print(f"{'s':>6} {'named':>7} {'done':>7} {'MiB':>5} {'mapped':>6} {'files':>5}")
        while (spent := time.monotonic() - began) < minutes * 60 or state.counts().get("waiting"):
            # no more than can be kept up with: an item that waits long is one whose answer is gone
            if spent < minutes * 60 and state.counts().get("waiting", 0) < MOST_WAITING:
                urls = []
                for _ in range(4):
                    number = next(numbers)
                    body = PAGES[number % len(PAGES)].read_bytes() + f"\n\nNumber {number}.\n".encode()
                    bad = chance.random() < 0.1
                    site.answers[f"/{number}"] = odd(body, site, number, chance) if bad else [Answer(body)]
                    urls.append(f"{site.base}/{number}")
                named += len(urls)
                # a list that could not be fetched in time must not be lost to the next
                listed.extend(urls)
                site.put("/list", "\n".join(listed).encode())
                site.asked.clear()
            state.source_read(site.base + "/list", 0.0, "", None, None)
            follower.round()
            if spent >= due:
                due += step
                done = sum(n for status, n in state.counts().items() if status != "waiting")
                files = len(list(Path("/proc/self/fd").iterdir()))
                memory = f"{held('RssAnon'):5} {held('RssFile'):6}"
                print(f"{spent:6.0f} {named:7,} {done:7,} {memory} {files:5}", flush=True)
            for path in [p for p in site.answers if p[1:].isdigit() and int(p[1:]) < named - 400]:
                site.answers.pop(path)
        counts = state.counts()
        kept = sum(1 for _ in register.outcomes())
        print(f"named {named:,}, with an outcome {sum(counts.values()):,} {counts}, in the register {kept:,}")
        state.close()


if __name__ == "__main__":
    main(float(sys.argv[1]))
