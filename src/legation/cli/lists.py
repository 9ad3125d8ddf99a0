"""`legation events`, `claims` and `show`."""

from collections.abc import Iterable
from pathlib import Path

from legation.cli.blocks import ClaimBlock, EventBlock, Look, claim_with_join, under_stories
from legation.cli.options import Filters
from legation.cli.screen import data, messages, print_lines
from legation.cli.vocabulary import known
from legation.exports import jsonl
from legation.model.event import Event
from legation.register.errors import NotFound
from legation.register.store import Register
from legation.views.filters import selection
from legation.views.linked import with_affairs


def list_events(
    register_at: str,
    filters: Filters,
    limit: int | None,
    codebook: Path | None,
    *,
    as_json: bool,
    verbose: bool,
    links: bool,
) -> None:
    """Print the events that the filters let through; `links` tells of each its affair, too."""
    book = known(codebook)
    wanted = selection(filters, book.words)
    look, console, number = Look(book.types, book.roles, verbose), data(), 0
    with Register(register_at, create=False) as register:
        found: Iterable[Event] = register.events(wanted, limit=limit)
        if links:
            found = with_affairs(found, register.events, book.cycles)
        for event in found:
            number += 1
            if as_json:
                print_lines(jsonl.event_lines([event]))
            else:
                console.print(EventBlock(event, look))
    messages().print(f"{number} event{'' if number == 1 else 's'}")


def list_claims(
    register_at: str, filters: Filters, limit: int | None, codebook: Path | None, *, as_json: bool, verbose: bool
) -> None:
    """Print the claims that the filters let through."""
    book = known(codebook)
    wanted = selection(filters, book.words)
    look, console, number = Look(book.types, book.roles, verbose), data(), 0
    with Register(register_at, create=False) as register:
        found = register.claims(wanted, limit=limit)
        if as_json:
            for told in found:
                number += 1
                print_lines(jsonl.claim_lines([told]))
        else:
            for block in under_stories(found, look):
                number += isinstance(block, ClaimBlock)
                console.print(block)
    messages().print(f"{number} claim{'' if number == 1 else 's'}")


def show_one(register_at: str, wanted: str, codebook: Path | None, *, as_json: bool) -> None:
    """Print an event with its claims and why they were merged, or one claim. Raises NotFound."""
    book = known(codebook)
    look, console = Look(book.types, book.roles, verbose=True), data()
    with Register(register_at, create=False) as register:
        try:
            (event,) = with_affairs([register.event(wanted)], register.events, book.cycles)
        except NotFound:
            claim, event_id = register.claim(wanted)
            if as_json:
                print_lines(jsonl.claim_lines([(claim, event_id)]))
            else:
                console.print(ClaimBlock(claim, event_id, look))
            return
        if as_json:
            print_lines(jsonl.event_lines([event]))
            print_lines(jsonl.claim_lines((claim, event.event_id) for claim in event.claims))
            return
        console.print(EventBlock(event, look))
        joins = register.joins(event.event_id)
        for claim in event.claims:
            console.print(claim_with_join(claim, joins))
            console.print(ClaimBlock(claim, event.event_id, look))
