"""The register: pages, claims and events, in one SQLite file or in a PostgreSQL database."""

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self

from legation.model.claim import Claim
from legation.model.decision import Decision, Seen
from legation.model.event import Event
from legation.model.page import Outcome, Page, Story
from legation.model.record import claim_record, stamped
from legation.register import copying, counts, decisions, history, inputs, query, queue, releases, sites, write
from legation.register.adding import Missed, Resolve, added_claim, no_state
from legation.register.clock import Clock, now
from legation.register.copies.first_seen import told_from
from legation.register.copies.known import KnownCopy
from legation.register.counts import Facets, Holdings, Whereabouts
from legation.register.database import Database
from legation.register.decisions import Standing
from legation.register.errors import NoDecision, NotFound
from legation.register.history import Change, Occasion
from legation.register.inputs import InputsWanted
from legation.register.lately import lately
from legation.register.migrate import connect
from legation.register.query import EVERYTHING, Selection
from legation.register.queue import Waiting
from legation.register.releases import NOW, Release
from legation.register.remembered import Answer, remember
from legation.register.rows import Run
from legation.register.sites import Body, Player, Site, Span
from legation.register.texts import KeptStory, kept_stories
from legation.register.ties import Ties, Years

Reading = tuple[Outcome, Collection[Claim], Run]
"""What became of an input, the claims read from it, and how it was read."""


