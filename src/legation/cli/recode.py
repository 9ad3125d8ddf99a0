"""`legation recode`: the register's pages, read again."""

import pickle
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from legation.cli.history import show
from legation.cli.screen import messages, visible
from legation.cli.version import version
from legation.pages.source import Input
from legation.pipeline import Reader, settle
from legation.register.rows import Run
from legation.register.store import Reading, Register


def run(register_at: str, codebook: Path | None, *, take: bool, as_json: bool) -> None:
    """Read every page whose bytes are kept, show what differs, and keep it if asked to.

    All pages are read first, into a temporary file, so that other programs may write the register meanwhile.
    """
    reader = Reader(codebook_directory=codebook)
    with Register(register_at, create=False) as register, tempfile.TemporaryFile() as held:
        number = 0
        for reading in _readings(register, reader):
            pickle.dump(reading, held)
            number += 1
        held.seek(0)
        show(register.read_again(_loaded(held, number), take=take), as_json=as_json)
        if take:
            settle(register, reader)
    done = "taken" if take else "not taken; --take keeps it"
    messages().print(
        f"{number} page{'' if number == 1 else 's'} read again by codebook {reader.codebook.version}, {done}"
    )


def _readings(register: Register, reader: Reader) -> Iterator[Reading]:
    runs = register.runs()
    for published in sorted({run.published or "" for run in runs.values()}):
        inputs = _inputs(register, {sha256 for sha256, run in runs.items() if (run.published or "") == published})
        for outcome, claims in reader.read(inputs, published or None):
            model = claims[0].model if claims else ""
            if outcome.page is not None:
                yield outcome, claims, Run(version(), reader.codebook.version, model, published or None)
            else:
                messages().print(visible(f"not read again: {outcome.reason}"), soft_wrap=True)


def _inputs(register: Register, hashes: set[str]) -> Iterator[Input]:
    for page in register.pages():
        if page.sha256 in hashes:
            try:
                yield Input(page.path, data=register.archive.get(page.sha256))
            except KeyError:
                gone = register.gone(page.sha256)
                why = f"were dropped on {gone[:10]}" if gone else "are not kept"
                told = f"{page.path}: its bytes {why}, so that it stays as it was read"
                messages().print(visible(told), soft_wrap=True)


def _loaded(held: IO[bytes], number: int) -> Iterator[Reading]:
    for _ in range(number):
        reading: Reading = pickle.load(held)
        yield reading
