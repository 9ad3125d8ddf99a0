"""How much speaks for it that two claims tell of one act: the score with its reasons.

The weights and their sources stand in `tables/signals.csv`. Two claims match when nothing forbids it (`clashes`) and
the weights of what they share reach `THRESHOLD`; from `HINT` on they match only if no other act is in question.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from legation.register.clashes import apart, clash, copied, when
from legation.register.features import Features
from legation.register.things import one_family, one_kind
from legation.register.timing import UNKNOWN, overlap

THRESHOLD = 0.5
"""Score from which two claims are one act: parties, item and dates agree, or the words are copied."""

HINT = 0.35
"""Score from which a vague mention is of an act that is the only one it can mean."""


@dataclass(frozen=True, slots=True)
class Match:
    """How well two claims agree: `score` is the sum of the weights of `reasons`, which are ids of the signals table."""

    score: float
    reasons: tuple[str, ...]

    @property
    def sure(self) -> bool:
        """Whether the two are one act whatever else there is; never where nobody knows when the one was told."""
        return self.score >= THRESHOLD and UNKNOWN not in self.reasons

    def told(self) -> str:
        """The reasons in words."""
        return "; ".join(_signals()[reason][1] for reason in self.reasons)


def match(a: Features, b: Features) -> Match | None:
    """The match of two claims, or None where something forbids it or too little speaks for it."""
    if a.act != b.act or clash(a, b):
        return None
    reasons = tuple(_reasons(a, b))
    score = round(sum(_signals()[reason][0] for reason in reasons), 4)
    return Match(score, reasons) if score >= HINT else None


def _reasons(a: Features, b: Features) -> Iterator[str]:
    if copied(a, b):
        yield "copied_words"
    if a.story_key == b.story_key:
        yield "same_story"
    elif a.title and a.title == b.title:
        yield "same_title"
    if a.phase != b.phase:
        yield "phases_confused"
    if a.roles:
        if a.roles == b.roles:
            yield "same_parties"
        elif a.roles.keys() & b.roles.keys():
            yield "parties_within"
    yield from _item_reasons(a, b)
    timed = when(a, b)
    if timed:
        yield timed
    if a.place and a.place == b.place:
        yield "same_place"
    elif apart(a, b):
        yield "places_apart"


def _item_reasons(a: Features, b: Features) -> Iterator[str]:
    if not (a.item or b.item):
        yield "no_item"
    if not (a.item and b.item):
        return
    if a.batch and a.batch == b.batch:
        yield "same_batch"
    if a.designation and b.designation and one_family(a.designation, b.designation):
        yield "same_designation" if a.designation == b.designation else "one_family"
    elif one_kind(a.kind, b.kind):
        yield "same_item_kind"
    if a.quantity and b.quantity:
        yield "same_quantity" if overlap(a.quantity, b.quantity) else "quantities_differ"


@cache
def _signals() -> dict[str, tuple[float, str]]:
    table = files("legation.register").joinpath("tables", "signals.csv").read_text("utf-8")
    return {row["signal"]: (float(row["weight"]), row["reason"]) for row in csv.DictReader(table.splitlines())}
