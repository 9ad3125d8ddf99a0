"""The round of a watch: sources that are due, new items, each fetched when its host is free, read and kept."""

import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from legation.feeds.fetch import Bounds, Fetched, fetch
from legation.feeds.manners import FIRST_BACKOFF, LONGEST_BACKOFF, PAUSE, Manners
from legation.feeds.sources import NoList, named
from legation.feeds.state import Item, Source, State
from legation.model.page import Outcome
from legation.pages.source import Input

AT_ONCE = 16
"""Items fetched side by side, each from a host of its own, and then read together."""

LOOKED_AT = 1024
TRIES = 5
"""Attempts after which an item that cannot be fetched is refused."""

Keep = Callable[[Sequence[Input | Outcome]], list[Outcome]]
"""Reads inputs and keeps what comes of them in the register, as it does with outcomes that are known already; gives the
outcome of each."""


@dataclass(frozen=True, slots=True)
class Terms:
    """How a watch goes about: seconds between two looks at a source, whether private addresses may be called, the
    limits of a fetch, the pause between two requests to a host, and how many attempts an item gets.
    """

    every: float = 900.0
    private: bool = False
    bounds: Bounds = field(default_factory=Bounds)
    pause: float = PAUSE
    tries: int = TRIES
    backoff: float = FIRST_BACKOFF


Tell = Callable[[str, str, bool], None]
"""Told of each look at a source: its address, what came of it, and whether that was a fault."""


@dataclass
class Follower:
    """A watch over sources: addresses of feeds, sitemaps or lists, or files that hold such lists."""

    state: State
    keep: Keep
    tell: Tell = lambda url, told, fault: None
    terms: Terms = field(default_factory=Terms)
    clock: Callable[[], float] = time.time

    def __post_init__(self) -> None:
        self._manners = Manners(self._fetch, self.clock, self.terms.pause)

    def round(self) -> int:
        """Do what is due now; gives how many sources and items were looked at."""
        now = self.clock()
        sources = self.state.sources_due(now)
        for source in sources:
            self._look_at(source)
        return len(sources) + self._read_some()

    def wait(self) -> float:
        """Seconds until something is due; never more than a minute, so that a watch can be ended."""
        due = self.state.next_at()
        return 60.0 if due is None else min(max(due - self.clock(), 0.0), 60.0)

    def _fetch(self, url: str) -> Fetched:
        return fetch(url, private=self.terms.private, bounds=self.terms.bounds)

    def _look_at(self, source: Source) -> None:
        """Fetch a source and note what it names."""
        answer = self._source(source)
        next_at = self.clock() + self.terms.every
        if answer.status == 304:
            self.state.source_read(source.url, next_at, "unchanged", None, None)
            return
        told, fault = answer.why, True
        if not told:
            try:
                found = named(answer.body, answer.url)
                self.state.follow(found.sources, self.clock())
                new = self.state.found(source.url, found.items, self.clock())
                told, fault = f"{len(found.items) + len(found.sources)} named, {new} new", False
            except NoList as error:
                told = str(error)
        if answer.again:
            next_at = self.clock() + max(answer.after or 0.0, min(self.terms.backoff, self.terms.every))
        self.tell(source.url, told, fault)
        headers = answer.headers if answer.status == 200 else {}
        self.state.source_read(source.url, next_at, told, headers.get("etag"), headers.get("last-modified"))

    def _source(self, source: Source) -> Fetched:
        if urlsplit(source.url).scheme not in ("http", "https"):
            try:
                return Fetched(source.url, 200, Path(source.url).read_bytes())
            except OSError as error:
                return Fetched(source.url, why=f"{(error.strerror or str(error)).lower()}")
        refused = self._manners.forbidden(source.url)
        if refused is not None:
            return refused
        self._manners.asks(source.url)
        answer = fetch(source.url, private=self.terms.private, bounds=self.terms.bounds, known=source.known)
        self._manners.answered(source.url, answer)
        return answer

    def _read_some(self) -> int:
        """Fetch some of the items that are due, read them, and keep what became of each."""
        chosen = list(self._chosen())
        if not chosen:
            return 0
        with ThreadPoolExecutor(AT_ONCE) as threads:
            answers = list(threads.map(self._item, chosen))
        finished: list[tuple[Item, Input | Outcome]] = []
        for item, answer in zip(chosen, answers, strict=True):
            self._manners.answered(item.url, answer)
            made = self._made(item, answer)
            if made is not None:
                finished.append((item, made))
        # kept first, noted after: what happens in between is only that an item is fetched once more
        for (item, _), outcome in zip(finished, self.keep([made for _, made in finished]), strict=True):
            self.state.done(item.url, outcome.status, outcome.reason)
        return len(chosen)

    def _chosen(self) -> Iterator[Item]:
        """Items that are due, one for each host that is free; the others are put off until theirs is."""
        now, number = self.clock(), 0
        hosts: set[str] = set()
        for item in self.state.items_due(now, LOOKED_AT):
            host = urlsplit(item.url).netloc
            free_at = self._manners.free_at(item.url)
            if host in hosts or free_at > now:
                self.state.put_off(item.url, max(free_at, now + self.terms.pause))
            elif number < AT_ONCE:
                hosts.add(host)
                number += 1
                yield item

    def _item(self, item: Item) -> Fetched:
        refused = self._manners.forbidden(item.url)
        if refused is not None:
            return refused
        self._manners.asks(item.url)
        return self._fetch(item.url)

    def _made(self, item: Item, answer: Fetched) -> Input | Outcome | None:
        """What is to be read or kept of an item; None where it is tried again later."""
        if answer.why and answer.again and item.tries + 1 < self.terms.tries:
            wait = min(self.terms.backoff * 2**item.tries, LONGEST_BACKOFF)
            self.state.later(item.url, self.clock() + max(wait, answer.after or 0.0), answer.why)
            return None
        if answer.why or answer.status != 200:
            why = answer.why or f"the server answered {answer.status}"
            return Outcome(item.url, "refused", f"{item.url}: {why}")
        return Input(item.url, data=answer.body, url=answer.url, charset=answer.charset)