class Register:
    """The register at a path, or at the address of a PostgreSQL database (`postgresql://user@host/database`): what was
    read, what it claims, and which events that makes.

    Use it as a context manager. Pages' bytes lie in `archive`: beside the file in `<register>.pages/`, or in the
    database. Writing one page is one transaction: whatever happens meanwhile, the register holds the page wholly or
    not at all. Several programs may write at once; each waits for its turn. All methods raise the errors of
    `legation.register.errors`.
    """

    def __init__(self, where: Path | str, *, create: bool = True, clock: Clock = now) -> None:
        self._clock = clock
        self._database = connect(where, create=create, at=clock())
        self.where = self._database.where
        self.archive = self._database.bytes

    @property
    def database(self) -> Database:
        """What keeps the register, for those who keep tables of their own in it."""
        return self._database

    @property
    def clock(self) -> Clock:
        """What time it is for the register."""
        return self._clock

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file or the server."""
        self._database.close()

    def add(
        self, outcome: Outcome, claims: Iterable[Claim], raw: bytes | None = None, *, run: Run | None = None
    ) -> bool:
        """Keep what became of one input; True if that changed what the register holds.

        The same bytes read to the same result change nothing; read to another (a new codebook, say), their claims are
        replaced. Only the events that the changed claims touch are made again. Claims get the ids that their content
        and their page give them.
        """
        page = outcome.page
        told = {} if page is None else {c.claim_id: c for c in (stamped(claim, page.sha256) for claim in claims)}
        if page is not None and raw is not None:
            self.archive.put(raw)
        with self._database.transaction():
            changed = page is not None and write.page(
                self._database, page, tuple(told.values()), run or _run_of(told.values()), self._clock()
            )
            changed = write.outcome(self._database, outcome) or changed
            if page is not None and raw is not None and write.are_gone(self._database, page.sha256):
                # once more, since they may have been dropped after they were put
                self.archive.put(raw)
                write.back(self._database, page.sha256, self._clock())
            if changed:
                write.turn(self._database)
            return changed

    def copies(self) -> Iterator[KnownCopy]:
        """The stories that are copies of others, with what each keeps and adds, under their origins."""
        yield from copying.known(self._database)

    def untold(self) -> Iterator[Page]:
        """The pages on which a story must be told from another day, since an earlier copy of it is known now, or no
        longer: each as it is to be read again and given to `retell`.
        """
        wanted = copying.untold(self._database)
        for sha256 in sorted({sha256 for sha256, _ in wanted}):
            page = query.page(self._database, sha256)
            yield replace(
                page, stories=tuple(_told(story, wanted.get((sha256, story.index))) for story in page.stories)
            )

    def retell(self, page: Page, claims: Iterable[Claim]) -> None:
        """Keep what a page of `untold` was read to."""
        told = {c.claim_id: c for c in (stamped(claim, page.sha256) for claim in claims)}
        with self._database.transaction():
            write.retold(self._database, page, tuple(told.values()), self._clock())
            write.turn(self._database)

    def claims(
        self, selection: Selection = EVERYTHING, *, limit: int | None = None, offset: int = 0
    ) -> Iterator[tuple[Claim, str | None]]:
        """The claims selected, each with the id of its event, in the order in which they stand on their pages.

        A claim that a person rejected stands in no event. `offset` leaves out so many, where there is a limit.
        """
        yield from query.claims(self._database, selection, limit, offset)

    def events(
        self, selection: Selection = EVERYTHING, *, limit: int | None = None, offset: int = 0
    ) -> Iterator[Event]:
        """The events of which a claim is selected, by date, the undated last; as for claims."""
        yield from query.events(self._database, selection, limit, offset)

    def lately(
        self, selection: Selection, limit: int, offset: int = 0, *, dated: bool = True, back: bool = True
    ) -> Selection:
        """The latest of the selected events (not `back`: the earliest), month by month, without the first so many; or,
        not `dated`, some of those without a day.
        """
        return lately(self._database, selection, limit, offset, dated=dated, back=back)

    def facets(self, selection: Selection = EVERYTHING, *, of: str = counts.EVENTS) -> Facets:
        """How many events or claims are selected, in all and by the values of their fields."""
        return counts.facets(self._database, selection, of)

    def holdings(self) -> Holdings:
        """What the register holds and what became of its inputs, in numbers."""
        return counts.holdings(self._database)

    def partners(self, iso3: str) -> list[tuple[str, str, int]]:
        """The states that stand in one event with a state: code, name and number of events, the most first."""
        return counts.partners(self._database, iso3)

    def sites(self, selection: Selection = EVERYTHING) -> tuple[Site, ...]:
        """The places of the selected events, with the number of events at each."""
        return sites.sites(self._database, selection)

    def placed(self, selection: Selection = EVERYTHING) -> int:
        """How many of the selected events have a place."""
        return sites.placed(self._database, selection)

    def ties(
        self, selection: Selection = EVERYTHING, years: Years | None = None, types: Collection[str] | None = None
    ) -> Ties:
        """Who stands with whom in the selected events, by type and roles; in those that may lie in some years, or in
        all; of some types, or of all.
        """
        return sites.ties(self._database, selection, years, types)

    def spans(self, selection: Selection, numbers: Collection[int]) -> Mapping[int, tuple[tuple[Span, int], ...]]:
        """How many of the selected events of some ties lie between which years, by the tie's number."""
        return sites.spans(self._database, selection, numbers)

    def players(self, type_: str, role: str) -> tuple[Player, ...]:
        """Who plays a role in acts of a type, by name."""
        return sites.players(self._database, type_, role)

    def bodies(self, keys: Set[str]) -> dict[str, Body]:
        """The parties of ties by their keys."""
        return sites.bodies(self._database, keys)

    def remember(self, question: Hashable, answer: Callable[[], Answer]) -> Answer:
        """The answer to a question about the register as it is now, worked out once until it changes; the question
        must hold all that the answer depends on besides.
        """
        return remember(self._database, question, answer)

    def waiting(self, selection: Selection = EVERYTHING, *, limit: int | None = None, offset: int = 0) -> list[Waiting]:
        """The selected events that nobody has decided of, those first that want an eye most."""
        return queue.waiting(self._database, selection, limit, offset)

    def waiting_number(self, selection: Selection = EVERYTHING) -> int:
        """How many of the selected events nobody has decided of."""
        return queue.count(self._database, selection)

    def months(self, selection: Selection = EVERYTHING) -> list[tuple[str, int]]:
        """How many of the selected events are listed under each month (2020-10), in the order of months."""
        return counts.months(self._database, selection)

    def whereabouts(self, claim_ids: Collection[str]) -> dict[str, Whereabouts]:
        """On which page each claim stands, and what its story is a copy of."""
        return counts.whereabouts(self._database, claim_ids)

    def claim(self, claim_id: str) -> tuple[Claim, str | None]:
        """The claim of this id, or of the only id that begins so, and the id of its event. Raises NotFound."""
        return query.claim(self._database, claim_id)

    def event(self, event_id: str) -> Event:
        """The event of this id, or of the only id that begins so. Raises NotFound."""
        return query.event(self._database, event_id)

    def joins(self, event_id: str) -> dict[str, tuple[float, str]]:
        """Why each claim of an event is thought to tell of its act: score and reasons in words, by claim id."""
        return query.joins(self._database, event_id)

    def pages(self, selection: Selection = EVERYTHING) -> Iterator[Page]:
        """The pages with a claim selected, or all pages, by path."""
        yield from query.pages(self._database, selection)

    def page(self, sha256: str) -> Page:
        """The page of these bytes. Raises NotFound."""
        return query.page(self._database, sha256)

    def gone(self, sha256: str) -> str | None:
        """When the bytes of a page were dropped; None where they were not."""
        return query.gone(self._database, sha256)

    def stories(self, words: Sequence[str] = (), language: str | None = None) -> Iterator[KeptStory]:
        """The stories kept, read or not, that hold all the words, in one language or in all."""
        return kept_stories(self.database, words, language)

    def outcomes(self) -> Iterator[Outcome]:
        """What became of every input, by path; without the pages themselves."""
        yield from query.outcomes(self._database)

    def inputs(self, wanted: InputsWanted, *, limit: int, offset: int = 0) -> Iterator[tuple[Outcome, str | None]]:
        """The inputs wanted by path, each with the kind of its page."""
        yield from inputs.listed(self._database, wanted, limit, offset)

    def inputs_counted(self, wanted: InputsWanted) -> dict[tuple[str, str | None], int]:
        """How many inputs are wanted, by outcome and kind of page."""
        return inputs.counted(self._database, wanted)

    def has_outcome(self, path: str) -> bool:
        """Whether an input of this name was read, or tried, before."""
        return query.has_outcome(self._database, path)

    def states(self) -> dict[str, str]:
        """The states named in the register: their code by their name."""
        return query.states(self._database)

    def latest_day(self) -> str | None:
        """The last day that the register knows, ISO; None where nothing in it is dated."""
        return query.latest_day(self._database)

    def decide(
        self,
        verdict: str,
        claim_id: str,
        other_id: str | None = None,
        *,
        who: str,
        why: str = "",
        field: str | None = None,
        value: str | None = None,
    ) -> Decision:
        """Keep what a person decided of a claim, or of two, and put it into effect.

        An event's id stands for the claim that leads it. Raises NoDecision where that cannot be decided.
        """
        with self._database.transaction():
            claim = self._meant(claim_id)
            other = self._meant(other_id) if other_id is not None else None
            seen = [write.seen(self._database, one.claim_id) for one in (claim, other) if one]
            made = Decision(verdict, who, why, seen[0], seen[1] if other else None, field, value)
            decisions.check(made, claim, other)
            return self._decided(made)

    def add_claim(
        self, sha256: str, missed: Missed, *, who: str, why: str = "", codebook: str = "", resolve: Resolve = no_state
    ) -> Decision:
        """Keep a claim that a person found on a page where it was not read. Raises NotFound, NoDecision."""
        with self._database.transaction():
            page = query.page(self._database, sha256)
            read = write.as_read(self._database, page.sha256)
            claim = added_claim(page, missed, read, codebook, who, resolve)
            if any(claim.claim_id == one.claim_id for one in read):
                raise NoDecision("this claim stands in the register already")
            return self._decided(Decision("add", who, why, Seen(page.sha256, claim.claim_id, claim_record(claim))))

    def undo(self, number: int, *, who: str, why: str = "") -> Decision:
        """Take a decision back, by a decision of its own. Raises NoDecision."""
        with self._database.transaction():
            meant = decisions.numbered(self._database, number)
            if number in decisions.taken_back(self._database):
                raise NoDecision(f"decision {number} is undone already")
            while meant.undoes is not None:
                meant = decisions.numbered(self._database, meant.undoes)
            return self._decided(Decision("undo", who, why, undoes=number), meant)

    def decisions(self) -> Iterator[Standing]:
        """Every decision in the order in which they were made, with what became of it."""
        yield from write.standings(self._database)

    def changes(self, *, after: int = 0, since: str | None = None, event: str | None = None) -> Iterator[Change]:
        """The feed: every change of an event, in order, from a number or a time on."""
        yield from history.feed(self._database, after=after, since=since, event=event)

    def release(self, name: str, *, note: str = "", tool: str = "") -> Release:
        """Give the present state a name. Raises RegisterError where the name is taken."""
        with self._database.transaction():
            return releases.make(self._database, name, note, tool, self._clock())

    def releases(self) -> list[Release]:
        """All releases, the earliest first."""
        return releases.every(self._database)

    def difference(self, first: str, last: str = NOW, other: "Register | None" = None) -> Iterator[Change]:
        """What differs between two releases, or between one and a release of another register. Raises NotFound."""
        numbers = (
            releases.number_of(self._database, first),
            releases.number_of((other or self)._database, last),
        )
        if other is None:
            yield from releases.between(self._database, *numbers)
        else:
            yield from releases.across(self._database, other._database, numbers)

    def run(self, sha256: str) -> Run | None:
        """How one page was read, by the hash of its bytes."""
        return query.run(self._database, sha256)

    def runs(self) -> dict[str, Run]:
        """How each page was read, by the hash of its bytes."""
        return query.runs(self._database)

    def read_again(self, readings: Iterable[Reading], *, take: bool) -> list[Change]:
        """What other readings of pages would change; with `take` they are kept, in one transaction."""
        found: list[Change] = []
        with suppress(_NotTaken), self._database.transaction():
            first = history.last_number(self._database)
            for outcome, claims, run in readings:
                if outcome.page is not None:
                    told = {c.claim_id: c for c in (stamped(claim, outcome.page.sha256) for claim in claims)}
                    write.page(self._database, outcome.page, tuple(told.values()), run, self._clock())
                    write.outcome(self._database, outcome)
            found += releases.between(self._database, first, history.last_number(self._database))
            if not take:
                raise _NotTaken
            write.turn(self._database)
        return found

    def _meant(self, name: str) -> Claim:
        try:
            return self.claim(name)[0]
        except NotFound:
            return self.event(name).lead

    def _decided(self, made: Decision, undone: Decision | None = None) -> Decision:
        """Keep a decision, and judge the pages anew on which it, or the one that it takes back, bears."""
        made = replace(made, at=self._clock())
        made = replace(made, number=decisions.record(self._database, made))
        about = [seen for one in (made, undone) if one for seen in (one.claim, one.other) if seen]
        if made.verdict != "note":
            why = f": {made.why}" if made.why else ""
            reason = f"decision {made.number}, {made.verdict} by {made.who}{why}"
            pages = write.also_read(self._database, {seen.sha256 for seen in about})
            write.judge_again(self._database, pages, Occasion(made.at, reason))
        write.turn(self._database)
        return made


class _NotTaken(Exception):
    """Undoes a transaction that was only to show what it would change."""


def _told(story: Story, wanted: tuple[str | None, str] | None) -> Story:
    if wanted is None:
        return story
    day, title = wanted
    return told_from(story, date.fromisoformat(day) if day else None, title)


def _run_of(claims: Collection[Claim]) -> Run:
    first = next(iter(claims), None)
    return Run(codebook=first.codebook, model=first.model) if first else Run()
