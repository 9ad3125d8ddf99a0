"""The register: pages, claims and events in one SQLite file, which any SQLite tool can open."""

import shutil
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from legation.model.claim import Claim
from legation.model.event import Event
from legation.model.page import Outcome, Page
from legation.model.record import stamped
from legation.pages.archive import Archive
from legation.register import query, write
from legation.register.errors import RegisterError, RegisterFull, explained
from legation.register.migrate import connect
from legation.register.query import EVERYTHING, Selection
from legation.register.rows import Run


class Register:
    """The register at a path: what was read, what it claims, and which events that makes.

    Use it as a context manager. Pages' bytes lie beside it in `<register>.pages/`. Writing one page is one
    transaction: whatever happens meanwhile, the register holds the page wholly or not at all. All methods raise the
    errors of `legation.register.errors`.
    """

    def __init__(self, path: Path | str, *, create: bool = True) -> None:
        self.path = Path(path)
        self.archive = Archive(self.path.with_name(self.path.name + ".pages"))
        self._connection = connect(self.path, create=create)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        with explained(self.path):
            self._connection.close()

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
            self._keep(raw)
        with self._writing() as connection:
            changed = page is not None and write.page(
                connection, page, tuple(told.values()), run or _run_of(told.values())
            )
            return write.outcome(connection, outcome) or changed

    def claims(self, selection: Selection = EVERYTHING, *, limit: int | None = None) -> Iterator[tuple[Claim, str]]:
        """The claims selected, each with the id of its event, in the order in which they stand on their pages."""
        with explained(self.path):
            yield from query.claims(self._connection, selection, limit)

    def events(self, selection: Selection = EVERYTHING, *, limit: int | None = None) -> Iterator[Event]:
        """The events of which a claim is selected, by date, the undated last."""
        with explained(self.path):
            yield from query.events(self._connection, selection, limit)

    def claim(self, claim_id: str) -> tuple[Claim, str]:
        """The claim of this id, or of the only id that begins so, and the id of its event. Raises NotFound."""
        with explained(self.path):
            return query.claim(self._connection, claim_id)

    def event(self, event_id: str) -> Event:
        """The event of this id, or of the only id that begins so. Raises NotFound."""
        with explained(self.path):
            return query.event(self._connection, event_id)

    def joins(self, event_id: str) -> dict[str, tuple[float, str]]:
        """Why each claim of an event is thought to tell of its act: score and reasons in words, by claim id."""
        with explained(self.path):
            return query.joins(self._connection, event_id)

    def pages(self, selection: Selection = EVERYTHING) -> Iterator[Page]:
        """The pages with a claim selected, or all pages, by path."""
        with explained(self.path):
            yield from query.pages(self._connection, selection)

    def page(self, sha256: str) -> Page:
        """The page of these bytes. Raises NotFound."""
        with explained(self.path):
            return query.page(self._connection, sha256)

    def outcomes(self) -> Iterator[Outcome]:
        """What became of every input, by path; without the pages themselves."""
        with explained(self.path):
            yield from query.outcomes(self._connection)

    def states(self) -> dict[str, str]:
        """The states named in the register: their code by their name."""
        with explained(self.path):
            return query.states(self._connection)

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with explained(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                # a full disk may have rolled back by itself
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def _keep(self, raw: bytes) -> None:
        try:
            self.archive.put(raw)
        except OSError as error:
            kind = RegisterFull if _is_full(self.path.parent) else RegisterError
            raise kind(f"the page's bytes cannot be kept in {self.archive.root}: {error.strerror or error}") from error


def _run_of(claims: Collection[Claim]) -> Run:
    first = next(iter(claims), None)
    return Run(codebook=first.codebook, model=first.model) if first else Run()


def _is_full(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < 2**20
    except OSError:
        return False
