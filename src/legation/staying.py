"""Loading what stays as long as the process: tables, codebook, model."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

# Python's own bounds, objects made since the last look; and those for whoever reads pages, which makes a hundred
# thousand for each that stays
USUAL, SELDOM = (700, 10, 10), (10_000, 20, 20)


@contextmanager
def staying() -> Iterator[None]:
    """Load inside what stays for good: no garbage is looked for meanwhile, and never again among what was loaded.

    To walk through hundreds of thousands of entries that nobody drops took a tenth of the time of reading.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
        _set_aside()
    finally:
        if collects:
            gc.enable()


@cache
def _set_aside() -> None:
    """Once only: a program that makes one reader after the other must get rid of those before."""
    gc.freeze()
    if gc.get_threshold() == USUAL:
        gc.set_threshold(*SELDOM)
