"""One speaker of a claim's chain."""

from collections.abc import Callable
from dataclasses import dataclass

from legation.model.claim import Party, Source

MEDIA = ("agency", "outlet")


@dataclass(frozen=True, slots=True)
class Voice:
    """One speaker of the chain with the force of the word that hands over (say, allege, deny, ask …), and that word's
    token; `head` is the token of the speaker's own phrase, `party` whom the speaker stands for, `at` where the speaker
    stands in the story, if that is known.
    """

    source: Source
    force: str
    token: int
    party_iso3: str | None
    org: str | None = None
    head: int = -1
    party: Party | None = None
    at: int = -1


Meant = Callable[[Voice], bool]
"""Whether a word can mean a voice."""
