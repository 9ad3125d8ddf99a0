"""What only looks like a designation: roads, visas, court cases and ages, told by the words beside it."""

import re
from dataclasses import dataclass
from pathlib import Path

from legation.world import tables
from legation.world.items_lexicon import NOUN
from legation.world.items_tables import VETOES
from legation.world.tables import TableError, split

_REACH = 40
"""Characters either side in which the words of a veto are sought."""


@dataclass(frozen=True, slots=True)
class Veto:
    """One row of designation_vetoes.csv: printed forms that are no designation where one of some phrases holds.

    `printed` matches the whole of the form; `around` is a regular expression over the text about it, in which
    `~` stands for the form itself; None forbids the form everywhere.
    """

    printed: re.Pattern[str]
    around: re.Pattern[str] | None

    def forbids(self, folded: str, start: int, end: int) -> bool:
        """Whether the form printed from `start` to `end` is none of the designations here."""
        if not self.printed.fullmatch(folded, start, end):
            return False
        before, after = folded[max(0, start - _REACH) : start], folded[end : end + _REACH]
        return self.around is None or self.around.search(f"{before}{NOUN}{after}".lower()) is not None


def vetoes(extra: Path | None = None) -> list[Veto]:
    """The vetoes of the table in its order. Raises `TableError` for a form that is no regular expression."""
    return [_veto(row["form"], split(row["near"])) for row in tables.read(VETOES, extra)]


def _veto(form: str, near: tuple[str, ...]) -> Veto:
    try:
        printed = re.compile(form)
    except re.error as error:
        raise TableError(f"{VETOES.file}: {form}: {error}") from error
    return Veto(printed, re.compile("|".join(map(_phrase, near))) if near else None)


def _phrase(phrase: str) -> str:
    """A phrase as an expression: a space stands for any space, hyphen or quotation mark, `#` for a figure."""
    words = re.escape(phrase).replace(r"\ ", r"[\s\"'-]+").replace(r"\#", r"\d").replace(re.escape(NOUN), NOUN)
    return rf"(?<!\w){words}(?!\w)" if phrase[-1].isalpha() else rf"(?<!\w){words}"
