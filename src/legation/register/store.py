"""The register: pages, claims and events, in one SQLite file or in a PostgreSQL database."""

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from legation.model.claim import Claim
from legation.model.event import Event
from legation.model.page import Outcome, Page
from legation.model.record import stamped
from legation.register import query, write
from legation.register.migrate import connect
from legation.register.query import EVERYTHING, Selection
from legation.register.rows import Run


class Register:
    """The register at a path, or at the address of a PostgreSQL database (`postgresql://user@host/database`): what was
    read, what it claims, and which events that makes.

    Use it as a context manager. Pages' bytes lie in `archive`: beside the file in `<register>.pages/`, or in the
    database. Writing one page is one transaction: whatever happens meanwhile, the register holds the page wholly or
    not at all. Several programs may write at once; each waits for its turn. All methods raise the errors of
    `legation.register.errors`.
    """

    def __init__(self, where: Path | str, *, create: bool = True) -> None:
        self._database = connect(where, create=create)
        self.where = self._database.where
        self.archive = self._database.bytes

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
                self._database, page, tuple(told.values()), run or _run_of(told.values())
            )
            return write.outcome(self._database, outcome) or changed

    def claims(self, selection: Selection = EVERYTHING, *, limit: int | None = None) -> Iterator[tuple[Claim, str]]:
        """The claims selected, each with the id of its event, in the order in which they stand on their pages."""
        yield from query.claims(self._database, selection, limit)

    def events(self, selection: Selection = EVERYTHING, *, limit: int | None = None) -> Iterator[Event]:
        """The events of which a claim is selected, by date, the undated last."""
        yield from query.events(self._database, selection, limit)

    def claim(self, claim_id: str) -> tuple[Claim, str]:
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

    def outcomes(self) -> Iterator[Outcome]:
        """What became of every input, by path; without the pages themselves."""
        yield from query.outcomes(self._database)

    def states(self) -> dict[str, str]:
        """The states named in the register: their code by their name."""
        return query.states(self._database)


def _run_of(claims: Collection[Claim]) -> Run:
    first = next(iter(claims), None)
    return Run(codebook=first.codebook, model=first.model) if first else Run()
