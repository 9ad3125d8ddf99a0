"""`legation read --engine ray`: where the parts lie, what is told meanwhile, and what stands in the way."""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass

from legation.cli.exits import Exit, Stop
from legation.cli.progress import LINE_SECONDS
from legation.cli.screen import messages
from legation.machines.on_ray import MachineError, NoRay, read_spread
from legation.machines.parts import Parts, Read
from legation.pages.inputs import files
from legation.pages.remote import NoStore
from legation.pipeline import Reader
from legation.pool import Care

Known = Callable[[str], bool]
"""Tells whether an input of this name was read before."""

ENDING = ".parts"
DEFAULT = "legation.parts"


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept: part files in `parts`, else beside the `register`; `known` are inputs to be passed over."""

    parts: str | None
    register: str | None
    known: Known | None = None


def outcomes(
    paths: Sequence[str], reader: Reader, published: str | None, care: Care, workers: int | None, kept: Kept
) -> Iterator[Read]:
    """Read on all machines, then give what was read. Where nothing is to be kept, the parts are deleted in the end."""
    known = kept.known or _nothing
    inputs = (item for item in files(paths, sys.stdin.buffer) if not known(item.path))
    with ExitStack() as stack:
        folder = kept.parts or (
            _beside(kept.register) if kept.register else stack.enter_context(tempfile.TemporaryDirectory())
        )
        try:
            for outcome, claims in read_spread(inputs, reader, Parts(folder), published, care, workers, _lines()):
                if not known(outcome.path):
                    yield outcome, claims
        except NoRay as error:
            raise Stop(Exit.FAILED, str(error)) from None
        except MachineError as error:
            raise Stop(Exit.FAILED, f"the machines stopped reading: {error}") from None
        except (NoStore, OSError) as error:
            raise Stop(Exit.STORE, f"the parts cannot be kept in {folder}: {error}") from None
        if kept.parts or kept.register:
            messages().print(f"Parts: {folder}", soft_wrap=True)


def _nothing(path: str) -> bool:
    """Know no input."""
    return False


def _beside(register: str) -> str:
    return DEFAULT if "://" in register else register + ENDING


def _lines() -> Callable[[int, int, int], None]:
    """Tells now and then how far the machines are."""
    due = time.monotonic() + LINE_SECONDS

    def told(done: int, wanted: int, inputs: int) -> None:
        nonlocal due
        if done == wanted or time.monotonic() >= due:
            due = time.monotonic() + LINE_SECONDS
            messages().print(f"reading: {done} of {wanted} shards, {inputs:,} inputs")

    return told
