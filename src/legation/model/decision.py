"""What a person decided of a claim, or of two."""

from dataclasses import dataclass
from typing import Any

VERDICTS = ("accept", "correct", "reject", "same", "different", "unsure", "note", "add", "undo")
"""What can be decided: of one claim, of two, that a claim is missing, and to take a decision back."""

ON_PAIRS = ("same", "different", "unsure")
"""Verdicts on two claims: whether they tell of one act. One may be unsure about a single claim, too."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A claim as it was read when a person decided of it: the hash of its page, its id, its record."""

    sha256: str
    claim_id: str
    record: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision, never changed once made; `undoes` is the number of the decision that an `undo` takes back.

    `field` and `value` are those of a correction. `number` counts up within a register.
    """

    verdict: str
    who: str
    why: str = ""
    claim: Seen | None = None
    other: Seen | None = None
    field: str | None = None
    value: str | None = None
    undoes: int | None = None
    at: str = ""
    number: int = 0
