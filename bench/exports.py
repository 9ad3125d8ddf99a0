#!/usr/bin/env python3
"""What taking a register away costs: `bench/exports.py FILE [FORMAT...]`, one line of JSON for each format.

FILE is a register, laid down by `bench/register.py lay N FILE`. Each format is made in a process of its own: bytes,
seconds of the processor, and how far the peak of memory rose above what the process held with the register open.
"""

import json
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from memory import peak_mib

from legation.codebook.load import load
from legation.exports.formats import BY_NAME, FORMATS
from legation.exports.taken import Taken
from legation.register.store import Register


def measure(place: str, name: str) -> None:
    """Make one export and print what it took."""
    form, book = BY_NAME[name], load()
    with Register(place, create=False) as register:
        taken = Taken(register, book, form.whats[0])
        next(iter(register.events()), None)
        before, began = peak_mib(), time.process_time()
        size = sum(len(piece) for piece in form.pieces(taken))
        told = {
            "format": name,
            "what": taken.what,
            "mib": round(size / 2**20, 2),
            "seconds": round(time.process_time() - began, 2),
            "memory_mib": round(peak_mib() - before, 1),
            "left_out": taken.left.total(),
        }
    print(json.dumps(told), flush=True)


def main() -> None:
    """Measure the formats named, or all."""
    place, *names = sys.argv[1:]
    if names[:1] == ["--one"]:
        measure(place, names[1])
        return
    for name in names or [one.name for one in FORMATS]:
        subprocess.run([sys.executable, __file__, place, "--one", name], check=True)


if __name__ == "__main__":
    main()
