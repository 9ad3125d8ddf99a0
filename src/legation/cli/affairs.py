"""`legation status` and `legation deals`."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from rich.text import Text

from legation.cli.exits import Exit, Stop
from legation.cli.screen import data, messages, print_record, visible
from legation.cli.vocabulary import Known, known
from legation.model.event import Event
from legation.register.store import Register
from legation.register.summary import quantity_words
from legation.views.deals import Batch, DealView, deals
from legation.views.due import Due
from legation.views.filters import selection
from legation.views.records import deal_record, stand_record
from legation.views.standing import Stand, kinds, standings
from legation.views.wording import chain_words, item_words, party_words, plain_name, when_words


def show_status(
    register_at: str, kind: str, state: str, on: str | None, codebook: Path | None, *, as_json: bool
) -> None:
    """Print how each rule or body of the kind stands for the state on a day."""
    book = known(codebook)
    types = kinds(book.cycles)
    if kind not in types:
        raise Stop(Exit.USAGE, f"“{kind}” is nothing that stands; the codebook knows {', '.join(sorted(types))}")
    code = book.words.resolve(state)
    whose = code or state
    with Register(register_at, create=False) as register:
        day = _day(register, on)
        # an alliance or a force has offices too, and no code
        wanted = selection({"type": types[kind], "state": code}, book.words)
        found = standings(register.events(wanted), book.cycles, kind, whose, day)
    for stand in found:
        if as_json:
            print_record(stand_record(stand, kind, whose, day))
        else:
            _print([_stand_head(stand, kind), *_acts(stand.acts), *_dues(stand.due, day)])
    messages().print(f"{kind} of {whose} on {day}: " + (f"{len(found)} found" if found else "nothing is told"))


def show_deals(
    register_at: str, giver: str, taker: str, on: str | None, codebook: Path | None, *, as_json: bool
) -> None:
    """Print the deals in which one state gives to another, as known on a day."""
    book = known(codebook)
    first, second = _state(book, giver), _state(book, taker)
    with Register(register_at, create=False) as register:
        day = _day(register, on)
        wanted = selection({"state": [first, second]}, book.words)
        found = deals(register.events(wanted), book.cycles, first, second, day)
    for deal in found:
        if as_json:
            print_record(deal_record(deal, first, second, day))
        else:
            _print([_deal_head(deal), *_acts(deal.acts), *_sums(deal), *_dues(deal.due, day)])
    count = f"{len(found)} deal{'' if len(found) == 1 else 's'}"
    messages().print(f"{count} from {first} to {second} as known on {day}")


def _state(book: Known, name: str) -> str:
    code = book.words.resolve(name)
    if code is None:
        raise Stop(Exit.USAGE, f"“{name}” is no state that is known; give its English name or its three-letter code")
    return code


def _day(register: Register, on: str | None) -> str:
    """The day asked for, else the last that the register knows, so that the answer depends on the register alone."""
    if on is None:
        return register.latest_day() or "0001-01-01"
    try:
        return date.fromisoformat(on).isoformat()
    except ValueError:
        raise Stop(Exit.USAGE, f"“{on}” is no day; write it as 2021-06-01") from None


def _stand_head(stand: Stand, kind: str) -> Text:
    who = party_words(stand.by) if stand.by else "nobody named"
    where = f", {stand.place.name}" if stand.place else ""
    asked = f"{plain_name(kind).capitalize()} · {visible(who + where)}: "
    head = Text.assemble((asked, "bold"), (stand.state, "bold green"))
    if stand.since:
        head.append(f" (as of {stand.since})")
    if stand.until:
        head.append(f", term until {stand.until}")
    return head


def _deal_head(deal: DealView) -> Text:
    item = deal.item
    return Text(visible(f"{item.designation or item.name}" if item else "Thing not named"), "bold")


def _acts(events: Iterable[Event]) -> Iterator[Text]:
    for event in events:
        lead = event.lead
        line = Text(f"  {when_words(lead):26} {plain_name(lead.phase).lower()}")
        if lead.modality not in (lead.phase, "asserted"):
            line.append(f" · {plain_name(lead.modality).lower()}", "dim")
        if lead.item:
            line.append(f"  {visible(item_words(lead.item))}")
        line.append(f"  {visible(chain_words(lead))} · {event.event_id}", "dim")
        yield line


def _sums(deal: DealView) -> Iterator[Text]:
    if deal.total is not None:
        low, high = deal.total.low, deal.total.high
        words = quantity_words(low if low == high else deal.total)
        rest = f", and {deal.unknown} of unknown number" if deal.unknown else ""
        told = len(deal.batches) - deal.unknown
        yield Text(f"  passed in all: {words} in {told} {'batch' if told == 1 else 'batches'}{rest}", "green")
    for batch in (*deal.batches, *deal.totals_told):
        if len(batch.numbers) > 1 or batch in deal.totals_told:
            yield Text(f"  {_told(batch, total=batch in deal.totals_told)}", "yellow")


def _told(batch: Batch, *, total: bool) -> str:
    numbers = " | ".join(f"{quantity_words(number)} ({visible(', '.join(by))})" for number, by in batch.numbers)
    return f"{'a total told' if total else 'numbers differ'}, {when_words(batch.event.lead)}: {numbers}"


def _dues(found: Sequence[Due], day: str) -> Iterator[Text]:
    for one in found:
        words = f"{plain_name(one.event.lead.phase).lower()} for {one.day}"
        item = one.event.lead.item
        thing = f" ({visible(item_words(item))})" if item else ""
        told = f"nothing found by {day}" if one.past else "still to come"
        yield Text(f"  due: {words}{thing}: {told}", "red" if one.past else "cyan")


def _print(lines: Iterable[Text]) -> None:
    console = data()
    for line in lines:
        console.print(line)
    console.print()
