"""Which drafts become claims, by points.

A draft that a trigger makes outright is taken unless very much speaks against it; a loose one only if enough speaks
for it. The trees of tests on marks, and the points of each word for each type, are data (`data/scorecard.json`,
`data/words.csv`); `bench/weigh.py` learns them from the proving corpus. The program only adds up.
"""

import csv
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Protocol

from legation.claims.draft import Draft
from legation.claims.marks import word_marks
from legation.claims.points import Score, Words
from legation.claims.trees import Forest


class Judge(Protocol):
    """What decides on drafts."""

    def topics(self, words: Collection[str]) -> Collection[str] | None:
        """The types that a sentence of such words may tell loosely; None for any."""

    def within_reach(self, draft: Draft, marks: Mapping[str, str], words: Collection[str]) -> bool:
        """Whether a loose draft can still become a claim by the marks that are yet to be noted of it."""

    def score(self, draft: Draft, marks: Mapping[str, str], words: Collection[str]) -> Score | None:
        """The points of a draft; None where nothing is known of its type."""


class Outright:
    """A judge that takes what triggers make outright and nothing else: what the codebook alone makes of a text."""

    def topics(self, words: Collection[str]) -> Collection[str]:
        """None is told loosely."""
        return ()

    def within_reach(self, draft: Draft, marks: Mapping[str, str], words: Collection[str]) -> bool:
        """No loose draft is taken."""
        return False

    def score(self, draft: Draft, marks: Mapping[str, str], words: Collection[str]) -> None:
        """No points: a draft made outright is taken."""


@dataclass(frozen=True)
class Scorecard:
    """The trees for drafts made outright and for loose ones, the words, and how many points the words of a sentence
    must give a type for it to be told loosely at all.
    """

    outright: Forest
    loose: Forest
    words: Words
    topical: int

    def topics(self, words: Collection[str]) -> frozenset[str]:
        """The types that a sentence of such words may tell loosely."""
        return frozenset(name for name, points in self.words.points(words).items() if points >= self.topical)

    def within_reach(self, draft: Draft, marks: Mapping[str, str], words: Collection[str]) -> bool:
        """Whether a loose draft of such marks, in a sentence of such words, can still get enough points."""
        name = draft.event_type.name
        known = {**marks, **word_marks(self.words.points(words), name)}
        return name in self.words.types and self.loose.within_reach(known)

    def score(self, draft: Draft, marks: Mapping[str, str], words: Collection[str]) -> Score | None:
        """The points of a draft with such marks in a sentence of such words; None where its type has no words."""
        name = draft.event_type.name
        if name not in self.words.types:
            return None
        trees = self.outright if draft.near is None else self.loose
        return trees.add_up({**marks, **word_marks(self.words.points(words), name)})


@cache
def shipped() -> Scorecard:
    """The scorecard that ships with the package."""
    data = files("legation.claims").joinpath("data")
    read = json.loads(data.joinpath("scorecard.json").read_text(encoding="utf-8"))
    with data.joinpath("words.csv").open(encoding="utf-8") as lines:
        rows = [
            (row["type"], int(row["points"]), word) for row in csv.DictReader(lines) for word in row["words"].split()
        ]
    return Scorecard(_forest(read["outright"]), _forest(read["loose"]), Words(rows), int(read["topical"]))


def _forest(read: Mapping[str, Any]) -> Forest:
    return Forest(float(read["base"]), float(read["needed"]), float(read["weight"]), tuple(read["trees"]))
