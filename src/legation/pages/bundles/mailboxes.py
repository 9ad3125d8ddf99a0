"""Mailboxes: each message is an input."""

import mailbox
from collections.abc import Iterator
from pathlib import Path

from legation.pages.source import Input, Limits, megabytes


def mbox(path: Path, limits: Limits) -> Iterator[Input]:
    """The messages of an mbox file, in order. ValueError if it is none."""
    with path.open("rb") as file:
        if file.read(5) != b"From ":
            raise ValueError("not a mailbox: an mbox file begins with a From line")
    box = mailbox.mbox(path, create=False)
    try:
        for number, key in enumerate(box.keys(), 1):
            name = f"{path}#{number}"
            data = box.get_bytes(key)
            if len(data) > limits.text_bytes:
                yield Input(name, error=f"{name}: larger than the limit of {megabytes(limits.text_bytes)}")
            else:
                yield Input(name, data=data)
    finally:
        box.close()
