"""Times as news give them: an interval with open ends, never a guessed day."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Interval:
    """The stretch of days a time expression stands for.

    `start` and `end` are ISO days (inclusive) or None where that side is open. `grain` is the unit the words speak of:
    time, day, week, month, quarter, half, season, year, decade, century, or none. `edtf` keeps what is known of a date
    whose year is not ("--10-15"). `how` says in a few words which route led there; `rule` names the rule.
    """

    start: str | None
    end: str | None
    grain: str
    how: str
    rule: str
    edtf: str | None = None

    @property
    def open(self) -> bool:
        """True when neither side is known."""
        return self.start is None and self.end is None
