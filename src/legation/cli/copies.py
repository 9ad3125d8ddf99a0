"""`legation copies`."""

from dataclasses import asdict

from legation.cli.screen import data, messages, print_record, visible
from legation.register.copies.known import KnownCopy
from legation.register.store import Register


def list_copies(register_at: str, *, as_json: bool) -> None:
    """Print the copies under the story that each is a copy of."""
    console, number = data(), 0
    last: tuple[str, int] | None = None
    with Register(register_at, create=False) as register:
        for copy in register.copies():
            number += 1
            if as_json:
                print_record(asdict(copy))
                continue
            if last != (copy.of_page, copy.of_story):
                last = copy.of_page, copy.of_story
                console.print(visible(f"{copy.of_title}  {copy.of_page} · {_day(copy.of_published)}"), soft_wrap=True)
            for line in _lines(copy):
                console.print(visible(line), soft_wrap=True)
    messages().print(f"{number} cop{'y' if number == 1 else 'ies'}")


def _lines(copy: KnownCopy) -> list[str]:
    told = "told from the day of its origin" if copy.first_seen else _day(copy.published)
    kind = copy.kind.replace("_", " ")
    return [
        f"  {kind}, {copy.kept:.0%} kept  {copy.page} · {told}",
        *(f"    adds “{words}”" for words in copy.adds),
    ]


def _day(published: str | None) -> str:
    return f"published {published}" if published else "publication day unknown"
