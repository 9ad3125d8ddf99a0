"""A watch over a real server: every item gets one outcome, hosts are left in peace, a run goes on where it ended."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from legation.feeds.fetch import Bounds
from legation.feeds.follow import Follower, Terms
from legation.feeds.state import State
from legation.model.page import Outcome
from legation.pages.inputs import read_input
from legation.pages.source import Input
from tests.feeds.site import Answer, Site, serving

PAGE = b"<html><body><article><p>Serbia has bought %d tanks from Russia, officials said.</p></article></body></html>"


class Clock:
    """A clock that the tests move."""

    def __init__(self) -> None:
        self.now = 1_600_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as made:
        yield made


@pytest.fixture
def clock() -> Clock:
    return Clock()


class Kept:
    """Reads what it is given, as the register would keep it."""

    def __init__(self) -> None:
        self.outcomes: list[Outcome] = []

    def __call__(self, made: Sequence[Input | Outcome]) -> list[Outcome]:
        found = [one if isinstance(one, Outcome) else read_input(one) for one in made]
        self.outcomes += found
        return found


def follower(state: State, kept: Kept, clock: Clock) -> Follower:
    terms = Terms(every=600, private=True, bounds=Bounds(1, 1, 10_000), pause=2, tries=3, backoff=60)
    return Follower(state, kept, terms=terms, clock=clock)


def run(one: Follower, clock: Clock, *, until: float) -> None:
    """Rounds until the clock stands there, as long as something is due by then."""
    while clock.now < until:
        if not one.round():
            clock.now = min(until, clock.now + max(one.wait(), 0.5))


def test_each_item_gets_its_outcome_whatever_the_server_does(site: Site, clock: Clock, tmp_path: Path) -> None:
    pages = {f"/{n}": Answer(PAGE % n) for n in range(3)}
    odd = {
        "/cut": Answer(b"half", length=90),
        "/gone": Answer(b"", 404),
        "/empty": Answer(b""),
        "/picture": Answer(b"\xff\xd8\xff\xe0", headers=(("Content-Type", "image/jpeg"),)),
        "/later": Answer(b"", 503),
    }
    for path, answer in (pages | odd).items():
        site.put(path, answer)
    site.put("/later", Answer(b"", 503), Answer(PAGE % 9))
    urls = [site.base + path for path in (pages | odd)]
    site.put("/list", "\n".join(urls).encode())
    kept, state = Kept(), State(tmp_path / "s.db")
    state.follow([site.base + "/list"], clock.now)
    run(follower(state, kept, clock), clock, until=clock.now + 500)
    assert {o.path.removeprefix(site.base): o.status for o in kept.outcomes} == {
        "/0": "read", "/1": "read", "/2": "read", "/later": "read",
        "/cut": "refused", "/gone": "refused", "/picture": "refused", "/empty": "nothing_found",
    }  # fmt: skip
    assert len(kept.outcomes) == len(urls)
    assert state.counts() == {"nothing_found": 1, "read": 4, "refused": 3}
    asked = site.times()
    assert (asked["/cut"], asked["/later"], asked["/0"], asked["/robots.txt"]) == (3, 2, 1, 1)


def test_robots_are_honoured_and_their_pause_too(site: Site, clock: Clock, tmp_path: Path) -> None:
    site.put("/robots.txt", b"User-agent: *\nCrawl-delay: 10\nDisallow: /private/\n")
    urls = [site.put(path, PAGE % 1) for path in ("/a", "/b", "/private/c")]
    site.put("/list", "\n".join(urls).encode())
    kept, state, began = Kept(), State(tmp_path / "s.db"), clock.now
    state.follow([site.base + "/list"], clock.now)
    run(follower(state, kept, clock), clock, until=began + 9)
    assert not kept.outcomes
    run(follower(state, kept, clock), clock, until=began + 60)
    assert sorted((o.path.removeprefix(site.base), o.status) for o in kept.outcomes) == [
        ("/a", "read"), ("/b", "read"), ("/private/c", "refused"),
    ]  # fmt: skip
    assert "/private/c" not in site.times()


def test_a_site_whose_robots_cannot_be_read_is_closed_and_tried_again(site: Site, clock: Clock, tmp_path: Path) -> None:
    site.put("/robots.txt", Answer(b"", 500), Answer(b""))
    site.put("/list", site.put("/a", PAGE % 1).encode())
    kept, state = Kept(), State(tmp_path / "s.db")
    state.follow([site.base + "/list"], clock.now)
    one = follower(state, kept, clock)
    one.round()
    assert site.times() == {"/robots.txt": 1}
    run(one, clock, until=clock.now + 300)
    assert [o.status for o in kept.outcomes] == ["read"]


def test_an_unchanged_feed_is_not_sent_again(site: Site, clock: Clock, tmp_path: Path) -> None:
    told = Answer(b"", 304)
    first = Answer(site.put("/a", PAGE % 1).encode(), headers=(("ETag", '"v1"'), ("Last-Modified", "Mon, 1 Jan")))
    site.put("/list", first, told)
    kept, state = Kept(), State(tmp_path / "s.db")
    state.follow([site.base + "/list"], clock.now)
    run(follower(state, kept, clock), clock, until=clock.now + 700)
    asked = [headers for path, headers in site.asked if path == "/list"]
    assert ["if-none-match" in headers for headers in asked] == [False, True]
    assert asked[1]["if-none-match"] == '"v1"'
    assert len(kept.outcomes) == 1


def test_a_watch_goes_on_where_it_was_broken_off(site: Site, clock: Clock, tmp_path: Path) -> None:
    urls = [site.put(f"/{n}", PAGE % n) for n in range(4)]
    site.put("/list", "\n".join(urls).encode())

    class Breaks(Kept):
        def __call__(self, made: Sequence[Input | Outcome]) -> list[Outcome]:
            if len(self.outcomes) == 2:
                raise KeyboardInterrupt
            return super().__call__(made)

    kept, state = Breaks(), State(tmp_path / "s.db")
    state.follow([site.base + "/list"], clock.now)
    with pytest.raises(KeyboardInterrupt):
        run(follower(state, kept, clock), clock, until=clock.now + 60)
    state.close()
    again, state = Kept(), State(tmp_path / "s.db")
    state.follow([site.base + "/list"], clock.now)
    run(follower(state, again, clock), clock, until=clock.now + 60)
    assert sorted(o.path for o in kept.outcomes + again.outcomes) == urls
    assert site.times()["/list"] == 1


def test_a_sitemap_index_leads_to_its_parts_and_a_file_may_list_addresses(
    site: Site, clock: Clock, tmp_path: Path
) -> None:
    part = f"<urlset><url><loc>{site.put('/a', PAGE % 1)}</loc></url></urlset>"
    index = f"<sitemapindex><sitemap><loc>{site.put('/part.xml', part.encode())}</loc></sitemap></sitemapindex>"
    (tmp_path / "mine.txt").write_text(site.put("/b", PAGE % 2))
    kept, state = Kept(), State(tmp_path / "s.db")
    state.follow([site.put("/index.xml", index.encode()), str(tmp_path / "mine.txt")], clock.now)
    run(follower(state, kept, clock), clock, until=clock.now + 30)
    assert sorted(o.path.removeprefix(site.base) for o in kept.outcomes) == ["/a", "/b"]
