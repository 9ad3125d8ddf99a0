"""`legation explain`: what each layer makes of a page."""

from pathlib import Path

from rich.text import Text

from legation.cli.exits import Exit, Stop
from legation.cli.screen import data, print_record, visible
from legation.layers import explain


def run(page: str, published: str | None, codebook: Path | None, *, as_json: bool) -> None:
    """Print each layer's name and what it made, in the order of the work."""
    if not Path(page).exists():
        raise Stop(Exit.NOT_FOUND, f"there is no file {page}")
    layers = explain(page, published=published, codebook=codebook)
    console = data()
    for layer, lines in layers:
        if as_json:
            print_record({"page": page, "layer": layer, "lines": lines})
            continue
        console.rule(Text(visible(layer), "bold"), align="left", style="dim")
        for line in lines:
            console.print(Text("  " + visible(line)), soft_wrap=True)
