"""Numbers as news give them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quantity:
    """A stated number or a bounded range, with the words it rests on.

    Exactly known: `low == high`. "up to 40": low None, high 40. "at least 10", "more than 10": low 10 (11), high None.
    "dozens": low 24, high None with `vague` true. `kind` is count, money, measure (calibre, distance, weight: never a
    count of items), percent, duration, ordinal, year or part_number. `unit` is the printed unit word ("mm", "dollars",
    "tonnes") or None for plain counts. `modifier` is the printed hedge ("up to", "about", "at least") or None.
    """

    start: int
    end: int
    text: str
    low: float | None
    high: float | None
    kind: str
    unit: str | None = None
    modifier: str | None = None
    vague: bool = False
    rule: str = ""

    @property
    def exact(self) -> float | None:
        """The number when the words give exactly one, else None."""
        return self.low if self.low is not None and self.low == self.high else None
