"""`legation codebook`: what the codebook says, and whether it holds together."""

from pathlib import Path

from rich.text import Text

from legation.cli.blocks import type_colour
from legation.cli.exits import Exit, Stop
from legation.cli.screen import data, messages
from legation.codebook.load import load
from legation.views.wording import plain_name


def list_types(directory: Path | None) -> None:
    """Print each type with its phases and the beginning of its definition."""
    book = load(directory)
    names = [one.name for one in book.types]
    console = data()
    for one in book.types:
        console.print(Text.assemble(("■ ", type_colour(one.name, names)), (one.name, "bold"), "  ", one.definition))
        side = f" | {', '.join(map(plain_name, one.side_phases))}" if one.side_phases else ""
        console.print(Text("  " + " → ".join(map(plain_name, one.phases)) + side, "dim"))
    messages().print(f"{len(names)} types, codebook {book.version}")


def show_type(directory: Path | None, name: str) -> None:
    """Print one type in full."""
    book = load(directory)
    found = next((one.name for one in book.types if one.name.casefold() == name.casefold()), None)
    if found is None:
        raise Stop(Exit.NOT_FOUND, f"no type “{name}”; the codebook has {', '.join(one.name for one in book.types)}")
    from legation.codebook.show import show

    data().print(Text(show(book, found)), soft_wrap=True)


def check(directory: Path | None, *, examples: bool) -> None:
    """Print every fault of a codebook; with `examples` also each example that does not come out as it says."""
    from legation.codebook.check import check as faults_of

    faults = faults_of(directory)
    for fault in faults:
        data().print(Text(str(fault)), soft_wrap=True)
    if faults:
        raise Stop(Exit.CODEBOOK, f"{len(faults)} faults")
    if examples:
        _rehearse(directory)
    messages().print("The codebook has no faults.")


def _rehearse(directory: Path | None) -> None:
    from legation.pipeline import Reader
    from legation.rehearsal import rehearse

    failures = list(rehearse(Reader(codebook_directory=directory)))
    for failure in failures:
        told = f"{failure.type}: {failure.text}\n  wanted {failure.wanted}\n  got    {failure.got}"
        data().print(Text(told), soft_wrap=True)
    if failures:
        raise Stop(Exit.CODEBOOK, f"failing examples: {len(failures)}")
